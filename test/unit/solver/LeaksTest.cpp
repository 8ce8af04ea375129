//===-- test/unit/solver/LeaksTest.cpp - Locks that are never released ----===//
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

TEST(LeaksTest, EarlyReturnKeepsTheLock) {
  EXPECT_EQ(findings(R"(
define f(%x) {
  acquire A
  goto 1 if %x < 0
  goto 2 if %x >= 0
  block 1:
  return
  block 2:
  release A
})"),
            "leak A: f:1 out f:2");
}

TEST(LeaksTest, FunctionThatNeverReleasesHandsItsLockOut) {
  EXPECT_EQ(findings(R"(
define lock() {
  acquire A
}
define unlock() {
  release A
}
define f() {
  call lock()
  call unlock()
})"),
            "");
}

TEST(LeaksTest, LockKeptOnSuccessAndReleasedOnFailureIsHandedOut) {
  // int begin() { lock(); if (bad) { unlock(); return -1; } return 0; }
  EXPECT_EQ(findings(R"(
define begin(%bad) {
  acquire A
  goto 1 if %bad != 0
  goto 2 if %bad == 0
  block 1:
  release A
  return 0
  block 2:
  return 1
}
define f() {
  local %got
  call begin(?) into %got
  goto 1 if %got != 0
  goto 2 if %got == 0
  block 1:
  release A
  goto 2
  block 2:
})"),
            "");
}

TEST(LeaksTest, LockThatACallerReleasesIsHandedOut) {
  EXPECT_EQ(findings(R"(
define maybe(%x) {
  acquire A
  goto 1 if %x < 0
  goto 2 if %x >= 0
  block 1:
  return
  block 2:
  release A
}
define f() {
  call maybe(-1)
  release A
})"),
            "");
}

TEST(LeaksTest, LockReleasedByACalleeIsNotLeaked) {
  EXPECT_EQ(findings(R"(
define finish() {
  release A
}
define f(%x) {
  acquire A
  goto 1 if %x < 0
  goto 2 if %x >= 0
  block 1:
  call finish()
  return
  block 2:
  release A
})"),
            "");
}

const char Thrower[] = R"(
define fails() {
  throw
}
)";

TEST(LeaksTest, ExceptionBetweenLockAndUnlockKeepsTheLock) {
  EXPECT_EQ(findings(std::string(Thrower) + R"(
define works(%x) {
  goto 1 if %x != 0
  goto 2 if %x == 0
  block 1:
  throw
  block 2:
}
define f() {
  acquire A
  call works(?) throws unknown
  release A
})"),
            "leak A: f:1 throw f:2");
}

TEST(LeaksTest, CallSaidToThrowKeepsTheLock) {
  // Nothing is known of the callee but that it throws.
  EXPECT_EQ(findings(R"(
function parse
define f() {
  acquire A
  call parse() throws yes
  release A
})"),
            "leak A: f:1 throw f:2");
}

TEST(LeaksTest, CallOfWhichNothingIsKnownDoesNot) {
  EXPECT_EQ(findings(R"(
function parse
define f() {
  acquire A
  call parse() throws unknown
  release A
})"),
            "");
}

TEST(LeaksTest, HandlerThatReleasesKeepsNothing) {
  EXPECT_EQ(findings(std::string(Thrower) + R"(
define works(%x) {
  goto 1 if %x != 0
  goto 2 if %x == 0
  block 1:
  throw
  block 2:
}
define f() {
  block 0 handler 1:
  acquire A
  call works(?) throws unknown
  release A
  goto 2
  block 1 catch:
  release A
  throw
  block 2:
})"),
            "");
}

TEST(LeaksTest, GuardReleasesOnAnException) {
  EXPECT_EQ(findings(std::string(Thrower) + R"(
define f() {
  local %g
  guard bind %g = A
  call fails() throws unknown
  guard destroy %g
})"),
            "");
}

TEST(LeaksTest, AdoptedLockIsReleasedOnAnException) {
  EXPECT_EQ(findings(std::string(Thrower) + R"(
define works(%x) {
  goto 1 if %x != 0
  goto 2 if %x == 0
  block 1:
  throw
  block 2:
}
define f() {
  local %g
  acquire A
  guard bind %g = A adopt
  call works(?) throws unknown
  guard destroy %g
})"),
            "");
}

