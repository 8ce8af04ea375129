//===-- checkers/extract/LowerCallables.cpp - Callables that libraries run ===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of Lowering for what a library does with callables it is given: it
/// runs them at once, one of several perhaps, or keeps them in an object that
/// runs them later.
///
//===----------------------------------------------------------------------===//

#include "checkers/extract/Lowering.h"

#include "clang/AST/DeclTemplate.h"

using namespace clang;
using namespace holdwait;
using namespace holdwait::extract;
using models::Operand;
using models::Role;

/// With more ways than this a call through an overload set is one call of an unknown target.
static constexpr size_t MaxOverloads = 32;

//===----------------------------------------------------------------------===//
// Overload sets
//===----------------------------------------------------------------------===//

static void addOperators(NamedDecl *D, llvm::SmallVectorImpl<const CXXMethodDecl *> &Found) {
  D = D->getUnderlyingDecl();
  if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D)) {
    for (const FunctionDecl *Instance : Template->specializations())
      Found.push_back(cast<CXXMethodDecl>(Instance));
  } else if (const auto *Method = dyn_cast<CXXMethodDecl>(D); Method && !Method->isDeleted()) {
    Found.push_back(Method);
  }
}

/// Each `operator()` that an object of the class can be called by: its own and those that it
/// takes over from its bases (`using Fs::operator()...`), of templates all instances.
static void findOperators(const CXXRecordDecl *Class,
                          llvm::SmallVectorImpl<const CXXMethodDecl *> &Found) {
  Class = Class ? Class->getDefinition() : nullptr;
  if (!Class)
    return;
  const DeclarationName Call = Class->getASTContext().DeclarationNames.getCXXOperatorName(OO_Call);
  for (NamedDecl *D : Class->lookup(Call))
    addOperators(D, Found);
  if (Found.empty())
    for (const CXXBaseSpecifier &Base : Class->bases())
      findOperators(Base.getType()->getAsCXXRecordDecl(), Found);
}

/// A base that is a closure shares the place of the object, maybe with others: what it captured
/// is stored member by member.
void Lowering::initialiseClosureBase(const IrPath *P, const CXXRecordDecl *Closure,
                                     const Expr *Init) {
  Init = strip(Init);
  if (const auto *Cast = dyn_cast<CastExpr>(Init))
    return initialiseClosureBase(P, Closure, Cast->getSubExpr());
  if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(Init))
    return initialiseClosureBase(P, Closure, Temporary->getSubExpr());
  if (const auto *Copy = dyn_cast<CXXConstructExpr>(Init); Copy && Copy->getNumArgs() > 0)
    return initialiseClosureBase(P, Closure, Copy->getArg(0));
  const auto *Lambda = dyn_cast<LambdaExpr>(Init);
  const IrPath *From = Lambda ? nullptr : path(Init);
  auto Captured = Lambda ? Lambda->capture_init_begin() : nullptr;
  for (const FieldDecl *Field : Closure->fields()) {
    const Expr *Value = Lambda ? *Captured++ : nullptr;
    if (Lambda && !Value)
      continue;
    const bool ByReference = Field->getType()->isReferenceType();
    assign(Make.field(P, Field),
           !Lambda       ? Make.load(Make.field(From, Field))
           : ByReference ? Make.address(path(Value))
                         : contents(Value),
           Field->getType(), Init->getBeginLoc());
  }
}

/// The callable object that an argument is, if its class is no library's holder of a callable: with
/// each of the operators that may run. Which body a closure has is known by its type, also where
/// nobody saw it made, as deep inside a view.
const IrPath *Lowering::overloads(const Expr *E, size_t Arguments, bool ByCount,
                                  llvm::SmallVectorImpl<const CXXMethodDecl *> &Found) {
  const QualType T = E->getType().getNonReferenceType();
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  if (!Class || U.T.row(T) || (Class->isLambda() && contents(E)->Kind != ValueKind::Load))
    return nullptr;
  findOperators(Class, Found);
  if (ByCount)
    llvm::erase_if(Found, [&](const CXXMethodDecl *M) {
      return M->getMinRequiredArguments() > Arguments || M->getNumParams() < Arguments;
    });
  if (Found.empty() || Found.size() > MaxOverloads)
    return nullptr;
  const Expr *Made = strip(E);
  while (isa<CastExpr, MaterializeTemporaryExpr>(Made))
    Made = strip(isa<CastExpr>(Made) ? cast<CastExpr>(Made)->getSubExpr()
                                     : cast<MaterializeTemporaryExpr>(Made)->getSubExpr());
  const IrPath *Object = path(E);
  if (const auto *List = dyn_cast<InitListExpr>(Made))
    initialiseAggregate(Object, List);
  return Object;
}

