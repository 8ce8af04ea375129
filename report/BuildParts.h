//===-- report/BuildParts.h - Names, places and stacks ------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The parts findings are built of: what locks, functions and objects are
/// called, and chains as stacks.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_REPORT_BUILDPARTS_H
#define HOLDWAIT_REPORT_BUILDPARTS_H

#include "report/Finding.h"
#include "solver/Solve.h"

namespace holdwait::report {

class BuildParts {
public:
  explicit BuildParts(const solver::Analysis &A) : A(A) {}

  std::string className(uint32_t Class) const;
  std::string functionName(uint32_t Function) const;
  Place place(const skeleton::Location &L) const;

  /// A witness that has nothing yet but where its thread begins.
  Witness witnessIn(uint32_t Function) const;
  Witness witness(const solver::OrderEvent &E, llvm::ArrayRef<solver::Gate> Gates) const;
  Witness leak(const solver::LeakEvent &E) const;
  /// Who waits with the lock held, and who needs the lock.
  Witness waiter(const solver::WaitFinding &W) const;
  Witness needer(const solver::WaitFinding &W) const;
  /// What function \p F does with a lock at the end of a chain.
  Step step(uint32_t F, solver::PathId Lock, skeleton::Mode M, solver::TraceId Trace) const;
  std::string threadName(uint32_t Function) const;
  Inventory inventory() const;

private:
  std::string lockName(solver::PathId Path) const;
  std::string objectName(solver::PathId Path, uint32_t Function) const;
  std::vector<Frame> frames(uint32_t Function, solver::TraceId Trace) const;
  std::vector<LockClass> classes() const;
  std::map<std::string, Place> lockTypes() const;
  std::string scopeOf(uint32_t Symbol) const;

  const solver::Analysis &A;
};

} // namespace holdwait::report

#endif // HOLDWAIT_REPORT_BUILDPARTS_H
