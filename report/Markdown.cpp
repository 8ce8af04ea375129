//===-- report/Markdown.cpp - The report as a comment ---------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The format "markdown": a comment on a pull request, in the dialect that
/// GitHub, GitLab and Gitea share. One section for each finding: who holds what
/// and waits for what as a table, the call stacks folded away.
///
/// Names are set as code, where nothing in them means anything; in prose what
/// would be markup, a mention or a reference is escaped.
///
//===----------------------------------------------------------------------===//

#include "report/Format.h"
#include "report/Participants.h"
#include "report/Printable.h"
#include "report/TextWitness.h"
#include "report/Words.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace holdwait::report;

/// Mentions ("@user") and references ("#12") are found after the markup, so a
/// backslash does not keep them apart; an empty comment does.
static std::string prose(llvm::StringRef Text) {
  std::string Result;
  for (char C : printable(Text)) {
    if (llvm::StringRef("\\`*_{}[]<>|~&$!").contains(C))
      Result += "\\";
    Result += C;
    if (C == '@' || C == '#')
      Result += "<!-- -->";
    if (C == ':')
      Result +=
          llvm::StringRef(Result).ends_with("http:") || llvm::StringRef(Result).ends_with("https:")
              ? "<!-- -->"
              : "";
  }
  return Result;
}

static std::string fenceFor(llvm::StringRef Text, size_t Least) {
  size_t Longest = 0, Run = 0;
  for (char C : Text) {
    Run = C == '`' ? Run + 1 : 0;
    Longest = std::max(Longest, Run);
  }
  return std::string(std::max(Longest + 1, Least), '`');
}

/// A code span.
static std::string code(llvm::StringRef Text) {
  const std::string Shown = printable(Text);
  if (Shown.empty())
    return "";
  const std::string Fence = fenceFor(Shown, 1);
  const bool Pad = Shown.front() == '`' || Shown.back() == '`';
  return Fence + (Pad ? " " + Shown + " " : Shown) + Fence;
}

/// In a table a bar ends the cell even inside a code span.
static std::string cellCode(llvm::StringRef Text) {
  std::string Result;
  for (char C : code(Text)) {
    Result += C == '|' ? "\\" : "";
    Result += C;
  }
  return Result;
}

namespace {

class MarkdownWriter {
public:
  MarkdownWriter(const WriteOptions &Options, llvm::raw_ostream &OS) : Options(Options), OS(OS) {}

  void finding(const Finding &F) {
    OS << "\n#### " << prose(relative(harmPrefix(F.Harm).str() + F.Message)) << "\n\n"
       << code(relative(placeText(headlinePlace(F)))) << " · " << kindLink(F) << " · "
       << nameOf(F.Level) << " confidence\n\n";
    table(F);
    note("Grown", F.Grown);
    note("Cure", F.Cure);
    note("Odd one out", F.Odd);
    note("Arithmetic", F.Arithmetic);
    for (const std::string &Reason : F.Reasons)
      note(("Why only " + nameOf(F.Level)).str(), Reason);
    stacks(F);
  }

private:
  std::string relative(llvm::StringRef Text) const { return withoutRoot(Text, Options.SourceRoot); }

  std::string kindLink(const Finding &F) const {
    return Options.DocsUri.empty()
               ? prose("holdwait-" + F.Kind)
               : "[" + prose("holdwait-" + F.Kind) + "](" + Options.DocsUri + F.Kind + ".md)";
  }

  void table(const Finding &F) {
    const Cast C = castOf(F);
    OS << "| who | acquires | waits for |\n| --- | --- | --- |\n";
    for (size_t I = 0; I != F.Witnesses.size(); ++I) {
      const Witness &W = F.Witnesses[I];
      OS << "| " << prose(relative(whoText(W, I, C))) << " | " << cell(W.Holds) << " | "
         << cell(W.Waits) << " |\n";
    }
  }

  std::string cell(const Step &S) const {
    if (!isPresent(S))
      return "";
    std::string Text = cellCode(S.Lock);
    if (!S.Mode.empty())
      Text += " " + prose("(" + S.Mode + ")");
    if (!S.Frames.empty()) {
      const Frame &F = shownFrame(S);
      Text += " in " + cellCode(F.Function) + " at " + cellCode(relative(lineText(F.Where)));
    }
    return Text;
  }

  void note(const std::string &Label, llvm::StringRef Text) {
    if (!Text.empty())
      OS << "\n**" << Label << ":** " << prose(relative(Text)) << "\n";
  }

  void stacks(const Finding &F) {
    const std::string Text = findingText(F, Options);
    const std::string Fence = fenceFor(Text, 3);
    OS << "\n<details><summary>Call stacks</summary>\n\n"
       << Fence << "text\n"
       << Text << Fence << "\n\n</details>\n";
  }

  const WriteOptions &Options;
  llvm::raw_ostream &OS;
};

} // namespace

namespace holdwait::report {

void writeMarkdown(const Report &R, const WriteOptions &Options, llvm::raw_ostream &OS) {
  OS << "### holdwait: " << prose(summaryText(R, Options)) << "\n";
  MarkdownWriter Writer(Options, OS);
  for (const Finding &F : R.Findings)
    if (isShown(F, Options))
      Writer.finding(F);
}

} // namespace holdwait::report
