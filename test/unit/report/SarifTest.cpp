//===-- test/unit/report/SarifTest.cpp - The report as SARIF --------------===//
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

const llvm::json::Object &firstOf(const llvm::json::Object &O, llvm::StringRef Key) {
  return *(*O.getArray(Key))[0].getAsObject();
}

TEST(Sarif, ParticipantsAreThreadFlows) {
  const llvm::json::Value V = parsed(written("sarif", reportOf({inversion()})));
  const llvm::json::Object &Run = firstOf(*V.getAsObject(), "runs");
  const llvm::json::Object &Result = firstOf(Run, "results");
  EXPECT_EQ(Result.getString("ruleId"), "holdwait-lock-order-cycle");
  EXPECT_EQ(Result.getInteger("ruleIndex"), 0);
  EXPECT_EQ(Result.getString("level"), "error");
  const llvm::json::Array &Flows = *firstOf(Result, "codeFlows").getArray("threadFlows");
  ASSERT_EQ(Flows.size(), 2u);
  const llvm::json::Array &Steps = *Flows[0].getAsObject()->getArray("locations");
  // Four down to the first lock; two more below what both stacks share.
  ASSERT_EQ(Steps.size(), 6u);
  const llvm::json::Object &Last = *Steps[5].getAsObject();
  EXPECT_EQ(Last.getInteger("nestingLevel"), 4);
  EXPECT_EQ(Last.getString("importance"), "essential");
  EXPECT_EQ(Last.getObject("location")->getObject("message")->getString("text"),
            "then waits for 'Log::mu_', which thread 2 holds");
  EXPECT_EQ(Result.getArray("relatedLocations")->size(), 4u);
  EXPECT_EQ(Result.getObject("partialFingerprints")->getString("holdwait/v1"), "0123456789abcdef");
}

TEST(Sarif, NamesOfFilesAreUris) {
  Finding F = hostile();
  F.Witnesses[0].Holds.Frames[0].Where.File = "/other/\xc3\xa9.cpp";
  const std::string Text = written("sarif", reportOf({F}));
  EXPECT_TRUE(llvm::StringRef(Text).contains("\"uri\": \"a%20b%3A%2C%25%0A%22%FF.cpp\""));
  EXPECT_TRUE(llvm::StringRef(Text).contains("\"uri\": \"file:///other/%C3%A9.cpp\""));
}

TEST(Sarif, BracesInMessagesAreNoArguments) {
  const std::string Text = written("sarif", reportOf({hostile()}));
  EXPECT_TRUE(llvm::StringRef(Text).contains("{{0}}]]>"));
}

TEST(Sarif, ColumnsCountCodePoints) {
  auto FS = llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
  FS->addFile("/src/e.cpp", 0, llvm::MemoryBuffer::getMemBufferCopy("/*\xc3\xa9*/ lock();\n"));
  SourceCache Sources("", FS);
  WriteOptions Options;
  Options.Sources = &Sources;
  Finding F = leak();
  F.Level = Confidence::High;
  F.Witnesses[0].Holds.Frames.back().Where = {"/src/e.cpp", 1, 8};
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  findFormat("sarif")->Write(reportOf({F}), Options, OS);
  EXPECT_TRUE(llvm::StringRef(Text).contains("\"startColumn\": 7"));
}

TEST(Sarif, RulesHaveHelpAndLinks) {
  WriteOptions Options;
  Options.DocsUri = "https://example.org/checks/";
  const llvm::json::Value V = parsed(written("sarif", Report(), Options));
  const llvm::json::Object &Run = firstOf(*V.getAsObject(), "runs");
  EXPECT_TRUE(Run.getArray("results")->empty());
  const llvm::json::Object &Rule = firstOf(*Run.getObject("tool")->getObject("driver"), "rules");
  EXPECT_EQ(Rule.getString("name"), "LockOrderCycle");
  EXPECT_EQ(Rule.getString("helpUri"), "https://example.org/checks/lock-order-cycle.md");
  EXPECT_TRUE(Rule.getObject("help")->getString("markdown")->starts_with("# lock-order-cycle\n"));
  EXPECT_EQ(Rule.getObject("shortDescription")->getString("text"),
            "threads take the same locks in different orders, or in a circle.");
}

} // namespace
