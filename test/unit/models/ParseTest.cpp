//===-- test/unit/models/ParseTest.cpp - Model files to rows ---------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/models/Model.h"
#include "checkers/models/RoleTable.h"

#include "llvm/ADT/StringSet.h"
#include "gtest/gtest.h"

using namespace holdwait;
using namespace holdwait::models;

static std::vector<Row> rowsOf(llvm::StringRef Rows) {
  auto Parsed = parse(("library: test\nrows:\n" + Rows).str(), "m.yaml");
  if (!Parsed) {
    ADD_FAILURE() << llvm::toString(Parsed.takeError());
    return {};
  }
  return Parsed->Rows;
}

static Row rowOf(llvm::StringRef OneRow) {
  std::vector<Row> Rows = rowsOf(("  - " + OneRow + "\n").str());
  return Rows.size() == 1 ? Rows.front() : Row();
}

static std::string errorOf(llvm::StringRef Text) {
  auto Parsed = parse(Text, "m.yaml");
  return Parsed ? "" : llvm::toString(Parsed.takeError());
}

/// The error of a file whose third line is this row, from its position on.
static std::string rowError(llvm::StringRef OneRow) {
  std::string Text = errorOf(("library: test\nrows:\n- " + OneRow + "\n").str());
  llvm::StringRef Rest = Text;
  return Rest.consume_front("m.yaml:") ? Rest.str() : Text;
}

//===----------------------------------------------------------------------===//
// Good rows
//===----------------------------------------------------------------------===//

TEST(Parse, ReadsTheLibraryAndWhereARowStands) {
  auto Parsed = parse("library: mine\nrows:\n  - type: M\n    role: lock\n", "m.yaml");
  ASSERT_TRUE(bool(Parsed));
  EXPECT_EQ(Parsed->Name, "mine");
  ASSERT_EQ(Parsed->Rows.size(), 1u);
  EXPECT_EQ(Parsed->Rows[0].File, "m.yaml");
  EXPECT_EQ(Parsed->Rows[0].Line, 3u);
}

TEST(Parse, ReadsLockTypes) {
  Row R = rowOf("{type: M, role: lock, recursive: true, shared: true, spin: false}");
  EXPECT_EQ(R.What, Role::Lock);
  EXPECT_EQ(R.Name, "M");
  EXPECT_TRUE(R.IsType);
  EXPECT_TRUE(R.Recursive);
  EXPECT_TRUE(R.Shared);
  EXPECT_FALSE(R.Spin);
}

TEST(Parse, MakesARowOfEachName) {
  std::vector<Row> Rows =
      rowsOf("  - function: [a::f, b::g]\n    role: release\n    object: arg1\n");
  ASSERT_EQ(Rows.size(), 2u);
  EXPECT_EQ(Rows[0].Name, "a::f");
  EXPECT_EQ(Rows[1].Name, "b::g");
  EXPECT_EQ(Rows[1].Object.Index, 1u);
  EXPECT_FALSE(Rows[1].IsType);
}

TEST(Parse, ActsOnTheObjectWhenNothingIsSaid) {
  EXPECT_EQ(rowOf("{function: f, role: acquire}").Object.What, Operand::This);
  Row Identity = rowOf("{function: f, role: identity}");
  EXPECT_EQ(Identity.Object.What, Operand::Argument);
  EXPECT_EQ(Identity.Object.Index, 0u);
}

