//===-- test/unit/solver/GuardsTest.cpp - Values that own locks -----------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// `backwards` takes B then A, so that whoever takes A then B shows as a cycle.
///
//===----------------------------------------------------------------------===//

#include "Solving.h"

#include "gtest/gtest.h"

using namespace holdwait::solver;

namespace {

const char Backwards[] = R"(
define backwards() {
  acquire B
  acquire A
  release A
  release B
}
)";

/// The findings of f with \p Body, beside `backwards`; f has locals %g, %h, %ok.
std::string findingsOf(llvm::StringRef Body) {
  return findings(std::string(Backwards) + "define f() {\nlocal %g\nlocal %h\nlocal %ok\n" +
                  Body.str() + "\n}\n");
}

const char Held[] = "cycle A B: f:1 f:2 | backwards:1 backwards:2";

TEST(GuardsTest, LockIsHeldFromBindToDestroy) {
  EXPECT_EQ(findingsOf("guard bind %g = A\nacquire B\nrelease B\nguard destroy %g"), Held);
  EXPECT_EQ(findingsOf("guard bind %g = A\nguard destroy %g\nacquire B\nrelease B"), "");
}

TEST(GuardsTest, UnlockedGuardHoldsNothingUntilItIsLockedAgain) {
  EXPECT_EQ(findingsOf("guard bind %g = A\nguard unlock %g\nacquire B\nrelease B\n"
                       "guard destroy %g"),
            "");
  EXPECT_EQ(findingsOf("guard bind %g = A\nguard unlock %g\nguard lock %g\nacquire B\n"
                       "release B\nguard destroy %g"),
            "cycle A B: f:3 f:4 | backwards:1 backwards:2");
}

TEST(GuardsTest, DeferredGuardHoldsNothing) {
  EXPECT_EQ(findingsOf("guard bind %g = A defer\nacquire B\nrelease B\nguard destroy %g"), "");
}

TEST(GuardsTest, DeferredGuardThatIsLockedHolds) {
  EXPECT_EQ(findingsOf("guard bind %g = A defer\nguard lock %g\nacquire B\nrelease B\n"
                       "guard destroy %g"),
            "cycle A B: f:2 f:3 | backwards:1 backwards:2");
}

TEST(GuardsTest, AdoptingTakesNothingAndReleasesAtTheEnd) {
  EXPECT_EQ(findingsOf("acquire A\nguard bind %g = A adopt\nguard destroy %g\nacquire B\n"
                       "release B"),
            "");
  EXPECT_EQ(findingsOf("acquire A\nguard bind %g = A adopt\nacquire B\nrelease B\n"
                       "guard destroy %g"),
            "cycle A B: f:1 f:3 | backwards:1 backwards:2");
}

TEST(GuardsTest, TryingGuardHoldsWhereItOwns) {
  EXPECT_EQ(findingsOf(R"(guard bind %g = A try
  goto 1 if owns(%g) != 0
  goto 2 if owns(%g) == 0
  block 1:
  guard destroy %g
  return
  block 2:
  acquire B
  release B
  guard destroy %g)"),
            "");
  EXPECT_EQ(findingsOf(R"(guard bind %g = A try
  goto 1 if owns(%g) != 0
  goto 2 if owns(%g) == 0
  block 1:
  acquire B
  release B
  guard destroy %g
  return
  block 2:
  guard destroy %g)"),
            Held);
}

TEST(GuardsTest, NobodyWaitsForATriedGuard) {
  EXPECT_EQ(findings(std::string(Backwards) + R"(
define f() {
  local %g
  acquire A
  guard bind %g = B try
  guard destroy %g
  release A
})"),
            "");
}

TEST(GuardsTest, TriedLaterTellsByItsResult) {
  EXPECT_EQ(findingsOf(R"(guard bind %g = A defer
  guard lock %g try into %ok
  goto 1 if %ok != 0
  goto 2 if %ok == 0
  block 1:
  guard destroy %g
  return
  block 2:
  acquire B
  release B
  guard destroy %g)"),
            "");
}

TEST(GuardsTest, ReleasedGuardLeavesTheLockHeld) {
  EXPECT_EQ(findingsOf("guard bind %g = A\nguard release %g\nguard destroy %g\nacquire B\n"
                       "release B\nrelease A"),
            "cycle A B: f:1 f:4 | backwards:1 backwards:2");
}

