//===-- solver/ExecutorShapes.h - Executors by what they do -------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Thread pools without a model: a thread calls what it takes out of a
/// container in which others put callables. To put one in is to hand a task to
/// an executor, the object that the container is a member of; the call in the
/// thread is where it runs.
///
/// The operations are rewritten in the linked unit: the store becomes the start
/// of a task, so that its captures and the executor are known from the place
/// that hands it in, and the call goes. A callable in a plain field, which is
/// called again and again, is a callback and stays one.
///
/// Limits: what a worker holds while it runs a task is not the task's; objects
/// with a virtual run() in place of callables are not seen.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_EXECUTORSHAPES_H
#define HOLDWAIT_SOLVER_EXECUTORSHAPES_H

#include "skeleton/Skeleton.h"

namespace holdwait::solver {

/// Rewrites \p U, which is valid.
skeleton::Unit withExecutors(skeleton::Unit U);

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_EXECUTORSHAPES_H
