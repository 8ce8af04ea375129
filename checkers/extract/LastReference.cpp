//===-- checkers/extract/LastReference.cpp - Counters at zero -------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/extract/LastReference.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtVisitor.h"

#include "llvm/ADT/StringSwitch.h"

using namespace clang;
using namespace holdwait;

/// Functions that hand on a counter's value are looked into this deep.
static constexpr unsigned MaxDepth = 4;

namespace {
/// What a decrement gives: the counter before or after it.
enum class Count { None, Before, After };

/// The one place of some code where a variable gets its value.
struct OnlyStore : ConstStmtVisitor<OnlyStore> {
  explicit OnlyStore(const VarDecl *V) : V(V) { note(V->getInit()); }

  void note(const Expr *Value) {
    if (!Value)
      return;
    Several |= From != nullptr;
    From = Value;
  }
  void VisitStmt(const Stmt *S) {
    for (const Stmt *Part : S->children())
      if (Part)
        Visit(Part);
  }
  void VisitBinaryOperator(const BinaryOperator *B) {
    if (B->isAssignmentOp())
      if (const auto *Ref = dyn_cast<DeclRefExpr>(B->getLHS()->IgnoreParens());
          Ref && Ref->getDecl() == V)
        note(B->getRHS());
    VisitStmt(B);
  }

  const VarDecl *V;
  const Expr *From = nullptr;
  bool Several = false;
};
} // namespace

static Count countOf(const Expr *E, unsigned Depth);

static Count countOfAtomic(AtomicExpr::AtomicOp Op) {
  switch (Op) {
  case AtomicExpr::AO__c11_atomic_fetch_sub:
  case AtomicExpr::AO__atomic_fetch_sub:
    return Count::Before;
  case AtomicExpr::AO__atomic_sub_fetch:
    return Count::After;
  default:
    return Count::None;
  }
}

static Count countOfVariable(const VarDecl *V, const Stmt *Code, unsigned Depth) {
  if (!V->hasLocalStorage() || isa<ParmVarDecl>(V))
    return Count::None;
  OnlyStore Store(V);
  if (Code)
    Store.Visit(Code);
  return Store.From && !Store.Several ? countOf(Store.From, Depth + 1) : Count::None;
}

static const Stmt *bodyAround(const VarDecl *V) {
  const auto *F = dyn_cast<FunctionDecl>(V->getDeclContext());
  return F ? F->getBody() : nullptr;
}

namespace {
struct Returns : ConstStmtVisitor<Returns> {
  void VisitStmt(const Stmt *S) {
    for (const Stmt *Part : S->children())
      if (Part)
        Visit(Part);
  }
  void VisitReturnStmt(const ReturnStmt *R) {
    ++Number;
    Value = R->getRetValue();
  }
  const Expr *Value = nullptr;
  unsigned Number = 0;
};
} // namespace

/// What the only `return` of a function with a body gives.
static const Expr *returned(const FunctionDecl *F) {
  const FunctionDecl *Definition = nullptr;
  if (!F || !F->hasBody(Definition) || Definition->isDependentContext())
    return nullptr;
  Returns R;
  R.Visit(Definition->getBody());
  return R.Number == 1 ? R.Value : nullptr;
}

static Count countOfCall(const CallExpr *C, unsigned Depth) {
  const FunctionDecl *F = C->getDirectCallee();
  if (!F || !F->getDeclName().isIdentifier())
    return Count::None;
  const Count Known = llvm::StringSwitch<Count>(F->getName())
                          .StartsWith("__sync_sub_and_fetch", Count::After)
                          .StartsWith("__sync_fetch_and_sub", Count::Before)
                          .Default(Count::None);
  if (Known != Count::None)
    return Known;
  if (F->getName() == "fetch_sub" && F->isInStdNamespace())
    return Count::Before;
  const Expr *Value = F->isInStdNamespace() ? nullptr : returned(F);
  return Value ? countOf(Value, Depth + 1) : Count::None;
}

