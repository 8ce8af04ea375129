//===-- checkers/path/PathCheckers.h - The Static Analyzer's checkers -*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What holdwait adds to `clang --analyze`: three checkers that share one model
/// of what a path holds.
///
///   call on a path ── effectOf ──▶ Effect ── Steps ──▶ states, events, defects ── Reports ──▶
///   people all ends of paths ── findLeaks ──▶ leaks ──────────────────────────────────────┘
///
/// `holdwait.Lock`: a lock is acquired, released or destroyed where it must not be, or leaks.
/// `holdwait.Lease`: the same of units of pools.
/// `holdwait.Order`: writes down which lock was wanted with which held; says nothing.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_PATH_PATHCHECKERS_H
#define HOLDWAIT_CHECKERS_PATH_PATHCHECKERS_H

#include "llvm/ADT/StringRef.h"

namespace clang::ento {
class CheckerRegistry;
} // namespace clang::ento

namespace holdwait::path {

/// Adds the checkers to those of the analyzer.
void addCheckers(clang::ento::CheckerRegistry &Registry);

} // namespace holdwait::path

#endif // HOLDWAIT_CHECKERS_PATH_PATHCHECKERS_H
