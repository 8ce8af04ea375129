//===-- solver/Pools.h - Nested leases of bounded pools -----------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A thread that holds a unit of a pool and waits for another can wait for ever
/// as soon as all units are held by threads that do the same.
///
/// Let the threads of a program hold h1, h2, … units when they wait for their
/// last ones, of which the largest request is w. The pool is safe exactly when
/// it has at least h1 + h2 + … + w units: with fewer, all of them can wait at
/// once; with as many, one of the waiters is served and goes on to give back
/// what it holds (Habermann, "Prevention of system deadlocks", CACM 1969, for a
/// resource of one kind). With T threads of depth k this is T·(k−1)+1.
///
/// Where the numbers of threads and units are in sight, that decides. Where one
/// of them is not, a nested lease is told: nothing bounds the threads.
///
/// Not answered here: pools that are elements of one another; how many units a
/// loop holds whose length is not known (more than eight are counted as eight).
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_POOLS_H
#define HOLDWAIT_SOLVER_POOLS_H

#include "solver/Confidence.h"
#include "solver/Events.h"

#include <map>
#include <set>
#include <vector>

namespace holdwait::solver {

struct Analysis;

/// "Not known", of capacities and numbers of threads.
inline constexpr int64_t Unknown = -1;

/// The threads of one root, and what each of them may hold of a pool.
struct PoolUsers {
  uint32_t Root = NoIndex;
  int64_t Threads = Unknown;
  Lease Units;      ///< At its deepest.
  Lease Firm{0, 0}; ///< At its deepest where it does not give up waiting.
};

/// What is known of a pool or executor.
struct PoolNumbers {
  int64_t Capacity = Unknown;
  bool Unbounded = false;       ///< Made without a limit: nobody waits for a unit.
  int64_t Overflow = 0;         ///< So many of them are made when they are needed.
  const Sizing *Made = nullptr; ///< Where the capacity comes from.
  std::vector<PoolUsers> Users;
  int64_t Needed = Unknown; ///< The least capacity at which nobody waits for one who waits.
  int64_t Firm = Unknown;   ///< The same of those who do not give up waiting.
  int64_t Demand = Unknown; ///< As many as will ever be asked for at once.
  unsigned Depth = 0;       ///< Of the deepest nesting.

  /// Whether nobody ever waits for a unit.
  bool isPlenty() const {
    return Unbounded || (Capacity != Unknown && Demand != Unknown && Capacity >= Demand);
  }
  /// Whether nested leases do no harm.
  bool isSafe() const { return isPlenty() || isAtLeast(Needed); }
  /// Whether nobody waits for ever.
  bool isFirm() const { return isSafe() || isAtLeast(Firm); }

private:
  bool isAtLeast(int64_t Units) const {
    return Capacity != Unknown && Units != Unknown && Capacity >= Units;
  }
};

class Pools {
public:
  explicit Pools(const Analysis &A);

  /// Of the pool or executor with this class symbol, or null.
  const PoolNumbers *numbers(uint32_t Class) const {
    auto It = ByClass.find(Class);
    return It == ByClass.end() ? nullptr : &It->second;
  }
  const std::map<uint32_t, PoolNumbers> &all() const { return ByClass; }
  /// Whether the code says that it is a pool, a semaphore or an executor.
  bool isDeclared(uint32_t Class) const;

private:
  void collectSizes();
  void collectExecutors();
  void countWorkers();
  int64_t threads(uint32_t Root, uint32_t Maker) const;
  void collectUsers();
  void note(PathId Pool, uint32_t Function, TraceId Way, Lease Units, skeleton::Waiting How);
  void count();

  const Analysis &A;
  std::map<uint32_t, PoolNumbers> ByClass;
  std::map<uint32_t, std::set<uint32_t>> RunsOn; ///< Executors by spawn.
};

/// A nested lease that the numbers do not make safe.
struct PoolFinding {
  uint32_t Class = NoIndex;
  uint32_t Function = NoIndex; ///< Where both chains start.
  const Pair *Locks = nullptr;
  const PoolNumbers *Numbers = nullptr;
  Confidence Level = Confidence::High;
  std::vector<Doubt> Doubts;
  bool Timed = false;
};

/// One for each place where a nesting begins, the deepest nesting of it.
std::vector<PoolFinding> findNestedLeases(const Analysis &A);

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_POOLS_H
