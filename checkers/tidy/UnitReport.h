//===-- checkers/tidy/UnitReport.h - What one unit shows ------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The report of the unit that is being checked, made once for all checks.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_TIDY_UNITREPORT_H
#define HOLDWAIT_CHECKERS_TIDY_UNITREPORT_H

#include "report/Finding.h"

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"

#include <string>

namespace clang {
class ASTContext;
} // namespace clang

namespace holdwait::tidy {

/// What the user asks of a check, mostly of all alike. Names of files may be relative: see
/// findBeside.
struct UnitOptions {
  std::string Index;  ///< The project's index; "": the unit is checked alone.
  std::string Models; ///< Files with model rows, separated by ';'.
  std::string Config; ///< In place of the nearest `.holdwait.yaml`.
  /// Of the index: the most that are solved with a unit that says something new.
  unsigned MaxFunctions = 20000;

  friend bool operator==(const UnitOptions &, const UnitOptions &) = default;
};

struct UnitReport {
  report::Report Report;
  bool OfProject = false; ///< Made with an index: findings may lie outside the unit.
  std::string Base;       ///< What relative names of the report are relative to; "": as they are.
};

/// Takes what is wrong with the user's models or index.
using TakeProblem = llvm::function_ref<void(llvm::StringRef Text)>;

/// Extracts and solves the unit of \p Context, with the project around it if there is
/// an index; asked again with the same options, it remembers. The report lives as long as the
/// context.
const UnitReport &unitReport(clang::ASTContext &Context, const UnitOptions &Options,
                             TakeProblem Problem);

} // namespace holdwait::tidy

#endif // HOLDWAIT_CHECKERS_TIDY_UNITREPORT_H
