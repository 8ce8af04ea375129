//===-- checkers/extract/LowerObjects.cpp - Where objects are made -------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/extract/Lowering.h"
#include "checkers/extract/PoolSize.h"
#include "checkers/models/Annotations.h"

#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Analysis/ConstructionContext.h"

#include "llvm/Support/SaveAndRestore.h"

using namespace clang;
using namespace holdwait;
using namespace holdwait::extract;
using models::Role;

//===----------------------------------------------------------------------===//
// Where a new object is
//===----------------------------------------------------------------------===//

const IrPath *Lowering::temporary(const Expr *E) {
  E = strip(E);
  auto It = Results.find(E);
  if (It != Results.end() && It->second.Path)
    return It->second.Path;
  const IrPath *P = newTemporary();
  produces(E, P);
  return P;
}

/// What `new` makes: behind a pointer nobody else has yet.
const IrPath *Lowering::newObject(const CXXNewExpr *E) {
  // Placement new makes it where it is told to.
  if (E->getNumPlacementArgs() == 1 && E->getPlacementArg(0)->getType()->isPointerType())
    return pointeeOf(E->getPlacementArg(0));
  const IrPath *P = Make.deref(allocated(E));
  return E->isArray() ? Make.someElement(P) : P;
}

/// The pointer, or what behaves like one, leads to an object of its own: never null.
void Lowering::holdsObject(const IrPath *P, SourceLocation Where) {
  IrOp &Op = emit(OpKind::Assign, Where);
  Op.Object = P;
  Op.Value = Make.address(Make.deref(P));
  Op.Data = true;
}

/// The temporary that holds what `new` returns.
const IrPath *Lowering::allocated(const CXXNewExpr *E) {
  auto It = Results.find(E);
  if (It == Results.end() || !It->second.Path) {
    produces(E, newTemporary(skeleton::LF_Pointer));
    holdsObject(resultOf(E), E->getBeginLoc());
  }
  return resultOf(E);
}

/// The constructor or call that makes a class prvalue.
static const Expr *makerOf(const Expr *E) {
  while (true) {
    E = strip(E);
    const auto *Cast = dyn_cast<CastExpr>(E);
    if (!Cast)
      return E;
    E = Cast->getSubExpr();
  }
}

void Lowering::expect(const Expr *E, const VarDecl *V) {
  expect(E, V ? variable(V) : Make.result());
}

void Lowering::expect(const Expr *E, const IrPath *P) {
  E = makerOf(E);
  if (isBroken(E) || !(E->getType()->isRecordType() || E->getType()->isArrayType()))
    return;
  if (const auto *C = dyn_cast<ConditionalOperator>(E)) {
    expect(C->getTrueExpr(), P);
    expect(C->getFalseExpr(), P);
  } else if (const auto *List = dyn_cast<InitListExpr>(E)) {
    forEachPart(P, List,
                [&](const IrPath *Part, QualType, const Expr *Init) { expect(Init, Part); });
  } else if (!E->isGLValue()) {
    Expected[E] = P;
  }
}

const IrPath *Lowering::destination(const ConstructionContext *CC, const Expr *E) {
  if (const IrPath *P = Expected.lookup(E))
    return P;
  if (!CC)
    return temporary(E);
  if (const auto *V = dyn_cast<VariableConstructionContext>(CC)) {
    const auto *D = cast<VarDecl>(V->getDeclStmt()->getSingleDecl());
    return D->getType()->isReferenceType() ? temporary(E)
                                           : Make.intoArray(variable(D), D->getType());
  }
  if (const auto *I = dyn_cast<ConstructorInitializerConstructionContext>(CC)) {
    const CXXCtorInitializer *Init = I->getCXXCtorInitializer();
    const IrPath *P = initializerPath(Init);
    return Init->isAnyMemberInitializer() ? Make.intoArray(P, Init->getAnyMember()->getType()) : P;
  }
  if (const auto *New = dyn_cast<NewAllocatedObjectConstructionContext>(CC))
    return newObject(New->getCXXNewExpr());
  if (isa<ReturnedValueConstructionContext>(CC))
    return Make.result();
  if (const auto *Elided = dyn_cast<ElidedTemporaryObjectConstructionContext>(CC))
    return destination(Elided->getConstructionContextAfterElision(), E);
  return temporary(E);
}

//===----------------------------------------------------------------------===//
// Constructors
//===----------------------------------------------------------------------===//

void Lowering::constructor(const CXXConstructExpr *E, const ConstructionContext *CC) {
  if (isBroken(E))
    return;
  const CXXConstructorDecl *C = E->getConstructor();
  const bool IsComplete = E->getConstructionKind() == CXXConstructionKind::Complete;
  if (IsComplete)
    U.Functions.instantiate(C->getParent());
  // A callable is a value: whoever uses the expression stores it.
  if (U.T.isCallableObject(E->getType()) &&
      !isa_and_nonnull<NewAllocatedObjectConstructionContext>(CC))
    return;
  const IrPath *P = destination(CC, E);
  produces(E, P);
  if (E->isElidable() && E->getNumArgs() == 1 && samePath(P, path(E->getArg(0))))
    return;
  CallSite Site;
  Site.E = E;
  Site.Callee = C;
  Site.Object = P;
  Site.Args.assign(E->getArgs(), E->getArgs() + E->getNumArgs());
  Site.Where = E->getLocation();
  defaultArguments(Site.Args);
  constructInto(Site, C);
}

