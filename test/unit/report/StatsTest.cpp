//===-- test/unit/report/StatsTest.cpp - The figures of a run -------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Stats.h"

#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"

using namespace holdwait::report;

namespace {

const std::map<std::string, double> Sample = {
    {"units", 12},        {"lock classes", 7},   {"time.link", 0.25},
    {"time.solve", 12.5}, {"bound.locksets", 3},
};

TEST(Stats, AsTextInGroups) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  writeStats(Sample, OS);
  EXPECT_EQ(Text, "program\n"
                  "  lock classes   7\n"
                  "  units         12\n"
                  "time\n"
                  "  link    0.250 s\n"
                  "  solve  12.500 s\n"
                  "bounds hit\n"
                  "  locksets  3\n");
}

TEST(Stats, AsJson) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  writeStatsJson(Sample, OS);
  EXPECT_EQ(Text, "{\n"
                  "  \"bound.locksets\": 3,\n"
                  "  \"lock classes\": 7,\n"
                  "  \"time.link\": 0.25,\n"
                  "  \"time.solve\": 12.5,\n"
                  "  \"units\": 12\n"
                  "}\n");
}

TEST(Stats, NoFiguresNoText) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  writeStats({}, OS);
  EXPECT_EQ(Text, "");
}

} // namespace
