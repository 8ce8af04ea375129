//===-- test/unit/solver/LockClassTest.cpp - Which class a path names -----===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solving.h"

#include "gtest/gtest.h"

using namespace holdwait::solver;

namespace {

/// A program and the classes of its locks.
struct Classified {
  explicit Classified(llvm::StringRef Text) : U(unit(Text)), P(U), Paths(8), Classes(P, Paths) {}

  uint32_t symbol(llvm::StringRef Name) const { return symbolOf(U, Name); }
  PathId self() { return Paths.root(RootKind::This); }
  PathId local(uint32_t N) { return Paths.root(RootKind::Local, N); }
  PathId global(llvm::StringRef Name) { return Paths.root(RootKind::Global, symbol(Name)); }
  PathId deref(PathId P) { return Paths.extend(P, {SelectorKind::Deref, 0}); }
  PathId field(PathId P, llvm::StringRef Name) {
    return Paths.extend(P, {SelectorKind::Field, symbol(Name)});
  }
  PathId some(PathId P) { return Paths.extend(P, {SelectorKind::AnyIndex, 0}); }

  std::string classOf(PathId P) {
    const uint32_t Symbol = Classes.classOf(P);
    const std::string Parametric = Classes.isParametric(P) ? "parametric" : "unknown";
    return Symbol == NoIndex ? Parametric : U.Strings[U.Symbols[Symbol].Name];
  }
  bool isLockType(llvm::StringRef Record) { return Classes.isLockType(symbol(Record)); }

  holdwait::skeleton::Unit U;
  Program P;
  PathTable Paths;
  LockClasses Classes;
};

const char Wrapper[] = R"(
record Mutex
record Server
lock field Mutex::m in Mutex
field Server::mu in Server
field Server::ptr in Server pointer
function Mutex::lock in Mutex
function Mutex::unlock in Mutex
variable server
define Mutex::lock() method {
  acquire this.Mutex::m
}
define Mutex::unlock() method {
  release this.Mutex::m
}
)";

//===----------------------------------------------------------------------===//
// Plain locks
//===----------------------------------------------------------------------===//

TEST(LockClassTest, GlobalIsItsOwnClass) {
  Classified C("");
  EXPECT_EQ(C.classOf(C.global("A")), "A");
  EXPECT_EQ(C.classOf(C.some(C.global("A"))), "A") << "so are its elements";
  EXPECT_EQ(C.Classes.ownerOf(C.global("A")), NoIndex);
}

TEST(LockClassTest, MemberIsOneClassWhateverTheObject) {
  Classified C("record R\nlock field R::mu in R\nvariable r");
  for (PathId Object : {C.self(), C.local(0), C.deref(C.local(1)), C.global("r"), C.Paths.any(),
                        C.some(C.global("r"))}) {
    EXPECT_EQ(C.classOf(C.field(Object, "R::mu")), "R::mu");
    EXPECT_FALSE(C.Classes.isParametric(C.field(Object, "R::mu")));
    EXPECT_EQ(C.Classes.ownerOf(C.field(Object, "R::mu")), Object);
  }
}

TEST(LockClassTest, LockBehindAFormalIsTheCallersToName) {
  Classified C("");
  EXPECT_EQ(C.classOf(C.deref(C.local(0))), "parametric");
  EXPECT_EQ(C.classOf(C.self()), "parametric");
  EXPECT_EQ(C.classOf(C.deref(C.Paths.any())), "unknown");
}

TEST(LockClassTest, LockBehindAPointerMemberIsNamedByTheMember) {
  Classified C("record R\nfield R::p in R pointer");
  EXPECT_EQ(C.classOf(C.deref(C.field(C.self(), "R::p"))), "R::p");
}

//===----------------------------------------------------------------------===//
// Wrappers
//===----------------------------------------------------------------------===//

TEST(LockClassTest, WrapperIsLookedThrough) {
  Classified C(Wrapper);
  EXPECT_TRUE(C.isLockType("Mutex"));
  EXPECT_EQ(C.classOf(C.field(C.field(C.self(), "Server::mu"), "Mutex::m")), "Server::mu");
  EXPECT_EQ(C.classOf(C.field(C.global("server"), "Mutex::m")), "server");
  EXPECT_EQ(C.classOf(C.field(C.deref(C.field(C.self(), "Server::ptr")), "Mutex::m")),
            "Server::ptr");
}

