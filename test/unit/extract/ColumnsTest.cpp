//===-- test/unit/extract/ColumnsTest.cpp - Where a token stood ------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/extract/Columns.h"

#include "gtest/gtest.h"

using namespace holdwait::extract;

namespace {

/// Where in \p Original stands what stands in \p Expanded at the N-th `Token`.
unsigned columnOf(llvm::StringRef Original, llvm::StringRef Expanded, llvm::StringRef Token) {
  clang::LangOptions Language;
  Language.CPlusPlus = true;
  for (const TokenColumns &C : alignColumns(Original, Expanded, Language))
    if (Expanded.drop_front(C.Expanded - 1).starts_with(Token))
      return C.Original;
  return 0;
}

TEST(ColumnsTest, AfterAMacro) {
  const char *Original = "  void Lock() EXCLUSIVE() { mu_.lock(); }";
  const char *Expanded = "  void Lock() __attribute__((exclusive_lock_function())) { mu_.lock(); }";
  EXPECT_EQ(columnOf(Original, Expanded, "Lock"), 8u);
  EXPECT_EQ(columnOf(Original, Expanded, "__attribute__"), 15u);
  EXPECT_EQ(columnOf(Original, Expanded, "exclusive_lock_function"), 15u);
  EXPECT_EQ(columnOf(Original, Expanded, "mu_"), 29u);
  EXPECT_EQ(columnOf(Original, Expanded, "lock"), 33u);
  EXPECT_EQ(columnOf(Original, Expanded, "}"), 41u);
}

TEST(ColumnsTest, ArgumentsStandAtTheirMacro) {
  const char *Original = "f(); HOLD(a.b, (c));   HOLD(d);";
  const char *Expanded = "f(); std::lock_guard g(a.b, (c)); std::lock_guard g(d);";
  EXPECT_EQ(columnOf(Original, Expanded, "std"), 6u);
  EXPECT_EQ(columnOf(Original, Expanded, "b"), 6u);
  EXPECT_EQ(columnOf(Original, Expanded, "c)"), 6u);
  EXPECT_EQ(columnOf(Original, Expanded, "d)"), 24u);
}

TEST(ColumnsTest, SpacesAndComments) {
  EXPECT_EQ(columnOf("a  +   /* b */ b;", "a + b;", "b;"), 16u);
  EXPECT_EQ(columnOf("NULL == p", "nullptr == p", "nullptr"), 1u);
  EXPECT_EQ(columnOf("", "a", "a"), 0u);
}

} // namespace
