//===-- checkers/tidy/GuardByHand.cpp - lock and unlock become a guard ----===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A guard holds its lock to the end of the block, and lets it go last. So each
/// unlock() must be the last thing that happens before the block is left, and
/// nothing may be destroyed there that was destroyed without the lock before.
///
//===----------------------------------------------------------------------===//

#include "checkers/tidy/Blocks.h"
#include "checkers/tidy/FixIts.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

#include <set>
#include <tuple>

using namespace clang;
using namespace holdwait;
using namespace holdwait::tidy;

namespace {

/// What stands in the block behind the lock(), as far as a guard cares.
class Rest : public RecursiveASTVisitor<Rest> {
public:
  Rest(ASTContext &Context, const Expr *Lock)
      : Context(Context), Lock(Lock), Name(lastName(Lock)) {}

  /// False when something is there that a guard does not stand.
  bool walk(InBlock From) {
    Outer = From.Block;
    for (size_t I = From.Index + 1; I < Outer->size() && Good; ++I)
      TraverseStmt(Outer->body_begin()[I]);
    takeUnlocks(Outer, From.Index + 1);
    return Good && Mentioned == Unlocks.size() && !Unlocks.empty();
  }

  std::vector<const Stmt *> Unlocks;

  /// Their returns do not leave the block.
  bool TraverseLambdaExpr(LambdaExpr *E) {
    ++Inside;
    const bool On = RecursiveASTVisitor::TraverseLambdaExpr(E);
    --Inside;
    return On;
  }
  bool TraverseCXXMethodDecl(CXXMethodDecl *D) {
    ++Inside;
    const bool On = RecursiveASTVisitor::TraverseCXXMethodDecl(D);
    --Inside;
    return On;
  }

  bool VisitCompoundStmt(CompoundStmt *Block) { return Inside != 0 || takeUnlocks(Block, 0); }
  bool VisitDeclRefExpr(DeclRefExpr *E) { return mention(E->getDecl()); }
  bool VisitMemberExpr(MemberExpr *E) { return mention(E->getMemberDecl()); }
  bool VisitVarDecl(VarDecl *Var) { return Good &= Var->isStaticLocal() || mayGoUnderTheLock(Var); }
  bool VisitLabelStmt(LabelStmt *) { return Good = false; }
  bool VisitGotoStmt(GotoStmt *) { return Good = false; }
  bool VisitIndirectGotoStmt(IndirectGotoStmt *) { return Good = false; }
  bool VisitAsmStmt(AsmStmt *) { return Good = false; }
  bool VisitCoawaitExpr(CoawaitExpr *) { return Good = false; }
  bool VisitCoyieldExpr(CoyieldExpr *) { return Good = false; }
  bool VisitCoreturnStmt(CoreturnStmt *) { return Good = false; }

private:
  bool mention(const ValueDecl *D) {
    Mentioned += D == Name;
    return Good;
  }

  /// Destructors of others may do anything, wait for a lock as well.
  bool mayGoUnderTheLock(const VarDecl *Var) const {
    if (Var->getType().isDestructedType() == QualType::DK_none)
      return true;
    const CXXRecordDecl *Type = Var->getType()->getAsCXXRecordDecl();
    return Type && Type->isInStdNamespace() && Type->getIdentifier() &&
           Type->getName() == "basic_string";
  }

  bool takeUnlocks(const CompoundStmt *Block, size_t From) {
    for (size_t I = From; I < Block->size(); ++I) {
      const InBlock At{Block, I};
      const CXXMemberCallExpr *Call = memberCall(At.statement(), "unlock");
      if (Call && sameExpression(Context, Call->getImplicitObjectArgument(), Lock))
        Good &= leavesAfter(At) && isWritten(Call->getSourceRange());
      if (Call && sameExpression(Context, Call->getImplicitObjectArgument(), Lock))
        Unlocks.push_back(At.statement());
    }
    return Good;
  }

