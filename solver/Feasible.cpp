//===-- solver/Feasible.cpp - Can a cycle happen? --------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/Feasible.h"

#include "llvm/ADT/STLExtras.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;

Apart holdwait::solver::apart(const Analysis &A, const OrderEvent &X, const OrderEvent &Y) {
  return A.Order->apart(X.Function, X.Beside, Y.Function, Y.Beside);
}

Feasibility::Feasibility(const Analysis &A) : A(A) {
  for (const OrderEdge &E : A.Graph->edges())
    Index[{E.From, E.To}] = &E;
}

const OrderEdge &Feasibility::edge(uint32_t From, uint32_t To) const {
  return *Index.at({From, To});
}

/// What keeps two edges of a cycle from being waited in at once. \p Adjacent:
/// \p X waits for what \p Y holds.
Feasibility::Clash Feasibility::clash(const OrderWay &X, const OrderWay &Y, bool Adjacent,
                                      bool OneThread, std::vector<uint32_t> *Gates) const {
  Clash Found = Clash::None;
  for (const Gate &G : X.Gates)
    for (const Gate &H : Y.Gates)
      if (G.excludes(H)) {
        Found = Clash::Gate;
        if (Gates && !llvm::is_contained(*Gates, G.Class))
          Gates->push_back(G.Class);
      }
  if (Found != Clash::None)
    return Found;
  // A reader waits for another only behind a writer that waits for it.
  if (Adjacent && areReaders(X, Y) &&
      !A.Graph->writerBeside(A.Classes.classOf(X.Event->Locks.To), X, Y))
    return Clash::Modes;
  const Apart How = apart(A, *X.Event, *Y.Event);
  if (How == Apart::Ordered)
    return Clash::Phases;
  if (!OneThread && How == Apart::OneThread)
    return Clash::Thread;
  return Clash::None;
}

Feasibility::Verdict Feasibility::judge(llvm::ArrayRef<uint32_t> Classes, bool OneThread) const {
  const size_t N = Classes.size();
  std::vector<const OrderEdge *> Edges;
  for (size_t I = 0; I < N; ++I)
    Edges.push_back(&edge(Classes[I], Classes[(I + 1) % N]));
  Verdict V;
  std::vector<const OrderWay *> Chosen;
  bool Gated = false, InPhases = false;
  auto Fits = [&](const OrderWay &W) {
    for (size_t J = 0; J < Chosen.size(); ++J) {
      const bool Before = J + 1 == Chosen.size();           // Chosen[J] waits for what W holds.
      const bool Closes = J == 0 && Chosen.size() + 1 == N; // W waits for what Chosen[0] holds.
      Clash C = clash(*Chosen[J], W, Before, OneThread, nullptr);
      if (C == Clash::None && Closes)
        C = clash(W, *Chosen[J], true, OneThread, nullptr);
      Gated |= C == Clash::Gate;
      InPhases |= C == Clash::Phases;
      if (C != Clash::None)
        return false;
    }
    return true;
  };
  auto Choose = [&](auto &&Self) -> bool {
    if (Chosen.size() == N)
      return true;
    for (const OrderWay &W : Edges[Chosen.size()]->Ways) {
      if (!Fits(W))
        continue;
      Chosen.push_back(&W);
      if (Self(Self))
        return true;
      Chosen.pop_back();
    }
    return false;
  };
  V.Feasible = Choose(Choose);
  if (V.Feasible) {
    for (const OrderWay *W : Chosen)
      V.Ways.push_back(*W);
    return V;
  }
  for (const OrderEdge *E : Edges)
    V.Ways.push_back(E->Ways.front());
  V.Rule = Gated ? RemovalRule::Gate : InPhases ? RemovalRule::Phases : RemovalRule::SharedModes;
  for (size_t I = 0; I < N; ++I)
    for (size_t J = I + 1; J < N; ++J)
      clash(V.Ways[I], V.Ways[J], false, true, &V.Gates);
  return V;
}
