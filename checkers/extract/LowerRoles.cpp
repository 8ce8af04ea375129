//===-- checkers/extract/LowerRoles.cpp - Model roles to operations -------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/extract/Lowering.h"

using namespace clang;
using namespace holdwait;
using namespace holdwait::extract;
using models::Operand;
using models::Role;
using skeleton::GuardPolicy;
using skeleton::Waiting;

/// Roles that only say what a call's result is.
bool Lowering::isValueRole(const Row &R) {
  switch (R.What) {
  case Role::Deref:
  case Role::Element:
  case Role::Identity:
  case Role::Copy:
  case Role::Bind:
  case Role::GuardOwns:
  case Role::GuardMutex:
  case Role::CurrentThread:
    return true;
  default:
    return false;
  }
}

//===----------------------------------------------------------------------===//
// Operands
//===----------------------------------------------------------------------===//

/// The object an argument means: what a pointer points to, what a reference
/// refers to, the variable a number is read from (pthread_t).
const IrPath *Lowering::designated(const Expr *E) {
  if (E->isGLValue())
    return path(E);
  const QualType T = E->getType();
  if (T->isRecordType())
    return path(E);
  const IrValue *V = value(E);
  if (!T->isAnyPointerType() && V->Kind == ValueKind::Load)
    return V->Path;
  return pointeeOf(V);
}

/// What a call gives: behind a pointer it is an object that nobody else has yet.
const IrPath *Lowering::resultObject(const CallSite &Site) {
  if (Site.Destination)
    return Site.Destination;
  if (!Site.E)
    return Make.any();
  const bool IsPointer = Site.E->getType()->isAnyPointerType();
  produces(Site.E, newTemporary(IsPointer ? skeleton::LF_Pointer : 0));
  if (!IsPointer)
    return resultOf(Site.E);
  holdsObject(resultOf(Site.E), Site.Where);
  return Make.deref(resultOf(Site.E));
}

const IrPath *Lowering::operandPath(const CallSite &Site, const Operand &O) {
  switch (O.What) {
  case Operand::None:
  case Operand::This:
    return Site.Object ? Site.Object : Make.any();
  case Operand::Argument:
    return O.Index < Site.Args.size() ? designated(Site.Args[O.Index]) : Make.any();
  case Operand::Result:
    return resultObject(Site);
  case Operand::Process:
  case Operand::Constant:
    break;
  }
  return Make.any();
}

llvm::SmallVector<const IrPath *, 2> Lowering::operandPaths(const CallSite &Site, const Operand &O,
                                                            const Row *SkipTags) {
  llvm::SmallVector<const IrPath *, 2> Result;
  if (O.What != Operand::Argument) {
    if (O.What != Operand::Constant && (O.What != Operand::None || Site.Object))
      Result.push_back(operandPath(Site, O));
    return Result;
  }
  size_t Left = O.AndFollowing ? Site.Args.size() : 1;
  for (size_t I = O.Index; I < Site.Args.size() && Left > 0; ++I) {
    if (SkipTags && U.Models.tag(*SkipTags, Site.Args[I]->getType()))
      continue;
    Result.push_back(designated(Site.Args[I]));
    --Left;
  }
  return Result;
}

const IrValue *Lowering::operandValue(const CallSite &Site, const Operand &O) {
  switch (O.What) {
  case Operand::Constant:
    return Make.constant(O.Number);
  case Operand::Argument:
    return O.Index < Site.Args.size() ? contents(Site.Args[O.Index]) : Make.unknown();
  case Operand::This:
    return Site.Object ? Make.load(Site.Object) : Make.unknown();
  default:
    return Make.unknown();
  }
}

llvm::SmallVector<const IrValue *, 2> Lowering::operandValues(const CallSite &Site,
                                                              const Operand &O) {
  llvm::SmallVector<const IrValue *, 2> Result;
  if (O.What == Operand::None)
    return Result;
  if (O.What != Operand::Argument) {
    Result.push_back(operandValue(Site, O));
    return Result;
  }
  const size_t End = O.AndFollowing ? Site.Args.size() : O.Index + size_t(1);
  for (size_t I = O.Index; I < End && I < Site.Args.size(); ++I)
    Result.push_back(contents(Site.Args[I]));
  return Result;
}

