//===-- solver/Feasible.h - Can a cycle happen? -------------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Chooses, for a cycle of lock classes, one way per edge such that all of
/// them can be waited in at once, or says what forbids it (design: cycles).
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_FEASIBLE_H
#define HOLDWAIT_SOLVER_FEASIBLE_H

#include "solver/Solve.h"

#include <map>

namespace holdwait::solver {

/// Whether the waits of two events can happen at the same time.
Apart apart(const Analysis &A, const OrderEvent &X, const OrderEvent &Y);

/// Whether \p Waits would read what \p Holds reads.
inline bool areReaders(const OrderWay &Waits, const OrderWay &Holds) {
  return Waits.Event->Locks.ToMode == skeleton::Mode::Shared &&
         Holds.Event->Locks.From.Mode == skeleton::Mode::Shared;
}

class Feasibility {
public:
  Feasibility(const Analysis &A);

  struct Verdict {
    bool Feasible = false;
    std::vector<OrderWay> Ways; ///< One an edge; of an infeasible cycle the best of each.
    RemovalRule Rule = RemovalRule::Gate;
    std::vector<uint32_t> Gates;
  };
  /// \p Classes in cycle order. With \p OneThread, ways that only one thread
  /// ever takes are allowed.
  Verdict judge(llvm::ArrayRef<uint32_t> Classes, bool OneThread) const;
  const OrderEdge &edge(uint32_t From, uint32_t To) const;

private:
  enum class Clash : uint8_t { None, Gate, Thread, Phases, Modes, Own };
  Clash clash(const OrderWay &A, const OrderWay &B, bool Adjacent, bool OneThread,
              std::vector<uint32_t> *Gates) const;

  bool hasWriters(llvm::ArrayRef<const OrderWay *> Ways) const;

  const Analysis &A;
  std::map<std::pair<uint32_t, uint32_t>, const OrderEdge *> Index;
};

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_FEASIBLE_H
