//===-- test/unit/solver/PoolsTest.cpp - Nested leases and numbers ----------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solving.h"

#include "gtest/gtest.h"

#include <set>

using namespace holdwait::solver;
using namespace holdwait::skeleton;

namespace {

/// Threads that each take units of one pool, one by one, and give them back in the end: every
/// interleaving, for small numbers.
class Simulation {
public:
  Simulation(unsigned Capacity, std::vector<unsigned> Depths)
      : Capacity(Capacity), Depths(std::move(Depths)) {}

  /// Whether some interleaving stops for ever.
  bool canStop() { return stops(std::vector<unsigned>(Depths.size(), 0)); }

private:
  /// \p Held: what each thread has; one more than its depth: it has ended.
  bool stops(std::vector<unsigned> Held) {
    if (!Seen.insert(Held).second)
      return false;
    unsigned Used = 0;
    bool AllEnded = true;
    for (size_t I = 0; I < Held.size(); ++I) {
      Used += Held[I] <= Depths[I] ? Held[I] : 0;
      AllEnded &= Held[I] > Depths[I];
    }
    bool Moved = false;
    for (size_t I = 0; I < Held.size(); ++I) {
      const bool Ends = Held[I] == Depths[I];
      if (Held[I] > Depths[I] || (!Ends && Used == Capacity))
        continue;
      Moved = true;
      ++Held[I];
      if (stops(Held))
        return true;
      --Held[I];
    }
    return !Moved && !AllEnded;
  }

