//===-- test/unit/solver/FlowTest.cpp - What is held at a point -----------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Branches, loops, tries, releases in other functions. `backwards` takes B then
/// A, so that whoever takes A then B shows as a cycle.
///
//===----------------------------------------------------------------------===//

#include "Solving.h"

#include "gtest/gtest.h"

using namespace holdwait::solver;

namespace {

std::string withBackwards(llvm::StringRef Program) {
  return findings(Program.str() + R"(
define backwards() {
  acquire B
  acquire A
  release A
  release B
})");
}

TEST(FlowTest, LockReleasedInACalleeIsNotHeld) {
  EXPECT_EQ(withBackwards(R"(
define drop() {
  release A
}
define f() {
  acquire A
  call drop()
  acquire B
  release B
})"),
            "");
}

TEST(FlowTest, LockTakenInACalleeIsHeld) {
  EXPECT_EQ(withBackwards(R"(
define take() {
  acquire A
}
define f() {
  call take()
  acquire B
  release B
  release A
})"),
            "cycle A B: f:1>take:1 f:2 | backwards:1 backwards:2");
}

TEST(FlowTest, UnlockCallRelockHoldsNothingMeanwhile) {
  EXPECT_EQ(withBackwards(R"(
define other() {
  acquire B
  release B
}
define wait() {
  release A
  call other()
  acquire A
}
define f() {
  acquire A
  call wait()
  release A
})"),
            "");
}

TEST(FlowTest, RelockedLockIsHeldAfterwards) {
  EXPECT_EQ(withBackwards(R"(
define wait() {
  release A
  acquire A
}
define f() {
  acquire A
  call wait()
  acquire B
  release B
  release A
})"),
            "cycle A B: f:1 f:3 | backwards:1 backwards:2");
}

TEST(FlowTest, RelockWithAnotherLockHeldIsAnEdge) {
  // The caller's B is kept while A is taken again.
  EXPECT_EQ(findings(R"(
define wait() {
  release A
  acquire A
}
define f() {
  acquire A
  acquire B
  call wait()
  release B
  release A
})"),
            "cycle A B: f:1 f:2 | f:2 f:3>wait:2");
}

//===----------------------------------------------------------------------===//
// Branches
//===----------------------------------------------------------------------===//

TEST(FlowTest, BranchesOnOneConditionAreCorrelated) {
  EXPECT_EQ(findings(R"(
define f(%locking) {
  goto 1 if %locking != 0
  goto 2 if %locking == 0
  block 1:
  acquire A
  goto 2
  block 2:
  goto 3 if %locking != 0
  goto 4 if %locking == 0
  block 3:
  release A
  goto 4
  block 4:
  acquire A
  release A
})"),
            "");
}

/// Some calls only take the lock, some only give it back: it is held from call to call.
TEST(FlowTest, LockOnOneConditionAndUnlockOnAnotherIsKeptFromCallToCall) {
  EXPECT_EQ(findings(R"(
define f(%locking, %unlocking) {
  goto 1 if %locking != 0
  goto 2 if %locking == 0
  block 1:
  acquire A
  goto 2
  block 2:
  goto 3 if %unlocking != 0
  goto 4 if %unlocking == 0
  block 3:
  release A
  goto 4
  block 4:
  return
})"),
            "");
}

// It may still say whether the lock was taken: what it became is not known.
TEST(FlowTest, ConditionThatChangedInBetweenDecidesNothing) {
  EXPECT_EQ(findings(R"(
define f(%locking) {
  goto 1 if %locking != 0
  goto 2 if %locking == 0
  block 1:
  acquire A
  assign %locking = ?
  goto 2
  block 2:
  goto 3 if %locking != 0
  goto 4 if %locking == 0
  block 3:
  release A
  goto 4
  block 4:
  return
})"),
            "");
}

TEST(FlowTest, FlagSetNextToTheLockTellsItIsHeld) {
  EXPECT_EQ(withBackwards(R"(
define f(%x) {
  local %locked
  assign %locked = 0
  goto 1 if %x == 7
  goto 2 if %x != 7
  block 1:
  acquire A
  assign %locked = 1
  goto 2
  block 2:
  goto 3 if %locked == 0
  goto 4 if %locked != 0
  block 3:
  acquire B
  release B
  return
  block 4:
  release A
})"),
            "");
}

TEST(FlowTest, ArgumentDecidesTheCalleesBranch) {
  EXPECT_EQ(withBackwards(R"(
define lockIf(%locking) {
  goto 1 if %locking != 0
  goto 2 if %locking == 0
  block 1:
  acquire A
  goto 2
  block 2:
}
define f() {
  call lockIf(0)
  acquire B
  release B
})"),
            "");
}

TEST(FlowTest, LoopThatTakesAndReleasesHoldsOneAtATime) {
  EXPECT_EQ(findings(R"(
define f() {
  goto 1
  block 1:
  acquire A
  release A
  goto 1
  goto 2
  block 2:
})"),
            "");
}

TEST(FlowTest, WalkAlongAListIsNoSelfDeadlock) {
  EXPECT_EQ(findings(R"(
record Node
lock field Node::mu in Node
field Node::next in Node pointer
define f(%n pointer) {
  acquire %n->Node::mu
  goto 1
  block 1:
  goto 2 if %n->Node::next != 0
  goto 3 if %n->Node::next == 0
  block 2:
  acquire %n->Node::next->Node::mu
  release %n->Node::mu
  assign %n = %n->Node::next
  goto 1
  block 3:
  release %n->Node::mu
})"),
            "");
}

TEST(FlowTest, LoopThatStoresNowThisNowThatComesToRest) {
  for (const char *Other : {"?", "0", "&B", "%y", "%x->R::next"}) {
    const auto A = analysed(std::string(R"(
record R
field R::next in R pointer
define f(%y pointer) {
  local %x
  goto 1
  block 1:
  goto 2
  goto 3
  goto 4
  block 2:
  assign %x = )") + Other + R"(
  goto 1
  block 3:
  assign %x = &A
  goto 1
  block 4:
  acquire %x*
  release %x*
})");
    EXPECT_EQ(A->Hits.Visits, 0u) << Other;
  }
}

TEST(FlowTest, MoreBranchesThanStatesAreCountedAndComeToAnEnd) {
  std::string Text = "define f(%p) {\n";
  for (int N = 0; N < 12; ++N)
    Text = "lock variable L" + std::to_string(N) + "\n" + Text;
  int Block = 0;
  for (int N = 0; N < 12; ++N) {
    const std::string Taken = std::to_string(Block + 1), After = std::to_string(Block + 2);
    Text += "goto " + Taken + "\ngoto " + After + "\nblock " + Taken + ":\nacquire L" +
            std::to_string(N) + "\ngoto " + After + "\nblock " + After + ":\n";
    Block += 2;
  }
  const auto A = analysed(Text + "}\n");
  EXPECT_GT(A->Hits.States, 0u);
  EXPECT_EQ(A->Hits.Visits, 0u);
}

//===----------------------------------------------------------------------===//
// Tries
//===----------------------------------------------------------------------===//

TEST(FlowTest, TriedLockIsHeldWhereItSucceeded) {
  EXPECT_EQ(withBackwards(R"(
define f() {
  local %ok
  acquire A try into %ok
  goto 1 if %ok != 0
  goto 2 if %ok == 0
  block 1:
  acquire B
  release B
  release A
  goto 2
  block 2:
})"),
            "cycle A B: f:1 f:2 | backwards:1 backwards:2");
}

TEST(FlowTest, TriedLockIsNotHeldWhereItFailed) {
  for (const char *Kind : {"into %ok\n  goto 1 if %ok != 0\n  goto 2 if %ok == 0",
                           "into %ok zero\n  goto 1 if %ok == 0\n  goto 2 if %ok != 0"})
    EXPECT_EQ(withBackwards(std::string(R"(
define f() {
  local %ok
  acquire A try )") + Kind + R"(
  block 1:
  release A
  return
  block 2:
  acquire B
  release B
})"),
              "");
}

TEST(FlowTest, ResultOfATryIsCorrelatedAcrossFunctions) {
  EXPECT_EQ(withBackwards(R"(
define tryA() {
  local %ok
  acquire A try into %ok
  return %ok
}
define f() {
  local %got
  call tryA() into %got
  goto 1 if %got != 0
  goto 2 if %got == 0
  block 1:
  release A
  return
  block 2:
  acquire B
  release B
})"),
            "");
}

TEST(FlowTest, TryBeforeABlockingWaitIsNoSelfDeadlock) {
  // if (!try_lock()) lock();
  EXPECT_EQ(findings(R"(
define f() {
  local %ok
  acquire A try into %ok
  goto 1 if %ok == 0
  goto 2 if %ok != 0
  block 1:
  acquire A
  goto 2
  block 2:
  release A
})"),
            "");
}

} // namespace

TEST(FlowTest, LockBehindAPointerSaysThatThePointerIsNotNull) {
  EXPECT_EQ(findings(R"(
record R
lock field R::m in R
define f(%p pointer) {
  acquire %p->R::m
  goto 1 if %p != 0
  goto 2 if %p == 0
  block 1:
  release %p->R::m
  goto 2
  block 2:
  return
})"),
            "");
}

TEST(FlowTest, BranchThatMayTellHeldFromNotHeldDecidesNothing) {
  EXPECT_EQ(findings(R"(
define f(%flags) {
  goto 1 if %flags == 4
  goto 2 if %flags != 4
  block 1:
  acquire A
  goto 2
  block 2:
  assign %flags = ?
  goto 3 if %flags == 4
  goto 4 if %flags != 4
  block 3:
  release A
  goto 4
  block 4:
  acquire A
  release A
  return
})"),
            "");
}
