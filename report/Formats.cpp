//===-- report/Formats.cpp - The table of formats -------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Format.h"

#ifdef HOLDWAIT_HTML
#define HOLDWAIT_HTML_FORMAT(FORMAT)                                                               \
  FORMAT("html", writeHtml, "one page for a browser, with a map of all locks")
#else
#define HOLDWAIT_HTML_FORMAT(FORMAT) // Built without npm.
#endif

/// The whole table: name, writer, what it is for. The first is the default.
#define HOLDWAIT_FORMATS(FORMAT)                                                                   \
  FORMAT("text", writeText, "for a terminal, as a compiler prints it")                             \
  FORMAT("json", writeJson, "for programs, see docs/json.md")                                      \
  FORMAT("sarif", writeSarif, "SARIF 2.1.0, with one thread flow for each participant")            \
  FORMAT("code-quality", writeCodeQuality, "GitLab's code quality report")                         \
  FORMAT("junit", writeJUnit, "JUnit XML, a failed test for each finding")                         \
  HOLDWAIT_HTML_FORMAT(FORMAT)                                                                     \
  FORMAT("dot", writeDot, "Graphviz, the locks of the findings and their orders")                  \
  FORMAT("markdown", writeMarkdown, "a comment on a pull request")                                 \
  FORMAT("csv", writeCsv, "for spreadsheets, a line for each finding")                             \
  FORMAT("github", writeGitHub, "annotations of GitHub Actions")                                   \
  FORMAT("gerrit", writeGerrit, "comments of a Gerrit review")

namespace holdwait::report {

#define DECLARE(Name, Writer, Description)                                                         \
  void Writer(const Report &R, const WriteOptions &Options, llvm::raw_ostream &OS);
HOLDWAIT_FORMATS(DECLARE)
#undef DECLARE

#define ROW(Name, Writer, Description) {Name, Description, Writer},
static constexpr Format Table[] = {HOLDWAIT_FORMATS(ROW)};
#undef ROW

llvm::ArrayRef<Format> formats() { return Table; }

const Format *findFormat(llvm::StringRef Name) {
  for (const Format &F : Table)
    if (F.Name == Name)
      return &F;
  return nullptr;
}

} // namespace holdwait::report
