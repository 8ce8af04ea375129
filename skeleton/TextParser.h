//===-- skeleton/TextParser.h - Parsing units -------------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The parser of text skeletons; its users want Text.h.
///
/// Two passes, because a symbol may be used before the line that declares it:
/// the first finds the declarations, the second does the rest.
///
/// Errors are sticky: the first one is kept, and from then on every token is the
/// end of the text, so that every loop ends; what is built by then is not used.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SKELETON_TEXTPARSER_H
#define HOLDWAIT_SKELETON_TEXTPARSER_H

#include "skeleton/Builder.h"
#include "skeleton/Names.h"
#include "skeleton/OpShape.h"
#include "skeleton/TextLexer.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"

namespace holdwait::skeleton {

class Parser {
public:
  Parser(llvm::StringRef Text, llvm::StringRef Name) : Text(Text), Name(Name), Lex(Text) {}

  llvm::Expected<Unit> parseUnit();

private:
  using IndexList = llvm::SmallVector<uint32_t, 8>;

  /// A symbol as the text names it: the Number-th one called Name.
  struct Handle {
    std::string Name;
    uint32_t Number = 1;
    std::string key() const { return Name + '\0' + std::to_string(Number); }
  };
  struct Declared {
    uint32_t Index = 0;
    SymbolKind Kind = SymbolKind::Function;
    bool Implicit = false; ///< Made by `define` alone.
  };
  struct Place {
    llvm::StringRef File; ///< As written.
    uint32_t Line = 0, Column = 0;
  };

  // Tokens (TextParser.cpp).
  void advance();
  bool consume(llvm::StringRef Word);
  void expect(llvm::StringRef Word);
  void fail(const llvm::Twine &Expected) { failAt(Tok, Expected); }
  void failAt(const Token &At, const llvm::Twine &Expected);
  void report(const Token &At, const llvm::Twine &Message);
  bool atLineEnd() const {
    return Tok.Kind == Token::Line || Tok.Kind == Token::End || Tok.is("at");
  }
  void endLine();
  uint32_t number(llvm::StringRef What);
  int64_t signedNumber(llvm::StringRef What);
  template <typename Enum> Enum enumerator(llvm::StringRef What) {
    if (Tok.Kind == Token::Word)
      if (std::optional<uint32_t> I = findName(namesOf<Enum>(), Tok.Text)) {
        advance();
        return static_cast<Enum>(*I);
      }
    fail(What);
    return Enum();
  }
  /// Adds the flag that the token names to \p Flags.
  template <typename Enum> bool consumeFlag(uint32_t &Flags) {
    if (Tok.Kind != Token::Word)
      return false;
    std::optional<uint32_t> I = findName(namesOf<Enum>(), Tok.Text);
    if (!I)
      return false;
    Flags |= 1u << *I;
    advance();
    return true;
  }
  /// Sets \p Into to the enumerator that the token names.
  template <typename Enum, typename Stored> bool consumeWord(Stored &Into) {
    if (Tok.Kind != Token::Word)
      return false;
    std::optional<uint32_t> I = findName(namesOf<Enum>(), Tok.Text);
    if (!I)
      return false;
    Into = static_cast<Stored>(*I);
    advance();
    return true;
  }

  // Names (TextParser.cpp).
  std::string name(llvm::StringRef What);
  Handle handle(llvm::StringRef What);
  /// A declared symbol of one of \p Kinds.
  Declared declared(llvm::ArrayRef<SymbolKind> Kinds, llvm::StringRef What);
  uint32_t symbol(llvm::ArrayRef<SymbolKind> Kinds, llvm::StringRef What) {
    return declared(Kinds, What).Index;
  }
  uint32_t function() { return symbol(SymbolKind::Function, "the name of a function"); }
  uint32_t record() { return symbol(SymbolKind::Record, "the name of a class"); }
  uint32_t field() { return symbol(SymbolKind::Field, "the name of a field"); }
  Location location();

  // Declarations and other lines (TextParser.cpp).
  struct Intro {
    SymbolKind Kind = SymbolKind::Function;
    std::optional<ResourceKind> Resource;
    bool IsClass = false;
  };
  void findDeclarations();
  void skipLine();
  std::optional<Intro> parseIntro();
  void parseHeader();
  void parseTopLevel();
  void parseSource();
  void parseOverride();
  void parseOrder();
  void parseDeclaration(const Intro &I);
  bool parseAttribute(Symbol &S, Resource *R, Record *D);
  Identity identity();
  IndexList parseBases();
  Symbol makeSymbol(const Handle &H);
  void declare(const Token &At, const Handle &H, const Symbol &S);

  // Functions (TextFunctionParser.cpp).
  void parseDefine();
  uint32_t parseDefinedName();
  Local parseLocal();
  void parseBody();
  void parseBlock();
  void parseBlockLine();
  void beginFirstBlock();
  uint32_t target();

  // Operations (TextOpParser.cpp).
  void parseOp();
  OpKind parseOpKind();
  void parseMain(Op &O, IndexList &Operands);
  void parseMask(Op &O);
  void parseCallee(Op &O);
  bool parseClause(Op &O, const OpShape &Shape, IndexList &Operands);
  bool parseModeClause(Op &O, const OpShape &Shape);
  void parseInto(Op &O, const OpShape &Shape);
  uint32_t parsePath();
  uint32_t parsePathFrom(RootKind Root, uint32_t Index);
  Selector parseIndex();
  uint32_t parseLocalName();
  uint32_t parseValue();
  uint32_t parseAddress();
  uint32_t parseClosure();
  uint32_t parseBound();
  uint32_t parseChoice();
  uint32_t parseOwns();
  uint32_t parseNestedValue();
  void parsePaths(IndexList &Into);
  /// Up to the closing parenthesis, which is consumed.
  void parseValues(IndexList &Into);
  uint32_t parseCondition();

  llvm::StringRef Text, Name;
  Lexer Lex;
  Token Tok;
  std::string Error;
  Builder B;
  llvm::StringMap<Declared> Symbols;
  llvm::DenseSet<uint32_t> Defined; ///< Function symbols.

  // Of the function at hand.
  llvm::StringMap<uint32_t> Locals;
  uint32_t LocalCount = 0, BlockCount = 0;
  uint32_t FunctionFile = 0; ///< Where it is declared; short places are in it.
  bool EdgesBegun = false;
  std::vector<std::pair<uint32_t, Token>> Targets;
  uint32_t Depth = 0; ///< Of nested values.
};

} // namespace holdwait::skeleton

#endif // HOLDWAIT_SKELETON_TEXTPARSER_H
