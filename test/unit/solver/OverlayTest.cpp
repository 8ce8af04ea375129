//===-- test/unit/solver/OverlayTest.cpp - One file as it is now ----------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solving.h"

#include "skeleton/Validate.h"
#include "solver/Overlay.h"

#include "gtest/gtest.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;

namespace {

/// Takes \p First, then \p Second, in a file.
std::string taking(llvm::StringRef Function, llvm::StringRef First, llvm::StringRef Second,
                   llvm::StringRef File) {
  const std::string At = " at " + File.str() + ":";
  return "define " + Function.str() + "() {\nacquire " + First.str() + At + "1:1\nacquire " +
         Second.str() + At + "2:1\nrelease " + Second.str() + At + "3:1\nrelease " + First.str() +
         At + "4:1\n}\n";
}

const std::string OneSource = "source \"one.cpp\"\n", TwoSource = "source \"two.cpp\"\n";

Unit one() { return unit(OneSource + taking("f", "A", "B", "one.cpp")); }
Unit two() { return unit(TwoSource + taking("g", "B", "A", "two.cpp")); }

Unit overlaid(Unit Program, Unit Fresh) {
  Unit U = overlay(std::move(Program), std::move(Fresh));
  EXPECT_FALSE(llvm::errorToBool(validate(U)));
  return U;
}

std::string findingsWith(std::vector<Unit> Program, Unit Fresh) {
  return findings(*analysed({overlaid(linked(std::move(Program)), std::move(Fresh))}));
}

TEST(OverlayTest, UnitThatIsTheSameChangesNothing) {
  const Unit Program = linked({one(), two()});
  EXPECT_EQ(textOf(overlaid(Program, one())), textOf(Program));
  EXPECT_EQ(textOf(overlaid(Program, two())), textOf(Program));
}

TEST(OverlayTest, UnitThatIsNewIsLinked) {
  EXPECT_EQ(textOf(overlaid(linked({one()}), two())), textOf(linked({one(), two()})));
  EXPECT_EQ(textOf(overlaid(Unit(), one())), textOf(linked({one()})));
}

TEST(OverlayTest, UnitsLinkedBeforeAreReplacedAsIfLinkedAnew) {
  const Unit Now = unit(TwoSource + taking("h", "A", "B", "two.cpp"));
  EXPECT_EQ(findings(*analysed({overlaid(linked({one(), two()}), Now)})),
            findings(*analysed({one(), Now})));
}

TEST(OverlayTest, CycleWithAnotherFileIsClosed) {
  const Unit Harmless = unit(TwoSource + taking("g", "A", "B", "two.cpp"));
  EXPECT_EQ(findings(*analysed({linked({one(), Harmless})})), "");
  EXPECT_NE(findingsWith({one(), Harmless}, two()), "");
}

TEST(OverlayTest, CycleThatTheFileNoLongerClosesIsGone) {
  EXPECT_NE(findings(*analysed({linked({one(), two()})})), "");
  EXPECT_EQ(findingsWith({one(), two()}, unit(TwoSource + taking("g", "A", "B", "two.cpp"))), "");
}

TEST(OverlayTest, FunctionThatTheFileNoLongerDefinesIsGone) {
  EXPECT_EQ(findingsWith({one(), two()}, unit(TwoSource)), "");
}

TEST(OverlayTest, WhatAFileWithErrorsDoesNotShowMayStillBeThere) {
  EXPECT_NE(findingsWith({one(), two()}, unit("source \"two.cpp\" partial\n")), "");
}

TEST(OverlayTest, WhatAFileWithErrorsShowsReplacesWhatItSaidBefore) {
  const std::string Mended = taking("g", "A", "B", "two.cpp");
  EXPECT_EQ(findingsWith({one(), two()}, unit("source \"two.cpp\" partial\n" + Mended)), "");
}

TEST(OverlayTest, InlineFunctionIsWhatTheHeaderSaysToday) {
  auto Inline = [](llvm::StringRef Source, llvm::StringRef First, llvm::StringRef Second) {
    std::string Text = taking("h", First, Second, "h.h");
    return unit(Source.str() + Text.replace(Text.find("() {"), 4, "() inline {"));
  };
  EXPECT_NE(findings(*analysed({linked({one(), Inline(TwoSource, "B", "A")})})), "");
  EXPECT_EQ(findingsWith({one(), Inline(TwoSource, "B", "A")}, Inline(TwoSource, "A", "B")), "");
}

TEST(OverlayTest, FunctionOfAHeaderThatTheUnitDoesNotReachStays) {
  const std::string OfHeader = taking("h", "B", "A", "h.h");
  EXPECT_NE(findingsWith({one(), unit(TwoSource + OfHeader)}, unit(TwoSource)), "");
}

TEST(OverlayTest, LockOfTheFileIsOfTheKindThatItIsNow) {
  const Unit Before = bareUnit(OneSource + "lock variable m recursive at one.cpp:1:1\n");
  const Unit Now = bareUnit(OneSource + "lock variable m at one.cpp:2:1\n");
  const Unit U = overlaid(linked({Before}), Now);
  ASSERT_EQ(U.Resources.size(), 1u);
  EXPECT_EQ(U.Resources[0].Flags, RF_None);
  EXPECT_EQ(U.Symbols[U.Resources[0].Symbol].Where.Line, 2u);
}

TEST(OverlayTest, LockOfAnotherFileStaysAsItIsKnownThere) {
  const Unit Definition = bareUnit(OneSource + "lock variable m recursive at one.cpp:1:1\n");
  const Unit Mention = bareUnit(TwoSource + "lock variable m at two.cpp:7:1\n");
  const Unit U = overlaid(linked({Definition, Mention}), Mention);
  EXPECT_EQ(textOf(U), textOf(linked({Definition, Mention})));
}

TEST(OverlayTest, DeclaredOrderOfTheFileIsGone) {
  const std::string Two = "variable m\nvariable n\n";
  const Unit Before = bareUnit(OneSource + Two + "order m before n at one.cpp:1:1\n");
  EXPECT_EQ(overlaid(linked({Before}), bareUnit(OneSource + Two)).Orders.size(), 0u);
}

TEST(OverlayTest, FileSynchronisesThroughWhatItCalls) {
  const Unit U =
      unit(taking("f", "A", "B", "one.cpp") + "define g() {\ncall f() at two.cpp:1:1\n}\n"
                                              "define h() {\nreturn at three.cpp:1:1\n}\n"
                                              "define i() {\ncall h() at four.cpp:1:1\n}\n");
  EXPECT_TRUE(synchronises(U, "one.cpp"));
  EXPECT_TRUE(synchronises(U, "two.cpp"));
  EXPECT_FALSE(synchronises(U, "three.cpp"));
  EXPECT_FALSE(synchronises(U, "four.cpp"));
  EXPECT_FALSE(synchronises(U, "gone.cpp"));
}

TEST(OverlayTest, AnyProgramAndUnitGiveAValidProgram) {
  for (uint32_t Seed = 0; Seed < 100; ++Seed)
    overlaid(linked({overlappingUnit(3 * Seed), overlappingUnit(3 * Seed + 1)}),
             overlappingUnit(3 * Seed + 2));
}

} // namespace
