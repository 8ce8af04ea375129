//===-- test/unit/report/BaselineTest.cpp - What is known already ---------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Baseline.h"

#include "Samples.h"
#include "report/Words.h"

#include "gtest/gtest.h"

using namespace holdwait::report;
using namespace holdwait::report::samples;

namespace {

Comparison compared(Report &R, const Baseline &Base, bool Orders = false) {
  return keepNews(R, Base, Confidence::Medium, Orders);
}

TEST(Baseline, EveryFormKnowsTheSame) {
  const Report R = reportOf({inversion(), selfDeadlock()});
  for (const char *Form : {"json", "sarif"}) {
    llvm::Expected<Baseline> Base = readBaseline(written(Form, R), "x");
    ASSERT_TRUE(bool(Base)) << llvm::toString(Base.takeError());
    const Baseline Direct = baselineOf(R, Confidence::Medium);
    ASSERT_EQ(Base->Findings.size(), Direct.Findings.size());
    for (size_t I = 0; I != Direct.Findings.size(); ++I) {
      EXPECT_EQ(Base->Findings[I].Kind, Direct.Findings[I].Kind);
      EXPECT_EQ(Base->Findings[I].Fingerprint, Direct.Findings[I].Fingerprint);
      EXPECT_EQ(Base->Findings[I].Locks, Direct.Findings[I].Locks);
      EXPECT_EQ(Base->Findings[I].Occurrences, Direct.Findings[I].Occurrences);
    }
    EXPECT_FALSE(Base->HasOrders);
  }
}

TEST(Baseline, AnOtherWayRoundAKnownCycleIsKnown) {
  const Baseline Base = baselineOf(reportOf({inversion()}), Confidence::Medium);
  Finding Other = inversion();
  Other.Fingerprint = "ffffffffffffffff";
  Report R = reportOf({Other});
  EXPECT_EQ(compared(R, Base).Known, 1u);
  EXPECT_TRUE(R.Findings.empty());
}

/// Two threads that take a lock before another and back.
static Finding cycleOf(const char *A, const char *B) {
  Finding F = inversion();
  F.Locks = {A, B};
  F.Fingerprint = fingerprintOf(std::string(A) + B);
  F.Witnesses[0].Holds.Lock = F.Witnesses[1].Waits.Lock = A;
  F.Witnesses[0].Waits.Lock = F.Witnesses[1].Holds.Lock = B;
  return F;
}

TEST(Baseline, ALongerCycleBehindKnownOnesIsKnown) {
  const Baseline Base = baselineOf(
      reportOf({cycleOf("a", "b"), cycleOf("b", "c"), cycleOf("a", "c")}), Confidence::Medium);
  Finding Ring = inversion();
  Ring.Locks = {"a", "b", "c"};
  Ring.Fingerprint = "ffffffffffffffff";
  Ring.Witnesses.push_back(Ring.Witnesses[0]);
  const char *Names[] = {"a", "b", "c"};
  for (size_t I = 0; I != 3; ++I) {
    Ring.Witnesses[I].Holds.Lock = Names[I];
    Ring.Witnesses[I].Waits.Lock = Names[(I + 1) % 3];
    Ring.Witnesses[I].Occurrences = 1;
  }
  Report R = reportOf({Ring});
  EXPECT_EQ(compared(R, Base).Known, 1u);
  Ring.Witnesses[2].Occurrences = 2; // In the baseline, a is taken behind c in one place.
  Report More = reportOf({Ring});
  EXPECT_EQ(compared(More, Base).New, 1u);
}

TEST(Baseline, WhatWasSilencedIsKnown) {
  Report Old;
  Old.Silenced.push_back({selfDeadlock(), {}});
  for (const char *Form : {"json", "sarif"}) {
    llvm::Expected<Baseline> Base = readBaseline(written(Form, Old), "x");
    ASSERT_TRUE(bool(Base)) << llvm::toString(Base.takeError());
    Report R = reportOf({selfDeadlock()});
    EXPECT_EQ(compared(R, *Base).Known, 1u) << Form;
  }
}

TEST(Baseline, OfOtherKindsTheFingerprintDecides) {
  const Baseline Base = baselineOf(reportOf({selfDeadlock()}), Confidence::Medium);
  Finding Other = selfDeadlock();
  Other.Fingerprint = "ffffffffffffffff";
  Report R = reportOf({Other});
  const Comparison C = compared(R, Base);
  EXPECT_EQ(C.New, 1u);
  EXPECT_EQ(C.Gone, 1u);
  EXPECT_EQ(R.Findings.at(0).News, Novelty::New);
}

TEST(Baseline, MoreOccurrencesAreNews) {
  const Baseline Base = baselineOf(reportOf({inversion()}), Confidence::Medium);
  Finding More = inversion();
  More.Witnesses[1].Occurrences = 2;
  Report R = reportOf({More});
  EXPECT_EQ(compared(R, Base).Grown, 1u);
  EXPECT_EQ(R.Findings.at(0).Grown,
            "'Log::mu_' is taken before 'Cache::mu_' in 2 places, in the baseline in 1");
}

TEST(Baseline, WhatWasTooUncertainToShowIsNewOnceItIsNot) {
  Finding Doubtful = selfDeadlock();
  Doubtful.Level = Confidence::Low;
  const Baseline Base = baselineOf(reportOf({Doubtful}), Confidence::Medium);
  Report R = reportOf({selfDeadlock()});
  EXPECT_EQ(compared(R, Base).New, 1u);
}

TEST(Baseline, NewOrdersAreFindingsWhenAsked) {
  Report Old;
  Old.Locks.Edges = {{"a", "b", 1, {}}};
  Report R;
  R.Locks.Edges = {{"a", "b", 9, {}}, {"b", "c", 1, inversion().Witnesses[0]}};
  const Baseline Base = baselineOf(Old, Confidence::Medium);
  Report Unasked = R;
  EXPECT_EQ(compared(Unasked, Base).NewOrders, 0u);
  EXPECT_EQ(compared(R, Base, /*Orders=*/true).NewOrders, 1u);
  ASSERT_EQ(R.Findings.size(), 1u);
  EXPECT_EQ(R.Findings[0].Kind, "new-order");
  EXPECT_EQ(R.Findings[0].Locks, (std::vector<std::string>{"b", "c"}));
}

TEST(Baseline, TextOfAnyKindIsAnErrorAndNothingWorse) {
  const std::string Json = written("json", reportOf({inversion()}));
  const std::string Sarif = written("sarif", reportOf({inversion()}));
  for (const std::string &Text : {Json, Sarif})
    for (size_t Size = 0; Size < Text.size() - 2; Size += 7)
      EXPECT_TRUE(llvm::toString(readBaseline(Text.substr(0, Size), "x").takeError()).size() > 0);
  for (const char *Text : {"[]", "3", "{}", R"({"runs": 3})", R"({"runs": [3, {"tool": []}]})",
                           R"({"version": 1, "findings": [3], "edges": {}})"})
    if (llvm::Expected<Baseline> B = readBaseline(Text, "x"))
      EXPECT_TRUE(B->Findings.empty());
    else
      EXPECT_TRUE(llvm::StringRef(llvm::toString(B.takeError())).starts_with("x: "));
}

} // namespace