TEST(Parse, ReadsOperands) {
  Row Lock = rowOf("{function: f, role: acquire, object: arg0+}");
  EXPECT_EQ(Lock.Object.What, Operand::Argument);
  EXPECT_EQ(Lock.Object.Index, 0u);
  EXPECT_TRUE(Lock.Object.AndFollowing);
  Row Spawn = rowOf("{function: f, role: spawn, kind: task, callable: arg1, args: arg2+, "
                    "handle: result, executor: this, value: arg0, deferred-when: 2}");
  EXPECT_EQ(Spawn.Spawn, skeleton::SpawnKind::Task);
  EXPECT_EQ(Spawn.Callable.Index, 1u);
  EXPECT_EQ(Spawn.Args.Index, 2u);
  EXPECT_TRUE(Spawn.Args.AndFollowing);
  EXPECT_EQ(Spawn.Handle.What, Operand::Result);
  EXPECT_EQ(Spawn.Executor.What, Operand::This);
  EXPECT_EQ(Spawn.Value.Index, 0u);
  EXPECT_EQ(Spawn.DeferredWhen, 2);
  Row Assign = rowOf("{function: f, role: assign, value: -3}");
  EXPECT_EQ(Assign.Value.What, Operand::Constant);
  EXPECT_EQ(Assign.Value.Number, -3);
}

TEST(Parse, ReadsHowAnAcquisitionWaits) {
  Row R = rowOf("{function: f, role: acquire, mode: shared, waiting: timed}");
  EXPECT_EQ(R.Mode, skeleton::Mode::Shared);
  EXPECT_EQ(R.Waiting, skeleton::Waiting::Timed);
}

TEST(Parse, ReadsWhatSuccessIs) {
  EXPECT_FALSE(rowOf("{function: f, role: acquire}").Success);
  EXPECT_FALSE(rowOf("{function: f, role: acquire, success: nonzero}").Success);
  Row Zero = rowOf("{function: f, role: acquire, success: zero}");
  EXPECT_EQ(Zero.Success, 0);
  EXPECT_TRUE(Zero.SuccessIsZero);
  Row Number = rowOf("{function: f, role: acquire, success: -1}");
  EXPECT_EQ(Number.Success, -1);
  EXPECT_FALSE(Number.SuccessIsZero);
}

TEST(Parse, ReadsTags) {
  Row R = rowOf("{function: 'G::G', role: guard-bind, locks: arg0, "
                "tags: {std::defer_lock_t: defer, a::b: timed}}");
  ASSERT_EQ(R.Tags.size(), 2u);
  EXPECT_EQ(R.Tags[0].Type, "std::defer_lock_t");
  EXPECT_EQ(R.Tags[0].Policy, skeleton::GuardPolicy::Defer);
  EXPECT_EQ(R.Tags[1].Policy, skeleton::GuardPolicy::Timed);
}

TEST(Parse, ReadsWhichOverloadIsMeant) {
  Row R = rowOf("{function: f, role: ignore, parameters: 3, where: {arg1: a::T}}");
  EXPECT_EQ(R.Parameters, 3u);
  ASSERT_EQ(R.Where.size(), 1u);
  EXPECT_EQ(R.Where[0].Argument, 1u);
  ASSERT_EQ(R.Where[0].Types.size(), 1u);
  EXPECT_EQ(R.Where[0].Types[0].Name, "a::T");
  EXPECT_FALSE(R.Where[0].Types[0].Pointer);
}

TEST(Parse, ReadsSeveralTypesAndPointers) {
  Row R = rowOf("{function: f, role: ignore, where: {arg0: [a::T, 'b::U*']}}");
  ASSERT_EQ(R.Where.size(), 1u);
  ASSERT_EQ(R.Where[0].Types.size(), 2u);
  EXPECT_FALSE(R.Where[0].Types[0].Pointer);
  EXPECT_EQ(R.Where[0].Types[1].Name, "b::U");
  EXPECT_TRUE(R.Where[0].Types[1].Pointer);
}

TEST(Parse, ReadsWhatHappensThen) {
  Row R =
      rowOf("{function: f, role: spawn, kind: task, executor: process, callable: arg1+, "
            "then: [{role: wait, kind: room, object: process, helping: task, when: {arg2: 3}}]}");
  EXPECT_EQ(R.Executor.What, Operand::Process);
  EXPECT_TRUE(R.Callable.AndFollowing);
  ASSERT_EQ(R.Then.size(), 1u);
  const Row &Part = R.Then[0];
  EXPECT_EQ(Part.What, Role::Wait);
  EXPECT_EQ(Part.Wait, skeleton::WaitKind::Room);
  EXPECT_EQ(Part.Object.What, Operand::Process);
  EXPECT_EQ(Part.Helping, Help::Task);
  ASSERT_EQ(Part.When.size(), 1u);
  EXPECT_EQ(Part.When[0].Argument, 2u);
  EXPECT_EQ(Part.When[0].Number, 3);
}

