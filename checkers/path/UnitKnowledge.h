//===-- checkers/path/UnitKnowledge.h - What a unit tells beforehand -*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the checkers know of a unit before any path is explored: the rows of
/// its functions and types, which locks are recursive, which functions may let
/// go of a lock.
///
/// Cost: one walk over the bodies of the unit that are not the system's; a look-up for each call
/// that a path goes through.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_PATH_UNITKNOWLEDGE_H
#define HOLDWAIT_CHECKERS_PATH_UNITKNOWLEDGE_H

#include "checkers/models/Catalogue.h"
#include "checkers/path/PathState.h"

#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

#include <memory>

namespace holdwait::path {

enum class Recursion : uint8_t { No, Yes, Unknown };

class PoolLimits;

class UnitKnowledge {
public:
  /// \p MoreRows: a file with rows of functions of other units, or "".
  explicit UnitKnowledge(clang::ASTContext &Context, std::string MoreRows = "");
  ~UnitKnowledge();

  models::Lookup &models() { return *Models; }

  /// The row of a function whose effect we apply, or null.
  const models::Row *row(const clang::FunctionDecl *F);
  /// Whether a row says what some other unit of the program does.
  bool isOfOtherUnit(const models::Row &R) const { return R.File == MoreRows; }
  /// A lock, pool or guard that rows or attributes describe; not one that is written in the unit.
  bool isKnownLock(clang::QualType T);
  bool isPool(clang::QualType T);
  /// A guard whose constructors and destructor have the effect their rows say, because what it
  /// guards is a lock by a row too. Others are code like any other.
  bool isGuard(const clang::CXXRecordDecl *R);

  /// Whether the path is inside something whose effect is known from outside.
  bool isInsideKnown(const clang::LocationContext *Frame);
  /// Whether holding the lock lets its thread acquire it again. \p Said is the type by which it is
  /// called, if that is known: what a pointer leads to may have been declared as something else.
  Recursion recursionOf(Region Lock, clang::QualType Said = {});
  /// Whether a thread that wants a unit of a pool may have to wait for it.
  bool canRunOut(Region Pool);
  /// Whether the body of a function, or of one that it calls, lets go of some lock.
  bool mayRelease(const clang::FunctionDecl *F);

private:
  class InitialisationFinder;
  void loadModels();
  llvm::Expected<models::Library> rowsOfOtherUnits() const;
  void findInitialisedTypes(const std::vector<models::Library> &Libraries);
  bool isKnownArgument(const clang::TemplateArgument &Argument);

  clang::ASTContext &Context;
  std::string MoreRows;
  std::shared_ptr<const models::Catalogue> Catalogue;
  std::unique_ptr<models::Lookup> Models;
  std::unique_ptr<PoolLimits> Limits; ///< Made when it is asked.
  /// Types of locks that are recursive or not by how they are initialised.
  llvm::DenseSet<const clang::Type *> InitialisedTypes;
  /// Functions that initialise them.
  llvm::DenseSet<const clang::ValueDecl *> PlainLocks, OddLocks;
  llvm::DenseMap<const clang::FunctionDecl *, bool> Releases;
  llvm::DenseMap<const clang::CXXRecordDecl *, bool> Guards;
};

/// Whether Clang's attributes make a method of \p R an operation on the object itself.
bool isCapability(const clang::CXXRecordDecl *R);

/// The variable or field that an argument names: `&mu`, `p->mu`, `locks[i]`; or null.
const clang::ValueDecl *namedBy(const clang::Expr *E);

} // namespace holdwait::path

#endif // HOLDWAIT_CHECKERS_PATH_UNITKNOWLEDGE_H
