//===-- checkers/path/PoolLimits.h - Pools that may run out ----*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Answers whether a thread may have to wait for a unit of a pool because others
/// hold the rest. Of a pool without limit nobody waits: one that is made with a
/// negative size, or that makes as many units more as are asked for.
///
/// What is not seen counts as bounded, except where the pool's own functions take a
/// number of further units: who gives them a negative one may be another unit.
///
/// Cost: one walk over the unit's own declarations, when the first nested lease is met.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_PATH_POOLLIMITS_H
#define HOLDWAIT_CHECKERS_PATH_POOLLIMITS_H

#include "checkers/models/Catalogue.h"
#include "checkers/path/PathState.h"

#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace holdwait::path {

class PoolLimits {
public:
  PoolLimits(clang::ASTContext &Context, models::Lookup &Models);

  bool canRunOut(Region Pool) const;

private:
  class MakerFinder;
  enum class Limit : uint8_t { Bounded, None };

  bool mayBeUnlimited(clang::QualType T) const;
  void note(const clang::ValueDecl *Pool, clang::QualType T, Limit Found);

  clang::ASTContext &Context;
  models::Lookup &Models;
  llvm::DenseMap<const clang::ValueDecl *, Limit> ByName;
  llvm::DenseMap<const clang::Type *, Limit> ByType; ///< None: at least one is without.
  /// Types of pools that functions of the project make, which may be told to have no limit.
  llvm::DenseSet<const clang::Type *> Growing;
};

} // namespace holdwait::path

#endif // HOLDWAIT_CHECKERS_PATH_POOLLIMITS_H
