//===-- tools/holdwait/ScanUnit.h - One unit, parsed and described --*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Parses one unit with Clang and extracts its skeleton.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_TOOLS_SCANUNIT_H
#define HOLDWAIT_TOOLS_SCANUNIT_H

#include "tools/holdwait/Database.h"

#include <map>

namespace holdwait::tool {

/// What became of one unit.
struct UnitResult {
  bool Failed = false;  ///< Nothing could be extracted.
  bool Partial = false; ///< It had errors; what Clang recovered was extracted.
  std::string Problem;  ///< The first error, "file:line:column: text".
  std::map<std::string, double> Stats;
  std::string Payload; ///< The stored unit (skeleton/Storage.h).
};

UnitResult scanUnit(const CompileJob &Job, const std::string &BaseDir);

} // namespace holdwait::tool

#endif // HOLDWAIT_TOOLS_SCANUNIT_H
