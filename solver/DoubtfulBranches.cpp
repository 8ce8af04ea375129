//===-- solver/DoubtfulBranches.cpp - Branches that tell ways apart -------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of Flow about branches that a state does not decide, where others
/// differ from it in what they hold: `if (flags & X) lock(); … if (flags & X)
/// unlock();` with flags that we do not see through. Such a branch may be there
/// to tell them apart.
///
//===----------------------------------------------------------------------===//

#include "solver/Flow.h"

#include "solver/PostDominators.h"

#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/STLExtras.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;
namespace skeleton = holdwait::skeleton;

/// Only functions with a branch that somebody doubts pay for it.
uint32_t Flow::postDominator(uint32_t Block) {
  if (PostDominators.empty())
    PostDominators = immediatePostDominators(C.P, F);
  return PostDominators[Block];
}

/// Fewer are a test of a state rather than a choice by kind.
static constexpr size_t MinKinds = 3;

/// Whether \p Block ends in a `switch (socket->type)`: a virtual call by hand, where each object
/// goes one way only.
bool Flow::choosesByKind(uint32_t Block) const {
  if (Blocks[Block].EdgeCount < MinKinds)
    return false;
  uint32_t Kind = NoIndex;
  size_t Cases = 0;
  for (const Edge &E : C.P.edges(Blocks[Block])) {
    if (E.Condition == NoIndex)
      continue;
    const Condition &Is = C.P.unit().Conditions[E.Condition];
    const Value &V = C.P.unit().Values[Is.Left];
    if (Is.Rel != Relation::Equal || V.Kind != ValueKind::Load ||
        (Kind != NoIndex && Kind != Is.Left))
      return false;
    const auto Selectors = C.P.selectors(C.P.unit().Paths[V.A]);
    if (Selectors.empty() || Selectors.back().Kind != SelectorKind::Field ||
        !(C.P.unit().Symbols[Selectors.back().Operand].Flags & SF_Few))
      return false;
    Kind = Is.Left;
    ++Cases;
  }
  return Cases >= MinKinds;
}

void Flow::assumeKind(uint32_t Block, State &Taken) {
  // Where each case returns, it ends with the function: at no block.
  Taken.assumeKind(std::min<size_t>(postDominator(Block), Blocks.size()));
}

/// What others hold and \p Taken does not is not certainly absent until the branch's sides meet
/// again. What \p Taken holds and others do not is not certainly held any more, if the branch's
/// other side would release it.
void Flow::doubtBranch(uint32_t B, uint32_t Target, const States &All, State &Taken) {
  for (const State &Other : All)
    for (const Held &H : Other.Locks)
      if (!Taken.find(H.Path))
        Taken.Absent.doubt(H.Path, postDominator(B));
  for (Held &H : Taken.Locks)
    if (H.Certain && llvm::any_of(All, [&](const State &S) { return !S.find(H.Path); }) &&
        releasesOtherwise(B, Target, H.Path, Taken))
      H.doubt();
}

/// A callee releases a lock on one way and not on another, nothing here says which way it goes, and
/// its result will not tell: the branch is inside.
void Flow::doubtKept(const Op &O, const State &Before, States &After) {
  const PathId Result =
      O.Result == NoIndex ? NoIndex : C.Eval.place(C.Eval.term(O.Result), Own, Before);
  auto ResultOf = [&](const State &S) { return Result == NoIndex ? NoIndex : S.contents(Result); };
  auto HasLess = [&](const State &S, const Held &H) {
    const Held *There = S.find(H.Path);
    return !There || (H.Mode == Mode::Unit && There->Count < H.Count);
  };
  for (State &Keeps : After)
    for (Held &H : Keeps.Locks)
      if (H.Certain && Before.find(H.Path) && llvm::any_of(After, [&](const State &Other) {
            return HasLess(Other, H) && ResultOf(Other) == ResultOf(Keeps);
          }))
        H.doubt();
}

/// Whether a side of the branch at the end of \p B other than \p Target releases the lock before
/// the sides meet.
bool Flow::releasesOtherwise(uint32_t B, uint32_t Target, PathId Lock, const State &S) {
  llvm::BitVector Seen(Blocks.size());
  auto Collect = [&](uint32_t From, llvm::function_ref<bool(uint32_t)> Visit) {
    llvm::SmallVector<uint32_t, 8> Waiting{From};
    while (!Waiting.empty()) {
      const uint32_t At = Waiting.pop_back_val();
      if (At == postDominator(B) || At == B || Seen.test(At))
        continue;
      Seen.set(At);
      if (Visit(At))
        return true;
      for (const Edge &E : C.P.edges(Blocks[At]))
        Waiting.push_back(E.Target);
    }
    return false;
  };
  Collect(Target, [](uint32_t) { return false; });
  return llvm::any_of(C.P.edges(Blocks[B]), [&](const Edge &E) {
    return Collect(E.Target, [&](uint32_t At) {
      return llvm::any_of(C.P.ops(Blocks[At]), [&](const Op &O) { return mayRelease(O, Lock, S); });
    });
  });
}

/// Whether the operation releases the lock, by this name or by another of its class.
bool Flow::mayRelease(const Op &O, PathId Lock, const State &S) {
  const uint32_t Class = C.Classes.classOf(Lock);
  auto IsMeant = [&](PathId P) {
    return P == Lock || (Class != NoIndex && C.Classes.classOf(P) == Class);
  };
  if (O.Kind == OpKind::Release)
    return llvm::any_of(C.Eval.places(C.Eval.term(O.Object), Own, S), IsMeant);
  if (O.Kind != OpKind::Call || O.callKind() != CallKind::Direct)
    return false;
  llvm::SmallVector<Target, 2> Targets;
  targetsOf(O, S, Targets);
  return llvm::any_of(Targets, [&](const Target &T) {
    const Binding Callee = bind(T);
    return llvm::any_of(C.Facts[T.Function].Sum.Outcomes, [&](const Outcome &Way) {
      return llvm::any_of(Way.Exit.Released, [&](PathId P) {
        return llvm::any_of(C.Eval.places(P, Callee, S), IsMeant);
      });
    });
  });
}
