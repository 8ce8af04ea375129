//===-- report/SilenceSyntax.cpp - How sources silence findings -----------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/SilenceSyntax.h"

#include "report/Kinds.h"
#include "report/Words.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/Twine.h"

using namespace holdwait::report;

static constexpr llvm::StringLiteral Marker = "holdwait: allow";
static constexpr llvm::StringLiteral CheckPrefix = "holdwait-";

bool holdwait::report::fitsPattern(llvm::StringRef Pattern, llvm::StringRef Text) {
  llvm::SmallVector<llvm::StringRef> Parts;
  Pattern.split(Parts, '*');
  if (!Text.consume_front(Parts.front()))
    return false;
  if (Parts.size() == 1)
    return Text.empty();
  for (llvm::StringRef Part : llvm::ArrayRef(Parts).drop_front().drop_back()) {
    const size_t At = Text.find(Part);
    if (At == llvm::StringRef::npos)
      return false;
    Text = Text.drop_front(At + Part.size());
  }
  return Text.ends_with(Parts.back());
}

/// Whether what comes behind \p Before is in a comment. Good enough: nobody
/// else writes these words.
static bool isInComment(llvm::StringRef Before) {
  return Before.contains("//") || Before.contains("/*") || Before.trim().starts_with("*");
}

/// The reason in the rest of a comment.
static std::string reasonIn(llvm::StringRef Rest) {
  return Rest.trim().split("*/").first.trim().str();
}

/// Adds the kinds that a list names, and complains of one that does not exist.
static void addKinds(llvm::StringRef List, WrittenSilence &Into) {
  llvm::SmallVector<llvm::StringRef> Names;
  List.split(Names, ',');
  for (llvm::StringRef Name : Names) {
    Into.What.Kinds.push_back(Name.trim().str());
    if (!findKind(Into.What.Kinds.back()) && Into.Complaint.empty())
      Into.Complaint = "no kind of finding is called " + quoted(Into.What.Kinds.back());
  }
}

static void needReason(WrittenSilence &W, llvm::StringRef Form) {
  if (W.Complaint.empty() && W.What.Reason.empty())
    W.Complaint = ("a silenced finding needs a reason: " + llvm::Twine(Form)).str();
}

static std::optional<WrittenSilence> readComment(llvm::StringRef Line) {
  const size_t At = Line.find(Marker);
  if (At == llvm::StringRef::npos || !isInComment(Line.take_front(At)))
    return std::nullopt;
  const auto [Kinds, Reason] = Line.drop_front(At + Marker.size()).split(':');
  WrittenSilence W;
  W.What.Reason = reasonIn(Reason);
  addKinds(Kinds, W);
  needReason(W, "// holdwait: allow KIND: REASON");
  return W;
}

/// The text of the string literals that \p Code begins with; \p Code is moved behind them.
static std::string takeLiterals(llvm::StringRef &Code) {
  std::string Text;
  for (Code = Code.ltrim(); Code.consume_front("\""); Code = Code.ltrim())
    while (!Code.empty() && !Code.consume_front("\"")) {
      Code.consume_front("\\");
      Text += Code.take_front(1);
      Code = Code.drop_front(std::min<size_t>(1, Code.size()));
    }
  return Text;
}

static std::optional<WrittenSilence> readMacro(llvm::StringRef Line, llvm::StringRef Behind) {
  const size_t At = Line.find(AllowMacro);
  if (At == llvm::StringRef::npos || isInComment(Line.take_front(At)) ||
      Line.ltrim().starts_with("#"))
    return std::nullopt;
  const std::string Whole =
      (llvm::Twine(Line.drop_front(At + AllowMacro.size())) + "\n" + Behind).str();
  llvm::StringRef Code = Whole;
  WrittenSilence W;
  W.What.By = Silence::Kind::Macro;
  addKinds(takeLiterals(Code), W);
  if (Code.consume_front(","))
    W.What.Reason = llvm::StringRef(takeLiterals(Code)).trim().str();
  needReason(W, "HOLDWAIT_ALLOW(\"KIND\", \"REASON\");");
  return W;
}

static std::optional<WrittenSilence> readNolint(llvm::StringRef Line) {
  constexpr llvm::StringLiteral Word = "NOLINT", Next = "NEXTLINE";
  const size_t At = Line.find(Word);
  if (At == llvm::StringRef::npos || !isInComment(Line.take_front(At)))
    return std::nullopt;
  llvm::StringRef Rest = Line.drop_front(At + Word.size());
  WrittenSilence W;
  W.What.By = Silence::Kind::Nolint;
  W.For = Rest.consume_front(Next) ? WrittenSilence::Reach::NextLine : WrittenSilence::Reach::Line;
  if (!Rest.consume_front("("))
    return std::nullopt;
  const auto [List, Behind] = Rest.split(')');
  llvm::SmallVector<llvm::StringRef> Checks;
  List.split(Checks, ',');
  for (llvm::StringRef Check : Checks)
    if ((Check = Check.trim()).consume_front(CheckPrefix))
      for (const Kind &K : kinds())
        if (fitsPattern(Check, K.Name))
          W.What.Kinds.push_back(K.Name.str());
  if (W.What.Kinds.empty())
    return std::nullopt;
  W.What.Reason = reasonIn(Behind.ltrim(" :-"));
  needReason(W, "// NOLINT(holdwait-KIND): REASON");
  return W;
}

std::optional<WrittenSilence>
holdwait::report::readSilence(llvm::StringRef Line, llvm::StringRef Behind, const Place &Where) {
  std::optional<WrittenSilence> W = readComment(Line);
  if (!W)
    W = readMacro(Line, Behind);
  if (!W)
    W = readNolint(Line);
  if (W)
    W->What.Where = Where;
  return W;
}
