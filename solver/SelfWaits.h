//===-- solver/SelfWaits.h - Threads that wait for themselves -----*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A thread that joins itself, a task that waits for its own result.
///
/// The way from the thread's start to the wait is in the summary of the
/// function it starts with; whoever starts it knows the handle. A way on which
/// the code has asked which thread it is (a comparison with
/// `std::this_thread::get_id()`, with a `thread_local` variable) is left alone:
/// the question is there to keep the thread from waiting for itself.
///
/// POSIX and the standard let an implementation fail instead of waiting
/// (EDEADLK, `resource_deadlock_would_occur`): an error all the same.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_SELFWAITS_H
#define HOLDWAIT_SOLVER_SELFWAITS_H

#include "solver/Confidence.h"
#include "solver/Events.h"

namespace holdwait::solver {

struct Analysis;

struct SelfWaitFinding {
  const SelfWaitEvent *Event = nullptr;
  uint32_t Object = NoIndex; ///< Symbol of the handle.
  Confidence Level = Confidence::High;
  std::vector<Doubt> Doubts;
};

/// One finding for each place of a wait and handle, the most certain first.
std::vector<SelfWaitFinding> findSelfWaits(const Analysis &A);

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_SELFWAITS_H
