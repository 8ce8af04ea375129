//===-- solver/Unheld.cpp - Releases of what is not held -------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of Flow that sees a lock released that is not held: because it was
/// released before on the same way, or because it was never taken, in which
/// case it is for the callers to say whether they hold it.
///
/// Whatever is less than certain is left out (see Absence.h): a lock of the
/// same or of an unknown class is held meanwhile, a path that may mean several
/// objects, a callee that releases on some of its ways only.
///
//===----------------------------------------------------------------------===//

#include "solver/Flow.h"

#include "skeleton/Relation.h"

#include "llvm/ADT/STLExtras.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;

/// Locks a function may give back for its callers that are kept.
static constexpr size_t MaxGiveBacks = 16;

/// Whether a global can only be reached by code of this program.
static bool isInternal(PathId Lock, const Context &C) {
  const PathTable::Node &Root = C.Paths[C.Paths.rootOf(Lock)];
  return Root.Root == RootKind::Global &&
         (C.P.unit().Symbols[Root.Last.Operand].Flags & (SF_Internal | SF_Local));
}

/// Whether nothing that is held or that we do not see through may be this lock. Elements by a key
/// are left out: a loop may have taken them all.
bool Flow::isSurelyAbsent(const State &S, PathId Lock) const {
  const bool ByKey = llvm::any_of(C.Paths.selectors(Lock), [](const Selector &Part) {
    return Part.Kind == SelectorKind::KeyIndex;
  });
  if (ByKey || !C.Paths.isExact(Lock) || S.Absent.isDoubtful(Lock, C.Paths) ||
      (Fn.Flags & FF_Partial))
    return false;
  const uint32_t Class = C.Classes.classOf(Lock);
  return llvm::none_of(S.Locks, [&](const Held &H) {
    const uint32_t Other = C.Classes.classOf(H.Path);
    return H.Path == Lock || Other == NoIndex || Other == Class;
  });
}

/// Whether the lock was certainly given back already.
bool Flow::isGone(const State &S, PathId Lock) const {
  return S.Absent.givenBackAt(Lock) != NoTrace && isSurelyAbsent(S, Lock);
}

/// The lock is not held, and \p By releases it.
void Flow::releaseUnheld(const State &S, PathId Lock, TraceId By, llvm::SmallVector<Fact, 2> Pre) {
  if (isGone(S, Lock)) {
    Facts.Unheld.push_back({F, Lock, By, S.Absent.givenBackAt(Lock)});
    return;
  }
  if (!isSurelyAbsent(S, Lock) || !visibleToCaller(Lock) ||
      (S.Absent.isOpaque() && !isInternal(Lock, C)))
    return;
  for (GiveBack &Old : Facts.Sum.GivesBack)
    if (Old.Path == Lock && Old.Pre == Pre) {
      if (C.Traces.better(By, Old.Trace))
        Old.Trace = By;
      return;
    }
  if (Facts.Sum.GivesBack.size() < MaxGiveBacks)
    Facts.Sum.GivesBack.push_back({Lock, By, std::move(Pre)});
  else
    ++C.Hits.GiveBacks;
}

/// Whether what a callee needs to be true is known here, or will be for our callers to say.
bool Flow::isSettled(llvm::ArrayRef<Fact> Pre, const Binding &B, const State &S) {
  return llvm::all_of(Pre, [&](const Fact &Needed) {
    const ValueId Left = C.Eval.value(Needed.Left, B, S);
    const ValueId Right = C.Eval.value(Needed.Right, B, S);
    const Relation Rel = Needed.Holds ? Needed.Rel : negated(Needed.Rel);
    if (const int Known = C.Eval.decide(Left, Rel, Right, S); Known >= 0)
      return Known == 1;
    return Left != C.Values.unknown() && Right != C.Values.unknown() &&
           outwardValue(Left) == Left && outwardValue(Right) == Right;
  });
}

/// A callee gives back locks of its caller: ours, if we hold them.
void Flow::noteGivenBack(const Target &T, const State &S, Location Where) {
  const Summary &Sum = C.Facts[T.Function].Sum;
  if (!Recording || Sum.Blurred)
    return;
  const Binding B = bind(T);
  for (const GiveBack &G : Sum.GivesBack) {
    State Inside = S;
    const auto Places = C.Eval.places(G.Path, B, S);
    if (Places.size() != 1 || !isSettled(G.Pre, B, S) || !meet(G.Pre, B, Inside))
      continue;
    // On every way it can go from here.
    const bool Always = llvm::all_of(Sum.Outcomes, [&](const Outcome &Way) {
      State After = Inside;
      return Way.Throws || llvm::is_contained(Way.Exit.Released, G.Path) ||
             !meet(Way.Exit.Facts, B, After);
    });
    if (Always)
      releaseUnheld(Inside, Places.front(), C.Traces.add(F, Where, G.Trace), visibleFacts(Inside));
  }
}

/// Where a callee gave back the lock.
TraceId Flow::traceOfGiveBack(const Target &T, PathId Lock, Location Where) {
  for (const GiveBack &G : C.Facts[T.Function].Sum.GivesBack)
    if (G.Path == Lock)
      return C.Traces.add(F, Where, G.Trace);
  return C.Traces.add(F, Where);
}

/// Ways a callee may end that differ in what they leave held or give back, and that nothing tells
/// apart, differ by something we do not see through.
void Flow::doubtEndings(const Target &T, const State &Before, States &After) {
  const auto &Outcomes = C.Facts[T.Function].Sum.Outcomes;
  llvm::SmallVector<PathId, 2> Doubtful;
  for (const Outcome &Way : Outcomes) {
    for (const Held &H : Way.Exit.Locks)
      if (!H.Certain)
        Doubtful.push_back(H.Path);
    for (PathId P : Way.Exit.Released)
      if (llvm::any_of(Outcomes, [&](const Outcome &Other) {
            return !Way.Throws && !Other.Throws && !llvm::is_contained(Other.Exit.Released, P) &&
                   !distinguishable(Way, Other, C.Values);
          }))
        Doubtful.push_back(P);
  }
  const Binding B = bind(T);
  for (PathId P : Doubtful)
    for (PathId Place : C.Eval.places(P, B, Before))
      for (State &S : After)
        S.Absent.doubt(Place);
}

/// Code that is not in the program runs: it may take any lock it can reach.
void Flow::passOpaque(const Op &O, State &S) {
  if (O.Callee != NoIndex && (C.P.unit().Symbols[O.Callee].Flags & SF_System))
    return;
  for (const ValueId Argument : arguments(O, S))
    if (C.Values[Argument].Kind == TermKind::Address)
      S.Absent.doubt(C.Paths.rootOf(C.Values[Argument].A));
  S.Absent.doubtReachable();
  S.Absent.forget(
      [&](PathId Lock) { return !isInternal(Lock, C) || S.Absent.isDoubtful(Lock, C.Paths); });
}
