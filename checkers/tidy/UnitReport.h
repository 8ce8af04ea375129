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

namespace clang {
class ASTContext;
} // namespace clang

namespace holdwait::tidy {

/// Takes what is wrong with the user's models.
using TakeProblem = llvm::function_ref<void(llvm::StringRef Text)>;

/// Extracts and solves the unit of \p Context; the second time it is asked, it
/// remembers. The report lives as long as the context.
const report::Report &unitReport(clang::ASTContext &Context, TakeProblem Problem);

} // namespace holdwait::tidy

#endif // HOLDWAIT_CHECKERS_TIDY_UNITREPORT_H
