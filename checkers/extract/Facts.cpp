//===-- checkers/extract/Facts.cpp - The class hierarchy ------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/extract/Facts.h"

#include "checkers/extract/UnitContext.h"

#include "clang/AST/DeclCXX.h"

using namespace clang;
using namespace holdwait;
using namespace holdwait::extract;

void Facts::emitOverrides(const CXXMethodDecl *M) {
  for (const CXXMethodDecl *Base : M->overridden_methods())
    if (!U.From.isSystem(Base))
      Out.override_(S.function(M), S.function(Base));
}

void Facts::emitRecord(const CXXRecordDecl *R, bool IsInstantiated) {
  R = R->getDefinition();
  if (!R || !R->isPolymorphic() || U.From.isSystem(R) || R->isDependentContext())
    return;
  const uint32_t Flags = IsInstantiated ? skeleton::RDF_Instantiated : skeleton::RDF_None;
  if (!Done.insert(R).second) {
    if (IsInstantiated)
      Out.record(S.record(R), Flags, {});
    return;
  }
  llvm::SmallVector<uint32_t, 4> Bases;
  for (const CXXBaseSpecifier &B : R->bases()) {
    const CXXRecordDecl *Base = B.getType()->getAsCXXRecordDecl();
    if (!Base || U.From.isSystem(Base))
      continue;
    emitRecord(Base, false);
    Bases.push_back(S.record(Base));
  }
  Out.record(S.record(R), Flags, Bases);
  for (const CXXMethodDecl *M : R->methods())
    if (M->isVirtual())
      emitOverrides(M);
}

/// Of what is thrown or caught, for which the library's classes count too.
void Facts::emitBases(const CXXRecordDecl *R) {
  R = R->getDefinition();
  if (!R || R->isDependentContext() || !DoneBases.insert(R).second)
    return;
  llvm::SmallVector<uint32_t, 4> Bases;
  for (const CXXBaseSpecifier &B : R->bases())
    if (const CXXRecordDecl *Base = B.getType()->getAsCXXRecordDecl()) {
      emitBases(Base);
      Bases.push_back(S.record(Base));
    }
  if (!Bases.empty())
    Out.record(S.record(R), skeleton::RDF_None, Bases);
}

void Facts::emitHierarchy() {
  for (const CXXRecordDecl *R : S.exceptions())
    emitBases(R);
  for (const RecordDecl *R : U.Functions.records())
    if (const auto *Class = dyn_cast<CXXRecordDecl>(R))
      emitRecord(Class, false);
  for (const CXXRecordDecl *R : U.Functions.instantiated())
    emitRecord(R, true);
  // Methods that are called or defined may be of classes nobody makes here.
  for (size_t I = 0; I < S.functions().size(); ++I)
    if (const auto *M = dyn_cast<CXXMethodDecl>(S.functions()[I]); M && M->isVirtual())
      emitRecord(M->getParent(), false);
}