  const unsigned Capacity;
  const std::vector<unsigned> Depths;
  std::set<std::vector<unsigned>> Seen;
};

/// A program of such threads, each started once from main.
std::string program(unsigned Capacity, const std::vector<unsigned> &Depths) {
  std::string Text = "pool variable P\nfunction main\n";
  for (size_t I = 0; I < Depths.size(); ++I)
    Text += "function f" + std::to_string(I) + "\n";
  for (size_t I = 0; I < Depths.size(); ++I) {
    Text += "define f" + std::to_string(I) + "() {\n  block 0:\n";
    for (unsigned N = 0; N < Depths[I]; ++N)
      Text += "    acquire P unit\n";
    for (unsigned N = 0; N < Depths[I]; ++N)
      Text += "    release P unit\n";
    Text += "}\n";
  }
  Text += "define main() main {\n  block 0:\n    init P with " + std::to_string(Capacity) + "\n";
  for (size_t I = 0; I < Depths.size(); ++I)
    Text += "    spawn thread &f" + std::to_string(I) + "()\n";
  return Text + "}\n";
}

void expectAsSimulated(unsigned Capacity, const std::vector<unsigned> &Depths) {
  const auto A = analysed(program(Capacity, Depths));
  const bool Nested = llvm::any_of(Depths, [](unsigned K) { return K > 1; });
  std::string Text = std::to_string(Capacity) + " units:";
  for (unsigned K : Depths)
    Text += " " + std::to_string(K);
  EXPECT_EQ(!A->NestedLeases.empty(), Nested && Simulation(Capacity, Depths).canStop()) << Text;
}

// With T threads of depth k the verdict flips at T * (k - 1) + 1, as in reality.
TEST(Pools, EqualDepthsAreJudgedAsAllInterleavingsSay) {
  for (unsigned Threads = 1; Threads <= 4; ++Threads)
    for (unsigned Depth = 1; Depth <= 4; ++Depth)
      for (unsigned Capacity = 1; Capacity <= Threads * (Depth - 1) + 3; ++Capacity)
        expectAsSimulated(Capacity, std::vector<unsigned>(Threads, Depth));
}

TEST(Pools, MixedDepthsAreJudgedAsAllInterleavingsSay) {
  for (unsigned A = 1; A <= 4; ++A)
    for (unsigned B = 1; B <= A; ++B)
      for (unsigned C = 1; C <= B; ++C)
        for (unsigned Capacity = 1; Capacity <= A + B + C; ++Capacity)
          expectAsSimulated(Capacity, {A, B, C});
}

TEST(Pools, TellTheSmallestSafeCapacity) {
  const auto A = analysed(program(4, {2, 3, 2}));
  ASSERT_EQ(A->NestedLeases.size(), 3u);
  EXPECT_EQ(A->NestedLeases.front().Numbers->Needed, 5);
  EXPECT_EQ(A->NestedLeases.front().Numbers->Capacity, 4);
  EXPECT_EQ(A->NestedLeases.front().Numbers->Depth, 3u);
}

TEST(Pools, NobodyKnowsHowManyThreads) {
  const auto A = analysed("pool variable P\n"
                          "function f\n"
                          "define f() {\n  block 0:\n    acquire P unit\n    acquire P unit\n"
                          "    release P unit\n    release P unit\n}\n");
  ASSERT_EQ(A->NestedLeases.size(), 1u);
  EXPECT_EQ(A->NestedLeases.front().Numbers->Needed, Unknown);
}

// The second unit may be the first one, given back meanwhile.
TEST(Pools, AnotherThreadGivesBack) {
  const auto A = analysed("pool variable P\n"
                          "function f\nfunction main\nfunction g\n"
                          "define g() {\n  block 0:\n    release P unit\n}\n"
                          "define f() {\n  block 0:\n    acquire P unit\n    spawn thread &g()\n"
                          "    acquire P unit\n    release P unit\n}\n"
                          "define main() main {\n  block 0:\n    init P with 1\n"
                          "    spawn thread &f()\n    spawn thread &f()\n}\n");
  ASSERT_EQ(A->NestedLeases.size(), 1u);
  EXPECT_EQ(A->NestedLeases.front().Level, Confidence::Low);
}

TEST(Pools, BothUnitsInOneRequest) {
  const auto A = analysed("pool variable P\n"
                          "function f\n"
                          "define f() {\n  block 0:\n    acquire P unit units 2\n"
                          "    release P unit units 2\n}\n");
  EXPECT_TRUE(A->NestedLeases.empty());
}

TEST(Pools, NoEdgeIntoAPoolThatIsPlenty) {
  const std::string Text =
      "pool variable P\nlock variable M\nfunction main\nfunction f\nfunction g\n"
      "define f() {\n  block 0:\n    acquire M\n    acquire P unit\n"
      "    release P unit\n    release M\n}\n"
      "define g() {\n  block 0:\n    acquire P unit\n    acquire M\n"
      "    release M\n    release P unit\n}\n"
      "define main() main {\n  block 0:\n    init P with N\n"
      "    spawn thread &f()\n    spawn thread &g()\n}\n";
  auto With = [&](const char *N) {
    std::string Program = Text;
    Program.replace(Program.find(" N\n") + 1, 1, N);
    return analysed(Program)->Cycles.size();
  };
  EXPECT_EQ(With("1"), 1u);
  EXPECT_EQ(With("2"), 0u);
}

/// Two threads that each take two units one by one, of a pool made as \p Made says.
std::unique_ptr<Analysis> twiceNested(const std::string &Made) {
  return analysed("pool variable P\nfunction make\nfunction main\nfunction f\n"
                  "define f() {\n  block 0:\n    acquire P unit\n    acquire P unit\n"
                  "    release P unit\n    release P unit\n}\n"
                  "define make(%size, %more) {\n  block 0:\n    init P with " +
                  Made +
                  "\n}\n"
                  "define main() main {\n  block 0:\n    call make(1, 2)\n"
                  "    spawn thread &f()\n    spawn thread &f()\n}\n");
}

// What is made for a while counts as what is there from the start.
TEST(Pools, OverflowIsAddedToTheSize) {
  EXPECT_EQ(twiceNested("2 plus 0")->NestedLeases.size(), 1u);
  EXPECT_EQ(twiceNested("2 plus 1")->NestedLeases.size(), 0u);
  EXPECT_EQ(twiceNested("%size plus %more")->NestedLeases.size(), 0u);
  const auto A = twiceNested("%size plus %size");
  ASSERT_EQ(A->NestedLeases.size(), 1u);
  EXPECT_EQ(A->NestedLeases.front().Numbers->Capacity, 2);
  EXPECT_EQ(A->NestedLeases.front().Numbers->Overflow, 1);
}

TEST(Pools, NobodyWaitsForAPoolWithoutALimit) {
  EXPECT_EQ(twiceNested("1 plus -1")->NestedLeases.size(), 0u);
  EXPECT_EQ(twiceNested("-1")->NestedLeases.size(), 0u);
}

TEST(Pools, AnUnknownOverflowLeavesTheCapacityUnknown) {
  const auto A = twiceNested("5 plus ?");
  ASSERT_EQ(A->NestedLeases.size(), 1u);
  EXPECT_EQ(A->NestedLeases.front().Numbers->Capacity, Unknown);
}

/// A function that opens something with a unit of P in hand, and gives the unit back where it has
/// not opened it; one that does so, gives back what is open, and goes on \p Before or after that.
std::unique_ptr<Analysis> opening(bool Before) {
  const std::string Again = "    call user()\n", Close = "    release P unit\n";
  return analysed("pool variable P\nfunction user\nfunction open internal\n"
                  "define open() {\n  local %d pointer\n  local %1 temporary pointer\n"
                  "  block 0:\n    acquire P unit\n    assign %d = %1\n"
                  "    goto 1 if %d == 0\n    goto 2 if %d != 0\n"
                  "  block 1:\n    release P unit\n    goto 2\n"
                  "  block 2:\n    return %d\n}\n"
                  "define user() {\n  local %d pointer\n  block 0:\n    call open() into %d\n"
                  "    goto 1 if %d == 0\n    goto 2 if %d != 0\n  block 1:\n"
                  "  block 2:\n" +
                  (Before ? Again + Close : Close + Again) + "}\n");
}

// The result is not known, but that it is something: so the unit is held for certain.
TEST(Pools, AResultThatIsSomethingTellsThatTheUnitIsHeld) {
  const auto A = opening(true);
  ASSERT_EQ(A->NestedLeases.size(), 1u);
  EXPECT_TRUE(A->NestedLeases.front().Locks->From.Certain);
  EXPECT_EQ(opening(false)->NestedLeases.size(), 0u);
}

// `if (connection) pool.giveBack(connection)`: what was taken out is there. What a place holds that
// a callee has set to something is something as well.
TEST(Pools, WhatIsTakenOutWithAUnitIsNotNull) {
  for (const char *Got : {"Free[*]", "%1"}) {
    const auto A = analysed(
        "pool variable P\nvariable Free\nfunction user\nrecord Lease\n"
        "field Lease::c in Lease pointer\nfunction take internal\nfunction begin internal\n"
        "function end internal\n"
        "define take() {\n  local %c pointer\n  local %1 temporary pointer\n"
        "  block 0:\n    acquire P unit\n    assign %c = " +
        std::string(Got) +
        "\n    goto 1 if %c == 0\n    goto 2 if %c != 0\n"
        "  block 1:\n    throw\n  block 2:\n    return %c\n}\n"
        "define begin(%l pointer) {\n  local %c pointer\n  block 0:\n"
        "    call take() into %c\n    assign %l->Lease::c = %c\n}\n"
        "define end(%l pointer) {\n  block 0:\n    goto 1 if %l->Lease::c != 0\n"
        "    goto 2 if %l->Lease::c == 0\n"
        "  block 1:\n    release P unit\n  block 2:\n}\n"
        "define user() {\n  local %a\n  local %b\n  block 0:\n    call begin(&%a)\n"
        "    call end(&%a)\n    call begin(&%b)\n    call end(&%b)\n}\n");
    EXPECT_EQ(A->NestedLeases.size(), 0u) << Got;
  }
}

// So is what is returned in a member of an object, which gives it back at its end if it is there.
TEST(Pools, WhatIsTakenOutIntoAMemberOfTheResultIsNotNull) {
  const auto A =
      analysed("pool variable P\nvariable Free\nfunction user\nrecord Lease\n"
               "field Lease::c in Lease pointer\nfunction take internal\nfunction end internal\n"
               "define take() {\n  local %c pointer\n  block 0:\n    acquire P unit\n"
               "    assign %c = Free[*]\n    assign result.Lease::c = %c\n    return\n}\n"
               "define end(%l pointer) {\n  block 0:\n    goto 1 if %l->Lease::c != 0\n"
               "    goto 2 if %l->Lease::c == 0\n  block 1:\n    release P unit\n  block 2:\n}\n"
               "define user() {\n  local %a\n  local %b\n  block 0:\n    call take() into %a\n"
               "    call end(&%a)\n    call take() into %b\n    call end(&%b)\n}\n");
  EXPECT_EQ(A->NestedLeases.size(), 0u);
}

/// A pointer gets one object after the other, through a temporary, in a loop: the end of the old
/// one gives a unit back, the beginning of the new one takes one.
std::unique_ptr<Analysis> replacing(const std::string &Loop) {
  const std::string First = "    assign %t = &%t*\n    call begin(%t)\n    assign %p = %t\n";
  return analysed("pool variable P\nfunction user\nrecord Lease\nfield Lease::has in Lease\n"
                  "function begin internal\nfunction end internal\n"
                  "define begin(%l pointer) {\n  block 0:\n    acquire P unit\n"
                  "    assign %l->Lease::has = 1\n}\n"
                  "define end(%l pointer) {\n  block 0:\n    goto 1 if %l->Lease::has != 0\n"
                  "    goto 2 if %l->Lease::has == 0\n"
                  "  block 1:\n    release P unit\n  block 2:\n}\n"
                  "define user() {\n  local %p pointer\n  local %t temporary pointer\n"
                  "  local %u temporary pointer\n  block 0:\n" +
                  First + "    goto 1\n  block 1:\n    goto 2\n    goto 3\n  block 2:\n" + Loop +
                  "    goto 1\n  block 3:\n    call end(%p)\n}\n");
}

TEST(Pools, AnObjectGoesByTheNameOfWhoOwnsItNow) {
  const std::string End = "    call end(%p)\n", New = "    assign %u = &%u*\n    call begin(%u)\n",
                    Give = "    assign %p = %u\n    assign %u = 0\n";
  EXPECT_EQ(replacing(End + New + Give)->NestedLeases.size(), 0u);
  const auto A = replacing(New + End + Give);
  ASSERT_EQ(A->NestedLeases.size(), 1u);
  EXPECT_EQ(A->NestedLeases.front().Numbers->Depth, 2u);
}

// Whether the unit was given back before the next is asked for depends on what is not followed: the
// nested lease is told with low confidence, and what is held perhaps is not counted as held.
TEST(Pools, AUnitThatACalleePerhapsGivesBackFirst) {
  const auto A = analysed("pool variable P\nrecord R\nfield R::a in R\nfield R::b in R\n"
                          "field R::pool in R pointer\nfunction again internal\nfunction user\n"
                          "define again(%r pointer) {\n  block 0:\n    goto 1 if %r->R::a != 0\n"
                          "    goto 3 if %r->R::a == 0\n"
                          "  block 1:\n    goto 2 if %r->R::b != 0\n    goto 3 if %r->R::b == 0\n"
                          "  block 2:\n    release %r->R::pool* unit\n    goto 3\n"
                          "  block 3:\n    acquire P unit\n}\n"
                          "define user(%r pointer) {\n  block 0:\n"
                          "    assign %r->R::pool = &P\n    acquire P unit\n"
                          "    call again(%r)\n    release P unit\n}\n");
  ASSERT_EQ(A->NestedLeases.size(), 1u);
  EXPECT_EQ(A->NestedLeases.front().Level, Confidence::Low);
}

/// A queue that is filled where it is made, and somebody who takes two out before he puts them
/// back.
std::unique_ptr<Analysis> borrowing(const std::string &More) {
  return analysed("record Shop\nqueue field Shop::Idle in Shop\nfunction Shop::Shop in Shop\n"
                  "function user\nfunction take internal\nfunction give internal\n"
                  "define Shop::Shop() method constructor {\n  block 0:\n"
                  "    wait room this.Shop::Idle\n    notify queue this.Shop::Idle\n}\n"
                  "define take(%s pointer) {\n  block 0:\n    wait queue %s->Shop::Idle\n"
                  "    notify room %s->Shop::Idle\n}\n"
                  "define give(%s pointer) {\n  block 0:\n    wait room %s->Shop::Idle\n"
                  "    notify queue %s->Shop::Idle\n}\n"
                  "define user(%s pointer) {\n  block 0:\n    call take(%s)\n    call take(%s)\n"
                  "    call give(%s)\n    call give(%s)\n}\n" +
                  More);
}

TEST(Pools, AQueueOfWhatIsPutBackIsOne) {
  EXPECT_EQ(borrowing("")->NestedLeases.size(), 1u);
  // Somebody puts in what nobody took out.
  EXPECT_EQ(borrowing("function more\ndefine more(%s pointer) {\n  block 0:\n"
                      "    notify queue %s->Shop::Idle\n}\n")
                ->NestedLeases.size(),
            0u);
}

} // namespace
