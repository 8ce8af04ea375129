//===-- report/Format.h - The formats a report is written in ----*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Which formats exist, and what a caller can ask of each of them. A format is
/// one function over a Report, in a file of its own; a new one is that file and
/// one row of the table in Formats.cpp, beside its test and its line in
/// docs/reports.md.
///
/// A writer keeps the order it is given, and what it writes depends on the
/// report, the options and the source files alone. It never fails: a source
/// file that cannot be read costs its snippet and nothing else, and text that
/// is not valid UTF-8 or would steer a terminal is written escaped.
///
/// What it does not do: decide what is a finding, sort, or open output files.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_REPORT_FORMAT_H
#define HOLDWAIT_REPORT_FORMAT_H

#include "report/Finding.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace llvm {
class raw_ostream;
} // namespace llvm

namespace holdwait::report {

class SourceCache;

/// What a caller can ask of a writer; a format ignores what it has no use for.
struct WriteOptions {
  /// Escape sequences for colours, whatever the stream is connected to.
  bool Color = false;
  /// Also print the cycles that a rule removed, and the rule.
  bool ShowSuppressed = false;
  /// Also list what comments and the configuration silence.
  bool ShowSilenced = false;
  /// Also print the figures of the run.
  bool ShowStats = false;
  /// Findings less certain than this are counted, not shown.
  Confidence Lowest = Confidence::Medium;
  /// Names of files below this folder are written relative to it.
  std::string SourceRoot;
  /// Where docs/checks is published, "https://…/docs/checks/"; "": no links.
  std::string DocsUri;
  /// Where source lines come from; without it no source lines are printed.
  SourceCache *Sources = nullptr;
};

/// One format: a row of the table.
struct Format {
  llvm::StringRef Name;        ///< What a user types.
  llvm::StringRef Description; ///< One line for the help text.
  void (*Write)(const Report &, const WriteOptions &, llvm::raw_ostream &);
};

/// All formats; the first is the default.
llvm::ArrayRef<Format> formats();

/// The format called \p Name, or null.
const Format *findFormat(llvm::StringRef Name);

/// Whether \p F is certain enough to be shown.
inline bool isShown(const Finding &F, const WriteOptions &Options) {
  return F.Level <= Options.Lowest;
}

} // namespace holdwait::report

#endif // HOLDWAIT_REPORT_FORMAT_H
