//===-- test/unit/report/GitHubTest.cpp - Annotations of GitHub Actions ---===//
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

TEST(GitHub, AFindingIsOneCommandOnOneLine) {
  const std::string Text = written("github", reportOf({inversion(), selfDeadlock()}));
  llvm::SmallVector<llvm::StringRef> Lines;
  llvm::StringRef(Text).split(Lines, '\n');
  ASSERT_EQ(Lines.size(), 3u); // Two commands, and nothing behind the last end of line.
  EXPECT_TRUE(Lines[0].starts_with(
      "::error file=log.cpp,line=2,col=31,title=holdwait-lock-order-cycle (high)::potential "
      "deadlock: 'Cache::mu_' and 'Log::mu_' are taken in opposite orders%0A  thread 1 "));
  EXPECT_TRUE(Lines[1].starts_with(
      "::warning file=cache.cpp,line=9,col=30,title=holdwait-self-deadlock (medium)::"));
}

TEST(GitHub, NothingIsSaidOfNothing) { EXPECT_EQ(written("github", Report()), ""); }

TEST(GitHub, HostileNamesEndNeitherPropertiesNorLines) {
  const std::string Text = written("github", reportOf({hostile()}));
  EXPECT_TRUE(llvm::StringRef(Text).starts_with(
      "::error file=a b%3A%2C%25<U+000A>\"<FF>.cpp,line=4,col=2,title="));
  EXPECT_EQ(llvm::StringRef(Text).count('\n'), 1u);
  EXPECT_TRUE(llvm::StringRef(Text).contains(" 50%25, \xc3\xa9"));
}

} // namespace