TEST(LeaksTest, ProcessThatEndsHoldsNothing) {
  EXPECT_EQ(findings(R"(
function abort
define f(%x) {
  acquire A
  goto 1 if %x < 0
  goto 2 if %x >= 0
  block 1 noreturn:
  call abort()
  block 2:
  release A
})"),
            "");
}

TEST(LeaksTest, ConstructorMayKeepWhatTheDestructorReleases) {
  EXPECT_EQ(findings(R"(
record Guard
function Guard::Guard in Guard
function Guard::~Guard in Guard
define Guard::Guard(%try) method constructor {
  acquire A
  goto 1 if %try != 0
  goto 2 if %try == 0
  block 1:
  release A
  return
  block 2:
}
define Guard::~Guard() method destructor {
  release A
})"),
            "");
}

//===----------------------------------------------------------------------===//
// Locks that nobody could ever give back
//===----------------------------------------------------------------------===//

std::string withOwn(llvm::StringRef Program) {
  return findings("lock variable L internal\n" + Program.str());
}

TEST(LeaksTest, LockOfOneUnitThatNobodyGivesBackIsKeptForEver) {
  EXPECT_EQ(withOwn(R"(
define f() {
  acquire L
  return
}
define g() {
  acquire L
  release L
})"),
            "leak L: f:1 out");
}

TEST(LeaksTest, LockThatAnotherUnitMayNameIsNot) {
  EXPECT_EQ(findings("lock variable L\ndefine f() {\nacquire L\n}"), "");
}

TEST(LeaksTest, LockThatAFunctionGivesBackForOthersIsNot) {
  EXPECT_EQ(withOwn(R"(
define begin() {
  acquire L
}
define end() {
  release L
})"),
            "");
  EXPECT_EQ(withOwn(R"(
define set(%on) {
  goto 1 if %on != 0
  goto 2 if %on == 0
  block 1:
  release L
  return
  block 2:
  acquire L
})"),
            "");
}

TEST(LeaksTest, LockWhoseAddressIsHandedOutIsNot) {
  EXPECT_EQ(withOwn(R"(
function giveBackLater
define f() {
  acquire L
  call giveBackLater(&L)
})"),
            "");
  EXPECT_EQ(withOwn(R"(
variable later pointer
define f() {
  acquire L
  assign later = &L
})"),
            "");
  EXPECT_EQ(withOwn(R"(
function giveBackLater
define f() {
  local %m pointer
  assign %m = &L
  acquire L
  call giveBackLater(%m)
})"),
            "");
}

TEST(LeaksTest, LockTakenTwiceIsThatFindingOnly) {
  EXPECT_EQ(withOwn(R"(
function twice internal
define twice() {
  acquire L
  acquire L
}
define f() {
  call twice()
})"),
            "relock L: twice:1 twice:2");
}

TEST(LeaksTest, MainMayKeepALockUntilTheEnd) {
  EXPECT_EQ(withOwn("define main() main {\nacquire L\n}"), "");
}

TEST(LeaksTest, ConstructorThatThrowsLeavesNobodyToGiveTheLockBack) {
  EXPECT_EQ(findings(R"(
record Edit
function Edit::Edit in Edit
define Edit::Edit(%readonly) method constructor {
  acquire A
  goto 1 if %readonly != 0
  goto 2 if %readonly == 0
  block 1:
  throw
  block 2:
})"),
            "leak A: Edit::Edit:1 throw Edit::Edit:2");
}

TEST(LeaksTest, LockThatAPointerWasMadeToLeadTo) {
  // The kind that picked the lock says on which way it is kept.
  EXPECT_EQ(findings(R"(
define f(%kind, %full) {
  local %lock pointer
  goto 1 if %kind == 0
  goto 2 if %kind != 0
  block 1:
  assign %lock = &A
  goto 3
  block 2:
  assign %lock = &B
  goto 3
  block 3:
  acquire %lock*
  goto 4 if %kind == 0
  goto 6 if %kind != 0
  block 4:
  goto 5 if %full != 0
  goto 6 if %full == 0
  block 5:
  return
  block 6:
  release %lock*
})"),
            "leak A: f:3 out f:4");
}

} // namespace
