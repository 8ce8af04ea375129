//===-- checkers/path/Effects.h - What a call does to locks -----*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// From a call on a path to what it does to locks, units of pools and guards,
/// as its model row or its thread-safety attributes say.
///
/// What it does not decide: whether that is allowed (Steps.h).
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_PATH_EFFECTS_H
#define HOLDWAIT_CHECKERS_PATH_EFFECTS_H

#include "checkers/path/UnitKnowledge.h"

#include "clang/StaticAnalyzer/Core/PathSensitive/CallEvent.h"

#include <optional>

namespace holdwait::path {

struct Effect {
  enum Kind : uint8_t {
    Acquire,
    Release,
    Destroy,
    Init,      ///< From here on it is another lock.
    GuardBind, ///< Guard := Locks, by Policy
    GuardLock, ///< of what Guard has
    GuardUnlock,
    GuardRelease, ///< Guard forgets; the result is the lock's address
    GuardOwns,    ///< the result says whether Guard owns
    GuardMutex,   ///< the result is the lock's address
    GuardSwap,    ///< Guard and Other
    GuardMove,    ///< Guard := Other
    GuardEnd,     ///< Guard's destructor
  } What = Acquire;
  llvm::SmallVector<Region, 2> Locks; ///< Null: some object that is not known.
  clang::QualType LockType;           ///< Of the first of them, if it says so.
  Region Guard = nullptr, Other = nullptr;
  skeleton::Mode Mode = skeleton::Mode::Exclusive;
  skeleton::Waiting Waiting = skeleton::Waiting::Blocking;
  skeleton::GuardPolicy Policy = skeleton::GuardPolicy::Lock;
  bool MayDecline = false;        ///< It waits, and its result says whether it has then acquired.
  std::optional<int64_t> Success; ///< What it returns on success; none: anything but zero.
};

/// What \p Call does, or none.
std::optional<Effect> effectOf(const clang::ento::CallEvent &Call,
                               const clang::ento::ProgramStateRef &State, UnitKnowledge &Unit);

/// What the end of an object does that the call of its destructor stands for, or none.
std::optional<Effect> effectOfEnd(const clang::ento::CXXDestructorCall &Call, UnitKnowledge &Unit);

} // namespace holdwait::path

#endif // HOLDWAIT_CHECKERS_PATH_EFFECTS_H
