//===-- test/unit/report/StoredTest.cpp - Findings beside a program -------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Samples.h"

#include "report/Stored.h"
#include "report/StoredJson.h"
#include "skeleton/Container.h"

#include "gtest/gtest.h"

using namespace holdwait;
using namespace holdwait::report;
using skeleton::UnitDigest;

namespace {

UnitDigest cacheFile() {
  return {"/src/cache.cpp", {1, 2}, {{3, 6}, {4, 31}, {5, 3}, {8, 6}, {9, 30}}};
}
UnitDigest logFile() { return {"/src/log.cpp", {3, 4}, {{2, 31}, {6, 39}, {7, 3}, {11, 10}}}; }
UnitDigest mainFile() { return {"/src/main.cpp", {5, 6}, {{12, 9}, {31, 3}, {31, 20}, {35, 3}}}; }

std::string stored(std::vector<UnitDigest> Sources, std::vector<Finding> Findings) {
  Report R;
  R.Findings = std::move(Findings);
  return storeFindings(R, std::move(Sources));
}

std::string text(const Finding &F) { return llvm::formatv("{0}", toJSON(F)); }

/// The one finding about a source.
Finding only(const std::string &Text, const UnitDigest &Now) {
  auto Found = llvm::cantFail(StoredFindings(Text).of(Now));
  EXPECT_TRUE(Found && Found->size() == 1);
  return Found && Found->size() == 1 ? Found->front() : Finding();
}

bool isKnown(const std::string &Text, const UnitDigest &Now) {
  return llvm::cantFail(StoredFindings(Text).of(Now)).has_value();
}

TEST(StoredTest, AllOfAFindingComesBack) {
  Finding F = samples::inversion();
  F.Harm = Severity::Stall;
  F.Reasons = {"first", "second"};
  F.Arithmetic = "2 threads, 3 units";
  F.Depth = 2;
  F.Needed = 5;
  F.Witnesses[0].Function = "serve";
  F.Witnesses[0].Paths = "witnessed";
  F.Witnesses[0].Holds.Mode = "shared";
  F.Witnesses[0].Holds.Object = "this->mu_";
  F.Witnesses[0].Holds.Inner = 1;
  const std::string Text = stored({cacheFile(), logFile(), mainFile()}, {F});
  EXPECT_EQ(text(only(Text, cacheFile())), text(F));
  EXPECT_EQ(text(only(Text, logFile())), text(F));
}

TEST(StoredTest, OnlyWhatIsAboutTheFile) {
  UnitDigest Other = logFile();
  Other.Source = "/src/other.cpp";
  const std::string Text = stored({cacheFile(), logFile(), mainFile(), Other},
                                  {samples::inversion(), samples::selfDeadlock()});
  EXPECT_EQ(llvm::cantFail(StoredFindings(Text).of(cacheFile()))->size(), 2u);
  EXPECT_EQ(llvm::cantFail(StoredFindings(Text).of(logFile()))->size(), 1u);
  EXPECT_EQ(llvm::cantFail(StoredFindings(Text).of(Other))->size(), 0u);
}

TEST(StoredTest, MistakesOfHeadersAreOfEverybody) {
  // No source is called cache.cpp or log.cpp here.
  const std::string Text = stored({mainFile()}, {samples::inversion()});
  EXPECT_EQ(text(only(Text, mainFile())), text(samples::inversion()));
  UnitDigest Other{"/src/other.cpp", {7, 8}, {}};
  EXPECT_EQ(text(only(stored({mainFile(), Other}, {samples::inversion()}), Other)),
            text(samples::inversion()));
}

TEST(StoredTest, PlacesAreWhereTheyAreNow) {
  const std::string Text = stored({cacheFile(), logFile(), mainFile()}, {samples::inversion()});
  UnitDigest Now = cacheFile();
  for (skeleton::Point &P : Now.Places)
    P.Line += 10;
  Now.Places[1].Column = 7;
  const Finding F = only(Text, Now);
  const Place Held = F.Witnesses[0].Holds.Frames.back().Where;
  EXPECT_EQ(Held.Line, 14u);
  EXPECT_EQ(Held.Column, 7u);
  EXPECT_EQ(F.Witnesses[0].Waits.Frames.back().Where.Line, 2u) << "of another file";
  EXPECT_EQ(F.Witnesses[1].Waits.Frames.back().Where.Line, 19u);
}

TEST(StoredTest, LinesInTextMoveToo) {
  const std::string Text = stored({mainFile()}, {samples::inversion()});
  UnitDigest Now = mainFile();
  for (skeleton::Point &P : Now.Places)
    P.Line += 100;
  EXPECT_EQ(only(Text, Now).Witnesses[0].Thread, "thread started at /src/main.cpp:131");
  // A line that was torn has no one number.
  Now.Places = {{12, 9}, {31, 3}, {32, 20}, {35, 3}};
  EXPECT_FALSE(isKnown(Text, Now));
}

TEST(StoredTest, AFileThatSaysSomethingElseIsNotKnown) {
  const std::string Text = stored({cacheFile(), logFile(), mainFile()}, {samples::inversion()});
  UnitDigest Now = cacheFile();
  Now.Says.Low += 1;
  EXPECT_FALSE(isKnown(Text, Now));
  Now = cacheFile();
  Now.Source = "/src/cache.cp";
  EXPECT_FALSE(isKnown(Text, Now));
}

TEST(StoredTest, APlaceThatTheUnitDoesNotHaveMakesAFileUnknown) {
  UnitDigest Cache = cacheFile();
  Cache.Places.pop_back();
  const std::string Text = stored({Cache, logFile()}, {samples::inversion()});
  EXPECT_FALSE(isKnown(Text, Cache));
  EXPECT_TRUE(isKnown(Text, logFile()));
}

TEST(StoredTest, OneSourceCompiledInTwoWaysIsNotKnown) {
  UnitDigest Second = cacheFile();
  EXPECT_TRUE(isKnown(stored({cacheFile(), Second}, {}), cacheFile()));
  Second.Says.High += 1;
  EXPECT_FALSE(isKnown(stored({cacheFile(), Second, cacheFile()}, {}), cacheFile()));
}

TEST(StoredTest, NamesOfSourcesAreThere) {
  const std::string Text = stored({logFile(), cacheFile()}, {samples::inversion()});
  EXPECT_EQ(StoredFindings(Text).sources(5),
            (std::vector<std::string>{"/src/cache.cpp", "/src/log.cpp"}));
  EXPECT_EQ(StoredFindings(Text).sources(1).size(), 1u);
}

TEST(StoredTest, AnotherVersionSaysNothing) {
  const std::string Text = skeleton::FindingsMagic.str() + "2\nwhatever\n";
  EXPECT_FALSE(isKnown(Text, cacheFile()));
  EXPECT_TRUE(StoredFindings(Text).sources(5).empty());
}

/// Cut off and changed anywhere, it is an error or says less, and nothing worse.
TEST(StoredTest, DamageIsAnErrorAndNothingWorse) {
  const std::string Text = stored({cacheFile(), logFile()}, {samples::inversion()});
  for (size_t I = 0; I < Text.size(); ++I)
    for (const std::string &Damaged :
         {Text.substr(0, I), Text.substr(0, I) + '[' + Text.substr(I + 1),
          Text.substr(0, I) + '9' + Text.substr(I + 1), Text.substr(0, I) + Text.substr(I + 1)})
      if (auto Found = StoredFindings(Damaged).of(cacheFile()); !Found) {
        EXPECT_EQ(llvm::toString(Found.takeError()).find("the findings in it cannot be read: "),
                  0u);
      }
}

TEST(StoredTest, NestingHasAnEnd) {
  const std::string Text =
      stored({cacheFile()}, {}) + "finding\t[\"\"]\t" + std::string(1 << 20, '[') + "\n";
  auto Found = StoredFindings(Text).of(cacheFile());
  ASSERT_FALSE(Found);
  EXPECT_EQ(llvm::toString(Found.takeError()),
            "the findings in it cannot be read: nested too deeply");
}

} // namespace
