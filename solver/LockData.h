//===-- solver/LockData.h - Locks that C programs make ----------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Answers: which structures without methods are locks themselves? Those that
/// hold a lock and otherwise numbers only, that functions acquire and release
/// on behalf of their callers through a parameter, and whose inner lock nobody
/// touches in another way.
///
/// Cost: once over the operations of the program.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_LOCKDATA_H
#define HOLDWAIT_SOLVER_LOCKDATA_H

#include "solver/Program.h"

#include "llvm/ADT/DenseSet.h"

namespace holdwait::solver {

/// Symbols of records.
llvm::DenseSet<uint32_t> findLockData(const Program &P);

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_LOCKDATA_H
