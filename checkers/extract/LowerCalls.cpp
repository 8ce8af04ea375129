//===-- checkers/extract/LowerCalls.cpp - Calls to operations -------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/extract/Lowering.h"

#include "clang/AST/Attr.h"

using namespace clang;
using namespace holdwait;
using namespace holdwait::extract;
using models::Role;

/// The object a method call is on; null for other calls.
const IrPath *Lowering::objectOfCall(const CallExpr *E) {
  const auto *M = dyn_cast<MemberExpr>(strip(E->getCallee()));
  if (!M)
    return nullptr;
  return objectOf(M->getBase(), M->isArrow());
}

CallSite Lowering::siteOf(const CallExpr *E) {
  CallSite Site;
  Site.E = E;
  Site.Callee = E->getDirectCallee();
  Site.Where = E->getExprLoc();
  Site.Args.assign(E->arg_begin(), E->arg_end());
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Site.Callee);
  if (isa<CXXMemberCallExpr>(E)) {
    Site.Object = objectOfCall(E);
  } else if (isa<CXXOperatorCallExpr>(E) && Method && !Site.Args.empty()) {
    if (Method->isExplicitObjectMemberFunction())
      return Site;
    if (Method->isInstance())
      Site.Object = path(Site.Args.front());
    Site.Args.erase(Site.Args.begin());
  }
  return Site;
}

Throws Lowering::throwsOf(const FunctionDecl *D) {
  const LangOptions &Lang = U.Context.getLangOpts();
  if (!Lang.CPlusPlus || !Lang.CXXExceptions || D->hasAttr<NoThrowAttr>())
    return Throws::No;
  const models::Row *R = U.Models.function(*D);
  if (R && R->What == Role::NoThrow)
    return Throws::No;
  const auto *Proto = D->getType()->getAs<FunctionProtoType>();
  if (Proto && !isUnresolvedExceptionSpec(Proto->getExceptionSpecType()) && Proto->isNothrow())
    return Throws::No;
  // Destructors are noexcept unless they say otherwise; C does not throw.
  if (Proto && isUnresolvedExceptionSpec(Proto->getExceptionSpecType()) &&
      isa<CXXDestructorDecl>(D))
    return Throws::No;
  return D->isExternC() && U.From.isSystem(D) ? Throws::No : Throws::Unknown;
}

bool Lowering::isVirtualCall(const CallExpr *E, const FunctionDecl *Callee) {
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
  const auto *M = dyn_cast<MemberExpr>(strip(E->getCallee()));
  if (!Method || !Method->isVirtual() || !M || M->hasQualifier())
    return false;
  return !Method->getDevirtualizedMethod(M->getBase(), false);
}

/// Whether the call cannot be looked into and says nothing to synchronisation:
/// the system's code, unless it gets a callable it may run.
bool Lowering::isInvisible(const CallSite &Site) {
  return U.From.isSystem(Site.Callee) && !U.Functions.isWalked(Site.Callee);
}

/// What a system function without a row is given as a callback is described, but
/// not taken to run here: most register it for later (an event loop, a signal).
/// Those that run it at once have a row (qsort).
void Lowering::passToSystem(const CallSite &Site) {
  for (const Expr *Arg : Site.Args) {
    const QualType T = Arg->getType().getNonReferenceType();
    if (!T->isFunctionPointerType() && !T->isFunctionType() && !U.T.isCallableObject(T))
      continue;
    contents(Arg);
  }
}

/// A variable whose address the system gets is not what it was: `posix_memalign(&block, …)`.
void Lowering::storedBySystem(const CallSite &Site) {
  for (const auto &[Arg, Param] : llvm::zip(Site.Args, Site.Callee->parameters())) {
    const auto *Address = dyn_cast<UnaryOperator>(Arg->IgnoreParenCasts());
    if (!Address || Address->getOpcode() != UO_AddrOf || !U.T.isOutParameter(Param->getType()) ||
        !isa<DeclRefExpr>(Address->getSubExpr()->IgnoreParens()) ||
        !U.T.isValueLike(Address->getSubExpr()->getType()))
      continue;
    IrOp &Store = emit(OpKind::Assign, Site.Where);
    Store.Object = path(Address->getSubExpr());
    Store.Value = Make.unknown();
    Store.Data = true;
  }
}

void Lowering::emitThrough(const IrValue *Callable, llvm::ArrayRef<const IrValue *> Args,
                           const IrPath *Object, SourceLocation Where, const Expr *Result,
                           const IrPath *Destination) {
  IrOp Op;
  Op.Kind = OpKind::Call;
  Op.Where = Where;
  Op.Object = Object;
  Op.Result = Destination;
  Op.Values.assign(Args.begin(), Args.end());
  Op.Extra =
      static_cast<uint8_t>(U.Context.getLangOpts().CXXExceptions ? Throws::Unknown : Throws::No);
  // What a closure runs is known here.
  if (Callable->Kind == ValueKind::Closure) {
    Op.Variant = static_cast<uint8_t>(CallKind::Direct);
    Op.Callee = Callable->Function;
    const IrPath *Holder = newTemporary();
    IrOp &Store = emit(OpKind::Assign, Where);
    Store.Object = Holder;
    Store.Value = Callable;
    Store.Data = true;
    Op.Object = Holder;
  } else {
    Op.Variant = static_cast<uint8_t>(CallKind::Through);
    Op.Value = Callable;
  }
  emit(std::move(Op));
  if (Destination)
    produces(Result, Destination);
  else
    produces(Result);
}

void Lowering::defaultArguments(llvm::ArrayRef<const Expr *> Args) {
  for (const Expr *Arg : Args)
    if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(Arg->IgnoreParens()))
      lowerTree(Default->getExpr());
}

