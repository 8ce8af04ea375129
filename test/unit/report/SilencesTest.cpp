//===-- test/unit/report/SilencesTest.cpp - Findings that somebody has accepted ===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Silences.h"

#include "Samples.h"

#include "gtest/gtest.h"

using namespace holdwait::report;
using namespace holdwait::report::samples;

namespace {

struct Applied {
  Report R;
  std::vector<std::string> Complaints;
};

/// The inversion of the samples, with \p Line of cache.cpp replaced.
Applied applied(unsigned Line, llvm::StringRef Text, llvm::ArrayRef<Silence> Entries = {}) {
  auto FS = llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
  std::string Cache;
  for (unsigned I = 1; I <= 12; ++I)
    Cache += I == Line ? Text.str() + "\n" : "code();\n";
  FS->addFile("/src/cache.cpp", 0, llvm::MemoryBuffer::getMemBufferCopy(Cache));
  SourceCache Sources("", FS);
  Applied A;
  A.R = reportOf({inversion()});
  A.R.Files = {"/src/cache.cpp", "/src/absent.cpp"};
  applySilences(A.R, Entries, &Sources, /*FindUnused=*/true,
                [&](const std::string &Complaint) { A.Complaints.push_back(Complaint); });
  return A;
}

TEST(Silences, ACommentOnALineOfAStack) {
  const Applied A = applied(4, "code(); // holdwait: allow lock-order-cycle: start-up only");
  ASSERT_EQ(A.R.Silenced.size(), 1u);
  EXPECT_TRUE(A.R.Findings.empty());
  EXPECT_TRUE(A.R.Unused.empty());
  EXPECT_EQ(A.R.Silenced[0].By.Reason, "start-up only");
  EXPECT_EQ(silenceText(A.R.Silenced[0].By), "the comment at /src/cache.cpp:4");
}

TEST(Silences, ACommentAloneOnTheLineAbove) {
  EXPECT_EQ(applied(3, "  // holdwait: allow lock-order-cycle: x").R.Silenced.size(), 1u);
  EXPECT_EQ(applied(3, "  /* holdwait: allow lock-order-cycle: x */").R.Silenced.size(), 1u);
  EXPECT_EQ(applied(3, "code(); // holdwait: allow lock-order-cycle: x").R.Silenced.size(), 0u);
  EXPECT_EQ(applied(3, "// holdwait: allow lock-order-cycle: x").R.Silenced.size(), 1u);
}

TEST(Silences, WhatSilencesNothingIsTold) {
  const Applied A = applied(2, "// holdwait: allow lock-order-cycle: far away");
  EXPECT_EQ(A.R.Findings.size(), 1u);
  ASSERT_EQ(A.R.Unused.size(), 1u);
  EXPECT_EQ(A.R.Unused[0].Where.Line, 2u);
  EXPECT_EQ(applied(4, "// holdwait: allow self-deadlock: x").R.Unused.size(), 1u);
}

TEST(Silences, AReasonAndAKindAreNeeded) {
  for (const char *Text :
       {"// holdwait: allow lock-order-cycle", "// holdwait: allow lock-order-cycle:  ",
        "// holdwait: allow lock-order-cycle: */", "// holdwait: allow: because",
        "// holdwait: allow everything: because", "// holdwait: allow"}) {
    const Applied A = applied(4, Text);
    EXPECT_EQ(A.R.Findings.size(), 1u) << Text;
    EXPECT_EQ(A.Complaints.size(), 1u) << Text;
    EXPECT_TRUE(A.R.Unused.empty()) << Text;
  }
}

TEST(Silences, WhatIsNoCommentIsNone) {
  const Applied A = applied(4, "say(\"holdwait: allow lock-order-cycle: x\");");
  EXPECT_EQ(A.R.Findings.size(), 1u);
  EXPECT_TRUE(A.Complaints.empty());
}

TEST(Silences, AllThatAnEntrySaysHasToFit) {
  Silence S;
  S.By = Silence::Kind::Entry;
  S.Where = {"/src/.holdwait.yaml", 2, 5};
  S.Reason = "x";
  S.Kinds = {"lock-order-cycle"};
  S.Locks = {"Cache::*", "*::mu_"};
  S.Function = "Log::*";
  S.File = "log.cpp";
  EXPECT_EQ(applied(1, "", S).R.Silenced.size(), 1u);
  for (auto Member : {&Silence::Function, &Silence::File, &Silence::Fingerprint}) {
    Silence Other = S;
    Other.*Member = "other";
    const Applied A = applied(1, "", Other);
    EXPECT_EQ(A.R.Silenced.size(), 0u);
    EXPECT_EQ(A.R.Unused.size(), 1u);
  }
}

TEST(Silences, Patterns) {
  EXPECT_TRUE(fitsPattern("a", "a"));
  EXPECT_FALSE(fitsPattern("a", "ab"));
  EXPECT_TRUE(fitsPattern("*", ""));
  EXPECT_TRUE(fitsPattern("a*", "a"));
  EXPECT_TRUE(fitsPattern("a*b*c", "a1b2b3c"));
  EXPECT_FALSE(fitsPattern("a*b*c", "ac"));
  EXPECT_FALSE(fitsPattern("ab*ba", "aba"));
  EXPECT_TRUE(fitsPattern("a[0]*", "a[0].mu"));
  EXPECT_FALSE(fitsPattern("", "a"));
}

} // namespace
