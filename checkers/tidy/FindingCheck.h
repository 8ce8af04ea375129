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
/// with the calls between.
///
/// With a project index, what the file is part of is shown in the file: at the
/// place where it waits, or where it calls who waits.
///
/// Options (docs/editors.md): Index, Models, Config, MinConfidence; `holdwait.Index`
/// is for all checks, `holdwait-KIND.Index` for one.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_TIDY_FINDINGCHECK_H
#define HOLDWAIT_CHECKERS_TIDY_FINDINGCHECK_H

#include "checkers/tidy/UnitReport.h"

#include "clang-tidy/ClangTidyCheck.h"

#include <set>
#include <vector>

namespace holdwait::tidy {

/// The kinds that have a check: all of docs/checks but the notes, which need a baseline.
llvm::ArrayRef<llvm::StringRef> checkedKinds();

class FindingCheck : public clang::tidy::ClangTidyCheck {
public:
  /// \p Kind is a Finding::Kind; the check is named `holdwait-` and the kind.
  FindingCheck(llvm::StringRef Kind, llvm::StringRef Name, clang::tidy::ClangTidyContext *Context);

  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void check(const clang::ast_matchers::MatchFinder::MatchResult &Result) override;

private:
  std::string option(const OptionsView &Module, llvm::StringRef Name) const;
  unsigned number(const OptionsView &Module, llvm::StringRef Name, unsigned Default) const;
  std::vector<clang::FixItHint> fixesOf(clang::ASTContext &Context, const report::Finding &F);
  void show(const report::Finding &F, const report::Place &At,
            llvm::ArrayRef<clang::FixItHint> Fixes);
  void showStep(const report::Step &S, llvm::StringRef What);
  void note(const report::Place &Where, const std::string &Text);

  clang::OptionalFileEntryRef fileOf(const report::Place &P) const;
  clang::SourceLocation locate(const report::Place &P) const;
  const report::Place *placeOf(const report::Finding &F) const;
  const report::Place *placeInProject(const report::Finding &F) const;

  llvm::StringRef Kind;
  UnitOptions Unit;
  report::Confidence Lowest;
  clang::SourceManager *Sources = nullptr; ///< Of the unit that is being checked.
  const UnitReport *Made = nullptr;
  std::set<clang::SourceLocation> Fixed; ///< Where a fix-it begins that was offered.
};

} // namespace holdwait::tidy

#endif // HOLDWAIT_CHECKERS_TIDY_FINDINGCHECK_H
