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
#include "llvm/ADT/FoldingSet.h"
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

/// All that a condition names, the objects of what it asks included.
class NameFinder : public RecursiveASTVisitor<NameFinder> {
public:
  explicit NameFinder(Asked &Found) : Found(Found) {}

  bool VisitMemberExpr(MemberExpr *E) {
    Found.insert(E->getMemberDecl()->getCanonicalDecl());
    return true;
  }

  bool VisitDeclRefExpr(DeclRefExpr *E) {
    Found.insert(E->getDecl()->getCanonicalDecl());
    return true;
  }

private:
  Asked &Found;
};

} // namespace

/// The fields and globals on the way to an object.
static void addNames(const Expr *E, Asked &Names) {
  for (E = E ? E->IgnoreParenImpCasts() : nullptr; E;) {
    if (const auto *Address = dyn_cast<UnaryOperator>(E))
      E = Address->getSubExpr()->IgnoreParenImpCasts();
    else if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E))
      E = Element->getBase()->IgnoreParenImpCasts();
    else
      break;
  }
  if (const auto *Member = dyn_cast_or_null<MemberExpr>(E))
    Names.insert(Member->getMemberDecl()->getCanonicalDecl());
  else if (const auto *Name = dyn_cast_or_null<DeclRefExpr>(E))
    Names.insert(Name->getDecl()->getCanonicalDecl());
}

/// What a call may write: the object of a method that is not `const`, and what is given by address.
static void addWrittenBy(const CallExpr &Call, Asked &Written) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Call.getDirectCallee());
  const bool Changes = Method && Method->isInstance() && !Method->isConst();
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call); Member && Changes)
    addNames(Member->getImplicitObjectArgument(), Written);
  else if (Operator && Changes && Operator->getNumArgs() > 0)
    addNames(Operator->getArg(0), Written);
  for (const Expr *Argument : Call.arguments())
    if (const auto *Address = dyn_cast<UnaryOperator>(Argument->IgnoreParenImpCasts());
        Address && Address->getOpcode() == UO_AddrOf)
      addNames(Address, Written);
}

/// What the step of a path to \p N writes.
static Asked writtenBy(const ExplodedNode &N) {
  Asked Written;
  if (const auto Store = N.getLocationAs<PostStore>())
    for (const auto *R = static_cast<const MemRegion *>(Store->getLocationValue()); R;
         R = isa<SubRegion>(R) ? cast<SubRegion>(R)->getSuperRegion() : nullptr)
      if (const auto *Named = dyn_cast<DeclRegion>(R))
        Written.insert(Named->getDecl()->getCanonicalDecl());
  const auto Point = N.getLocationAs<StmtPoint>();
  if (const auto *Call = Point ? dyn_cast<CallExpr>(Point->getStmt()) : nullptr)
    addWrittenBy(*Call, Written);
  return Written;
}

static bool meet(const Asked &A, const Asked &B) {
  return llvm::any_of(A, [&](const Decl *D) { return B.contains(D); });
}

namespace {

/// A condition that a path went by.
struct Question {
  const Stmt *Condition;
  const StackFrameContext *Frame;
  bool Answer; ///< To what is asked, negations left out.
  llvm::FoldingSetNodeID Text;
  Asked Names, Objects;

  /// A loop asks the same again.
  bool isSamePlace(const Question &Other) const {
    return Condition == Other.Condition && Frame == Other.Frame;
  }
};

} // namespace

/// What is asked without its negations.
static const Expr *withoutNot(const Expr *Condition, bool &Answer) {
  Condition = Condition->IgnoreParenImpCasts();
  for (const auto *Not = dyn_cast<UnaryOperator>(Condition); Not && Not->getOpcode() == UO_LNot;
       Not = dyn_cast<UnaryOperator>(Condition)) {
    Condition = Not->getSubExpr()->IgnoreParenImpCasts();
    Answer = !Answer;
  }
  return Condition;
}

static std::optional<Question> questionAt(const ExplodedNode &N) {
  const auto Edge = N.getLocationAs<BlockEdge>();
  const CFGBlock *From = Edge ? Edge->getSrc() : nullptr;
  const Expr *Condition = From ? From->getLastCondition() : nullptr;
  if (!Condition)
    return std::nullopt;
  Question Q{Condition, N.getStackFrame(), true, {}, {}, {}};
  AskedFinder(Q.Names).TraverseStmt(const_cast<Expr *>(Condition));
  NameFinder(Q.Objects).TraverseStmt(const_cast<Expr *>(Condition));
  if (From->succ_size() == 2) {
    Q.Answer = From->succ_begin()->getReachableBlock() == Edge->getDst();
    withoutNot(Condition, Q.Answer)
        ->Profile(Q.Text, Q.Frame->getDecl()->getASTContext(),
                  /*Canonical=*/true);
  } else {
    Q.Text.AddPointer(Condition); // More answers than yes and no.
  }
  return Q;
}

namespace {

/// The questions of a path, from its end to its beginning.
class Questions {
public:
  /// \p Objects are given other values here.
  void written(const Asked &Objects, bool SinceChange) {
    if (SinceChange)
      WrittenSince.insert(Objects.begin(), Objects.end());
    llvm::erase_if(Open, [&](const Question &Q) { return meet(Q.Objects, Objects); });
  }

  void after(Question Q) {
    NamesAfter.insert(Q.Names.begin(), Q.Names.end());
    Exclude |= contradicts(Q);
    const auto IsSame = [&](const Question &Other) { return isRepeated(Q, Other); };
    llvm::erase_if(Open, IsSame);
    if (!Q.Names.empty())
      Open.push_back(Q);
    After.push_back(std::move(Q));
  }

  void before(const Question &Q) {
    bool IsLoop = false, IsAgain = false;
    for (const Question &Other : After) {
      IsLoop |= Q.isSamePlace(Other);
      IsAgain |= Q.Condition == Other.Condition;
    }
    if (IsLoop)
      return;
    if (!IsAgain || meet(Q.Objects, WrittenSince))
      NamesBefore.insert(Q.Names.begin(), Q.Names.end());
  }

  bool areDoubtful() const { return Exclude || meet(NamesBefore, NamesAfter); }

private:
  static bool isRepeated(const Question &A, const Question &B) {
    return A.Frame == B.Frame && A.Text == B.Text;
  }

  /// Whether the next time the same was asked it had the other answer.
  bool contradicts(const Question &Q) const {
    return llvm::any_of(Open, [&](const Question &Later) {
      return isRepeated(Q, Later) && !Q.isSamePlace(Later) && Q.Answer != Later.Answer;
    });
  }

  std::vector<Question> After, Open; ///< Open: nothing they ask is written up to here.
  Asked NamesAfter, NamesBefore, WrittenSince;
  bool Exclude = false;
};

} // namespace

bool path::isDoubtful(const ExplodedNode *End, Region Lock, const LockFact &Fact) {
  Questions Asks;
  bool IsBefore = false;
  for (const ExplodedNode *N = End; N; N = N->getFirstPred()) {
    const LockFact *Now = N->getState()->get<Locks>(Lock);
    IsBefore |= !Now || Now->What != Fact.What || Now->Where != Fact.Where;
    // The last node knows of the change only if nobody has reported it yet.
    if (N == End)
      IsBefore = false;
    Asks.written(writtenBy(*N), !IsBefore);
    std::optional<Question> Q = questionAt(*N);
    if (Q && IsBefore)
      Asks.before(*Q);
    else if (Q)
      Asks.after(std::move(*Q));
  }
  return Asks.areDoubtful();
}
