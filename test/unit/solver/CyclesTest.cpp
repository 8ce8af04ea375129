//===-- test/unit/solver/CyclesTest.cpp - Minimal cycles of a graph -------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The contract of solver/Cycles.h against a twin that lists every simple
/// cycle: on all small graphs, and on random larger ones.
///
//===----------------------------------------------------------------------===//

#include "solver/Cycles.h"

#include "gtest/gtest.h"

#include <algorithm>
#include <functional>
#include <map>
#include <random>
#include <set>

using namespace holdwait::solver;

namespace {

using Arc = std::pair<uint32_t, uint32_t>;
using Arcs = std::vector<Arc>;
using Judge = std::function<bool(const Cycle &)>;

bool shorter(const Cycle &A, const Cycle &B) {
  return A.size() != B.size() ? A.size() < B.size() : A < B;
}

Cycle rotated(Cycle C, size_t First) {
  std::rotate(C.begin(), C.begin() + First, C.end());
  return C;
}

Cycle normalised(const Cycle &C) {
  return rotated(C, std::min_element(C.begin(), C.end()) - C.begin());
}

//===----------------------------------------------------------------------===//
// The twin: all simple cycles, by trying every way on.
//===----------------------------------------------------------------------===//

void walk(const Arcs &Edges, Cycle &Path, std::vector<Cycle> &Out) {
  for (auto [From, To] : Edges) {
    if (From != Path.back() || To < Path.front())
      continue;
    if (To == Path.front())
      Out.push_back(Path);
    if (std::find(Path.begin(), Path.end(), To) != Path.end())
      continue;
    Path.push_back(To);
    walk(Edges, Path, Out);
    Path.pop_back();
  }
}

/// Every simple cycle once, starting at its smallest node.
std::vector<Cycle> allCycles(uint32_t NodeCount, const Arcs &Edges) {
  std::vector<Cycle> Out;
  for (uint32_t N = 0; N < NodeCount; ++N) {
    Cycle Path{N};
    walk(Edges, Path, Out);
  }
  return Out;
}

/// What the header promises: for every edge the shortest feasible cycle through
/// it, of those the least when read from this edge on.
std::vector<Cycle> promised(uint32_t NodeCount, const Arcs &Edges, const Judge &IsFeasible,
                            unsigned MaxLength) {
  std::map<Arc, Cycle> Best;
  for (const Cycle &C : allCycles(NodeCount, Edges)) {
    if (C.size() > MaxLength || !IsFeasible(C))
      continue;
    for (size_t I = 0; I < C.size(); ++I) {
      const Cycle FromHere = rotated(C, I);
      auto [It, New] = Best.try_emplace({C[I], C[(I + 1) % C.size()]}, FromHere);
      if (!New && shorter(FromHere, It->second))
        It->second = FromHere;
    }
  }
  std::set<Cycle, bool (*)(const Cycle &, const Cycle &)> Sorted(shorter);
  for (const auto &[_, C] : Best)
    Sorted.insert(normalised(C));
  return {Sorted.begin(), Sorted.end()};
}

//===----------------------------------------------------------------------===//
// The comparison
//===----------------------------------------------------------------------===//

/// Some cycles, by nothing one could guess: the same for the same seed.
Judge someFeasible(uint64_t Seed) {
  return [Seed](const Cycle &C) {
    uint64_t Hash = Seed * 0x9e3779b97f4a7c15 + 1;
    for (uint32_t N : C)
      Hash = (Hash ^ (N + 1)) * 0xff51afd7ed558ccd, Hash ^= Hash >> 29;
    return Hash % 3 != 0;
  };
}

bool allFeasible(const Cycle &) { return true; }

void expectPromised(uint32_t NodeCount, const Arcs &Edges, const Judge &IsFeasible,
                    unsigned MaxLength) {
  std::set<Cycle> Asked;
  const CycleResult R = findCycles(NodeCount, Edges,
                                   [&](const Cycle &C) {
                                     EXPECT_TRUE(Asked.insert(C).second) << "asked twice";
                                     EXPECT_EQ(C, normalised(C));
                                     return IsFeasible(C);
                                   },
                                   {MaxLength, 100000});
  ASSERT_EQ(R.Feasible, promised(NodeCount, Edges, IsFeasible, MaxLength));
  ASSERT_EQ(R.StepLimitHits, 0u);

  // The infeasible ones: real cycles that were asked about, and an edge that is
  // on cycles, none of them feasible, is on one of them.
  std::set<Arc> Covered;
  for (const auto *List : {&R.Feasible, &R.Infeasible})
    for (const Cycle &C : *List)
      for (size_t I = 0; I < C.size(); ++I)
        Covered.insert({C[I], C[(I + 1) % C.size()]});
  for (const Cycle &C : allCycles(NodeCount, Edges))
    if (C.size() <= MaxLength)
      for (size_t I = 0; I < C.size(); ++I)
        ASSERT_TRUE(Covered.count({C[I], C[(I + 1) % C.size()]}));
  ASSERT_TRUE(std::is_sorted(R.Infeasible.begin(), R.Infeasible.end(), shorter));
  for (const Cycle &C : R.Infeasible)
    ASSERT_TRUE(Asked.count(C) && !IsFeasible(C));
}

/// The graph whose edges are the bits of \p Bits: first the edges between
/// different nodes, then the self loops.
Arcs graphOfBits(uint32_t NodeCount, uint32_t Bits) {
  Arcs Edges;
  for (bool Loops : {false, true})
    for (uint32_t From = 0; From < NodeCount; ++From)
      for (uint32_t To = 0; To < NodeCount; ++To)
        if ((From == To) == Loops) {
          if (Bits & 1)
            Edges.push_back({From, To});
          Bits >>= 1;
        }
  return Edges;
}

Arcs randomGraph(std::mt19937 &Random, uint32_t NodeCount) {
  const uint32_t Percent = 10 + Random() % 50;
  Arcs Edges;
  for (uint32_t From = 0; From < NodeCount; ++From)
    for (uint32_t To = 0; To < NodeCount; ++To)
      if (Random() % 100 < Percent)
        Edges.push_back({From, To});
  return Edges;
}

TEST(CyclesTest, AllGraphsOfUpToThreeNodesWithSelfLoops) {
  for (uint32_t Nodes = 0; Nodes <= 3; ++Nodes)
    for (uint32_t Bits = 0; Bits < 1u << (Nodes * Nodes); ++Bits) {
      const Arcs Edges = graphOfBits(Nodes, Bits);
      expectPromised(Nodes, Edges, allFeasible, 8);
      for (uint64_t Seed = 0; Seed < 4; ++Seed)
        expectPromised(Nodes, Edges, someFeasible(Seed), 8);
      if (HasFatalFailure())
        FAIL() << "graph " << Nodes << "/" << Bits;
    }
}

TEST(CyclesTest, AllGraphsOfFourNodesWithAndWithoutSelfLoops) {
  for (uint32_t Bits = 0; Bits < 1u << 12; ++Bits) {
    const Arcs Edges = graphOfBits(4, Bits);
    expectPromised(4, Edges, allFeasible, 8);
    expectPromised(4, Edges, someFeasible(Bits), 8);
    expectPromised(4, Edges, allFeasible, 2 + Bits % 2);
    expectPromised(4, graphOfBits(4, Bits | 0xf000), someFeasible(Bits), 8);
    if (HasFatalFailure())
      FAIL() << "graph 4/" << Bits;
  }
}

TEST(CyclesTest, RandomGraphsOfFiveToEightNodes) {
  std::mt19937 Random(20);
  for (uint32_t Round = 0; Round < 400; ++Round) {
    const uint32_t Nodes = 5 + Random() % 4;
    const Arcs Edges = randomGraph(Random, Nodes);
    expectPromised(Nodes, Edges, allFeasible, 8);
    expectPromised(Nodes, Edges, someFeasible(Round), 8);
    expectPromised(Nodes, Edges, someFeasible(Round), 1 + Round % 5);
    if (HasFatalFailure())
      FAIL() << "round " << Round;
  }
}

TEST(CyclesTest, OrderAndRepetitionOfEdgesDoNotMatter) {
  std::mt19937 Random(7);
  for (uint32_t Round = 0; Round < 100; ++Round) {
    Arcs Edges = randomGraph(Random, 6);
    const Judge IsFeasible = someFeasible(Round);
    const CycleResult First = findCycles(6, Edges, IsFeasible);
    if (!Edges.empty())
      Edges.push_back(Edges[Random() % Edges.size()]);
    for (size_t I = Edges.size(); I > 1; --I)
      std::swap(Edges[I - 1], Edges[Random() % I]);
    const CycleResult Second = findCycles(6, Edges, IsFeasible);
    EXPECT_EQ(First.Feasible, Second.Feasible);
    EXPECT_EQ(First.Infeasible, Second.Infeasible);
  }
}

TEST(CyclesTest, NothingInNothing) {
  EXPECT_TRUE(findCycles(0, {}, allFeasible).Feasible.empty());
  EXPECT_TRUE(findCycles(3, {{0, 1}, {1, 2}, {0, 2}}, allFeasible).Feasible.empty());
}

TEST(CyclesTest, CycleOfEightIsFoundAndOfNineIsTooLong) {
  for (uint32_t Length : {8u, 9u}) {
    Arcs Ring;
    for (uint32_t N = 0; N < Length; ++N)
      Ring.push_back({N, (N + 1) % Length});
    EXPECT_EQ(findCycles(Length, Ring, allFeasible).Feasible.size(), Length == 8 ? 1u : 0u);
  }
}

TEST(CyclesTest, InfeasibleShortCycleDoesNotHideALongerOne) {
  const Arcs Edges{{0, 1}, {1, 0}, {1, 2}, {2, 0}};
  const CycleResult R = findCycles(3, Edges, [](const Cycle &C) { return C.size() == 3; });
  EXPECT_EQ(R.Feasible, (std::vector<Cycle>{{0, 1, 2}}));
  // 1 -> 0 is on no feasible cycle.
  EXPECT_EQ(R.Infeasible, (std::vector<Cycle>{{0, 1}}));
}

TEST(CyclesTest, StepLimitIsCounted) {
  // A complete graph in which nothing is feasible has too many cycles to try.
  Arcs Edges;
  for (uint32_t From = 0; From < 12; ++From)
    for (uint32_t To = 0; To < 12; ++To)
      if (From != To)
        Edges.push_back({From, To});
  const CycleResult R = findCycles(12, Edges, [](const Cycle &) { return false; }, {8, 1000});
  EXPECT_EQ(R.StepLimitHits, Edges.size());
  EXPECT_TRUE(R.Feasible.empty());
  EXPECT_FALSE(R.Infeasible.empty());
}

} // namespace