/// Arguments passed on by reference: objects by address, values as they are.
llvm::SmallVector<const IrValue *, 2> Lowering::forwarded(const CallSite &Site, const Operand &O) {
  llvm::SmallVector<const IrValue *, 2> Result;
  if (O.What != Operand::Argument)
    return operandValues(Site, O);
  const size_t End = O.AndFollowing ? Site.Args.size() : O.Index + size_t(1);
  for (size_t I = O.Index; I < End && I < Site.Args.size(); ++I) {
    const Expr *Arg = Site.Args[I];
    const bool IsObject = Arg->isGLValue() && !U.T.isValueLike(Arg->getType()) &&
                          !U.T.hasRole(Arg->getType(), Role::Pointer);
    Result.push_back(IsObject ? argument(Arg) : contents(Arg));
  }
  return Result;
}

//===----------------------------------------------------------------------===//
// Locks and guards
//===----------------------------------------------------------------------===//

/// How long a call waits: as its row says, or as its time limit does.
skeleton::Waiting Lowering::waitingOf(const CallSite &Site, const Row &R) {
  if (R.Timeout.What == Operand::None)
    return R.Waiting;
  const IrValue *Limit = operandValue(Site, R.Timeout);
  if (Limit->Kind != ValueKind::Constant)
    return R.Waiting;
  return Limit->Number == 0  ? skeleton::Waiting::Try
         : Limit->Number < 0 ? skeleton::Waiting::Blocking
                             : R.Waiting;
}

/// Units of a pool are held in a mode of their own, and so are workers.
skeleton::Mode Lowering::modeOf(const CallSite &Site, const Operand &O, skeleton::Mode Said) {
  QualType T;
  if (O.What == Operand::Argument) {
    if (O.Index < Site.Args.size())
      T = objectType(Site.Args[O.Index]->getType());
    if (!T.isNull() && T->isPointerType())
      T = T->getPointeeType();
  } else if (const auto *M = dyn_cast_or_null<CXXMethodDecl>(Site.Callee)) {
    T = U.Context.getCanonicalTagType(M->getParent());
  }
  const bool IsCounted =
      !T.isNull() && (U.T.hasRole(T, Role::Pool) || U.T.hasRole(T, Role::Executor));
  return IsCounted ? skeleton::Mode::Unit : Said;
}

/// How many units of a pool a call is about; null: one.
const IrValue *Lowering::unitsOf(const CallSite &Site, const Operand &O) {
  return O.What == Operand::None ? nullptr : operandValue(Site, O);
}

void Lowering::simpleOp(OpKind Kind, const CallSite &Site, const Row &R) {
  const IrPath *Object = operandPath(Site, R.Object);
  const IrValue *Units = unitsOf(Site, R.Count);
  IrOp &Op = emit(Kind, Site.Where);
  Op.Object = Object;
  if (Kind == OpKind::Release) {
    Op.Variant = static_cast<uint8_t>(modeOf(Site, R.Object, R.Mode));
    Op.Value = Units;
  }
  if (Kind == OpKind::Notify) {
    Op.Aux = static_cast<uint32_t>(R.Wait);
    Op.Value = Units;
  }
}

/// Says what the result of \p Site tells about the last operation, if one bit can.
void Lowering::succeeds(const CallSite &Site, const Row &R) {
  const bool ByZero = R.SuccessIsZero || (R.Success && *R.Success == 0);
  if (R.Success && !ByZero) // Another number: the result is not followed.
    return;
  F.Blocks[Current].Ops.back().Aux = ByZero;
  if (isa_and_nonnull<CallExpr>(Site.E))
    produces(Site.E);
}

