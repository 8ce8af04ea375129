//===-- report/BuildLocal.h - Mistakes of one thread in words ---*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Findings that take one thread, in words: locks released that are not held,
/// coroutines that suspend with one held, signal handlers that wait for what
/// the interrupted thread holds.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_REPORT_BUILDLOCAL_H
#define HOLDWAIT_REPORT_BUILDLOCAL_H

#include "report/BuildParts.h"

namespace holdwait::report {

/// A finding, and why its confidence is not higher.
struct Doubted {
  Finding Told;
  std::vector<solver::Doubt> Doubts;
};

std::vector<Doubted> localFindings(const solver::Analysis &A, const BuildParts &Parts);

} // namespace holdwait::report

#endif // HOLDWAIT_REPORT_BUILDLOCAL_H
