//===-- report/Dot.cpp - The findings as a graph --------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The format "dot": Graphviz. Locks are nodes; an arrow leads from what a
/// participant holds to what it waits for, labelled with who and where. Each
/// finding has a colour of its own. Findings in which nobody both holds and
/// waits (a leak) are not in the graph.
///
//===----------------------------------------------------------------------===//

#include "report/Format.h"
#include "report/Participants.h"
#include "report/Printable.h"
#include "report/Words.h"

#include "llvm/Support/raw_ostream.h"

#include <set>

using namespace holdwait::report;

/// Told apart by people who see colours differently, too (Okabe and Ito).
static constexpr llvm::StringLiteral Colours[] = {"#0072B2", "#D55E00", "#009E73",
                                                  "#CC79A7", "#E69F00", "#56B4E9"};

/// A quoted string of DOT, in which a backslash begins an escape: lines of
/// \p Lines, each printable.
static std::string quotedLines(llvm::ArrayRef<std::string> Lines) {
  std::string Result = "\"";
  for (const std::string &Line : Lines) {
    Result += Result.size() > 1 ? "\\n" : "";
    for (char C : printable(Line)) {
      Result += C == '"' || C == '\\' ? "\\" : "";
      Result += C;
    }
  }
  return Result + "\"";
}

static bool isArrow(const Witness &W) { return isPresent(W.Holds) && isPresent(W.Waits); }

static void writeArrow(llvm::raw_ostream &OS, const WriteOptions &Options, const Finding &F,
                       size_t Index, llvm::StringRef Colour) {
  const Witness &W = F.Witnesses[Index];
  auto Relative = [&](llvm::StringRef Text) { return withoutRoot(Text, Options.SourceRoot); };
  std::vector<std::string> Label = {Relative(whoText(W, Index, castOf(F)))};
  if (!W.Waits.Frames.empty()) {
    const Frame &Where = shownFrame(W.Waits);
    Label.push_back(Where.Function);
    Label.push_back(Relative(lineText(Where.Where)));
  }
  OS << "  " << quotedLines(W.Holds.Lock) << " -> " << quotedLines(W.Waits.Lock)
     << " [label=" << quotedLines(Label)
     << ", tooltip=" << quotedLines(Relative(harmPrefix(F.Harm).str() + F.Message)) << ", color=\""
     << Colour << "\", fontcolor=\"" << Colour << "\"";
  if (F.Level != Confidence::High)
    OS << ", style=dashed";
  OS << "];\n";
}

namespace holdwait::report {

void writeDot(const Report &R, const WriteOptions &Options, llvm::raw_ostream &OS) {
  OS << "digraph holdwait {\n  node [shape=box, fontname=\"sans-serif\"];\n"
        "  edge [fontname=\"sans-serif\", fontsize=10];\n";
  std::set<std::string> Locks;
  for (const Finding &F : R.Findings)
    for (const Witness &W : F.Witnesses)
      if (isShown(F, Options) && isArrow(W))
        Locks.insert({W.Holds.Lock, W.Waits.Lock});
  for (const std::string &Lock : Locks)
    OS << "  " << quotedLines(Lock) << ";\n";
  size_t Number = 0;
  for (const Finding &F : R.Findings) {
    if (!isShown(F, Options))
      continue;
    const llvm::StringRef Colour = Colours[Number++ % std::size(Colours)];
    for (size_t I = 0; I != F.Witnesses.size(); ++I)
      if (isArrow(F.Witnesses[I]))
        writeArrow(OS, Options, F, I, Colour);
  }
  OS << "}\n";
}

} // namespace holdwait::report