void Lowering::acquire(const CallSite &Site, const Row &R) {
  const auto Paths = operandPaths(Site, R.Object);
  if (Paths.empty())
    return;
  IrOp &Op = emit(OpKind::Acquire, Site.Where);
  Op.Paths.assign(Paths.begin(), Paths.end());
  Op.Variant = static_cast<uint8_t>(modeOf(Site, R.Object, R.Mode));
  Op.Wait = waitingOf(Site, R);
  Op.Value = unitsOf(Site, R.Count);
  succeeds(Site, R);
}

/// Locks of a class of the project lock by its methods, which are solved like
/// any others.
void Lowering::lockFunctions(IrOp &Op, QualType LockType, skeleton::Mode Mode) {
  LockType = objectType(LockType);
  if (LockType->isPointerType())
    LockType = LockType->getPointeeType();
  const CXXRecordDecl *R = LockType->getAsCXXRecordDecl();
  if (!R || U.T.hasRole(LockType, Role::Lock))
    return;
  const bool Shared = Mode == skeleton::Mode::Shared;
  const GuardPolicy Policy = static_cast<GuardPolicy>(Op.Variant);
  llvm::StringRef Lock = Shared ? "lock_shared" : "lock";
  if (Policy == GuardPolicy::Try)
    Lock = Shared ? "try_lock_shared" : "try_lock";
  const FunctionDecl *LockFunction = findMethod(R, Lock);
  const FunctionDecl *UnlockFunction = findMethod(R, Shared ? "unlock_shared" : "unlock");
  if (!LockFunction || !UnlockFunction)
    return;
  U.Functions.reach(LockFunction);
  U.Functions.reach(UnlockFunction);
  if (doesNothing(findMethod(R, Shared ? "lock_shared" : "lock")) && doesNothing(UnlockFunction))
    Op.Paths.clear(); // A guard of nothing.
  Op.Callee = LockFunction;
  Op.OtherFunction = UnlockFunction;
}

void Lowering::guardBind(const CallSite &Site, const Row &R) {
  GuardPolicy Policy = R.Waiting == Waiting::Try     ? GuardPolicy::Try
                       : R.Waiting == Waiting::Timed ? GuardPolicy::Timed
                       : R.Adopts                    ? GuardPolicy::Adopt
                                                     : GuardPolicy::Lock;
  for (const Expr *Arg : Site.Args)
    if (const models::Tag *T = U.Models.tag(R, Arg->getType()))
      Policy = T->Policy;
  const IrPath *Guard = operandPath(Site, R.Object);
  const auto Locks = operandPaths(Site, R.Locks, &R);
  IrOp &Op = emit(OpKind::GuardBind, Site.Where);
  Op.Object = Guard;
  Op.Paths.assign(Locks.begin(), Locks.end());
  Op.Variant = static_cast<uint8_t>(Policy);
  Op.Extra = static_cast<uint8_t>(modeOf(Site, R.Locks, R.Mode));
  for (const Expr *Arg : Site.Args)
    if (!U.Models.tag(R, Arg->getType())) {
      lockFunctions(Op, Arg->getType(), R.Mode);
      break;
    }
  succeeds(Site, R);
}

void Lowering::guardLock(const CallSite &Site, const Row &R) {
  const IrPath *Guard = operandPath(Site, R.Object);
  IrOp &Op = emit(OpKind::GuardLock, Site.Where);
  Op.Object = Guard;
  Op.Wait = R.Waiting;
  succeeds(Site, R);
}

void Lowering::guardMove(const IrPath *To, const IrPath *From, SourceLocation Where) {
  if (samePath(To, From))
    return;
  IrOp &Op = emit(OpKind::GuardMove, Where);
  Op.Object = To;
  Op.Value = Make.load(From);
}

/// Gives the lock's address, which the guard knows only before.
void Lowering::guardRelease(const CallSite &Site, const Row &R) {
  const IrPath *Lock = newTemporary(skeleton::LF_Pointer);
  IrOp &Known = emit(OpKind::Assign, Site.Where);
  Known.Object = Lock;
  Known.Value = Make.address(Make.deref(operandPath(Site, R.Object)));
  Known.Data = true;
  simpleOp(OpKind::GuardRelease, Site, R);
  produces(Site.E, Lock);
}