static Count countOf(const Expr *E, unsigned Depth) {
  if (!E || Depth > MaxDepth)
    return Count::None;
  E = E->IgnoreParenImpCasts();
  if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
    return countOf(Cast->getSubExpr(), Depth);
  if (const auto *Full = dyn_cast<FullExpr>(E))
    return countOf(Full->getSubExpr(), Depth);
  if (const auto *U = dyn_cast<UnaryOperator>(E); U && U->isDecrementOp()) {
    const Expr *Counter = U->getSubExpr()->IgnoreParens();
    if (isa<MemberExpr>(Counter) || Counter->getType()->isAtomicType())
      return U->isPrefix() ? Count::After : Count::Before;
    return Count::None;
  }
  if (const auto *O = dyn_cast<CXXOperatorCallExpr>(E); O && O->getOperator() == OO_MinusMinus) {
    const FunctionDecl *F = O->getDirectCallee();
    return !F || !F->isInStdNamespace() ? Count::None
           : O->getNumArgs() == 1       ? Count::After
                                        : Count::Before;
  }
  if (const auto *A = dyn_cast<AtomicExpr>(E))
    return countOfAtomic(A->getOp());
  if (const auto *S = dyn_cast<StmtExpr>(E)) {
    const auto *Last = dyn_cast_or_null<Expr>(S->getSubStmt()->body_back());
    return Last ? countOf(Last, Depth) : Count::None;
  }
  if (const auto *B = dyn_cast<BinaryOperator>(E); B && B->getOpcode() == BO_Assign)
    return countOf(B->getRHS(), Depth);
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    if (const auto *V = dyn_cast<VarDecl>(Ref->getDecl()))
      return countOfVariable(V, bodyAround(V), Depth);
  if (const auto *C = dyn_cast<CallExpr>(E))
    return countOfCall(C, Depth);
  return Count::None;
}

/// Whether `count Op Limit` holds of the last reference and of no other.
static std::optional<bool> sideOf(BinaryOperatorKind Op, Count What, int64_t Limit) {
  const int64_t AtLast = What == Count::After ? 0 : 1;
  switch (Op) {
  case BO_EQ:
    return Limit == AtLast ? std::optional(true) : std::nullopt;
  case BO_NE:
  case BO_GT:
    return Limit == AtLast ? std::optional(false) : std::nullopt;
  case BO_LE:
    return Limit == AtLast ? std::optional(true) : std::nullopt;
  case BO_LT:
    return Limit == AtLast + 1 ? std::optional(true) : std::nullopt;
  case BO_GE:
    return Limit == AtLast + 1 ? std::optional(false) : std::nullopt;
  default:
    return std::nullopt;
  }
}

static std::optional<bool> sideAt(const Expr *E, unsigned Depth, const ASTContext &Context) {
  if (!E || Depth > MaxDepth || E->isValueDependent())
    return std::nullopt;
  E = E->IgnoreParenImpCasts();
  if (const auto *Not = dyn_cast<UnaryOperator>(E); Not && Not->getOpcode() == UO_LNot) {
    const std::optional<bool> Side = sideAt(Not->getSubExpr(), Depth, Context);
    return Side ? std::optional(!*Side) : std::nullopt;
  }
  if (const auto *B = dyn_cast<BinaryOperator>(E)) {
    // The last evaluated of `a && b` decides.
    if (B->isLogicalOp())
      return sideAt(B->getRHS(), Depth, Context);
    if (B->isComparisonOp() && B->getRHS()->getType()->isIntegralOrEnumerationType())
      if (const Count What = countOf(B->getLHS(), Depth); What != Count::None) {
        if (const std::optional<llvm::APSInt> Limit = B->getRHS()->getIntegerConstantExpr(Context))
          return sideOf(B->getOpcode(), What, Limit->getExtValue());
      }
    return std::nullopt;
  }
  if (const Count What = countOf(E, Depth); What != Count::None)
    return sideOf(BO_NE, What, 0);
  // `if (release(object))`, which returns such a test.
  if (const auto *C = dyn_cast<CallExpr>(E))
    if (const FunctionDecl *F = C->getDirectCallee(); F && !F->isInStdNamespace())
      return sideAt(returned(F), Depth + 1, Context);
  return std::nullopt;
}

std::optional<bool> extract::sideOfLastReference(const Expr *Condition, const ASTContext &Context) {
  return Condition ? sideAt(Condition, 0, Context) : std::nullopt;
}
