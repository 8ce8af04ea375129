//===-- test/unit/report/KindsTest.cpp - The kinds of findings ------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Kinds.h"

#include "gtest/gtest.h"

using namespace holdwait::report;

namespace {

TEST(Kinds, EveryPageIsAKindAndEveryKindHasAPage) {
  EXPECT_EQ(kinds().size() + 1, checkPages().size()); // The README is no kind.
  for (const Kind &K : kinds()) {
    EXPECT_TRUE(K.Page.starts_with("# " + K.Name.str() + "\n")) << K.Name.str();
    EXPECT_FALSE(K.Sentence.empty()) << K.Name.str();
    EXPECT_TRUE(K.Severity == "deadlock" || K.Severity == "defect" || K.Severity == "note")
        << K.Name.str();
  }
}

TEST(Kinds, AreFoundByName) {
  ASSERT_NE(findKind("nested-lease"), nullptr);
  EXPECT_EQ(findKind("nested-lease")->Name, "nested-lease");
  EXPECT_EQ(findKind("README"), nullptr);
}

} // namespace