//===----------------------------------------------------------------------===//
// Running
//===----------------------------------------------------------------------===//

/// Branches to each of \p Count ways and goes on behind them all.
void Lowering::oneOf(size_t Count, llvm::function_ref<void(size_t)> Way) {
  if (Count == 1)
    return Way(0);
  const uint32_t Before = Current, After = newBlock();
  F.Blocks[After].Handler = F.Blocks[Before].Handler;
  for (size_t I = 0; I < Count; ++I) {
    Current = newBlock();
    F.Blocks[Current].Handler = F.Blocks[Before].Handler;
    jump(Before, Current);
    Way(I);
    jump(Current, After);
  }
  Current = After;
}

void Lowering::callOperator(const CallSite &Site, const CXXMethodDecl *M, const IrPath *Object,
                            llvm::ArrayRef<const IrValue *> Args, const IrPath *Result) {
  U.Functions.reach(M);
  IrOp &Op = emit(OpKind::Call, Site.Where);
  Op.Variant = static_cast<uint8_t>(M->isVirtual() ? CallKind::Virtual : CallKind::Direct);
  Op.Extra = static_cast<uint8_t>(throwsOf(M));
  Op.Callee = M;
  Op.Object = M->isStatic() ? nullptr : Object;
  Op.Values.assign(Args.begin(), Args.end());
  Op.Result = Result;
}

/// What a row says is run: of an object that keeps callables, what it keeps.
const IrValue *Lowering::runnable(const CallSite &Site, const Operand &O) {
  const IrPath *Keeper = keeper(Site, O);
  return Keeper ? Make.load(Keeper) : operandValue(Site, O);
}

/// The bodies of a generic lambda that is called, each as a closure; none for anything else.
static llvm::SmallVector<const IrValue *, 4> bodiesOf(const IrValue *V) {
  if (V->Kind == ValueKind::Closure)
    return {V};
  llvm::SmallVector<const IrValue *, 4> Found;
  for (const IrValue *Part : V->Kind == ValueKind::Choice ? V->Operands : decltype(V->Operands)()) {
    const auto Inner = bodiesOf(Part);
    if (Inner.empty())
      return {};
    Found.append(Inner.begin(), Inner.end());
  }
  return Found;
}

/// Where what one of several callees returns is put; null if nobody asks for it.
const IrPath *Lowering::commonResult(const CallSite &Site) {
  if (Site.Destination || !Site.E || Site.E->getType()->isVoidType())
    return Site.Destination;
  const bool IsPointer = Site.E->isGLValue() || Site.E->getType()->isAnyPointerType();
  return newTemporary(IsPointer ? skeleton::LF_Pointer : skeleton::LF_None);
}

/// Runs what a row says. Of several operators of a visitor, or several bodies of a generic lambda,
/// each is a way of its own: it is the call's arguments that choose, not a guess.
/// The row that speaks for the call operator of a class, or null.
static const models::Row *callRow(const CXXRecordDecl *Class, models::Lookup &Models) {
  Class = Class ? Class->getDefinition() : nullptr;
  if (!Class)
    return nullptr;
  const DeclarationName Name = Class->getASTContext().DeclarationNames.getCXXOperatorName(OO_Call);
  for (const NamedDecl *D : Class->lookup(Name)) {
    const auto *Template = dyn_cast<FunctionTemplateDecl>(D);
    const auto *F = Template ? Template->getTemplatedDecl() : dyn_cast<FunctionDecl>(D);
    if (const models::Row *R = F ? Models.function(*F) : nullptr)
      return R;
  }
  return nullptr;
}

/// A projection that changes nothing gives what it is given: `std::invoke(std::identity(),
/// *first)`.
bool Lowering::invokesIdentity(const CallSite &Site, const Row &R) {
  const size_t Callable = R.Callable.Index;
  if (R.Callable.What != Operand::Argument || Callable + 2 != Site.Args.size() || !Site.E ||
      !Site.E->isGLValue() || !Site.Args.back()->isGLValue())
    return false;
  const Row *Called =
      callRow(Site.Args[Callable]->getType().getNonReferenceType()->getAsCXXRecordDecl(), U.Models);
  if (!Called || Called->What != Role::Identity)
    return false;
  const IrPath *Result = newTemporary(skeleton::LF_Pointer);
  assign(Result, argument(Site.Args.back()), Site.E->getType(), Site.Where);
  produces(Site.E, Result);
  return true;
}