  bool leavesAfter(InBlock At) const {
    if (const auto *Return = dyn_cast_or_null<ReturnStmt>(At.after()))
      return !Return->getRetValue() || isPlainValue(Return->getRetValue());
    return !At.after() && At.Block == Outer;
  }

  /// Whether making the value does not notice that the lock is held.
  static bool isPlainValue(const Expr *E) {
    E = E->IgnoreUnlessSpelledInSource();
    if (const auto *Operator = dyn_cast<UnaryOperator>(E))
      return Operator->getOpcode() == UO_Minus && isPlainValue(Operator->getSubExpr());
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
      return Ref->getType()->isScalarType() && !isa<FunctionDecl>(Ref->getDecl());
    return isa<IntegerLiteral, FloatingLiteral, CharacterLiteral, CXXBoolLiteralExpr,
               CXXNullPtrLiteralExpr>(E);
  }

  ASTContext &Context;
  const Expr *Lock;
  const ValueDecl *Name;
  const CompoundStmt *Outer = nullptr;
  size_t Mentioned = 0;
  unsigned Inside = 0; ///< Other functions that are written in the block.
  bool Good = true;
};

/// Which functions lock and which unlock what \p Name names.
class Users : public RecursiveASTVisitor<Users> {
public:
  Users(ASTContext &Context, const ValueDecl *Name) : Context(Context), Name(Name) {}

  bool VisitCXXMemberCallExpr(CXXMemberCallExpr *E) {
    const CXXMethodDecl *Method = E->getMethodDecl();
    if (!Method || !Method->getIdentifier() || lastName(E->getImplicitObjectArgument()) != Name)
      return true;
    const FunctionDecl *F = outermostFunction(Context, *E);
    if (Method->getName() == "unlock")
      Unlocking.insert(F);
    else
      Locking.insert(F);
    return true;
  }

  std::set<const FunctionDecl *> Locking, Unlocking;

private:
  ASTContext &Context;
  const ValueDecl *Name;
};

/// Every name that is declared or used in a function.
class Names : public RecursiveASTVisitor<Names> {
public:
  bool VisitNamedDecl(NamedDecl *D) { return add(D); }
  bool VisitDeclRefExpr(DeclRefExpr *E) { return add(E->getDecl()); }
  bool VisitMemberExpr(MemberExpr *E) { return add(E->getMemberDecl()); }

  std::set<std::string> All;

private:
  bool add(const NamedDecl *D) {
    All.insert(D->getNameAsString());
    return true;
  }
};

} // namespace

/// A lock() of a lock type of the standard library, that stands in a block of its own.
static const CXXMemberCallExpr *lockOfStd(const InBlock &At) {
  const CXXMemberCallExpr *Call = memberCall(At.statement(), "lock");
  const CXXRecordDecl *Type = Call ? Call->getRecordDecl() : nullptr;
  const bool Std = Type && Type->isInStdNamespace() && Type->getIdentifier() &&
                   Type->getName().ends_with("mutex");
  // A jump to a case goes past the guard.
  const bool Cases = llvm::any_of(At.Block->body(), llvm::IsaPred<SwitchCase>);
  return Std && !Cases && isWritten(Call->getSourceRange()) ? Call : nullptr;
}

/// Who only unlocks is called with the lock held: a guard would not know.
static bool everyoneLocksAsWell(ASTContext &Context, const ValueDecl *Name) {
  Users Visitor(Context, Name);
  Visitor.TraverseAST(Context);
  return llvm::all_of(Visitor.Unlocking,
                      [&](const FunctionDecl *F) { return Visitor.Locking.count(F) != 0; });
}

/// What a directive leaves out has not been seen.
static bool hasDirective(ASTContext &Context, SourceRange R) {
  StringRef Line, Rest = textOf(Context, R);
  while (!Rest.empty()) {
    std::tie(Line, Rest) = Rest.split('\n');
    if (Line.ltrim().starts_with("#"))
      return true;
  }
  return false;
}

