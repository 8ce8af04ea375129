//===-- checkers/path/Exits.cpp - How paths end ---------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/path/Exits.h"

#include "checkers/path/Doubts.h"
#include "checkers/path/Regions.h"

using namespace clang;
using namespace clang::ento;
using namespace holdwait;
using namespace holdwait::path;

Answer path::answerOf(const ProgramStateRef &State, SVal Value, QualType Type) {
  Answer Result;
  if (!Type->isScalarType())
    return Result;
  Result.Value = Value;
  Result.IsTruth = Type->isBooleanType();
  if (Type->isAnyPointerType()) {
    const auto Known = Value.getAs<DefinedOrUnknownSVal>();
    if (!Known)
      return Result;
    const auto [Some, None] = State->assume(*Known);
    if (!Some != !None)
      Result.Looks = Some ? Answer::Success : Answer::Failure;
  } else if (const auto Number = Value.getAs<nonloc::ConcreteInt>()) {
    // Zero, or a negative code, as the solver takes it.
    const llvm::APSInt &N = *Number->getValue();
    const bool IsPositive = !N.isZero() && !N.isNegative();
    Result.Looks = IsPositive ? Answer::Success : Answer::Failure;
  }
  return Result;
}

static bool isCode(const Answer &A) {
  const auto Number = A.Value.getAs<nonloc::ConcreteInt>();
  return Number && !A.IsTruth && !Number->getValue()->isZero();
}

/// Whether the results say that one path acquired the lock and the other one did not.
static bool tellApart(const Answer &Kept, const Answer &LetGo) {
  if (Kept.Value.isUndef() || Kept.Value == LetGo.Value)
    return false;
  if (isCode(LetGo) && Kept.Value.isZeroConstant())
    return true; // 0 is success, as the code of an error is none.
  return Kept.Looks != Answer::Failure && LetGo.Looks != Answer::Success;
}

static const LockFact *factOf(const Exit &E, Region Lock) {
  return E.Node->getState()->get<Locks>(Lock);
}

/// Where another path lets go of the lock; invalid if none does, or if the lock is meant to be
/// kept.
static SourceLocation releaseElsewhere(const Exit &Keeps, Region Lock, llvm::ArrayRef<Exit> Exits) {
  SourceLocation Released;
  for (const Exit &Other : Exits) {
    const LockFact *Fact = factOf(Other, Lock);
    if (Fact && Fact->What == LockFact::Held)
      continue;
    if (Fact && !Fact->TakenHere)
      return {}; // Kept from call to call: it is also given back without having been taken.
    if (!Other.Throws && !Keeps.Throws && tellApart(Keeps.Result, Other.Result))
      return {};
    if (Fact && Fact->What == LockFact::Released && !Other.Throws && Released.isInvalid())
      Released = Fact->Where;
  }
  return Released;
}

static bool canLeak(const Exit &E, Region Lock, const LockFact &Fact) {
  return Fact.TakenHere && Fact.How == Origin::ByHand && !isCountedElement(Lock) &&
         !isDoubtful(E.Node, Lock, Fact);
}

std::vector<Leak> path::findLeaks(llvm::ArrayRef<Exit> Exits) {
  std::vector<Leak> Leaks;
  for (const Exit &E : Exits)
    for (const auto &[Lock, Fact] : heldLocks(E.Node->getState())) {
      const auto IsTold = [&, Where = placeInTop(Fact)](const Leak &L) {
        return placeInTop(L.Kept) == Where && L.Throws == E.Throws;
      };
      if (llvm::any_of(Leaks, IsTold) || !canLeak(E, Lock, Fact))
        continue;
      const SourceLocation Released = releaseElsewhere(E, Lock, Exits);
      if (Released.isValid())
        Leaks.push_back({E.Node, Lock, Fact, Released, E.Throws});
    }
  return Leaks;
}
