//===-- solver/KeptLocks.h - Locks that nobody gives back -------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Leaks that no other way out betrays: a function keeps a lock however it
/// returns. That is a mistake where nobody could ever give the lock back: no
/// other unit can name it, nobody is given its address, and no function of the
/// program releases it without having taken it. A pair of functions that lock
/// and unlock for others is none.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_KEPTLOCKS_H
#define HOLDWAIT_SOLVER_KEPTLOCKS_H

#include "solver/Solve.h"

namespace holdwait::solver {

/// Adds a LeakEvent, without a release on another way, to the function that keeps the lock.
void findKeptLocks(Analysis &A);

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_KEPTLOCKS_H
