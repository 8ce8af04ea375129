//===-- checkers/path/Steps.cpp - What follows from an effect -------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/path/Steps.h"

#include "checkers/path/Regions.h"

using namespace clang;
using namespace clang::ento;
using namespace holdwait;
using namespace holdwait::path;
using skeleton::GuardPolicy;
using skeleton::Mode;
using skeleton::Waiting;

/// What a constructor acquires belongs to its object, which is expected to let go of it.
Origin Steps::originHere() const {
  for (const StackFrameContext *F = At.Frame; F && F->getParent();
       F = F->getParent()->getStackFrame())
    if (isa<CXXConstructorDecl>(F->getDecl()))
      return Origin::ByGuard;
  return Origin::ByHand;
}

//===----------------------------------------------------------------------===//
// Locks
//===----------------------------------------------------------------------===//

/// Whether two holders of these modes keep each other out.
static bool conflict(Mode Has, Mode Wants) {
  if (Has == Mode::Upgrade || Wants == Mode::Upgrade)
    return false; // How the library tells them apart is its own business.
  return Has == Mode::Exclusive || Wants == Mode::Exclusive;
}

/// The lock is held already.
void Steps::again(Outcome &O, Region Lock, const LockFact &Fact, const Effect &E) {
  const bool IsUnit = E.Mode == Mode::Unit;
  const bool Waits = E.Waiting == Waiting::Blocking;
  if (Waits && IsUnit && Unit.canRunOut(Lock))
    O.Found = Defect{Defect::LeasedAgain, Lock, Fact, E.Mode};
  else if (Waits && !IsUnit && conflict(Fact.Mode, E.Mode) &&
           Unit.recursionOf(Lock, LockType) == Recursion::No)
    O.Found = Defect{Defect::AcquiredAgain, Lock, Fact, E.Mode};
  LockFact More = Fact;
  ++More.Count;
  O.State = O.State->set<Locks>(Lock, More);
}

void Steps::acquireOne(Outcome &O, Region Lock, const Effect &E, Origin How) {
  if (const LockFact *Fact = held(O.State, Lock)) {
    again(O, Lock, *Fact, E);
  } else {
    LockFact New;
    // A lock of the caller that was given back before is taken again for him.
    if (const LockFact *Before = O.State->get<Locks>(Lock))
      New.TakenHere = Before->TakenHere;
    New.Mode = E.Mode;
    New.How = How;
    New.Where = At.Where;
    New.Frame = At.Frame;
    O.State = O.State->set<Locks>(Lock, New);
  }
  O.Events.push_back({Event::Acquired, Lock, E.Mode});
}

Outcome Steps::acquire(const ProgramStateRef &State, llvm::ArrayRef<Region> Wanted, const Effect &E,
                       Origin How) {
  Outcome O;
  O.State = State;
  O.Succeeded = true;
  for (Region Lock : Wanted)
    if (E.Waiting != Waiting::Try)
      Waits(State, Lock);
  for (Region Lock : Wanted)
    if (Lock && !O.Found)
      acquireOne(O, Lock, E, How);
  return O;
}

/// Whether a try cannot succeed, since this thread itself has the lock.
bool Steps::wouldFail(const ProgramStateRef &State, llvm::ArrayRef<Region> Wanted) {
  return llvm::any_of(Wanted, [&](Region Lock) {
    const LockFact *Fact = Lock ? held(State, Lock) : nullptr;
    return Fact && Fact->Mode == Mode::Exclusive &&
           Unit.recursionOf(Lock, LockType) == Recursion::No;
  });
}

llvm::SmallVector<Outcome, 2> Steps::acquireEffect(const ProgramStateRef &State, const Effect &E) {
  llvm::SmallVector<Outcome, 2> Result;
  const bool Waits = E.Waiting == Waiting::Blocking;
  if (Waits || !wouldFail(State, E.Locks))
    Result.push_back(acquire(State, E.Locks, E, originHere()));
  if (Waits && !E.MayDecline)
    return Result;
  Outcome Failed;
  Failed.State = State;
  Failed.Succeeded = false;
  for (Region Lock : E.Locks)
    if (Lock)
      Failed.Events.push_back({Event::TryFailed, Lock, E.Mode});
  Result.push_back(std::move(Failed));
  return Result;
}

/// A lock that is held may be the one that is released here by another name.
/// \returns whether there was such a lock.
bool Steps::forgetOtherNames(Outcome &O, Region Lock) {
  bool Any = false;
  for (const auto &[Other, Fact] : heldLocks(O.State))
    if (Other != Lock && mayBeSame(Other, Lock)) {
      O.State = forget(O.State, Other);
      Any = true;
    }
  return Any;
}

