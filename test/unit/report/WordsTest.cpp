//===-- test/unit/report/WordsTest.cpp - Names, numbers and places in prose ===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Words.h"

#include "gtest/gtest.h"

#include <limits>

using namespace holdwait::report;

namespace {

TEST(Words, RootIsLeftOutWhereANameBegins) {
  EXPECT_EQ(withoutRoot("/p/a.cpp", "/p"), "a.cpp");
  EXPECT_EQ(withoutRoot("/p/a.cpp", "/p/"), "a.cpp");
  EXPECT_EQ(withoutRoot("thread started at /p/a.cpp:3, /p/b.cpp", "/p"),
            "thread started at a.cpp:3, b.cpp");
  EXPECT_EQ(withoutRoot("(lambda at /p/p/a.cpp)", "/p"), "(lambda at p/a.cpp)");
}

TEST(Words, OtherNamesStay) {
  EXPECT_EQ(withoutRoot("/pq/a.cpp", "/p"), "/pq/a.cpp");
  EXPECT_EQ(withoutRoot("/q/p/a.cpp", "/p"), "/q/p/a.cpp");
  EXPECT_EQ(withoutRoot("/p", "/p"), "/p");
  EXPECT_EQ(withoutRoot("/p/a.cpp", ""), "/p/a.cpp");
  EXPECT_EQ(withoutRoot("/p/a.cpp", "/"), "/p/a.cpp");
}

TEST(Words, PlacesAsFarAsTheyAreKnown) {
  EXPECT_EQ(placeText({"a.cpp", 3, 7}), "a.cpp:3:7");
  EXPECT_EQ(placeText({"a.cpp", 3, 0}), "a.cpp:3");
  EXPECT_EQ(placeText({"a.cpp", 0, 7}), "a.cpp");
  EXPECT_EQ(placeText({}), "unknown place");
}

TEST(Words, Counts) {
  EXPECT_EQ(counted(0, "finding"), "0 findings");
  EXPECT_EQ(counted(1, "lock class"), "1 lock class");
  EXPECT_EQ(counted(2, "lock class"), "2 lock classes");
}

TEST(Words, Numbers) {
  EXPECT_EQ(numberText(0), "0");
  EXPECT_EQ(numberText(-0.0), "0");
  EXPECT_EQ(numberText(1e6), "1000000");
  EXPECT_EQ(numberText(-3), "-3");
  EXPECT_EQ(numberText(0.1), "0.1");
  EXPECT_EQ(numberText(1e300), "1e+300");
  EXPECT_EQ(numberText(std::numeric_limits<double>::quiet_NaN()), "null");
  EXPECT_EQ(numberText(std::numeric_limits<double>::infinity()), "null");
}

} // namespace
