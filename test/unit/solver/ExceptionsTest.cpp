//===-- test/unit/solver/ExceptionsTest.cpp - Leaving by an exception -----===//
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

/// Error is the base of Cut; read() throws either, or returns.
const char Reader[] = R"(
class Error
class Cut : Error
record Other
define read(%x) {
  goto 1 if %x == 1
  goto 2 if %x == 2
  goto 3
  block 1:
  throw Error
  block 2:
  throw Cut
  block 3:
}
)";

/// f() locks, reads, and unlocks on the normal way and where \p Handler says so.
std::string reading(const std::string &Handler) {
  return std::string(Reader) + R"(
define f(%x) {
  block 0 handler 1:
  acquire A
  call read(%x) throws unknown
  release A
  goto 2
  block 1 catch:
)" + Handler +
         "\n  block 2:\n}";
}

TEST(ExceptionsTest, HandlerOfTheBaseTakesWhatIsDerived) {
  EXPECT_EQ(findings(reading("catch Error\nrelease A\nthrow again")), "");
}

TEST(ExceptionsTest, HandlerOfOneTypeLetsTheOthersPass) {
  EXPECT_EQ(findings(std::string(Reader) + R"(
define f(%x) {
  block 0 handler 1:
  acquire A
  call read(%x) throws unknown
  release A
  goto 4
  block 1 catch:
  goto 2
  goto 3
  block 2:
  catch Cut
  release A
  throw again
  block 3:
  catch not Cut
  throw again
  block 4:
})"),
            "leak A: f:1 throw f:8");
}

TEST(ExceptionsTest, HandlerOfAnotherTypeIsNeverEntered) {
  // It would forget the lock.
  EXPECT_EQ(findings(reading("catch Other\nreturn 0")), "");
}

TEST(ExceptionsTest, TypeThatIsNotKnownEntersNoTypedHandler) {
  EXPECT_EQ(findings(R"(
class Error
define f() {
  block 0 handler 1:
  acquire A
  throw may
  release A
  goto 2
  block 1 catch:
  catch Error
  return 0
  block 2:
})"),
            "");
}

TEST(ExceptionsTest, NothingLeavesAFunctionThatIsNoexcept) {
  EXPECT_EQ(findings(std::string(Reader) + R"(
define safe(%x) noexcept {
  call read(%x) throws unknown
}
define f(%x) {
  acquire A
  call safe(%x) throws unknown
  release A
})"),
            "");
}

TEST(ExceptionsTest, ArgumentsDecideWhetherItThrows) {
  EXPECT_EQ(findings(std::string(Reader) + R"(
define f() {
  acquire A
  call read(7) throws unknown
  release A
})"),
            "");
}

TEST(ExceptionsTest, WhatADestructorReleasesIsReleasedByUnwinding) {
  EXPECT_EQ(findings(std::string(Reader) + R"(
record Transaction
function ~Transaction in Transaction
define ~Transaction() noexcept method destructor {
  release A
}
define f(%x) {
  local %t
  acquire A
  call read(%x) throws unknown
  call ~Transaction() on %t
})"),
            "");
}

} // namespace
