//===-- checkers/path/Doubts.h - Paths that may not exist -------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Answers whether a path may look feasible only because something was asked
/// twice: a field, a global or a function that a condition before the lock's
/// last change asked is asked again by another condition after it. What calls in
/// between did to it is not known, and the answers that this path takes may
/// exclude each other: `if (shared) lock(); work(); if (shared) unlock();`.
///
/// Two more kinds: after the change the same is asked twice in one function and answered
/// differently, though nothing that it asks was written in between; and a function asks before
/// the change, and again when it is called another time, what was written since: who holds
/// a lock that is made recursive by hand.
///
/// Cost: one walk back along the path.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_PATH_DOUBTS_H
#define HOLDWAIT_CHECKERS_PATH_DOUBTS_H

#include "checkers/path/PathState.h"

#include "clang/StaticAnalyzer/Core/PathSensitive/ExplodedGraph.h"

namespace holdwait::path {

/// \p Fact is what the path to \p End last did to \p Lock.
bool isDoubtful(const clang::ento::ExplodedNode *End, Region Lock, const LockFact &Fact);

} // namespace holdwait::path

#endif // HOLDWAIT_CHECKERS_PATH_DOUBTS_H
