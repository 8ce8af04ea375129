//===-- test/unit/solver/SolveTest.cpp - Cycles of whole programs ---------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Which cycles are found, which are gated, how sure they are.
///
//===----------------------------------------------------------------------===//

#include "../skeleton/Samples.h"
#include "Solving.h"

#include "gtest/gtest.h"

#include <random>

using namespace holdwait::solver;

namespace {

//===----------------------------------------------------------------------===//
// Orders
//===----------------------------------------------------------------------===//

TEST(SolveTest, TwoLocksInTwoOrders) {
  EXPECT_EQ(findings(R"(
define f() {
  acquire A
  acquire B
  release B
  release A
}
define g() {
  acquire B
  acquire A
  release A
  release B
})"),
            "cycle A B: f:1 f:2 | g:1 g:2");
}

TEST(SolveTest, TwoLocksInOneOrderAreFine) {
  EXPECT_EQ(explained(R"(
define f() {
  acquire A
  acquire B
  release B
  release A
}
define g() {
  acquire A
  acquire B
  release A
  release B
})"),
            "");
}

TEST(SolveTest, LocksHeldOneAfterTheOtherAreFine) {
  EXPECT_EQ(explained(R"(
define f() {
  acquire A
  release A
  acquire B
  release B
}
define g() {
  acquire B
  release B
  acquire A
  release A
})"),
            "");
}

TEST(SolveTest, ThreeLocksInARing) {
  EXPECT_EQ(findings(R"(
define f() {
  acquire A
  acquire B
  release B
  release A
}
define g() {
  acquire B
  acquire C
  release C
  release B
}
define h() {
  acquire C
  acquire A
  release A
  release C
})"),
            "cycle A B C: f:1 f:2 | g:1 g:2 | h:1 h:2");
}

TEST(SolveTest, EveryHeldLockMakesAnEdgeNotOnlyTheLast) {
  EXPECT_EQ(findings(R"(
define f() {
  acquire A
  acquire C
  acquire B
  release B
  release C
  release A
}
define g() {
  acquire B
  acquire A
  release A
  release B
})"),
            "cycle A B: f:1 f:3 | g:1 g:2");
}

TEST(SolveTest, OneGroupHasNoOrderInside) {
  EXPECT_EQ(explained(R"(
define f() {
  acquire A, B
  release A
  release B
}
define g() {
  acquire B, A
  release A
  release B
})"),
            "");
}

TEST(SolveTest, GroupIsOrderedAfterWhatIsHeld) {
  EXPECT_EQ(findings(R"(
define f() {
  acquire C
  acquire A, B
  release A
  release B
  release C
}
define g() {
  acquire B
  acquire C
  release C
  release B
})"),
            "cycle B C: g:1 g:2 | f:1 f:2");
}

TEST(SolveTest, ManyPlacesWithOneOrderAreCounted) {
  const auto A = analysed(R"(
define f() {
  acquire A
  acquire B
  release B
  acquire B
  release B
  release A
}
define g() {
  acquire B
  acquire A
  release A
  release B
})");
  ASSERT_EQ(A->Cycles.size(), 1u);
  std::vector<uint64_t> Counts = A->Cycles[0].Counts;
  std::sort(Counts.begin(), Counts.end());
  EXPECT_EQ(Counts, (std::vector<uint64_t>{1, 2}));
}

//===----------------------------------------------------------------------===//
// Modes and waiting
//===----------------------------------------------------------------------===//

TEST(SolveTest, ReadersDoNotBlockReaders) {
  const auto A = analysed(R"(
lock variable R shared
lock variable S shared
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
})");
  EXPECT_EQ(findings(*A), "");
  ASSERT_EQ(A->Removed.size(), 1u);
  EXPECT_EQ(A->Removed[0].Rule, RemovalRule::SharedModes);
}

TEST(SolveTest, ReaderAndWriterBlockEachOther) {
  EXPECT_EQ(findings(R"(
lock variable R shared
lock variable S shared
define f() {
  acquire R shared
  acquire S shared
  release S shared
  release R shared
}
define g() {
  acquire S
  acquire R
  release R
  release S
})"),
            "cycle R S: f:1 f:2 | g:1 g:2");
}

TEST(SolveTest, NothingWaitsForATriedLock) {
  EXPECT_EQ(explained(R"(
define f() {
  local %ok
  acquire A
  acquire B try into %ok
  goto 1 if %ok != 0
  goto 2 if %ok == 0
  block 1:
  release B
  goto 2
  block 2:
  release A
}
define g() {
  acquire B
  acquire A
  release A
  release B
})"),
            "");
}

TEST(SolveTest, TimedWaitMakesItAStall) {
  EXPECT_EQ(findings(R"(
define f() {
  local %ok
  acquire A
  acquire B timed into %ok
  goto 1 if %ok != 0
  goto 2 if %ok == 0
  block 1:
  release B
  goto 2
  block 2:
  release A
}
define g() {
  acquire B
  acquire A
  release A
  release B
})"),
            "stall A B: f:1 f:2 | g:1 g:2");
}

//===----------------------------------------------------------------------===//
// How sure it is
//===----------------------------------------------------------------------===//

const char BothOrders[] = R"(
define f() {
  acquire A
  acquire B
  release B
  release A
}
define g() {
  acquire B
  acquire A
  release A
  release B
}
)";

/// What stands in brackets behind the one finding.
std::string certainty(llvm::StringRef Program) {
  const std::string Text = explained(Program);
  EXPECT_EQ(llvm::StringRef(Text).count('\n'), 0u) << Text;
  return llvm::StringRef(Text).split('[').second.drop_back().str();
}

