//===-- solver/Absence.h - Locks that are not held --------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a way through a function knows of locks it does not hold: which ones it
/// gave back and did not take again, and where that is not certain.
///
/// That a lock is absent from the lockset does not say that it is not held: it
/// may be the caller's, code we cannot see may have taken it, and where two
/// ways meet that differ in it, a branch we do not see through may be there to
/// tell them apart (`if (flags & X) lock(); … if (flags & X) unlock();`). What
/// is said of a release of a lock that is not held leaves all these out.
///
/// Not part of a state's property: ways that differ in it alone are joined, and
/// then only what both know is known.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_ABSENCE_H
#define HOLDWAIT_SOLVER_ABSENCE_H

#include "solver/Terms.h"
#include "solver/Trace.h"

namespace holdwait::solver {

class Absence {
public:
  /// The lock was given back, and is not held from here on.
  void gaveBack(PathId Lock, TraceId Where);
  /// Forgets locks that may have been taken again.
  void forget(llvm::function_ref<bool(PathId Lock)> MayBeTaken);
  /// Where the lock was given back on this way; NoTrace if it was not.
  TraceId givenBackAt(PathId Lock) const;

  /// It is not certain that a lock at or below \p Place is absent, before block \p Until is
  /// reached; NoIndex: on the whole way.
  void doubt(PathId Place, uint32_t Until = NoIndex);
  /// Nothing is certain of any lock, or of any but those that only this program's code can reach.
  void doubtAll() { Blind = true; }
  void doubtReachable() { Opaque = true; }
  bool isOpaque() const { return Opaque; }
  bool isDoubtful(PathId Lock, const PathTable &Paths) const;
  /// A block is reached: doubts that end there do.
  void enterBlock(uint32_t Block);

  /// Keeps what both know; true when this one changed.
  bool join(const Absence &From);

private:
  struct Gone {
    PathId Lock = NoIndex;
    TraceId Where = NoTrace;
  };
  struct Doubt {
    PathId Place = NoIndex;
    uint32_t Until = NoIndex;
    friend auto operator<=>(const Doubt &A, const Doubt &B) = default;
  };
  llvm::SmallVector<Gone, 1> Locks;   ///< Sorted by lock.
  llvm::SmallVector<Doubt, 1> Doubts; ///< Sorted.
  bool Blind = false, Opaque = false;

  static constexpr size_t MaxLocks = 8;
};

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_ABSENCE_H
