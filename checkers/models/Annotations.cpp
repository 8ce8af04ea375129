//===-- checkers/models/Annotations.cpp - Rows out of annotations ---------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/models/Annotations.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;

namespace holdwait::models {
namespace {

constexpr llvm::StringLiteral Prefix = "holdwait:";

struct Rows {
  Row Pool, Executor, Lease, TryLease, TryLeaseByZero, Return, Submit;

  Rows() {
    Pool.What = Role::Pool;
    Executor.What = Role::Executor;
    Pool.IsType = Executor.IsType = true;
    for (Row *R : {&Lease, &TryLease, &TryLeaseByZero, &Return}) {
      R->What = Role::Acquire;
      R->Object.What = Operand::This;
    }
    Return.What = Role::Release;
    TryLease.Waiting = TryLeaseByZero.Waiting = skeleton::Waiting::Try;
    TryLeaseByZero.SuccessIsZero = true;
    TryLeaseByZero.Success = 0;
    Submit.What = Role::Spawn;
    Submit.Spawn = skeleton::SpawnKind::Task;
    Submit.Executor.What = Operand::This;
    Submit.Callable.What = Operand::Argument;
    Submit.Handle.What = Operand::Result;
  }
};

const Rows &rows() {
  static const Rows All;
  return All;
}

/// The annotation `holdwait:\p Word` of a declaration, or null.
const AnnotateAttr *find(const Decl &D, llvm::StringRef Word) {
  for (const auto *A : D.specific_attrs<AnnotateAttr>()) {
    llvm::StringRef Text = A->getAnnotation();
    if (Text.consume_front(Prefix) && Text == Word)
      return A;
  }
  return nullptr;
}

std::optional<int64_t> argument(const AnnotateAttr *A, ASTContext &Context) {
  Expr::EvalResult Result;
  if (!A || A->args_size() != 1 || (*A->args_begin())->isValueDependent() ||
      !(*A->args_begin())->EvaluateAsInt(Result, Context))
    return std::nullopt;
  return Result.Val.getInt().tryExtValue();
}

} // namespace

const Row *annotatedType(const NamedDecl &D) {
  if (!D.hasAttr<AnnotateAttr>())
    return nullptr;
  return find(D, "pool") ? &rows().Pool : find(D, "executor") ? &rows().Executor : nullptr;
}

const Row *annotatedFunction(const FunctionDecl &F, ASTContext &Context) {
  if (!F.hasAttr<AnnotateAttr>())
    return nullptr;
  if (find(F, "lease"))
    return &rows().Lease;
  if (find(F, "return"))
    return &rows().Return;
  if (find(F, "submit"))
    return &rows().Submit;
  const AnnotateAttr *Try = find(F, "try-lease");
  if (!Try)
    return nullptr;
  return argument(Try, Context) == 0 ? &rows().TryLeaseByZero : &rows().TryLease;
}

Sized annotatedSize(const ParmVarDecl &D) {
  return find(D, "units") ? Sized::Units : find(D, "overflow") ? Sized::Overflow : Sized::Unsaid;
}

SizeArguments sizesAmong(llvm::ArrayRef<const Expr *> Args, const CXXConstructorDecl &C) {
  SizeArguments Found;
  llvm::SmallVector<const Expr *, 2> Others;
  for (size_t I = 0; I < Args.size(); ++I) {
    if (!Args[I]->getType()->isIntegerType() || Args[I]->getType()->isBooleanType())
      continue;
    const Sized Said = I < C.getNumParams() ? annotatedSize(*C.getParamDecl(I)) : Sized::Unsaid;
    if (Said == Sized::Units)
      Found.Units = Args[I];
    else if (Said == Sized::Overflow)
      Found.More = Args[I];
    else
      Others.push_back(Args[I]);
  }
  if (!Found.Units && Others.size() == 1)
    Found.Units = Others.front();
  return Found;
}

std::optional<int64_t> annotatedCapacity(const ValueDecl &D, ASTContext &Context) {
  return argument(find(D, "capacity"), Context);
}

} // namespace holdwait::models
