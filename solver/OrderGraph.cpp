//===-- solver/OrderGraph.cpp - The lock-order graph -----------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/OrderGraph.h"

#include "solver/Solve.h"

#include "llvm/ADT/STLExtras.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;

OrderGraph::OrderGraph(Analysis &A)
    : P(A.P), Paths(A.Paths), Values(A.Values), Traces(A.Traces), Classes(A.Classes), T(*A.Roots),
      Phase(*A.Order), Units(*A.Resources), Ties(A.P, A.Paths, A.Facts) {
  findRecursive(A.Facts);
  EdgeMap All;
  for (const FunctionFacts &F : A.Facts)
    for (const OrderEvent &E : F.Orders)
      add(E, All);
  for (const OrderEvent &E : A.Workers->orders())
    add(E, All);
  for (const FunctionFacts &F : A.Facts)
    for (const OrderEvent &E : F.Writes)
      Writers[Classes.classOf(E.Locks.To)].push_back(way(E));
  for (auto &[Key, Edge] : All) {
    keepBest(Edge);
    Edge.Count = Places[Key].size();
    Edges.push_back(std::move(Edge));
  }
  Places.clear();
  Siblings = findSiblings();
  addOpposites(Siblings);
}

void OrderGraph::add(const OrderEvent &E, EdgeMap &All) {
  const uint32_t From = Classes.classOf(E.Locks.From.Path);
  const uint32_t To = Classes.classOf(E.Locks.To);
  if (From == To) {
    if (E.Locks.ToMode != Mode::Unit && !isRecursive(E.Locks.To))
      SameClass[From].push_back(&E);
    return;
  }
  // Whoever comes here has it already, and it may be taken again.
  if (isRecursive(E.Locks.To) &&
      llvm::any_of(T.heldOnEntry(E.Function), [&](const Threads::EntryLock &L) {
        return L.Lock == E.Locks.To && L.Parent == NoIndex && Paths.isExact(L.Lock) &&
               !llvm::is_contained(E.Locks.Released, L.Lock);
      }))
    return;
  // Where there are as many units as will ever be asked for, nobody waits.
  if (const PoolNumbers *N = Units.numbers(To); N && N->isPlenty())
    return;
  OrderEdge &Edge = All[{From, To}];
  Edge.From = From;
  Edge.To = To;
  Places[{From, To}].insert(
      {Traces.innermost(E.Locks.From.Trace), Traces.innermost(E.Locks.Trace)});
  Edge.Ways.push_back(way(E));
  if (Edge.Ways.size() > 8 * MaxWays)
    keepBest(Edge);
}

void OrderGraph::findRecursive(const std::vector<FunctionFacts> &Facts) {
  for (const FunctionFacts &F : Facts)
    for (PathId Path : F.Recursive)
      if (const uint32_t Class = Classes.classOf(Path); Class != NoIndex)
        Recursive.insert(Class);
}

/// By the class's initialisation, or the type of any part of the path: the lock
/// inside a wrapper carries the type.
bool OrderGraph::isRecursive(PathId Path) const {
  const uint32_t Class = Classes.classOf(Path);
  if (Class != NoIndex && Recursive.contains(Class)) // Not a key that the table can be asked for.
    return true;
  auto IsMarked = [&](uint32_t Symbol) {
    const Resource *R = P.resource(Symbol);
    return (R && (R->Flags & RF_Recursive)) || (P.unit().Symbols[Symbol].Flags & SF_Recursive);
  };
  for (const Selector &S : Paths.selectors(Path))
    if (S.Kind == SelectorKind::Field && IsMarked(S.Operand))
      return true;
  const PathTable::Node &Root = Paths[Paths.rootOf(Path)];
  return Root.Root == skeleton::RootKind::Global && IsMarked(Root.Last.Operand);
}

void OrderGraph::addGates(const Threads::EntryLock &L, const OrderEvent &E,
                          std::vector<Gate> &Out) const {
  const PathId Held = L.Lock;
  const uint32_t Class = Classes.classOf(Held);
  if (Class == NoIndex || !Paths.isExact(Held))
    return;
  if (Paths[Paths.rootOf(Held)].Root == skeleton::RootKind::Global) {
    bool Derefs = false;
    for (const Selector &S : Paths.selectors(Held))
      Derefs |= S.Kind == SelectorKind::KeyIndex;
    if (!Derefs)
      Out.push_back({Class, NoIndex, Held, L.Parent, L.Several, L.Holder});
    return;
  }
  const PathId Owner = Classes.ownerOf(Held);
  if (Owner == NoIndex)
    return;
  // The object of the lock, or one that it is a part of: no object is a part of two of one class.
  auto IsAround = [&](PathId Anchor) {
    PathId At = Classes.ownerOf(Anchor);
    while (At != NoIndex && At != Owner && !Paths.isRoot(At))
      At = Paths[At].Last.Kind == SelectorKind::Deref ? NoIndex : Paths[At].Parent;
    return At == Owner;
  };
  for (PathId Anchor : {E.Locks.From.Path, E.Locks.To})
    if (Anchor != Held && IsAround(Anchor))
      Out.push_back({Class, Classes.classOf(Anchor), NoIndex, L.Parent, L.Several, L.Holder});
}

