//===-- checkers/tidy/FindingCheck.cpp - Findings as diagnostics ----------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/tidy/FindingCheck.h"

#include "checkers/tidy/UnitReport.h"

#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using namespace holdwait;
using namespace holdwait::tidy;

void FindingCheck::registerMatchers(ast_matchers::MatchFinder *Finder) {
  Finder->addMatcher(ast_matchers::translationUnitDecl().bind("unit"), this);
}

void FindingCheck::check(const ast_matchers::MatchFinder::MatchResult &Result) {
  auto Problem = [&](StringRef Text) { configurationDiag("holdwait: %0") << Text; };
  for (const report::Finding &F : unitReport(*Result.Context, Problem).Findings)
    if (F.Kind == Kind && F.Level != report::Confidence::Low && !F.Witnesses.empty())
      show(F, *Result.SourceManager);
}

static SourceLocation locate(const report::Place &P, SourceManager &Sources) {
  auto File = Sources.getFileManager().getOptionalFileRef(P.File);
  if (!File || P.Line == 0)
    return Sources.getLocForStartOfFile(Sources.getMainFileID());
  return Sources.translateFileLineCol(*File, P.Line, P.Column);
}

/// Calls outermost first, then what happens at the end of the chain.
void FindingCheck::showStep(const report::Step &S, StringRef What, SourceManager &Sources) {
  for (size_t I = 0; I < S.Frames.size(); ++I) {
    const report::Frame &Frame = S.Frames[I];
    if (I + 1 < S.Frames.size())
      diag(locate(Frame.Where, Sources), "%0 calls %1 here", DiagnosticIDs::Note)
          << Frame.Function << S.Frames[I + 1].Function;
    else
      diag(locate(Frame.Where, Sources), "%0 %1 '%2' here", DiagnosticIDs::Note)
          << Frame.Function << What << S.Lock;
  }
}

/// What happens at the end of the second chain.
static StringRef lastVerb(StringRef Kind) {
  if (Kind == "release-not-held")
    return "releases";
  if (Kind == "suspend-while-holding")
    return "suspends, still holding";
  return Kind == "signal-handler-lock" ? "runs on the same thread and waits for" : "then waits for";
}

void FindingCheck::show(const report::Finding &F, SourceManager &Sources) {
  const report::Witness &First = F.Witnesses.front();
  const report::Step &At = First.Waits.Frames.empty() ? First.Holds : First.Waits;
  if (At.Frames.empty())
    return;
  const StringRef Harm = F.Harm == report::Severity::Deadlock ? "potential deadlock: "
                         : F.Harm == report::Severity::Stall  ? "potential stall: "
                                                              : "";
  diag(locate(At.Frames.back().Where, Sources), "%0%1") << Harm << F.Message;
  for (size_t I = 0; I < F.Witnesses.size(); ++I) {
    const report::Witness &W = F.Witnesses[I];
    const std::string Who =
        F.Witnesses.size() > 1 ? "(thread " + std::to_string(I + 1) + ") acquires" : "acquires";
    showStep(W.Holds, Who, Sources);
    if (!W.Waits.Frames.empty())
      showStep(W.Waits, lastVerb(F.Kind), Sources);
  }
}
