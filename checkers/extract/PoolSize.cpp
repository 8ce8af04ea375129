//===-- checkers/extract/PoolSize.cpp - Units of a pool -------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/extract/PoolSize.h"

#include "checkers/extract/Loops.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/SmallVector.h"

using namespace clang;
using namespace holdwait;
using namespace holdwait::extract;

namespace {

using Fields = llvm::SmallPtrSet<const FieldDecl *, 4>;

bool isWhole(QualType T) {
  T = T.getNonReferenceType();
  return T->isIntegerType() && !T->isBooleanType() && !T->isEnumeralType();
}

/// The member of the object itself that an expression is, or null.
const FieldDecl *ownField(const Expr *E) {
  const auto *M = E ? dyn_cast<MemberExpr>(E->IgnoreParenImpCasts()) : nullptr;
  return M && isa<CXXThisExpr>(M->getBase()->IgnoreParenImpCasts())
             ? dyn_cast<FieldDecl>(M->getMemberDecl())
             : nullptr;
}

void addFields(const Stmt *S, Fields &Found) {
  if (!S)
    return;
  if (const auto *E = dyn_cast<Expr>(S))
    if (const FieldDecl *F = ownField(E); F && !F->getType()->isBooleanType())
      Found.insert(F);
  for (const Stmt *Child : S->children())
    addFields(Child, Found);
}

/// What a class looks at before it waits at a condition.
class StockFinder {
public:
  explicit StockFinder(UnitContext &U) : U(U) {}

  Fields Found;

  /// Whether \p S waits.
  bool visit(const Stmt *S) {
    if (!S)
      return false;
    bool Waits = isWait(S);
    if (!isa<LambdaExpr>(S))
      for (const Stmt *Child : S->children())
        Waits |= visit(Child);
    if (const auto *L = dyn_cast<WhileStmt>(S); L && Waits)
      addFields(L->getCond(), Found);
    return Waits;
  }

private:
  bool isWait(const Stmt *S) {
    const auto *Call = dyn_cast<CallExpr>(S);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    const models::Row *R = Callee ? U.Models.function(*Callee) : nullptr;
    if (!R || R->What != models::Role::Wait || R->Wait != skeleton::WaitKind::Condition)
      return false;
    for (const Expr *Arg : Call->arguments())
      addPredicate(Arg);
    return true;
  }

  void addPredicate(const Stmt *S) {
    if (const auto *L = dyn_cast_or_null<LambdaExpr>(S))
      return addFields(L->getBody(), Found);
    if (S)
      for (const Stmt *Child : S->children())
        addPredicate(Child);
  }

  UnitContext &U;
};

/// What a constructor says of the stock.
class SizeFinder {
public:
  SizeFinder(const CXXConstructorDecl *C, const Fields &Stock, UnitContext &U)
      : C(C), Stock(Stock), U(U) {}

  std::optional<PoolSize> run() {
    for (const CXXCtorInitializer *I : C->inits())
      if (const FieldDecl *F = I->getAnyMember(); F && Stock.count(F))
        addInitial(F, I->getInit());
    visit(C->getBody(), nullptr);
    if (Unclear || Sizes.size() != 1)
      return std::nullopt;
    return Sizes.front();
  }

private:
  void add(const Expr *E) {
    if (!E || E->isValueDependent())
      return;
    Expr::EvalResult Result;
    const Expr *Plain = E->IgnoreParenCasts();
    if (const auto *D = dyn_cast<DeclRefExpr>(Plain))
      if (const auto *P = dyn_cast<ParmVarDecl>(D->getDecl()))
        return add(PoolSize{P, 0});
    if (!E->EvaluateAsInt(Result, U.Context))
      Unclear = true;
    else if (const int64_t N = Result.Val.getInt().tryExtValue().value_or(0); N > 0)
      add(PoolSize{nullptr, N});
  }

  void add(PoolSize S) {
    if (llvm::none_of(Sizes, [&](const PoolSize &Old) {
          return Old.Parameter == S.Parameter && Old.Number == S.Number;
        }))
      Sizes.push_back(S);
  }

