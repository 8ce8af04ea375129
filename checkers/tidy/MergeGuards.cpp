//===-- checkers/tidy/MergeGuards.cpp - Two guards become one -------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/tidy/Blocks.h"
#include "checkers/tidy/FixIts.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace holdwait;
using namespace holdwait::tidy;

namespace {

/// Whether somebody names \p Var after its declaration.
class Mentions : public RecursiveASTVisitor<Mentions> {
public:
  explicit Mentions(const VarDecl *Var) : Var(Var) {}
  bool VisitDeclRefExpr(DeclRefExpr *E) {
    Found |= E->getDecl() == Var;
    return !Found;
  }
  bool Found = false;

private:
  const VarDecl *Var;
};

/// A guard that does nothing but hold what it was made with.
struct Guard {
  const VarDecl *Var;
  ArrayRef<const Expr *> Locks;
};

} // namespace

/// std::scoped_lock asks more of a lock than std::lock_guard does.
static bool hasTryLock(const CXXRecordDecl *Record) {
  if (!Record || !Record->hasDefinition())
    return false;
  for (const CXXMethodDecl *M : Record->methods())
    if (M->getIdentifier() && M->getName() == "try_lock" && M->getNumParams() == 0)
      return M->getAccess() == AS_public;
  return llvm::any_of(Record->bases(), [](const CXXBaseSpecifier &B) {
    return B.getAccessSpecifier() == AS_public && hasTryLock(B.getType()->getAsCXXRecordDecl());
  });
}

static std::optional<Guard> plainGuard(const Stmt *S) {
  const VarDecl *Var = onlyVariable(S);
  const CXXRecordDecl *Type = Var ? Var->getType()->getAsCXXRecordDecl() : nullptr;
  if (!Type || !Type->isInStdNamespace() || !Type->getIdentifier() || !Var->getInit() ||
      Var->hasAttrs() || Var->isStaticLocal())
    return std::nullopt;
  const auto *Init = dyn_cast<CXXConstructExpr>(Var->getInit()->IgnoreImplicit());
  const bool Known = Type->getName() == "lock_guard" || Type->getName() == "scoped_lock";
  // With std::adopt_lock one of the arguments is no lock.
  if (!Known || !Init || Init->getNumArgs() == 0 ||
      !llvm::all_of(Init->arguments(), [](const Expr *E) {
        return hasTryLock(E->IgnoreParenImpCasts()->getType()->getAsCXXRecordDecl());
      }))
    return std::nullopt;
  return Guard{Var, ArrayRef(Init->getArgs(), Init->getNumArgs())};
}

static bool isMentioned(const VarDecl *Var, const FunctionDecl &F) {
  Mentions Visitor(Var);
  Visitor.TraverseDecl(const_cast<FunctionDecl *>(&F));
  return Visitor.Found;
}

/// Whether nothing but white space, no comment and no directive, is between the two.
static bool followsDirectly(ASTContext &Context, const Stmt *First, const Stmt *Second) {
  const SourceLocation End = behind(Context, First);
  if (End.isInvalid())
    return false;
  const StringRef Between =
      Lexer::getSourceText(CharSourceRange::getCharRange(End, Second->getBeginLoc()),
                           Context.getSourceManager(), Context.getLangOpts());
  return Between.trim().empty();
}

/// "m1, m2", when each may be read before any is locked.
static std::string arguments(ASTContext &Context, ArrayRef<Guard> Guards, const FunctionDecl &F) {
  std::string Text;
  for (const Guard &G : Guards)
    for (const Expr *Lock : G.Locks) {
      if (!namesOneObject(Context, Lock, F) || !isWritten(Lock->getSourceRange()))
        return "";
      Text += (Text.empty() ? "" : ", ") + textOf(Context, Lock->getSourceRange()).str();
    }
  return Text;
}

static std::optional<FixItHint> merge(ASTContext &Context, InBlock At) {
  const Stmt *First = At.statement(), *Second = At.after();
  const auto Outer = plainGuard(First), Inner = plainGuard(Second);
  const FunctionDecl *F = outermostFunction(Context, *At.Block);
  if (!Outer || !Inner || !F || !isWritten({First->getBeginLoc(), Second->getEndLoc()}) ||
      !followsDirectly(Context, First, Second) || isMentioned(Outer->Var, *F) ||
      isMentioned(Inner->Var, *F))
    return std::nullopt;
  const std::string Locks = arguments(Context, {*Outer, *Inner}, *F);
  if (Locks.empty())
    return std::nullopt;
  const bool Const = Outer->Var->getType().isConstQualified();
  const std::string Text = (Const ? "const " : "") + std::string("std::scoped_lock ") +
                           Outer->Var->getName().str() + "(" + Locks + ");";
  return FixItHint::CreateReplacement(
      CharSourceRange::getCharRange(First->getBeginLoc(), behind(Context, Second)), Text);
}

std::vector<FixItHint> holdwait::tidy::mergeGuards(ASTContext &Context, const report::Finding &F,
                                                   Locate At) {
  std::vector<FixItHint> Fixes;
  if (!Context.getLangOpts().CPlusPlus17 || !declaredInStd(Context, "scoped_lock"))
    return Fixes;
  for (const report::Witness &W : F.Witnesses) {
    if (W.Holds.Frames.empty() || W.Waits.Frames.empty())
      continue;
    const auto Holds = statementAt(Context, At(W.Holds.Frames.back().Where));
    const auto Waits = statementAt(Context, At(W.Waits.Frames.back().Where));
    if (Holds && Waits && Holds->Block == Waits->Block && Holds->after() == Waits->statement())
      if (auto Fix = merge(Context, *Holds))
        Fixes.push_back(std::move(*Fix));
  }
  return Fixes;
}
