//===-- test/unit/report/MarkdownTest.cpp - The report as a comment -------===//
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

TEST(Markdown, AFindingIsASectionWithATable) {
  const std::string Text = written("markdown", reportOf({inversion()}));
  EXPECT_TRUE(llvm::StringRef(Text).starts_with(
      R"(### holdwait: 1 finding (1 high)

#### potential deadlock: 'Cache::mu\_' and 'Log::mu\_' are taken in opposite orders

`log.cpp:2:31` · holdwait-lock-order-cycle · high confidence

| who | acquires | waits for |
| --- | --- | --- |
| thread 1 (started at main.cpp:31) | `Cache::mu_` in `Cache::put` at `cache.cpp:4` | `Log::mu_` in `Log::write` at `log.cpp:2` |
| thread 2 (main) | `Log::mu_` in `Log::locked` at `log.cpp:11` | `Cache::mu_` in `Cache::flush` at `cache.cpp:9` |

**Cure:** release 'Log::mu\_' in Log::rotate before calling Cache::flush

**Odd one out:** 'Cache::mu\_' is taken before 'Log::mu\_' in 14 places, after it in 1

<details><summary>Call stacks</summary>

```text
log.cpp:2:31: warning: )"));
  EXPECT_TRUE(llvm::StringRef(Text).ends_with("```\n\n</details>\n"));
}

TEST(Markdown, NoFindingIsOneLine) {
  Report R;
  R.Stats["units"] = 3;
  EXPECT_EQ(written("markdown", R), "### holdwait: no potential deadlock found in 3 units\n");
}

TEST(Markdown, KindsLinkToTheirPages) {
  WriteOptions Options;
  Options.DocsUri = "https://example.org/checks/";
  EXPECT_TRUE(
      llvm::StringRef(written("markdown", reportOf({inversion()}), Options))
          .contains("[holdwait-lock-order-cycle](https://example.org/checks/lock-order-cycle.md)"));
}

TEST(Markdown, HostileNamesAreNoMarkup) {
  const std::string Text = written("markdown", reportOf({hostile()}));
  EXPECT_TRUE(llvm::StringRef(Text).contains(
      "#### potential deadlock: =a\"b\\|c\\`d\\<e\\>\\&\\<U+000A\\>::error::x\\<U+001B\\>\\[31m"
      "\\<FF\\>\\{0\\}\\]\\]\\>\\\\N @<!-- -->user #<!-- -->1 50%, \xc3\xa9\n"));
  // In a table even a code span must not hold a bare bar, and a backtick takes a longer fence.
  EXPECT_TRUE(llvm::StringRef(Text).contains("| ``=a\"b\\|c`d<e>&<U+000A>"));
}

TEST(Markdown, AFenceIsLongerThanWhatItHolds) {
  Finding F = hostile();
  F.Cure = "`````";
  const std::string Text = written("markdown", reportOf({F}));
  EXPECT_TRUE(llvm::StringRef(Text).contains("\n``````text\n"));
  EXPECT_TRUE(llvm::StringRef(Text).ends_with("\n``````\n\n</details>\n"));
}

} // namespace
