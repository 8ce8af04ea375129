//===-- solver/Feasible.cpp - Can a cycle happen? --------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/Feasible.h"

#include "llvm/ADT/STLExtras.h"

#include <set>

using namespace holdwait::solver;
using namespace holdwait::skeleton;

/// Whether one waits for what the other holds, and that is a variable of a function which both of
/// them run: in two threads those are two calls, with a lock each.
static bool areOfTwoCalls(const Analysis &A, const OrderEvent &X, const OrderEvent &Y) {
  auto Meet = [&](const Pair &Waits, const Pair &Holds) {
    const uint32_t Maker = A.Classes.makerOf(Waits.To);
    return Maker != NoIndex && Maker == A.Classes.makerOf(Holds.From.Path) &&
           A.Classes.classOf(Waits.To) == A.Classes.classOf(Holds.From.Path) &&
           A.Traces.contains(Waits.Trace, Maker) && A.Traces.contains(Holds.From.Trace, Maker);
  };
  return Meet(X.Locks, Y.Locks) || Meet(Y.Locks, X.Locks);
}

Apart holdwait::solver::apart(const Analysis &A, const OrderEvent &X, const OrderEvent &Y) {
  if (areOfTwoCalls(A, X, Y))
    return Apart::Own;
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
      A.Graph->writersBeside(A.Classes.classOf(X.Event->Locks.To), X, Y).empty())
    return Clash::Modes;
  const Apart How = apart(A, *X.Event, *Y.Event);
  if (How == Apart::Ordered)
    return Clash::Phases;
  if (How == Apart::Own)
    return Clash::Own;
  if (!OneThread && How == Apart::OneThread)
    return Clash::Thread;
  return Clash::None;
}

/// Between every two readers of a cycle there has to wait a writer, and no thread waits at two
/// places.
bool Feasibility::hasWriters(llvm::ArrayRef<const OrderWay *> Ways) const {
  std::set<uint32_t> Threads;
  size_t Places = 0;
  for (size_t I = 0; I < Ways.size(); ++I) {
    const OrderWay &Waits = *Ways[I], &Holds = *Ways[(I + 1) % Ways.size()];
    if (!areReaders(Waits, Holds))
      continue;
    ++Places;
    for (uint32_t Root :
         A.Graph->writersBeside(A.Classes.classOf(Waits.Event->Locks.To), Waits, Holds)) {
      if (A.Roots->root(Root).Many)
        return true;
      Threads.insert(Root);
    }
  }
  return Threads.size() >= Places;
}

Feasibility::Verdict Feasibility::judge(llvm::ArrayRef<uint32_t> Classes, bool OneThread) const {
  const size_t N = Classes.size();
  std::vector<const OrderEdge *> Edges;
  for (size_t I = 0; I < N; ++I)
    Edges.push_back(&edge(Classes[I], Classes[(I + 1) % N]));
  Verdict V;
  std::vector<const OrderWay *> Chosen;
  std::set<Clash> Seen;
  auto Fits = [&](const OrderWay &W) {
    for (size_t J = 0; J < Chosen.size(); ++J) {
      const bool Before = J + 1 == Chosen.size();           // Chosen[J] waits for what W holds.
      const bool Closes = J == 0 && Chosen.size() + 1 == N; // W waits for what Chosen[0] holds.
      Clash C = clash(*Chosen[J], W, Before, OneThread, nullptr);
      if (C == Clash::None && Closes)
        C = clash(W, *Chosen[J], true, OneThread, nullptr);
      Seen.insert(C);
      if (C != Clash::None)
        return false;
    }
    return true;
  };
  auto Choose = [&](auto &&Self) -> bool {
    if (Chosen.size() == N)
      return hasWriters(Chosen);
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
  V.Rule = Seen.count(Clash::Gate)     ? RemovalRule::Gate
           : Seen.count(Clash::Phases) ? RemovalRule::Phases
           : Seen.count(Clash::Own)    ? RemovalRule::Own
                                       : RemovalRule::SharedModes;
  for (size_t I = 0; I < N; ++I)
    for (size_t J = I + 1; J < N; ++J)
      clash(V.Ways[I], V.Ways[J], false, true, &V.Gates);
  return V;
}