void Lowering::invoke(const CallSite &Site, const Row &R) {
  if (invokesIdentity(Site, R))
    return;
  const auto Args = forwarded(Site, R.Args);
  llvm::SmallVector<const CXXMethodDecl *, 8> Operators;
  const IrPath *Object = nullptr;
  if (R.Callable.What == Operand::Argument && R.Callable.Index < Site.Args.size())
    Object = overloads(Site.Args[R.Callable.Index], Args.size(), R.Args.What != Operand::None,
                       Operators);
  const IrValue *Callable = Object ? nullptr : runnable(Site, R.Callable);
  const auto Bodies = Object ? llvm::SmallVector<const IrValue *, 4>() : bodiesOf(Callable);
  const size_t Ways = Object ? Operators.size() : std::max<size_t>(Bodies.size(), 1);
  const IrPath *Result = Ways > 1 || Object ? commonResult(Site) : Site.Destination;
  oneOf(Ways, [&](size_t I) {
    if (Object)
      callOperator(Site, Operators[I], Object, Args, Result);
    else
      emitThrough(Bodies.empty() ? Callable : Bodies[I], Args, nullptr, Site.Where, Site.E, Result);
    F.Blocks[Current].Ops.back().Aux |= R.Isolated ? skeleton::CF_Isolated : skeleton::CF_None;
  });
  if (Ways > 1 || Object)
    produces(Site.E, Result);
}

//===----------------------------------------------------------------------===//
// Keeping
//===----------------------------------------------------------------------===//

/// The object that an operand is, or is just made as a copy of: `source.get_token()`.
const IrPath *Lowering::copiedFrom(const CallSite &Site, const Operand &O) {
  const Expr *Made = O.What == Operand::Argument ? strip(Site.Args[O.Index]) : nullptr;
  if (const auto *Temporary = dyn_cast_or_null<MaterializeTemporaryExpr>(Made))
    Made = strip(Temporary->getSubExpr());
  const auto *Call = dyn_cast_or_null<CallExpr>(Made);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  const Row *R = Callee ? U.Models.function(*Callee) : nullptr;
  return R && R->What == Role::Copy ? operandPath(siteOf(Call), R->Object) : operandPath(Site, O);
}

/// Where an object keeps the callables that it runs later, beside what else it holds: what a
/// pointer leads to, some element of a container. Null for what is a callable itself.
const IrPath *Lowering::keeper(const CallSite &Site, const Operand &O) {
  QualType T;
  if (O.What == Operand::Argument && O.Index < Site.Args.size())
    T = Site.Args[O.Index]->getType().getNonReferenceType();
  else if (O.What == Operand::Result && Site.E)
    T = Site.E->getType();
  else if (const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Site.Callee))
    T = U.Context.getCanonicalTagType(Method->getParent());
  if (!T.isNull() && T->isPointerType())
    T = T->getPointeeType();
  const models::Row *Type = U.T.row(T);
  if (!Type || (Type->What != Role::Pointer && Type->What != Role::Container))
    return nullptr;
  const IrPath *Object = copiedFrom(Site, O);
  return Type->What == Role::Pointer ? Make.deref(Object) : Make.someElement(Object);
}

/// Keeps callables in an object, beside those it has.
void Lowering::registerRole(const CallSite &Site, const Row &R) {
  const IrPath *At = keeper(Site, R.Object);
  if (!At)
    At = operandPath(Site, R.Object);
  const auto Keep = [&](const IrValue *V, QualType T) {
    if (V->Kind != ValueKind::Constant) // No function is none.
      assign(At, V, T, Site.Where);
  };
  if (!R.Callable.AndFollowing && R.Callable.Index < Site.Args.size())
    Keep(madeOf(Site, R), Site.Args[R.Callable.Index]->getType());
  for (size_t I = R.Callable.Index; R.Callable.AndFollowing && I < Site.Args.size(); ++I)
    if (isCallable(Site.Args[I]->getType()))
      Keep(contents(Site.Args[I]), Site.Args[I]->getType());
  if (R.Object.What != Operand::Result)
    produces(Site.E, Site.Destination);
}
