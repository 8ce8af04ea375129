//===-- solver/State.h - What is known at a point ----------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The abstract state: locks held, what variables designate, what branches
/// established.
///
/// Property simulation after ESP (Das, Lerner, Seigle, PLDI 2002): at a join,
/// states with the same *property* (locks, guards, running threads) become
/// one; states with different properties stay apart, each with its own facts,
/// so that `if (f) lock(); ... if (f) unlock();` stays correlated.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_STATE_H
#define HOLDWAIT_SOLVER_STATE_H

#include "solver/Terms.h"
#include "solver/Trace.h"

namespace holdwait::solver {

/// A lock held at a point.
struct Held {
  PathId Path = NoIndex;
  skeleton::Mode Mode = skeleton::Mode::Exclusive;
  uint8_t Count = 1;   ///< Depth of a recursive lock, saturating at 3.
  bool Certain = true; ///< On every way to this point (must); otherwise on some (may).
  bool Guess = false;  ///< One of several locks that a pointer may designate.
  bool ByHand =
      false; ///< By a plain acquire in this function, which nothing releases on unwinding.
  PathId Owner = NoIndex; ///< The object whose constructor took it, and whose end releases it.
  bool Again = false;     ///< Taken once more while it was held.
  bool Forgotten = false; ///< By a guard that was told to forget it.
  bool ByResult = false;  ///< By a call whose result, which is not understood, may tell whether.
  TraceId Trace = NoTrace;
};

/// `Left Rel Right` is known to hold or not. Rel is Equal, Less or Greater.
struct Fact {
  ValueId Left = 0;
  ValueId Right = 0;
  skeleton::Relation Rel = skeleton::Relation::Equal;
  bool Holds = true;

  bool sameQuestion(const Fact &O) const {
    return Left == O.Left && Right == O.Right && Rel == O.Rel;
  }
  friend bool operator==(const Fact &A, const Fact &B) {
    return A.sameQuestion(B) && A.Holds == B.Holds;
  }
};

/// The types an exception may have: record symbols, NoIndex for "not known". Sorted.
using ExceptionTypes = llvm::SmallVector<uint32_t, 1>;

/// A thread started here and not yet joined, with the locks held ever since.
struct Running {
  PathId Handle = NoIndex;
  uint32_t Op = NoIndex; ///< The spawn.
  llvm::SmallVector<PathId, 2> Gates;

  friend bool operator==(const Running &A, const Running &B) {
    return A.Handle == B.Handle && A.Op == B.Op && A.Gates == B.Gates;
  }
};

struct State {
  llvm::SmallVector<Held, 4> Locks;                          ///< Sorted by path.
  llvm::SmallVector<std::pair<PathId, ValueId>, 8> Contents; ///< Sorted by path.
  llvm::SmallVector<Fact, 4> Facts;                          ///< Sorted.
  llvm::SmallVector<PathId, 2> Released; ///< Locks of the caller released on the way. Sorted.
  llvm::SmallVector<Running, 1> Threads;
  ExceptionTypes Exceptions; ///< Of what was thrown last.
  skeleton::Location Left;   ///< The return on the way out; not part of what is compared.

  Held *find(PathId Lock);
  const Held *find(PathId Lock) const { return const_cast<State *>(this)->find(Lock); }
  void add(const Held &H);
  void remove(PathId Lock);

  /// What is stored at \p Place, or NoIndex if it is what was there on entry.
  ValueId contents(PathId Place) const;
  /// Stores, and forgets what was known about the old contents.
  void store(PathId Place, ValueId V, const PathTable &Paths, const ValueTable &Values);
  /// \p Place gets contents nobody knows, different from the last time: whatever mentions the
  /// old ones now speaks of some object.
  void renew(PathId Place, PathTable &Paths, ValueTable &Values);
  /// Forgets facts about the contents of \p Place.
  void forget(PathId Place, const PathTable &Paths, const ValueTable &Values);

  /// Whether the question is settled by a fact; the answer in \p Answer.
  bool known(const Fact &Question, bool &Answer) const;
  void learn(const Fact &F);
};

/// Whether two facts cannot both be: opposite answers, or two values of one place.
bool excludes(const Fact &A, const Fact &B, const ValueTable &Values);

/// Whether two states may be joined without losing locks or guards.
bool sameProperty(const State &A, const State &B, const ValueTable &Values);

/// Keeps in \p Into what both know: `x == 1` and `x == 2` become "x is 1 or 2".
/// True when \p Into changed.
bool joinFacts(llvm::SmallVectorImpl<Fact> &Into, llvm::ArrayRef<Fact> From, ValueTable &Values);

/// Joins \p From into \p Into; true when \p Into changed. Locks held in only
/// one of them become uncertain. The first \p ParamCount locals hold arguments.
bool join(State &Into, const State &From, PathTable &Paths, ValueTable &Values,
          const TraceTable &Traces, uint32_t ParamCount = 0);

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_STATE_H