TEST(GuardsTest, MovedGuardOwnsElsewhere) {
  EXPECT_EQ(findingsOf("guard bind %g = A\nguard move %h = %g\nguard destroy %g\nacquire B\n"
                       "release B\nguard destroy %h"),
            "cycle A B: f:1 f:4 | backwards:1 backwards:2");
  EXPECT_EQ(findingsOf("guard bind %g = A\nguard move %h = %g\nguard destroy %h\nacquire B\n"
                       "release B\nguard destroy %g"),
            "");
}

TEST(GuardsTest, AssignedGuardLetsGoOfWhatItOwned) {
  EXPECT_EQ(findingsOf("guard bind %h = A\nguard bind %g\nguard move %h = %g\nacquire B\n"
                       "release B\nguard destroy %g\nguard destroy %h"),
            "");
}

TEST(GuardsTest, SwappedGuardsOwnEachOthers) {
  EXPECT_EQ(findingsOf("guard bind %g = A\nguard bind %h\nguard swap %g = %h\n"
                       "guard destroy %g\nacquire B\nrelease B\nguard destroy %h"),
            "cycle A B: f:1 f:5 | backwards:1 backwards:2");
  EXPECT_EQ(findingsOf("guard bind %g = A\nguard bind %h\nguard swap %g = %h\n"
                       "guard destroy %h\nacquire B\nrelease B\nguard destroy %g"),
            "");
}

TEST(GuardsTest, SeveralLocksOfOneGuardHaveNoOrder) {
  EXPECT_EQ(findingsOf("guard bind %g = A, B\nguard destroy %g"), "");
}

TEST(GuardsTest, SeveralLocksOfOneGuardAreAllReleased) {
  EXPECT_EQ(findingsOf("guard bind %g = A, C\nguard destroy %g\nacquire B\nrelease B"), "");
}

TEST(GuardsTest, ReturnedGuardOwnsInTheCaller) {
  const std::string Make = R"(
define make() {
  local %g
  guard bind %g = A
  guard move result = %g
  guard destroy %g
  return
}
)";
  EXPECT_EQ(findings(Make + Backwards + R"(
define f() {
  local %h
  call make() into %h
  acquire B
  release B
  guard destroy %h
})"),
            "cycle A B: f:1>make:1 f:2 | backwards:1 backwards:2");
  EXPECT_EQ(findings(Make + Backwards + R"(
define f() {
  local %h
  call make() into %h
  guard destroy %h
  acquire B
  release B
})"),
            "");
}

TEST(GuardsTest, GuardGivenByReferenceIsUnlockedByTheCallee) {
  EXPECT_EQ(findings(std::string(Backwards) + R"(
define pause(%lk reference) {
  guard unlock %lk*
}
define f() {
  local %g
  guard bind %g = A
  call pause(&%g)
  acquire B
  release B
  guard destroy %g
})"),
            "");
}

TEST(GuardsTest, GuardGivenByReferenceIsUnlockedOnlyMeanwhile) {
  EXPECT_EQ(findings(std::string(Backwards) + R"(
define wait(%lk reference) {
  guard unlock %lk*
  acquire B
  release B
  guard lock %lk*
}
define f() {
  local %g
  guard bind %g = A
  call wait(&%g)
  guard destroy %g
})"),
            "");
  EXPECT_EQ(findings(std::string(Backwards) + R"(
define wait(%lk reference) {
  guard unlock %lk*
  guard lock %lk*
}
define f() {
  local %g
  guard bind %g = A
  call wait(&%g)
  acquire B
  release B
  guard destroy %g
})"),
            "cycle A B: f:1 f:3 | backwards:1 backwards:2");
}

TEST(GuardsTest, GuardGivenAwayEndsWithTheCall) {
  // The caller ends the life of the argument.
  EXPECT_EQ(findings(std::string(Backwards) + R"(
define sink(%lk) {
}
define f() {
  local %g
  local %t temporary
  guard bind %g = A
  guard move %t = %g
  call sink(%t)
  guard destroy %t
  acquire B
  release B
  guard destroy %g
})"),
            "");
}

TEST(GuardsTest, GuardGivenAwayMayBeUnlockedByTheCallee) {
  EXPECT_EQ(findings(std::string(Backwards) + R"(
define sink(%lk) {
  guard unlock %lk
  acquire B
  release B
}
define f() {
  local %g
  local %t temporary
  guard bind %g = A
  guard move %t = %g
  call sink(%t)
  guard destroy %t
  guard destroy %g
})"),
            "");
}

TEST(GuardsTest, GuardsOfInnerScopesEndBeforeTheHandler) {
  EXPECT_EQ(findings(std::string(Backwards) + R"(
define f() {
  local %g depth 2
  block 0 handler 1:
  guard bind %g = A
  throw
  block 1 catch:
  guard destroy %g
  acquire B
  release B
})"),
            "");
}

