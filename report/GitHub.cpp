//===-- report/GitHub.cpp - Annotations of GitHub Actions -----------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The format "github": workflow commands that a step prints, one for each
/// finding, which GitHub shows beside the lines of a pull request:
///
///   ::warning file=a.cpp,line=9,col=3,title=…::first line%0Asecond line
///
/// A command is one line. Percent signs and ends of line are written as %25,
/// %0D and %0A, in properties colons and commas as %3A and %2C too. GitHub
/// shows the first ten of a kind: the most certain come first.
///
//===----------------------------------------------------------------------===//

#include "report/Format.h"
#include "report/Participants.h"
#include "report/Printable.h"
#include "report/TextWitness.h"
#include "report/Words.h"

#include "llvm/Support/raw_ostream.h"

using namespace holdwait::report;

static std::string escapedData(llvm::StringRef Text) {
  std::string Result;
  for (char C : Text)
    Result += C == '%' ? "%25" : C == '\n' ? "%0A" : C == '\r' ? "%0D" : std::string(1, C);
  return Result;
}

static std::string escapedProperty(llvm::StringRef Text) {
  std::string Result;
  for (char C : escapedData(Text))
    Result += C == ':' ? "%3A" : C == ',' ? "%2C" : std::string(1, C);
  return Result;
}

static llvm::StringRef commandOf(const Finding &F) {
  if (F.Level == Confidence::Low || F.Harm == Severity::Note)
    return "notice";
  return F.Level == Confidence::High && F.Harm == Severity::Deadlock ? "error" : "warning";
}

static void writeAnnotation(llvm::raw_ostream &OS, const WriteOptions &Options, const Finding &F) {
  const Place At = headlinePlace(F);
  OS << "::" << commandOf(F) << " ";
  if (!At.File.empty())
    OS << "file=" << escapedProperty(printable(withoutRoot(At.File, Options.SourceRoot))) << ",";
  if (At.Line != 0)
    OS << "line=" << At.Line << ",";
  if (At.Line != 0 && At.Column != 0)
    OS << "col=" << At.Column << ",";
  OS << "title="
     << escapedProperty(printable("holdwait-" + F.Kind + " (" + nameOf(F.Level).str() + ")"));
  // Its lines are printable already. The place is where the annotation stands.
  const std::string Headline =
      printable(withoutRoot(harmPrefix(F.Harm).str() + F.Message, Options.SourceRoot));
  const std::string Details = detailsText(F, Options);
  OS << "::" << escapedData(Headline + "\n" + llvm::StringRef(Details).rtrim('\n').str()) << "\n";
}

namespace holdwait::report {

void writeGitHub(const Report &R, const WriteOptions &Options, llvm::raw_ostream &OS) {
  for (const Finding &F : R.Findings)
    if (isShown(F, Options))
      writeAnnotation(OS, Options, F);
}

} // namespace holdwait::report
