//===-- checkers/tidy/FindingCheck.h - Findings as diagnostics ------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A clang-tidy check for one kind of finding.
///
/// The warning stands where the first participant waits; notes lead through
/// the places where each one acquires what it holds and waits for the next,
/// with the calls between. High and medium confidence are shown.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_TIDY_FINDINGCHECK_H
#define HOLDWAIT_CHECKERS_TIDY_FINDINGCHECK_H

#include "report/Finding.h"

#include "clang-tidy/ClangTidyCheck.h"

namespace holdwait::tidy {

class FindingCheck : public clang::tidy::ClangTidyCheck {
public:
  /// \p Kind is a Finding::Kind; the check is named `holdwait-` and the kind.
  FindingCheck(llvm::StringRef Kind, llvm::StringRef Name, clang::tidy::ClangTidyContext *Context)
      : ClangTidyCheck(Name, Context), Kind(Kind) {}

  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void check(const clang::ast_matchers::MatchFinder::MatchResult &Result) override;

private:
  void show(const report::Finding &F, clang::SourceManager &Sources);
  void showStep(const report::Step &S, llvm::StringRef What, clang::SourceManager &Sources);

  llvm::StringRef Kind;
};

} // namespace holdwait::tidy

#endif // HOLDWAIT_CHECKERS_TIDY_FINDINGCHECK_H
