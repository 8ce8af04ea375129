//===-- report/TextWitness.cpp - Stacks as text ---------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/TextWitness.h"

#include "report/Printable.h"
#include "report/Source.h"
#include "report/Words.h"

#include "llvm/ADT/STLExtras.h"

#include <algorithm>

using namespace holdwait::report;

/// Of a stack that is cut: the frames next to where it happens, and those next
/// to where the thread began. The former say more.
static constexpr size_t KeptInner = 8;
static constexpr size_t KeptOuter = 4;
static_assert(KeptInner + KeptOuter == MaxFrames);

/// Columns of the line number before a source line, as in Clang.
static constexpr unsigned GutterWidth = 5;

// Indentation of the parts of a block.
static constexpr unsigned TitleIndent = 2;
static constexpr unsigned StepIndent = 4;
static constexpr unsigned FrameIndent = 6;

//===----------------------------------------------------------------------===//
// TextStream
//===----------------------------------------------------------------------===//

TextStream::TextStream(const WriteOptions &Options, llvm::raw_ostream &OS)
    : Options(Options), OS(OS), HadColor(OS.colors_enabled()) {
  OS.enable_colors(Options.Color);
}

TextStream::~TextStream() { OS.enable_colors(HadColor); }

static void beginLook(llvm::raw_ostream &OS, Look L) {
  using Stream = llvm::raw_ostream;
  switch (L) {
  case Look::Plain:
    return;
  case Look::Bold:
    OS.changeColor(Stream::SAVEDCOLOR, /*Bold=*/true);
    return;
  case Look::Warning:
    OS.changeColor(Stream::MAGENTA, /*Bold=*/true);
    return;
  case Look::Note:
    OS.changeColor(Stream::CYAN, /*Bold=*/true);
    return;
  case Look::Caret:
    OS.changeColor(Stream::GREEN, /*Bold=*/true);
    return;
  case Look::Faint:
    OS.changeColor(Stream::BRIGHT_BLACK);
    return;
  }
}

TextStream &TextStream::text(const llvm::Twine &Text, Look L) {
  beginLook(OS, L);
  OS << printable(withoutRoot(Text.str(), Options.SourceRoot));
  if (L != Look::Plain)
    OS.resetColor();
  return *this;
}

TextStream &TextStream::indent(unsigned Columns) {
  OS.indent(Columns);
  return *this;
}

TextStream &TextStream::newline() {
  OS << '\n';
  return *this;
}

//===----------------------------------------------------------------------===//
// Stacks
//===----------------------------------------------------------------------===//

static std::string frameText(const Frame &F) {
  return (F.Function.empty() ? "??" : F.Function) + " at " + placeText(F.Where);
}

static void writeSnippet(TextStream &Out, const Place &P, llvm::StringRef Label) {
  SourceCache *Sources = Out.options().Sources;
  if (!Sources)
    return;
  const std::optional<llvm::StringRef> Line = Sources->line(P.File, P.Line);
  if (!Line || Line->trim().empty())
    return;
  const Snippet S = makeSnippet(*Line, P.Column);
  const std::string Number = std::to_string(P.Line);
  const auto Gutter = std::max<unsigned>(GutterWidth, Number.size());
  Out.indent(FrameIndent + Gutter - Number.size()).text(Number + " | " + S.Text).newline();
  Out.indent(FrameIndent + Gutter).text(" | ").indent(S.Caret);
  Out.text("^ " + Label, Look::Caret).newline();
}

/// "#2-#5", or "#2" for one frame.
static std::string rangeText(size_t First, size_t Count) {
  std::string Result = "#" + std::to_string(First);
  return Count < 2 ? Result : Result + "-#" + std::to_string(First + Count - 1);
}

