//===-- test/unit/solver/SpinsTest.cpp - Tries that are waits -------------===//
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

constexpr char Other[] = R"(
define other() {
  acquire B
  acquire A
  release A
  release B
}
)";

/// f() holds A and tries B; \p Failed is what it does then.
std::string tries(llvm::StringRef How, llvm::StringRef Failed) {
  return findings("define f() {\n  local %ok\n  acquire A\n  goto 1\n  block 1:\n  acquire B " +
                  How.str() + " into %ok\n  goto 2 if %ok == 0\n  goto 3 if %ok != 0\n" +
                  "  block 2:\n" + Failed.str() + "  block 3:\n  release B\n  release A\n}\n" +
                  Other);
}

TEST(SpinsTest, WhatIsTriedUntilItSucceedsIsWaitedFor) {
  EXPECT_EQ(tries("try", "  goto 1\n"), "cycle A B: f:1 f:2 | other:1 other:2");
  EXPECT_EQ(tries("timed", "  goto 1\n"), "cycle A B: f:1 f:2 | other:1 other:2");
}

TEST(SpinsTest, WhoGivesUpDoesNotWait) { EXPECT_EQ(tries("try", "  release A\n  return\n"), ""); }

TEST(SpinsTest, WhoGivesBackBetweenTwoTriesDoesNotWait) {
  EXPECT_EQ(tries("try", "  release A\n  acquire A\n  goto 1\n"), "");
}

} // namespace
