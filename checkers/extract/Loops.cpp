//===-- checkers/extract/Loops.cpp - How often a loop runs ----------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/extract/Loops.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

#include <limits>
#include <optional>

using namespace clang;
using namespace holdwait::extract;

namespace {

std::optional<int64_t> constant(const Expr *E, const ASTContext &Context) {
  Expr::EvalResult Result;
  if (!E || E->isValueDependent() || !E->EvaluateAsInt(Result, Context))
    return std::nullopt;
  return Result.Val.getInt().tryExtValue();
}

bool isVariable(const Expr *E, const VarDecl *V) {
  const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
  return Ref && Ref->getDecl() == V;
}

/// `++i`, `i++`, `i += 1`.
bool isIncrement(const Expr *E, const VarDecl *V, const ASTContext &Context) {
  if (!E)
    return false;
  if (const auto *U = dyn_cast<UnaryOperator>(E->IgnoreParens()))
    return U->isIncrementOp() && isVariable(U->getSubExpr(), V);
  const auto *Add = dyn_cast<CompoundAssignOperator>(E->IgnoreParens());
  return Add && Add->getOpcode() == BO_AddAssign && isVariable(Add->getLHS(), V) &&
         constant(Add->getRHS(), Context) == 1;
}

/// The variable that a loop counts, and where it begins.
std::pair<const VarDecl *, std::optional<int64_t>> counter(const Stmt *Init,
                                                           const ASTContext &Context) {
  if (const auto *D = dyn_cast_or_null<DeclStmt>(Init); D && D->isSingleDecl())
    if (const auto *V = dyn_cast<VarDecl>(D->getSingleDecl()))
      return {V, constant(V->getInit(), Context)};
  if (const auto *A = dyn_cast_or_null<BinaryOperator>(Init); A && A->getOpcode() == BO_Assign)
    if (const auto *Ref = dyn_cast<DeclRefExpr>(A->getLHS()->IgnoreParens()))
      return {dyn_cast<VarDecl>(Ref->getDecl()), constant(A->getRHS(), Context)};
  return {nullptr, std::nullopt};
}

std::optional<int64_t> timesOf(const ForStmt *L, const ASTContext &Context) {
  const auto [V, First] = counter(L->getInit(), Context);
  const auto *Test =
      L->getCond() ? dyn_cast<BinaryOperator>(L->getCond()->IgnoreParenImpCasts()) : nullptr;
  if (!V || !First || !Test || !isVariable(Test->getLHS(), V) ||
      !isIncrement(L->getInc(), V, Context))
    return std::nullopt;
  const std::optional<int64_t> End = constant(Test->getRHS(), Context);
  if (!End)
    return std::nullopt;
  if (Test->getOpcode() == BO_LE)
    return *End - *First + 1;
  if (Test->getOpcode() == BO_LT || Test->getOpcode() == BO_NE)
    return *End - *First;
  return std::nullopt;
}

/// A list in braces.
const InitListExpr *elements(const Expr *Range) {
  const auto *List = dyn_cast<CXXStdInitializerListExpr>(Range->IgnoreImplicit());
  return List ? dyn_cast<InitListExpr>(List->getSubExpr()->IgnoreImplicit()) : nullptr;
}

/// Of an array, or of a class template such as std::array whose second argument is its length.
std::optional<int64_t> timesOf(const CXXForRangeStmt *L, const ASTContext &Context) {
  if (const InitListExpr *List = elements(L->getRangeInit()))
    return List->getNumInits();
  const QualType Range = L->getRangeInit()->getType().getNonReferenceType();
  if (const ConstantArrayType *A = Context.getAsConstantArrayType(Range))
    return static_cast<int64_t>(A->getSize().getLimitedValue());
  const auto *Class =
      dyn_cast_or_null<ClassTemplateSpecializationDecl>(Range->getAsCXXRecordDecl());
  if (!Class || !Class->isInStdNamespace() || Class->getTemplateArgs().size() != 2 ||
      Class->getTemplateArgs()[1].getKind() != TemplateArgument::Integral)
    return std::nullopt;
  return Class->getTemplateArgs()[1].getAsIntegral().tryExtValue();
}

/// The loops around a statement, multiplied; none: it was not found below.
class Search {
public:
  Search(const Stmt *Inner, const ASTContext &Context) : Inner(Inner), Context(Context) {}

  /// 0: some loop does not say how often it runs.
  std::optional<int64_t> below(const Stmt *S, int64_t Times) {
    if (!S)
      return std::nullopt;
    if (S == Inner)
      return Times;
    for (const Stmt *Child : S->children())
      if (const auto Found = below(Child, Times * factor(S, Child)))
        return Found;
    return std::nullopt;
  }

private:
  int64_t factor(const Stmt *S, const Stmt *Child) {
    if (const auto *L = dyn_cast<ForStmt>(S))
      return Child == L->getBody() ? bounded(timesOf(L, Context)) : 1;
    if (const auto *L = dyn_cast<CXXForRangeStmt>(S))
      return Child == L->getBody() ? bounded(timesOf(L, Context)) : 1;
    return isa<WhileStmt, DoStmt>(S) ? 0 : 1;
  }

  static int64_t bounded(std::optional<int64_t> N) {
    return N && *N > 0 && *N <= std::numeric_limits<uint8_t>::max() ? *N : 0;
  }

  const Stmt *Inner;
  const ASTContext &Context;
};

} // namespace

bool holdwait::extract::runsAtLeastOnce(const Stmt *Loop, const ASTContext &Context) {
  std::optional<int64_t> Times;
  if (const auto *L = dyn_cast<ForStmt>(Loop))
    Times = timesOf(L, Context);
  else if (const auto *L = dyn_cast<CXXForRangeStmt>(Loop))
    Times = timesOf(L, Context);
  return Times && *Times > 0;
}

uint8_t holdwait::extract::timesAround(const Stmt *Body, const Stmt *Inner,
                                       const ASTContext &Context) {
  const int64_t Times = Search(Inner, Context).below(Body, 1).value_or(0);
  return Times >= 1 && Times <= std::numeric_limits<uint8_t>::max() ? static_cast<uint8_t>(Times)
                                                                    : 0;
}
