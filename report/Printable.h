//===-- report/Printable.h - Text that is safe to show ----------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Names and source lines come from files that anyone may have written. Here
/// they become text that a terminal shows and does not obey: control and
/// formatting characters and bytes that are not UTF-8 are written as Clang
/// writes them, <U+001B> and <FF>.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_REPORT_PRINTABLE_H
#define HOLDWAIT_REPORT_PRINTABLE_H

#include "llvm/ADT/StringRef.h"

#include <string>

namespace holdwait::report {

/// What one character of the source becomes on the terminal.
struct Glyph {
  std::string Text;
  unsigned Width = 0; ///< Columns on the terminal.
  size_t Bytes = 0;   ///< Of the source.
};

/// The first character of \p Text, which is not empty.
Glyph firstGlyph(llvm::StringRef Text);

/// \p Text on one line.
std::string printable(llvm::StringRef Text);

/// A source line as it is shown, and where the caret goes under it.
struct Snippet {
  std::string Text;
  unsigned Caret = 0; ///< Columns before the caret.
};

/// Columns of source shown before a line is cut.
constexpr unsigned SnippetWidth = 100;

/// \p Line with tabs expanded to multiples of eight, cut around the caret to
/// \p Width columns and the marks of the cuts. \p Column counts bytes from 1;
/// 0 is unknown and puts the caret under the first character that is no blank.
Snippet makeSnippet(llvm::StringRef Line, unsigned Column, unsigned Width = SnippetWidth);

} // namespace holdwait::report

#endif // HOLDWAIT_REPORT_PRINTABLE_H
