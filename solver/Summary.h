//===-- solver/Summary.h - A function in terms of its formals -----*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a caller needs to know of a function, in terms of the function's own
/// `this`, parameters, result and globals.
///
/// `Acquires`, `Pairs` and `Invokes` say what may happen inside; `Outcomes`
/// say how it may end, one per property (see State.h), with what must have
/// been true of the formals for it to end so.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_SUMMARY_H
#define HOLDWAIT_SOLVER_SUMMARY_H

#include "solver/Signals.h"
#include "solver/State.h"

#include <algorithm>
#include <compare>
#include <vector>

namespace holdwait::solver {

/// What was taken for granted on a way. The order is that of how much.
struct Guesses {
  bool Spread = false; ///< A call with many targets, of which one is meant.
  bool Stored = false; ///< A callable that was stored somewhere is the one that is called.
  uint8_t Choices = 0; ///< How often it is one of several that were stored there.
  uint8_t Lasts = 0;   ///< References that would have to be the last ones.
  bool OfKind = false; ///< An object is of one of the kinds that a switch tells apart.

  static Guesses last(bool Is) { return {.Lasts = Is}; }
  static Guesses ofKind(bool Is) { return {.OfKind = Is}; }

  friend Guesses operator+(Guesses A, Guesses B) {
    return {A.Spread || B.Spread, A.Stored || B.Stored,
            static_cast<uint8_t>(std::min(A.Choices + B.Choices, 3)),
            static_cast<uint8_t>(std::min(A.Lasts + B.Lasts, 3)), A.OfKind || B.OfKind};
  }
  friend auto operator<=>(const Guesses &A, const Guesses &B) = default;
};

/// What is taken for granted where \p S holds, and while a lock was held.
inline Guesses guessesOn(const State &S) {
  return Guesses::last(S.Last) + Guesses::ofKind(S.OfKind != NoIndex);
}
inline Guesses guessesOn(const Held &H) {
  return Guesses::last(H.Last) + Guesses::ofKind(H.OfKind);
}

/// How far leases of one pool are nested: units held already, and units waited for.
struct Lease {
  uint8_t Held = 0;
  uint8_t Wanted = 1;

  unsigned depth() const { return Held + Wanted; }
};

/// It may wait for a lock, having released some of its caller's locks before.
struct Acquisition {
  PathId Path = NoIndex;
  skeleton::Mode Mode = skeleton::Mode::Exclusive;
  skeleton::Waiting Wait = skeleton::Waiting::Blocking;
  Lease Units;
  llvm::SmallVector<PathId, 1> Released;
  llvm::SmallVector<Fact, 2> Pre; ///< What must be true of the formals to get there.
  Guesses Via;
  TraceId Trace = NoTrace;
  bool Guess = false;      ///< One of several locks that a pointer may designate.
  uint32_t Conditions = 0; ///< How much must be true to go the way of Trace; of all ways: Pre.
};

/// Inside, one lock is held while another is waited for, and which locks they
/// are depends on the caller.
struct Pair {
  Held From;
  PathId To = NoIndex;
  skeleton::Mode ToMode = skeleton::Mode::Exclusive;
  skeleton::Waiting Wait = skeleton::Waiting::Blocking;
  TraceId Trace = NoTrace;
  llvm::SmallVector<PathId, 2> AlsoHeld;
  llvm::SmallVector<PathId, 1> Released; ///< Locks of the callers, let go before the wait.
  llvm::SmallVector<Fact, 2> Pre;
  Guesses Via;
  Ordering Order;        ///< Of two locks of one class.
  bool Formals = false;  ///< Two formals of one type, which a caller may give in either order.
  Lease Units;           ///< When both are one pool.
  bool Detached = false; ///< In a thread started below: the chains start there.
};

/// It may wait for something that is no lock: a thread, a task, a condition.
struct Blocking {
  skeleton::WaitKind Kind = skeleton::WaitKind::Condition;
  skeleton::Waiting Wait = skeleton::Waiting::Blocking;
  PathId Object = NoIndex;
  ValueId Task = NoIndex;                ///< Of a future: the callable whose result it is.
  llvm::SmallVector<uint32_t, 1> Spawns; ///< What the handle is known to stand for.
  llvm::SmallVector<PathId, 1> Given;    ///< Locks that the wait itself gives back meanwhile.
  llvm::SmallVector<PathId, 1> Released; ///< Locks of the callers, let go before.
  llvm::SmallVector<Fact, 2> Pre;
  bool Ends = false;   ///< The end of a handle: it waits for tasks only.
  bool Helps = false;  ///< Runs other tasks meanwhile.
  bool Runs = false;   ///< Runs what it waits for itself, if nobody has begun it.
  bool Leases = false; ///< For a unit of a pool, which was asked for before.
  bool Polls = false;  ///< Asks again and again, with something else to do between.
  Guesses Via;
  TraceId Trace = NoTrace;
  uint32_t Conditions = 0; ///< As of an acquisition.
};

/// It ends such waits of others.
struct Signal {
  skeleton::WaitKind Kind = skeleton::WaitKind::Condition;
  PathId Object = NoIndex;
  TraceId Trace = NoTrace;
  Takings Needs;        ///< What was surely waited for on the way.
  bool Repeats = false; ///< In a loop: it comes again after whatever else the loop does.
};

/// It calls, or starts a thread with, something its caller provides.
struct Invocation {
  ValueId Callable = 0;
  std::vector<ValueId> Arguments;
  std::vector<Held> Locks;
  llvm::SmallVector<PathId, 1> Released;
  llvm::SmallVector<Fact, 2> Pre;
  bool Spawns = false;
  bool InLoop = false;       ///< It may do so several times.
  Guesses Via;               ///< On the way to the call.
  uint32_t Op = NoIndex;     ///< The start of the thread.
  PathId Executor = NoIndex; ///< What runs the task that is started.
  TraceId Trace = NoTrace;
};

/// A pool or executor is made with so many units or workers.
struct Sizing {
  PathId Pool = NoIndex;
  ValueId Units = NoIndex;
  ValueId More = NoIndex; ///< As many more for a while; NoIndex: none.
  TraceId Trace = NoTrace;
};

/// It gives back a lock that it did not take on that way: its caller's, if anybody's.
struct GiveBack {
  PathId Path = NoIndex;
  TraceId Trace = NoTrace;
  llvm::SmallVector<Fact, 2> Pre; ///< What must be true of the formals to get there.
};

/// It makes one object lead to another: `From.Field = &To`, or puts it into a container there.
struct Bond {
  uint32_t Field = NoIndex;
  PathId From = NoIndex;
  PathId To = NoIndex; ///< NoIndex: not known.
  /// The paths are as the function writes them, and the variables in them are what they stand for.
  bool Written = false;

