//===-- checkers/path/Exploration.h - What an exploration cannot see -*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Answers what makes the exploration of a function less than complete: code
/// that the analyzer's paths leave out, memory that other threads change.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_PATH_EXPLORATION_H
#define HOLDWAIT_CHECKERS_PATH_EXPLORATION_H

#include "checkers/path/Effects.h"
#include "checkers/path/PathState.h"

namespace holdwait::path {

/// Whether a body throws, catches, suspends or jumps where paths do not follow.
bool hasHiddenFlow(const clang::Stmt *Body);

/// Whether reading \p Where gives what the path put there, while another thread may have put
/// something else.
bool mayBeStale(const clang::ento::ProgramStateRef &State, clang::ento::SVal Where);

/// Whether a condition depends on something that another thread may change.
bool dependsOnOthers(clang::ento::SVal Condition);

/// Whether an effect is on something that is not followed.
bool isLost(const Effect &E, const clang::ento::ProgramStateRef &State);

/// Whether a call that is not looked into does what its row says, and nothing more.
bool isSaidByRow(const models::Row *R);

} // namespace holdwait::path

#endif // HOLDWAIT_CHECKERS_PATH_EXPLORATION_H
