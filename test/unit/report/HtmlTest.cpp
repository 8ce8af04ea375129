//===-- test/unit/report/HtmlTest.cpp - One page for a browser ------------===//
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

/// What is in the page's data element; "" where the format is not built.
std::string dataOf(const Report &R) {
  if (!findFormat("html"))
    return "";
  const std::string Text = written("html", R);
  const llvm::StringRef After = llvm::StringRef(Text).split("id=\"data\">").second;
  return After.split("</script>").first.str();
}

#define NEEDS_HTML()                                                                               \
  if (!findFormat("html"))                                                                         \
  GTEST_SKIP() << "built without npm"

TEST(Html, DataAreJsonThatCannotEndTheirElement) {
  NEEDS_HTML();
  Finding F = hostile();
  F.Message += "</script><!--<script>";
  const std::string Data = dataOf(reportOf({F}));
  EXPECT_EQ(Data.find('<'), std::string::npos);
  llvm::Expected<llvm::json::Value> Json = llvm::json::parse(Data);
  ASSERT_TRUE(bool(Json)) << llvm::toString(Json.takeError());
  const llvm::json::Array *Findings =
      Json->getAsObject()->getObject("report")->getArray("findings");
  EXPECT_TRUE(
      (*Findings)[0].getAsObject()->getString("message")->ends_with("</script><!--<script>"));
}

TEST(Html, EveryTextFrameAndStackIsWrittenOnce) {
  NEEDS_HTML();
  Report R = reportOf({inversion()});
  const Witness W = R.Findings[0].Witnesses[0];
  R.Locks.Classes = {{W.Holds.Lock, "", {}, {}}, {W.Waits.Lock, "", {}, {}}};
  R.Locks.Edges = {{W.Holds.Lock, W.Waits.Lock, 1, W}, {W.Holds.Lock, W.Waits.Lock, 1, W}};
  llvm::Expected<llvm::json::Value> Json = llvm::json::parse(dataOf(R));
  ASSERT_TRUE(bool(Json)) << llvm::toString(Json.takeError());
  const llvm::json::Object *Inventory = Json->getAsObject()->getObject("inventory");
  EXPECT_EQ(Inventory->getArray("edges")->size(), 2u);
  EXPECT_EQ(Inventory->getArray("stacks")->size(), 2u);
}

TEST(Html, TheSameReportIsTheSameBytes) {
  NEEDS_HTML();
  EXPECT_EQ(dataOf(reportOf({inversion(), transfer(), leak()})),
            dataOf(reportOf({inversion(), transfer(), leak()})));
}

TEST(Html, NoFindingsIsAPage) {
  NEEDS_HTML();
  EXPECT_TRUE(bool(llvm::json::parse(dataOf(reportOf({})))));
}

} // namespace