TEST(LockClassTest, InsideTheWrapperTheLockIsTheCallers) {
  Classified C(Wrapper);
  EXPECT_EQ(C.classOf(C.field(C.self(), "Mutex::m")), "parametric");
  EXPECT_EQ(C.classOf(C.field(C.deref(C.local(0)), "Mutex::m")), "parametric");
}

TEST(LockClassTest, WrapperOfAWrapperIsLookedThroughTwice) {
  Classified C(std::string(Wrapper) + R"(
record Traced
field Traced::inner in Traced
field Server::traced in Server
function Traced::lock in Traced
function Traced::unlock in Traced
define Traced::lock() method {
  call Mutex::lock() on this.Traced::inner
}
define Traced::unlock() method {
  call Mutex::unlock() on this.Traced::inner
})");
  EXPECT_TRUE(C.isLockType("Traced"));
  EXPECT_EQ(
      C.classOf(C.field(C.field(C.field(C.self(), "Server::traced"), "Traced::inner"), "Mutex::m")),
      "Server::traced");
}

TEST(LockClassTest, RecordThatUsesItsOwnLockIsNoLock) {
  // By hand, within one method; and by guard.
  for (const char *Body : {"acquire this.Counter::mu\n  release this.Counter::mu",
                           "guard bind %g = this.Counter::mu\n  guard destroy %g"}) {
    Classified C(std::string(R"(
record Counter
lock field Counter::mu in Counter
function Counter::add in Counter
function Counter::lock in Counter
function Counter::unlock in Counter
define Counter::lock() method {
  acquire this.Counter::mu
}
define Counter::unlock() method {
  release this.Counter::mu
}
define Counter::add() method {
  local %g
  )") + Body + "\n}\n");
    EXPECT_FALSE(C.isLockType("Counter"));
    EXPECT_EQ(C.classOf(C.field(C.self(), "Counter::mu")), "Counter::mu");
  }
}

TEST(LockClassTest, RecordThatOnlyTakesOrOnlyReleasesIsNoLock) {
  Classified C(R"(
record Half
lock field Half::mu in Half
function Half::begin in Half
define Half::begin() method {
  acquire this.Half::mu
})");
  EXPECT_FALSE(C.isLockType("Half"));
}

TEST(LockClassTest, GuardClassIsNoLock) {
  // It takes in its constructor and releases in its destructor.
  Classified C(R"(
record Guard
field Guard::ref in Guard reference
function Guard::Guard in Guard
function Guard::~Guard in Guard
define Guard::Guard(%m reference) method constructor {
  assign this.Guard::ref = %m
  acquire this.Guard::ref*
}
define Guard::~Guard() method destructor {
  release this.Guard::ref*
})");
  EXPECT_FALSE(C.isLockType("Guard"));
}

TEST(LockClassTest, DeclaredCapabilityIsALock) {
  Classified C("class Spin capability\nfield Spin::word in Spin\nfield R::spin");
  EXPECT_TRUE(C.isLockType("Spin"));
  EXPECT_EQ(C.classOf(C.field(C.field(C.self(), "R::spin"), "Spin::word")), "R::spin");
}

TEST(LockClassTest, UserOfAWrapperIsNoLockInWhateverOrderFunctionsCome) {
  // Db::work holds the wrapper for its own purposes, so Server::run, which calls
  // it, does not acquire Server::db. Functions come in the order of their
  // identities: many names, many orders.
  for (int Number = 0; Number < 64; ++Number) {
    std::string Text = R"(
record M#
record Db#
record Server#
lock field M#::m in M#
field Db#::mu in Db#
field Server#::db in Server#
lock field Server#::turn in Server#
function M#::lock in M#
function M#::unlock in M#
function Db#::work in Db#
function Server#::run in Server#
function Server#::leave in Server#
define M#::lock() method {
  acquire this.M#::m
}
define M#::unlock() method {
  release this.M#::m
}
define Db#::work() method {
  call M#::lock() on this.Db#::mu
  call M#::unlock() on this.Db#::mu
}
define Server#::run() method {
  call Db#::work() on this.Server#::db
}
define Server#::leave() method {
  release this.Server#::turn
})";
    for (size_t At; (At = Text.find('#')) != std::string::npos;)
      Text.replace(At, 1, std::to_string(Number));
    const auto U = linked({unit(Text)});
    const Program P(U);
    const PathTable Paths(8);
    const LockClasses Classes(P, Paths);
    const std::string N = std::to_string(Number);
    EXPECT_TRUE(Classes.isLockType(symbolOf(U, "M" + N))) << N;
    EXPECT_FALSE(Classes.isLockType(symbolOf(U, "Db" + N))) << N;
    EXPECT_FALSE(Classes.isLockType(symbolOf(U, "Server" + N))) << N;
  }
}

