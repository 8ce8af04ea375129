//===-- solver/Solve.h - From a linked unit to findings -----------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The solver's one entry point: a linked unit in, cycles and defects out.
///
/// Everything the results refer to (paths, chains, functions) lives in the
/// `Analysis`, which therefore outlives them. The results are sorted and do
/// not depend on the order in which units were given.
///
/// Not answered here: words. report/Build.h makes findings of these.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_SOLVE_H
#define HOLDWAIT_SOLVER_SOLVE_H

#include "solver/Callables.h"
#include "solver/Confidence.h"
#include "solver/Cycles.h"
#include "solver/Executors.h"
#include "solver/OrderGraph.h"
#include "solver/Phases.h"
#include "solver/Pools.h"
#include "solver/SelfWaits.h"
#include "solver/Waits.h"

#include <memory>

namespace holdwait::solver {

/// A feasible cycle: edge i holds Classes[i] and waits for Classes[i+1].
struct CycleFinding {
  std::vector<uint32_t> Classes;
  std::vector<OrderWay> Ways;
  std::vector<uint64_t> Counts; ///< Pairs of places with each edge's order.
  Confidence Level = Confidence::High;
  std::vector<Doubt> Doubts;
  bool Timed = false; ///< Some wait ends by itself.
  /// Of two objects that lead to each other: the fields along which the ways go.
  uint32_t Along = NoIndex, Against = NoIndex;
};

struct RelockFinding {
  uint32_t Class = NoIndex;
  const RelockEvent *Event = nullptr;
  Confidence Level = Confidence::High;
  std::vector<Doubt> Doubts;
  bool Timed = false;
};

struct LeakFinding {
  uint32_t Class = NoIndex;
  const LeakEvent *Event = nullptr;
  Confidence Level = Confidence::High;
  std::vector<Doubt> Doubts;
};

/// A lock is released that the thread does not hold.
struct UnheldFinding {
  uint32_t Class = NoIndex;
  UnheldEvent Event; ///< Before is NoTrace: it was never taken.
};

/// A coroutine suspends with a lock held.
struct SuspendFinding {
  uint32_t Class = NoIndex;
  const SuspendEvent *Event = nullptr;
  Confidence Level = Confidence::High;
  std::vector<Doubt> Doubts;
};

/// A signal handler waits for a lock that the thread it interrupts holds.
struct SignalFinding {
  uint32_t Class = NoIndex;
  uint32_t Handler = NoIndex;    ///< Functions.
  uint32_t InThreadOf = NoIndex; ///< Where the interrupted chain begins.
  const Acquisition *Wanted = nullptr;
  const Exposure *Interrupted = nullptr;
};

enum class RemovalRule : uint8_t { Gate, SharedModes, Phases, Own };

struct RemovedCycle {
  std::vector<uint32_t> Classes;
  std::vector<OrderWay> Ways;
  RemovalRule Rule = RemovalRule::Gate;
  std::vector<uint32_t> Gates; ///< Class symbols.
};

struct SolveOptions {
  Bounds Limits;
  CycleLimits Cycles;
};

/// What the analysis of a program is made of, and what came out.
struct Analysis {
  explicit Analysis(skeleton::Unit Linked, const SolveOptions &Options);

  skeleton::Unit Unit;
  Program P;
  PathTable Paths;
  ValueTable Values;
  TraceTable Traces;
  Callables Stored;
  LockClasses Classes;
  BoundHits Hits;
  std::vector<FunctionFacts> Facts;
  std::unique_ptr<Threads> Roots;
  std::unique_ptr<Phases> Order;
  std::unique_ptr<Pools> Resources;
  std::unique_ptr<Executors> Workers;
  std::unique_ptr<OrderGraph> Graph;
  uint64_t CycleStepHits = 0;

  std::vector<CycleFinding> Cycles;
  std::vector<RelockFinding> Relocks;
  std::vector<LeakFinding> Leaks;
  std::vector<WaitFinding> Waits;
  std::vector<SelfWaitFinding> SelfWaits;
  std::vector<PoolFinding> NestedLeases;
  std::vector<UnheldFinding> Unheld;
  std::vector<SuspendFinding> Suspensions;
  std::vector<SignalFinding> SignalLocks;
  std::vector<RemovedCycle> Removed;
};

/// Never fails: a valid unit has an analysis, within the bounds.
std::unique_ptr<Analysis> solve(skeleton::Unit Linked, const SolveOptions &Options = {});

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_SOLVE_H
