//===-- checkers/extract/Facts.h - The class hierarchy ----------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The class hierarchy as far as virtual calls need it: classes of the project
/// with virtual methods, their bases, which are instantiated, who overrides whom.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_EXTRACT_FACTS_H
#define HOLDWAIT_CHECKERS_EXTRACT_FACTS_H

#include "checkers/extract/Symbols.h"

#include "llvm/ADT/DenseSet.h"

namespace clang {
class CXXMethodDecl;
class CXXRecordDecl;
} // namespace clang

namespace holdwait::extract {

class Facts {
public:
  Facts(UnitContext &U, Symbols &S, skeleton::Builder &Out) : U(U), S(S), Out(Out) {}

  void emitHierarchy();

private:
  void emitRecord(const clang::CXXRecordDecl *R, bool IsInstantiated);
  void emitBases(const clang::CXXRecordDecl *R);
  void emitOverrides(const clang::CXXMethodDecl *M);

  UnitContext &U;
  Symbols &S;
  skeleton::Builder &Out;
  llvm::DenseSet<const clang::CXXRecordDecl *> Done, DoneBases;
};

} // namespace holdwait::extract

#endif // HOLDWAIT_CHECKERS_EXTRACT_FACTS_H
