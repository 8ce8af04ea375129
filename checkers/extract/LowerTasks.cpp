//===-- checkers/extract/LowerTasks.cpp - Waits, threads, tasks -----------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of Lowering for calls whose row says that they wait, or have
/// something run elsewhere.
///
//===----------------------------------------------------------------------===//

#include "checkers/extract/Loops.h"
#include "checkers/extract/Lowering.h"

using namespace clang;
using namespace holdwait;
using namespace holdwait::extract;
using models::Operand;
using models::Role;
using skeleton::Waiting;

/// The guard whose lock an argument is: of `guard.mutex()`, `*guard.mutex()`.
const IrPath *Lowering::guardBehind(const Expr *Argument) {
  const Expr *E = Argument->IgnoreParenImpCasts();
  if (const auto *Deref = dyn_cast<UnaryOperator>(E); Deref && Deref->getOpcode() == UO_Deref)
    E = Deref->getSubExpr()->IgnoreParenImpCasts();
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  const Row *R = Callee ? U.Models.function(*Callee) : nullptr;
  return R && R->What == Role::GuardMutex ? operandPath(siteOf(Call), R->Object) : nullptr;
}

bool extract::happens(const CallSite &Site, const models::Row &Part, const ASTContext &Context) {
  return llvm::all_of(Part.When, [&](const models::ArgumentValue &A) {
    Expr::EvalResult Value;
    return A.Argument < Site.Args.size() && !Site.Args[A.Argument]->isValueDependent() &&
           Site.Args[A.Argument]->EvaluateAsInt(Value, Context) &&
           Value.Val.getInt().tryExtValue() == A.Number;
  });
}

/// The executor a row speaks of, which may be the only one of its library.
const IrPath *Lowering::executorPath(const CallSite &Site, const Row &R, const Operand &O) {
  return O.What == Operand::Process ? Make.processExecutor(R.Library) : operandPath(Site, O);
}

/// What an object runs that is made of a callable, and perhaps of its arguments.
const IrValue *Lowering::madeOf(const CallSite &Site, const Row &R) {
  const IrValue *Runs = operandValue(Site, R.Callable);
  if (R.Args.What == Operand::None)
    return Runs;
  auto Args = forwarded(Site, R.Args);
  for (size_t I = 0; I < Args.size(); ++I)
    if (const unsigned N = placeholderNumber(Site.Args[R.Args.Index + I]))
      Args[I] = Make.placeholder(N - 1);
  return Make.bound(Runs, Args);
}

/// The class of a lock of the project's own that a wait gives back meanwhile, by its unlock(), and
/// takes again, by its lock(); null if it is another lock, or a guard.
const CXXRecordDecl *Lowering::ownLock(QualType T) {
  T = objectType(T);
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  const bool IsKnown = U.T.hasRole(T, Role::Lock) || U.T.hasRole(T, Role::Guard);
  return Class && !IsKnown && findMethod(Class, "lock") && findMethod(Class, "unlock") ? Class
                                                                                       : nullptr;
}

void Lowering::runMethod(const FunctionDecl *Method, const IrPath *Object, SourceLocation Where) {
  IrOp &Op = emit(OpKind::Call, Where);
  Op.Variant = static_cast<uint8_t>(CallKind::Direct);
  Op.Callee = Method;
  Op.Object = Object;
  U.Functions.reach(Method);
}

void Lowering::wait(const CallSite &Site, const Row &R) {
  if (R.Callable.What == Operand::Argument && R.Callable.Index < Site.Args.size())
    emitThrough(operandValue(Site, R.Callable), {}, nullptr, Site.Where, nullptr);
  const bool Names = R.Locks.What == Operand::Argument && R.Locks.Index < Site.Args.size();
  const Expr *Lock = Names ? Site.Args[R.Locks.Index] : nullptr;
  auto Released = operandPaths(Site, R.Locks);
  if (const IrPath *Guard = Lock ? guardBehind(Lock) : nullptr)
    return waitFor(Site, R, Guard);
  const CXXRecordDecl *Own = Lock ? ownLock(Lock->getType()) : nullptr;
  if (!Own || Released.size() != 1)
    return waitFor(Site, R, Released);
  runMethod(findMethod(Own, "unlock"), Released.front(), Site.Where);
  waitFor(Site, R, {});
  runMethod(findMethod(Own, "lock"), Released.front(), Site.Where);
}

