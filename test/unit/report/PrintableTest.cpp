//===-- test/unit/report/PrintableTest.cpp - Text that is safe to show ----===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Printable.h"

#include "gtest/gtest.h"

using namespace holdwait::report;

namespace {

/// The character of the shown line that is above the caret.
std::string underlined(const Snippet &S) { return S.Text.substr(S.Caret, 1); }

TEST(Printable, PlainTextStaysAsItIs) {
  EXPECT_EQ(printable(""), "");
  EXPECT_EQ(printable("Cache::mu_"), "Cache::mu_");
  EXPECT_EQ(printable("gr\xc3\xbc\xc3\x9f"), "gr\xc3\xbc\xc3\x9f");
}

TEST(Printable, WhatSteersATerminalIsEscaped) {
  EXPECT_EQ(printable("\x1b[31m"), "<U+001B>[31m");
  EXPECT_EQ(printable("a\nb\t"), "a<U+000A>b<U+0009>");
  EXPECT_EQ(printable("\xe2\x80\xae"), "<U+202E>"); // Right-to-left override.
  EXPECT_EQ(printable(llvm::StringRef("\0", 1)), "<U+0000>");
}

TEST(Printable, BytesThatAreNotUtf8AreEscaped) {
  EXPECT_EQ(printable("\xff"), "<FF>");
  EXPECT_EQ(printable("\xc3"), "<C3>");
  EXPECT_EQ(printable("\xe2\x80"), "<E2><80>");
  EXPECT_EQ(printable("\xed\xa0\x80"), "<ED><A0><80>"); // A surrogate.
}

TEST(Snippet, CaretIsUnderTheColumn) {
  const Snippet S = makeSnippet("lock(mu_);", 6);
  EXPECT_EQ(S.Text, "lock(mu_);");
  EXPECT_EQ(S.Caret, 5u);
}

TEST(Snippet, TabsGoToTheNextStop) {
  EXPECT_EQ(makeSnippet("\tx", 2).Text, "        x");
  EXPECT_EQ(makeSnippet("\tx", 2).Caret, 8u);
  EXPECT_EQ(makeSnippet("ab\t\tx", 5).Caret, 16u);
}

TEST(Snippet, WideAndCombinedCharactersCountAsShown) {
  EXPECT_EQ(makeSnippet("\xe4\xbd\xa0x", 4).Caret, 2u); // A Chinese character: three bytes.
  EXPECT_EQ(makeSnippet("\xc3\xbcx", 3).Caret, 1u);
  EXPECT_EQ(makeSnippet("e\xcc\x81x", 4).Caret, 1u); // An accent of its own.
  EXPECT_EQ(makeSnippet("\xffx", 2).Caret, 4u);
}

TEST(Snippet, ColumnInsideACharacterIsTheCharacter) {
  EXPECT_EQ(makeSnippet("a\xe4\xbd\xa0", 3).Caret, 1u);
}

TEST(Snippet, ColumnThatIsUnknownOrTooLarge) {
  EXPECT_EQ(makeSnippet("  x", 0).Caret, 2u);
  EXPECT_EQ(makeSnippet("", 0).Caret, 0u);
  EXPECT_EQ(makeSnippet("abc", 99).Caret, 3u);
  EXPECT_EQ(makeSnippet("abc", ~0u).Caret, 3u);
}

TEST(Snippet, LongLineIsCutAroundTheCaret) {
  const std::string Long = std::string(300, 'a') + "!" + std::string(300, 'b');
  const Snippet S = makeSnippet(Long, 301);
  EXPECT_EQ(S.Text.size(), SnippetWidth + 6);
  EXPECT_EQ(S.Text.substr(0, 4), "...a");
  EXPECT_EQ(S.Text.substr(S.Text.size() - 4), "b...");
  EXPECT_EQ(underlined(S), "!");
}

TEST(Snippet, CutOnOneSideOnly) {
  const Snippet Left = makeSnippet(std::string(300, 'a') + "!", 301);
  EXPECT_EQ(Left.Text.size(), SnippetWidth + 3);
  EXPECT_EQ(underlined(Left), "!");
  const Snippet Right = makeSnippet("!" + std::string(300, 'a'), 1);
  EXPECT_EQ(Right.Text.size(), SnippetWidth + 3);
  EXPECT_EQ(underlined(Right), "!");
}

TEST(Snippet, HugeLineCostsNoMoreThanAnother) {
  const std::string Huge = std::string(10'000'000, 'a') + "!" + std::string(10'000'000, 'b');
  EXPECT_EQ(underlined(makeSnippet(Huge, 10'000'001)), "!");
}

TEST(Snippet, EveryColumnOfEveryLengthHasItsCaretInside) {
  for (unsigned Length = 0; Length != 40; ++Length)
    for (unsigned Column = 0; Column != 45; ++Column) {
      std::string Line(Length, '.');
      if (Column != 0 && Column <= Length)
        Line[Column - 1] = '!';
      const Snippet S = makeSnippet(Line, Column, 12);
      ASSERT_LE(S.Text.size(), 12u + 6u);
      ASSERT_LE(S.Caret, S.Text.size());
      if (Column != 0 && Column <= Length)
        ASSERT_EQ(underlined(S), "!") << Length << " " << Column;
    }
}

} // namespace
