//===-- report/JUnit.cpp - The report as test results ---------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The format "junit": a suite of tests, one failed test for each finding with
/// its text report as the details, and one passed test when there is none, as
/// CI servers take a suite without tests for a mistake.
///
//===----------------------------------------------------------------------===//

#include "report/Format.h"
#include "report/Participants.h"
#include "report/Printable.h"
#include "report/Silences.h"
#include "report/TextWitness.h"
#include "report/Words.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace holdwait::report;

/// XML has no way to write control characters, escaped or not: \p Text must be
/// printable, with ends of line.
static void writeEscaped(llvm::raw_ostream &OS, llvm::StringRef Text) {
  llvm::printHTMLEscaped(Text, OS);
}

static void writeAttribute(llvm::raw_ostream &OS, llvm::StringRef Name, const std::string &Text,
                           const WriteOptions &Options) {
  OS << " " << Name << "=\"";
  writeEscaped(OS, printable(withoutRoot(Text, Options.SourceRoot)));
  OS << "\"";
}

/// The beginning of the test that \p F is, up to its outcome.
static void beginTest(llvm::raw_ostream &OS, const WriteOptions &Options, const Finding &F) {
  const Place At = headlinePlace(F);
  OS << "    <testcase";
  writeAttribute(OS, "classname", "holdwait-" + F.Kind, Options);
  // Names tell tests of different runs apart.
  writeAttribute(OS, "name", F.Message + " [" + F.Fingerprint + "]", Options);
  if (!At.File.empty())
    writeAttribute(OS, "file", At.File, Options);
  if (At.Line != 0)
    OS << " line=\"" << At.Line << "\"";
  OS << " time=\"0\">\n      ";
}

static void writeFailure(llvm::raw_ostream &OS, const WriteOptions &Options, const Finding &F) {
  beginTest(OS, Options, F);
  OS << "<failure";
  writeAttribute(OS, "type", nameOf(F.Harm).str(), Options);
  writeAttribute(OS, "message", harmPrefix(F.Harm).str() + F.Message, Options);
  OS << ">";
  writeEscaped(OS, findingText(F, Options));
  OS << "</failure>\n    </testcase>\n";
}

/// What is silenced, or known, is a test that is left out, and why.
static void writeSkipped(llvm::raw_ostream &OS, const WriteOptions &Options, const Silenced &S) {
  beginTest(OS, Options, S.What);
  OS << "<skipped";
  writeAttribute(OS, "message", silenceText(S.By) + ": " + S.By.Reason, Options);
  OS << "/>\n    </testcase>\n";
}

namespace holdwait::report {

void writeJUnit(const Report &R, const WriteOptions &Options, llvm::raw_ostream &OS) {
  const size_t Failures =
      llvm::count_if(R.Findings, [&](const Finding &F) { return isShown(F, Options); });
  const size_t Skipped =
      llvm::count_if(R.Silenced, [&](const Silenced &S) { return isShown(S.What, Options); });
  const size_t Tests = std::max<size_t>(Failures, 1) + Skipped;
  OS << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n  <testsuite name=\"holdwait\" "
     << "tests=\"" << Tests << "\" failures=\"" << Failures << "\" errors=\"0\" skipped=\""
     << Skipped << "\" time=\"0\">\n";
  if (Failures == 0)
    OS << "    <testcase classname=\"holdwait\" name=\"no potential deadlock\" time=\"0\"/>\n";
  for (const Finding &F : R.Findings)
    if (isShown(F, Options))
      writeFailure(OS, Options, F);
  for (const Silenced &S : R.Silenced)
    if (isShown(S.What, Options))
      writeSkipped(OS, Options, S);
  OS << "  </testsuite>\n</testsuites>\n";
}

} // namespace holdwait::report