void Lowering::callDirect(const CallSite &Site, bool IsVirtual) {
  IrOp Op;
  Op.Kind = OpKind::Call;
  Op.Variant = static_cast<uint8_t>(IsVirtual ? CallKind::Virtual : CallKind::Direct);
  Op.Extra = static_cast<uint8_t>(throwsOf(Site.Callee));
  Op.Where = Site.Where;
  Op.Callee = Site.Callee;
  Op.Result = Site.Destination;
  if (!isInvisible(Site)) {
    Op.Object = Site.Object;
    for (const Expr *Arg : Site.Args)
      Op.Values.push_back(argument(Arg));
  } else {
    passToSystem(Site);
  }
  Op.Aux = LastReference;
  emit(std::move(Op));
  if (Site.Destination)
    produces(Site.E, Site.Destination);
  else if (!isa<CXXConstructorDecl>(Site.Callee)) // What that makes has its place.
    produces(Site.E);
  if (isInvisible(Site))
    storedBySystem(Site);
}

/// A call of what is not a function by name: pointers, members by pointer.
void Lowering::callThrough(const CallExpr *E, const IrPath *Destination) {
  const Expr *Callee = strip(E->getCallee());
  const IrPath *Object = nullptr;
  const IrValue *Callable = nullptr;
  const auto *Bound = dyn_cast<BinaryOperator>(Callee);
  if (Bound && Bound->isPtrMemOp()) { // (object->*method)()
    Object = objectOf(Bound->getLHS(), Bound->getOpcode() == BO_PtrMemI);
    Callable = value(Bound->getRHS());
  } else {
    while (const auto *Deref = dyn_cast<UnaryOperator>(strip(Callee->IgnoreParenImpCasts()))) {
      if (Deref->getOpcode() != UO_Deref)
        break;
      Callee = strip(Deref->getSubExpr());
    }
    Callable = value(Callee);
  }
  llvm::SmallVector<const IrValue *, 4> Args;
  for (const Expr *Arg : E->arguments())
    Args.push_back(argument(Arg));
  emitThrough(Callable, Args, Object, E->getExprLoc(), E, Destination);
}

/// A closure as a function pointer. What it points to has no body in the tree.
bool Lowering::isClosureConversion(const FunctionDecl *D) {
  const auto *C = dyn_cast<CXXConversionDecl>(D);
  return C && C->getParent()->isLambda();
}

void Lowering::call(const CallExpr *E, const ConstructionContext *CC) {
  if (isBroken(E) || isa<CXXPseudoDestructorExpr>(strip(E->getCallee())))
    return;
  const FunctionDecl *Callee = E->getDirectCallee();
  const Row *R = Callee ? U.Models.function(*Callee) : nullptr;
  // What only has a value is looked at where the value is used.
  const bool IsValue = R && isValueRole(*R) && R->What != Role::Copy;
  const IrPath *Destination = nullptr;
  if (!IsValue && !E->isGLValue() && E->getType()->isRecordType())
    Destination = destination(CC, E);
  if (!Callee)
    return callThrough(E, Destination);
  if (Callee->isInvalidDecl() || Callee->isDependentContext() || isClosureConversion(Callee))
    return;
  if (const auto *D = dyn_cast<CXXDestructorDecl>(Callee))
    return destroyExplicitly(cast<CXXMemberCallExpr>(E), D);
  if (R)
    mayThrow(*R, E->getExprLoc());
  if (R && R->What == Role::Ignore)
    return ignored(E, Callee, Destination);
  if (!R && Callee->getBuiltinID())
    return;
  defaultArguments(llvm::ArrayRef(E->getArgs(), E->getNumArgs()));
  if (IsValue)
    return;
  U.Functions.reach(Callee);
  CallSite Site = siteOf(E);
  Site.Destination = Destination;
  if (R && R->What != Role::NoThrow && role(Site, *R))
    return;
  if (!plainOperator(Site, E))
    callDirect(Site, isVirtualCall(E, Callee));
}

/// Calls that are no calls: assignment of plain data, the call of a callable.
bool Lowering::plainOperator(const CallSite &Site, const CallExpr *E) {
  const auto *Method = dyn_cast<CXXMethodDecl>(Site.Callee);
  if (!Method)
    return false;
  if (Method->isTrivial()) {
    const bool IsCopy = Method->isCopyAssignmentOperator() || Method->isMoveAssignmentOperator();
    if (IsCopy && Site.Args.size() == 1 && U.T.matters(Site.Args[0]->getType()))
      assign(Site.Object, contents(Site.Args[0]), Site.Args[0]->getType(), Site.Where);
    return true;
  }
  if (Method->getOverloadedOperator() != OO_Call || !Site.Object ||
      !U.T.hasRole(U.Context.getCanonicalTagType(Method->getParent()), Role::Callable))
    return false;
  llvm::SmallVector<const IrValue *, 4> Args;
  for (const Expr *Arg : Site.Args)
    Args.push_back(argument(Arg));
  emitThrough(Make.load(Site.Object), Args, nullptr, Site.Where, E, Site.Destination);
  return true;
}

/// A call without effect on synchronisation is kept for its exceptions only.
void Lowering::ignored(const Expr *E, const FunctionDecl *Callee, const IrPath *Destination) {
  const Throws Leaves = throwsOf(Callee);
  if (Leaves != Throws::No) {
    IrOp &Op = emit(OpKind::Call, E->getExprLoc());
    Op.Variant = static_cast<uint8_t>(CallKind::Direct);
    Op.Extra = static_cast<uint8_t>(Leaves);
    Op.Callee = Callee;
  }
  produces(E, Destination);
}