/// Something is released, and nobody knows what.
void Steps::forgetUnknown(Outcome &O, const Effect &E) {
  for (const auto &[Lock, Fact] : heldLocks(O.State)) {
    const auto *Typed = dyn_cast<TypedValueRegion>(Lock);
    if (!Typed || E.LockType.isNull() ||
        Typed->getValueType().getCanonicalType().getUnqualifiedType() ==
            E.LockType.getNonReferenceType().getCanonicalType().getUnqualifiedType())
      O.State = forget(O.State, Lock);
  }
}

void Steps::release(Outcome &O, Region Lock, Mode Wanted) {
  const LockFact *Known = O.State->get<Locks>(Lock);
  const bool IsHeld = Known && Known->What == LockFact::Held;
  const bool WasReleased = Known && Known->What == LockFact::Released;
  LockFact After = Known ? *Known : LockFact();
  if (IsHeld && After.Count > 1) {
    --After.Count;
    O.State = O.State->set<Locks>(Lock, After);
    return;
  }
  if (!IsHeld) {
    if (Wanted == Mode::Unit)
      return;
    if (!forgetOtherNames(O, Lock) && WasReleased && After.Mode == Mode::Exclusive &&
        Unit.recursionOf(Lock, LockType) == Recursion::No) {
      O.Found = Defect{Defect::ReleasedAgain, Lock, After, Wanted};
      return;
    }
    After.Mode = Wanted;
    After.TakenHere = Known && !WasReleased && After.TakenHere;
  }
  After.What = LockFact::Released;
  After.Where = At.Where;
  After.Frame = At.Frame;
  O.State = O.State->set<Locks>(Lock, After);
  O.Events.push_back({Event::Released, Lock, Wanted});
}

void Steps::destroy(Outcome &O, Region Lock) {
  if (const LockFact *Fact = held(O.State, Lock))
    O.Found = Defect{Defect::DestroyedWhileHeld, Lock, *Fact, Fact->Mode};
  O.State = O.State->remove<Locks>(Lock);
}

//===----------------------------------------------------------------------===//
// Guards
//===----------------------------------------------------------------------===//

llvm::SmallVector<Outcome, 2> Steps::guardAcquire(const ProgramStateRef &State, const Effect &E,
                                                  GuardFact Guard) {
  llvm::SmallVector<Outcome, 2> Result;
  Effect Wanted = E;
  Wanted.Mode = Guard.Mode;
  if (Wanted.Waiting == Waiting::Blocking || !wouldFail(State, Guard.locks())) {
    Guard.Owns = true;
    Outcome Got = acquire(State, Guard.locks(), Wanted, Origin::ByGuard);
    Got.State = Got.State->set<Guards>(E.Guard, Guard);
    Result.push_back(std::move(Got));
  }
  if (Wanted.Waiting == Waiting::Blocking)
    return Result;
  Guard.Owns = false;
  Outcome Failed;
  Failed.State = State->set<Guards>(E.Guard, Guard);
  Failed.Succeeded = false;
  for (Region Lock : Guard.locks())
    Failed.Events.push_back({Event::TryFailed, Lock, Guard.Mode});
  Result.push_back(std::move(Failed));
  return Result;
}

static Waiting waitingOf(GuardPolicy P) {
  return P == GuardPolicy::Try     ? Waiting::Try
         : P == GuardPolicy::Timed ? Waiting::Timed
                                   : Waiting::Blocking;
}

llvm::SmallVector<Outcome, 2> Steps::guardBind(const ProgramStateRef &State, const Effect &E) {
  Outcome O;
  O.State = State;
  const bool Known = E.Guard && E.Locks.size() <= GuardFact::MaxLocks &&
                     llvm::all_of(E.Locks, [](Region R) { return R != nullptr; });
  if (!Known)
    return {O};
  GuardFact Guard;
  Guard.Count = E.Locks.size();
  Guard.Mode = E.Mode;
  llvm::copy(E.Locks, Guard.Locks.begin());
  if (E.Policy != GuardPolicy::Defer && E.Policy != GuardPolicy::Adopt) {
    Effect Locking = E;
    Locking.Waiting = waitingOf(E.Policy);
    return guardAcquire(State, Locking, Guard);
  }
  Guard.Owns = E.Policy == GuardPolicy::Adopt;
  if (Guard.Owns)
    for (Region Lock : E.Locks) {
      LockFact Fact;
      if (const LockFact *Now = held(State, Lock))
        Fact = *Now;
      else
        Fact.TakenHere = false;
      Fact.How = Fact.TakenHere ? Origin::ByGuard : Origin::Adopted;
      Fact.Mode = E.Mode;
      if (!Fact.TakenHere) {
        Fact.Where = At.Where;
        Fact.Frame = At.Frame;
        O.Events.push_back({Event::Adopted, Lock, E.Mode});
      }
      O.State = O.State->set<Locks>(Lock, Fact);
    }
  O.State = O.State->set<Guards>(E.Guard, Guard);
  return {O};
}

