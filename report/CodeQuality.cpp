//===-- report/CodeQuality.cpp - GitLab's code quality report -------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The format "code-quality": the part of Code Climate's issues that GitLab
/// reads for its merge requests. A finding stands at the place its text report
/// begins with; GitLab compares fingerprints to tell new findings.
///
//===----------------------------------------------------------------------===//

#include "report/Format.h"
#include "report/JsonParts.h"
#include "report/Participants.h"
#include "report/Words.h"

#include "llvm/Support/raw_ostream.h"

#include <algorithm>

using namespace holdwait::report;

static llvm::StringRef severityOf(const Finding &F) {
  if (F.Level == Confidence::Low || F.Harm == Severity::Note)
    return "info";
  if (F.Level == Confidence::Medium)
    return F.Harm == Severity::Deadlock ? "major" : "minor";
  return F.Harm == Severity::Deadlock ? "critical" : "major";
}

static void writeIssue(llvm::json::OStream &J, const WriteOptions &Options, const Finding &F) {
  JsonParts Parts(J, Options);
  const Place At = headlinePlace(F);
  J.attribute("type", "issue");
  Parts.text("check_name", "holdwait-" + F.Kind);
  Parts.text("description", harmPrefix(F.Harm).str() + F.Message);
  J.attributeArray("categories", [&] { J.value("Bug Risk"); });
  J.attribute("severity", severityOf(F));
  Parts.text("fingerprint", F.Fingerprint);
  J.attributeObject("location", [&] {
    Parts.text("path", At.File);
    J.attributeObject("lines", [&] { J.attribute("begin", std::max(At.Line, 1u)); });
  });
}

namespace holdwait::report {

void writeCodeQuality(const Report &R, const WriteOptions &Options, llvm::raw_ostream &OS) {
  llvm::json::OStream J(OS, /*IndentSize=*/2);
  J.array([&] {
    for (const Finding &F : R.Findings)
      if (isShown(F, Options))
        J.object([&] { writeIssue(J, Options, F); });
  });
  J.flush();
  OS << '\n';
}

} // namespace holdwait::report
