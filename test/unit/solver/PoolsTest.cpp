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

} // namespace
