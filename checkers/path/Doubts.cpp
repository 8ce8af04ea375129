//===-- checkers/path/Doubts.cpp - Paths that may not exist ---------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/path/Doubts.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;
using namespace clang::ento;
using namespace holdwait;
using namespace holdwait::path;

namespace {

using Asked = llvm::SmallPtrSet<const Decl *, 8>;

/// What a condition asks that others may change: fields, globals, functions. Local variables
/// are followed by the analyzer.
class AskedFinder : public RecursiveASTVisitor<AskedFinder> {
public:
  explicit AskedFinder(Asked &Found) : Found(Found) {}

  bool VisitMemberExpr(MemberExpr *E) {
    Found.insert(E->getMemberDecl()->getCanonicalDecl());
    return true;
  }

  bool VisitDeclRefExpr(DeclRefExpr *E) {
    const ValueDecl *D = E->getDecl();
    const auto *V = dyn_cast<VarDecl>(D);
    if (isa<FunctionDecl>(D) || (V && !V->hasLocalStorage()))
      Found.insert(D->getCanonicalDecl());
    return true;
  }

  /// Of a structure that is not changed the base says nothing.
  bool TraverseMemberExpr(MemberExpr *E) {
    VisitMemberExpr(E);
    const Expr *Base = E->getBase()->IgnoreParenImpCasts();
    return isa<CallExpr>(Base) ? TraverseStmt(const_cast<Expr *>(Base)) : true;
  }

private:
  Asked &Found;
};

} // namespace

bool path::isDoubtful(const ExplodedNode *End, Region Lock, const LockFact &Fact) {
  llvm::SmallPtrSet<const Stmt *, 16> After;
  Asked AskedAfter, AskedBefore;
  bool IsBefore = false;
  for (const ExplodedNode *N = End; N; N = N->getFirstPred()) {
    const LockFact *Now = N->getState()->get<Locks>(Lock);
    IsBefore |= !Now || Now->What != Fact.What || Now->Where != Fact.Where;
    const auto Edge = N->getLocationAs<BlockEdge>();
    // The last node knows of the change only if nobody has reported it yet.
    if (N == End)
      IsBefore = false;
    const Stmt *Condition = Edge ? Edge->getSrc()->getTerminatorCondition() : nullptr;
    if (!Condition || (IsBefore && After.contains(Condition)))
      continue;
    if (!IsBefore)
      After.insert(Condition);
    AskedFinder(IsBefore ? AskedBefore : AskedAfter).TraverseStmt(const_cast<Stmt *>(Condition));
  }
  return llvm::any_of(AskedBefore, [&](const Decl *D) { return AskedAfter.contains(D); });
}
