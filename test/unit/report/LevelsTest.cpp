//===-- test/unit/report/LevelsTest.cpp -----------------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Levels.h"

#include <gtest/gtest.h>

using namespace holdwait::report;

namespace {

Inventory orders(std::initializer_list<std::pair<const char *, const char *>> Pairs) {
  Inventory I;
  for (auto [Held, Wanted] : Pairs) {
    OrderEdge E;
    E.Held = Held;
    E.Wanted = Wanted;
    I.Edges.push_back(std::move(E));
  }
  return I;
}

using Names = std::set<std::string>;

TEST(LevelsTest, NoOrderNoLevel) { EXPECT_TRUE(levelsOf({}).empty()); }

TEST(LevelsTest, TheLongestChainCounts) {
  const Inventory I = orders({{"a", "c"}, {"a", "b"}, {"b", "c"}, {"x", "c"}});
  const auto Levels = levelsOf(I);
  ASSERT_EQ(Levels.size(), 3u);
  EXPECT_EQ(Levels[0].Locks, (Names{"a", "x"}));
  EXPECT_EQ(Levels[1].Locks, (Names{"b"}));
  EXPECT_EQ(Levels[2].Locks, (Names{"c"}));
  EXPECT_EQ(Levels[1].Edges.size(), 1u);
  EXPECT_EQ(Levels[2].Edges.size(), 3u);
}

TEST(LevelsTest, LocksOfACycleShareALevel) {
  const Inventory I = orders({{"a", "b"}, {"b", "c"}, {"c", "b"}, {"c", "d"}});
  const auto Levels = levelsOf(I);
  ASSERT_EQ(Levels.size(), 3u);
  EXPECT_EQ(Levels[1].Locks, (Names{"b", "c"}));
  EXPECT_EQ(Levels[1].Cyclic, (Names{"b", "c"}));
  EXPECT_TRUE(Levels[0].Cyclic.empty());
  EXPECT_EQ(Levels[2].Locks, (Names{"d"}));
}

TEST(LevelsTest, TwoObjectsOfOneLock) {
  const Inventory I = orders({{"a", "a"}, {"a", "b"}});
  const auto Levels = levelsOf(I);
  ASSERT_EQ(Levels.size(), 2u);
  EXPECT_EQ(Levels[0].Edges.size(), 1u);
}

} // namespace
