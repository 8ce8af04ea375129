//===-- report/Build.h - Findings in words ------------------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Turns what the solver found into findings, inventory and statistics: the
/// only place where results become words.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_REPORT_BUILD_H
#define HOLDWAIT_REPORT_BUILD_H

#include "report/Finding.h"
#include "solver/Solve.h"

namespace holdwait::report {

/// Findings, removed cycles, the inventory and the solver's counts.
Report build(const solver::Analysis &A);

/// Whether a reason of a finding only doubts that its ways can be gone: whoever has seen them gone
/// has nothing left to doubt.
bool isAboutFeasibility(const std::string &Reason);

} // namespace holdwait::report

#endif // HOLDWAIT_REPORT_BUILD_H
