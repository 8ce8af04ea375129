//===-- test/unit/solver/UnheldTest.cpp - Releases of what is not held -===//
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

TEST(UnheldTest, ReleasedAgainOnTheSameWay) {
  EXPECT_EQ(findings(R"(
define f(%x) {
  acquire A
  goto 1 if %x == 0
  goto 2 if %x != 0
  block 1:
  release A
  goto 2
  block 2:
  release A
})"),
            "unheld A: f:2 f:3");
}

TEST(UnheldTest, CalleeReleasedIt) {
  EXPECT_EQ(findings(R"(
define kick() {
  release A
}
define f(%x) {
  acquire A
  goto 1 if %x == 0
  goto 2 if %x != 0
  block 1:
  call kick()
  goto 2
  block 2:
  release A
})"),
            "unheld A: f:2>kick:1 f:3");
}

TEST(UnheldTest, CalleeReleasesItAgain) {
  EXPECT_EQ(findings(R"(
define kick() {
  release A
}
define f() {
  acquire A
  release A
  call kick()
})"),
            "unheld A: f:2 f:3>kick:1");
}

TEST(UnheldTest, TakenAgainBetween) {
  EXPECT_EQ(findings(R"(
define f() {
  acquire A
  release A
  acquire A
  release A
})"),
            "");
}

TEST(UnheldTest, EveryTurnOfALoopReleases) {
  EXPECT_EQ(findings(R"(
define f() {
  acquire A
  goto 1
  block 1:
  release A
  goto 1
  goto 2
  block 2:
})"),
            "unheld A: f:2 f:2");
}

TEST(UnheldTest, BranchThatTestsTheSameSeparates) {
  EXPECT_EQ(findings(R"(
define f(%x) {
  acquire A
  goto 1 if %x == 0
  goto 2 if %x != 0
  block 1:
  release A
  goto 2
  block 2:
  goto 3 if %x != 0
  goto 4 if %x == 0
  block 3:
  release A
  goto 4
  block 4:
})"),
            "");
}

TEST(UnheldTest, BranchThatIsNotSeenThroughMaySeparate) {
  // if (flags & X) unlock(); … if (!(flags & X)) unlock();
  EXPECT_EQ(findings(R"(
define f() {
  acquire A
  goto 1
  goto 2
  block 1:
  release A
  goto 2
  block 2:
  goto 3
  goto 4
  block 3:
  release A
  goto 4
  block 4:
})")
                .find("unheld"),
            std::string::npos);
}

TEST(UnheldTest, BranchWhoseSidesMeetBeforeTheReleaseDoesNotSeparate) {
  EXPECT_EQ(findings(R"(
define f(%x) {
  acquire A
  goto 1 if %x == 0
  goto 2 if %x != 0
  block 1:
  release A
  goto 2
  block 2:
  goto 3
  goto 4
  block 3:
  acquire B
  release B
  goto 4
  block 4:
  release A
})"),
            "unheld A: f:2 f:5");
}

TEST(UnheldTest, CalleeThatReleasesPerhapsSaysNothing) {
  EXPECT_EQ(findings(R"(
define maybe() {
  goto 1
  goto 2
  block 1:
  release A
  goto 2
  block 2:
}
define f() {
  acquire A
  call maybe()
  release A
})"),
            "");
}

TEST(UnheldTest, UnknownCodeMayTakeItAgain) {
  EXPECT_EQ(findings(R"(
function elsewhere
define f() {
  acquire A
  release A
  call elsewhere()
  release A
})"),
            "");
}

TEST(UnheldTest, LockOfTheCallerIsNotOurs) {
  EXPECT_EQ(findings(R"(
define unlock() {
  release A
})"),
            "");
}

TEST(UnheldTest, NobodyOutsideHoldsAnInternalLock) {
  EXPECT_EQ(findings(R"(
lock variable L internal
define find(%take) {
  goto 1 if %take != 0
  goto 2 if %take == 0
  block 1:
  acquire L
  goto 2
  block 2:
  release L
}
define lookup() {
  call find(1)
}
define peek() {
  call find(0)
})"),
            "unheld L: peek:1>find:2");
}

TEST(UnheldTest, InternalLockThatAFunctionLeavesHeld) {
  EXPECT_EQ(findings(R"(
lock variable L internal
define begin() {
  acquire L
}
define end() {
  release L
})"),
            "");
}

TEST(UnheldTest, CallbackMayBeCalledWithTheLock) {
  EXPECT_EQ(findings(R"(
lock variable L internal
define callback() address_taken {
  release L
})"),
            "");
}

TEST(UnheldTest, FailedTryIsReleased) {
  EXPECT_EQ(findings(R"(
lock variable L internal
define f() {
  local %got
  acquire L try into %got zero
  goto 2 if %got != 0
  goto 1 if %got == 0
  block 1:
  acquire B
  release B
  goto 2
  block 2:
  release L
})"),
            "unheld L: f:4");
}

TEST(UnheldTest, TryWhoseResultNobodyAsksFor) {
  EXPECT_EQ(findings(R"(
lock variable L internal
define f() {
  acquire L try
  release L
})"),
            "");
}

TEST(UnheldTest, ThreadBeginsWithoutLocks) {
  EXPECT_EQ(findings(R"(
define worker() {
  release A
}
define main() main {
  acquire A
  spawn thread &worker()
  release A
})"),
            "unheld A: worker:1");
}

TEST(UnheldTest, GuardWhoseLockWasReleasedBeneathIt) {
  EXPECT_EQ(findings(R"(
define f() {
  local %guard
  guard bind %guard = A
  release A
  guard unlock %guard
  guard destroy %guard
})"),
            "unheld A: f:2 f:3");
}

TEST(UnheldTest, GuardOfTheCallerMayOwnNothing) {
  EXPECT_EQ(findings(R"(
field Transaction::lock
define commit() method {
  guard unlock this.Transaction::lock
}
define end() method {
  guard destroy this.Transaction::lock
}
define f() {
  local %t
  guard bind %t.Transaction::lock = A
  call commit() on %t
  call end() on %t
})"),
            "");
}

TEST(UnheldTest, ElementsByAKeyAreNotTold) {
  EXPECT_EQ(findings(R"(
lock variable L internal
define f() {
  local %i
  release L[=%i]
})"),
            "");
}

TEST(UnheldTest, RecursiveLockIsHeldAsOftenAsTaken) {
  EXPECT_EQ(findings(R"(
lock variable R recursive
define f() {
  acquire R
  acquire R
  release R
  release R
})"),
            "");
}

} // namespace
