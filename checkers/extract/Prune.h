//===-- checkers/extract/Prune.h - What is worth keeping --------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Decides which functions, and which of their operations, go into the unit.
///
/// A function is kept when it has a synchronisation operation, stores or returns
/// something synchronisation can depend on, or calls what may: a kept function,
/// a function of the project whose body is elsewhere, an overridable method, a
/// callable. So is a function that only answers a question (`isOpen()`), where a
/// kept one branches on the answer. Numbers and pointers to plain data are kept where a remaining
/// condition or operation reads them. A call that only may throw is kept in
/// functions that lock by hand, where an exception leaks the lock.
///
/// Cost: linear in the operations, but for the rounds of Folding.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_EXTRACT_PRUNE_H
#define HOLDWAIT_CHECKERS_EXTRACT_PRUNE_H

#include "checkers/extract/Ir.h"

#include "llvm/ADT/DenseMap.h"

namespace holdwait::extract {

struct UnitContext;

class Pruning {
public:
  Pruning(UnitContext &U, std::vector<IrFunction> &Functions);

  /// Sets Keep and Leaves of all functions.
  void decide();
  /// Drops operations of the kept functions, and folds what that leaves empty.
  void reduce();

private:
  bool synchronises(const IrFunction &F, const IrOp &Op) const;
  bool callMatters(const IrOp &Op) const;
  const IrFunction *walked(const clang::FunctionDecl *F) const;
  bool locksByHand(const IrFunction &F) const;
  bool isHandLock(const IrOp &Op) const;
  Throws leavesBy(const IrFunction &F) const;
  void dropCalls(IrFunction &F);
  bool isQuery(const IrOp &Op) const;
  bool answersOnly(const IrFunction &F) const;
  void findQueries();
  bool bonds(const IrOp &Op) const;
  bool keepSetters();
  void spread();
  bool keepQueries(const IrFunction &F);
  void forgetStored(IrFunction &F);

  UnitContext &U;
  std::vector<IrFunction> &Functions;
  llvm::DenseMap<const clang::FunctionDecl *, uint32_t> Index;
};

} // namespace holdwait::extract

#endif // HOLDWAIT_CHECKERS_EXTRACT_PRUNE_H
