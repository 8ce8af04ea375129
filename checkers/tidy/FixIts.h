//===-- checkers/tidy/FixIts.h - Cures that are mechanical ------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Answers "can this finding be cured by rewriting a few lines, and how?".
///
/// Two cures are known (docs/editors.md says when they are offered):
///
///   - two guards that follow each other become one std::scoped_lock, which waits
///     for neither with the other held (lock-order-cycle);
///   - `m.lock(); … m.unlock();` in one block becomes a guard (leaked-lock).
///
/// A cure is offered where the program means the same afterwards, but for the
/// mistake. Everything that is not understood is a reason to offer none.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_TIDY_FIXITS_H
#define HOLDWAIT_CHECKERS_TIDY_FIXITS_H

#include "report/Finding.h"

#include "clang/Basic/Diagnostic.h"
#include "llvm/ADT/STLFunctionalExtras.h"

#include <vector>

namespace clang {
class ASTContext;
} // namespace clang

namespace holdwait::tidy {

/// Where a place of a finding is in the unit; invalid when it is not there.
using Locate = llvm::function_ref<clang::SourceLocation(const report::Place &)>;

/// One std::scoped_lock for each participant's two guards that follow each other.
std::vector<clang::FixItHint> mergeGuards(clang::ASTContext &Context, const report::Finding &F,
                                          Locate At);

/// A guard in place of the lock() that leaks, and no unlock() any more.
std::vector<clang::FixItHint> guardByHand(clang::ASTContext &Context, const report::Finding &F,
                                          Locate At);

} // namespace holdwait::tidy

#endif // HOLDWAIT_CHECKERS_TIDY_FIXITS_H