void Lowering::guardSwap(const CallSite &Site, const Row &R) {
  const IrPath *Object = operandPath(Site, R.Object), *Other = operandPath(Site, R.Value);
  IrOp &Op = emit(OpKind::GuardSwap, Site.Where);
  Op.Object = Object;
  Op.Value = Make.load(Other);
}

/// The attributes of a lock are a number, or an object a pointer leads to.
void Lowering::initRole(const CallSite &Site, const Row &R) {
  const IrPath *Object = operandPath(Site, R.Object);
  const IrValue *V = unitsOf(Site, R.Capacity), *More = unitsOf(Site, R.Overflow);
  uint32_t Mask = 0;
  const IrPath *On = R.Executor.What == Operand::None ? nullptr : executorPath(Site, R, R.Executor);
  if (!V && R.Recursive) {
    V = Make.constant(1);
    Mask = 1;
  } else if (!V && R.RecursiveWhen) {
    Mask = static_cast<uint32_t>(*R.RecursiveWhen);
    V = operandValue(Site, R.Value);
    if (R.Value.What == Operand::Argument && R.Value.Index < Site.Args.size() &&
        Site.Args[R.Value.Index]->getType()->isAnyPointerType() && V->Kind != ValueKind::Constant)
      V = Make.load(pointeeOf(V));
  }
  if (R.Callable.What == Operand::Argument && R.Callable.Index < Site.Args.size())
    assign(Object, madeOf(Site, R), Site.Args[R.Callable.Index]->getType(), Site.Where);
  if (R.Callable.What != Operand::None && !V && !On)
    return; // Not of an executor.
  IrOp &Op = emit(OpKind::Init, Site.Where);
  Op.Object = Object;
  Op.Value = V;
  Op.Aux = Mask;
  Op.OtherPath = On;
  if (More)
    Op.Values.push_back(More);
}

/// The class of the object that a method is called on, as it is written: the method may be one of a
/// base that the library keeps for itself (`std::shared_ptr::reset`).
static QualType calledOn(const CallSite &Site) {
  const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(Site.E);
  if (!Call)
    return QualType();
  const QualType T = Call->getImplicitObjectArgument()->IgnoreParenImpCasts()->getType();
  return T->isPointerType() ? T->getPointeeType() : T;
}

/// What is put into a container is some element of it. What a pointer or a
/// container held before is destroyed.
const IrPath *Lowering::assignedPath(const CallSite &Site, const Row &R, const Expr *Arg) {
  const IrPath *Object = operandPath(Site, R.Object);
  const auto *Method = dyn_cast<CXXMethodDecl>(Site.Callee);
  if (!Method || R.Object.What > Operand::This)
    return Object;
  const CXXRecordDecl *Class = Method->getParent();
  QualType T = U.Context.getCanonicalTagType(Class);
  if (const QualType Written = calledOn(Site); !U.T.row(T) && !Written.isNull())
    T = Written;
  const models::Row *Type = U.T.row(T);
  if (!Type)
    return Object;
  if (Type->What == Role::Pointer && !isa<CXXConstructorDecl>(Method))
    destroyOwned(Object, T, Site.Where);
  if (Type->What != Role::Container)
    return Object;
  if (Arg && Arg->getType()->getAsCXXRecordDecl() != Class)
    return Make.someElement(Object);
  if (!isa<CXXConstructorDecl>(Method))
    destroyOwned(Object, T, Site.Where);
  return Object;
}

