//===-- solver/Ordering.h - What fixes the order of two locks ----*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Answers: was the lock that is held chosen to come before, or after, the one
/// that is waited for? A comparison on the way says so: of the two objects'
/// addresses, of one field of both, of the two keys of one container. A field
/// with few values (an enumeration) orders two objects only where theirs are
/// known to differ.
///
/// Not answered: whether everybody chooses alike (Siblings.cpp).
///
/// Cost: facts × path length; both are small.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_ORDERING_H
#define HOLDWAIT_SOLVER_ORDERING_H

#include "solver/State.h"

namespace holdwait::solver {

/// How \p To compares with \p From at a point where \p S holds. \p HasTies tells of a field whether
/// many objects have the same in it.
Ordering findOrdering(PathId From, PathId To, const State &S, PathTable &Paths, ValueTable &Values,
                      llvm::function_ref<bool(PathId)> HasTies);

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_ORDERING_H
