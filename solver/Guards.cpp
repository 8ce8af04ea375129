//===-- solver/Guards.cpp - What guards do to a state --------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of Flow about guards: values that own locks.
///
//===----------------------------------------------------------------------===//

#include "solver/Flow.h"

#include "llvm/ADT/STLExtras.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;

void Flow::guardBind(const Op &O, State S, States &Out) {
  const Mode M = static_cast<Mode>(O.Extra);
  const GuardPolicy Policy = O.policy();
  if (C.P.operands(O).size() == 1) {
    States Ways = settle(C.Eval.term(C.P.operands(O).front()), S);
    if (Ways.size() > 1) {
      for (State &Way : Ways) {
        States Bound;
        guardBind(O, std::move(Way), Bound);
        for (State &After : Bound) {
          for (Held &H : After.Locks)
            H.Guess |= !S.find(H.Path);
          Out.push_back(std::move(After));
        }
      }
      return;
    }
  }
  PathId Guard = C.Eval.place(C.Eval.term(O.Object), Own, S);
  llvm::SmallVector<PathId, 2> Locks;
  for (uint32_t Operand : C.P.operands(O)) {
    const auto Places = C.Eval.places(C.Eval.term(Operand), Own, S);
    if (!Places.empty())
      Locks.push_back(Places.front());
    else
      S.Absent.doubtAll();
  }
  auto Bind = [&](State &To, bool Owned, llvm::ArrayRef<PathId> Which) {
    if (Guard != NoIndex)
      bindGuard(To, Guard, C.Values.guard(M, Owned, O.Callee, O.Other, Which));
  };
  auto Take = [&](llvm::ArrayRef<PathId> Which, Waiting W) {
    State Taken = S;
    for (PathId Lock : Which)
      lockThrough(Taken, S, Lock, M, O.Callee, W, O.Where, false);
    Bind(Taken, true, Which);
    giveResult(O, true, Taken);
    Out.push_back(std::move(Taken));
  };
  if (Policy == GuardPolicy::Defer || Policy == GuardPolicy::Adopt) {
    Bind(S, Policy == GuardPolicy::Adopt, Locks);
    // An adopted lock is the guard's from now on: unwinding releases it.
    if (Policy == GuardPolicy::Adopt)
      for (PathId Lock : Locks)
        if (Held *H = S.find(Lock))
          H->ByHand = false;
    Out.push_back(std::move(S));
    return;
  }
  const Waiting W = Policy == GuardPolicy::Try     ? Waiting::Try
                    : Policy == GuardPolicy::Timed ? Waiting::Timed
                                                   : Waiting::Blocking;
  Take(Locks, W);
  if (W != Waiting::Blocking) {
    Bind(S, false, Locks);
    giveResult(O, false, S);
    Out.push_back(std::move(S));
  }
}

bool Flow::isSomeElement(PathId P) const {
  return !C.Paths.isRoot(P) && C.Paths[P].Last.Kind == SelectorKind::AnyIndex;
}

/// Stores a guard. The guards of a container are one, which owns all their locks.
void Flow::bindGuard(State &S, PathId Place, ValueId New) {
  const ValueId Old = isSomeElement(Place) ? S.contents(Place) : NoIndex;
  if (Old == NoIndex || !C.Values.isGuard(Old) || !C.Values.isGuard(New))
    return store(S, Place, New);
  const GuardView A(C.Values[Old]), B(C.Values[New]);
  llvm::SmallVector<PathId, 2> Locks;
  for (const GuardView &Part : {A, B})
    if (Part.owned())
      for (PathId Lock : Part.locks())
        if (!llvm::is_contained(Locks, Lock))
          Locks.push_back(Lock);
  store(S, Place,
        C.Values.guard(B.mode(), !Locks.empty(), B.lockFunction(), B.unlockFunction(), Locks));
}

