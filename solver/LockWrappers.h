//===-- solver/LockWrappers.h - Who takes or gives back a lock -*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Which functions of the program do to a lock of their caller what a
/// library's lock() and unlock() do, whatever way they go? Who sees only their
/// declaration can take them for such.
///
/// Only functions that other units see, by a name that nothing else has. The
/// lock is what a parameter points to, or the object itself, if its class is a
/// lock (LockClass.h), or one certain global. One that may fail, or wait for a
/// while only, is none.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_LOCKWRAPPERS_H
#define HOLDWAIT_SOLVER_LOCKWRAPPERS_H

#include "solver/Solve.h"

namespace holdwait::solver {

struct LockWrapper {
  std::string Function;   ///< Qualified name.
  bool Acquires = true;   ///< Or releases.
  int Parameter = -1;     ///< From 0; -1: the object, or a global.
  std::string Global;     ///< Its qualified name, if it is one.
  bool OfOneUnit = false; ///< No other unit can name the global.
  skeleton::Mode Mode = skeleton::Mode::Exclusive;
};

/// Sorted by name.
std::vector<LockWrapper> findLockWrappers(const Analysis &A);

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_LOCKWRAPPERS_H
