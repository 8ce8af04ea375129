//===-- solver/Events.h - What the flow through a function shows --*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the analysis of one function hands on: its summary for callers, and
/// the events that the program-wide passes are made of. Paths are in the terms
/// of the function they were seen in.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_EVENTS_H
#define HOLDWAIT_SOLVER_EVENTS_H

#include "solver/Summary.h"

namespace holdwait::solver {

/// The threads that may run beside an event of a thread that started them: by their spawns.
struct Company {
  llvm::SmallVector<uint32_t, 1> Spawns;
  bool Anybody = false;                ///< Threads may have been started inside a call on the way.
  llvm::SmallVector<PathId, 1> Joined; ///< Globals: handles of threads that callers started.

  friend bool operator==(const Company &A, const Company &B) {
    return A.Spawns == B.Spawns && A.Anybody == B.Anybody && A.Joined == B.Joined;
  }
};

/// Holding `From.From`, the function (or something it calls) waits for `From.To`.
struct OrderEvent {
  uint32_t Function = NoIndex; ///< Where both chains start.
  Pair Locks;
  Company Beside;
};

/// The same exact path is waited for while it is held.
struct RelockEvent {
  uint32_t Function = NoIndex;
  Pair Locks;
};

/// The function waits for something that is no lock, with locks held.
struct WaitEvent {
  uint32_t Function = NoIndex;
  Blocking What;
  std::vector<Held> Locks;
  llvm::SmallVector<uint32_t, 1> Spawns; ///< What the handle is known to stand for here.
  Takings Before;                        ///< What was surely waited for on the way.
};

/// The function ends waits; see Signal.
struct SignalEvent {
  uint32_t Function = NoIndex;
  Signal What;
};

/// A thread that was started takes a lock.
struct NeedEvent {
  uint32_t Op = NoIndex;    ///< The spawn.
  uint32_t Frame = NoIndex; ///< The function whose terms Lock is in.
  uint32_t Root = NoIndex;  ///< The function the thread starts with.
  Acquisition Lock;
};

/// A thread that was started waits for something that is no lock, without having asked which
/// thread it is.
struct SelfWaitEvent {
  uint32_t Op = NoIndex;    ///< The spawn.
  uint32_t Frame = NoIndex; ///< The function whose terms What is in.
  uint32_t Root = NoIndex;  ///< The function the thread starts with.
  Blocking What;
};

/// A callable is handed to an executor, itself or inside another one.
struct SubmitEvent {
  uint32_t Op = NoIndex; ///< The spawn.
  PathId Executor = NoIndex;
  uint32_t Callable = NoIndex; ///< Function symbol, which need not be defined.
  TraceId Trace = NoTrace;
  bool AsksForThread = false; ///< It is handed over only after a question which thread this is.
};

/// A field, a global or a local handle stands for a thread or task.
struct HandleEvent {
  uint32_t Op = NoIndex; ///< The spawn.
  uint32_t Symbol = NoIndex;
  uint32_t Function = NoIndex; ///< Whose terms Path is in.
  PathId Path = NoIndex;
};

/// A call or a start of a thread, with what is held exclusively and for
/// certain, in the callee's terms.
struct CallEvent {
  uint32_t Caller = NoIndex;
  uint32_t Callee = NoIndex;
  skeleton::Location Where;
  llvm::SmallVector<PathId, 2> Held;
  llvm::SmallVector<PathId, 1> Released; ///< Locks of the caller's callers, let go before.
  bool Spawns = false;
  bool InLoop = false;
  PathId Object = NoIndex; ///< What the callee's `this` is, if that is known.
  Company Beside;
  SignalState Signals; ///< What the caller knows of the thread's signals.
  int64_t Signal = 0;  ///< Of the start of a handler: the signal, if it is known.
  uint32_t Op = NoIndex;
};

/// An acquisition in the source.
struct SiteEvent {
  PathId Path = NoIndex;
  uint32_t Function = NoIndex;
  TraceId Trace = NoTrace;
};

/// A pointer or reference field was made to designate \p Target; or the tasks of an executor were
/// given to it.
struct PointerEvent {
  uint32_t Field = NoIndex;
  PathId Target = NoIndex;
};

/// A lock is still held on one way out of a function that releases it on another, or that nobody
/// can release any more (KeptLocks.h).
struct LeakEvent {
  uint32_t Function = NoIndex;
  PathId Path = NoIndex;
  skeleton::Mode Mode = skeleton::Mode::Exclusive;
  TraceId Acquired = NoTrace;
  skeleton::Location Exit;     ///< The return or throw; line 0: the end.
  skeleton::Location Released; ///< A release on another way; line 0: nobody gives it back.
  bool Throws = false;
  bool FromBelow = false; ///< What is thrown comes out of a call.
  bool Again = false;     ///< It was taken twice on the way.
  bool ByResult = false;  ///< What acquired it returned something that may tell of failure.
};

/// A lock is released that is certainly not held.
struct UnheldEvent {
  uint32_t Function = NoIndex;
  PathId Path = NoIndex;
  TraceId Trace = NoTrace;  ///< The release.
  TraceId Before = NoTrace; ///< The release before it, on the same way.
};

/// A coroutine suspends with a lock held that it acquired itself.
struct SuspendEvent {
  uint32_t Function = NoIndex;
  Held Lock;
  TraceId Trace = NoTrace; ///< The suspension.
};

/// What a thread's whole life was gated by: locks held by its parent from
/// start to join.
struct GateEvent {
  uint32_t Op = NoIndex; ///< The spawn.
  llvm::SmallVector<PathId, 2> Gates;
};

struct FunctionFacts {
  Summary Sum;
  std::vector<OrderEvent> Orders;
  /// Waits for a lock in exclusive mode, of class known here and not in a callee: From is the lock
  /// itself. Readers have to see whether a writer can queue between them.
  std::vector<OrderEvent> Writes;
  std::vector<RelockEvent> Relocks;
  std::vector<CallEvent> Calls;
  std::vector<SiteEvent> Sites;
  std::vector<PointerEvent> Pointers;
  std::vector<LeakEvent> Leaks;
  std::vector<UnheldEvent> Unheld;
  std::vector<SuspendEvent> Suspends;
  std::vector<GateEvent> Gates;
  std::vector<WaitEvent> Waits;
  std::vector<SignalEvent> Signals;
  std::vector<NeedEvent> Needs;
  std::vector<SelfWaitEvent> SelfWaits;
  std::vector<SubmitEvent> Submits;
  std::vector<HandleEvent> Handles;
  std::vector<std::pair<uint32_t, uint32_t>>
      Shares;                        ///< Symbols of one task: a future, its promise.
  std::vector<uint32_t> ReleasedFor; ///< Functions that left a lock held which this one released.
  std::vector<PathId> Recursive;     ///< Locks initialised to be recursive.
  std::vector<Sizing> Sizes;         ///< Of pools and executors.
  std::vector<Bond> Bonds;           ///< That it makes, or what it calls.
  std::vector<PathId> Returned;      ///< What started threads release without having taken it.
};

/// How far to go; every bound that is hit is counted.
struct Bounds {
  unsigned PathLength = 8;     ///< Selectors of a path.
  unsigned States = 8;         ///< Locksets per point.
  unsigned Outcomes = 6;       ///< Ways a function may end.
  unsigned Stores = 12;        ///< Places outside it that a function stores to.
  unsigned Acquisitions = 256; ///< Per summary.
  unsigned Faint = 48;         ///< Of them, those that can only make findings of low confidence.
  unsigned PathsPerClass = 4;  ///< Acquisitions of one lock class per summary.
  unsigned Pairs = 32;         ///< Parametric pairs and invocations per summary.
  unsigned Rounds = 3;         ///< Over functions that call each other.
  unsigned Passes = 2;         ///< Over all that mention each other, stored callables too.
  unsigned Visits = 64;        ///< Of one block.
};

struct BoundHits {
  uint64_t States = 0, Outcomes = 0, Stores = 0, Acquisitions = 0, Pairs = 0, Rounds = 0,
           Visits = 0, Exposures = 0, GiveBacks = 0, Crowded = 0;
};

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_EVENTS_H