  friend auto operator<=>(const Bond &A, const Bond &B) = default;
};

/// It holds a lock while signals may come that somebody handles.
struct Exposure {
  PathId Lock = NoIndex;
  skeleton::Mode Mode = skeleton::Mode::Exclusive;
  TraceId Trace = NoTrace; ///< Where it is acquired.
  Deliverable Signals;
  llvm::SmallVector<Fact, 2> Pre; ///< What must be true of the formals to get there.
};

/// One way to end.
struct Outcome {
  State Exit; ///< In terms of the formals; Facts are preconditions on them.
  ValueId Result = NoIndex;
  bool Throws = false;
  bool NotZero = false;             ///< Of a result that is not known: it is something.
  llvm::SmallVector<PathId, 1> Set; ///< Places that hold such values. Sorted.
};

struct Summary {
  std::vector<Acquisition> Acquires;
  std::vector<Pair> Pairs;
  std::vector<Invocation> Invokes;
  std::vector<Blocking> Blocks;
  std::vector<Signal> Signals;
  std::vector<Outcome> Outcomes;
  std::vector<GiveBack> GivesBack;
  std::vector<Exposure> Exposes;
  bool Blurred = false; ///< Ways that differ in locks were joined: outcomes say what may be.
  std::vector<PathId> Recursive; ///< Locks it makes recursive.
  std::vector<Sizing> Sizes;     ///< Of pools and executors that it makes.
  std::vector<Bond> Bonds;       ///< Of objects that the caller knows.
};

/// Puts \p New into a list of bounded length. Of what finds no place, the smallest by \p KeyOf
/// stay, so that what is kept does not depend on the order in which it comes, and what is kept of
/// what was kept is the same again: without that, functions that call each other never come to
/// rest. False: something found no place. Cost: linear where the list is full.
template <typename T, typename Key>
bool keepSmallest(std::vector<T> &List, T New, size_t Limit, Key KeyOf) {
  if (List.size() < Limit) {
    List.push_back(std::move(New));
    return true;
  }
  auto Largest = std::max_element(List.begin(), List.end(),
                                  [&](const T &A, const T &B) { return KeyOf(A) < KeyOf(B); });
  if (KeyOf(New) < KeyOf(*Largest))
    *Largest = std::move(New);
  return false;
}

/// Whether a caller can tell two ways to end apart: by what it passed, or by
/// what it got.
bool distinguishable(const Outcome &A, const Outcome &B, const ValueTable &Values);

bool equivalent(const Summary &A, const Summary &B);

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_SUMMARY_H