void Flow::guardLock(const Op &O, State S, States &Out) {
  PathId Place = C.Eval.place(C.Eval.term(O.Object), Own, S);
  State Taken = S;
  if (Place != NoIndex) {
    if (const Term *G = C.Eval.guardAt(Place, S)) {
      const GuardView View(*G);
      const llvm::SmallVector<PathId, 2> Locks(View.locks());
      const uint32_t LockFn = View.lockFunction(), UnlockFn = View.unlockFunction();
      const Mode M = View.mode();
      for (PathId Lock : Locks)
        lockThrough(Taken, S, Lock, M, LockFn, waitingOf(O, O.Wait, S), O.Where, false);
      store(Taken, Place, C.Values.guard(M, true, LockFn, UnlockFn, Locks));
    } else {
      // A guard of the caller's: whatever it designates.
      lockThrough(Taken, S, C.Paths.extend(Place, {SelectorKind::Deref, 0}), Mode::Exclusive,
                  NoIndex, waitingOf(O, O.Wait, S), O.Where, false);
    }
  }
  giveResult(O, true, Taken);
  Out.push_back(std::move(Taken));
  if (O.Wait != Waiting::Blocking) {
    giveResult(O, false, S);
    Out.push_back(std::move(S));
  }
}

void Flow::guardUnlock(const Op &O, State &S, bool Destroy) {
  PathId Place = C.Eval.place(C.Eval.term(O.Object), Own, S);
  if (Place == NoIndex)
    return;
  const Term *G = C.Eval.guardAt(Place, S);
  if (!G) {
    const ValueId Content = S.contents(Place);
    // A guard of the caller's that was moved to here is ours to end: `auto end = std::move(lock_)`.
    const bool TakenOver = Content != NoIndex && C.Values[Content].Kind == TermKind::Load &&
                           visibleToCaller(C.Values[Content].A);
    if (TakenOver)
      Place = C.Values[Content].A;
    Destroy &= !TakenOver;
    const PathId Lock = C.Paths.extend(Place, {SelectorKind::Deref, 0});
    // The destructor of an object with a guard in it ends what its caller knows.
    if (!Destroy || C.Paths[C.Paths.rootOf(Place)].Root == RootKind::This)
      // Whether the caller's guard owns its lock is for the caller to know.
      release(S, Lock, C.Traces.add(F, O.Where), /*Inside=*/true);
    return;
  }
  const GuardView View(*G);
  const llvm::SmallVector<PathId, 2> Locks(View.locks());
  const uint32_t LockFn = View.lockFunction(), UnlockFn = View.unlockFunction();
  const Mode M = View.mode();
  const bool Owned = View.owned();
  store(S, Place, C.Values.guard(M, false, LockFn, UnlockFn, Locks));
  if (Owned)
    for (PathId Lock : Locks)
      // An owner whose lock was released behind its back has nothing to release.
      if (!Destroy || UnlockFn != NoIndex || S.find(Lock) || visibleToCaller(Place))
        unlockThrough(S, Lock, UnlockFn, O.Where);
}

/// Move, swap and release (which is a move to nowhere) of guards.
void Flow::guardMove(const Op &O, State &S) {
  PathId To = C.Eval.place(C.Eval.term(O.Object), Own, S);
  if (To == NoIndex)
    return;
  const ValueId Empty = C.Values.guard(Mode::Exclusive, false, NoIndex, NoIndex, {});
  if (O.Kind == OpKind::GuardRelease) {
    C.Eval.guardAt(To, S);
    // From now on nothing but a hand-made release lets go.
    if (const ValueId V = S.contents(To); V != NoIndex && C.Values.isGuard(V))
      for (PathId Lock : GuardView(C.Values[V]).locks())
        if (Held *H = S.find(Lock))
          H->ByHand = H->Forgotten = true;
    store(S, To, Empty);
    return;
  }
  const ValueId Source = C.Eval.valueTerm(O.Value);
  if (C.Values[Source].Kind != TermKind::Load)
    return;
  PathId From = C.Eval.place(C.Values[Source].A, Own, S);
  const ValueId Moved = C.Eval.value(Source, Own, S);
  if (O.Kind == OpKind::GuardMove) {
    if (!isSomeElement(To))
      guardUnlock(O, S, false); // What the target owned before.
    bindGuard(S, To, Moved);
    if (From != NoIndex)
      store(S, From, Empty);
  } else if (From != NoIndex) {
    const ValueId Old = S.contents(To);
    store(S, From, Old != NoIndex ? Old : C.Values.load(To));
    store(S, To, Moved);
  }
}
