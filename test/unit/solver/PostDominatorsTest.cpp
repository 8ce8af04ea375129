//===-- test/unit/solver/PostDominatorsTest.cpp - Where branches meet again ===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solving.h"

#include "solver/PostDominators.h"

#include "gtest/gtest.h"

using namespace holdwait;
using namespace holdwait::solver;

namespace {

using Graph = std::vector<std::vector<uint32_t>>;

/// A function whose block N goes to the blocks Graph[N].
skeleton::Unit unitOf(const Graph &G) {
  std::string Text = "define f() {\n";
  for (uint32_t B = 0; B < G.size(); ++B) {
    Text += "block " + std::to_string(B) + ":\n";
    for (uint32_t Target : G[B])
      Text += "goto " + std::to_string(Target) + "\n";
  }
  return bareUnit(Text + "}\n");
}

/// Whether an end is reached from \p B without coming by \p Without.
bool endsWithout(const Graph &G, uint32_t B, uint32_t Without, std::vector<bool> &Seen) {
  if (B == Without || Seen[B])
    return false;
  Seen[B] = true;
  if (G[B].empty())
    return true;
  for (uint32_t Target : G[B])
    if (endsWithout(G, Target, Without, Seen))
      return true;
  return false;
}

bool ends(const Graph &G, uint32_t B, uint32_t Without) {
  std::vector<bool> Seen(G.size());
  return endsWithout(G, B, Without, Seen);
}

/// The naive twin: of the blocks without which no end is reached, the one after which all of the
/// others come.
uint32_t naive(const Graph &G, uint32_t B) {
  if (!ends(G, B, NoIndex))
    return NoIndex;
  std::vector<uint32_t> All;
  for (uint32_t D = 0; D < G.size(); ++D)
    if (D != B && !ends(G, B, D))
      All.push_back(D);
  for (uint32_t D : All)
    if (std::all_of(All.begin(), All.end(),
                    [&](uint32_t Other) { return Other == D || !ends(G, D, Other); }))
      return D;
  return NoIndex;
}

void check(const Graph &G) {
  const skeleton::Unit U = unitOf(G);
  const Program P(U);
  const std::vector<uint32_t> Found = immediatePostDominators(P, 0);
  for (uint32_t B = 0; B < G.size(); ++B)
    EXPECT_EQ(Found[B], naive(G, B)) << "block " << B << " of\n" << textOf(U);
}

TEST(PostDominatorsTest, Diamond) { check({{1, 2}, {3}, {3}, {}}); }

TEST(PostDominatorsTest, LoopAndEarlyReturn) { check({{1}, {2, 4}, {1, 3}, {}, {}}); }

TEST(PostDominatorsTest, LoopWithoutEnd) { check({{1, 2}, {1}, {}}); }

TEST(PostDominatorsTest, AllGraphsOfThreeBlocks) {
  for (uint32_t Bits = 0; Bits < 512; ++Bits) {
    Graph G(3);
    for (uint32_t E = 0; E < 9; ++E)
      if (Bits >> E & 1)
        G[E / 3].push_back(E % 3);
    check(G);
  }
}

} // namespace
