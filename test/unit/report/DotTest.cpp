//===-- test/unit/report/DotTest.cpp - The findings as a graph ------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Samples.h"

#include "gtest/gtest.h"

using namespace holdwait::report;
using namespace holdwait::report::samples;

namespace {

TEST(Dot, LocksAreNodesAndParticipantsAreArrows) {
  EXPECT_EQ(written("dot", reportOf({inversion(), transfer()})), R"(digraph holdwait {
  node [shape=box, fontname="sans-serif"];
  edge [fontname="sans-serif", fontsize=10];
  "Account::mu";
  "Cache::mu_";
  "Log::mu_";
  "Cache::mu_" -> "Log::mu_" [label="thread 1 (started at main.cpp:31)\nLog::write\nlog.cpp:2", tooltip="potential deadlock: 'Cache::mu_' and 'Log::mu_' are taken in opposite orders", color="#0072B2", fontcolor="#0072B2"];
  "Log::mu_" -> "Cache::mu_" [label="thread 2 (main)\nCache::flush\ncache.cpp:9", tooltip="potential deadlock: 'Cache::mu_' and 'Log::mu_' are taken in opposite orders", color="#0072B2", fontcolor="#0072B2"];
  "Account::mu" -> "Account::mu" [label="each of two threads (any caller of transfer)\ntransfer\nbank.cpp:9", tooltip="potential stall: two objects of 'Account::mu' are taken in both orders", color="#D55E00", fontcolor="#D55E00", style=dashed];
}
)");
}

TEST(Dot, ALeakIsNoArrow) {
  Finding F = leak();
  F.Level = Confidence::High;
  EXPECT_FALSE(llvm::StringRef(written("dot", reportOf({F}))).contains("Log::mu_"));
}

TEST(Dot, HostileNamesStayInTheirQuotes) {
  const std::string Text = written("dot", reportOf({hostile()}));
  EXPECT_TRUE(llvm::StringRef(Text).contains(
      "  \"=a\\\"b|c`d<e>&<U+000A>::error::x<U+001B>[31m<FF>{0}]]>\\\\N @user #1 50%, "
      "\xc3\xa9\";\n"));
}

} // namespace
