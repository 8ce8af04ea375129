//===-- checkers/extract/LowerPaths.cpp - Objects to paths ----------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/extract/Lowering.h"

#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/Builtins.h"

using namespace clang;
using namespace holdwait;
using namespace holdwait::extract;
using models::Role;

/// Calls that only tell the compiler something about their first argument.
static bool isHint(const CallExpr &E) {
  const FunctionDecl *Callee = E.getDirectCallee();
  switch (Callee ? Callee->getBuiltinID() : 0) {
  case Builtin::BI__builtin_expect:
  case Builtin::BI__builtin_expect_with_probability:
  case Builtin::BI__builtin_assume_aligned:
  case Builtin::BI__builtin_launder:
    return E.getNumArgs() > 0;
  default:
    return false;
  }
}

const Expr *extract::strip(const Expr *E) {
  while (true) {
    const Expr *Inner = E->IgnoreParens();
    if (const auto *Full = dyn_cast<FullExpr>(Inner))
      Inner = Full->getSubExpr();
    else if (const auto *Bind = dyn_cast<CXXBindTemporaryExpr>(Inner))
      Inner = Bind->getSubExpr();
    else if (const auto *Subst = dyn_cast<SubstNonTypeTemplateParmExpr>(Inner))
      Inner = Subst->getReplacement();
    else if (const auto *Arg = dyn_cast<CXXDefaultArgExpr>(Inner))
      Inner = Arg->getExpr();
    else if (const auto *Init = dyn_cast<CXXDefaultInitExpr>(Inner))
      Inner = Init->getExpr();
    else if (const auto *Opaque = dyn_cast<OpaqueValueExpr>(Inner))
      Inner = Opaque->getSourceExpr() ? Opaque->getSourceExpr() : Inner;
    else if (const auto *Rewritten = dyn_cast<CXXRewrittenBinaryOperator>(Inner))
      Inner = Rewritten->getSemanticForm();
    else if (const auto *List = dyn_cast<CXXStdInitializerListExpr>(Inner))
      Inner = List->getSubExpr();
    else if (const auto *Comma = dyn_cast<BinaryOperator>(Inner); Comma && Comma->isCommaOp())
      Inner = Comma->getRHS();
    else if (const auto *C = dyn_cast<CallExpr>(Inner); C && isHint(*C))
      Inner = C->getArg(0);
    if (Inner == E || !Inner)
      return E;
    E = Inner;
  }
}

bool extract::isBroken(const Expr *E) {
  return E->getType().isNull() || E->containsErrors() || E->isTypeDependent();
}

const IrPath *Lowering::member(const IrPath *Base, const FieldDecl *Field) {
  const IrPath *P = Make.field(Base, Field);
  return Field->getType()->isReferenceType() ? Make.deref(P) : P;
}

const IrPath *Lowering::capture(const ValueDecl *V) {
  auto It = Captures.find(V);
  if (It == Captures.end())
    return nullptr;
  // A variable that is a reference is captured as what it refers to.
  return member(Make.thisObject(), It->second);
}

/// The place of the variable itself: for a reference, where the address is.
const IrPath *Lowering::variable(const VarDecl *V) {
  if (V->isLocalVarDeclOrParm() && !V->isStaticLocal() && !V->hasExternalStorage())
    return Make.local(addLocal(V));
  U.Functions.mention(V);
  return Make.global(V->getCanonicalDecl());
}

const IrPath *Lowering::variableObject(const VarDecl *V) {
  if (const IrPath *Alias = Aliases.lookup(V))
    return Alias;
  const IrPath *P = variable(V);
  return V->getType()->isReferenceType() ? Make.deref(P) : P;
}

const IrPath *Lowering::pathOfRef(const DeclRefExpr *E) {
  const ValueDecl *D = E->getDecl();
  if (IsLambda && E->refersToEnclosingVariableOrCapture())
    if (const IrPath *P = capture(D))
      return P;
  if (const auto *V = dyn_cast<VarDecl>(D))
    return variableObject(V);
  if (const auto *B = dyn_cast<BindingDecl>(D)) {
    if (const VarDecl *Holding = B->getHoldingVar())
      return variableObject(Holding);
    if (const Expr *Binding = B->getBinding())
      return path(Binding);
  }
  return Make.any();
}

