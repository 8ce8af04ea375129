//===-- test/unit/report/JUnitTest.cpp - The report as test results -------===//
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

TEST(JUnit, AFindingIsAFailedTest) {
  const std::string Text = written("junit", reportOf({inversion(), selfDeadlock(), leak()}));
  EXPECT_TRUE(llvm::StringRef(Text).starts_with(
      R"(<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="holdwait" tests="2" failures="2" errors="0" skipped="0" time="0">
    <testcase classname="holdwait-lock-order-cycle" name="&apos;Cache::mu_&apos; and &apos;Log::mu_&apos; are taken in opposite orders [0123456789abcdef]" file="log.cpp" line="2" time="0">
      <failure type="deadlock" message="potential deadlock: &apos;Cache::mu_&apos; and &apos;Log::mu_&apos; are taken in opposite orders">log.cpp:2:31: warning: potential deadlock: )"));
  EXPECT_TRUE(llvm::StringRef(Text).ends_with("  fingerprint: 00000000000000aa\n</failure>\n"
                                              "    </testcase>\n  </testsuite>\n</testsuites>\n"));
}

TEST(JUnit, NoFindingIsAPassedTest) {
  EXPECT_EQ(written("junit", Report()), R"(<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="holdwait" tests="1" failures="0" errors="0" skipped="0" time="0">
    <testcase classname="holdwait" name="no potential deadlock" time="0"/>
  </testsuite>
</testsuites>
)");
}

TEST(JUnit, WhatIsSilencedIsASkippedTest) {
  Report R;
  R.Silenced.push_back({selfDeadlock(), {}});
  R.Silenced[0].By.Where = {"log.cpp", 7, 0};
  R.Silenced[0].By.Reason = "start-up <only>";
  const std::string Text = written("junit", R);
  EXPECT_TRUE(
      llvm::StringRef(Text).contains("tests=\"2\" failures=\"0\" errors=\"0\" skipped=\"1\""));
  EXPECT_TRUE(llvm::StringRef(Text).contains(
      "<skipped message=\"the comment at log.cpp:7: start-up &lt;only&gt;\"/>"));
}

TEST(JUnit, HostileNamesStayText) {
  const std::string Text = written("junit", reportOf({hostile()}));
  EXPECT_TRUE(llvm::StringRef(Text).contains(
      "file=\"a b:,%&lt;U+000A&gt;&quot;&lt;FF&gt;.cpp\" line=\"4\""));
  EXPECT_FALSE(llvm::StringRef(Text).contains("]]>"));
  EXPECT_FALSE(llvm::StringRef(Text).contains("\x1b"));
}

} // namespace
