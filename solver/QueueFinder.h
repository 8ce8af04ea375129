//===-- solver/QueueFinder.h - Where tasks are queued and run -----*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Which calls of a program run what a thread took out of a queue, and where
/// such things are put into it. Three kinds of queues, of three kinds of things:
///
/// - a container, or an array: elements by index, first, last or some;
/// - a list: the worker takes what a member or global leads to, and makes that
///   lead to the next one (`work = q->head; q->head = work->next;`). Put in is
///   what it is made to lead to, directly or through a pointer to it;
/// - anything else that a worker finds, at a condition, a callable in: where
///   such a callable is stored by whoever notifies that very condition.
///
/// Run is a callable, a callable that is a member of what was taken
/// (`work->fn(work->arg)`), or a virtual method of it (`task->run()`). The last
/// one only if the worker waits at a condition and takes the object out: who
/// calls all objects of a list again and again calls back.
///
/// Not answered here: types. Which of the classes an object has is not known.
///
/// Cost: one walk over the operations, and one over those of each function that
/// calls through a callable or virtually.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_QUEUEFINDER_H
#define HOLDWAIT_SOLVER_QUEUEFINDER_H

#include "solver/Program.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

namespace holdwait::solver {

/// A path that need not be in the unit yet.
struct Route {
  skeleton::RootKind Root = skeleton::RootKind::Any;
  uint32_t Index = 0;
  llvm::SmallVector<skeleton::Selector, 4> Selectors;
};

/// How a worker runs what it takes: the callable that this leads to from there, or the method of
/// the object that it leads to.
struct Manner {
  llvm::SmallVector<skeleton::Selector, 2> Suffix;
  uint32_t Method = skeleton::NoIndex;

  bool isPlain() const;
  friend bool operator<(const Manner &X, const Manner &Y);
};

class QueueFinder {
public:
  explicit QueueFinder(const skeleton::Unit &U);

  /// Where a task is run.
  struct Run {
    uint32_t Op = skeleton::NoIndex;
    std::optional<Route> Executor;
  };
  /// Where something is put into a queue.
  struct Put {
    uint32_t Op = skeleton::NoIndex;
    Route Executor;
    bool Callable = false; ///< It is what runs; otherwise it leads to that.
  };
  /// By the container, the head of the list, or the field of the callable.
  struct Queue {
    std::vector<Run> Runs;
    std::set<Manner> Manners;
    std::vector<Put> Puts;
  };
  std::map<uint32_t, Queue> Queues;

private:
  /// What somebody has before him, in a function's terms.
  struct Origin {
    uint32_t Slot = skeleton::NoIndex;
    Route Element;
    llvm::SmallVector<skeleton::Selector, 2> Suffix;
    bool InList = false;
    bool TakenOut = false; ///< The element went into a variable.
    bool Waited = false;   ///< A function that gives it waits at a condition.
  };
  using Conditions = std::map<uint32_t, Route>; ///< By symbol.

  void findWorkers();
  void findConditions(uint32_t F);
  void findRuns(uint32_t F);
  void findPuts(uint32_t F);
  void findTails();
  void findDetached();
  void findDetached(uint32_t F, const std::map<uint32_t, std::set<uint32_t>> &Fields);
  void noteRun(uint32_t F, uint32_t Op, const Route &Of, uint32_t Method);
  std::optional<Origin> origin(uint32_t F, const Route &Of, unsigned Hops = 0) const;
  std::optional<Origin> inContainer(const Route &Of) const;
  std::optional<Origin> fromResult(uint32_t F, const skeleton::Op &Call, const Route &Of,
                                   unsigned Hops) const;
  std::optional<Origin> fromValue(uint32_t F, const skeleton::Value &V,
                                  llvm::ArrayRef<skeleton::Selector> Rest, uint32_t Local,
                                  unsigned Hops) const;
  std::optional<Origin> fromWrite(uint32_t F, const skeleton::Op &O, const Route &Of,
                                  unsigned Hops) const;
  bool movesOn(uint32_t F, const Route &Head, uint32_t Local) const;
  bool isPutInto(const skeleton::Op &O, uint32_t Slot) const;
  Route route(uint32_t Path) const;
  uint32_t symbolOf(const Route &R) const;
  uint32_t target(uint32_t Value) const;
  uint32_t indexOf(const skeleton::Op &O) const;
  const Conditions &told(uint32_t F) const;

  struct LocalOps {
    llvm::DenseMap<uint32_t, llvm::SmallVector<uint32_t, 2>> Writes, Reads;
  };
  const LocalOps &localsOf(uint32_t F) const;

  const skeleton::Unit &U;
  const Program P;
  mutable llvm::DenseMap<uint32_t, std::unique_ptr<LocalOps>> Locals; ///< By function.
  std::set<uint32_t> Workers;              ///< Functions that threads run.
  std::set<uint32_t> Sure;                 ///< Slots that one of them runs out of.
  std::set<uint32_t> Lists;                ///< Slots that are heads of lists.
  std::map<uint32_t, uint32_t> Tails;      ///< Members that keep the address of a head.
  std::map<uint32_t, Conditions> Waits;    ///< By function: conditions it waits at,
  std::map<uint32_t, Conditions> Notifies; ///< and those it notifies.
  /// A worker calls the callable in a field of what it found.
  struct LooseRun {
    uint32_t Function = 0, Op = 0, Field = 0;
  };
  std::vector<LooseRun> Loose;
};

/// The object whose member the last thing with a name is; of a variable, the variable.
Route ownerOf(Route R);

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_QUEUEFINDER_H
