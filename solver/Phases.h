//===-- solver/Phases.h - What start and join put in order -*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Whether two events can happen at the same time, given who starts which
/// thread when, and who joins it.
///
/// What main's own thread does before it starts a thread, or after it has
/// joined it, cannot happen beside what that thread does; nor can two threads,
/// the second of which is started after the first was joined. Only threads
/// that main's own thread starts are put in order; the others may run beside
/// anything.
///
/// Not answered here: which functions a thread runs (Threads.h).
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_PHASES_H
#define HOLDWAIT_SOLVER_PHASES_H

#include "solver/Threads.h"

#include <map>

namespace holdwait::solver {

/// Why two events cannot happen at the same time.
enum class Apart : uint8_t {
  No,        ///< They can.
  OneThread, ///< One thread does both.
  Ordered,   ///< The one thread has ended before the other does its part, or is not started yet.
  Own,       ///< Each of them has its own lock where they would meet.
};

class Phases {
public:
  Phases(const Program &P, const Threads &T, const std::vector<FunctionFacts> &Facts);

  /// Of an event in \p F with \p A beside it, and one in \p G with \p B.
  Apart apart(uint32_t F, const Company &A, uint32_t G, const Company &B) const;

private:
  struct Set {
    std::vector<uint32_t> Spawns; ///< Sorted.
    bool Anybody = false;

    bool unite(llvm::ArrayRef<uint32_t> More, bool MoreAnybody);
    bool contains(uint32_t Spawn) const;
  };

  bool isMains(uint32_t F) const;
  void findEntries(const Program &P);
  void findStarts(const Program &P);
  Set around(uint32_t F, const Company &C) const;
  Set before(uint32_t F, const Company &C) const;
  bool overlap(const Set &Beside, uint32_t Other) const;
  bool overlap(uint32_t Root, uint32_t Other) const;

  const Threads &T;
  std::vector<Set> Entry; ///< By function that main's thread alone runs: who may run already.
  std::map<uint32_t, Set> AtStart;                ///< By spawn: who runs already.
  std::map<PathId, std::vector<uint32_t>> KeptIn; ///< By handle: spawns.
};

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_PHASES_H
