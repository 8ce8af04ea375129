//===-- checkers/extract/LowerDestructors.cpp - How objects end ---------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/extract/Lowering.h"

#include "clang/AST/DeclTemplate.h"
#include "clang/Analysis/ConstructionContext.h"

#include "llvm/Support/SaveAndRestore.h"

using namespace clang;
using namespace holdwait;
using namespace holdwait::extract;
using models::Role;

void Lowering::maybe(std::optional<IrCondition> When, llvm::function_ref<void()> Body) {
  const uint32_t Before = Current, Inside = newBlock(), After = newBlock();
  F.Blocks[Inside].Handler = F.Blocks[After].Handler = F.Blocks[Before].Handler;
  F.Blocks[Before].Edges.push_back({Inside, When});
  F.Blocks[Before].Edges.push_back({After, When ? std::optional(negate(*When)) : std::nullopt});
  Current = Inside;
  Body();
  jump(Current, After);
  Current = After;
}

/// A deleter that the project wrote: a class with an operator().
bool Lowering::runDeleter(const IrPath *P, QualType T, SourceLocation Where) {
  const QualType Deleter = heldType(T, 1);
  const CXXRecordDecl *R = Deleter.isNull() ? nullptr : Deleter->getAsCXXRecordDecl();
  if (!R || !R->hasDefinition() || U.From.isSystem(R))
    return false;
  for (const CXXMethodDecl *M : R->getDefinition()->methods()) {
    if (M->getOverloadedOperator() != OO_Call || M->getNumParams() != 1)
      continue;
    U.Functions.reach(M);
    maybe(IrCondition{Make.load(P), Relation::NotEqual, Make.constant(0)}, [&] {
      IrOp &Op = emit(OpKind::Call, Where);
      Op.Variant = static_cast<uint8_t>(CallKind::Direct);
      Op.Callee = M;
      Op.Object = newTemporary();
      Op.Values.push_back(Make.load(P));
      Op.Aux = skeleton::CF_Ends;
    });
    return true;
  }
  return false;
}

/// A pointer that owns, or a container, destroys what it holds with itself.
void Lowering::destroyOwned(const IrPath *P, QualType T, SourceLocation Where) {
  const models::Row *R = U.T.row(T);
  if (!R)
    return;
  if (R->What == Role::Pointer) {
    QualType Held = heldType(T);
    if (R->Owning && !R->Shared && runDeleter(P, T, Where))
      return;
    if (!R->Owning || Held.isNull() || !needsDestruction(Held))
      return;
    const IrCondition IsThere{Make.load(P), Relation::NotEqual, Make.constant(0)};
    const IrPath *Object = Make.deref(P);
    const llvm::SaveAndRestore<bool> Last(LastReference, R->Shared);
    maybe(IsThere, [&] {
      destroy(Held->isArrayType() ? Make.someElement(Object) : Object, objectType(Held), Where,
              true);
    });
    return;
  }
  // Of a map, keys and mapped objects; the other arguments are functions of the map.
  for (unsigned I = 0; I < 2; ++I) {
    const QualType Held = heldType(T, I);
    if (Held.isNull() || !needsDestruction(Held))
      continue;
    const CXXRecordDecl *Class = objectType(Held)->getAsCXXRecordDecl();
    if (I > 0 && (!Class || (U.From.isSystem(Class) && !U.T.row(Held))))
      continue;
    if (U.T.isGuard(Held)) // Whether there are any is known where they were put in.
      destroy(Make.someElement(P), Held, Where);
    else
      maybe(std::nullopt, [&] { destroy(Make.someElement(P), Held, Where); });
  }
}

static const VarDecl *findVariable(const Stmt *S) {
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
    if (const auto *V = dyn_cast<VarDecl>(Ref->getDecl()))
      return V;
  for (const Stmt *Child : S->children())
    if (Child)
      if (const VarDecl *V = findVariable(Child))
        return V;
  return nullptr;
}

/// Whether an element of \p Container, or what the iterator \p At leads to, was moved
/// from before: what is taken out then holds nothing any more.
bool Lowering::wasMovedFrom(const IrPath *Container, const Expr *At) {
  const VarDecl *Iterator = At ? findVariable(At) : nullptr;
  const auto It = Iterator ? LocalIndex.find(Iterator) : LocalIndex.end();
  return llvm::any_of(MovedFrom, [&](const IrPath *P) {
    if (It != LocalIndex.end() && P->Root == RootKind::Local && P->Index == It->second)
      return true;
    IrPath Start = *P;
    Start.Selectors = P->Selectors.take_front(Container->Selectors.size());
    return P->Selectors.size() > Container->Selectors.size() && samePath(&Start, Container);
  });
}

/// What leaves a container ends, unless it was moved from. Which guards stay is not followed:
/// a lock wrongly kept would raise false alarms.
void Lowering::remove(const CallSite &Site, const Row &R) {
  const QualType Holder = holderType(Site, R);
  const IrPath *Container = operandPath(Site, R.Object);
  if (!Holder.isNull() && !wasMovedFrom(Container, Site.Args.empty() ? nullptr : Site.Args[0]))
    destroyOwned(Container, objectType(Holder), Site.Where);
  produces(Site.E, newTemporary());
}

