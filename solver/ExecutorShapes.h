//===-- solver/ExecutorShapes.h - Executors by what they do -------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Thread pools without a model: a thread runs what it takes out of a queue
/// in which others put callables, structures with a callable, or objects with a
/// virtual method (QueueFinder.h). To put one in is to hand a task to an
/// executor, the object that the queue is a member of; the call in the thread is
/// where it runs.
///
/// The operations are rewritten in the linked unit: after the store comes the
/// start of a task, so that its captures and the executor are known from the place
/// that hands it in, and the call goes. `Callee` of both is the queue's symbol, by
/// which a worker and its tasks know each other. A callable in a plain field, which
/// is called again and again, is a callback and stays one.
///
/// Limits: what a worker holds while it runs a task is not the task's.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_EXECUTORSHAPES_H
#define HOLDWAIT_SOLVER_EXECUTORSHAPES_H

#include "skeleton/Skeleton.h"

namespace holdwait::solver {

/// Whether an operation runs what was put into the queue that its Callee names.
inline bool runsQueue(const skeleton::Op &O) {
  return O.Kind == skeleton::OpKind::Wait && O.Callee != skeleton::NoIndex;
}

/// Whether a task is one by what is done with a structure or object, not with a callable: the
/// flag is the solver's own.
inline constexpr uint8_t StartsByShape = 1u << 7;

/// Rewrites \p U, which is valid.
skeleton::Unit withExecutors(skeleton::Unit U);

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_EXECUTORSHAPES_H
