//===-- test/unit/solver/ModesTest.cpp - Readers and writers --------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// When a reader waits for a reader: behind a writer that can queue between.
///
//===----------------------------------------------------------------------===//

#include "Solving.h"

#include "gtest/gtest.h"

using namespace holdwait::solver;

namespace {

const char Locks[] = R"(
lock variable R shared
lock variable S shared
)";

const char CrossedReaders[] = R"(
define f() {
  acquire R shared
  acquire S shared
  release S shared
  release R shared
}
define g() {
  acquire S shared
  acquire R shared
  release R shared
  release S shared
})";

const char WritesR[] = R"(
define writeR() {
  acquire R
  release R
})";

const char WritesS[] = R"(
define writeS() {
  acquire S
  release S
})";

std::string of(std::initializer_list<const char *> Parts) {
  std::string Text = Locks;
  for (const char *Part : Parts)
    Text += Part;
  return findings(Text);
}

TEST(ModesTest, WritersOfBothLocksCloseTheCycleOfReaders) {
  EXPECT_EQ(of({CrossedReaders, WritesR, WritesS}), "cycle R S: f:1 f:2 | g:1 g:2");
  const std::string Text = explained(Locks + std::string(CrossedReaders) + WritesR + WritesS);
  EXPECT_NE(Text.find("[medium: no threads, writer]"), std::string::npos) << Text;
}

TEST(ModesTest, AWriterOfOneLockIsNotEnough) {
  EXPECT_EQ(of({CrossedReaders, WritesR}), "");
  EXPECT_EQ(of({CrossedReaders, WritesS}), "");
}

TEST(ModesTest, AWriterThatOnlyTriesNeverQueues) {
  EXPECT_EQ(of({CrossedReaders, WritesR, R"(
define writeS() {
  local %ok
  acquire S try into %ok
  goto 1 if %ok != 0
  goto 2 if %ok == 0
  block 1:
  release S
  goto 2
  block 2:
})"}),
            "");
}

TEST(ModesTest, AWriterThroughAParameterIsOneToo) {
  EXPECT_EQ(of({CrossedReaders, WritesR, R"(
define write(%lock pointer) {
  acquire %lock*
  release %lock*
}
define writeS() {
  call write(&S)
})"}),
            "cycle R S: f:1 f:2 | g:1 g:2");
}

TEST(ModesTest, AReaderThatReadsAgainWaitsBehindAWriter) {
  EXPECT_EQ(of({WritesR, R"(
define f() {
  acquire R shared
  acquire R shared
  release R shared
  release R shared
})"}),
            "relock R: f:1 f:2");
}

TEST(ModesTest, AReaderMayReadAgainWhereNobodyWrites) {
  EXPECT_EQ(of({WritesS, R"(
define f() {
  acquire R shared
  acquire R shared
  release R shared
  release R shared
})"}),
            "");
}

TEST(ModesTest, AWriterBehindTheReadersGateDoesNotCome) {
  EXPECT_EQ(of({R"(
lock variable Gate
define write() {
  acquire Gate
  acquire R
  release R
  release Gate
}
define f() {
  acquire Gate
  acquire R shared
  acquire R shared
  release R shared
  release R shared
  release Gate
})"}),
            "");
}

TEST(ModesTest, AWriterInTheReadersOwnThreadDoesNotCome) {
  EXPECT_EQ(of({R"(
define main() main {
  acquire R
  release R
  acquire R shared
  acquire R shared
  release R shared
  release R shared
})"}),
            "");
}

TEST(ModesTest, TwoReadersOfTwoObjectsNeedAWriter) {
  const std::string Program = R"(
record Account
lock field Account::mu in Account shared
define f(%x pointer, %y pointer) {
  acquire %x->Account::mu shared
  acquire %y->Account::mu shared
  release %y->Account::mu shared
  release %x->Account::mu shared
})";
  EXPECT_EQ(findings(Program), "");
  EXPECT_EQ(findings(Program + R"(
define write(%x pointer) {
  acquire %x->Account::mu
  release %x->Account::mu
})"),
            "cycle Account::mu: f:1 f:2");
}

} // namespace