OrderWay OrderGraph::way(const OrderEvent &E) const {
  OrderWay W;
  W.Event = &E;
  for (PathId Held : E.Locks.AlsoHeld)
    addGates({Held, NoIndex, false, E.Function}, E, W.Gates);
  if (E.Locks.From.Certain && E.Locks.From.Mode == Mode::Exclusive)
    addGates({E.Locks.From.Path, NoIndex, false, E.Function}, E, W.Gates);
  for (const Threads::EntryLock &L : T.heldOnEntry(E.Function))
    if (!llvm::is_contained(E.Locks.Released, L.Lock))
      addGates(L, E, W.Gates);
  llvm::sort(W.Gates);
  W.Gates.erase(std::unique(W.Gates.begin(), W.Gates.end()), W.Gates.end());
  return W;
}

llvm::SmallVector<uint32_t, 4> OrderGraph::writersBeside(uint32_t Class, const OrderWay &A,
                                                         const OrderWay &B) const {
  llvm::SmallVector<uint32_t, 4> Found;
  auto It = Writers.find(Class);
  if (It == Writers.end())
    return Found;
  auto Beside = [&](const OrderEvent &W, const OrderEvent &Other) {
    return Phase.apart(W.Function, W.Beside, Other.Function, Other.Beside) == Apart::No;
  };
  auto IsGated = [&](const OrderWay &W, const OrderWay &Other) {
    return llvm::any_of(W.Gates, [&](const Gate &G) {
      return llvm::any_of(Other.Gates, [&](const Gate &H) { return G.excludes(H); });
    });
  };
  for (const OrderWay &W : It->second)
    if (Beside(*W.Event, *A.Event) && Beside(*W.Event, *B.Event) && !IsGated(W, A) &&
        !IsGated(W, B))
      for (uint32_t Root : T.rootsOf(W.Event->Function))
        if (!llvm::is_contained(Found, Root))
          Found.push_back(Root);
  return Found;
}

bool OrderGraph::better(const OrderWay &A, const OrderWay &B) const {
  const Pair &X = A.Event->Locks, &Y = B.Event->Locks;
  auto Depth = [&](const Pair &Q) { return Traces[Q.Trace].Depth + Traces[Q.From.Trace].Depth; };
  if (A.Gates.size() != B.Gates.size())
    return A.Gates.size() < B.Gates.size();
  if (X.Via != Y.Via)
    return X.Via < Y.Via;
  if (X.From.Certain != Y.From.Certain)
    return X.From.Certain;
  auto Shared = [](const Pair &Q) {
    return (Q.From.Mode == Mode::Shared) + (Q.ToMode == Mode::Shared);
  };
  if (Shared(X) != Shared(Y))
    return Shared(X) < Shared(Y);
  if ((X.Wait == Waiting::Timed) != (Y.Wait == Waiting::Timed))
    return Y.Wait == Waiting::Timed;
  if (Depth(X) != Depth(Y))
    return Depth(X) < Depth(Y);
  if (X.Trace != Y.Trace)
    return Traces.better(X.Trace, Y.Trace);
  return Traces.better(X.From.Trace, Y.From.Trace);
}

/// Keeps the best way of each kind that feasibility can tell apart.
void OrderGraph::keepBest(OrderEdge &E) const {
  llvm::sort(E.Ways, [&](const OrderWay &A, const OrderWay &B) { return better(A, B); });
  std::vector<OrderWay> Kept;
  for (OrderWay &W : E.Ways) {
    const bool Known = llvm::any_of(Kept, [&](const OrderWay &K) {
      const Pair &A = K.Event->Locks, &B = W.Event->Locks;
      return K.Gates == W.Gates && A.From.Mode == B.From.Mode && A.ToMode == B.ToMode &&
             A.Wait == B.Wait && K.Event->Function == W.Event->Function &&
             K.Event->Beside == W.Event->Beside;
    });
    if (!Known && Kept.size() < MaxWays)
      Kept.push_back(std::move(W));
  }
  E.Ways = std::move(Kept);
}
