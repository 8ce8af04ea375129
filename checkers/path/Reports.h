//===-- checkers/path/Reports.h - What is said of a path --------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The words of the checkers: defects and path events as reports of the Static
/// Analyzer.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_PATH_REPORTS_H
#define HOLDWAIT_CHECKERS_PATH_REPORTS_H

#include "checkers/path/Exits.h"
#include "checkers/path/Steps.h"

#include "clang/StaticAnalyzer/Core/BugReporter/BugReporter.h"
#include "clang/StaticAnalyzer/Core/BugReporter/BugType.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CheckerContext.h"

namespace holdwait::path {

class Reports {
public:
  Reports(const clang::ento::CheckerFrontend &Lock, const clang::ento::CheckerFrontend &Lease);

  /// Whether the user asked for findings of this sort.
  bool wants(skeleton::Mode Mode) const;

  std::unique_ptr<clang::ento::BugReport> defect(const Defect &D,
                                                 const clang::ento::ExplodedNode *N) const;
  std::unique_ptr<clang::ento::BugReport> leak(const Leak &L,
                                               const clang::SourceManager &Sources) const;

  /// The path note of what happened; shown in reports about that lock.
  const clang::ento::NoteTag *note(clang::ento::CheckerContext &C,
                                   llvm::ArrayRef<Event> Events) const;

private:
  const clang::ento::CheckerFrontend &Lock, &Lease;
  clang::ento::BugType Again, Released, Destroyed, LeakedLock, Nested, LeakedUnit;
};

} // namespace holdwait::path

#endif // HOLDWAIT_CHECKERS_PATH_REPORTS_H
