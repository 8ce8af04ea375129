//===-- checkers/path/ProgramLocks.h - Locks of other units -----*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What functions that are only declared in a unit do to locks that no argument
/// leads to: `STATS_LOCK()`. Which functions those are, the program says
/// (Questions.h).
///
/// A lock is the variable, where the unit can name it. Otherwise something has
/// to stand for it: the first function that takes or gives it back.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_PATH_PROGRAMLOCKS_H
#define HOLDWAIT_CHECKERS_PATH_PROGRAMLOCKS_H

#include "checkers/path/Effects.h"
#include "checkers/path/Questions.h"

namespace holdwait::path {

class ProgramLocks {
public:
  /// What \p Call does to such a lock, or none.
  std::optional<Effect> effectOf(const clang::ento::CallEvent &Call,
                                 const clang::ento::ProgramStateRef &State, const Questions &Known);

private:
  Region regionOf(const ProgramLock &Lock, const clang::FunctionDecl &User,
                  const clang::ento::CallEvent &Call, const clang::ento::ProgramStateRef &State);

  llvm::StringMap<const clang::FunctionDecl *> StandIns; ///< By lock.
};

} // namespace holdwait::path

#endif // HOLDWAIT_CHECKERS_PATH_PROGRAMLOCKS_H
