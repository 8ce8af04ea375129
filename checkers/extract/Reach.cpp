//===-- checkers/extract/Reach.cpp - What is looked into ------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/extract/Reach.h"

#include "checkers/extract/ImpliedConstructor.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using namespace holdwait;
using namespace holdwait::extract;

const FunctionDecl *Reach::walkableBody(const FunctionDecl *F) {
  const FunctionDecl *Def = nullptr;
  if (!F->hasBody(Def) || Def->isInvalidDecl() || Def->isDependentContext() ||
      Def->isLateTemplateParsed() || !Def->getBody())
    return nullptr;
  return Def;
}

const models::Row *Reach::rowOf(const FunctionDecl *F) {
  const models::Row *Row = Models.function(*F);
  if (!Row || Row->What == models::Role::NoThrow)
    return nullptr;
  // Makes callables; the constructors of other classes are called inside (std::make_shared).
  const bool IsMaker = Row->What == models::Role::Construct &&
                       Row->Object.What == models::Operand::Result &&
                       !T.isCallableObject(heldType(F->getReturnType()));
  return IsMaker ? nullptr : Row;
}

/// What a row says takes the place of the body: where it is called, and where it is defined, as
/// nobody asks what is inside a lock. What starts a thread or a task has locks and an order of its
/// own for whoever is about to change it.
bool Reach::speaksForBody(const FunctionDecl *F) {
  const models::Row *Row = rowOf(F);
  return Row && Row->What != models::Role::Spawn;
}

void Reach::reach(const FunctionDecl *F) {
  auto [It, Inserted] = Decided.try_emplace(F->getCanonicalDecl(), false);
  if (!Inserted)
    return;
  const FunctionDecl *Def = walkableBody(F);
  if (!Def || (From.isSystem(Def) && !T.mayCallBack(Def)) || speaksForBody(F))
    return;
  It->second = true;
  Queue.push_back(Def);
}

const FunctionDecl *Reach::next() { return Next < Queue.size() ? Queue[Next++] : nullptr; }

void Reach::takeAddress(const FunctionDecl *F) {
  AddressTaken.insert(F->getCanonicalDecl());
  reach(F);
}

bool Reach::isWalked(const FunctionDecl *F) const {
  auto It = Decided.find(F->getCanonicalDecl());
  return It != Decided.end() && It->second;
}

bool Reach::isAddressTaken(const FunctionDecl *F) const {
  return AddressTaken.contains(F->getCanonicalDecl());
}

void Reach::instantiate(const CXXRecordDecl *R) {
  R = R->getDefinition();
  if (!R || !R->isPolymorphic() || From.isSystem(R) || !Instantiated.insert(R))
    return;
  // A call through any base may run them, so they are reached with the object.
  std::vector<const CXXRecordDecl *> Classes{R};
  for (size_t I = 0; I < Classes.size(); ++I) {
    for (const CXXMethodDecl *M : Classes[I]->methods())
      if (M->isVirtual())
        reach(M);
    for (const CXXBaseSpecifier &B : Classes[I]->bases())
      if (const CXXRecordDecl *Base = B.getType()->getAsCXXRecordDecl();
          Base && Base->hasDefinition())
        Classes.push_back(Base->getDefinition());
  }
}

void Reach::mention(const VarDecl *V) {
  if (!From.isSystem(V))
    Globals.insert(V->getCanonicalDecl());
}

void Reach::seed() { seedContext(Context.getTranslationUnitDecl(), false); }

void Reach::seedContext(const DeclContext *DC, bool AllOwn) {
  for (Decl *D : DC->decls())
    if (AllOwn || !From.isSystem(D) || isa<LinkageSpecDecl, ExportDecl>(D))
      seedDecl(D);
}

/// A `static inline` function of a header runs where the unit calls it, and nowhere else. Headers
/// of libraries define them by the hundred.
bool Reach::runsOnlyIfCalled(const FunctionDecl *F) const {
  const SourceManager &SM = Context.getSourceManager();
  return F->getFormalLinkage() == Linkage::Internal && !F->hasAttr<UsedAttr>() &&
         !F->hasAttr<ConstructorAttr>() && !F->hasAttr<DestructorAttr>() &&
         !SM.isInMainFile(SM.getExpansionLoc(F->getLocation()));
}

void Reach::seedDecl(Decl *D) {
  if (D->isInvalidDecl())
    return;
  if (const auto *F = dyn_cast<FunctionDecl>(D)) {
    if (F->doesThisDeclarationHaveABody() && !runsOnlyIfCalled(F))
      reach(F);
  } else if (const auto *V = dyn_cast<VarDecl>(D)) {
    mention(V);
  } else if (const auto *R = dyn_cast<RecordDecl>(D)) {
    seedRecord(R);
  } else if (const auto *FT = dyn_cast<FunctionTemplateDecl>(D)) {
    for (const FunctionDecl *S : FT->specializations())
      reach(S);
  } else if (const auto *CT = dyn_cast<ClassTemplateDecl>(D)) {
    if (CT->isThisDeclarationADefinition())
      for (const ClassTemplateSpecializationDecl *S : CT->specializations())
        seedRecord(S);
  } else if (isa<NamespaceDecl, LinkageSpecDecl, ExportDecl>(D)) {
    seedContext(cast<DeclContext>(D), false);
  }
}

void Reach::seedRecord(const RecordDecl *R) {
  if (!R->isThisDeclarationADefinition() || R->isDependentType() || R->isInvalidDecl() ||
      !Records.insert(R))
    return;
  seedContext(R, true);
  const auto *Class = dyn_cast<CXXRecordDecl>(R);
  if (const auto *C = Class ? impliedConstructor(Class, Context, T, From) : nullptr)
    reach(C);
}
