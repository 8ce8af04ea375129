//===-- checkers/extract/Columns.cpp - Where a token stood ----------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/extract/Columns.h"

#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

#include <algorithm>

using namespace holdwait::extract;

namespace {

constexpr unsigned None = ~0u;
/// Longer lines were made by programs; nobody looks at their columns.
constexpr size_t MaxTokens = 2000;

struct Piece {
  llvm::StringRef Text;
  unsigned Column;
  bool IsName;
};

std::vector<Piece> piecesOf(llvm::StringRef Line, const clang::LangOptions &Language) {
  const std::string Copy = Line.str(); // The lexer wants a zero at the end.
  const char *const Start = Copy.c_str();
  clang::Lexer Lexer(clang::SourceLocation(), Language, Start, Start, Start + Copy.size());
  std::vector<Piece> Pieces;
  clang::Token Token;
  while (Lexer.LexFromRawLexer(Token), Token.isNot(clang::tok::eof)) {
    const size_t At = Lexer.getBufferLocation() - Start - Token.getLength();
    Pieces.push_back({Line.substr(At, Token.getLength()), static_cast<unsigned>(At + 1),
                      Token.is(clang::tok::raw_identifier)});
  }
  return Pieces;
}

/// For each piece of \p To the piece of \p From it is, in a longest common sequence.
std::vector<unsigned> match(llvm::ArrayRef<Piece> From, llvm::ArrayRef<Piece> To) {
  // Common[I][J]: of what comes from From[I] and To[J] on.
  std::vector<std::vector<unsigned>> Common(From.size() + 1, std::vector<unsigned>(To.size() + 1));
  for (size_t I = From.size(); I-- > 0;)
    for (size_t J = To.size(); J-- > 0;)
      Common[I][J] = From[I].Text == To[J].Text ? Common[I + 1][J + 1] + 1
                                                : std::max(Common[I + 1][J], Common[I][J + 1]);
  std::vector<unsigned> Matched(To.size(), None);
  for (size_t I = 0, J = 0; I < From.size() && J < To.size();) {
    if (From[I].Text == To[J].Text)
      Matched[J++] = I++;
    else if (Common[I + 1][J] >= Common[I][J + 1])
      ++I;
    else
      ++J;
  }
  return Matched;
}

/// For each piece of the original the piece that stands for it: a name that has gone
/// is a macro, and stands for its arguments.
std::vector<unsigned> withMacros(llvm::ArrayRef<Piece> Original, llvm::ArrayRef<bool> IsGone) {
  std::vector<unsigned> Stands(Original.size());
  unsigned Macro = None, Depth = 0;
  for (unsigned I = 0; I < Original.size(); ++I) {
    if (Macro == None && IsGone[I] && Original[I].IsName && I + 1 < Original.size() &&
        Original[I + 1].Text == "(") {
      Macro = Stands[I] = I;
      continue;
    }
    Stands[I] = Macro == None ? I : Macro;
    if (Macro == None)
      continue;
    Depth += Original[I].Text == "(" ? 1 : 0;
    Depth -= Original[I].Text == ")" ? 1 : 0;
    if (Depth == 0)
      Macro = None;
  }
  return Stands;
}

} // namespace

std::vector<TokenColumns> holdwait::extract::alignColumns(llvm::StringRef OriginalLine,
                                                          llvm::StringRef ExpandedLine,
                                                          const clang::LangOptions &Language) {
  const std::vector<Piece> Original = piecesOf(OriginalLine, Language);
  const std::vector<Piece> Expanded = piecesOf(ExpandedLine, Language);
  if (Original.empty() || std::max(Original.size(), Expanded.size()) > MaxTokens)
    return {};
  const std::vector<unsigned> Matched = match(Original, Expanded);
  llvm::SmallVector<bool> IsGone(Original.size(), true);
  for (unsigned Index : Matched)
    if (Index != None)
      IsGone[Index] = false;
  const std::vector<unsigned> Stands = withMacros(Original, IsGone);
  std::vector<TokenColumns> Columns;
  // The last name that has gone before what comes next: the macro that made what is new.
  unsigned Macro = None, Seen = 0;
  for (unsigned J = 0; J < Expanded.size(); ++J) {
    const auto *NextMatch = std::find_if(&Matched[J], &Matched[0] + Matched.size(),
                                         [](unsigned M) { return M != None; });
    const unsigned Until = NextMatch == &Matched[0] + Matched.size() ? Original.size() : *NextMatch;
    for (; Seen < Until; ++Seen)
      if (IsGone[Seen] && Original[Seen].IsName)
        Macro = Stands[Seen];
    const unsigned Piece = Matched[J] != None ? Stands[Matched[J]] : Macro;
    if (Piece != None)
      Columns.push_back({Expanded[J].Column, Original[Piece].Column});
  }
  return Columns;
}

const Columns::File &Columns::file(llvm::StringRef Name) {
  auto [It, IsNew] = Files.try_emplace(Name);
  File &F = It->second;
  if (!IsNew)
    return F;
  if (auto Text = llvm::MemoryBuffer::getFile(Name)) {
    F.Text = std::move(*Text);
    llvm::SmallVector<llvm::StringRef> Lines;
    F.Text->getBuffer().split(Lines, '\n');
    F.Lines.assign(Lines.begin(), Lines.end());
  }
  return F;
}

unsigned Columns::original(llvm::StringRef Name, unsigned Line, llvm::StringRef Expanded,
                           unsigned Column) {
  auto [It, IsNew] = Known.try_emplace(Expanded.data());
  if (IsNew) {
    const File &F = file(Name);
    if (Line - 1 < F.Lines.size() && F.Lines[Line - 1] != Expanded)
      It->second = alignColumns(F.Lines[Line - 1], Expanded, Language);
  }
  const auto Found = llvm::partition_point(
      It->second, [Column](const TokenColumns &C) { return C.Expanded < Column; });
  return Found != It->second.end() && Found->Expanded == Column ? Found->Original : Column;
}