/// Frames from the innermost to the outermost but \p Hidden; the number of a
/// frame is its distance from the innermost. The one that matters has its source line.
static void writeFrames(TextStream &Out, const Step &S, size_t Hidden, llvm::StringRef Label) {
  const llvm::ArrayRef<Frame> Frames = S.Frames;
  const size_t Count = Frames.size() - Hidden;
  const size_t Marked = S.Inner < std::min<size_t>(Count, KeptInner) ? S.Inner : 0;
  for (size_t Number = 0; Number != Count; ++Number) {
    if (Count > MaxFrames && Number == KeptInner) {
      const size_t Left = Count - MaxFrames;
      Out.indent(FrameIndent).text(rangeText(Number, Left) + " (" + counted(Left, "frame"));
      Out.text(" not shown)").newline();
      Number += Left;
    }
    const Frame &F = Frames[Frames.size() - 1 - Number];
    Out.indent(FrameIndent).text("#" + llvm::Twine(Number) + " " + frameText(F)).newline();
    if (Number == Marked)
      writeSnippet(Out, F.Where, Label);
  }
}

static void writeStepTitle(TextStream &Out, const llvm::Twine &Title) {
  Out.indent(StepIndent).text(Title).newline();
}

static void writeStacks(TextStream &Out, llvm::ArrayRef<Witness> Witnesses, size_t Index, Cast C) {
  const Witness &W = Witnesses[Index];
  const bool Both = isPresent(W.Holds) && isPresent(W.Waits);
  if (isPresent(W.Holds)) {
    if (Both)
      writeStepTitle(Out, "acquires " + lockText(W.Holds) + ":");
    writeFrames(Out, W.Holds, 0, "acquired here");
  }
  if (!isPresent(W.Waits))
    return;
  if (Both)
    writeStepTitle(Out, thenText(Witnesses, Index, C) + ":");
  const llvm::ArrayRef<Frame> Frames = W.Waits.Frames;
  const size_t Shared = sharedFrames(W.Holds.Frames, Frames);
  writeFrames(Out, W.Waits, Shared, labelOf(C));
  if (Shared != 0)
    Out.indent(FrameIndent)
        .text(rangeText(Frames.size() - Shared, Shared) + " the same callers as ")
        .text(rangeText(W.Holds.Frames.size() - Shared, Shared) + " above")
        .newline();
}

void holdwait::report::writeWitnesses(TextStream &Out, llvm::ArrayRef<Witness> Witnesses, Cast C) {
  for (size_t I = 0; I != Witnesses.size(); ++I) {
    const Witness &W = Witnesses[I];
    Out.indent(TitleIndent).text(whoText(W, I, C), Look::Bold);
    Out.text(": " + doingText(W, C), Look::Bold).newline();
    writeStacks(Out, Witnesses, I, C);
    if (!W.AlsoHeld.empty())
      writeStepTitle(Out, "meanwhile also holds " + quotedList(W.AlsoHeld));
    if (W.Occurrences > 1)
      writeStepTitle(Out, "this order also in " + counted(W.Occurrences - 1, "other place"));
  }
}

/// " at a.cpp:12:3" of the innermost frame, or nothing.
static std::string happensAt(const Step &S) {
  return S.Frames.empty() ? "" : " at " + placeText(shownFrame(S).Where);
}

void holdwait::report::writeBriefly(TextStream &Out, llvm::ArrayRef<Witness> Witnesses) {
  const Cast C = Witnesses.size() == 1 ? Cast::Alone : Cast::OneEach;
  for (size_t I = 0; I != Witnesses.size(); ++I) {
    const Witness &W = Witnesses[I];
    Out.indent(TitleIndent).text(whoText(W, I, C) + ":");
    if (isPresent(W.Holds))
      Out.text(" acquires " + lockText(W.Holds) + happensAt(W.Holds));
    if (isPresent(W.Waits))
      Out.text(isPresent(W.Holds) ? ", waits for " : " waits for ")
          .text(lockText(W.Waits) + happensAt(W.Waits));
    Out.newline();
  }
}
