//===-- report/Stats.h - The figures of a run -------------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Writes Report::Stats. The name of a figure says its group: "time.…" is
/// seconds, "bound.…" counts how often a bound was hit, every other name counts
/// something of the program.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_REPORT_STATS_H
#define HOLDWAIT_REPORT_STATS_H

#include <map>
#include <string>

namespace llvm {
class raw_ostream;
namespace json {
class OStream;
} // namespace json
} // namespace llvm

namespace holdwait::report {

/// As a table, one group after the other; a group without figures is left out.
void writeStats(const std::map<std::string, double> &Stats, llvm::raw_ostream &OS);

/// As one JSON object, name to number, and an end of line.
void writeStatsJson(const std::map<std::string, double> &Stats, llvm::raw_ostream &OS);

/// The same object as a value of a larger document.
void writeStatsJson(const std::map<std::string, double> &Stats, llvm::json::OStream &J);

} // namespace holdwait::report

#endif // HOLDWAIT_REPORT_STATS_H