TEST(Parse, RefusesWhatOnlyAWholeRowSays) {
  const std::string Error =
      rowError("{function: f, role: ignore, then: [{role: notify, kind: queue, parameters: 1}]}");
  EXPECT_NE(Error.find("does not take 'parameters'"), std::string::npos) << Error;
}

TEST(Parse, ReadsInitialisers) {
  Row Function = rowOf("{function: f, role: init, object: arg0, value: arg1, recursive-when: 0x1}");
  EXPECT_EQ(Function.RecursiveWhen, 1);
  Row Macro = rowOf("{macro: INIT, role: init, recursive: true}");
  EXPECT_EQ(Macro.Macro, "INIT");
  EXPECT_TRUE(Macro.Recursive);
  EXPECT_EQ(Macro.Name, "");
}

TEST(Parse, TakesTheSubjectOfAMatcherFromItsRole) {
  EXPECT_TRUE(rowOf("{matcher: cxxRecordDecl(), role: lock}").IsType);
  Row R = rowOf("{matcher: functionDecl(), role: acquire}");
  EXPECT_FALSE(R.IsType);
  EXPECT_EQ(R.Matcher, "functionDecl()");
}

TEST(Parse, TakesOperatorsAndPrefixesAsNames) {
  for (llvm::StringRef Name :
       {"a::T::operator()", "operator<", "a::operator<<", "a::T::operator bool", "a::T::operator*",
        "a::T::operator->", "a::T::operator[]", "a::T::~T", "a::*"})
    EXPECT_EQ(rowOf(("{function: '" + Name + "', role: ignore}").str()).Name, Name);
}

//===----------------------------------------------------------------------===//
// Bad files
//===----------------------------------------------------------------------===//

TEST(ParseErrors, OfTheFile) {
  EXPECT_EQ(errorOf(""), "m.yaml:1:1: a model file is a mapping with 'library' and 'rows'");
  EXPECT_EQ(errorOf("- a\n"), "m.yaml:1:1: a model file is a mapping with 'library' and 'rows'");
  EXPECT_EQ(errorOf("rows: []\n"), "m.yaml:1:1: a model file needs 'library'");
  EXPECT_EQ(errorOf("library: a\n"), "m.yaml:1:1: a model file needs 'rows'");
  EXPECT_EQ(errorOf("library: a\nrows: b\n"), "m.yaml:2:7: 'rows' must be a list of rows");
  EXPECT_EQ(errorOf("library: a\nrows: []\nrow: []\n"),
            "m.yaml:3:1: unknown key 'row'; allowed: library, rows");
}

TEST(ParseErrors, OfSyntaxComeFirst) {
  EXPECT_EQ(errorOf("library: a\nrows: [{type: 'x}]\n"),
            "m.yaml:2:19: Expected quote at end of scalar");
}

TEST(ParseErrors, AreAllTold) {
  EXPECT_EQ(errorOf("library: a\n"
                    "rows:\n"
                    "  - type: M\n"
                    "    role: lock\n"
                    "    spin: yes\n"
                    "  - function: f\n"
                    "    role: wait\n"
                    "    mode: shared\n"),
            "m.yaml:5:11: 'spin' must be true or false, not 'yes'\n"
            "m.yaml:8:5: role 'wait' does not take 'mode'; it takes: object, locks, callable, "
            "waiting, kind, success, parameters, where, throws, count, helping, timeout, then\n"
            "m.yaml:6:5: role 'wait' needs 'kind'");
}

