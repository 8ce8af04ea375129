//===-- test/unit/solver/WaitsTest.cpp - Waits that the other side needs --===//
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

/// An object keeps a pointer to its lock. open() stores it there as \p Store says and starts the
/// thread; close() joins it with the lock held.
std::string opened(const std::string &Store) {
  return "record Meter\nfield Meter::bus in Meter pointer\nthread field Meter::thread in Meter\n"
         "function open\nfunction close\nfunction run\nfunction make\n"
         "define run(%m pointer) {\n  block 0:\n    acquire %m->Meter::bus*\n"
         "    release %m->Meter::bus*\n}\n"
         "define open(%m pointer) {\n  local %made temporary pointer\n  block 0:\n" +
         Store +
         "    spawn thread &run(%m) into %m->Meter::thread\n}\n"
         "define close(%m pointer) {\n  block 0:\n    acquire %m->Meter::bus*\n"
         "    wait join %m->Meter::thread\n    release %m->Meter::bus*\n}\n";
}

/// A thread says with M held that it is ready, and then does \p After. Main waits for that word
/// before it joins the thread, with M held.
std::string greeted(const std::string &After) {
  return "condition variable V\nfunction main\nfunction run\nlock variable M\n"
         "define run() {\n  block 0:\n    acquire M\n    notify condition V\n    release M\n" +
         After +
         "}\ndefine main() main {\n  local %t\n  block 0:\n    acquire M\n"
         "    spawn thread &run() into %t\n    wait condition V releasing M\n"
         "    wait join %t\n    release M\n}\n";
}

/// Main starts threads with what \p Task holds, of which it has futures, and waits for F with M
/// held.
std::string packaged(const std::string &Futures) {
  return "lock variable M\ntask variable F\ntask variable G2\nfunction main\nfunction run\n"
         "define run() {\n  block 0:\n    acquire M\n    release M\n}\n"
         "define main() main {\n  local %task\n  local %t\n  block 0:\n"
         "    assign %task = &run\n" +
         Futures +
         "    spawn thread %task() into %t\n    acquire M\n    wait future F\n"
         "    release M\n}\n";
}

} // namespace

TEST(Waits, AThreadTakesTheLockThatItsObjectWasGiven) {
  EXPECT_EQ(analysed(opened(""))->Waits.size(), 1u);
  EXPECT_EQ(analysed(opened("    assign %m->Meter::bus = %made\n"))->Waits.size(), 1u);
  EXPECT_EQ(analysed(opened("    assign %m->Meter::bus = ?\n"))->Waits.size(), 1u);
  // There is none.
  EXPECT_EQ(analysed(opened("    assign %m->Meter::bus = 0\n"))->Waits.size(), 0u);
}

TEST(Waits, WhatAThreadHasBehindItIsNotShown) {
  EXPECT_EQ(analysed(greeted(""))->Waits.size(), 0u);
  const auto A = analysed(greeted("    acquire M\n    release M\n"));
  ASSERT_EQ(A->Waits.size(), 1u);
  EXPECT_EQ(printed(*A, A->Waits.front().Needs), "run:4");
}

TEST(Waits, TheFutureOfAPackagedTaskStandsForItsThread) {
  EXPECT_EQ(analysed(packaged("    assign F = %task\n"))->Waits.size(), 1u);
  EXPECT_EQ(analysed(packaged("    assign F = %task\n    assign G2 = %task\n"))->Waits.size(), 0u);
}

/// Two ways lead to the wait, and the shorter one only with a flag that the caller does not set.
TEST(Waits, WayThatIsToldIsOpen) {
  const auto A = analysed("thread variable T\nlock variable M\n"
                          "define run() {\n  acquire M\n  release M\n}\n"
                          "define finish() {\n  wait join T\n}\n"
                          "define last() {\n  call finish()\n}\n"
                          "define stop(%now) {\n  block 0:\n    goto 1 if %now != 0\n"
                          "    goto 2 if %now == 0\n  block 1:\n    call finish()\n    goto 2\n"
                          "  block 2:\n    call last()\n}\n"
                          "define main() main {\n  spawn thread &run() into T\n  acquire M\n"
                          "  call stop(0)\n  release M\n}\n");
  ASSERT_EQ(A->Waits.size(), 1u);
  EXPECT_EQ(printed(*A, A->Waits.front().Wait->What.Trace), "main:3>stop:2>last:1>finish:1");
}
