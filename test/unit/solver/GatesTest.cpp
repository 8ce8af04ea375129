//===-- test/unit/solver/GatesTest.cpp - Locks above cycles ---------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A lock that all participants of a cycle hold makes it impossible; here is
/// what counts as such a lock and what does not.
///
//===----------------------------------------------------------------------===//

#include "Solving.h"

#include "gtest/gtest.h"

using namespace holdwait::solver;

namespace {

TEST(GatesTest, LockAboveBothOrdersGatesThem) {
  EXPECT_EQ(findings(R"(
define f() {
  acquire G
  acquire A
  acquire B
  release B
  release A
  release G
}
define g() {
  acquire G
  acquire B
  acquire A
  release A
  release B
  release G
})"),
            "");
}

TEST(GatesTest, GateHeldByTheCallersGates) {
  const auto A = analysed(R"(
define f() {
  acquire A
  acquire B
  release B
  release A
}
define g() {
  acquire B
  acquire A
  release A
  release B
}
define F() {
  acquire G
  call f()
  release G
}
define H() {
  acquire G
  call g()
  release G
})");
  EXPECT_EQ(findings(*A), "");
  ASSERT_EQ(A->Removed.size(), 1u);
  EXPECT_EQ(A->Removed[0].Rule, RemovalRule::Gate);
  EXPECT_EQ(A->Removed[0].Gates, std::vector<uint32_t>{symbolOf(A->Unit, "G")});
}

TEST(GatesTest, GateOnOneSideOnlyDoesNot) {
  EXPECT_EQ(findings(R"(
define f() {
  acquire G
  acquire A
  acquire B
  release B
  release A
  release G
}
define g() {
  acquire B
  acquire A
  release A
  release B
})"),
            "cycle A B: f:2 f:3 | g:1 g:2");
}

TEST(GatesTest, GateOnSomeWayOnlyDoesNot) {
  // The gate is taken only while %starting.
  EXPECT_EQ(findings(R"(
define f(%starting) {
  goto 1 if %starting != 0
  goto 2 if %starting == 0
  block 1:
  acquire G
  goto 2
  block 2:
  acquire A
  acquire B
  release B
  release A
  goto 3 if %starting != 0
  goto 4 if %starting == 0
  block 3:
  release G
  goto 4
  block 4:
}
define g() {
  acquire G
  acquire B
  acquire A
  release A
  release B
  release G
})"),
            "cycle A B: f:2 f:3 | g:2 g:3");
}

TEST(GatesTest, GateOfOneCallerOutOfTwoDoesNot) {
  EXPECT_EQ(findings(R"(
define f() {
  acquire A
  acquire B
  release B
  release A
}
define gated() {
  acquire G
  call f()
  release G
}
define plain() {
  call f()
}
define g() {
  acquire G
  acquire B
  acquire A
  release A
  release B
  release G
})"),
            "cycle A B: f:1 f:2 | g:2 g:3");
}

TEST(GatesTest, GateReleasedBeforeTheWaitDoesNot) {
  EXPECT_EQ(findings(R"(
define f() {
  acquire G
  acquire A
  release G
  acquire B
  release B
  release A
}
define g() {
  acquire G
  acquire B
  acquire A
  release A
  release B
  release G
})"),
            "cycle A B: f:2 f:4 | g:2 g:3");
}

TEST(GatesTest, GateOfTheCallerThatTheCalleeReleasesDoesNot) {
  EXPECT_EQ(findings(R"(
define f() {
  release G
  acquire A
  acquire B
  release B
  release A
  acquire G
}
define g() {
  release G
  acquire B
  acquire A
  release A
  release B
  acquire G
}
define F() {
  acquire G
  call f()
  release G
}
define H() {
  acquire G
  call g()
  release G
})"),
            "cycle A B: f:2 f:3 | g:2 g:3");
}

TEST(GatesTest, GateReleasedTwoCallsAboveDoesNot) {
  EXPECT_EQ(findings(R"(
define f() {
  acquire A
  acquire B
  release B
  release A
}
define g() {
  acquire B
  acquire A
  release A
  release B
}
define unlocked(%which) {
  release G
  goto 1 if %which != 0
  goto 2
  block 1:
  call f()
  goto 3
  block 2:
  call g()
  goto 3
  block 3:
  acquire G
}
define F() {
  acquire G
  call unlocked(?)
  release G
})"),
            "cycle A B: f:1 f:2 | g:1 g:2");
}

TEST(GatesTest, SharedGateKeepsNobodyOut) {
  EXPECT_EQ(findings(R"(
lock variable R shared
define f() {
  acquire R shared
  acquire A
  acquire B
  release B
  release A
  release R shared
}
define g() {
  acquire R shared
  acquire B
  acquire A
  release A
  release B
  release R shared
})"),
            "cycle A B: f:2 f:3 | g:2 g:3");
}

TEST(GatesTest, SharedGateOfTheCallersKeepsNobodyOut) {
  EXPECT_EQ(findings(R"(
lock variable R shared
define f() {
  acquire A
  acquire B
  release B
  release A
}
define g() {
  acquire B
  acquire A
  release A
  release B
}
define F() {
  acquire R shared
  call f()
  release R shared
}
define H() {
  acquire R shared
  call g()
  release R shared
})"),
            "cycle A B: f:1 f:2 | g:1 g:2");
}

TEST(GatesTest, GateInsideTheSameObjectGates) {
  // Both locks and the gate are of one object each.
  EXPECT_EQ(findings(R"(
record Box
lock field Box::gate in Box
lock field Box::a in Box
lock field Box::b in Box
define Box::f() method {
  acquire this.Box::gate
  acquire this.Box::a
  acquire this.Box::b
  release this.Box::b
  release this.Box::a
  release this.Box::gate
}
define Box::g() method {
  acquire this.Box::gate
  acquire this.Box::b
  acquire this.Box::a
  release this.Box::a
  release this.Box::b
  release this.Box::gate
})"),
            "");
}

TEST(GatesTest, GateOfAnotherObjectDoesNot) {
  // Two boxes' gates above two global locks.
  EXPECT_EQ(findings(R"(
record Box
lock field Box::gate in Box
define Box::f() method {
  acquire this.Box::gate
  acquire A
  acquire B
  release B
  release A
  release this.Box::gate
}
define Box::g() method {
  acquire this.Box::gate
  acquire B
  acquire A
  release A
  release B
  release this.Box::gate
})"),
            "cycle A B: Box::f:2 Box::f:3 | Box::g:2 Box::g:3");
}

} // namespace
