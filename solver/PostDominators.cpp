//===-- solver/PostDominators.cpp - Where branches meet again --------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/PostDominators.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;

/// Blocks from which a normal end is reached, in post order of the reversed graph; the virtual end
/// comes last.
static std::vector<uint32_t> postOrder(const std::vector<std::vector<uint32_t>> &Predecessors,
                                       uint32_t End) {
  std::vector<uint32_t> Order;
  std::vector<bool> Seen(Predecessors.size(), false);
  std::vector<std::pair<uint32_t, size_t>> Stack{{End, 0}};
  Seen[End] = true;
  while (!Stack.empty()) {
    const uint32_t B = Stack.back().first;
    if (Stack.back().second == Predecessors[B].size()) {
      Order.push_back(B);
      Stack.pop_back();
      continue;
    }
    const uint32_t Next = Predecessors[B][Stack.back().second++];
    if (!Seen[Next]) {
      Seen[Next] = true;
      Stack.push_back({Next, 0});
    }
  }
  return Order;
}

std::vector<uint32_t> holdwait::solver::immediatePostDominators(const Program &P, uint32_t F) {
  const llvm::ArrayRef<Block> Blocks = P.blocks(F);
  const uint32_t End = Blocks.size();
  std::vector<std::vector<uint32_t>> Predecessors(End + 1), Successors(End + 1);
  auto Connect = [&](uint32_t From, uint32_t To) {
    Predecessors[To].push_back(From);
    Successors[From].push_back(To);
  };
  for (uint32_t B = 0; B < End; ++B) {
    for (const Edge &E : P.edges(Blocks[B]))
      Connect(B, E.Target);
    if (Blocks[B].EdgeCount == 0 && !(Blocks[B].Flags & BF_NoReturn))
      Connect(B, End);
  }
  const std::vector<uint32_t> Order = postOrder(Predecessors, End);
  std::vector<uint32_t> Number(End + 1, NoIndex), Dominator(End + 1, NoIndex);
  for (uint32_t I = 0; I < Order.size(); ++I)
    Number[Order[I]] = I;
  Dominator[End] = End;
  auto Meet = [&](uint32_t A, uint32_t B) {
    while (A != B)
      (Number[A] < Number[B] ? A : B) = Dominator[Number[A] < Number[B] ? A : B];
    return A;
  };
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (size_t I = Order.size() - 1; I-- > 0;) {
      const uint32_t B = Order[I];
      uint32_t New = NoIndex;
      for (uint32_t S : Successors[B])
        if (Number[S] != NoIndex && Dominator[S] != NoIndex)
          New = New == NoIndex ? S : Meet(New, S);
      Changed |= New != Dominator[B];
      Dominator[B] = New;
    }
  }
  Dominator.pop_back();
  for (uint32_t &D : Dominator)
    if (D == End)
      D = NoIndex;
  return Dominator;
}
