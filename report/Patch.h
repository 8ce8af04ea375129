//===-- report/Patch.h - Changed lines as a patch ---------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Writes lines that were replaced as a unified diff, which `git apply` and
/// `patch -p1` take. Lines are neither added nor removed.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_REPORT_PATCH_H
#define HOLDWAIT_REPORT_PATCH_H

#include "report/Source.h"

#include <map>
#include <string>

namespace llvm {
class raw_ostream;
} // namespace llvm

namespace holdwait::report {

/// New texts of lines, by their numbers from 1.
using ChangedLines = std::map<unsigned, std::string>;

/// Writes the changes of \p File, which the patch calls \p Name.
void writePatch(const std::string &File, const std::string &Name, const ChangedLines &Changed,
                SourceCache &Sources, llvm::raw_ostream &OS);

} // namespace holdwait::report

#endif // HOLDWAIT_REPORT_PATCH_H
