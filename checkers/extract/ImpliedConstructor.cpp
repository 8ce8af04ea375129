//===-- checkers/extract/ImpliedConstructor.cpp - Left out ones -----------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/extract/ImpliedConstructor.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;
using namespace holdwait;
using namespace holdwait::extract;

namespace {

/// Does the initialiser of a member do something that somebody could wait for?
class Initialisers {
public:
  Initialisers(ASTContext &Context, Types &T, Origins &From) : Context(Context), T(T), From(From) {}

  bool matter(const CXXRecordDecl *R) {
    const bool MayBePool = T.hasCondition(Context.getCanonicalTagType(R));
    return llvm::any_of(R->fields(), [&](const FieldDecl *F) {
      const Expr *Init = F->getInClassInitializer();
      return Init && (acts(Init) || (MayBePool && Types::isNumber(F->getType())));
    });
  }

private:
  /// Whether it runs code, makes what matters of something, or keeps `this`.
  bool acts(const Stmt *S) {
    if (isa<LambdaExpr, CXXThisExpr, CXXNewExpr>(S))
      return true;
    if (const auto *Call = dyn_cast<CallExpr>(S); Call && actsByCall(Call))
      return true;
    if (const auto *Made = dyn_cast<CXXConstructExpr>(S); Made && actsByMaking(Made))
      return true;
    return llvm::any_of(S->children(), [&](const Stmt *Child) { return Child && acts(Child); });
  }

  bool actsByCall(const CallExpr *Call) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    return !Callee || !From.isSystem(Callee) || T.matters(Call->getType());
  }

  bool actsByMaking(const CXXConstructExpr *Made) {
    const CXXConstructorDecl *C = Made->getConstructor();
    if (!From.isSystem(C) && C->isUserProvided())
      return true;
    return T.matters(Made->getType()) && llvm::any_of(Made->arguments(), [&](const Expr *Arg) {
             return !Arg->isNullPointerConstant(Context, Expr::NPC_ValueDependentIsNotNull);
           });
  }

  ASTContext &Context;
  Types &T;
  Origins &From;
};

} // namespace

/// Where the constructor without parameters would stand that nobody wrote or forbade, and that the
/// compiler had no reason to define; nowhere if there is none such.
static SourceLocation placeOfLeftOut(const CXXRecordDecl *R) {
  for (const CXXConstructorDecl *C : R->ctors())
    if (C->isDefaultConstructor())
      return C->isDefaulted() && !C->isDeletedAsWritten() && !C->hasBody() ? C->getLocation()
                                                                           : SourceLocation();
  return R->needsImplicitDefaultConstructor() ? R->getLocation() : SourceLocation();
}

static CXXConstructorDecl *declareBeside(const CXXRecordDecl *R, SourceLocation Where,
                                         ASTContext &Context) {
  const CanQualType Class = Context.getCanonicalTagType(R);
  const DeclarationNameInfo Name(Context.DeclarationNames.getCXXConstructorName(Class), Where);
  const QualType T = Context.getFunctionType(Context.VoidTy, {}, FunctionProtoType::ExtProtoInfo());
  auto *C =
      CXXConstructorDecl::Create(Context, const_cast<CXXRecordDecl *>(R), Where, Name, T, nullptr,
                                 ExplicitSpecifier(), /*UsesFPIntrin=*/false, /*isInline=*/true,
                                 /*isImplicitlyDeclared=*/true, ConstexprSpecKind::Unspecified);
  C->setAccess(AS_public);
  C->setBody(CompoundStmt::CreateEmpty(Context, 0, /*HasFPFeatures=*/false));
  return C;
}

const CXXConstructorDecl *extract::impliedConstructor(const CXXRecordDecl *R, ASTContext &Context,
                                                      Types &T, Origins &From) {
  const SourceLocation Where =
      R->hasInClassInitializer() && !R->isUnion() ? placeOfLeftOut(R) : SourceLocation();
  if (Where.isInvalid() || !Initialisers(Context, T, From).matter(R))
    return nullptr;
  llvm::SmallVector<CXXCtorInitializer *, 8> Inits;
  for (FieldDecl *F : R->fields())
    if (Expr *Init = F->getInClassInitializer())
      Inits.push_back(new (Context) CXXCtorInitializer(Context, F, F->getLocation(),
                                                       SourceLocation(), Init, SourceLocation()));
  CXXConstructorDecl *C = declareBeside(R, Where, Context);
  auto **Kept = new (Context) CXXCtorInitializer *[Inits.size()];
  llvm::copy(Inits, Kept);
  C->setNumCtorInitializers(Inits.size());
  C->setCtorInitializers(Kept);
  return C;
}