void Lowering::constructInto(const CallSite &Site, const CXXConstructorDecl *C) {
  const QualType T = U.Context.getCanonicalTagType(C->getParent());
  const bool IsCopy = C->isCopyOrMoveConstructor() && !Site.Args.empty();
  if (U.T.isCallableObject(T))
    return assign(Site.Object, contents(Site.Args.empty() ? Site.E : Site.Args[0]), T, Site.Where);
  if (IsCopy && U.T.isGuard(T))
    return guardMove(Site.Object, path(Site.Args[0]), Site.Where);
  const Row *R = U.Models.function(*C);
  if (R)
    mayThrow(*R, Site.Where);
  if (R && R->What != Role::NoThrow && role(Site, *R))
    return;
  if (C->isTrivial()) {
    if (IsCopy && U.T.matters(T))
      assign(Site.Object, Make.load(path(Site.Args[0])), T, Site.Where);
    return;
  }
  if (C->isInvalidDecl() || C->isDependentContext())
    return;
  U.Functions.reach(C);
  sizePool(Site, C);
  callDirect(Site, false);
}

/// A class that waits at a condition may be a pool: the one whole number that its constructor is
/// given is then its size.
void Lowering::sizePool(const CallSite &Site, const CXXConstructorDecl *C) {
  const QualType T = U.Context.getCanonicalTagType(C->getParent());
  if (!U.T.hasRole(T, Role::Pool) && !U.T.hasRole(T, Role::Executor) && !U.T.hasCondition(T))
    return;
  const models::SizeArguments Given = models::sizesAmong(Site.Args, *C);
  if (!Given.Units)
    return;
  const IrValue *Units = contents(Given.Units), *More = Given.More ? contents(Given.More) : nullptr;
  IrOp &Op = emit(OpKind::Init, Site.Where);
  Op.Object = Site.Object;
  Op.Value = Units;
  if (More)
    Op.Values.push_back(More);
}

void Lowering::sizeItself(const CXXConstructorDecl *C) {
  const std::optional<PoolSize> Size = poolSize(C, U);
  if (!Size)
    return;
  IrOp &Op = emit(OpKind::Init, C->getLocation());
  Op.Object = Make.thisObject();
  Op.Value = Size->Parameter ? Make.load(Make.local(Size->Parameter->getFunctionScopeIndex()))
                             : Make.constant(Size->Number);
}

/// What is made in a holder of the arguments after the key, if there is one.
static QualType madeType(QualType Holder) {
  if (const CXXRecordDecl *R = objectType(Holder)->getAsCXXRecordDecl())
    for (const NamedDecl *D : R->lookup(&R->getASTContext().Idents.get("mapped_type")))
      if (const auto *Alias = dyn_cast<TypedefNameDecl>(D))
        return Alias->getUnderlyingType();
  return heldType(Holder);
}

static bool sameClass(QualType A, QualType B) {
  return A.getNonReferenceType().getCanonicalType().getUnqualifiedType() ==
         B.getNonReferenceType().getCanonicalType().getUnqualifiedType();
}

/// How many arguments are of the very type of their parameter; -1 when they are
/// too few or too many.
static int fitOf(const CXXConstructorDecl *C, llvm::ArrayRef<const Expr *> Args) {
  if (C->isDeleted() || C->getMinRequiredArguments() > Args.size() ||
      (Args.size() > C->getNumParams() && !C->isVariadic()))
    return -1;
  int Fit = 0;
  for (unsigned I = 0; I < Args.size() && I < C->getNumParams(); ++I)
    Fit += sameClass(Args[I]->getType(), C->getParamDecl(I)->getType());
  return Fit;
}

/// The constructor that library code would call with these arguments: the one
/// that fits best, the first of several.
static const CXXConstructorDecl *findConstructor(const CXXRecordDecl *R,
                                                 llvm::ArrayRef<const Expr *> Args) {
  const CXXConstructorDecl *Best = nullptr;
  int BestFit = -1;
  auto Consider = [&](const FunctionDecl *F) {
    const auto *C = cast<CXXConstructorDecl>(F);
    if (const int Fit = fitOf(C, Args); Fit > BestFit) {
      Best = C;
      BestFit = Fit;
    }
  };
  for (const CXXConstructorDecl *C : R->ctors())
    Consider(C);
  for (const Decl *D : R->decls())
    if (const auto *T = dyn_cast<FunctionTemplateDecl>(D);
        T && isa<CXXConstructorDecl>(T->getTemplatedDecl()))
      for (const FunctionDecl *Instance : T->specializations())
        Consider(Instance);
  return Best;
}

