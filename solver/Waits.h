//===-- solver/Waits.h - Waits with a lock that the other side needs -*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Communication deadlocks: a thread waits for another with a lock held that
/// the other needs before it can end the wait.
///
/// - A join, or a wait for a task: the thread, or the task, takes the lock
///   somewhere.
/// - A wait for a condition, latch, semaphore or promise: everybody who could
///   signal it waits for the lock first, on every way there.
///
/// The second rule says nothing of a semaphore whose signallers wait for it
/// themselves: it is used as a lock.
///
/// Not answered here: longer chains, in which the other side waits for a lock
/// that a third thread holds.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_WAITS_H
#define HOLDWAIT_SOLVER_WAITS_H

#include "solver/Confidence.h"
#include "solver/Events.h"

#include <vector>

namespace holdwait::solver {

struct Analysis;

struct WaitFinding {
  uint32_t Class = NoIndex;  ///< Of the lock that is held.
  uint32_t Object = NoIndex; ///< Symbol of what is waited for.
  const WaitEvent *Wait = nullptr;
  const Held *Lock = nullptr;          ///< In Wait.
  const NeedEvent *Need = nullptr;     ///< The thread's; or
  const SignalEvent *Signal = nullptr; ///< the signal that comes too late.
  TraceId Needs = NoTrace;             ///< Where the lock is waited for, if that is known.
  Confidence Level = Confidence::High;
  std::vector<Doubt> Doubts;
  bool Timed = false; ///< Some wait ends by itself.
};

/// Whether nobody further out sees the signal: a thread begins there, or what is signalled is a
/// variable of that function.
bool isSeenLast(const Analysis &A, const SignalEvent &E);

/// One finding for each place of a wait and lock, the most certain first.
std::vector<WaitFinding> findWaits(const Analysis &A);

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_WAITS_H
