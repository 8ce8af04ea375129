//===-- report/Change.h - What a change touches -----------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Answers "did this change touch that line?", from a unified diff as
/// `git diff --unified=0` writes it. Lines are those of the new version; where
/// lines were only removed, the two around the gap count as touched.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_REPORT_CHANGE_H
#define HOLDWAIT_REPORT_CHANGE_H

#include "report/Finding.h"

#include "llvm/ADT/StringRef.h"

namespace holdwait::report {

class Change {
public:
  /// Names of files in \p Diff are relative to \p Folder, and have no prefix
  /// (`--no-prefix`). What is not understood is skipped.
  static Change parse(llvm::StringRef Diff, llvm::StringRef Folder);

  bool touches(const Place &P) const;

private:
  struct Range {
    unsigned First, Last;
  };

  std::string Folder;
  std::map<std::string, std::vector<Range>> Files;
};

/// Notes in each finding which places of its stacks \p C touches; returns how
/// many findings have one.
size_t markTouched(Report &R, const Change &C);

} // namespace holdwait::report

#endif // HOLDWAIT_REPORT_CHANGE_H
