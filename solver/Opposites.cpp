//===-- solver/Opposites.cpp - Objects walked both ways -------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of OrderGraph that finds two ways through one structure which go
/// against each other: one holds an object and waits for the one that a field
/// leads to, the other holds that one and waits for the first.
///
//===----------------------------------------------------------------------===//

#include "solver/Components.h"
#include "solver/OrderGraph.h"

#include "llvm/ADT/STLExtras.h"

#include <optional>

using namespace holdwait::solver;
using namespace holdwait::skeleton;

/// How the number in a variable changes in the loop around an operation.
StepKind OrderGraph::stepIn(uint32_t Function, Location Place, uint32_t Local) const {
  const auto Blocks = P.blocks(Function);
  std::vector<llvm::SmallVector<uint32_t, 2>> Next;
  for (const Block &B : Blocks)
    Next.emplace_back(
        llvm::map_range(P.edges(B), [](const Edge &E) -> uint32_t { return E.Target; }));
  auto IsThere = [&](uint32_t B) {
    return llvm::any_of(P.ops(Blocks[B]), [&](const Op &O) { return O.Where == Place; });
  };
  std::optional<StepKind> Step;
  for (const std::vector<uint32_t> &Part :
       findComponents(Blocks.size(), [&](uint32_t B) { return llvm::ArrayRef(Next[B]); })) {
    const bool IsLoop = Part.size() > 1 || llvm::is_contained(Next[Part.front()], Part.front());
    if (!IsLoop || llvm::none_of(Part, IsThere))
      continue;
    for (uint32_t B : Part)
      for (const Op &O : P.ops(Blocks[B]))
        if (assigns(O, Local)) {
          const auto How = static_cast<StepKind>(O.Aux);
          Step = !Step || *Step == How ? How : StepKind::Any;
        }
  }
  return Step.value_or(StepKind::Any);
}

/// Whether the operation assigns to a variable of its function.
bool OrderGraph::assigns(const Op &O, uint32_t Local) const {
  if (O.Kind != OpKind::Assign)
    return false;
  const skeleton::Path &To = P.unit().Paths[O.Object];
  return To.Root == skeleton::RootKind::Local && To.Index == Local && To.SelectorCount == 0;
}

/// One place in a loop takes the elements of a container one after the other, from the first on or
/// from the last on.
Direction OrderGraph::loopDirection(const OrderEvent &E) const {
  const auto A = Paths.selectors(E.Locks.From.Path), B = Paths.selectors(E.Locks.To);
  const PathTable::Node &Root = Paths[Paths.rootOf(E.Locks.To)];
  if (E.Locks.From.Trace != E.Locks.Trace || A.size() != B.size() ||
      Paths.rootOf(E.Locks.From.Path) != Paths.rootOf(E.Locks.To))
    return {};
  Direction D;
  if (Root.Root == skeleton::RootKind::Global)
    D.Field = Root.Last.Operand;
  size_t I = 0;
  for (; I < B.size() && B[I].Kind != SelectorKind::KeyIndex; ++I) {
    if (!(A[I] == B[I]))
      return {};
    if (B[I].Kind == SelectorKind::Field && !(P.unit().Symbols[B[I].Operand].Flags & SF_System))
      D.Field = B[I].Operand;
  }
  if (I == B.size() || A[I].Kind == SelectorKind::Field || A[I].Kind == SelectorKind::Deref)
    return {};
  const Term &Key = Values[B[I].Operand];
  if (Key.Kind != TermKind::Load || !Paths.isRoot(Key.A) ||
      Paths[Key.A].Root != skeleton::RootKind::Local)
    return {};
  D.At = E.Locks.To;
  for (size_t Up = B.size(); Up > I; --Up)
    D.At = Paths[D.At].Parent;
  const StepKind Step = stepIn(E.Function, Traces[E.Locks.Trace].Where, Paths[Key.A].Last.Operand);
  if (Step == StepKind::Any)
    return {};
  D.Back = Step == StepKind::Down;
  return D;
}

/// The ways from one object to the next, the best of each direction. What a constructor makes is
/// nobody else's yet, and where a comparison orders the two, the field does not.
std::vector<OrderGraph::Walk> OrderGraph::walks(llvm::ArrayRef<const OrderEvent *> Events) const {
  std::map<std::pair<uint32_t, bool>, std::vector<Walk>> ByDirection;
  for (const OrderEvent *E : Events) {
    Direction D = Ties.direction(E->Locks.From.Path, E->Locks.To);
    if (D.Field == NoIndex)
      D = loopDirection(*E);
    const bool Makes = P.function(E->Function).Flags & FF_Constructor;
    if (D.Field == NoIndex || E->Locks.Order.Way != 0 ||
        (Makes && Paths[Paths.rootOf(D.At)].Root == skeleton::RootKind::This))
      continue;
    ByDirection[{D.Field, D.Back}].push_back({way(*E), D});
  }
  std::vector<Walk> Out;
  for (auto &[_, Ways] : ByDirection) {
    llvm::sort(Ways, [&](const Walk &A, const Walk &B) { return better(A.Way, B.Way); });
    Ways.resize(std::min(Ways.size(), MaxWays));
    llvm::append_range(Out, Ways);
  }
  return Out;
}

OrderGraph::Taken OrderGraph::takenAt(const OrderEvent &E) const {
  TraceId First = E.Locks.From.Trace, Second = E.Locks.Trace;
  Taken Out;
  while (First != Second && Traces[First].Function == Traces[Second].Function &&
         Traces[First].Place == Traces[Second].Place && Traces[First].Inner != NoTrace &&
         Traces[Second].Inner != NoTrace) {
    First = Traces[First].Inner;
    Second = Traces[Second].Inner;
    Out.Below = true;
  }
  Out.Function = Traces[First].Function;
  Out.First = Traces[First].Place;
  Out.Second = Traces[Second].Place;
  return Out;
}

