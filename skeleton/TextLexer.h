//===-- skeleton/TextLexer.h - Words of a text skeleton ---------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Splits a text skeleton into tokens, and knows which names need quotes. For
/// the parser and the printer only.
///
/// Lines matter, spaces do not. After the bare word `at` a whole place
/// (file:line:column) is one token, because file names are made of anything.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SKELETON_TEXTLEXER_H
#define HOLDWAIT_SKELETON_TEXTLEXER_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"

#include <string>

namespace holdwait::skeleton {

struct Token {
  enum TokenKind {
    Word,     ///< A name, C++ qualifiers included, or a keyword.
    Quoted,   ///< With its quotes.
    Number,   ///< Starts with a digit or a minus sign.
    Symbol,   ///< Punctuation, `->` and relations.
    Place,    ///< What follows `at`.
    Line,     ///< The end of a line that has tokens.
    End,      ///< The end of the text.
    Unclosed, ///< A quote without its twin.
  };
  TokenKind Kind = End;
  llvm::StringRef Text;

  bool is(llvm::StringRef S) const { return (Kind == Word || Kind == Symbol) && Text == S; }
  bool isName() const { return Kind == Word || Kind == Quoted; }
};

class Lexer {
public:
  explicit Lexer(llvm::StringRef Text) : Text(Text), Rest(Text) {}

  /// The next token; End again and again once the text is used up.
  Token next();

private:
  void skipBlanks();
  Token take(Token::TokenKind Kind, size_t Length);
  Token takePlace();

  llvm::StringRef Text, Rest;
  Token Last{Token::Line, {}};
};

/// The length of the quoted string that \p S starts with, or npos when it is not
/// closed on its line.
size_t quotedLength(llvm::StringRef S);

/// What a quoted string says. \p Quoted has its quotes.
std::string unquote(llvm::StringRef Quoted);

/// Prints \p S in quotes.
void printQuoted(llvm::StringRef S, llvm::raw_ostream &OS);

/// Prints a name, in quotes unless it is a plain word.
void printName(llvm::StringRef Name, llvm::raw_ostream &OS);

/// Prints the name of a file as a place has it.
void printFileName(llvm::StringRef Name, llvm::raw_ostream &OS);

/// Whether a local may be called so: letters, digits and underscores.
bool isLocalName(llvm::StringRef Name);

} // namespace holdwait::skeleton

#endif // HOLDWAIT_SKELETON_TEXTLEXER_H
