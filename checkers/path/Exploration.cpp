//===-- checkers/path/Exploration.cpp - What an exploration cannot see ----===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/path/Exploration.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;
using namespace clang::ento;
using namespace holdwait;
using namespace holdwait::path;
using models::Operand;
using models::Role;

namespace {

class HiddenFlowFinder : public RecursiveASTVisitor<HiddenFlowFinder> {
public:
  bool VisitStmt(Stmt *S) {
    Found |= isa<CXXTryStmt, CXXThrowExpr, CoroutineBodyStmt, CoawaitExpr, CoyieldExpr, SwitchStmt,
                 IndirectGotoStmt, AsmStmt>(S);
    return !Found;
  }

  /// Its initialisation is guarded by a lock of its own.
  bool VisitVarDecl(VarDecl *V) {
    Found |= V->isStaticLocal();
    return !Found;
  }

  bool Found = false;
};

} // namespace

bool path::hasHiddenFlow(const Stmt *Body) {
  HiddenFlowFinder Finder;
  Finder.TraverseStmt(const_cast<Stmt *>(Body));
  return Finder.Found;
}

/// Whether memory belongs to the path alone.
static bool isOwnMemory(const MemRegion *R) {
  if (!R)
    return false;
  const MemRegion *Base = R->getBaseRegion();
  if (const auto *Variable = dyn_cast<VarRegion>(Base))
    return Variable->getDecl()->hasLocalStorage();
  return isa<CXXThisRegion, CXXTempObjectRegion, StringRegion>(Base);
}

bool path::mayBeStale(const ProgramStateRef &State, SVal Where) {
  const auto Place = Where.getAs<Loc>();
  return Place && !isOwnMemory(Where.getAsRegion()) && !State->getSVal(*Place).getAsSymbol();
}

bool path::dependsOnOthers(SVal Condition) {
  const SymbolRef Symbol = Condition.getAsSymbol();
  if (Symbol)
    for (const SymbolRef Part : Symbol->symbols())
      if (isa<SymbolData>(Part) && !isOwnMemory(Part->getOriginRegion()))
        return true;
  return false;
}

bool path::isLost(const Effect &E, const ProgramStateRef &State) {
  if (llvm::is_contained(E.Locks, nullptr))
    return true;
  if (E.What == Effect::Release)
    return llvm::any_of(E.Locks, [&](Region Lock) { return !held(State, Lock); });
  if (E.What == Effect::GuardBind)
    return !E.Guard || E.Locks.size() > GuardFact::MaxLocks;
  const bool IsOfGuard = E.What > Effect::GuardBind;
  return IsOfGuard && !(E.Guard && State->get<Guards>(E.Guard));
}

bool path::isSaidByRow(const models::Row *R) {
  if (!R || R->Callable.What != Operand::None || !R->Then.empty())
    return false;
  switch (R->What) {
  case Role::Ignore:
  case Role::Init:
  case Role::SetAttribute:
  case Role::Destroy:
  case Role::CurrentThread:
    return true;
  default:
    return false;
  }
}
