//===-- report/Csv.cpp - The report for spreadsheets ----------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The format "csv" (RFC 4180): a header and one record for each finding.
///
/// A field that a spreadsheet would take for a formula gets an apostrophe in
/// front: names come from files that anyone may have written. Lists in a field
/// are separated by "; ".
///
//===----------------------------------------------------------------------===//

#include "report/Format.h"
#include "report/Participants.h"
#include "report/Printable.h"
#include "report/Words.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace holdwait::report;

/// Printable text has neither tabs nor ends of line.
static std::string field(llvm::StringRef Text) {
  std::string Result = printable(Text);
  if (!Result.empty() && llvm::StringRef("=+-@").contains(Result[0]))
    Result.insert(0, "'");
  if (Result.find_first_of(",\"") == std::string::npos)
    return Result;
  for (size_t At = Result.find('"'); At != std::string::npos; At = Result.find('"', At + 2))
    Result.insert(At, "\"");
  return "\"" + Result + "\"";
}

static void writeRecord(llvm::raw_ostream &OS, llvm::ArrayRef<std::string> Fields) {
  llvm::interleave(Fields, OS, [&](const std::string &F) { OS << field(F); }, ",");
  OS << "\r\n";
}

static std::string number(uint32_t N) { return N == 0 ? "" : std::to_string(N); }

static std::vector<std::string> fieldsOf(const Finding &F, const WriteOptions &Options) {
  auto Text = [&](llvm::StringRef T) { return withoutRoot(T, Options.SourceRoot); };
  const Frame *Top = headlineFrame(F);
  const Frame At = Top ? *Top : Frame();
  std::vector<std::string> Threads;
  for (const Witness &W : F.Witnesses)
    Threads.push_back(Text(W.Thread));
  return {F.Kind,
          nameOf(F.Harm).str(),
          nameOf(F.Level).str(),
          Text(At.Where.File),
          number(At.Where.Line),
          number(At.Where.Column),
          At.Function,
          Text(F.Message),
          llvm::join(F.Locks, "; "),
          llvm::join(Threads, "; "),
          Text(F.Cure),
          Text(llvm::join(F.Reasons, "; ")),
          F.Fingerprint};
}

namespace holdwait::report {

void writeCsv(const Report &R, const WriteOptions &Options, llvm::raw_ostream &OS) {
  writeRecord(OS, {"kind", "severity", "confidence", "file", "line", "column", "function",
                   "message", "locks", "threads", "cure", "reasons", "fingerprint"});
  for (const Finding &F : R.Findings)
    if (isShown(F, Options))
      writeRecord(OS, fieldsOf(F, Options));
}

} // namespace holdwait::report
