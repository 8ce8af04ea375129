//===-- checkers/path/Steps.h - What follows from an effect -----*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Applies an effect to what a path knows: the states that may follow, what a
/// path note says of it, and what is wrong with it.
///
/// It is silent where it does not know: an object that no region stands for, a
/// lock that may be recursive, one that may be released under another name.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_PATH_STEPS_H
#define HOLDWAIT_CHECKERS_PATH_STEPS_H

#include "checkers/path/Effects.h"

#include "llvm/ADT/STLFunctionalExtras.h"

namespace holdwait::path {

struct Defect {
  enum Kind : uint8_t { AcquiredAgain, ReleasedAgain, DestroyedWhileHeld, LeasedAgain } What;
  Region Lock;
  LockFact Before;     ///< What was known of it.
  skeleton::Mode Mode; ///< In which it is wanted.
};

/// What happened to a lock, for path notes.
struct Event {
  enum Kind : uint8_t { Acquired, TryFailed, Released, Adopted } What;
  Region Lock;
  skeleton::Mode Mode;
};

struct Outcome {
  clang::ento::ProgramStateRef State;
  std::optional<bool> Succeeded; ///< Of an acquisition, what its result says.
  std::optional<bool> Owns;      ///< GuardOwns.
  Region Result = nullptr;       ///< GuardRelease, GuardMutex.
  llvm::SmallVector<Event, 2> Events;
  std::optional<Defect> Found;
};

/// Where on the path the effect happens.
struct Place {
  clang::SourceLocation Where;
  const clang::StackFrameContext *Frame;
};

/// Told of each lock that is waited for, with the state before; null: it is not known which.
using Watcher = llvm::function_ref<void(const clang::ento::ProgramStateRef &, Region)>;

class Steps {
public:
  Steps(UnitKnowledge &Unit, Place At, Watcher Waits) : Unit(Unit), At(At), Waits(Waits) {}

  /// The states that may follow: one, or two of a try.
  llvm::SmallVector<Outcome, 2> apply(const clang::ento::ProgramStateRef &State, const Effect &E);

private:
  Outcome acquire(const clang::ento::ProgramStateRef &State, llvm::ArrayRef<Region> Wanted,
                  const Effect &E, Origin How);
  void acquireOne(Outcome &O, Region Lock, const Effect &E, Origin How);
  void again(Outcome &O, Region Lock, const LockFact &Fact, const Effect &E);
  void release(Outcome &O, Region Lock, skeleton::Mode Mode);
  void forgetUnknown(Outcome &O, const Effect &E);
  bool forgetOtherNames(Outcome &O, Region Lock);
  void destroy(Outcome &O, Region Lock);
  llvm::SmallVector<Outcome, 2> acquireEffect(const clang::ento::ProgramStateRef &State,
                                              const Effect &E);
  llvm::SmallVector<Outcome, 2> guardBind(const clang::ento::ProgramStateRef &State,
                                          const Effect &E);
  llvm::SmallVector<Outcome, 2> guardAcquire(const clang::ento::ProgramStateRef &State,
                                             const Effect &E, GuardFact Guard);
  void guardMove(Outcome &O, const Effect &E);
  void guardEffect(Outcome &O, const Effect &E, GuardFact Guard);
  Origin originHere() const;
  bool wouldFail(const clang::ento::ProgramStateRef &State, llvm::ArrayRef<Region> Wanted);

  UnitKnowledge &Unit;
  Place At;
  clang::QualType LockType; ///< Of the effect that is being applied.
  Watcher Waits;
};

} // namespace holdwait::path

#endif // HOLDWAIT_CHECKERS_PATH_STEPS_H
