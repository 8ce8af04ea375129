//===-- solver/Signals.h - Which signals a thread may get -------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Signals as places of a state. Of each signal that the program names there
/// are two bits of the thread, whether it is blocked and whether somebody
/// handles it, and one bit in each set of signals. They are stored to, loaded,
/// passed on and summarised like any other contents, so that a function which
/// saves, changes or restores the mask for its caller needs no rule of its own.
///
/// All signals that the program does not name share one bit.
///
/// Programs without a handler have no bits, and nothing of this costs anything.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_SIGNALS_H
#define HOLDWAIT_SOLVER_SIGNALS_H

#include "solver/Program.h"
#include "solver/State.h"

namespace holdwait::solver {

/// One bit for each signal.
using SignalBits = uint64_t;

class Signals {
public:
  explicit Signals(const Program &P);

  /// How many bits there are; 0 when no handler of the program takes a lock.
  unsigned count() const { return Count; }
  /// The bit of a signal.
  unsigned bitOf(int64_t Number) const;

  /// Where it is stored whether a signal is blocked in the thread that runs, or in a set.
  static PathId blocked(unsigned Bit, PathTable &Paths);
  static PathId inSet(PathId Set, unsigned Bit, PathTable &Paths);
  /// Where it is stored whether somebody handles it.
  static PathId handled(unsigned Bit, PathTable &Paths);
  /// Whether a place is one of these.
  static bool isBit(PathId Place, const PathTable &Paths);
  SignalBits all() const { return (SignalBits(1) << Count) - 1; }

private:
  static bool isInstalled(const skeleton::Op &O);
  static bool anyTakesLocks(const Program &P);

  std::vector<int64_t> Numbers; ///< Sorted.
  unsigned Count = 0;

  static constexpr unsigned MaxSignals = 31;
};

/// What a function knows at a point of the thread's signals. Of the others it is as its caller has
/// it.
struct SignalState {
  SignalBits Blocked = 0; ///< Or perhaps.
  SignalBits Unblocked = 0;
  SignalBits Unhandled = 0;
  SignalBits Handled = 0; ///< Or perhaps.
};

/// Signals that may come at a point.
struct Deliverable {
  SignalBits Bits = 0;
  SignalBits IfUnblocked = 0; ///< Of these: unless the caller has it blocked.
  SignalBits IfHandled = 0;   ///< Of these: if it is handled when the function is called.

  friend bool operator==(const Deliverable &A, const Deliverable &B) = default;
  static Deliverable in(const SignalState &Here, SignalBits All);
  /// What is left of it for a caller in the state \p Here.
  Deliverable seenFrom(const SignalState &Here) const;
};

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_SIGNALS_H