TEST(SolveTest, CycleOfTwoThreadsOfTheProgramIsSure) {
  EXPECT_EQ(
      certainty(std::string(BothOrders) + "define main() main {\nspawn thread &f()\ncall g()\n}"),
      "high");
}

TEST(SolveTest, CycleOfFunctionsThatOnlyOthersCallIsLessSure) {
  EXPECT_EQ(certainty(BothOrders), "medium: no threads");
}

TEST(SolveTest, CycleWithinOneThreadIsHardlyOne) {
  EXPECT_EQ(certainty(std::string(BothOrders) + "define main() main {\ncall f()\ncall g()\n}"),
            "low: same thread");
}

TEST(SolveTest, CycleThroughSomeElementIsLessSure) {
  EXPECT_EQ(certainty(R"(
lock variable table
define f() {
  acquire table[0]
  acquire B
  release B
  release table[0]
}
define g() {
  acquire B
  acquire table[*]
  release table[*]
  release B
}
define main() main {
  spawn thread &f()
  call g()
})"),
            "medium: inexact");
}

TEST(SolveTest, GuessDoesNotHideALongerCycleThatIsSure) {
  auto Takes = [](llvm::StringRef Name, llvm::StringRef Held, llvm::StringRef Wanted) {
    return ("define " + Name + "() {\nacquire " + Held + "\nacquire " + Wanted + "\nrelease " +
            Wanted + "\nrelease " + Held + "\n}\n")
        .str();
  };
  // Nothing shows that the last three run in threads.
  const std::string Program = Takes("ab", "A", "B") + Takes("bc", "B", "C") +
                              Takes("ca", "C", "A") + Takes("ba", "B", "A") +
                              Takes("cb", "C", "B") + Takes("ac", "A", "C") +
                              "define main() main {\nspawn thread &ab()\nspawn thread &bc()\n"
                              "spawn thread &ca()\n}";
  EXPECT_NE(findings(Program).find("cycle A B C:"), std::string::npos) << findings(Program);
}

TEST(SolveTest, SelfDeadlockIsSure) {
  EXPECT_EQ(certainty("define f() {\nacquire A\nacquire A\nrelease A\nrelease A\n}"), "high");
}

//===----------------------------------------------------------------------===//
// Determinism
//===----------------------------------------------------------------------===//

/// Units that take pairs of six locks in some order, by hand, by guard, in
/// callees of other units.
std::vector<holdwait::skeleton::Unit> manyUnits() {
  std::mt19937 Random(42);
  auto Lock = [&] { return "L" + std::to_string(Random() % 6); };
  std::vector<holdwait::skeleton::Unit> Units;
  for (int N = 0; N < 8; ++N) {
    const std::string Name = "f" + std::to_string(N), Next = "f" + std::to_string((N + 3) % 8);
    std::string Text;
    for (int L = 0; L < 6; ++L)
      Text += "lock variable L" + std::to_string(L) + "\n";
    const std::string First = Lock(), Second = Lock(), Third = Lock();
    Text += "function " + Next + "\ndefine " + Name + "(%p pointer) {\nlocal %g\n" +
            "guard bind %g = " + First + "\nacquire " + Second + "\nrelease " + Second +
            "\nacquire %p*\nrelease %p*\nguard destroy %g\n" +
            (N < 5 ? "acquire " + Third + "\ncall " + Next + "(&" + First + ")\nrelease " + Third
                   : "return") +
            "\n}\n";
    Units.push_back(unit(Text));
  }
  return Units;
}

TEST(SolveTest, ResultDoesNotDependOnTheOrderOfUnits) {
  std::vector<holdwait::skeleton::Unit> Units = manyUnits();
  const std::string Expected = explained(*analysed(Units));
  EXPECT_GT(llvm::StringRef(Expected).count("cycle"), 3u) << Expected;
  std::mt19937 Random(1);
  for (int Round = 0; Round < 10; ++Round) {
    for (size_t I = Units.size(); I > 1; --I)
      std::swap(Units[I - 1], Units[Random() % I]);
    ASSERT_EQ(explained(*analysed(Units)), Expected);
  }
}

TEST(SolveTest, PartialLinksDoNotChangeTheResult) {
  const std::vector<holdwait::skeleton::Unit> Units = manyUnits();
  const std::string Expected = explained(*analysed(Units));
  for (size_t Split = 1; Split < Units.size(); ++Split) {
    const auto First = linked({Units.begin(), Units.begin() + Split});
    const auto Second = linked({Units.begin() + Split, Units.end()});
    ASSERT_EQ(explained(*analysed({Second, First})), Expected);
  }
}

TEST(SolveTest, EveryValidUnitHasAnAnalysis) {
  // Whatever nonsense it says, alone and linked.
  std::vector<holdwait::skeleton::Unit> Some;
  for (uint32_t Seed = 0; Seed < 400; ++Seed) {
    SCOPED_TRACE(Seed);
    explained(*solve(holdwait::skeleton::randomUnit(Seed)));
    Some.push_back(overlappingUnit(Seed));
    if (Some.size() == 4)
      explained(*analysed(std::exchange(Some, {})));
  }
}

TEST(SolveTest, EmptyProgramHasNoFindings) { EXPECT_EQ(explained(""), ""); }

//===----------------------------------------------------------------------===//
// What each call has for itself
//===----------------------------------------------------------------------===//

std::string ownLocks(llvm::StringRef Flags) {
  return findings("lock variable L in f local " + Flags.str() + R"(
define f() {
  acquire A
  acquire L
  release L
  release A
  acquire L
  acquire A
  release A
  release L
}
)");
}

TEST(SolveTest, LockOfOneCallIsAnotherInEachCall) {
  EXPECT_EQ(ownLocks("automatic"), "");
  EXPECT_EQ(ownLocks(""), "cycle A L: f:1 f:2 | f:5 f:6");
}

} // namespace
