//===-- solver/Cycles.h - Minimal cycles of a graph ---------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Cycles of a directed graph, chosen so that every edge that lies on a
/// feasible cycle is shown on one, and no cycle is shown that says nothing new.
///
/// For every edge: a shortest feasible simple cycle through it, at most
/// `MaxLength` edges long; among the shortest, the least by node numbers. Each
/// cycle is given once, rotated to start at its smallest node; the result is
/// sorted by length, then by nodes. This covers all edges with at most |E|
/// cycles where listing all simple cycles would be exponential. Removing every
/// reported cycle at any of its edges removes those that were not reported, or
/// brings them up in the next run.
///
/// Feasibility is the caller's: it is asked about a cycle at most once.
///
/// Cost: breadth first search per edge for pruning, O(V+E), inside its
/// strongly connected component; then a depth first search whose steps are
/// bounded by `MaxSteps` per edge, and at most `MaxAsked` cycles in all (hits are
/// counted).
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_CYCLES_H
#define HOLDWAIT_SOLVER_CYCLES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace holdwait::solver {

/// Node numbers in order of the edges; the edge from the last leads to the first.
using Cycle = std::vector<uint32_t>;

struct CycleLimits {
  unsigned MaxLength = 8;
  uint64_t MaxSteps = 100000;
  size_t MaxAsked = 20000; ///< Cycles whose feasibility is asked, over all edges.
};

struct CycleResult {
  std::vector<Cycle> Feasible;
  /// For edges without a feasible cycle: the first infeasible one tried.
  std::vector<Cycle> Infeasible;
  uint64_t StepLimitHits = 0;
};

/// \p Edges may have repetitions; self loops are cycles of length 1.
CycleResult findCycles(uint32_t NodeCount, llvm::ArrayRef<std::pair<uint32_t, uint32_t>> Edges,
                       llvm::function_ref<bool(const Cycle &)> IsFeasible,
                       const CycleLimits &Limits = {});

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_CYCLES_H
