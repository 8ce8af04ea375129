//===-- solver/Siblings.cpp - Two locks of one class ----------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of OrderGraph that decides whether two instances of one class may
/// be taken in both orders.
///
/// Instances that are told apart (two fields, two constant elements, two
/// globals) have an order each; both orders make a cycle. Instances that are
/// not (two formals, two elements by key) may be swapped by whoever comes from
/// outside: one order is enough, unless something fixes it.
///
//===----------------------------------------------------------------------===//

#include "solver/OrderGraph.h"

#include "llvm/ADT/STLExtras.h"

#include <set>

using namespace holdwait::solver;
using namespace holdwait::skeleton;

static bool isIndex(Selector S) {
  return S.Kind != SelectorKind::Field && S.Kind != SelectorKind::Deref;
}

static bool sameSelector(Selector A, Selector B) {
  return A.Kind == B.Kind && A.Operand == B.Operand;
}

/// How two different places of one class are related.
OrderGraph::Relation OrderGraph::relate(const OrderEvent &E) const {
  const PathId From = E.Locks.From.Path, To = E.Locks.To;
  const PathTable::Node &X = Paths[Paths.rootOf(From)], &Y = Paths[Paths.rootOf(To)];
  if (X.Root == skeleton::RootKind::Any || Y.Root == skeleton::RootKind::Any)
    return Relation::Unknown;
  // What a formal points to is an object like `this`.
  auto FromObject = [&](PathId Path) {
    auto List = Paths.selectors(Path);
    if (Paths[Paths.rootOf(Path)].Root == skeleton::RootKind::Local && !List.empty() &&
        List.front().Kind == SelectorKind::Deref)
      List.erase(List.begin());
    return List;
  };
  const auto A = FromObject(From), B = FromObject(To);
  if (A.size() != B.size())
    return Relation::Unknown;
  const bool SameRoot = Paths.rootOf(From) == Paths.rootOf(To);
  unsigned Keys = 0, Constants = 0, Fields = 0;
  for (size_t I = 0; I < A.size(); ++I) {
    if (sameSelector(A[I], B[I]))
      continue;
    if (A[I].Kind == SelectorKind::Field && B[I].Kind == SelectorKind::Field && SameRoot) {
      ++Fields;
      continue;
    }
    if (!isIndex(A[I]) || !isIndex(B[I]))
      return SameRoot || A[I].Kind != SelectorKind::Deref ? Relation::Unknown : Relation::Siblings;
    Keys += A[I].Kind == SelectorKind::KeyIndex || B[I].Kind == SelectorKind::KeyIndex;
    Constants += A[I].Kind == SelectorKind::ConstIndex && B[I].Kind == SelectorKind::ConstIndex;
  }
  const bool IsExact = Paths.isExact(From) && Paths.isExact(To);
  if (SameRoot && IsExact && Fields + Constants > 0)
    return Relation::Fixed;
  if (SameRoot)
    return Keys > 0 ? Relation::Elements : Relation::Unknown;
  if (X.Root == skeleton::RootKind::Global && Y.Root == skeleton::RootKind::Global)
    return IsExact && Keys == 0 ? Relation::Fixed : Relation::Unknown;
  // Two formals of one type: `this` and a parameter, or two parameters. An object that a function
  // makes for itself is nobody else's; one that it finds, by walking a list for example, may be
  // the child or the next of what it holds.
  const uint32_t Params = P.function(E.Function).ParamCount;
  auto IsFormal = [&](const PathTable::Node &Root, PathId P) {
    const auto List = Paths.selectors(P);
    return Root.Root == skeleton::RootKind::This ||
           (Root.Root == skeleton::RootKind::Local && Root.Last.Operand < Params && !List.empty() &&
            List.front().Kind == SelectorKind::Deref);
  };
  return IsFormal(X, From) && IsFormal(Y, To) ? Relation::Siblings : Relation::Unknown;
}

/// Instances that are told apart, by what tells them apart: `this->young` and
/// `cache->young` are one as soon as both objects are the same.
std::pair<PathId, PathId> OrderGraph::instances(PathId From, PathId To) const {
  const auto A = Paths.selectors(From), B = Paths.selectors(To);
  if (Paths.rootOf(From) != Paths.rootOf(To))
    return {From, To};
  size_t Common = 0;
  while (Common < A.size() && Common < B.size() && sameSelector(A[Common], B[Common]))
    ++Common;
  auto Rest = [&](llvm::ArrayRef<Selector> List) {
    PathId Out = Paths.any();
    for (Selector S : List.drop_front(Common))
      Out = Paths.extend(Out, S);
    return Out;
  };
  return {Rest(A), Rest(B)};
}

/// The frame that the project has written: what the library does below it may differ each time.
TraceId OrderGraph::placeInProject(TraceId T) const {
  TraceId Place = T;
  for (; T != NoTrace; T = Traces[T].Inner)
    if (!(P.unit().Symbols[P.function(Traces[T].Function).Symbol].Flags & SF_System))
      Place = T;
  return Place;
}

/// Whether a function that has taken a lock calls itself and takes the next one at the same place.
bool OrderGraph::isTakenByRecursion(const OrderEvent &E) const {
  TraceId A = E.Locks.From.Trace, B = E.Locks.Trace;
  auto IsSameFrame = [&](const Trace &X, const Trace &Y) {
    return X.Function == Y.Function && X.Where == Y.Where;
  };
  while (Traces[A].Inner != NoTrace && Traces[B].Inner != NoTrace &&
         IsSameFrame(Traces[A], Traces[B])) {
    A = Traces[A].Inner;
    B = Traces[B].Inner;
  }
  return Traces[A].Inner == NoTrace && Traces[B].Inner != NoTrace &&
         Traces[B].Function == Traces[A].Function &&
         IsSameFrame(Traces[Traces.innermost(B)], Traces[A]);
}