const IrPath *Lowering::objectOf(const Expr *Base, bool IsArrow) {
  return IsArrow ? pointeeOf(Base) : path(Base);
}

const IrPath *Lowering::pathOfMember(const MemberExpr *E) {
  if (const auto *Field = dyn_cast<FieldDecl>(E->getMemberDecl()))
    return member(objectOf(E->getBase(), E->isArrow()), Field);
  if (const auto *V = dyn_cast<VarDecl>(E->getMemberDecl()))
    return variableObject(V);
  return Make.any();
}

const IrPath *Lowering::pathOfElement(const ArraySubscriptExpr *E) {
  const Expr *Base = strip(E->getBase());
  const auto *Decay = dyn_cast<ImplicitCastExpr>(Base);
  const IrPath *P = Decay && Decay->getCastKind() == CK_ArrayToPointerDecay
                        ? path(Decay->getSubExpr())
                        : pointeeOf(E->getBase());
  return Make.element(P, value(E->getIdx()));
}

const IrPath *Lowering::pointeeOf(const Expr *Pointer) { return pointeeOf(value(Pointer)); }

const IrPath *Lowering::pointeeOf(const IrValue *Pointer) {
  if (const IrPath *P = Make.pointee(Pointer))
    return P;
  if (Pointer->Kind != ValueKind::Choice)
    return Make.any();
  const IrPath *Holder = newTemporary(skeleton::LF_Pointer);
  IrOp &Op = emit(OpKind::Assign, SourceLocation());
  Op.Object = Holder;
  Op.Value = Pointer;
  Op.Data = true;
  return Make.deref(Holder);
}

/// `c ? a : b` as an object: what a pointer to one of them designates.
const IrPath *Lowering::pathOfChoice(const Expr *E) {
  const auto *C = cast<AbstractConditionalOperator>(E);
  return pointeeOf(
      Make.choice(Make.address(path(C->getTrueExpr())), Make.address(path(C->getFalseExpr()))));
}

const IrPath *Lowering::pathOfOperator(const Expr *E) {
  if (const auto *Unary = dyn_cast<UnaryOperator>(E)) {
    const Expr *Sub = Unary->getSubExpr();
    switch (Unary->getOpcode()) {
    case UO_Deref:
      return pointeeOf(Sub);
    case UO_PreInc:
    case UO_PreDec:
    case UO_Extension:
    case UO_Real:
    case UO_Imag:
      return path(Sub);
    default:
      return Make.any();
    }
  }
  const auto *Binary = cast<BinaryOperator>(E);
  return Binary->isAssignmentOp() ? path(Binary->getLHS()) : Make.any();
}

/// `std::get<N>`: a member of a pair, an element of the rest.
const IrPath *Lowering::numberedElement(const IrPath *Object, const CallSite &Site) {
  const TemplateArgumentList *Args = Site.Callee->getTemplateSpecializationArgs();
  if (!Args || Args->size() == 0 || (*Args)[0].getKind() != TemplateArgument::Integral ||
      Site.Args.size() != 1)
    return Make.someElement(Object);
  const uint64_t N = (*Args)[0].getAsIntegral().getLimitedValue();
  const RecordDecl *R = Site.Args[0]->getType()->getAsRecordDecl();
  if (R && R->getIdentifier() && R->getName() == "pair")
    for (const FieldDecl *Field : R->fields())
      if (Field->getName() == (N == 0 ? "first" : "second"))
        return member(Object, Field);
  return Make.element(Object, static_cast<int64_t>(N));
}

/// The object that a method or an operator is called on, or null.
static const Expr *implicitObject(const CallExpr *E) {
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(E))
    return Member->getImplicitObjectArgument();
  return isa<CXXOperatorCallExpr>(E) && E->getNumArgs() > 0 ? E->getArg(0) : nullptr;
}

