//===-- test/unit/report/JsonTest.cpp - The report for programs -----------===//
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

TEST(Json, Leak) {
  Report R;
  R.Findings = {leak()};
  WriteOptions Options;
  Options.Lowest = Confidence::Low;
  EXPECT_EQ(written("json", R, Options), R"({
  "version": 1,
  "findings": [
    {
      "kind": "leaked-lock",
      "message": "'Log::mu_' stays locked when Cache::flush throws",
      "confidence": "low",
      "severity": "defect",
      "reasons": [
        "Cache::flush may never throw"
      ],
      "locks": [
        "Log::mu_"
      ],
      "cure": "hold it with a std::lock_guard",
      "odd": "",
      "fingerprint": "00000000000000bb",
      "witnesses": [
        {
          "thread": "any caller of Log::rotate",
          "holds": {
            "lock": "Log::mu_",
            "mode": "",
            "object": "",
            "frames": [
              {
                "function": "Log::rotate",
                "file": "log.cpp",
                "line": 6,
                "column": 39
              }
            ]
          },
          "waits": null,
          "also_held": [],
          "occurrences": 1
        }
      ]
    }
  ],
  "suppressed": [],
  "safe_pools": [],
  "silenced": []
}
)");
}

TEST(Json, EmptyReport) {
  EXPECT_EQ(written("json", Report()), R"({
  "version": 1,
  "findings": [],
  "suppressed": [],
  "safe_pools": [],
  "silenced": []
}
)");
}

llvm::json::Value parsed(const Report &R, const WriteOptions &Options = {}) {
  llvm::Expected<llvm::json::Value> V = llvm::json::parse(written("json", R, Options));
  EXPECT_TRUE(bool(V)) << llvm::toString(V.takeError());
  return *V;
}

TEST(Json, StacksBeginWithTheInnermost) {
  Report R;
  R.Findings = {inversion()};
  const llvm::json::Value V = parsed(R);
  const llvm::json::Array &Findings = *V.getAsObject()->getArray("findings");
  ASSERT_EQ(Findings.size(), 1u);
  const llvm::json::Object &F = *Findings[0].getAsObject();
  EXPECT_EQ(F.getString("severity"), "deadlock");
  const llvm::json::Object &First = *(*F.getArray("witnesses"))[0].getAsObject();
  EXPECT_EQ(First.getString("thread"), "thread started at main.cpp:31");
  EXPECT_EQ(First.getInteger("occurrences"), 14);
  const llvm::json::Array &Frames = *First.getObject("waits")->getArray("frames");
  ASSERT_EQ(Frames.size(), 5u);
  EXPECT_EQ(Frames[0].getAsObject()->getString("function"), "Log::write");
  EXPECT_EQ(Frames[0].getAsObject()->getString("file"), "log.cpp");
  EXPECT_EQ(Frames[0].getAsObject()->getInteger("column"), 31);
  EXPECT_EQ(Frames[4].getAsObject()->getString("function"), "main::lambda");
}

TEST(Json, FindingsBelowTheLowestAreLeftOut) {
  Report R;
  R.Findings = {inversion(), transfer(), leak()};
  WriteOptions Options;
  Options.Lowest = Confidence::High;
  EXPECT_EQ(parsed(R, Options).getAsObject()->getArray("findings")->size(), 1u);
}

TEST(Json, RemovedCyclesNameTheirRule) {
  Report R;
  R.Removed = {gated()};
  const llvm::json::Value V = parsed(R);
  const llvm::json::Object &S = *(*V.getAsObject()->getArray("suppressed"))[0].getAsObject();
  EXPECT_EQ(S.getString("rule"), "gate");
  EXPECT_EQ(*S.getArray("gate"), llvm::json::Array({"Boot::mu_"}));
  EXPECT_EQ(S.getArray("witnesses")->size(), 2u);
}

TEST(Json, FiguresComeOnlyWhenAsked) {
  Report R;
  R.Stats = {{"units", 3}, {"time.link", 0.25}};
  EXPECT_EQ(parsed(R).getAsObject()->get("stats"), nullptr);
  WriteOptions Options;
  Options.ShowStats = true;
  EXPECT_TRUE(llvm::StringRef(written("json", R, Options))
                  .contains("\"stats\": {\n    \"time.link\": 0.25,\n    \"units\": 3\n  }"));
}

TEST(Json, TextThatIsNotUtf8IsRepaired) {
  Report R;
  R.Findings = {inversion()};
  R.Findings[0].Message = "a\xff\"\x1b";
  R.Stats = {{"\xff", 1}};
  WriteOptions Options;
  Options.ShowStats = true;
  const llvm::json::Value V = parsed(R, Options);
  EXPECT_EQ((*V.getAsObject()->getArray("findings"))[0].getAsObject()->getString("message"),
            "a\xef\xbf\xbd\"\x1b");
}

TEST(Json, TwoWritesAreTheSame) {
  Report R;
  R.Findings = {inversion(), transfer(), selfDeadlock()};
  EXPECT_EQ(written("json", R), written("json", R));
}

} // namespace
