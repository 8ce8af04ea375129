//===-- test/unit/report/ChangeTest.cpp - What a change touches -----------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Change.h"

#include "Samples.h"

#include "gtest/gtest.h"

using namespace holdwait::report;
using namespace holdwait::report::samples;

namespace {

bool touches(const char *Diff, const char *File, uint32_t Line) {
  return Change::parse(Diff, "/src").touches({File, Line, 1});
}

TEST(Change, AddedAndChangedLinesAreTouched) {
  const char *Diff = "diff --git a.cpp a.cpp\n--- a.cpp\n+++ a.cpp\n"
                     "@@ -3 +3,2 @@ void f() {\n-x\n+y\n+z\n@@ -9,0 +11 @@\n+w\n";
  for (uint32_t Line : {3, 4, 11})
    EXPECT_TRUE(touches(Diff, "/src/a.cpp", Line)) << Line;
  for (uint32_t Line : {2, 5, 9, 10, 12})
    EXPECT_FALSE(touches(Diff, "/src/a.cpp", Line)) << Line;
  EXPECT_TRUE(touches(Diff, "a.cpp", 3));
  EXPECT_FALSE(touches(Diff, "/other/a.cpp", 3));
}

TEST(Change, BothSidesOfRemovedLinesAreTouched) {
  const char *Diff = "--- a.cpp\n+++ a.cpp\n@@ -3,2 +2,0 @@\n-x\n-y\n";
  EXPECT_FALSE(touches(Diff, "a.cpp", 1));
  EXPECT_TRUE(touches(Diff, "a.cpp", 2));
  EXPECT_TRUE(touches(Diff, "a.cpp", 3));
  EXPECT_FALSE(touches(Diff, "a.cpp", 4));
}

TEST(Change, LinesThatLookLikeHeadersAreContent) {
  const char *Diff = "--- a.cpp\n+++ a.cpp\n@@ -3 +3 @@\n--- b.cpp\n\\ No newline at end of file\n"
                     "+++ b.cpp\n@@ -8 +8 @@\n-x\n+y\n";
  EXPECT_TRUE(touches(Diff, "a.cpp", 8));
  EXPECT_FALSE(touches(Diff, "b.cpp", 8));
}

TEST(Change, NamesAreAsGitQuotesThem) {
  EXPECT_TRUE(touches("+++ a b.cpp\t\n@@ -1 +1 @@\n-x\n+y\n", "/src/a b.cpp", 1));
  EXPECT_TRUE(touches("+++ \"a\\t\\\"\\303\\251\\\\.cpp\"\n@@ -1 +1 @@\n-x\n+y\n",
                      "/src/a\t\"\xc3\xa9\\.cpp", 1));
}

TEST(Change, WhatIsNotUnderstoodIsSkipped) {
  EXPECT_FALSE(touches("", "a.cpp", 1));
  EXPECT_FALSE(touches("+++ a.cpp\n@@ -x +1 @@\n+++ \"\n@@ -1 +99999999999 @@\n", "a.cpp", 1));
  EXPECT_FALSE(touches("+++ /dev/null\n@@ -1 +0,0 @@\n-x\n", "/dev/null", 1));
}

TEST(Change, FindingsStandWhereTheyAreTouched) {
  Report R = reportOf({inversion()});
  const Change C = Change::parse("+++ cache.cpp\n@@ -4 +4 @@\n-x\n+y\n", "/src");
  EXPECT_EQ(markTouched(R, C), 1u);
  EXPECT_TRUE(llvm::StringRef(written("text", R)).starts_with("cache.cpp:4:31: warning: "));
  EXPECT_TRUE(llvm::StringRef(written("text", R)).contains("\n  in the change: cache.cpp:4:31\n"));
}

} // namespace
