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

/// Holding `From.From`, the function (or something it calls) waits for `From.To`.
struct OrderEvent {
  uint32_t Function = NoIndex; ///< Where both chains start.
  Pair Locks;
};

/// The same exact path is waited for while it is held.
struct RelockEvent {
  uint32_t Function = NoIndex;
  Pair Locks;
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
  bool SameObject = false; ///< The callee's `this` is the caller's.
  uint32_t Op = NoIndex;
};

/// An acquisition in the source.
struct SiteEvent {
  PathId Path = NoIndex;
  uint32_t Function = NoIndex;
  skeleton::Location Where;
};

/// A pointer or reference field was made to designate \p Target.
struct PointerEvent {
  uint32_t Field = NoIndex;
  PathId Target = NoIndex;
};

/// A lock is still held on one way out of a function that releases it on another.
struct LeakEvent {
  uint32_t Function = NoIndex;
  PathId Path = NoIndex;
  skeleton::Mode Mode = skeleton::Mode::Exclusive;
  TraceId Acquired = NoTrace;
  skeleton::Location Exit;     ///< The return or throw; line 0: the end.
  skeleton::Location Released; ///< A release on another way.
  bool Throws = false;
  bool Again = false;    ///< It was taken twice on the way.
  bool ByResult = false; ///< What acquired it returned something that may tell of failure.
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
  std::vector<RelockEvent> Relocks;
  std::vector<CallEvent> Calls;
  std::vector<SiteEvent> Sites;
  std::vector<PointerEvent> Pointers;
  std::vector<LeakEvent> Leaks;
  std::vector<GateEvent> Gates;
  std::vector<uint32_t> ReleasedFor; ///< Functions that left a lock held which this one released.
  std::vector<PathId> Recursive;     ///< Locks initialised to be recursive.
};

/// How far to go; every bound that is hit is counted.
struct Bounds {
  unsigned PathLength = 8;     ///< Selectors of a path.
  unsigned States = 8;         ///< Locksets per point.
  unsigned Outcomes = 6;       ///< Ways a function may end.
  unsigned Stores = 12;        ///< Places outside it that a function stores to.
  unsigned Acquisitions = 256; ///< Per summary.
  unsigned PathsPerClass = 4;  ///< Acquisitions of one lock class per summary.
  unsigned Pairs = 32;         ///< Parametric pairs and invocations per summary.
  unsigned Rounds = 8;         ///< Over a recursive component.
  unsigned Visits = 64;        ///< Of one block.
};

struct BoundHits {
  uint64_t States = 0, Outcomes = 0, Stores = 0, Acquisitions = 0, Pairs = 0, Rounds = 0,
           Visits = 0;
};

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_EVENTS_H