TEST(ParseErrors, OfTheSubject) {
  EXPECT_EQ(rowError("a"), "3:3: a row must be a mapping such as {type: std::mutex, role: lock}");
  EXPECT_EQ(rowError("{role: lock}"),
            "3:3: a row names one of type, function, matcher, macro; this one names none");
  EXPECT_EQ(rowError("{type: a, macro: b, role: lock}"),
            "3:3: a row names one of type, function, matcher, macro; this one names 'type' and "
            "'macro'");
  EXPECT_EQ(rowError("{type: {a: b}, role: lock}"),
            "3:10: 'type' must be a name or a list of names");
  EXPECT_EQ(rowError("{type: [], role: lock}"), "3:10: 'type' must be a name or a list of names");
}

TEST(ParseErrors, OfNames) {
  EXPECT_EQ(rowError("{type: '', role: lock}"), "3:10: '': an empty name");
  EXPECT_EQ(rowError("{type: '::M', role: lock}"), "3:10: '::M': a name starts without '::'");
  EXPECT_EQ(rowError("{type: 'M<int>', role: lock}"),
            "3:10: 'M<int>': a name has no template arguments");
  EXPECT_EQ(rowError("{function: 'f()', role: ignore}"), "3:14: 'f()': not a qualified name");
  EXPECT_EQ(rowError("{function: 'a::f*', role: ignore}"),
            "3:14: 'a::f*': '*' is only allowed at the end, after '::'");
  EXPECT_EQ(rowError("{function: '::*', role: ignore}"), "3:14: '::*': a name starts without '::'");
  EXPECT_EQ(rowError("{type: 'a::*', role: lock}"), "3:10: 'a::*': '*' is not allowed here");
  EXPECT_EQ(rowError("{function: f, role: ignore, where: {arg0: 'a b'}}"),
            "3:45: 'a b': not a qualified name");
}

TEST(ParseErrors, OfNamesGivenTwice) {
  EXPECT_EQ(rowError("{function: [f, g, f], role: ignore}"),
            "3:21: 'f' already has a row, at line 3");
  EXPECT_EQ(rowError("{function: f, role: ignore, parameters: 1}\n- {function: f, role: ignore}"),
            "");
  EXPECT_EQ(rowError("{function: f, role: ignore}\n- {function: f, role: ignore, parameters: 1}"),
            "4:14: 'f' already has a row, at line 3");
  EXPECT_EQ(rowError("{function: f, role: ignore}\n- {type: f, role: lock}"), "");
}

TEST(ParseErrors, OfTheRole) {
  EXPECT_EQ(
      rowError("{type: a}"),
      "3:3: a row needs 'role'; allowed: lock, guard, condition, once, thread, pool, "
      "executor, future, callable, value, pointer, container, acquire, release, init, "
      "set-attribute, destroy, guard-bind, "
      "guard-lock, guard-unlock, guard-release, guard-owns, guard-mutex, guard-swap, wait, "
      "notify, spawn, call-once, signal-set, signal-mask, deref, element, identity, copy, "
      "bind, invoke, register, assign, construct, swap, exchange, ordered-by, current-thread, "
      "remove, ignore, no-throw, walk");
  EXPECT_EQ(rowError("{function: a, role: aquire}").substr(0, 45),
            "3:23: unknown role 'aquire'; allowed: lock, g");
  EXPECT_EQ(rowError("{function: a, role: lock}"),
            "3:23: role 'lock' describes a type, not a function");
  EXPECT_EQ(rowError("{type: a, role: acquire}"),
            "3:19: role 'acquire' describes a function, not a type");
  EXPECT_EQ(rowError("{macro: a, role: lock}"), "3:20: role 'lock' describes a type, not a macro");
}