bool Lowering::needsDestruction(QualType T) {
  const CXXRecordDecl *R = objectType(T)->getAsCXXRecordDecl();
  return R && R->hasDefinition() && !R->hasTrivialDestructor() && !R->isDependentContext();
}

void Lowering::destroy(const IrPath *P, QualType T, SourceLocation Where, bool ByPointer) {
  if (!needsDestruction(T))
    return;
  P = Make.intoArray(P, T);
  T = objectType(T);
  if (U.T.isGuard(T)) {
    emit(OpKind::GuardDestroy, Where).Object = P;
    return;
  }
  const CXXRecordDecl *R = T->getAsCXXRecordDecl()->getDefinition();
  const CXXDestructorDecl *D = R->getDestructor();
  if (!D || D->isInvalidDecl())
    return;
  CallSite Site;
  Site.Callee = D;
  Site.Object = P;
  Site.Where = Where;
  if (const Row *FunctionRow = U.Models.function(*D);
      FunctionRow && FunctionRow->What != Role::NoThrow) {
    role(Site, *FunctionRow);
    return;
  }
  if (const Row *TypeRow = U.T.row(T)) {
    if (TypeRow->What == Role::Pointer || TypeRow->What == Role::Container)
      return destroyOwned(P, T, Where);
    if (TypeRow->What == Role::Future || TypeRow->What == Role::Thread) {
      IrOp &Op = emit(OpKind::Destroy, Where); // It may wait for its task.
      Op.Object = P;
      Op.Interesting = true;
      return;
    }
    if (U.From.isSystem(R))
      return; // A lock of a library: nothing to see inside.
  }
  U.Functions.reach(D);
  callDirect(Site, ByPointer && D->isVirtual() && !R->isEffectivelyFinal());
}

/// `object.~T()`
void Lowering::destroyExplicitly(const CXXMemberCallExpr *E, const CXXDestructorDecl *D) {
  const QualType T = U.Context.getCanonicalTagType(D->getParent());
  if (const IrPath *P = objectOfCall(E))
    destroy(P, T, E->getExprLoc(), isVirtualCall(E, D));
}

void Lowering::destroyVariable(const VarDecl *V, SourceLocation Where) {
  const QualType T = V->getType();
  // A reference here is one that keeps a temporary alive.
  destroy(variableObject(V), T.getNonReferenceType(), Where);
}

/// An exception ends the life of \p V, if it was made before.
void Lowering::unwind(const VarDecl *V) {
  const QualType T = V->getType();
  if (V->isStaticLocal() || T->isReferenceType() || !needsDestruction(T))
    return;
  const bool IsGuard = U.T.isGuard(objectType(T));
  IrOp &Op = emit(IsGuard ? OpKind::GuardDestroy : OpKind::Destroy, V->getLocation());
  Op.Object = Make.intoArray(variable(V), T);
  Op.Unwinds = true;
}

void Lowering::destroyTemporary(const CXXBindTemporaryExpr *E) {
  const Expr *Source = strip(E->getSubExpr());
  auto It = Results.find(Source);
  if (It == Results.end() || !It->second.Path)
    return;
  // What became part of something lives on with it.
  const IrPath &P = *It->second.Path;
  if (P.Root != RootKind::Local || !P.Selectors.empty() ||
      !(F.Locals[P.Index].Flags & skeleton::LF_Temporary))
    return;
  destroy(It->second.Path, E->getType(), E->getEndLoc());
}

void Lowering::destroyMember(const FieldDecl *Field, SourceLocation Where) {
  destroy(Make.field(Make.thisObject(), Field), Field->getType(), Where);
}

void Lowering::destroyBase(const CXXBaseSpecifier *Base, SourceLocation Where) {
  destroy(Make.thisObject(), Base->getType(), Where);
}

void Lowering::destroyDeleted(const CXXDeleteExpr *E) {
  const QualType T = E->getDestroyedType();
  if (T.isNull() || isBroken(E))
    return;
  const IrPath *P = pointeeOf(E->getArgument());
  destroy(E->isArrayForm() ? Make.someElement(P) : P, T, E->getBeginLoc(), !E->isArrayForm());
}

void Lowering::cleanUp(const VarDecl *V, const FunctionDecl *Cleanup) {
  CallSite Site;
  Site.Callee = Cleanup;
  Site.Where = V->getLocation();
  // There is no expression for the address that is passed.
  IrOp Op;
  Op.Kind = OpKind::Call;
  Op.Variant = static_cast<uint8_t>(CallKind::Direct);
  Op.Callee = Cleanup;
  Op.Values.push_back(Make.address(variableObject(V)));
  Op.Where = Site.Where;
  U.Functions.reach(Cleanup);
  emit(std::move(Op));
}
