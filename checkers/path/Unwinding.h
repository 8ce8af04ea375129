//===-- checkers/path/Unwinding.h - What an exception leaves behind -*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Answers whether a `throw` leaves every function of the path, with nothing on
/// the way that could let go of a lock. The analyzer's paths end at a `throw`:
/// handlers and unwinding are not followed, so where there are any, nothing is said.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_PATH_UNWINDING_H
#define HOLDWAIT_CHECKERS_PATH_UNWINDING_H

#include "clang/StaticAnalyzer/Core/PathSensitive/ExplodedGraph.h"

#include <vector>

namespace holdwait::path {

/// The ends of paths by a `throw` between which and the path's caller stands no handler and no
/// destructor of the project; in an order that is the same in every run.
std::vector<const clang::ento::ExplodedNode *>
endsByException(const clang::ento::ExplodedGraph &Graph);

} // namespace holdwait::path

#endif // HOLDWAIT_CHECKERS_PATH_UNWINDING_H
