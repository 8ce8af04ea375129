//===-- checkers/path/Effects.cpp - What a call does to locks -------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/path/Effects.h"

#include "checkers/path/Regions.h"

#include "clang/AST/Attr.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;
using namespace clang::ento;
using namespace holdwait;
using namespace holdwait::path;
using models::Operand;
using models::Role;
using models::Row;
using skeleton::GuardPolicy;
using skeleton::Mode;
using skeleton::Waiting;

static Region thisObject(const CallEvent &Call) {
  if (const auto *Method = dyn_cast<CXXInstanceCall>(&Call))
    return objectOf(Method->getCXXThisVal());
  if (const auto *Constructor = dyn_cast<AnyCXXConstructorCall>(&Call))
    return objectOf(Constructor->getCXXThisVal());
  return nullptr;
}

namespace {

/// A row applied to a call.
class RowReader {
public:
  RowReader(const CallEvent &Call, UnitKnowledge &Unit, const Row &R)
      : Call(Call), Unit(Unit), R(R) {}

  std::optional<Effect> read() {
    switch (R.What) {
    case Role::Acquire:
      return onLocks(Effect::Acquire);
    case Role::Release:
      return onLocks(Effect::Release);
    case Role::Destroy:
      return onLocks(Effect::Destroy);
    case Role::Init:
      return onLocks(Effect::Init);
    case Role::GuardBind:
      return guardBind();
    case Role::GuardLock:
      return onGuard(Effect::GuardLock);
    case Role::GuardUnlock:
      return onGuard(Effect::GuardUnlock);
    case Role::GuardRelease:
      return onGuard(Effect::GuardRelease);
    case Role::GuardOwns:
      return onGuard(Effect::GuardOwns);
    case Role::GuardMutex:
      return onGuard(Effect::GuardMutex);
    case Role::GuardSwap:
      return twoGuards(Effect::GuardSwap);
    case Role::Assign:
      return twoGuards(Effect::GuardMove);
    default:
      return std::nullopt;
    }
  }

private:
  Region object(const Operand &O) const {
    switch (O.What) {
    case Operand::None:
    case Operand::This:
      return thisObject(Call);
    case Operand::Argument:
      return O.Index < Call.getNumArgs() ? objectOf(Call.getArgSVal(O.Index)) : nullptr;
    default:
      return nullptr;
    }
  }

  QualType typeOf(const Operand &O) const {
    if (O.What == Operand::Argument) {
      const Expr *E = O.Index < Call.getNumArgs() ? Call.getArgExpr(O.Index) : nullptr;
      if (!E)
        return {};
      const QualType T = E->IgnoreParenImpCasts()->getType();
      return T->isPointerType() ? T->getPointeeType() : T;
    }
    const auto *M = dyn_cast_or_null<CXXMethodDecl>(Call.getDecl());
    return M && M->isInstance() ? Call.getASTContext().getCanonicalTagType(M->getParent())
                                : QualType();
  }

  /// The objects an operand names; an argument that is a tag is none.
  void addLocks(Effect &E, const Operand &O, bool SkipTags) const {
    E.LockType = typeOf(O);
    if (O.What != Operand::Argument) {
      E.Locks.push_back(object(O));
      return;
    }
    for (unsigned I = O.Index; I < Call.getNumArgs(); ++I) {
      const Expr *Argument = Call.getArgExpr(I);
      if (SkipTags && Argument && Unit.models().tag(R, Argument->getType()))
        continue;
      E.Locks.push_back(objectOf(Call.getArgSVal(I)));
      if (!O.AndFollowing)
        return;
    }
  }

  Mode modeOf(const Operand &O) const { return Unit.isPool(typeOf(O)) ? Mode::Unit : R.Mode; }

  /// How long it waits: as its row says, or as its time limit does.
  Waiting waiting() const {
    if (R.Timeout.What != Operand::Argument || R.Timeout.Index >= Call.getNumArgs())
      return R.Waiting;
    const auto Limit = Call.getArgSVal(R.Timeout.Index).getAs<nonloc::ConcreteInt>();
    if (!Limit)
      return R.Waiting;
    const llvm::APSInt &Number = *Limit->getValue();
    return Number.isZero() ? Waiting::Try : Number.isNegative() ? Waiting::Blocking : R.Waiting;
  }