TEST(ParseErrors, OfOptions) {
  EXPECT_EQ(rowError("{function: f, role: release, objekt: arg0}"),
            "3:32: unknown option 'objekt'; role 'release' takes: object, mode, parameters, where, "
            "throws, count, then");
  EXPECT_EQ(rowError("{type: M, role: once, spin: true}"),
            "3:25: role 'once' does not take 'spin'; it takes: none");
  EXPECT_EQ(rowError("{macro: M, role: init, value: arg1}"),
            "3:26: role 'init' does not take 'value'; it takes: recursive, shared, spin");
  EXPECT_EQ(rowError("{function: f, role: init, recursive: true}"),
            "3:29: role 'init' does not take 'recursive'; it takes: object, value, callable, "
            "args, executor, recursive-when, parameters, where, throws, capacity, overflow, "
            "then");
  EXPECT_EQ(rowError("{function: f, role: call-once}"),
            "3:3: role 'call-once' needs 'object'\nm.yaml:3:3: role 'call-once' needs 'callable'");
  EXPECT_EQ(rowError("{function: f, role: release, object: [this]}"),
            "3:40: 'object' must be a single value");
  EXPECT_EQ(rowError("{function: f, role: guard-bind, locks: arg0, tags: adopt}"),
            "3:54: 'tags' must be a mapping");
}

TEST(ParseErrors, OfOptionValues) {
  EXPECT_EQ(rowError("{function: f, role: acquire, object: arg}"),
            "3:40: 'object' must be one of this, result, argN, argN+, not 'arg'");
  EXPECT_EQ(rowError("{function: f, role: assign, value: arg0+}"),
            "3:38: 'value' must be one of this, argN, an integer, not 'arg0+'");
  EXPECT_EQ(rowError("{function: f, role: acquire, object: arg100}"),
            "3:40: 'object' must be one of this, result, argN, argN+, not 'arg100'");
  EXPECT_EQ(rowError("{function: f, role: acquire, mode: write}"),
            "3:38: 'mode' must be one of exclusive, shared, upgrade, not 'write'");
  EXPECT_EQ(rowError("{function: f, role: acquire, waiting: no}"),
            "3:41: 'waiting' must be one of blocking, timed, try, not 'no'");
  EXPECT_EQ(rowError("{function: f, role: acquire, success: maybe}"),
            "3:41: 'success' must be zero, nonzero or an integer, not 'maybe'");
  EXPECT_EQ(rowError("{function: f, role: notify, kind: thread}"),
            "3:37: 'kind' must be one of condition, join, future, latch, barrier, semaphore, "
            "queue, once, block, exit, room, not 'thread'");
  EXPECT_EQ(rowError("{function: f, role: spawn, callable: arg0, kind: join}"),
            "3:52: 'kind' must be one of thread, task, deferred, signal, at-exit, not 'join'");
  EXPECT_EQ(rowError("{function: f, role: signal-set, kind: block}"),
            "3:41: 'kind' must be one of clear, fill, add, remove, not 'block'");
  EXPECT_EQ(rowError("{function: f, role: signal-mask, how: 0, value: arg1}"),
            "3:41: 'how' must be one of argN, not '0'");
  EXPECT_EQ(rowError("{function: f, role: init, recursive-when: one}"),
            "3:45: 'recursive-when' must be an integer, not 'one'");
  EXPECT_EQ(rowError("{function: f, role: ignore, parameters: -1}"),
            "3:43: 'parameters' must be an integer, not '-1'");
  EXPECT_EQ(rowError("{function: f, role: ignore, where: {first: T}}"),
            "3:39: 'where' maps argN to a type, not 'first'");
  EXPECT_EQ(rowError("{function: f, role: guard-bind, locks: arg0, tags: {t: later}}"),
            "3:58: 't' must be one of lock, defer, adopt, try, timed, not 'later'");
}

//===----------------------------------------------------------------------===//
// The table
//===----------------------------------------------------------------------===//

TEST(RoleTable, HasEveryRoleOnceInOrder) {
  llvm::StringSet<> Names;
  for (size_t I = 0; I != roleTable().size(); ++I) {
    EXPECT_EQ(static_cast<size_t>(roleTable()[I].What), I);
    EXPECT_TRUE(Names.insert(roleTable()[I].Name).second);
  }
  EXPECT_EQ(roleTable().back().What, Role::Walk);
}
