//===-- test/unit/solver/LockWrappersTest.cpp - Who locks for a caller ----===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solving.h"

#include "solver/LockWrappers.h"

#include "gtest/gtest.h"

using namespace holdwait::solver;

namespace {

/// As `+take(0) -give(this)`.
std::string wrappers(llvm::StringRef Program) {
  std::string Text;
  const auto A = analysed(Program);
  for (const LockWrapper &W : findLockWrappers(*A))
    Text += (Text.empty() ? "" : " ") + std::string(W.Acquires ? "+" : "-") + W.Function +
            (W.Mode == holdwait::skeleton::Mode::Shared ? "/" : "") + "(" +
            (!W.Global.empty() ? W.Global
             : W.Parameter < 0 ? "this"
                               : std::to_string(W.Parameter)) +
            ")";
  return Text;
}

TEST(LockWrappersTest, WhatAParameterPointsTo) {
  EXPECT_EQ(wrappers("define take(%a, %m) {\nacquire %m*\n}\n"
                     "define read(%m) {\nacquire %m* shared\n}\n"
                     "define give(%m) {\nrelease %m*\n}"),
            "-give(0) +read/(0) +take(1)");
}

TEST(LockWrappersTest, ThroughAnother) {
  EXPECT_EQ(wrappers("define take(%m) {\nacquire %m*\n}\n"
                     "define outer(%m) {\ncall take(%m)\n}"),
            "+outer(0) +take(0)");
}

TEST(LockWrappersTest, MethodsOfALock) {
  EXPECT_EQ(wrappers("record Mutex\nlock field Mutex::m in Mutex\n"
                     "function Mutex::lock in Mutex\nfunction Mutex::unlock in Mutex\n"
                     "define Mutex::lock() method {\nacquire this.Mutex::m\n}\n"
                     "define Mutex::unlock() method {\nrelease this.Mutex::m\n}"),
            "+Mutex::lock(this) -Mutex::unlock(this)");
}

TEST(LockWrappersTest, NotWhereItMayFail) {
  EXPECT_EQ(wrappers("define take(%m) {\nlocal %ok\nacquire %m* try into %ok\n}"), "");
  EXPECT_EQ(wrappers("variable n\ndefine take(%m) {\ngoto 1 if n == 0\ngoto 2 if n != 0\n"
                     "block 1:\nacquire %m*\ngoto 2\nblock 2:\n}"),
            "");
  EXPECT_EQ(wrappers("define take(%m) {\nacquire %m* timed\n}"), "");
}

TEST(LockWrappersTest, OneGlobal) {
  EXPECT_EQ(wrappers("define take() {\nacquire A\n}\ndefine give() {\nrelease A\n}"),
            "-give(A) +take(A)");
  EXPECT_EQ(wrappers("variable all\ndefine take() {\nacquire all[*]\n}"), "");
}

TEST(LockWrappersTest, NotOfOtherLocks) {
  EXPECT_EQ(wrappers("define use(%m) {\nacquire %m*\nrelease %m*\n}"), "");
  EXPECT_EQ(wrappers("define both(%m) {\nacquire A\nacquire %m*\nrelease A\n}"), "");
  EXPECT_EQ(wrappers("record R\nlock field R::mu in R\ndefine take(%r) {\nacquire %r->R::mu\n}"),
            "");
}

} // namespace