  /// A number, or the length that a container is made with.
  void addInitial(const FieldDecl *F, const Expr *Init) {
    if (const auto *Default = dyn_cast_or_null<CXXDefaultInitExpr>(Init))
      Init = Default->getExpr();
    if (!Init)
      return;
    if (isWhole(F->getType())) {
      const auto *List = dyn_cast<InitListExpr>(Init->IgnoreImplicit());
      return add(List && List->getNumInits() == 1 ? List->getInit(0) : Init);
    }
    const auto *Made = dyn_cast<CXXConstructExpr>(Init->IgnoreImplicit());
    if (Made && Made->getNumArgs() > 0 && isWhole(Made->getArg(0)->getType()))
      add(Made->getArg(0));
  }

  /// \p Loop: the innermost one around.
  void visit(const Stmt *S, const Stmt *Loop) {
    if (!S || isa<LambdaExpr>(S))
      return;
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(S))
      if (const FieldDecl *F = ownField(Call->getImplicitObjectArgument()); F && Stock.count(F))
        addCall(Call, Loop);
    if (const auto *Store = dyn_cast<BinaryOperator>(S); Store && Store->getOpcode() == BO_Assign)
      if (const FieldDecl *F = ownField(Store->getLHS());
          F && Stock.count(F) && isWhole(F->getType()))
        add(Store->getRHS());
    if (isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(S))
      Loop = S;
    for (const Stmt *Child : S->children())
      visit(Child, Loop);
  }

  void addCall(const CXXMemberCallExpr *Call, const Stmt *Loop) {
    const auto *Method = Call->getMethodDecl();
    const llvm::StringRef Name =
        Method && Method->getIdentifier() ? Method->getName() : llvm::StringRef();
    if ((Name == "resize" || Name == "assign") && Call->getNumArgs() > 0 &&
        isWhole(Call->getArg(0)->getType()))
      return add(Call->getArg(0));
    if (!Name.starts_with("push") && !Name.starts_with("emplace") && Name != "insert")
      return;
    if (const uint8_t Times = timesAround(C->getBody(), Call, U.Context))
      return add(PoolSize{nullptr, Times});
    if (const auto *For = dyn_cast_or_null<ForStmt>(Loop))
      addBound(For);
    else if (const auto *Range = dyn_cast_or_null<CXXForRangeStmt>(Loop))
      addLength(Range);
    else
      Unclear = true;
  }

  /// `for (int i = 0; i < n; ++i)`
  void addBound(const ForStmt *L) {
    const auto *Test = dyn_cast_or_null<BinaryOperator>(L->getCond());
    const auto *Declared = dyn_cast_or_null<DeclStmt>(L->getInit());
    const auto *V = Declared && Declared->isSingleDecl()
                        ? dyn_cast<VarDecl>(Declared->getSingleDecl())
                        : nullptr;
    Expr::EvalResult First;
    if (Test && V && V->getInit() && V->getInit()->EvaluateAsInt(First, U.Context) &&
        First.Val.getInt() == 0 && (Test->getOpcode() == BO_LT || Test->getOpcode() == BO_NE))
      add(Test->getRHS());
    else
      Unclear = true;
  }

  /// Over a vector that was made, or made longer, in this constructor.
  void addLength(const CXXForRangeStmt *L) {
    const FieldDecl *F = ownField(L->getRangeInit());
    const size_t Before = Sizes.size();
    for (const CXXCtorInitializer *I : C->inits())
      if (F && I->getAnyMember() == F)
        addInitial(F, I->getInit());
    Unclear |= Sizes.size() == Before;
  }

  const CXXConstructorDecl *C;
  const Fields &Stock;
  UnitContext &U;
  llvm::SmallVector<PoolSize, 2> Sizes;
  bool Unclear = false;
};

} // namespace

std::optional<PoolSize> extract::poolSize(const CXXConstructorDecl *C, UnitContext &U) {
  const CXXRecordDecl *R = C->getParent();
  const auto Numbers =
      llvm::count_if(C->parameters(), [](const ParmVarDecl *P) { return isWhole(P->getType()); });
  // Of one number it is taken that it is the size, also where the constructor has no body.
  if (Numbers == 1 || C->isCopyOrMoveConstructor() || C->isDelegatingConstructor() ||
      R->isDependentContext() || !U.T.hasCondition(U.Context.getCanonicalTagType(R)))
    return std::nullopt;
  StockFinder Stock(U);
  for (const CXXMethodDecl *M : R->methods())
    if (const FunctionDecl *Defined = nullptr; M->hasBody(Defined))
      Stock.visit(Defined->getBody());
  return Stock.Found.empty() ? std::nullopt : SizeFinder(C, Stock.Found, U).run();
}
