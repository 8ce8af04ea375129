//===-- checkers/extract/Attributes.cpp - What is promised ----------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/extract/Attributes.h"

#include "checkers/extract/Lowering.h"

#include "clang/AST/Attr.h"

using namespace clang;
using namespace holdwait;
using namespace holdwait::extract;
using skeleton::Mode;
using skeleton::Waiting;

/// Attributes may stand on any declaration, parameters are those of that one.
static const FunctionDecl *withAttributes(const FunctionDecl *F) {
  for (const FunctionDecl *D : F->redecls())
    if (D->hasAttr<AcquireCapabilityAttr>() || D->hasAttr<ReleaseCapabilityAttr>() ||
        D->hasAttr<TryAcquireCapabilityAttr>())
      return D;
  return nullptr;
}

bool extract::isDeclaredToSynchronise(const FunctionDecl *F) {
  return withAttributes(F) != nullptr;
}

namespace {

class AttributeLowering {
public:
  AttributeLowering(UnitContext &U, IrFunction &F, Lowering &L, const FunctionDecl *D)
      : U(U), F(F), L(L), D(D) {
    const auto *M = dyn_cast<CXXMethodDecl>(D);
    IsScoped = M && M->getParent()->hasAttr<ScopedLockableAttr>();
  }

  template <typename Attribute> void acquire(const Attribute &A, Waiting Wait) {
    const Mode M = A.isShared() ? Mode::Shared : Mode::Exclusive;
    IrOp Op;
    Op.Where = D->getLocation();
    if (IsScoped && (A.args_size() == 0 || isa<CXXConstructorDecl>(D))) {
      const bool Binds = isa<CXXConstructorDecl>(D);
      Op.Kind = Binds ? OpKind::GuardBind : OpKind::GuardLock;
      Op.Object = U.Make.thisObject();
      (Binds ? Op.Extra : Op.Variant) = static_cast<uint8_t>(Binds ? M : Mode::Exclusive);
      Op.Wait = Binds ? Waiting::Blocking : Wait;
      if (Binds)
        for (const Expr *Arg : A.args())
          Op.Paths.push_back(L.capability(Arg));
    } else {
      Op.Kind = OpKind::Acquire;
      Op.Variant = static_cast<uint8_t>(M);
      Op.Wait = Wait;
      for (const Expr *Arg : A.args())
        Op.Paths.push_back(L.capability(Arg));
      if (Op.Paths.empty())
        Op.Paths.push_back(U.Make.thisObject());
    }
    F.Blocks[0].Ops.push_back(std::move(Op));
  }

  void tryAcquire(const TryAcquireCapabilityAttr &A) {
    acquire(A, Waiting::Try);
    F.Locals.push_back({nullptr, skeleton::LF_Temporary, 0});
    const IrPath *Success = U.Make.local(F.Locals.size() - 1);
    bool SuccessIsTrue = true;
    if (const Expr *E = A.getSuccessValue(); E && !E->isValueDependent())
      (void)E->EvaluateAsBooleanCondition(SuccessIsTrue, U.Context);
    F.Blocks[0].Ops.back().Result = Success;
    F.Blocks[0].Ops.back().Aux = !SuccessIsTrue;
    IrOp Return;
    Return.Kind = OpKind::Return;
    Return.Value = U.Make.load(Success);
    Return.Where = D->getLocation();
    F.Blocks[0].Ops.push_back(std::move(Return));
  }

  void release(const ReleaseCapabilityAttr &A) {
    if (IsScoped && A.args_size() == 0)
      return add(isa<CXXDestructorDecl>(D) ? OpKind::GuardDestroy : OpKind::GuardUnlock,
                 U.Make.thisObject(), Mode::Exclusive);
    const Mode M = A.isShared() ? Mode::Shared : Mode::Exclusive;
    if (A.args_size() == 0)
      return add(OpKind::Release, U.Make.thisObject(), M);
    for (const Expr *Arg : A.args())
      add(OpKind::Release, L.capability(Arg), M);
  }

private:
  void add(OpKind Kind, const IrPath *Object, Mode M) {
    IrOp Op;
    Op.Kind = Kind;
    Op.Object = Object;
    Op.Variant = static_cast<uint8_t>(M);
    Op.Where = D->getLocation();
    F.Blocks[0].Ops.push_back(std::move(Op));
  }

  UnitContext &U;
  IrFunction &F;
  Lowering &L;
  const FunctionDecl *D;
  bool IsScoped;
};

} // namespace

IrFunction extract::declaredFunction(UnitContext &U, const FunctionDecl *Function) {
  const FunctionDecl *D = withAttributes(Function);
  IrFunction F;
  Lowering L(U, F);
  L.beginDeclared(D);
  AttributeLowering A(U, F, L, D);
  for (const auto *Release : D->specific_attrs<ReleaseCapabilityAttr>())
    A.release(*Release);
  for (const auto *Acquire : D->specific_attrs<AcquireCapabilityAttr>())
    A.acquire(*Acquire, Waiting::Blocking);
  for (const auto *Try : D->specific_attrs<TryAcquireCapabilityAttr>())
    A.tryAcquire(*Try);
  return F;
}