  Effect base(Effect::Kind What) const {
    Effect E;
    E.What = What;
    E.Waiting = waiting();
    E.Success = R.Success;
    E.MayDecline = !R.Success && !R.SuccessIsZero && !Unit.isOfOtherUnit(R) &&
                   Call.getOriginExpr() && Call.getResultType()->isIntegralOrEnumerationType();
    if (R.SuccessIsZero)
      E.Success = 0;
    return E;
  }

  std::optional<Effect> onLocks(Effect::Kind What) const {
    Effect E = base(What);
    E.Mode = modeOf(R.Object);
    addLocks(E, R.Object, /*SkipTags=*/false);
    return E;
  }

  std::optional<Effect> guardBind() const {
    Effect E = base(Effect::GuardBind);
    E.Guard = object(R.Object);
    E.Mode = modeOf(R.Locks);
    E.Policy = R.Waiting == Waiting::Try     ? GuardPolicy::Try
               : R.Waiting == Waiting::Timed ? GuardPolicy::Timed
               : R.Adopts                    ? GuardPolicy::Adopt
                                             : GuardPolicy::Lock;
    for (unsigned I = 0; I < Call.getNumArgs(); ++I)
      if (const Expr *Argument = Call.getArgExpr(I))
        if (const models::Tag *T = Unit.models().tag(R, Argument->getType()))
          E.Policy = T->Policy;
    addLocks(E, R.Locks, /*SkipTags=*/true);
    return E;
  }

  std::optional<Effect> onGuard(Effect::Kind What) const {
    Effect E = base(What);
    E.Guard = object(R.Object);
    return E;
  }

  /// Only of guards: other things are assigned and swapped as the analyzer knows.
  std::optional<Effect> twoGuards(Effect::Kind What) const {
    const QualType T = typeOf(R.Object);
    if (T.isNull() || !Unit.isGuard(T.getNonReferenceType()->getAsCXXRecordDecl()))
      return std::nullopt;
    Effect E = base(What);
    E.Guard = object(R.Object);
    E.Other = object(R.Value);
    return E;
  }

  const CallEvent &Call;
  UnitKnowledge &Unit;
  const Row &R;
};

} // namespace

//===----------------------------------------------------------------------===//
// Attributes
//===----------------------------------------------------------------------===//

/// The object that an attribute's argument names, in terms of the call.
static Region capability(const Expr *E, const CallEvent &Call, const ProgramStateRef &State) {
  E = E->IgnoreParenCasts();
  if (isa<CXXThisExpr>(E))
    return thisObject(Call);
  if (const auto *U = dyn_cast<UnaryOperator>(E);
      U && (U->getOpcode() == UO_AddrOf || U->getOpcode() == UO_Deref))
    return capability(U->getSubExpr(), Call, State);
  if (const auto *M = dyn_cast<MemberExpr>(E)) {
    const auto *Field = dyn_cast<FieldDecl>(M->getMemberDecl());
    const Region Object = Field ? capability(M->getBase(), Call, State) : nullptr;
    if (!Object)
      return nullptr;
    const SVal Place = State->getLValue(Field, loc::MemRegionVal(Object));
    const bool IsPointer = Field->getType()->isPointerType() || Field->getType()->isReferenceType();
    return objectOf(IsPointer ? State->getSVal(Place.castAs<Loc>()) : Place);
  }
  const auto *Name = dyn_cast<DeclRefExpr>(E);
  const auto *Parameter = Name ? dyn_cast<ParmVarDecl>(Name->getDecl()) : nullptr;
  if (Parameter && Parameter->getFunctionScopeIndex() < Call.getNumArgs())
    return objectOf(Call.getArgSVal(Parameter->getFunctionScopeIndex()));
  const auto *Variable = Name ? dyn_cast<VarDecl>(Name->getDecl()) : nullptr;
  if (!Variable || !Variable->hasGlobalStorage())
    return nullptr;
  return objectOf(State->getLValue(Variable, Call.getLocationContext()));
}

