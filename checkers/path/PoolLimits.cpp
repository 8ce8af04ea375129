//===-- checkers/path/PoolLimits.cpp - Pools that may run out ---------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/path/PoolLimits.h"

#include "checkers/models/Annotations.h"
#include "checkers/path/Regions.h"
#include "checkers/path/UnitKnowledge.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;
using namespace clang::ento;
using namespace holdwait;
using namespace holdwait::path;
using models::Operand;
using models::Role;
using models::Row;

static const Type *plain(QualType T) {
  return T.isNull() ? nullptr
                    : T.getNonReferenceType().getCanonicalType().getUnqualifiedType().getTypePtr();
}

/// Finds where pools are made, and with how many units.
class PoolLimits::MakerFinder : public RecursiveASTVisitor<MakerFinder> {
public:
  explicit MakerFinder(PoolLimits &L) : L(L) {}

  bool shouldVisitTemplateInstantiations() const { return true; }

  bool VisitVarDecl(VarDecl *V) {
    made(V, V->getInit());
    return true;
  }

  bool VisitFieldDecl(FieldDecl *F) {
    made(F, F->getInClassInitializer());
    return true;
  }

  bool TraverseConstructorInitializer(CXXCtorInitializer *I) {
    made(I->getAnyMember(), I->getInit());
    return RecursiveASTVisitor::TraverseConstructorInitializer(I);
  }

  /// Whatever it makes is of its type: an object of `new`, of a container.
  bool VisitCXXConstructExpr(CXXConstructExpr *E) {
    made(nullptr, E);
    return true;
  }

  bool VisitCallExpr(CallExpr *E) {
    const FunctionDecl *Callee = E->getDirectCallee();
    const Row *R = Callee ? L.Models.function(*Callee) : nullptr;
    if (!R || R->What != Role::Init || !isSized(*R))
      return true;
    const Expr *Object = nullptr;
    if (R->Object.What == Operand::Argument && R->Object.Index < E->getNumArgs())
      Object = E->getArg(R->Object.Index);
    else if (const auto *Method = dyn_cast<CXXMemberCallExpr>(E))
      Object = Method->getImplicitObjectArgument();
    if (!Object)
      return true;
    const QualType T = Object->IgnoreParenImpCasts()->getType();
    const llvm::ArrayRef<const Expr *> Args(E->getArgs(), E->getNumArgs());
    L.note(namedBy(Object), T->isPointerType() ? T->getPointeeType() : T, limitBy(*R, Args));
    return true;
  }

  static bool isSized(const Row &R) {
    return R.Capacity.What != Operand::None || R.Overflow.What != Operand::None;
  }

private:
  void made(const ValueDecl *Pool, const Expr *With) {
    const auto *Made =
        With ? dyn_cast<CXXConstructExpr>(With->IgnoreUnlessSpelledInSource()) : nullptr;
    if (!Made || Made->isTypeDependent())
      return;
    const CXXConstructorDecl *C = Made->getConstructor();
    const QualType T = L.Context.getCanonicalTagType(C->getParent());
    const Row *Class = L.Models.type(T);
    if (!Class || Class->What != Role::Pool || C->isCopyOrMoveConstructor())
      return;
    const llvm::ArrayRef<const Expr *> Args(Made->getArgs(), Made->getNumArgs());
    if (const Row *R = L.Models.function(*C); R && R->What == Role::Init && isSized(*R))
      return L.note(Pool, T, limitBy(*R, Args));
    const models::SizeArguments Sizes = models::sizesAmong(Args, *C);
    L.note(Pool, T, limitOf(isNegative(Sizes.Units, false) || isNegative(Sizes.More, true)));
  }

  static Limit limitOf(bool IsNone) { return IsNone ? Limit::None : Limit::Bounded; }

  /// \p Unknown if it is no constant.
  bool isNegative(const Expr *E, bool Unknown) const {
    Expr::EvalResult Value;
    if (!E)
      return false;
    if (E->isValueDependent() || !E->EvaluateAsInt(Value, L.Context))
      return Unknown;
    return Value.Val.getInt().isNegative();
  }

  bool isNegative(const Operand &O, llvm::ArrayRef<const Expr *> Args, bool Unknown) const {
    if (O.What == Operand::Constant)
      return O.Number < 0;
    return O.What == Operand::Argument && O.Index < Args.size() &&
           isNegative(Args[O.Index], Unknown);
  }

  Limit limitBy(const Row &R, llvm::ArrayRef<const Expr *> Args) const {
    return limitOf(isNegative(R.Capacity, Args, false) || isNegative(R.Overflow, Args, true));
  }

  PoolLimits &L;
};

void PoolLimits::note(const ValueDecl *Pool, QualType T, Limit Found) {
  const auto Add = [Found](Limit &Known) { Known = std::max(Known, Found); };
  if (Pool)
    Add(ByName.try_emplace(cast<ValueDecl>(Pool->getCanonicalDecl()), Limit::Bounded)
            .first->second);
  if (const Type *Class = plain(T))
    Add(ByType.try_emplace(Class, Limit::Bounded).first->second);
}

/// Whether the functions that make such a pool can be told to set it no limit.
bool PoolLimits::mayBeUnlimited(QualType T) const {
  if (Growing.contains(plain(T)))
    return true;
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  if (!R || !R->hasDefinition())
    return false;
  return llvm::any_of(R->getDefinition()->methods(), [&](const CXXMethodDecl *M) {
    const Row *Makes = Models.function(*M);
    return (Makes && Makes->What == Role::Init && Makes->Overflow.What != Operand::None) ||
           (isa<CXXConstructorDecl>(M) && llvm::any_of(M->parameters(), [](const ParmVarDecl *P) {
              return models::annotatedSize(*P) == models::Sized::Overflow;
            }));
  });
}

PoolLimits::PoolLimits(ASTContext &Context, models::Lookup &Models)
    : Context(Context), Models(Models) {
  MakerFinder Finder(*this);
  for (Decl *D : Context.getTranslationUnitDecl()->decls()) {
    if (Context.getSourceManager().isInSystemHeader(D->getLocation()))
      continue;
    Finder.TraverseDecl(D);
    const auto *F = dyn_cast<FunctionDecl>(D);
    const Row *R = F ? Models.function(*F) : nullptr;
    if (R && R->What == Role::Init && R->Overflow.What != Operand::None &&
        R->Object.What == Operand::Argument && R->Object.Index < F->getNumParams())
      Growing.insert(plain(F->getParamDecl(R->Object.Index)->getType()->getPointeeType()));
  }
}

bool PoolLimits::canRunOut(Region Pool) const {
  const ValueDecl *D = declarationOf(Pool);
  if (D)
    if (auto Known = ByName.find(cast<ValueDecl>(D->getCanonicalDecl())); Known != ByName.end())
      return Known->second == Limit::Bounded;
  const auto *Typed = dyn_cast<TypedValueRegion>(Pool);
  const auto *Behind = dyn_cast<SymbolicRegion>(Pool);
  const QualType T = Typed    ? Typed->getValueType()
                     : Behind ? Behind->getPointeeStaticType()
                              : QualType();
  if (T.isNull())
    return true;
  if (auto Known = ByType.find(plain(T)); Known != ByType.end())
    return Known->second == Limit::Bounded;
  return !mayBeUnlimited(T);
}
