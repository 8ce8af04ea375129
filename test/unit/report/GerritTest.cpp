//===-- test/unit/report/GerritTest.cpp - Comments of a Gerrit review -----===//
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

TEST(Gerrit, CommentsStandInTheirFilesAtTheirLines) {
  const llvm::json::Value V = parsed(written("gerrit", reportOf({inversion(), selfDeadlock()})));
  const llvm::json::Object &Review = *V.getAsObject();
  EXPECT_EQ(Review.getString("message"), "holdwait: 2 findings (1 high, 1 medium)");
  const llvm::json::Object &Files = *Review.getObject("comments");
  ASSERT_EQ(Files.size(), 2u);
  const llvm::json::Object &First = *(*Files.getArray("log.cpp"))[0].getAsObject();
  EXPECT_EQ(First.getInteger("line"), 2);
  EXPECT_TRUE(First.getString("message")->starts_with(
      "potential deadlock: 'Cache::mu_' and 'Log::mu_' are taken in opposite orders\n\n"
      "      thread 1 (started at main.cpp:31): holds 'Cache::mu_'"));
}

TEST(Gerrit, WhatHasNoPlaceIsSaidOfThePatchSet) {
  Finding F = leak();
  F.Level = Confidence::High;
  F.Witnesses.clear();
  const llvm::json::Value V = parsed(written("gerrit", reportOf({F})));
  EXPECT_NE(V.getAsObject()->getObject("comments")->getArray("/PATCHSET_LEVEL"), nullptr);
}

TEST(Gerrit, HostileNamesStayText) {
  const llvm::json::Value V = parsed(written("gerrit", reportOf({hostile()})));
  EXPECT_EQ(V.getAsObject()->getObject("comments")->size(), 1u);
}

} // namespace