/// \p E when it is a call that gives an iterator: what designates an element
/// without being one.
const CallExpr *Lowering::asIterator(const Expr *E) {
  const auto *Call = E ? dyn_cast<CallExpr>(strip(E)) : nullptr;
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  const Row *R = Callee ? U.Models.function(*Callee) : nullptr;
  return R && R->What == Role::Element && !Call->isGLValue() && Call->getType()->isRecordType()
             ? Call
             : nullptr;
}

const IrPath *Lowering::pathOfCall(const CallExpr *E) {
  const FunctionDecl *Callee = E->getDirectCallee();
  const Row *R = Callee ? U.Models.function(*Callee) : nullptr;
  if (R && R->What == Role::Bind)
    return stored(E);
  if (R && isValueRole(*R) && (E->isGLValue() || R->What != Role::Copy)) {
    if (R->What == Role::CurrentThread)
      return Make.currentThread();
    const CallSite Site = siteOf(E);
    if (R->What == Role::Deref && R->Object.What <= models::Operand::This)
      if (const CallExpr *Iterator = asIterator(implicitObject(E)))
        return pathOfCall(Iterator);
    const IrPath *Object = operandPath(Site, R->Object);
    if (R->What == Role::Identity)
      return Object;
    if (R->What == Role::Deref)
      return Make.deref(Object);
    if (R->What == Role::Element && R->Value.What == models::Operand::None)
      return numberedElement(Object, Site);
    if (R->What == Role::Element)
      return Make.element(Object, operandValue(Site, R->Value));
  }
  const IrPath *Result = resultOf(E);
  if (!Result)
    return E->isGLValue() ? Make.any() : temporary(E);
  return E->isGLValue() ? Make.deref(Result) : Result;
}

/// A temporary object: where its prvalue was constructed, or, of a value that is
/// only stored now, a new place.
const IrPath *Lowering::materialised(const Expr *E) {
  const Expr *Source = strip(E);
  if (Source->isGLValue())
    return path(Source);
  const QualType T = Source->getType();
  if (T->isRecordType() && !U.T.isCallableObject(T))
    return path(Source);
  return stored(Source);
}

const IrPath *Lowering::stored(const Expr *E) {
  auto It = Results.find(E);
  if (It != Results.end() && It->second.Path)
    return It->second.Path;
  const IrValue *V = contents(E);
  const IrPath *P = newTemporary();
  assign(P, V, E->getType(), E->getBeginLoc());
  produces(E, P);
  return P;
}

const IrPath *Lowering::path(const Expr *E) {
  E = strip(E);
  if (isBroken(E))
    return Make.any();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    return pathOfRef(Ref);
  if (const auto *M = dyn_cast<MemberExpr>(E))
    return pathOfMember(M);
  if (const auto *Cast = dyn_cast<CastExpr>(E))
    return path(Cast->getSubExpr());
  if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(E))
    return materialised(Temporary->getSubExpr());
  if (const auto *C = dyn_cast<CallExpr>(E))
    return pathOfCall(C);
  if (isa<UnaryOperator, BinaryOperator>(E))
    return pathOfOperator(E);
  if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E))
    return pathOfElement(Element);
  if (isa<AbstractConditionalOperator>(E))
    return pathOfChoice(E);
  if (isa<LambdaExpr>(E))
    return materialised(E);
  if (const auto *List = dyn_cast<InitListExpr>(E);
      List && List->getNumInits() == 1 && List->isTransparent())
    return path(List->getInit(0));
  if (isa<CXXConstructExpr, InitListExpr, CXXScalarValueInitExpr, CompoundLiteralExpr>(E))
    return temporary(E);
  if (const auto *S = dyn_cast<StmtExpr>(E))
    if (const auto *Last = dyn_cast_or_null<Expr>(S->getSubStmt()->body_back()))
      return path(Last);
  return Make.any();
}

const IrPath *Lowering::capability(const Expr *E) {
  E = strip(E->IgnoreParenImpCasts());
  if (E->getType()->isPointerType() || !E->isGLValue())
    return pointeeOf(E->isGLValue() ? Make.load(path(E)) : value(E));
  return path(E);
}
