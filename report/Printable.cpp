//===-- report/Printable.cpp - Text that is safe to show ------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Printable.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Unicode.h"

#include <algorithm>
#include <vector>

using namespace holdwait::report;

/// Columns between the tab stops of a terminal.
static constexpr unsigned TabStop = 8;

/// Bytes looked at on either side of the caret, so that a line of a generated
/// file costs no more than any other. Wider than what is shown.
static constexpr size_t Reach = 1024;

static Glyph escapedCodePoint(llvm::UTF32 CodePoint, size_t Bytes) {
  std::string Text = llvm::formatv("<U+{0:X-4}>", CodePoint).str();
  const auto Width = static_cast<unsigned>(Text.size());
  return {std::move(Text), Width, Bytes};
}

static Glyph escapedByte(unsigned char Byte) {
  return {llvm::formatv("<{0:X-2}>", Byte).str(), 4, 1};
}

Glyph holdwait::report::firstGlyph(llvm::StringRef Text) {
  const auto First = static_cast<unsigned char>(Text.front());
  if (llvm::isPrint(Text.front()))
    return {std::string(1, Text.front()), 1, 1};
  const auto *Begin = reinterpret_cast<const llvm::UTF8 *>(Text.begin());
  const size_t Bytes = llvm::getNumBytesForUTF8(First);
  if (Bytes > Text.size() || !llvm::isLegalUTF8Sequence(Begin, Begin + Bytes))
    return escapedByte(First);
  const llvm::StringRef Sequence = Text.take_front(Bytes);
  if (const int Width = llvm::sys::unicode::columnWidthUTF8(Sequence); Width >= 0)
    return {Sequence.str(), static_cast<unsigned>(Width), Bytes};
  llvm::UTF32 CodePoint = 0;
  llvm::convertUTF8Sequence(&Begin, Begin + Bytes, &CodePoint, llvm::strictConversion);
  return escapedCodePoint(CodePoint, Bytes);
}

std::string holdwait::report::printable(llvm::StringRef Text) {
  if (llvm::all_of(Text, [](char C) { return llvm::isPrint(C); }))
    return Text.str();
  std::string Result;
  while (!Text.empty()) {
    const Glyph G = firstGlyph(Text);
    Result += G.Text;
    Text = Text.drop_front(G.Bytes);
  }
  return Result;
}

namespace {

/// A part of a line around the caret.
struct Window {
  llvm::StringRef Text;
  size_t Caret; ///< In bytes, at most the size of Text.
  bool CutLeft;
  bool CutRight;
};

} // namespace

static Window reachable(llvm::StringRef Line, unsigned Column) {
  size_t Caret = Column == 0 ? Line.find_first_not_of(" \t") : Column - 1;
  Caret = std::min(Caret, Line.size());
  size_t Begin = Caret > Reach ? Caret - Reach : 0;
  while (Begin < Caret && (static_cast<unsigned char>(Line[Begin]) & 0xC0) == 0x80)
    ++Begin; // Not in the middle of a character.
  const size_t End = std::min(Line.size(), Caret + Reach);
  return {Line.slice(Begin, End), Caret - Begin, Begin != 0, End != Line.size()};
}

/// The characters of \p W as they are shown; \p Caret becomes the index of the
/// one under the caret, or their number when it is behind the last.
static std::vector<Glyph> glyphs(const Window &W, size_t &Caret) {
  std::vector<Glyph> Result;
  unsigned Column = 0;
  Caret = llvm::StringRef::npos;
  for (size_t At = 0; At < W.Text.size();) {
    Glyph G = firstGlyph(W.Text.drop_front(At));
    if (W.Text[At] == '\t') {
      const unsigned Width = TabStop - Column % TabStop;
      G = {std::string(Width, ' '), Width, 1};
    }
    At += G.Bytes;
    if (Caret == llvm::StringRef::npos && W.Caret < At)
      Caret = Result.size();
    Column += G.Width;
    Result.push_back(std::move(G));
  }
  Caret = std::min(Caret, Result.size());
  return Result;
}

Snippet holdwait::report::makeSnippet(llvm::StringRef Line, unsigned Column, unsigned Width) {
  const Window W = reachable(Line, Column);
  size_t Caret = 0;
  const std::vector<Glyph> Shown = glyphs(W, Caret);
  // Grow from the caret, a third of the room to its left: what is called says
  // less than its arguments. Room left over on one side goes to the other.
  size_t Begin = Caret, End = Caret;
  unsigned Used = 0;
  auto GrowLeft = [&](unsigned Limit) {
    while (Begin > 0 && Used + Shown[Begin - 1].Width <= Limit)
      Used += Shown[--Begin].Width;
  };
  GrowLeft(Width / 3);
  while (End < Shown.size() && Used + Shown[End].Width <= Width)
    Used += Shown[End++].Width;
  GrowLeft(Width);

  Snippet S;
  if (W.CutLeft || Begin > 0) {
    S.Text = "...";
    S.Caret = 3;
  }
  for (size_t I = Begin; I != End; ++I) {
    S.Text += Shown[I].Text;
    S.Caret += I < Caret ? Shown[I].Width : 0;
  }
  if (W.CutRight || End < Shown.size())
    S.Text += "...";
  return S;
}