/// Stores a value; guards are moved.
void Lowering::assignRole(const CallSite &Site, const Row &R) {
  const Expr *Arg = R.Value.What == Operand::Argument && R.Value.Index < Site.Args.size()
                        ? Site.Args[R.Value.Index]
                        : nullptr;
  const IrPath *Object = assignedPath(Site, R, Arg);
  if (Arg && U.T.isGuard(Arg->getType()))
    return guardMove(Object, path(Arg), Site.Where);
  const IrValue *V = operandValue(Site, R.Value);
  if (V->Kind == ValueKind::Load && samePath(V->Path, Object))
    return;
  IrOp Op;
  Op.Kind = OpKind::Assign;
  Op.Where = Site.Where;
  Op.Object = Object;
  Op.Value = V;
  Op.Data = !Arg || !U.T.matters(Arg->getType());
  Op.Interesting = !Op.Data && V->Kind != ValueKind::Unknown && V->Kind != ValueKind::Constant &&
                   (Object->Root != RootKind::Local || !Object->Selectors.empty());
  emit(std::move(Op));
  if (Arg)
    forgetMoved(Arg, V, Site.Where);
}

void Lowering::copyRole(const CallSite &Site, const Row &R) {
  if (!Site.Destination)
    return;
  const IrPath *Source = operandPath(Site, R.Object);
  assign(Site.Destination, Make.load(Source), Site.E->getType(), Site.Where);
  produces(Site.E, Site.Destination);
}

/// Whether what a call gives leads to a new callable object.
bool Lowering::makesCallable(const CallSite &Site) {
  const QualType Held = Site.E ? heldType(Site.E->getType()) : QualType();
  return !Held.isNull() && U.T.isCallableObject(Held);
}

bool Lowering::role(const CallSite &Site, const Row &R) {
  if (!effect(Site, R))
    return false;
  for (const Row &Part : R.Then)
    if (happens(Site, Part, U.Context))
      effect(Site, Part);
  return true;
}

bool Lowering::effect(const CallSite &Site, const Row &R) {
  switch (R.What) {
  case Role::Acquire:
    acquire(Site, R);
    return true;
  case Role::Release:
    simpleOp(OpKind::Release, Site, R);
    return true;
  case Role::Init:
    initRole(Site, R);
    return true;
  case Role::SetAttribute:
  case Role::Assign:
    assignRole(Site, R);
    return true;
  case Role::GuardBind:
    guardBind(Site, R);
    return true;
  case Role::GuardLock:
    guardLock(Site, R);
    return true;
  case Role::GuardUnlock:
    simpleOp(OpKind::GuardUnlock, Site, R);
    return true;
  case Role::GuardRelease:
    guardRelease(Site, R);
    return true;
  case Role::GuardSwap:
    guardSwap(Site, R);
    return true;
  case Role::Wait:
    wait(Site, R);
    return true;
  case Role::Notify:
    simpleOp(OpKind::Notify, Site, R);
    return true;
  case Role::Spawn:
    spawn(Site, R);
    return true;
  case Role::SignalSet:
    signalSet(Site, R);
    return true;
  case Role::SignalMask:
    signalMask(Site, R);
    return true;
  case Role::CallOnce:
    callOnce(Site, R);
    return true;
  case Role::Invoke:
    invoke(Site, R);
    return true;
  case Role::Register:
    registerRole(Site, R);
    return true;
  case Role::Copy:
    copyRole(Site, R);
    return true;
  case Role::Construct:
    if (R.Object.What == Operand::Result && !makesCallable(Site) && !makesShared(Site, R))
      return false; // Of other classes the constructor is seen inside.
    construct(Site, R);
    return true;
  case Role::OrderedBy:
    orderedBy(Site, R);
    return true;
  case Role::Exchange:
    return exchangeRole(Site);
  case Role::Swap:
    return swapRole(Site);
  case Role::Remove:
    remove(Site, R);
    return true;
  case Role::Ignore:
  case Role::Destroy: // Who may hold it then is judged on paths (checkers/path).
  case Role::Deref:
  case Role::Element:
  case Role::Identity:
  case Role::Bind:
  case Role::GuardOwns:
  case Role::GuardMutex:
    produces(Site.E, Site.Destination);
    return true;
  default:
    return false;
  }
}
