//===-- solver/SignalLocks.h - Handlers that wait for their own thread --*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Signal handlers that wait for a lock which ordinary code holds while the
/// signal may come: the handler runs on top of that code, in the same thread,
/// and so waits for itself.
///
/// Only where both are the same global object, or part of one. Handlers that
/// interrupt each other are not looked at.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_SIGNALLOCKS_H
#define HOLDWAIT_SOLVER_SIGNALLOCKS_H

#include "solver/Solve.h"

namespace holdwait::solver {

void findSignalLocks(Analysis &A);

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_SIGNALLOCKS_H
