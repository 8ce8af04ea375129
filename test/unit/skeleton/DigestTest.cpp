//===-- test/unit/skeleton/DigestTest.cpp - What a unit says --------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Samples.h"

#include "skeleton/Digest.h"

#include "gtest/gtest.h"

using namespace holdwait::skeleton;

namespace {

/// A unit whose function acquires at \p First, releases at \p Then.
Unit unit(const std::string &First, const std::string &Then, const std::string &Lock = "Door",
          const std::string &Header = "a.h:3:1") {
  return parsed("holdwait text " + std::to_string(FormatVersion) +
                "\nsource \"a.cpp\"\nlock variable " + Lock + " at " + Header +
                "\nfunction enter at a.cpp:1:6\n\ndefine enter() {\n  block 0:\n" + "    acquire " +
                Lock + " at " + First + "\n    release " + Lock + " at " + Then + "\n}\n");
}

Identity says(const Unit &U) { return digestOf(U)->Says; }

TEST(DigestTest, LinesOfTheMainFileMayMove) {
  const Unit Old = unit("a.cpp:2:3", "a.cpp:3:3");
  EXPECT_EQ(says(Old), says(unit("a.cpp:12:5", "a.cpp:12:30")));
  EXPECT_EQ(digestOf(Old)->Source, "a.cpp");
  EXPECT_EQ(digestOf(Old)->Places, (std::vector<Point>{{1, 6}, {2, 3}, {3, 3}}));
}

TEST(DigestTest, PlacesAreNumberedTheSameWay) {
  EXPECT_NE(says(unit("a.cpp:2:3", "a.cpp:3:3")), says(unit("a.cpp:3:3", "a.cpp:2:3")));
  EXPECT_NE(says(unit("a.cpp:2:3", "a.cpp:3:3")), says(unit("a.cpp:2:3", "a.cpp:2:3")));
}

TEST(DigestTest, WhatIsDoneCounts) {
  const Unit Old = unit("a.cpp:2:3", "a.cpp:3:3");
  EXPECT_NE(says(Old), says(unit("a.cpp:2:3", "a.cpp:3:3", "Gate")));
  Unit Once = Old;
  Once.Ops.back().Kind = OpKind::Acquire;
  EXPECT_NE(says(Old), says(Once));
}

TEST(DigestTest, PlacesInOtherFilesCount) {
  EXPECT_NE(says(unit("a.cpp:2:3", "a.cpp:3:3")),
            says(unit("a.cpp:2:3", "a.cpp:3:3", "Door", "a.h:4:1")));
}

TEST(DigestTest, EveryRecordCounts) {
  const Unit Sample = sampleUnit();
  Unit One = Sample;
  One.Sources.resize(1);
  One.Sources.front().Flags = 0;
  const Identity Says = says(One);
  auto Differs = [&](auto Change) {
    Unit U = One;
    Change(U);
    return says(U) != Says;
  };
  EXPECT_TRUE(Differs([](Unit &U) { U.Resources.back().Capacity ^= 1; }));
  EXPECT_TRUE(Differs([](Unit &U) { U.Records.back().Flags ^= 1; }));
  EXPECT_TRUE(Differs([](Unit &U) { U.Overrides.pop_back(); }));
  EXPECT_TRUE(Differs([](Unit &U) { U.Orders.pop_back(); }));
  EXPECT_TRUE(Differs([](Unit &U) { U.Functions.back().Flags ^= FF_Noexcept; }));
  EXPECT_TRUE(Differs([](Unit &U) { U.Locals.back().Depth += 1; }));
  EXPECT_TRUE(Differs([](Unit &U) { U.Blocks.back().Flags ^= BF_NoReturn; }));
  EXPECT_TRUE(Differs([](Unit &U) { U.Edges.back().Target ^= 1; }));
  EXPECT_TRUE(Differs([](Unit &U) { U.Paths.back().Index += 1; }));
  EXPECT_TRUE(Differs([](Unit &U) { U.Selectors.back().Operand += 1; }));
  EXPECT_TRUE(Differs([](Unit &U) { U.Values.back().Number ^= 1; }));
  EXPECT_TRUE(Differs([](Unit &U) { U.Conditions.back().Right += 1; }));
  EXPECT_TRUE(Differs([](Unit &U) { U.Operands.back() += 1; }));
  EXPECT_TRUE(Differs([](Unit &U) { U.Strings.back() += "x"; }));
}

TEST(DigestTest, WhoASymbolIsCountsIfOthersSeeIt) {
  Unit U = unit("a.cpp:2:3", "a.cpp:3:3");
  const Identity Says = says(U);
  U.Symbols.front().Id.Low += 1;
  EXPECT_NE(says(U), Says);
  U.Symbols.front().Flags |= SF_Internal;
  const Identity Internal = says(U);
  U.Symbols.front().Id.Low += 1;
  EXPECT_EQ(says(U), Internal);
}

TEST(DigestTest, OnlyOfOneWholeSource) {
  Unit U = unit("a.cpp:2:3", "a.cpp:3:3");
  U.Sources.front().Flags = 1;
  EXPECT_FALSE(digestOf(U));
  U.Sources.front().Flags = 0;
  U.Sources.push_back(U.Sources.front());
  EXPECT_FALSE(digestOf(U));
  EXPECT_FALSE(digestOf(Unit()));
}

} // namespace