/// Whether the way the locks are taken orders them. One place in a loop, or in a function that
/// calls itself, takes the elements one after the other, in the order of the loop.
bool OrderGraph::isOrdered(const OrderEvent &E) const {
  if (E.Locks.From.Trace == E.Locks.Trace)
    return true;
  if (relate(E) == Relation::Elements && isTakenByRecursion(E))
    return true;
  const Trace &A = Traces[placeInProject(E.Locks.From.Trace)];
  const Trace &B = Traces[placeInProject(E.Locks.Trace)];
  return A.Inner != NoTrace && B.Inner != NoTrace && A.Function == B.Function && A.Where == B.Where;
}

/// Whether one way through a function comes to both waits, the one after the other. (In a loop,
/// where each comes after the other, they may be two branches of one round.)
bool OrderGraph::isOneAfterAnother(const OrderEvent &A, const OrderEvent &B) const {
  const auto Blocks = P.blocks(A.Function);
  if (Traces[A.Locks.Trace].Where == Traces[B.Locks.Trace].Where)
    return false; // It is what the two names stand for that differs.
  const bool AreApart = llvm::any_of(A.Locks.Pre, [&](const Fact &X) {
    return llvm::any_of(B.Locks.Pre, [&](const Fact &Y) { return excludes(X, Y, Values); });
  });
  if (AreApart)
    return false; // `if (up) …; if (!up) …`.
  auto Holds = [&](uint32_t Block, const OrderEvent &E) {
    return llvm::any_of(P.ops(Blocks[Block]),
                        [&](const Op &O) { return O.Where == Traces[E.Locks.Trace].Where; });
  };
  auto Reaches = [&](const OrderEvent &From, const OrderEvent &To) {
    llvm::SmallVector<uint32_t, 16> Work;
    std::vector<bool> Seen(Blocks.size(), false);
    for (uint32_t I = 0; I < Blocks.size(); ++I)
      if (Holds(I, From))
        Work.push_back(I);
    while (!Work.empty()) {
      for (const Edge &E : P.edges(Blocks[Work.pop_back_val()])) {
        if (Seen[E.Target])
          continue;
        if (Holds(E.Target, To))
          return true;
        Seen[E.Target] = true;
        Work.push_back(E.Target);
      }
    }
    return false;
  };
  for (uint32_t I = 0; I < Blocks.size(); ++I)
    if (Holds(I, A) && Holds(I, B))
      return true;
  return Reaches(A, B) != Reaches(B, A);
}

/// A function that takes two instances in both orders, on different branches,
/// chooses the order on purpose.
std::vector<SiblingPair> OrderGraph::findSiblings() const {
  std::vector<SiblingPair> Out;
  auto Better = [&](const OrderWay &A, const OrderWay &B) { return better(A, B); };
  for (const auto &[Class, Events] : SameClass) {
    std::map<std::pair<uint32_t, std::pair<PathId, PathId>>, const OrderEvent *> Orders;
    std::map<std::pair<PathId, PathId>, std::vector<const OrderEvent *>> Fixed;
    std::map<PathId, std::pair<std::vector<const OrderEvent *>, std::vector<const OrderEvent *>>>
        Ordered;
    for (const OrderEvent *E : Events)
      Orders.insert({{E->Function, {E->Locks.From.Path, E->Locks.To}}, E});
    std::vector<OrderWay> Candidates;
    for (const OrderEvent *E : Events) {
      const PathId From = E->Locks.From.Path, To = E->Locks.To;
      const Relation How = relate(*E);
      if (E->Locks.Order.Way != 0) {
        auto &Ways = Ordered[E->Locks.Order.By];
        (E->Locks.Order.Way > 0 ? Ways.first : Ways.second).push_back(E);
        continue;
      }
      const auto Other = Orders.find({E->Function, {To, From}});
      const bool Chosen =
          From != To && Other != Orders.end() && !isOneAfterAnother(*E, *Other->second);
      if ((Chosen && !E->Locks.Order.Ties) || isOrdered(*E))
        continue;
      // With callers in sight, the objects are those that they give.
      const bool IsEitherWay =
          How == Relation::Elements ||
          (How == Relation::Siblings && (T.isEntered(E->Function) || !E->Locks.Formals)) ||
          (How == Relation::Unknown && E->Locks.Formals && !Paths.isExact(From) &&
           !Paths.isExact(To));
      if (How == Relation::Fixed)
        Fixed[instances(From, To)].push_back(E);
      else if (IsEitherWay)
        Candidates.push_back(way(*E));
    }
    if (!Candidates.empty()) {
      Out.push_back(
          {Class, *std::min_element(Candidates.begin(), Candidates.end(), Better), false, {}});
      continue;
    }
    std::vector<std::pair<OrderWay, OrderWay>> Reversed;
    for (const auto &[Pair, Ways] : Fixed)
      if (auto Other = Fixed.find({Pair.second, Pair.first});
          Other != Fixed.end() && Pair.first < Pair.second)
        for (const OrderEvent *E : Ways)
          for (const OrderEvent *O : Other->second)
            Reversed.push_back({way(*E), way(*O)});
    for (const auto &[By, Ways] : Ordered)
      for (const OrderEvent *E : Ways.first)
        for (const OrderEvent *O : Ways.second)
          Reversed.push_back({way(*E), way(*O)});
    if (Reversed.empty())
      continue;
    const auto &Best = *llvm::min_element(
        Reversed, [&](const auto &A, const auto &B) { return Better(A.first, B.first); });
    Out.push_back({Class, Best.first, true, Best.second});
  }
  return Out;
}
