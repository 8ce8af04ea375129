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

#include "solver/Absence.h"
#include "solver/Terms.h"
#include "solver/Trace.h"

namespace holdwait::solver {

/// More than these are not counted.
inline constexpr int MaxDepth = 3, MaxUnits = 8;

/// A lock held at a point.
struct Held {
  PathId Path = NoIndex;
  skeleton::Mode Mode = skeleton::Mode::Exclusive;
  uint8_t Count = 1;     ///< Depth of a recursive lock, saturating at 3; units of a pool, at 8.
  bool Certain = true;   ///< On every way to this point (must); otherwise on some (may).
  bool Doubtful = false; ///< Not certain because of a branch: no reason to keep states apart.
  bool Guess = false;    ///< One of several locks that a pointer may designate.
  bool ByHand =
      false; ///< By a plain acquire in this function, which nothing releases on unwinding.
  PathId Owner = NoIndex; ///< The object whose constructor took it, and whose end releases it.
  bool Again = false;     ///< Taken once more while it was held.
  bool Forgotten = false; ///< By a guard that was told to forget it.
  bool OfKind = false;    ///< An object turned out to be of some kind while it was held.
  bool Last = false;      ///< A reference turned out to be the last one while it was held.
  bool ByResult = false;  ///< By a call whose result, which is not understood, may tell whether.
  TraceId Trace = NoTrace;

  /// A branch may be there because of it: see Doubtful.
  void doubt() {
    Certain = false;
    Doubtful = true;
  }
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
  friend auto operator<=>(const Fact &A, const Fact &B) = default;
};
struct FactsLess {
  bool operator()(llvm::ArrayRef<Fact> A, llvm::ArrayRef<Fact> B) const {
    return std::lexicographical_compare(A.begin(), A.end(), B.begin(), B.end());
  }
};

/// Which of two locks of one class a comparison on the way put first.
struct Ordering {
  int8_t Way = 0;      ///< 1: the one held comes first; -1: the one waited for; 0: not known.
  PathId By = NoIndex; ///< A field of some object, or its element; NoIndex: the address.
  bool Ties = false;   ///< They were compared by something that may well be the same in both.

  friend bool operator==(const Ordering &A, const Ordering &B) {
    return A.Way == B.Way && A.By == B.By && A.Ties == B.Ties;
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

/// A thread or task that may be running, because it was started on the way.
struct Alive {
  uint32_t Op = NoIndex;   ///< The spawn.
  PathId Handle = NoIndex; ///< What it is joined through; NoIndex: nobody knows.

  friend auto operator<=>(const Alive &A, const Alive &B) = default;
};

/// Something was waited for on the way.
struct Taking {
  PathId Path = NoIndex;
  TraceId Trace = NoTrace;

  friend bool operator<(const Taking &A, const Taking &B) { return A.Path < B.Path; }
};

using Takings = llvm::SmallVector<Taking, 4>;
/// Sorted by path; the first of two.
void addTaking(Takings &To, Taking T);
/// Keeps in \p Into what is in both; true when that is less.
bool keepCommon(Takings &Into, const Takings &From);

struct State {
  llvm::SmallVector<Held, 4> Locks;                          ///< Sorted by path.
  llvm::SmallVector<std::pair<PathId, ValueId>, 8> Contents; ///< Sorted by path.
  llvm::SmallVector<Fact, 4> Facts;                          ///< Sorted.
  llvm::SmallVector<PathId, 2> Released; ///< Locks of the caller released on the way. Sorted.
  llvm::SmallVector<Running, 1> Threads;
  /// Threads that may run beside this point. Where one way joins a thread and another does not,
  /// it is taken to be joined: what is not joined then was not started (`if (t.joinable())`).
  llvm::SmallVector<Alive, 1> Beside;   ///< Sorted.
  llvm::SmallVector<uint32_t, 1> Ended; ///< Spawns whose threads were joined on the way. Sorted.
  llvm::SmallVector<PathId, 1>
      Joined; ///< Handles joined here whose threads were started before. Sorted.
  llvm::SmallVector<PathId, 1> Over; ///< Handles of what has ended on every way here. Sorted.
  Takings Taken;                     ///< Locks and other things waited for on every way.
  Absence Absent;                    ///< What is certainly not held; not part of the property.
  uint32_t OfKind = NoIndex; ///< Inside a switch that tells kinds of objects apart: the block where
                             ///< it ends; not part of the property.
  bool Last = false;         ///< Some reference was the last one; not part of the property.
  ExceptionTypes Exceptions; ///< Of what was thrown last.
  skeleton::Location Left;   ///< The return on the way out; not part of what is compared.

  Held *find(PathId Lock);
  const Held *find(PathId Lock) const { return const_cast<State *>(this)->find(Lock); }
  void add(const Held &H);
  void remove(PathId Lock);

  /// What is stored at \p Place, or NoIndex if it is what was there on entry.
  ValueId contents(PathId Place) const;
  void start(uint32_t Op, PathId Handle);
  /// The spawns whose threads \p Handle may stand for.
  llvm::SmallVector<uint32_t, 1> startedAs(PathId Handle, const PathTable &Paths) const;
  /// What \p Handle stands for has ended: nobody waits for it any more.
  void noteOver(PathId Handle);
  /// One of the kinds of an object that a switch tells apart, which ends at the block \p Until.
  void assumeKind(uint32_t Until);
  void enterBlock(uint32_t Block);
  /// Ends the threads that \p Handle may stand for.
  void end(PathId Handle, const PathTable &Paths);
  /// The threads of \p From are now known by \p To.
  void moveHandle(PathId From, PathId To);

  /// Stores, and forgets what was known about the old contents.
  void store(PathId Place, ValueId V, const PathTable &Paths, const ValueTable &Values);
  /// \p Place gets contents nobody knows, different from the last time: whatever mentions the
  /// old ones now speaks of some object.
  void renew(PathId Place, PathTable &Paths, ValueTable &Values);
  /// Others run meanwhile: numbers that they can reach may have changed. What is known of a place
  /// that each thread has its own of stays known.
  void letOthersRun(const PathTable &Paths, const ValueTable &Values,
                    llvm::function_ref<bool(PathId)> IsPerThread);
  /// Forgets facts about the contents of \p Place.
  void forget(PathId Place, const PathTable &Paths, const ValueTable &Values);

  /// Whether the facts about the two values settle the question: 1 it holds as asked, 0 it does
  /// not, -1 unknown. `x < y` settles that they are not equal.
  int decide(const Fact &Question) const;
  void learn(const Fact &F);
};

/// Whether \p V speaks of the contents of \p Place.
bool mentions(ValueId V, PathId Place, const PathTable &Paths, const ValueTable &Values);

/// Whether two facts cannot both be: opposite answers, or two values of one place.
bool excludes(const Fact &A, const Fact &B, const ValueTable &Values);

/// Whether two states may be joined without losing locks or guards.
bool sameProperty(const State &A, const State &B, const PathTable &Paths, const ValueTable &Values);

/// Keeps in \p Into what both know: `x == 1` and `x == 2` become "x is 1 or 2".
/// True when \p Into changed.
bool joinFacts(llvm::SmallVectorImpl<Fact> &Into, llvm::ArrayRef<Fact> From, ValueTable &Values);

/// Joins \p From into \p Into; true when \p Into changed. Locks held in only
/// one of them become uncertain. The first \p ParamCount locals hold arguments.
bool join(State &Into, const State &From, PathTable &Paths, ValueTable &Values,
          const TraceTable &Traces, uint32_t ParamCount = 0);

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_STATE_H
