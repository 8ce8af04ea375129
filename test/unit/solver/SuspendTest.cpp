//===-- test/unit/solver/SuspendTest.cpp - Coroutines that stop with a lock ===//
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

TEST(SuspendTest, WithALockHeld) {
  EXPECT_EQ(explained(R"(
define f() {
  local %guard
  guard bind %guard = A
  suspend
  guard destroy %guard
})"),
            "suspend A: f:1 f:2 [high]");
}

TEST(SuspendTest, SeveralTimesWithOneLockIsOneFinding) {
  EXPECT_EQ(findings(R"(
define f() {
  acquire A
  suspend
  suspend
  release A
})"),
            "suspend A: f:1 f:2");
}

TEST(SuspendTest, BetweenTwoLocks) {
  EXPECT_EQ(findings(R"(
define f() {
  acquire A
  release A
  suspend
  acquire A
  release A
})"),
            "");
}

TEST(SuspendTest, LockThatACalleeHandsOver) {
  EXPECT_EQ(findings(R"(
define edit() {
  guard bind result = A
}
define f() {
  local %lock
  call edit() into %lock
  suspend
  guard destroy %lock
})"),
            "suspend A: f:1>edit:1 f:2");
}

TEST(SuspendTest, CallerGoesOnWithItsOwnLock) {
  EXPECT_EQ(findings(R"(
define refresh() {
  suspend
}
define start() {
  acquire A
  call refresh()
  release A
})"),
            "");
}

} // namespace