void Lowering::waitFor(const CallSite &Site, const Row &R,
                       llvm::ArrayRef<const IrPath *> Released) {
  const IrPath *Object =
      R.Object.What == Operand::None && !Site.Object ? nullptr : executorPath(Site, R, R.Object);
  const IrValue *Units = unitsOf(Site, R.Count);
  IrOp &Op = emit(OpKind::Wait, Site.Where);
  Op.Object = Object;
  Op.Aux = static_cast<uint32_t>(R.Wait);
  Op.Wait = waitingOf(Site, R);
  Op.Variant = R.Helping == models::Help::Any    ? skeleton::WF_Helps
               : R.Helping == models::Help::Task ? skeleton::WF_Runs
                                                 : skeleton::WF_None;
  Op.Value = Units;
  if (R.Locks.What != Operand::None)
    Op.Paths.assign(Released.begin(), Released.end());
  // What a future or a queue gives is not known, but it has a place.
  if (!Site.E || Site.Destination || isa<CXXConstructExpr>(Site.E))
    return;
  const bool ByZero = R.SuccessIsZero || (R.Success && *R.Success == 0);
  if (R.Waiting != Waiting::Blocking &&
      (ByZero || (!R.Success && Site.E->getType()->isBooleanType()))) {
    F.Blocks[Current].Ops.back().Extra = !ByZero;
    produces(Site.E);
  } else if (ByZero && Site.E->getType()->isIntegerType()) {
    // One that is waited for without a limit has come. Interrupted by a signal it begins anew:
    // `while (sem_wait(&units) == -1 && errno == EINTR)` takes one unit.
    const IrPath *Success = newTemporary();
    IrOp &Came = emit(OpKind::Assign, Site.Where);
    Came.Object = Success;
    Came.Value = Make.constant(0);
    Came.Data = true;
    produces(Site.E, Success);
  } else {
    produces(Site.E, newTemporary());
  }
}

/// The method of an object that is handed over to be run: of its own class, or of one derived.
const IrValue *Lowering::method(const CallSite &Site, const Row &R) {
  const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(Site.E);
  const Expr *Object = R.Callable.What == Operand::This
                           ? Call ? Call->getImplicitObjectArgument() : nullptr
                       : R.Callable.Index < Site.Args.size() ? Site.Args[R.Callable.Index]
                                                             : nullptr;
  if (!Object)
    return Make.unknown();
  QualType T = Object->IgnoreParenImpCasts()->getType().getNonReferenceType();
  if (T->isPointerType())
    T = T->getPointeeType();
  if (U.T.hasRole(T, Role::Callable)) // An adapter of something else.
    return Make.load(operandPath(Site, R.Callable));
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  const FunctionDecl *Method = Class ? findMethod(Class, R.Method) : nullptr;
  if (!Method)
    return Make.unknown();
  U.Functions.reach(Method);
  return Make.bound(function(Method), {Make.address(operandPath(Site, R.Callable))});
}

/// What a row says is called: one operand, a method of it, or all callables from one on.
llvm::SmallVector<const IrValue *, 2> Lowering::callables(const CallSite &Site, const Row &R) {
  if (!R.Method.empty())
    return {method(Site, R)};
  if (!R.Callable.AndFollowing)
    return {callableOperand(Site, R.Callable)};
  llvm::SmallVector<const IrValue *, 2> Found;
  for (size_t I = R.Callable.Index; I < Site.Args.size(); ++I)
    if (isCallable(Site.Args[I]->getType()))
      Found.push_back(contents(Site.Args[I]));
  return Found;
}

void Lowering::spawn(const CallSite &Site, const Row &R) {
  for (const IrValue *Callable : callables(Site, R))
    spawn(Site, R, Callable);
}

void Lowering::spawn(const CallSite &Site, const Row &R, const IrValue *Callable) {
  const auto Args = operandValues(Site, R.Args);
  const IrPath *Executor =
      R.Executor.What == Operand::None ? nullptr : executorPath(Site, R, R.Executor);
  // Tasks without a handle are waited for through their executor.
  const bool HasHandle =
      R.Handle.What != Operand::None &&
      !(R.Handle.What == Operand::Result && Site.E && Site.E->getType()->isVoidType());
  const IrPath *Handle = HasHandle ? operandPath(Site, R.Handle) : Executor;
  skeleton::SpawnKind Kind = R.Spawn;
  if (R.DeferredWhen && R.Value.What != Operand::None) {
    const IrValue *Policy = operandValue(Site, R.Value);
    if (Policy->Kind == ValueKind::Constant && Policy->Number == *R.DeferredWhen)
      Kind = skeleton::SpawnKind::Deferred;
  }
  IrOp &Op = emit(OpKind::Spawn, Site.Where);
  Op.Value = Callable;
  Op.Values.assign(Args.begin(), Args.end());
  Op.Object = Handle;
  Op.OtherPath = Executor;
  Op.Aux = static_cast<uint32_t>(Kind);
  Op.Variant = R.Inline ? skeleton::SPF_Inline : skeleton::SPF_None;
  const Expr *Here = Site.E ? Site.E : Site.Around;
  Op.Extra = Here && F.Decl ? timesAround(F.Decl->getBody(), Here, U.Context) : 0;
}

/// Whoever comes second waits for the first to finish: a lock around the call.
void Lowering::callOnce(const CallSite &Site, const Row &R) {
  const IrPath *Once = operandPath(Site, R.Object);
  const IrValue *Callable = operandValue(Site, R.Callable);
  const auto Args = forwarded(Site, R.Args);
  emit(OpKind::Acquire, Site.Where).Paths.push_back(Once);
  emitThrough(Callable, Args, nullptr, Site.Where, nullptr);
  emit(OpKind::Release, Site.Where).Object = Once;
}
