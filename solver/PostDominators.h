//===-- solver/PostDominators.h - Where branches meet again -----*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// For each block the first one that every way from it to a normal end of the
/// function comes by (Cooper, Harvey and Kennedy 2001). Ways that end the
/// program and ways by an exception do not count.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_POSTDOMINATORS_H
#define HOLDWAIT_SOLVER_POSTDOMINATORS_H

#include "solver/Program.h"

namespace holdwait::solver {

/// By block of function \p F: its immediate post-dominator, or NoIndex when only the end of the
/// function is, or no normal end is reached.
std::vector<uint32_t> immediatePostDominators(const Program &P, uint32_t F);

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_POSTDOMINATORS_H
