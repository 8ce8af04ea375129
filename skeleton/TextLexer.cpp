//===-- skeleton/TextLexer.cpp - Words of a text skeleton -----------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "skeleton/TextLexer.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace holdwait::skeleton;

namespace {

bool startsWord(char C) { return llvm::isAlpha(C) || C == '_' || C == '~'; }
bool continuesWord(char C) { return llvm::isAlnum(C) || C == '_' || C == '~'; }
bool isFileChar(char C) { return llvm::isAlnum(C) || llvm::StringRef("_./+-~").contains(C); }

/// The length of the word, with its qualifiers, that \p S starts with.
size_t wordLength(llvm::StringRef S) {
  size_t Length = 0;
  while (Length < S.size() && startsWord(S[Length])) {
    while (Length < S.size() && continuesWord(S[Length]))
      ++Length;
    const llvm::StringRef Tail = S.substr(Length);
    if (!Tail.starts_with("::") || Tail.size() < 3 || !startsWord(Tail[2]))
      break;
    Length += 2;
  }
  return Length;
}

size_t numberLength(llvm::StringRef S) {
  const size_t Sign = S.starts_with("-") ? 1 : 0;
  if (S.size() == Sign || !llvm::isDigit(S[Sign]))
    return 0;
  return std::min(S.find_if_not(continuesWord, Sign), S.size());
}

size_t symbolLength(llvm::StringRef S) {
  for (const llvm::StringRef Long : {"->", "==", "!=", "<=", ">="})
    if (S.starts_with(Long))
      return Long.size();
  return 1;
}

/// Words that mean something where a name could stand.
bool isReserved(llvm::StringRef Word) {
  static constexpr llvm::StringLiteral Reserved[] = {
      "this",    "result",  "any",       "closure",  "bind",  "choice", "owns", "at",    "direct",
      "virtual", "through", "releasing", "blocking", "timed", "try",    "may",  "again", "not"};
  return llvm::is_contained(Reserved, Word);
}

} // namespace

size_t holdwait::skeleton::quotedLength(llvm::StringRef S) {
  for (size_t I = 1; I < S.size() && S[I] != '\n'; ++I) {
    if (S[I] == '"')
      return I + 1;
    if (S[I] == '\\')
      ++I;
  }
  return llvm::StringRef::npos;
}

void Lexer::skipBlanks() {
  Rest = Rest.ltrim(" \t\r");
  if (Rest.starts_with("#"))
    Rest = Rest.drop_until([](char C) { return C == '\n'; });
}

Token Lexer::take(Token::TokenKind Kind, size_t Length) {
  Last = {Kind, Rest.take_front(Length)};
  Rest = Rest.drop_front(Last.Text.size());
  return Last;
}

Token Lexer::takePlace() {
  size_t Length = 0;
  if (Rest.starts_with("\"")) {
    Length = quotedLength(Rest);
    if (Length == llvm::StringRef::npos)
      return take(Token::Unclosed, 1);
  }
  return take(Token::Place, std::min(Rest.find_first_of(" \t\r\n#", Length), Rest.size()));
}

Token Lexer::next() {
  skipBlanks();
  while (Last.Kind == Token::Line && Rest.starts_with("\n")) {
    Rest = Rest.drop_front();
    skipBlanks();
  }
  if (Rest.empty())
    return take(Token::End, 0);
  if (Rest.starts_with("\n"))
    return take(Token::Line, 1);
  if (Last.is("at"))
    return takePlace();
  if (Rest.starts_with("\"")) {
    const size_t Length = quotedLength(Rest);
    return Length == llvm::StringRef::npos ? take(Token::Unclosed, 1) : take(Token::Quoted, Length);
  }
  if (const size_t Length = wordLength(Rest))
    return take(Token::Word, Length);
  if (const size_t Length = numberLength(Rest))
    return take(Token::Number, Length);
  return take(Token::Symbol, symbolLength(Rest));
}

std::string holdwait::skeleton::unquote(llvm::StringRef Quoted) {
  llvm::StringRef S = Quoted.drop_front().drop_back();
  std::string Out;
  while (!S.empty()) {
    const char C = S.consume_front("\\") ? S.front() : '\0';
    if (C == 'x' && S.size() >= 3 && llvm::isHexDigit(S[1]) && llvm::isHexDigit(S[2])) {
      Out += static_cast<char>(llvm::hexDigitValue(S[1]) * 16 + llvm::hexDigitValue(S[2]));
      S = S.drop_front(3);
      continue;
    }
    Out += C == 'n' ? '\n' : S.front();
    S = S.drop_front();
  }
  return Out;
}

void holdwait::skeleton::printQuoted(llvm::StringRef S, llvm::raw_ostream &OS) {
  OS << '"';
  for (const char C : S) {
    const auto Byte = static_cast<unsigned char>(C);
    if (C == '"' || C == '\\')
      OS << '\\' << C;
    else if (C == '\n')
      OS << "\\n";
    else if (Byte < 0x20 || Byte == 0x7f)
      OS << "\\x" << llvm::hexdigit(Byte >> 4, true) << llvm::hexdigit(Byte & 15, true);
    else
      OS << C;
  }
  OS << '"';
}

void holdwait::skeleton::printName(llvm::StringRef Name, llvm::raw_ostream &OS) {
  if (Name.empty() || wordLength(Name) != Name.size() || isReserved(Name))
    printQuoted(Name, OS);
  else
    OS << Name;
}

void holdwait::skeleton::printFileName(llvm::StringRef Name, llvm::raw_ostream &OS) {
  if (Name.empty() || !llvm::all_of(Name, isFileChar))
    printQuoted(Name, OS);
  else
    OS << Name;
}

bool holdwait::skeleton::isLocalName(llvm::StringRef Name) {
  return wordLength(Name) == Name.size() && !Name.empty() && !Name.contains(':') &&
         !Name.contains('~') && Name != "at";
}
