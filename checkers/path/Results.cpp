//===-- checkers/path/Results.cpp - What a modelled call returns ----------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/path/Results.h"

using namespace clang;
using namespace clang::ento;
using namespace holdwait;
using namespace holdwait::path;
using skeleton::Waiting;

/// A value that is, or is not, \p Number; of which nothing more is known.
static ProgramStateRef bindUnless(ProgramStateRef State, const Expr *E, int64_t Number,
                                  CheckerContext &C, const CallEvent &Call) {
  SValBuilder &Values = C.getSValBuilder();
  const QualType T = E->getType();
  const DefinedOrUnknownSVal V = Values.conjureSymbolVal(Call, T, C.blockCount());
  State = State->BindExpr(E, C.getLocationContext(), V);
  const SVal Other =
      T->isAnyPointerType() ? SVal(Values.makeNullWithType(T)) : SVal(Values.makeIntVal(Number, T));
  const SVal Same = Values.evalEQ(State, V, Other);
  if (const auto Known = Same.getAs<DefinedOrUnknownSVal>())
    if (ProgramStateRef Assumed = State->assume(*Known, false))
      return Assumed;
  return State;
}

static ProgramStateRef bindSuccess(ProgramStateRef State, const Expr *Origin, const Effect &E,
                                   bool Succeeded, CheckerContext &C, const CallEvent &Call) {
  SValBuilder &Values = C.getSValBuilder();
  const QualType T = Origin->getType();
  const auto Bind = [&](SVal V) { return State->BindExpr(Origin, C.getLocationContext(), V); };
  if (T->isBooleanType())
    return Bind(Values.makeTruthVal(Succeeded != (E.Success == 0), T));
  if (E.Success)
    return Succeeded ? Bind(Values.makeIntVal(*E.Success, T))
                     : bindUnless(State, Origin, *E.Success, C, Call);
  if (Succeeded)
    return bindUnless(State, Origin, 0, C, Call);
  return Bind(Values.makeZeroVal(T));
}

/// The fields of an object whose constructor is not looked into have some values.
static ProgramStateRef constructed(ProgramStateRef State, const AnyCXXConstructorCall &Call,
                                   CheckerContext &C) {
  const MemRegion *Object = Call.getCXXThisVal().getAsRegion();
  if (!Object)
    return State;
  return State->invalidateRegions(Object, Call.getCFGElementRef(), C.blockCount(),
                                  C.getLocationContext(), /*CausesPointerEscape=*/false);
}

ProgramStateRef path::withResult(const Outcome &O, const Effect &E, const CallEvent &Call,
                                 CheckerContext &C) {
  if (const auto *Constructor = dyn_cast<AnyCXXConstructorCall>(&Call))
    return constructed(O.State, *Constructor, C);
  const Expr *Origin = Call.getOriginExpr();
  if (!Origin || Origin->getType()->isVoidType())
    return O.State;
  SValBuilder &Values = C.getSValBuilder();
  const QualType T = Origin->getType();
  const auto Bind = [&](SVal V) { return O.State->BindExpr(Origin, C.getLocationContext(), V); };
  if (E.What == Effect::GuardMove && Origin->isGLValue() && E.Guard)
    return Bind(loc::MemRegionVal(E.Guard));
  if (O.Owns)
    return Bind(Values.makeTruthVal(*O.Owns, T));
  if (O.Result && T->isAnyPointerType())
    return Bind(loc::MemRegionVal(O.Result));
  const bool Tells = E.What == Effect::Acquire || E.What == Effect::GuardLock;
  const bool CanFail =
      E.MayDecline || E.Waiting != Waiting::Blocking || E.Success || T->isAnyPointerType();
  if (Tells && CanFail && O.Succeeded && Origin->isPRValue() && T->isScalarType())
    return bindSuccess(O.State, Origin, E, *O.Succeeded, C, Call);
  return Bind(Values.conjureSymbolVal(Call, C.blockCount()));
}