/// Whether the way is gone only if the object it starts from is of some kind: of two that are each
/// other's peer, one may be the source and the other the sink.
bool OrderGraph::hasRole(const Walk &W) const {
  auto IsOfObject = [&](ValueId V) {
    const Term &T = Values[V];
    return T.Kind == TermKind::Load && Paths.isPrefix(W.To.At, T.A) && T.A != W.To.At &&
           !llvm::any_of(llvm::ArrayRef(Paths.selectors(T.A)).drop_front(Paths[W.To.At].Length),
                         [&](Selector S) {
                           return S.Kind == SelectorKind::Field && S.Operand == W.To.Field;
                         });
  };
  return llvm::any_of(W.Way.Event->Locks.Pre,
                      [&](const Fact &F) { return IsOfObject(F.Left) || IsOfObject(F.Right); });
}

/// Whether the two go against each other. A function that goes both ways along one field chooses
/// the way on purpose; so do the callers of one that takes the locks of two objects it is given.
bool OrderGraph::meet(const Walk &A, const Walk &B) const {
  if (!Ties.areOpposite(A.To, B.To))
    return false;
  if (A.To.Field != B.To.Field)
    return true;
  const Taken First = takenAt(*A.Way.Event), Second = takenAt(*B.Way.Event);
  if (A.To.Back != B.To.Back)
    return A.Way.Event->Function != B.Way.Event->Function && !(First == Second);
  return !First.Below && !Second.Below && !hasRole(A) && !hasRole(B);
}

/// Two pointers of one structure that nothing in sight stores, each walked by functions that do not
/// use the other: a list with two ends. In a tree one function goes left and right.
bool OrderGraph::seemOpposite(const Walk &A, const Walk &B, llvm::ArrayRef<Walk> All) const {
  const Symbol &F = P.unit().Symbols[A.To.Field], &G = P.unit().Symbols[B.To.Field];
  auto Walks = [&](uint32_t Field, uint32_t Function) {
    return llvm::any_of(All, [&](const Walk &W) {
      return W.To.Field == Field && W.Way.Event->Function == Function;
    });
  };
  auto Mixed = [&](const Walk &W) {
    const uint32_t Function = W.Way.Event->Function;
    return Walks(A.To.Field, Function) && Walks(B.To.Field, Function);
  };
  return A.To.Field != B.To.Field && !A.To.Back && !B.To.Back && F.Parent == G.Parent &&
         (F.Flags & G.Flags & SF_Pointer) && (F.Flags & G.Flags & SF_Bond) &&
         !Ties.isStored(A.To.Field) && !Ties.isStored(B.To.Field) && llvm::none_of(All, Mixed);
}

/// Locks of other classes that are held for certain on both ways. Both go through one structure, so
/// a lock of the structure keeps them apart; which object it belongs to is not asked.
std::vector<uint32_t> OrderGraph::heldOnBoth(const OrderEvent &A, const OrderEvent &B) const {
  auto Held = [&](const OrderEvent &E) {
    std::set<uint32_t> Out;
    for (PathId Path : E.Locks.AlsoHeld)
      Out.insert(Classes.classOf(Path));
    for (const Threads::EntryLock &L : T.heldOnEntry(E.Function))
      if (!llvm::is_contained(E.Locks.Released, L.Lock))
        Out.insert(Classes.classOf(L.Lock));
    Out.erase(NoIndex);
    Out.erase(Classes.classOf(E.Locks.To));
    return Out;
  };
  const std::set<uint32_t> X = Held(A), Y = Held(B);
  std::vector<uint32_t> Both;
  std::set_intersection(X.begin(), X.end(), Y.begin(), Y.end(), std::back_inserter(Both));
  return Both;
}

SiblingPair OrderGraph::opposites(uint32_t Class, const Walk &A, const Walk &B,
                                  bool Concluded) const {
  SiblingPair Out;
  Out.Class = Class;
  Out.Way = A.Way;
  Out.Reversed = A.Way.Event != B.Way.Event;
  Out.Other = B.Way;
  Out.Along = A.To.Field;
  Out.Against = B.To.Field;
  Out.Concluded = Concluded;
  Out.Unclear = !Paths.isExact(A.To.At) || !Paths.isExact(B.To.At);
  Out.Gates = heldOnBoth(*A.Way.Event, *B.Way.Event);
  return Out;
}

/// One for each class: the first that nothing keeps apart, and of those, what is seen rather than
/// concluded.
void OrderGraph::addOpposites(std::vector<SiblingPair> &Out) const {
  for (const auto &[Class, Events] : SameClass) {
    const std::vector<Walk> All = walks(Events);
    std::optional<SiblingPair> Best;
    auto Rank = [](const SiblingPair &S) {
      return std::tuple(!S.Gates.empty(), S.Concluded, S.Unclear);
    };
    for (const bool Concluded : {false, true})
      for (size_t I = 0; I < All.size(); ++I)
        for (size_t J = I; J < All.size(); ++J)
          if (Concluded ? seemOpposite(All[I], All[J], All) : meet(All[I], All[J]))
            if (SiblingPair New = opposites(Class, All[I], All[J], Concluded);
                !Best || Rank(New) < Rank(*Best))
              Best = std::move(New);
    if (Best)
      Out.push_back(std::move(*Best));
  }
}
