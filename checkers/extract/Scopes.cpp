//===-- checkers/extract/Scopes.cpp - How statements nest -----------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/extract/Scopes.h"

#include "clang/AST/Decl.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;
using namespace holdwait::extract;

Scopes::Scopes(const Stmt *Body) { walk(Body, 0, nullptr); }

void Scopes::walkTry(const CXXTryStmt *T, uint32_t Depth, const CXXTryStmt *Around) {
  HasTry = true;
  Open.push_back(T);
  walk(T->getTryBlock(), Depth, T);
  Open.pop_back();
  for (unsigned I = 0; I < T->getNumHandlers(); ++I) {
    const CXXCatchStmt *Handler = T->getHandler(I);
    if (const VarDecl *V = Handler->getExceptionDecl())
      Depths[V] = Depth + 1;
    walk(Handler->getHandlerBlock(), Depth, Around);
  }
}

/// Remembers initialisers whose parts Clang's graph makes without saying where.
void Scopes::addComposed(const Expr *E, const VarDecl *V) {
  if (!E || E->getType().isNull() || E->isGLValue() ||
      !(E->getType()->isRecordType() || E->getType()->isArrayType()))
    return;
  const Expr *Inner = E->IgnoreParens();
  if (const auto *Full = dyn_cast<FullExpr>(Inner))
    Inner = Full->getSubExpr()->IgnoreParens();
  if (const auto *Bind = dyn_cast<CXXBindTemporaryExpr>(Inner))
    Inner = Bind->getSubExpr()->IgnoreParens();
  if (isa<ConditionalOperator, InitListExpr>(Inner))
    Composed.push_back({Inner, V});
}

void Scopes::walk(const Stmt *S, uint32_t Depth, const CXXTryStmt *Around) {
  if (!S)
    return;
  if (Around)
    Tries[S] = Around;
  if (const auto *T = dyn_cast<CXXTryStmt>(S))
    return walkTry(T, Depth, Around);
  if (isa<LambdaExpr>(S))
    return; // Its body is another function's.
  if (isa<Expr>(S) && !Around)
    return;
  if (const auto *D = dyn_cast<DeclStmt>(S))
    for (const Decl *Each : D->decls())
      if (const auto *V = dyn_cast<VarDecl>(Each)) {
        Depths[V] = Depth;
        addComposed(V->getInit(), V);
        for (const CXXTryStmt *T : Open)
          Inside[T].push_back(V);
      }
  if (const auto *R = dyn_cast<ReturnStmt>(S))
    addComposed(R->getRetValue(), nullptr);
  if (isa<CompoundStmt, ForStmt, WhileStmt, IfStmt, SwitchStmt, CXXForRangeStmt>(S))
    ++Depth;
  for (const Stmt *Child : S->children())
    walk(Child, Depth, Around);
}