TEST(LockClassTest, CapturesBelongToWhoMadeTheLambda) {
  Classified C(R"(
record Lambda
field Lambda::mu in Lambda reference
function Lambda::call in Lambda
define Lambda::call() method lambda {
  acquire this.Lambda::mu*
})");
  EXPECT_EQ(C.classOf(C.deref(C.field(C.self(), "Lambda::mu"))), "parametric");
}

//===----------------------------------------------------------------------===//
// Pointer members
//===----------------------------------------------------------------------===//

const char Pointers[] = "record R\nfield R::p in R pointer\nfield R::q in R pointer\n"
                        "field R::r in R pointer\n";

TEST(LockClassTest, PointerWithOneTargetIsThatLock) {
  Classified C(Pointers);
  C.Classes.addTarget(C.symbol("R::p"), C.symbol("A"));
  C.Classes.addTarget(C.symbol("R::p"), C.symbol("A"));
  C.Classes.addTarget(C.symbol("R::q"), C.symbol("R::p"));
  C.Classes.resolveAliases();
  EXPECT_EQ(C.classOf(C.deref(C.field(C.self(), "R::p"))), "A");
  EXPECT_EQ(C.classOf(C.deref(C.field(C.self(), "R::q"))), "A") << "through the other";
  EXPECT_EQ(C.classOf(C.deref(C.field(C.self(), "R::r"))), "R::r");
}

TEST(LockClassTest, PointerWithTwoTargetsIsNeither) {
  Classified C(Pointers);
  C.Classes.addTarget(C.symbol("R::p"), C.symbol("A"));
  C.Classes.addTarget(C.symbol("R::p"), C.symbol("B"));
  C.Classes.resolveAliases();
  EXPECT_EQ(C.classOf(C.deref(C.field(C.self(), "R::p"))), "R::p");
}

TEST(LockClassTest, PointerToItselfIsItself) {
  Classified C(Pointers);
  C.Classes.addTarget(C.symbol("R::p"), C.symbol("R::p"));
  C.Classes.resolveAliases();
  EXPECT_EQ(C.classOf(C.field(C.self(), "R::p")), "R::p");
}

TEST(LockClassTest, RingOfPointersNamesNothing) {
  const char *const Fields[] = {"R::p", "R::q", "R::r"};
  for (int Length : {2, 3}) {
    Classified C(Pointers);
    for (int I = 0; I < Length; ++I)
      C.Classes.addTarget(C.symbol(Fields[I]), C.symbol(Fields[(I + 1) % Length]));
    C.Classes.resolveAliases();
    for (int I = 0; I < Length; ++I)
      EXPECT_EQ(C.classOf(C.field(C.self(), Fields[I])), Fields[I]) << Length;
  }
}

TEST(LockClassTest, PathWithoutAClassHasNoneWithAliasesEither) {
  Classified C(Pointers);
  C.Classes.addTarget(C.symbol("R::p"), C.symbol("A"));
  C.Classes.resolveAliases();
  EXPECT_EQ(C.classOf(C.deref(C.local(0))), "parametric");
  EXPECT_EQ(C.classOf(C.Paths.any()), "unknown");
}

} // namespace