static std::string freeName(const FunctionDecl &F) {
  Names Visitor;
  Visitor.TraverseDecl(const_cast<FunctionDecl *>(&F));
  for (const char *Name : {"guard", "lockGuard", "scopeGuard"})
    if (Visitor.All.count(Name) == 0)
      return Name;
  return "";
}

/// Without \p S; without its line and the line break before it, when there is nothing else on it.
static FixItHint without(ASTContext &Context, const Stmt *S) {
  const SourceManager &Sources = Context.getSourceManager();
  SourceLocation Begin = S->getBeginLoc(), End = behind(Context, S);
  const auto [File, Offset] = Sources.getDecomposedLoc(Begin);
  const StringRef Text = Sources.getBufferData(File);
  const size_t EndOffset = Sources.getFileOffset(End);
  const size_t Break = Text.rfind('\n', Offset), NextBreak = Text.find('\n', EndOffset);
  if (Break != StringRef::npos && Text.slice(Break, Offset).trim().empty() &&
      Text.slice(EndOffset, NextBreak).trim().empty()) {
    Begin = Begin.getLocWithOffset(static_cast<int>(Break) - static_cast<int>(Offset));
    End = End.getLocWithOffset(static_cast<int>(std::min(NextBreak, Text.size()) - EndOffset));
  }
  return FixItHint::CreateRemoval(CharSourceRange::getCharRange(Begin, End));
}

/// "const std::lock_guard<std::mutex> guard(m)".
static std::string declaration(ASTContext &Context, const CXXMemberCallExpr &Lock,
                               const std::string &Name) {
  const Expr *Object = Lock.getImplicitObjectArgument()->IgnoreImpCasts();
  const QualType Type = Object->getType();
  const QualType Pointee = Type->isPointerType() ? Type->getPointeeType() : Type;
  const bool Arrow = Type->isPointerType();
  return "const std::lock_guard<" +
         Pointee.getCanonicalType().getUnqualifiedType().getAsString(Context.getPrintingPolicy()) +
         "> " + Name + "(" + (Arrow ? "*" : "") + textOf(Context, Object->getSourceRange()).str() +
         ")";
}

std::vector<FixItHint> holdwait::tidy::guardByHand(ASTContext &Context, const report::Finding &F,
                                                   Locate At) {
  const report::Step &Holds = F.Witnesses.front().Holds;
  if (Holds.Frames.empty() || !declaredInStd(Context, "lock_guard"))
    return {};
  const auto Here = statementAt(Context, At(Holds.Frames.back().Where));
  const CXXMemberCallExpr *Call = Here ? lockOfStd(*Here) : nullptr;
  const FunctionDecl *Function = Call ? outermostFunction(Context, *Call) : nullptr;
  if (!Function || behind(Context, Call).isInvalid())
    return {};
  const Expr *Lock = Call->getImplicitObjectArgument();
  const ValueDecl *Named = lastName(Lock);
  Rest After(Context, Lock);
  if (!Named || !namesOneObject(Context, Lock, *Function) || !After.walk(*Here) ||
      hasDirective(Context, {Call->getBeginLoc(), Here->Block->getRBracLoc()}) ||
      !everyoneLocksAsWell(Context, Named))
    return {};
  // Where the block's own end does not unlock, it may be meant to be left with the lock held.
  const Stmt *Last = Here->Block->body_back();
  const size_t End = Here->Block->size() - (isa<ReturnStmt>(Last) ? 2 : 1);
  const std::string Name = freeName(*Function);
  if (!llvm::is_contained(After.Unlocks, Here->Block->body_begin()[End]) || Name.empty())
    return {};
  std::vector<FixItHint> Fixes{
      FixItHint::CreateReplacement(Call->getSourceRange(), declaration(Context, *Call, Name))};
  for (const Stmt *Unlock : After.Unlocks)
    Fixes.push_back(without(Context, Unlock));
  return Fixes;
}
