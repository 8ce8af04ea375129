//===-- checkers/extract/LowerInitialisers.cpp - What things begin with ---===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Variables, members and parts of aggregates get their first values.
///
//===----------------------------------------------------------------------===//

#include "checkers/extract/Lowering.h"

#include "clang/Lex/Lexer.h"

using namespace clang;
using namespace holdwait;
using namespace holdwait::extract;

void Lowering::initialise(const IrPath *P, QualType T, const Expr *Init, SourceLocation Where) {
  const Expr *E = strip(Init);
  if (const CallExpr *Iterator = asIterator(E))
    return assign(P, valueOfCall(Iterator), T, Where);
  if (T->isArrayType() || (T->isRecordType() && !U.T.isCallableObject(T))) {
    while (const auto *Named = dyn_cast<CXXFunctionalCastExpr>(E)) // `auto x = T{…}`
      E = strip(Named->getSubExpr());
    if (const auto *List = dyn_cast<InitListExpr>(E))
      initialiseAggregate(P, List);
    else if (isa<ImplicitCastExpr>(E) && E->getType()->isRecordType() && U.T.matters(T) &&
             !U.Context.getLangOpts().CPlusPlus)
      assign(P, Make.load(path(E)), T, Where);
    return;
  }
  if (U.T.isValueLike(T))
    assignAnswer(P, E, T, Where);
}

/// What a comparison came to stays known: a branch on what keeps it tells how it came out.
void Lowering::assignAnswer(const IrPath *P, const Expr *E, QualType T, SourceLocation Where) {
  if (const std::optional<IrCondition> C = T->isBooleanType() ? answer(E) : std::nullopt)
    return split(*C, [&](const IrValue *Answer) { assign(P, Answer, T, Where); });
  assign(P, contents(E), T, Where);
}

/// A lock in a table, initialised by a macro that may say it is recursive.
void Lowering::initialiseLock(const IrPath *P, const Expr *Init) {
  const models::Row *R = U.Models.macro(Lexer::getImmediateMacroName(
      Init->getBeginLoc(), U.Context.getSourceManager(), U.Context.getLangOpts()));
  if (!R || !R->Recursive)
    return;
  IrOp &Op = emit(OpKind::Init, Init->getBeginLoc());
  Op.Object = P;
  Op.Value = Make.constant(1);
  Op.Aux = 1;
}

/// Calls \p Visit with each element or field of a list, and what it is made from.
void Lowering::forEachPart(const IrPath *P, const InitListExpr *Init,
                           llvm::function_ref<void(const IrPath *, QualType, const Expr *)> Visit) {
  if (const InitListExpr *Semantic = Init->getSemanticForm())
    Init = Semantic;
  if (Init->isTransparent() && Init->getNumInits() == 1)
    return Visit(P, Init->getType(), Init->getInit(0));
  if (Init->getNumInits() > U.Options.MaxTableEntries) {
    ++U.Stats.BoundsHit["MaxTableEntries"];
    return;
  }
  if (const ArrayType *Array = Init->getType()->getAsArrayTypeUnsafe()) {
    for (unsigned I = 0; I < Init->getNumInits(); ++I)
      Visit(Make.element(P, I), Array->getElementType(), Init->getInit(I));
    return;
  }
  const RecordDecl *R = Init->getType()->getAsRecordDecl();
  if (!R)
    return;
  if (const FieldDecl *Active = Init->getInitializedFieldInUnion()) {
    if (Init->getNumInits() == 1)
      Visit(Make.field(P, Active), Active->getType(), Init->getInit(0));
    return;
  }
  unsigned I = 0;
  if (const auto *Class = dyn_cast<CXXRecordDecl>(R))
    for (const CXXBaseSpecifier &Base : Class->bases()) // The first are those of the bases.
      if (I < Init->getNumInits())
        Visit(P, Base.getType(), Init->getInit(I++));
  for (const FieldDecl *Field : R->fields())
    if (!Field->isUnnamedBitField() && I < Init->getNumInits())
      Visit(Make.field(P, Field), Field->getType(), Init->getInit(I++));
}

void Lowering::initialiseAggregate(const IrPath *P, const InitListExpr *Init) {
  const QualType Element = objectType(Init->getType());
  if (!U.T.matters(Element)) // Tables of numbers can be long.
    return;
  forEachPart(P, Init, [&](const IrPath *Part, QualType T, const Expr *E) {
    if (E->getBeginLoc().isMacroID() && U.T.isLock(T))
      return initialiseLock(Part, E);
    if (T->isReferenceType())
      return assign(Part, argument(E), T, E->getBeginLoc());
    const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
    if (Class && Class->isLambda() && Part == P)
      return initialiseClosureBase(P, Class, E);
    if (!isa<ImplicitValueInitExpr>(E) && (T->isArrayType() || U.T.matters(T)))
      initialise(Part, T, E, E->getBeginLoc());
  });
}

/// `using Base::Base`: passes the parameters on as they are.
void Lowering::inheritedConstructor(const CXXInheritedCtorInitExpr *E) {
  const CXXConstructorDecl *C = E->getConstructor();
  if (C->isTrivial() || C->isInvalidDecl() || U.Functions.rowOf(C))
    return;
  U.Functions.reach(C);
  IrOp Op;
  Op.Kind = OpKind::Call;
  Op.Variant = static_cast<uint8_t>(CallKind::Direct);
  Op.Extra = static_cast<uint8_t>(throwsOf(C));
  Op.Callee = C;
  Op.Object = Make.thisObject();
  Op.Where = E->getLocation();
  for (uint32_t I = 0; I < F.ParamCount; ++I)
    Op.Values.push_back(Make.load(Make.local(I)));
  emit(std::move(Op));
}

void Lowering::initializer(const CXXCtorInitializer *I) {
  const Expr *Init = I->getInit();
  if (!Init || isBroken(Init))
    return;
  if (const auto *Inherited = dyn_cast<CXXInheritedCtorInitExpr>(strip(Init)))
    return inheritedConstructor(Inherited);
  if (!I->isAnyMemberInitializer()) {
    const CXXRecordDecl *Base = Init->getType()->getAsCXXRecordDecl();
    if (I->isBaseInitializer() && Base && Base->isLambda())
      initialiseClosureBase(Make.thisObject(), Base, Init);
    return;
  }
  const FieldDecl *Field = I->getAnyMember();
  const QualType T = Field->getType();
  const SourceLocation Where = I->getSourceLocation();
  const IrPath *P = initializerPath(I);
  if (T->isReferenceType())
    assign(P, argument(Init), T, Where);
  else
    initialise(P, T, Init, Where);
}

const IrPath *Lowering::initializerPath(const CXXCtorInitializer *I) {
  const IrPath *P = Make.thisObject();
  if (const IndirectFieldDecl *Indirect = I->getIndirectMember()) {
    for (const NamedDecl *Part : Indirect->chain())
      if (const auto *Field = dyn_cast<FieldDecl>(Part))
        P = Make.field(P, Field);
  } else if (const FieldDecl *Field = I->getMember()) {
    P = Make.field(P, Field);
  }
  return P;
}