/// The type of the holder \p R's object is.
QualType Lowering::holderType(const CallSite &Site, const Row &R) {
  if (R.Object.What == models::Operand::Result && Site.E)
    return Site.E->getType();
  if (R.Object.What == models::Operand::Argument && R.Object.Index < Site.Args.size())
    return Site.Args[R.Object.Index]->getType();
  if (const auto *Method = dyn_cast<CXXMethodDecl>(Site.Callee))
    return U.Context.getCanonicalTagType(Method->getParent());
  return QualType();
}

/// A pointer that owns its object no longer does once it is moved from.
void Lowering::forgetMoved(const Expr *Arg, const IrValue *V, SourceLocation Where) {
  const models::Row *Type = U.T.row(Arg->getType().getNonReferenceType());
  if (!Arg->isXValue() || !Type || Type->What != Role::Pointer || !Type->Owning ||
      V->Kind != ValueKind::Load)
    return;
  MovedFrom.push_back(V->Path);
  IrOp &Gone = emit(OpKind::Assign, Where);
  Gone.Object = V->Path;
  Gone.Value = Make.constant(0);
  Gone.Data = true;
}

/// Whether what is made is shared from then on, by the one constructor that takes so many
/// arguments: what the library does with the memory for it says nothing of where the object is.
bool Lowering::makesShared(const CallSite &Site, const Row &R) {
  const Row *Holder = Site.E ? U.T.row(Site.E->getType()) : nullptr;
  const QualType Held = Site.E ? heldType(Site.E->getType()) : QualType();
  const CXXRecordDecl *Class = Held.isNull() ? nullptr : Held->getAsCXXRecordDecl();
  if (!Holder || !Holder->Shared || !Class || !Class->hasDefinition() || U.From.isSystem(Class) ||
      !needsDestruction(Held) || R.Args.What != models::Operand::Argument ||
      R.Args.Index > Site.Args.size())
    return false;
  const auto Args = llvm::ArrayRef(Site.Args).drop_front(R.Args.Index);
  unsigned Fitting = 0;
  for (const CXXConstructorDecl *C : Class->getDefinition()->ctors())
    Fitting += !C->isCopyOrMoveConstructor() && fitOf(C, Args) >= 0;
  for (const Decl *D : Class->getDefinition()->decls())
    if (const auto *T = dyn_cast<FunctionTemplateDecl>(D))
      Fitting += 2 * isa<CXXConstructorDecl>(T->getTemplatedDecl());
  return Fitting == 1;
}

/// A library makes an object: in an optional, in a container, or behind the
/// pointer it returns.
void Lowering::construct(const CallSite &Site, const Row &R) {
  const QualType Holder = holderType(Site, R);
  if (Site.Destination)
    produces(Site.E, Site.Destination);
  const QualType Held = Holder.isNull() ? QualType() : madeType(Holder);
  if (Held.isNull())
    return;
  const IrPath *P = operandPath(Site, R.Object);
  CallSite Inner;
  const bool IsContainer = U.T.hasRole(Holder, Role::Container);
  Inner.Object = IsContainer ? Make.someElement(P) : Make.deref(P);
  if (!IsContainer) {
    if (!isa<CXXConstructorDecl>(Site.Callee) && R.Object.What != models::Operand::Result)
      destroyOwned(P, objectType(Holder), Site.Where);
    holdsObject(P, Site.Where);
  }
  Inner.Where = Site.Where;
  Inner.Around = Site.E;
  if (R.Args.What == models::Operand::Argument)
    for (size_t I = R.Args.Index; I < Site.Args.size(); ++I)
      Inner.Args.push_back(Site.Args[I]);
  constructHeld(Inner, Held);
}

/// Whether a class of the project says itself what its copies are.
bool Lowering::copiesByHand(const CXXRecordDecl *R) {
  return !U.From.isSystem(R) && R->hasDefinition() &&
         llvm::any_of(R->getDefinition()->ctors(), [](const CXXConstructorDecl *C) {
           return C->isCopyOrMoveConstructor() && C->isUserProvided();
         });
}

/// Makes an object of type \p T from the arguments of \p Site, whose callee is
/// not known yet.
void Lowering::constructHeld(CallSite &Site, QualType T) {
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  const bool IsOne = Site.Args.size() == 1;
  const bool IsCopy = IsOne && Class && !copiesByHand(Class) &&
                      Site.Args[0]->getType()->getAsCXXRecordDecl() == Class;
  if (IsCopy && U.T.isGuard(T))
    return guardMove(Site.Object, path(Site.Args[0]), Site.Where);
  if (IsCopy || (IsOne && U.T.isValueLike(T))) {
    const IrValue *V = contents(Site.Args[0]);
    assign(Site.Object, V, T, Site.Where);
    return forgetMoved(Site.Args[0], V, Site.Where);
  }
  if (!Class || !Class->hasDefinition())
    return;
  const CXXConstructorDecl *C = findConstructor(Class->getDefinition(), Site.Args);
  if (!C)
    return;
  U.Functions.instantiate(Class);
  Site.Callee = C;
  constructInto(Site, C);
}
