//===-- solver/LocalFindings.h - Mistakes one way shows ---------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Findings that need one thread only: releases of locks that are not held,
/// suspensions of coroutines that hold one.
///
/// What a release without a lock means depends on who calls: the lock may be
/// the caller's. It is a mistake where it was released before on the same way,
/// in a thread's first function, and in a function that code outside enters
/// when the lock is one that nobody outside can hold.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_LOCALFINDINGS_H
#define HOLDWAIT_SOLVER_LOCALFINDINGS_H

#include "solver/Solve.h"

namespace holdwait::solver {

void findUnheld(Analysis &A);
void findSuspensions(Analysis &A);

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_LOCALFINDINGS_H
