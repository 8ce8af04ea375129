//===-- solver/Executors.h - Tasks, workers, and who waits for them -*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Executors as resources: a task holds one worker of its executor while it
/// runs, and who waits for a task of an executor waits for a worker of it.
///
/// So a task that waits for a lock, a pool or a task of another executor is an
/// edge from its executor, a thread that waits for a task with something held
/// is an edge to it, and a task that waits for a task of its own executor is a
/// nested lease of workers, judged by the arithmetic of Pools.h.
///
/// A wait that runs other tasks meanwhile ("helping") needs no worker, nor does one that runs what
/// it waits for itself, when it knows that task by its handle. A task that takes the lock with
/// which it is awaited is the finding wait-while-holding, whatever the number of workers: no edge
/// is made of it.
///
/// A task that waits until all tasks of its executor have ended waits for itself, whatever the
/// number of workers.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_EXECUTORS_H
#define HOLDWAIT_SOLVER_EXECUTORS_H

#include "solver/Confidence.h"
#include "solver/Events.h"
#include "solver/Pools.h"

#include "llvm/ADT/EquivalenceClasses.h"

#include <deque>
#include <map>
#include <set>
#include <vector>

namespace holdwait::solver {

struct Analysis;

/// A task that waits for a task of its own executor.
struct StarvationFinding {
  uint32_t Executor = NoIndex; ///< Class symbol.
  const SelfWaitEvent *Wait = nullptr;
  TraceId Started = NoTrace; ///< Where the waiting task is handed to the executor.
  const PoolNumbers *Numbers = nullptr;
  Confidence Level = Confidence::High;
  std::vector<Doubt> Doubts;
  bool Timed = false;
  bool Itself = false; ///< It waits for all tasks of the executor, and is one of them.
};

class Executors {
public:
  explicit Executors(Analysis &A);

  /// Edges from and to executors, for the graph.
  const std::deque<OrderEvent> &orders() const { return Orders; }
  /// Tasks that take a lock which the thread holds that runs them while it waits.
  const std::deque<RelockEvent> &relocks() const { return Helped; }
  /// A task: where it is handed over, and the function that runs; NoIndex: whichever.
  struct Start {
    uint32_t Op = NoIndex;
    uint32_t Runs = NoIndex; ///< Function symbol.

    friend auto operator<=>(const Start &X, const Start &Y) = default;
  };
  /// The tasks that a wait may be for.
  std::vector<Start> awaited(const Blocking &What, llvm::ArrayRef<uint32_t> Spawns) const;
  const std::vector<StarvationFinding> &starvations() const { return Starving; }
  const std::map<uint32_t, PoolNumbers> &workers() const { return Workers; }
  /// Whether the symbol is an executor that some task runs on.
  bool isExecutor(uint32_t Class) const { return Known.count(Class); }

private:
  struct Task {
    std::set<uint32_t> On; ///< Executors, by class symbol.
    TraceId Started = NoTrace;
    bool ByOthers = true; ///< Handed over after a question which thread this is.
    bool Virtual = false; ///< Which class's method it is, and so on which of them, is not known.

    bool isDoubtful() const { return Virtual && On.size() > 1; }
  };

  void collectTasks();
  void addTask(const SubmitEvent &E, uint32_t Runs, bool Virtual);
  void addEnder(const SignalEvent &E);
  const Task *task(Start S) const;
  void countWorkers();
  void judgeTasks();
  void judgeWait(const SelfWaitEvent &E, const Task &Waiter);
  void judgeHolders();
  void help(const WaitEvent &E);
  void relock(const WaitEvent &E, const NeedEvent &N);
  void addStarts(ValueId Task, std::vector<Start> &Out) const;
  std::vector<Start> endedBy(const Blocking &What) const;
  void findWorkers();
  bool addEnded(const SignalEvent &G, std::vector<Start> &Out) const;
  bool runsItself(const Blocking &What, llvm::ArrayRef<uint32_t> Spawns) const;
  bool needs(uint32_t Op, PathId Lock) const;
  PathId pathOf(uint32_t Class);
  void addOrder(uint32_t Function, const Held &From, PathId To, skeleton::Mode M,
                skeleton::Waiting W, TraceId Trace, Guesses Via, llvm::ArrayRef<Held> Also);
  Held worker(uint32_t Executor, TraceId Started);
  void starve(uint32_t Executor, const SelfWaitEvent &E, const Task &T);
  bool isInline(uint32_t Op) const;
  uint32_t leaderOf(uint32_t Symbol) const;
  bool isLent(uint32_t Executor, llvm::ArrayRef<PathId> Released) const;

  Analysis &A;
  llvm::EquivalenceClasses<uint32_t> Shared;          ///< Symbols that stand for one task.
  std::map<Start, Task> Tasks;                        ///< And of each spawn, all of it.
  std::map<uint32_t, std::vector<uint32_t>> SpawnsOf; ///< By symbol of a handle.
  std::map<uint32_t, std::vector<Start>> StartsOf;    ///< By function symbol.
  /// By symbol of what is waited for, and whether it is the room in it that is meant.
  std::map<std::pair<uint32_t, bool>, std::vector<const SignalEvent *>> Enders;
  std::map<uint32_t, std::vector<const NeedEvent *>> NeedsOf; ///< By spawn.
  std::set<uint32_t> Known;
  std::map<uint32_t, std::set<uint32_t>> WorksOn; ///< Queues, by function that threads start with.
  std::map<uint32_t, PathId> Named; ///< By executor: a path, in the terms of some function.
  std::map<uint32_t, PoolNumbers> Workers;
  std::deque<OrderEvent> Orders; ///< Others point into it.
  std::deque<RelockEvent> Helped;
  std::vector<StarvationFinding> Starving;
};

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_EXECUTORS_H
