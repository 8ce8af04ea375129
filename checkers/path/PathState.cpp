//===-- checkers/path/PathState.cpp - What a path knows -------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/path/PathState.h"

#include "checkers/path/Regions.h"

using namespace clang;
using namespace clang::ento;
using namespace holdwait;
using namespace holdwait::path;

void LockFact::Profile(llvm::FoldingSetNodeID &ID) const {
  ID.AddInteger(What);
  ID.AddInteger(static_cast<unsigned>(Mode));
  ID.AddInteger(static_cast<unsigned>(How));
  ID.AddBoolean(TakenHere);
  ID.AddInteger(Count);
  ID.Add(Where);
  ID.AddPointer(Frame);
}

void GuardFact::Profile(llvm::FoldingSetNodeID &ID) const {
  for (Region R : locks())
    ID.AddPointer(R);
  ID.AddInteger(static_cast<unsigned>(Mode));
  ID.AddBoolean(Owns);
}

llvm::SmallVector<HeldLock, 4> path::heldLocks(const ProgramStateRef &State) {
  llvm::SmallVector<HeldLock, 4> Result;
  for (const auto &[Lock, Fact] : State->get<Locks>())
    if (Fact.What == LockFact::Held)
      Result.emplace_back(Lock, Fact);
  llvm::sort(Result, [](const HeldLock &A, const HeldLock &B) {
    if (A.second.Where != B.second.Where)
      return A.second.Where < B.second.Where;
    return nameOf(A.first) < nameOf(B.first); // Of one call that acquires several.
  });
  return Result;
}

const LockFact *path::held(const ProgramStateRef &State, Region Lock) {
  const LockFact *Fact = State->get<Locks>(Lock);
  return Fact && Fact->What == LockFact::Held ? Fact : nullptr;
}

SourceLocation path::placeInTop(const LockFact &Fact) {
  SourceLocation Where = Fact.Where;
  for (const StackFrameContext *F = Fact.Frame; F && F->getParent();
       F = F->getParent()->getStackFrame())
    if (F->getCallSite())
      Where = F->getCallSite()->getBeginLoc();
  return Where;
}

ProgramStateRef path::forget(const ProgramStateRef &State, Region Lock) {
  const LockFact *Fact = State->get<Locks>(Lock);
  if (!Fact)
    return State;
  LockFact Unknown = *Fact;
  Unknown.What = LockFact::Unknown;
  Unknown.Count = 1;
  return State->set<Locks>(Lock, Unknown);
}
