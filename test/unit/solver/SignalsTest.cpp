//===-- test/unit/solver/SignalsTest.cpp - Handlers that wait for their thread ===//
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

/// A handler of signal 14 that takes A, a function `count` with \p Body, and a main that installs
/// the one and calls the other.
std::string findingsOf(const std::string &Body) {
  return findings(R"(
define handler(%n) address_taken {
  acquire A
  release A
}
define count() {
  local %set
  local %old
)" + Body + R"(
}
define main() main {
  spawn signal &handler(14)
  call count()
})");
}

TEST(SignalsTest, HandlerTakesWhatOrdinaryCodeHolds) {
  EXPECT_EQ(findingsOf("acquire A\n release A"), "signal A: main:2>count:1 handler:1");
}

TEST(SignalsTest, SignalIsBlockedAroundTheLock) {
  EXPECT_EQ(findingsOf("mask clear %set\n mask add %set = 14\n mask block %set into %old\n"
                       "acquire A\n release A\n mask replace %old"),
            "");
}

TEST(SignalsTest, AnotherSignalIsBlocked) {
  EXPECT_EQ(findingsOf("mask clear %set\n mask add %set = 15\n mask block %set into %old\n"
                       "acquire A\n release A\n mask replace %old"),
            "signal A: main:2>count:4 handler:1");
}

TEST(SignalsTest, AllSignalsAreBlocked) {
  EXPECT_EQ(findingsOf("mask fill %set\n mask replace %set into %old\n acquire A\n release A"), "");
}

TEST(SignalsTest, AllButThatOneAreBlocked) {
  EXPECT_EQ(findingsOf("mask fill %set\n mask remove %set = 14\n mask replace %set\n"
                       "acquire A\n release A"),
            "signal A: main:2>count:4 handler:1");
}

TEST(SignalsTest, BlockedAfterTheLock) {
  EXPECT_EQ(findingsOf("mask clear %set\n mask add %set = 14\n acquire A\n"
                       "mask block %set into %old\n release A\n mask replace %old"),
            "signal A: main:2>count:3 handler:1");
}

TEST(SignalsTest, RestoredBeforeTheRelease) {
  EXPECT_EQ(findingsOf("mask clear %set\n mask add %set = 14\n mask block %set into %old\n"
                       "acquire A\n mask replace %old\n release A"),
            "signal A: main:2>count:4 handler:1");
}

TEST(SignalsTest, UnblockedAgain) {
  EXPECT_EQ(findingsOf("mask clear %set\n mask add %set = 14\n mask block %set\n"
                       "mask unblock %set\n acquire A\n release A"),
            "signal A: main:2>count:5 handler:1");
}

TEST(SignalsTest, MaskThatIsNotKnownMayBlock) {
  EXPECT_EQ(findingsOf("mask replace\n acquire A\n release A"), "");
}

TEST(SignalsTest, BlockedByHelpers) {
  EXPECT_EQ(findings(R"(
define handler() address_taken {
  acquire A
  release A
}
define block(%old pointer) {
  local %set
  mask clear %set
  mask add %set = 14
  mask block %set into %old*
}
define restore(%old pointer) {
  mask replace %old*
}
define masked() {
  local %old
  call block(&%old)
  acquire A
  release A
  call restore(&%old)
}
define main() main {
  spawn signal &handler(14)
  call masked()
})"),
            "");
}

TEST(SignalsTest, RestoredByAHelperTooEarly) {
  EXPECT_EQ(findings(R"(
define handler() address_taken {
  acquire A
  release A
}
define block(%old pointer) {
  local %set
  mask clear %set
  mask add %set = 14
  mask block %set into %old*
}
define restore(%old pointer) {
  mask replace %old*
}
define main() main {
  local %old
  spawn signal &handler(14)
  call block(&%old)
  acquire A
  call restore(&%old)
  release A
})"),
            "signal A: main:3 handler:1");
}

TEST(SignalsTest, HeldBeforeTheHandlerIsInstalled) {
  EXPECT_EQ(findings(R"(
define handler() address_taken {
  acquire A
  release A
}
define load() {
  acquire A
  release A
}
define main() main {
  call load()
  spawn signal &handler(1)
})"),
            "");
}

TEST(SignalsTest, IgnoredSignalDoesNotCome) {
  EXPECT_EQ(findings(R"(
define handler() address_taken {
  acquire A
  release A
}
define main() main {
  spawn signal &handler(1)
  spawn signal 1(1)
  acquire A
  release A
})"),
            "");
}

TEST(SignalsTest, ThreadsStartWithTheMaskOfTheirStarter) {
  EXPECT_EQ(findings(R"(
define handler() address_taken {
  acquire A
  release A
}
define worker() {
  acquire A
  release A
}
define main() main {
  local %set
  spawn signal &handler(1)
  mask fill %set
  mask block %set
  spawn thread &worker()
})"),
            "");
}

TEST(SignalsTest, HandlerThatOnlyTriesDoesNotWait) {
  EXPECT_EQ(findings(R"(
define handler() address_taken {
  local %got
  acquire A try into %got
  goto 1 if %got != 0
  goto 2 if %got == 0
  block 1:
  release A
  goto 2
  block 2:
}
define main() main {
  spawn signal &handler(1)
  acquire A
  release A
})"),
            "");
}

TEST(ExitTest, HandlerTakesWhatIsHeldAtExit) {
  EXPECT_EQ(findings(R"(
define last() address_taken {
  acquire A
  release A
}
define main() main {
  spawn atexit &last()
  acquire A
  wait exit
})"),
            "relock A: main:2 main:3>last:1");
}

TEST(ExitTest, NothingIsRegistered) {
  EXPECT_EQ(findings(R"(
define last() {
  acquire A
  release A
}
define f() {
  acquire A
  wait exit
})"),
            "");
}

} // namespace
