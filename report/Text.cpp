//===-- report/Text.cpp - The report on a terminal ------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The format "text". A finding begins like a compiler's warning, at the place
/// where the first thread waits, so that editors jump there; then a block for
/// each thread, what to do, and why to believe it:
///
///   log.cpp:9:31: warning: potential deadlock: … [holdwait-lock-order-cycle, medium]
///     thread 1 (main): holds 'A', waits for 'B'
///       …
///     thread 2 (…): holds 'B', waits for 'A'
///       …
///     cure: …
///     odd one out: …
///     why only medium: …
///     fingerprint: 0123456789abcdef
///
//===----------------------------------------------------------------------===//

#include "report/Format.h"
#include "report/Silences.h"
#include "report/Stats.h"
#include "report/TextWitness.h"
#include "report/Words.h"

namespace holdwait::report {

static void writeFootnote(TextStream &Out, const llvm::Twine &Label, llvm::StringRef Text) {
  if (!Text.empty())
    Out.indent(2).text(Label + ": ", Look::Note).text(Text).newline();
}

static void writeReasons(TextStream &Out, const Finding &F) {
  for (const std::string &Reason : F.Reasons)
    writeFootnote(Out, "why only " + nameOf(F.Level), Reason);
}

static std::string placesText(llvm::ArrayRef<Place> Places) {
  std::string Text;
  for (const Place &P : Places)
    Text += (Text.empty() ? "" : ", ") + placeText(P);
  return Text;
}

void writeFinding(TextStream &Out, const Finding &F) {
  const std::string Place = placeText(headlinePlace(F));
  const bool IsNote = F.Harm == Severity::Note;
  Out.text(Place + ": ", Look::Bold);
  Out.text(IsNote ? "note: " : "warning: ", IsNote ? Look::Note : Look::Warning);
  Out.text(harmPrefix(F.Harm) + F.Message, Look::Bold);
  Out.text(" [holdwait-" + F.Kind + ", " + nameOf(F.Level) + "]").newline();
  writeWitnesses(Out, F.Witnesses, castOf(F));
  writeFootnote(Out, "grown", F.Grown);
  writeFootnote(Out, "in the change", placesText(F.Touched));
  writeFootnote(Out, "cure", F.Cure);
  writeFootnote(Out, "odd one out", F.Odd);
  writeFootnote(Out, "arithmetic", F.Arithmetic);
  writeReasons(Out, F);
  writeFootnote(Out, "fingerprint", F.Fingerprint);
}

std::string findingText(const Finding &F, const WriteOptions &Options) {
  WriteOptions Plain = Options;
  Plain.Color = false;
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  {
    TextStream Out(Plain, OS);
    writeFinding(Out, F);
  }
  return Text;
}

std::string detailsText(const Finding &F, const WriteOptions &Options) {
  const std::string Text = findingText(F, Options);
  return Text.substr(Text.find('\n') + 1);
}

static void writeRemoved(TextStream &Out, const Suppressed &S) {
  Out.text(placeText(headlinePlace(S.Witnesses)) + ": ", Look::Bold).text("note: ", Look::Note);
  Out.text("no deadlock: " + S.Message, Look::Bold).newline();
  writeFootnote(Out, "locks", quotedList(S.Locks));
  writeFootnote(Out, "rule", S.Gate.empty() ? S.Rule : S.Rule + " " + quotedList(S.Gate));
  writeBriefly(Out, S.Witnesses);
  Out.newline();
}

static void writeSilenced(TextStream &Out, const Silenced &S) {
  const Finding &F = S.What;
  Out.text(placeText(headlinePlace(F)) + ": ", Look::Bold).text("note: ", Look::Note);
  Out.text((S.By.By == Silence::Kind::Baseline ? "known: " : "silenced: ") + F.Message, Look::Bold);
  Out.text(" [holdwait-" + F.Kind + ", " + nameOf(F.Level) + "]").newline();
  writeFootnote(Out, "by " + silenceText(S.By), S.By.Reason);
  writeFootnote(Out, "fingerprint", F.Fingerprint);
  Out.newline();
}

static void writeUnused(TextStream &Out, const Silence &S) {
  const bool IsKnown = S.By == Silence::Kind::Baseline;
  Out.text(placeText(S.Where) + ": ", Look::Bold).text("warning: ", Look::Warning);
  Out.text(IsKnown ? "this baseline knows a finding that is gone"
                   : ("this " + nameOf(S.By) + " silences nothing").str(),
           Look::Bold);
  Out.newline();
  writeFootnote(Out, IsKnown ? "it was" : "its reason", S.Reason);
  Out.newline();
}

/// How many findings there are of each confidence, and of those shown.
struct Tally {
  size_t ByLevel[3] = {};
  size_t Shown = 0;
  size_t Below = 0;
};

static Tally tally(const Report &R, const WriteOptions &Options) {
  Tally T;
  for (const Finding &F : R.Findings) {
    if (!isShown(F, Options)) {
      ++T.Below;
      continue;
    }
    ++T.Shown;
    ++T.ByLevel[static_cast<size_t>(F.Level)];
  }
  return T;
}

/// "2 findings (1 high, 1 medium)".
static std::string shownText(const Tally &T) {
  std::string Levels;
  for (Confidence Level : {Confidence::High, Confidence::Medium, Confidence::Low}) {
    const size_t Count = T.ByLevel[static_cast<size_t>(Level)];
    if (Count == 0)
      continue;
    Levels += Levels.empty() ? "" : ", ";
    Levels += std::to_string(Count) + " " + nameOf(Level).str();
  }
  return counted(T.Shown, "finding") + " (" + Levels + ")";
}

/// "no potential deadlock found in 12 units, 340 functions".
static std::string nothingText(const Report &R) {
  std::string Looked;
  for (llvm::StringRef Noun : {"unit", "function"}) {
    auto It = R.Stats.find(Noun.str() + "s");
    if (It != R.Stats.end())
      Looked += (Looked.empty() ? " in " : ", ") + counted(static_cast<uint64_t>(It->second), Noun);
  }
  return "no potential deadlock found" + Looked;
}

std::string summaryText(const Report &R, const WriteOptions &Options) {
  // What the baseline knows is counted with it.
  const size_t Count = llvm::count_if(
      R.Silenced, [](const Silenced &S) { return S.By.By != Silence::Kind::Baseline; });
  const std::string Silent = Count == 0 ? "" : ", " + std::to_string(Count) + " silenced";
  if (!R.Compared.empty())
    return R.Compared + Silent;
  const Tally T = tally(R, Options);
  std::string Text = T.Shown ? shownText(T) : nothingText(R);
  if (T.Below)
    Text += ", " + std::to_string(T.Below) + " below the shown confidence";
  return Text + Silent;
}

static void writeSummary(TextStream &Out, const Report &R) {
  Out.text(summaryText(R, Out.options()), Look::Bold);
  if (!R.Removed.empty()) {
    Out.text("; " + counted(R.Removed.size(), "potential cycle") + " removed");
    if (!Out.options().ShowSuppressed)
      Out.text(" (--explain-suppressed tells why)");
  }
  Out.newline();
}

void writeText(const Report &R, const WriteOptions &Options, llvm::raw_ostream &OS) {
  {
    TextStream Out(Options, OS);
    for (const Finding &F : R.Findings)
      if (isShown(F, Options)) {
        writeFinding(Out, F);
        Out.newline();
      }
    if (Options.ShowSuppressed)
      for (const Suppressed &S : R.Removed)
        writeRemoved(Out, S);
    if (Options.ShowSilenced) {
      for (const Silenced &S : R.Silenced)
        writeSilenced(Out, S);
      for (const Silence &S : R.Unused)
        writeUnused(Out, S);
    }
    writeSummary(Out, R);
  }
  if (Options.ShowStats) {
    OS << '\n';
    writeStats(R.Stats, OS);
  }
}

} // namespace holdwait::report
