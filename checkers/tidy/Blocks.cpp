//===-- checkers/tidy/Blocks.cpp - Locks and guards in a block ------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/tidy/Blocks.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/ParentMapContext.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/FoldingSet.h"

using namespace clang;
using namespace holdwait;

namespace {

class FindStatement : public RecursiveASTVisitor<FindStatement> {
public:
  explicit FindStatement(SourceLocation At) : At(At) {}

  bool VisitCompoundStmt(CompoundStmt *Block) {
    for (size_t I = 0; I < Block->size(); ++I)
      if (isHere(Block->body_begin()[I]))
        Found = tidy::InBlock{Block, I};
    return !Found;
  }

  std::optional<tidy::InBlock> Found;

private:
  bool isHere(const Stmt *S) const {
    if (const VarDecl *V = tidy::onlyVariable(S))
      return V->getLocation() == At;
    const auto *E = dyn_cast<Expr>(S);
    const auto *Call = E ? dyn_cast<CXXMemberCallExpr>(E->IgnoreImplicit()) : nullptr;
    return Call && Call->getExprLoc() == At;
  }

  SourceLocation At;
};

/// Whether \p Var is only ever read.
class OnlyRead : public RecursiveASTVisitor<OnlyRead> {
public:
  OnlyRead(ASTContext &Context, const VarDecl *Var) : Context(Context), Var(Var) {}

  bool VisitDeclRefExpr(DeclRefExpr *E) {
    if (E->getDecl() != Var)
      return true;
    for (const DynTypedNode &Parent : Context.getParents(*E))
      if (const auto *Cast = Parent.get<ImplicitCastExpr>();
          !Cast || Cast->getCastKind() != CK_LValueToRValue)
        Result = false;
    return Result;
  }

  bool Result = true;

private:
  ASTContext &Context;
  const VarDecl *Var;
};

} // namespace

std::optional<tidy::InBlock> tidy::statementAt(ASTContext &Context, SourceLocation At) {
  if (At.isInvalid())
    return std::nullopt;
  FindStatement Finder(At);
  Finder.TraverseAST(Context);
  return Finder.Found;
}

const VarDecl *tidy::onlyVariable(const Stmt *S) {
  const auto *Declaration = dyn_cast_or_null<DeclStmt>(S);
  return Declaration && Declaration->isSingleDecl()
             ? dyn_cast<VarDecl>(Declaration->getSingleDecl())
             : nullptr;
}

const CXXMemberCallExpr *tidy::memberCall(const Stmt *S, StringRef Name) {
  const auto *E = dyn_cast_or_null<Expr>(S);
  const auto *Call = E ? dyn_cast<CXXMemberCallExpr>(E->IgnoreImplicit()) : nullptr;
  const CXXMethodDecl *Method = Call ? Call->getMethodDecl() : nullptr;
  const bool Named = Method && Method->getIdentifier() && Method->getName() == Name;
  return Named && Call->getNumArgs() == 0 ? Call : nullptr;
}

const FunctionDecl *tidy::outermostFunction(ASTContext &Context, const Stmt &S) {
  const FunctionDecl *Last = nullptr;
  DynTypedNodeList Parents = Context.getParents(S);
  while (!Parents.empty()) {
    const DynTypedNode Parent = Parents[0];
    if (const auto *F = Parent.get<FunctionDecl>())
      Last = F;
    Parents = Context.getParents(Parent);
  }
  return Last;
}

/// A pointer that points to one object as long as \p F runs.
static bool isFixedPointer(ASTContext &Context, const Expr *E, const FunctionDecl &F) {
  E = E->IgnoreParenImpCasts();
  if (isa<CXXThisExpr>(E))
    return true;
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (!Var || !Var->getType()->isPointerType() || !Var->hasLocalStorage())
    return false;
  OnlyRead Visitor(Context, Var);
  Visitor.TraverseDecl(const_cast<FunctionDecl *>(&F));
  return Visitor.Result;
}

bool tidy::namesOneObject(ASTContext &Context, const Expr *E, const FunctionDecl &F) {
  E = E->IgnoreParenImpCasts();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    return isa<VarDecl>(Ref->getDecl());
  if (const auto *Member = dyn_cast<MemberExpr>(E)) {
    if (isa<VarDecl>(Member->getMemberDecl())) // Static.
      return true;
    return isa<FieldDecl>(Member->getMemberDecl()) &&
           (Member->isArrow() ? isFixedPointer(Context, Member->getBase(), F)
                              : namesOneObject(Context, Member->getBase(), F));
  }
  const auto *Operator = dyn_cast<UnaryOperator>(E);
  return Operator && Operator->getOpcode() == UO_Deref &&
         isFixedPointer(Context, Operator->getSubExpr(), F);
}

const ValueDecl *tidy::lastName(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  if (const auto *Operator = dyn_cast<UnaryOperator>(E))
    E = Operator->getSubExpr()->IgnoreParenImpCasts();
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return Member->getMemberDecl();
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  return Ref ? Ref->getDecl() : nullptr;
}

bool tidy::sameExpression(ASTContext &Context, const Expr *A, const Expr *B) {
  llvm::FoldingSetNodeID First, Second;
  A->IgnoreParenImpCasts()->Profile(First, Context, /*Canonical=*/true);
  B->IgnoreParenImpCasts()->Profile(Second, Context, /*Canonical=*/true);
  return First == Second;
}

bool tidy::declaredInStd(ASTContext &Context, StringRef Name) {
  for (const NamedDecl *D : Context.getTranslationUnitDecl()->lookup(&Context.Idents.get("std")))
    if (const auto *Std = dyn_cast<NamespaceDecl>(D))
      if (!Std->getPrimaryContext()->lookup(&Context.Idents.get(Name)).empty())
        return true;
  return false;
}

bool tidy::isWritten(SourceRange R) {
  return R.getBegin().isValid() && R.getBegin().isFileID() && R.getEnd().isFileID();
}

StringRef tidy::textOf(ASTContext &Context, SourceRange R) {
  return Lexer::getSourceText(CharSourceRange::getTokenRange(R), Context.getSourceManager(),
                              Context.getLangOpts());
}

SourceLocation tidy::behind(ASTContext &Context, const Stmt *S) {
  const SourceManager &Sources = Context.getSourceManager();
  if (isa<DeclStmt>(S)) // Its end is the semicolon.
    return Lexer::getLocForEndOfToken(S->getEndLoc(), 0, Sources, Context.getLangOpts());
  return Lexer::findLocationAfterToken(S->getEndLoc(), tok::semi, Sources, Context.getLangOpts(),
                                       /*SkipTrailingWhitespaceAndNewLine=*/false);
}