// A handler ends what was made in its try block, and nothing else.
TEST(GuardsTest, GuardsOfOuterScopesAreHeldInTheHandler) {
  EXPECT_EQ(findings(std::string(Backwards) + R"(
define f() {
  local %g depth 1
  local %h depth 2
  block 0 handler 1:
  guard bind %g = A
  guard bind %h = C
  throw
  block 1 catch:
  guard destroy %h
  acquire B
  release B
  guard destroy %g
})"),
            "cycle A B: f:1 f:5 | backwards:1 backwards:2");
}

TEST(GuardsTest, ReadersGuardIsShared) {
  EXPECT_EQ(findings(R"(
lock variable R shared
define f() {
  local %g
  guard bind %g = R shared
  acquire B
  release B
  guard destroy %g
}
define h() {
  local %g
  acquire B
  guard bind %g = R shared
  guard destroy %g
  release B
})"),
            "");
}

//===----------------------------------------------------------------------===//
// Guards and locks that somebody wrote
//===----------------------------------------------------------------------===//

/// A wrapper of a mutex and its guard, as one unit.
const char Library[] = R"(
record Mutex
lock field Mutex::m in Mutex
function Mutex::lock in Mutex
function Mutex::unlock in Mutex
record Guard
field Guard::mu in Guard reference
function Guard::Guard in Guard
function Guard::~Guard in Guard
define Mutex::lock() method {
  acquire this.Mutex::m
}
define Mutex::unlock() method {
  release this.Mutex::m
}
define Guard::Guard(%mu reference) method constructor {
  assign this.Guard::mu = %mu
  call Mutex::lock() on this.Guard::mu*
}
define Guard::~Guard() method destructor {
  call Mutex::unlock() on this.Guard::mu*
}
)";

const char Declarations[] = R"(
record Mutex
lock field Mutex::m in Mutex
function Mutex::lock in Mutex
function Mutex::unlock in Mutex
function Guard::Guard
function Guard::~Guard
variable first
variable second
)";

TEST(GuardsTest, WrapperAndGuardOfAnotherUnit) {
  const std::string User = std::string(Declarations) + R"(
define f() {
  local %g
  call Guard::Guard(&first) on %g
  call Mutex::lock() on second
  call Mutex::unlock() on second
  call Guard::~Guard() on %g
}
)";
  const std::string Other = std::string(Declarations) + R"(
define h() {
  local %g
  call Guard::Guard(&second) on %g
  call Mutex::lock() on first
  call Mutex::unlock() on first
  call Guard::~Guard() on %g
}
)";
  EXPECT_EQ(findings(*analysed({unit(Library), unit(User), unit(Other)})),
            "cycle first second: f:1>Guard::Guard:2>Mutex::lock:1 f:2>Mutex::lock:1 | "
            "h:1>Guard::Guard:2>Mutex::lock:1 h:2>Mutex::lock:1");
  // Users alone know nothing.
  EXPECT_EQ(findings(*analysed({unit(User), unit(Other)})), "");
}

TEST(GuardsTest, WrittenGuardReleasesAtTheEndOfItsScope) {
  EXPECT_EQ(findings(std::string(Library) + R"(
variable first
variable second
define f() {
  local %g
  call Guard::Guard(&first) on %g
  call Guard::~Guard() on %g
  call Mutex::lock() on second
  call Mutex::unlock() on second
}
define h() {
  local %g
  call Guard::Guard(&second) on %g
  call Mutex::lock() on first
  call Mutex::unlock() on first
  call Guard::~Guard() on %g
})"),
            "");
}

TEST(GuardsTest, StandardGuardOverAWrittenLock) {
  EXPECT_EQ(findings(std::string(Library) + R"(
variable first
variable second
define f() {
  local %g
  guard bind %g = first locking Mutex::lock unlocking Mutex::unlock
  call Mutex::lock() on second
  call Mutex::unlock() on second
  guard destroy %g
}
define h() {
  call Mutex::lock() on second
  call Mutex::lock() on first
  call Mutex::unlock() on first
  call Mutex::unlock() on second
}
define k() {
  local %g
  guard bind %g = second locking Mutex::lock unlocking Mutex::unlock
  guard destroy %g
  call Mutex::lock() on first
  call Mutex::unlock() on first
})"),
            "cycle first second: f:1>Mutex::lock:1 f:2>Mutex::lock:1 | "
            "h:1>Mutex::lock:1 h:2>Mutex::lock:1");
}

} // namespace
