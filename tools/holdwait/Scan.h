//===-- tools/holdwait/Scan.h - Many units, in parallel -------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Analyses the units of a project, several at a time, each in a process of
/// its own: a unit that crashes Clang costs that unit and nothing else, and
/// the memory of a parse is given back at once. The process is forked, so the
/// libraries and models are loaded once.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_TOOLS_SCAN_H
#define HOLDWAIT_TOOLS_SCAN_H

#include "solver/Link.h"
#include "tools/holdwait/ScanUnit.h"

namespace holdwait::tool {

struct ScanSummary {
  size_t Units = 0, Partial = 0, Failed = 0;
  std::map<std::string, double> Stats;
};

/// Scans all jobs into \p Into, in their order whatever finishes first. What
/// is wrong with a unit is one line on standard error.
ScanSummary scanAll(const std::vector<CompileJob> &Jobs, const Options &O, solver::Linker &Into);

} // namespace holdwait::tool

#endif // HOLDWAIT_TOOLS_SCAN_H
