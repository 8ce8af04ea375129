//===-- checkers/path/Unwinding.cpp - What an exception leaves behind -----===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/path/Unwinding.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/ParentMap.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;
using namespace clang::ento;
using namespace holdwait;

namespace {

/// Finds variables of the project's classes whose end does something.
class EndFinder : public RecursiveASTVisitor<EndFinder> {
public:
  explicit EndFinder(const SourceManager &Sources) : Sources(Sources) {}

  bool VisitVarDecl(VarDecl *V) {
    const CXXRecordDecl *R = V->getType()->getAsCXXRecordDecl();
    Found |= R && R->hasDefinition() && !R->hasTrivialDestructor() &&
             !Sources.isInSystemHeader(R->getLocation());
    return !Found;
  }

  bool Found = false;

private:
  const SourceManager &Sources;
};

} // namespace

static bool isInTry(const Stmt *S, const LocationContext *Frame) {
  const ParentMap &Parents = Frame->getParentMap();
  for (; S; S = Parents.getParent(S))
    if (isa<CXXTryStmt>(S))
      return true;
  return false;
}

static bool leavesByException(const ExplodedNode &N) {
  const auto Point = N.getLocationAs<StmtPoint>();
  if (!N.isSink() || !Point || !isa<CXXThrowExpr>(Point->getStmt()))
    return false;
  const Stmt *At = Point->getStmt();
  for (const StackFrameContext *F = N.getStackFrame(); F;) {
    if (!At || isInTry(At, F))
      return false;
    EndFinder Finder(F->getDecl()->getASTContext().getSourceManager());
    Finder.TraverseStmt(F->getDecl()->getBody());
    if (Finder.Found)
      return false;
    At = F->getCallSite();
    F = F->getParent() ? F->getParent()->getStackFrame() : nullptr;
  }
  return true;
}

std::vector<const ExplodedNode *> path::endsByException(const ExplodedGraph &Graph) {
  std::vector<const ExplodedNode *> Ends;
  for (const ExplodedNode &N : Graph.nodes())
    if (leavesByException(N))
      Ends.push_back(&N);
  llvm::sort(Ends,
             [](const ExplodedNode *A, const ExplodedNode *B) { return A->getID() < B->getID(); });
  return Ends;
}
