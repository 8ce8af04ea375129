//===-- report/BuildPools.h - Findings about pools and executors --*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Nested leases and executors that wait for themselves, with the arithmetic
/// behind them: how many threads, how deep, how many units.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_REPORT_BUILDPOOLS_H
#define HOLDWAIT_REPORT_BUILDPOOLS_H

#include "report/BuildLocal.h"

namespace holdwait::report {

std::vector<Doubted> poolFindings(const solver::Analysis &A, const BuildParts &Parts);

/// The pools whose nesting is safe by their numbers, with the margin.
std::vector<SafePool> safePools(const solver::Analysis &A, const BuildParts &Parts);

} // namespace holdwait::report

#endif // HOLDWAIT_REPORT_BUILDPOOLS_H
