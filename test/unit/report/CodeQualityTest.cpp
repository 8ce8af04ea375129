//===-- test/unit/report/CodeQualityTest.cpp - GitLab's code quality report ===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Samples.h"

#include "llvm/Support/JSON.h"
#include "gtest/gtest.h"

using namespace holdwait::report;
using namespace holdwait::report::samples;

namespace {

llvm::json::Value parsed(llvm::StringRef Text) {
  llvm::Expected<llvm::json::Value> V = llvm::json::parse(Text);
  EXPECT_TRUE(bool(V)) << llvm::toString(V.takeError());
  return *V;
}

TEST(CodeQuality, AFindingIsAnIssueWithPathLineAndSeverity) {
  EXPECT_EQ(written("code-quality", reportOf({inversion(), leak()})), R"([
  {
    "type": "issue",
    "check_name": "holdwait-lock-order-cycle",
    "description": "potential deadlock: 'Cache::mu_' and 'Log::mu_' are taken in opposite orders",
    "categories": [
      "Bug Risk"
    ],
    "severity": "critical",
    "fingerprint": "0123456789abcdef",
    "location": {
      "path": "log.cpp",
      "lines": {
        "begin": 2
      }
    }
  }
]
)");
}

TEST(CodeQuality, SeverityFollowsConfidenceAndHarm) {
  WriteOptions All;
  All.Lowest = Confidence::Low;
  const llvm::json::Value V =
      parsed(written("code-quality", reportOf({selfDeadlock(), transfer(), leak()}), All));
  const llvm::json::Array &Issues = *V.getAsArray();
  EXPECT_EQ(Issues[0].getAsObject()->getString("severity"), "major");
  EXPECT_EQ(Issues[1].getAsObject()->getString("severity"), "minor"); // A stall.
  EXPECT_EQ(Issues[2].getAsObject()->getString("severity"), "info");
}

TEST(CodeQuality, NoFindingIsAnEmptyList) { EXPECT_EQ(written("code-quality", Report()), "[]\n"); }

TEST(CodeQuality, HostileNamesStayText) {
  const llvm::json::Value V = parsed(written("code-quality", reportOf({hostile()})));
  EXPECT_EQ(V.getAsArray()->size(), 1u);
}

} // namespace
