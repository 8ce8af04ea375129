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

} // namespace