void Steps::guardMove(Outcome &O, const Effect &E) {
  if (!E.Guard || E.Guard == E.Other)
    return;
  // What it had before is let go of.
  if (const GuardFact *Known = O.State->get<Guards>(E.Guard); Known && Known->Owns) {
    const GuardFact Old = *Known; // Facts end with the state they are in.
    for (Region Lock : Old.locks())
      release(O, Lock, Old.Mode);
  }
  O.State = O.State->remove<Guards>(E.Guard);
  const GuardFact *From = E.Other ? O.State->get<Guards>(E.Other) : nullptr;
  if (!From)
    return;
  const GuardFact Moved = *From;
  O.State = O.State->set<Guards>(E.Guard, Moved)->remove<Guards>(E.Other);
}

/// Effects on a guard of which something is known.
void Steps::guardEffect(Outcome &O, const Effect &E, GuardFact Guard) {
  const bool Forgets = E.What == Effect::GuardRelease;
  if ((E.What == Effect::GuardUnlock || E.What == Effect::GuardEnd) && Guard.Owns)
    for (Region Lock : Guard.locks())
      release(O, Lock, Guard.Mode);
  if (Forgets && Guard.Owns)
    for (Region Lock : Guard.locks())
      if (const LockFact *Fact = held(O.State, Lock)) {
        LockFact ByHand = *Fact;
        ByHand.How = Fact->TakenHere ? Origin::ByHand : Origin::Adopted;
        O.State = O.State->set<Locks>(Lock, ByHand);
      }
  if ((Forgets || E.What == Effect::GuardMutex) && Guard.Count == 1)
    O.Result = Guard.Locks[0];
  if (E.What == Effect::GuardOwns)
    O.Owns = Guard.Owns;
  if (E.What == Effect::GuardEnd || Forgets)
    O.State = O.State->remove<Guards>(E.Guard);
  if (E.What == Effect::GuardUnlock) {
    Guard.Owns = false;
    O.State = O.State->set<Guards>(E.Guard, Guard);
  }
}

static void swapGuards(Outcome &O, const Effect &E) {
  if (!E.Guard || !E.Other)
    return;
  const ProgramStateRef Before = O.State;
  const GuardFact *A = Before->get<Guards>(E.Guard), *B = Before->get<Guards>(E.Other);
  ProgramStateRef State = Before->remove<Guards>(E.Guard)->remove<Guards>(E.Other);
  if (A)
    State = State->set<Guards>(E.Other, *A);
  if (B)
    State = State->set<Guards>(E.Guard, *B);
  O.State = State;
}

//===----------------------------------------------------------------------===//
// All
//===----------------------------------------------------------------------===//

llvm::SmallVector<Outcome, 2> Steps::apply(const ProgramStateRef &State, const Effect &E) {
  Outcome O;
  O.State = State;
  LockType = E.LockType;
  switch (E.What) {
  case Effect::Acquire:
    return acquireEffect(State, E);
  case Effect::GuardBind:
    return guardBind(State, E);
  case Effect::Release:
    for (Region Lock : E.Locks)
      if (!Lock)
        forgetUnknown(O, E);
      else if (!O.Found)
        release(O, Lock, E.Mode);
    break;
  case Effect::Destroy:
    for (Region Lock : E.Locks)
      if (Lock && !O.Found)
        destroy(O, Lock);
    break;
  case Effect::Init:
    for (Region Lock : E.Locks)
      if (Lock)
        O.State = O.State->remove<Locks>(Lock);
    break;
  case Effect::GuardMove:
    guardMove(O, E);
    break;
  case Effect::GuardSwap:
    swapGuards(O, E);
    break;
  default:
    if (const GuardFact *Guard = E.Guard ? State->get<Guards>(E.Guard) : nullptr) {
      if (E.What == Effect::GuardLock && !Guard->Owns)
        return guardAcquire(State, E, *Guard);
      guardEffect(O, E, *Guard);
    }
  }
  return {O};
}
