//===-- test/unit/solver/ComponentsTest.cpp -------------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/Components.h"

#include "llvm/ADT/SmallVector.h"

#include <gtest/gtest.h>

using namespace holdwait::solver;

namespace {

constexpr unsigned N = 4;

/// The graph whose edges are the bits of \p Number, without edges from a node to itself.
std::vector<std::vector<uint32_t>> graph(unsigned Number) {
  std::vector<std::vector<uint32_t>> Next(N);
  unsigned Bit = 0;
  for (uint32_t From = 0; From < N; ++From)
    for (uint32_t To = 0; To < N; ++To)
      if (From != To && (Number >> Bit++ & 1))
        Next[From].push_back(To);
  return Next;
}

/// What leads where, by trying all ways (Warshall).
std::vector<std::vector<bool>> reachable(const std::vector<std::vector<uint32_t>> &Next) {
  std::vector<std::vector<bool>> R(N, std::vector<bool>(N, false));
  for (uint32_t From = 0; From < N; ++From) {
    R[From][From] = true;
    for (uint32_t To : Next[From])
      R[From][To] = true;
  }
  for (uint32_t K = 0; K < N; ++K)
    for (uint32_t I = 0; I < N; ++I)
      for (uint32_t J = 0; J < N; ++J)
        if (R[I][K] && R[K][J])
          R[I][J] = true;
  return R;
}

TEST(ComponentsTest, EveryGraphOfFourNodes) {
  for (unsigned Number = 0; Number < 1u << (N * (N - 1)); ++Number) {
    const auto Next = graph(Number);
    const auto R = reachable(Next);
    const auto Components = findComponents(N, [&](uint32_t I) { return llvm::ArrayRef(Next[I]); });
    std::vector<unsigned> Of(N, N);
    for (unsigned C = 0; C < Components.size(); ++C)
      for (uint32_t Node : Components[C]) {
        EXPECT_EQ(Of[Node], N) << "twice in graph " << Number;
        Of[Node] = C;
      }
    for (uint32_t I = 0; I < N; ++I)
      for (uint32_t J = 0; J < N; ++J) {
        ASSERT_EQ(Of[I] == Of[J], R[I][J] && R[J][I]) << "graph " << Number;
        if (R[I][J])
          ASSERT_LE(Of[J], Of[I]) << "what " << I << " leads to comes first, graph " << Number;
      }
  }
}

TEST(ComponentsTest, InsideARingWhatIsCalledComesFirst) {
  // 0 → 1 → 2 → 0: only the edge back to the first is against the order.
  const std::vector<std::vector<uint32_t>> Next{{1}, {2}, {0}};
  const auto Components = findComponents(3, [&](uint32_t I) { return llvm::ArrayRef(Next[I]); });
  ASSERT_EQ(Components.size(), 1u);
  EXPECT_EQ(Components.front(), (std::vector<uint32_t>{2, 1, 0}));
}

TEST(ComponentsTest, AChainLongerThanTheStack) {
  constexpr uint32_t Length = 1'000'000;
  std::vector<uint32_t> Next(Length);
  for (uint32_t I = 0; I < Length; ++I)
    Next[I] = I + 1;
  const auto Components = findComponents(Length, [&](uint32_t I) {
    return I + 1 < Length ? llvm::ArrayRef(Next[I]) : llvm::ArrayRef<uint32_t>();
  });
  ASSERT_EQ(Components.size(), Length);
  EXPECT_EQ(Components.front().front(), Length - 1);
}

} // namespace