namespace {

/// A function whose attributes say what it does.
class AttributeReader {
public:
  AttributeReader(const CallEvent &Call, const ProgramStateRef &State, const FunctionDecl *D)
      : Call(Call), State(State), D(D) {}

  std::optional<Effect> read() const {
    if (const auto *A = D->getAttr<AcquireCapabilityAttr>())
      return effect(Effect::Acquire, *A, Waiting::Blocking);
    if (const auto *A = D->getAttr<TryAcquireCapabilityAttr>()) {
      std::optional<Effect> E = effect(Effect::Acquire, *A, Waiting::Try);
      bool SuccessIsTrue = true;
      if (const Expr *Value = A->getSuccessValue();
          E && Value && !Value->isValueDependent() &&
          Value->EvaluateAsBooleanCondition(SuccessIsTrue, Call.getASTContext()) && !SuccessIsTrue)
        E->Success = 0;
      return E;
    }
    if (const auto *A = D->getAttr<ReleaseCapabilityAttr>())
      return effect(Effect::Release, *A, Waiting::Blocking);
    return std::nullopt;
  }

private:
  template <typename Attribute>
  std::optional<Effect> effect(Effect::Kind What, const Attribute &A, Waiting Wait) const {
    const auto *M = dyn_cast<CXXMethodDecl>(D);
    const bool IsScoped = M && M->getParent()->template hasAttr<ScopedLockableAttr>();
    Effect E;
    E.What = What;
    E.Waiting = Wait;
    E.Mode = A.isShared() ? Mode::Shared : Mode::Exclusive;
    for (const Expr *Argument : A.args())
      E.Locks.push_back(capability(Argument, Call, State));
    if (IsScoped)
      return scoped(E);
    if (E.Locks.empty())
      E.Locks.push_back(thisObject(Call));
    return E;
  }

  std::optional<Effect> scoped(Effect E) const {
    E.Guard = thisObject(Call);
    const bool Acquires = E.What == Effect::Acquire;
    if (isa<CXXConstructorDecl>(D)) {
      E.What = Effect::GuardBind;
      return Acquires ? std::optional(E) : std::nullopt;
    }
    if (!E.Locks.empty())
      return std::nullopt;
    E.What = isa<CXXDestructorDecl>(D) ? Effect::GuardEnd
             : Acquires                ? Effect::GuardLock
                                       : Effect::GuardUnlock;
    return E;
  }

  const CallEvent &Call;
  const ProgramStateRef &State;
  const FunctionDecl *D;
};

} // namespace

/// The declaration whose attributes count: those of methods of a capability, and those of
/// functions whose body is elsewhere. Other bodies say it themselves.
static const FunctionDecl *declaredEffect(const FunctionDecl *F) {
  const auto *M = dyn_cast<CXXMethodDecl>(F);
  if (F->hasBody() && !(M && isCapability(M->getParent())))
    return nullptr;
  for (const FunctionDecl *D : F->redecls())
    if (D->hasAttr<AcquireCapabilityAttr>() || D->hasAttr<ReleaseCapabilityAttr>() ||
        D->hasAttr<TryAcquireCapabilityAttr>())
      return D;
  return nullptr;
}

std::optional<Effect> path::effectOf(const CallEvent &Call, const ProgramStateRef &State,
                                     UnitKnowledge &Unit) {
  const auto *F = dyn_cast_or_null<FunctionDecl>(Call.getDecl());
  if (!F || isa<CXXDestructorDecl>(F))
    return std::nullopt;
  if (const Row *R = Unit.row(F))
    return RowReader(Call, Unit, *R).read();
  if (const FunctionDecl *D = declaredEffect(F))
    return AttributeReader(Call, State, D).read();
  return std::nullopt;
}

std::optional<Effect> path::effectOfEnd(const CXXDestructorCall &Call, UnitKnowledge &Unit) {
  const auto *D = cast<CXXDestructorDecl>(Call.getDecl());
  const bool IsDeclared = D->getParent()->hasAttr<ScopedLockableAttr>() && !D->hasBody();
  if (Call.isBaseDestructor() || (!Unit.isGuard(D->getParent()) && !IsDeclared))
    return std::nullopt;
  Effect E;
  E.What = Effect::GuardEnd;
  E.Guard = thisObject(Call);
  return E;
}
