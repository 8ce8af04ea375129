//===-- skeleton/TextParser.cpp - Parsing units ---------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "skeleton/TextParser.h"
#include "skeleton/Message.h"
#include "skeleton/Text.h"
#include "skeleton/Validate.h"

#include "llvm/ADT/StringExtras.h"

using namespace holdwait::skeleton;

//===----------------------------------------------------------------------===//
// Tokens
//===----------------------------------------------------------------------===//

void Parser::advance() {
  if (!Error.empty())
    return;
  Tok = Lex.next();
  if (Tok.Kind == Token::Unclosed)
    report(Tok, "a quote that is not closed on its line");
}

void Parser::report(const Token &At, const llvm::Twine &Message) {
  if (!Error.empty())
    return;
  const llvm::StringRef Before = Text.take_front(At.Text.data() - Text.data());
  const size_t LineStart = Before.rfind('\n') + 1; // npos + 1 is 0.
  Error = oneLine((Name + ":" + llvm::Twine(Before.count('\n') + 1) + ":" +
                   llvm::Twine(Before.size() - LineStart + 1) + ": " + Message)
                      .str());
  Tok = {Token::End, Text.take_back(0)};
}

void Parser::failAt(const Token &At, const llvm::Twine &Expected) {
  const std::string Found = At.Kind == Token::End    ? "the end of the text"
                            : At.Kind == Token::Line ? "the end of the line"
                                                     : "'" + At.Text.take_front(80).str() + "'";
  report(At, "expected " + Expected + ", found " + Found);
}

bool Parser::consume(llvm::StringRef Word) {
  if (!Tok.is(Word))
    return false;
  advance();
  return true;
}

void Parser::expect(llvm::StringRef Word) {
  if (!consume(Word))
    fail("'" + Word + "'");
}

void Parser::endLine() {
  if (Tok.Kind == Token::Line)
    advance();
  else if (Tok.Kind != Token::End)
    fail("the end of the line");
}

uint32_t Parser::number(llvm::StringRef What) {
  uint32_t Result = 0;
  if (Tok.Kind == Token::Number && !Tok.Text.getAsInteger(10, Result))
    advance();
  else
    fail(What);
  return Result;
}

int64_t Parser::signedNumber(llvm::StringRef What) {
  int64_t Result = 0;
  if (Tok.Kind == Token::Number && !Tok.Text.getAsInteger(10, Result))
    advance();
  else
    fail(What);
  return Result;
}

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

std::string Parser::name(llvm::StringRef What) {
  if (!Tok.isName()) {
    fail(What);
    return {};
  }
  std::string Result = Tok.Kind == Token::Quoted ? unquote(Tok.Text) : Tok.Text.str();
  advance();
  return Result;
}

Parser::Handle Parser::handle(llvm::StringRef What) {
  Handle H{name(What)};
  if (consume("@"))
    H.Number = number("which of the symbols of this name");
  return H;
}

Parser::Declared Parser::declared(llvm::ArrayRef<SymbolKind> Kinds, llvm::StringRef What) {
  const Token At = Tok;
  const Handle H = handle(What);
  if (!Error.empty())
    return {};
  auto It = Symbols.find(H.key());
  if (It == Symbols.end()) {
    report(At, "expected " + What + ", but '" + H.Name + "' is not declared");
    return {};
  }
  if (!llvm::is_contained(Kinds, It->second.Kind))
    report(At, "expected " + What + ", but '" + H.Name + "' is a " + nameOf(It->second.Kind));
  return It->second;
}

Location Parser::location() {
  if (!consume("at"))
    return {};
  Location L;
  llvm::StringRef Rest = Tok.Text;
  const bool Quoted = Rest.starts_with("\"");
  const size_t FileLength = Quoted ? quotedLength(Rest) : Rest.rfind(':', Rest.rfind(':'));
  if (FileLength == llvm::StringRef::npos) {
    L.File = FunctionFile;
  } else {
    const llvm::StringRef File = Rest.take_front(FileLength);
    L.File = B.string(Quoted ? unquote(File) : File.str());
    Rest = Rest.drop_front(FileLength);
    if (!Rest.consume_front(":"))
      fail("a place, file:line:column");
  }
  const auto [Line, Column] = Rest.split(':');
  if (Tok.Kind != Token::Place || Line.getAsInteger(10, L.Line) ||
      Column.getAsInteger(10, L.Column))
    fail("a place, file:line:column");
  advance();
  return L;
}

//===----------------------------------------------------------------------===//
// Declarations
//===----------------------------------------------------------------------===//

Symbol Parser::makeSymbol(const Handle &H) {
  Symbol S;
  S.Id = textIdentity(H.Name, H.Number);
  S.Name = B.string(H.Name);
  return S;
}

/// The words a declaration starts with, up to the name.
std::optional<Parser::Intro> Parser::parseIntro() {
  Intro I;
  if (ResourceKind Kind; consumeWord<ResourceKind>(Kind)) {
    I.Resource = Kind;
    if (!Tok.is("field") && !Tok.is("variable"))
      fail("'variable' or 'field'");
  }
  I.IsClass = !I.Resource && consume("class");
  if (I.IsClass)
    I.Kind = SymbolKind::Record;
  else if (!consumeWord<SymbolKind>(I.Kind))
    return std::nullopt;
  return I;
}

void Parser::skipLine() {
  while (Tok.Kind != Token::Line && Tok.Kind != Token::End)
    advance();
  advance();
}

/// Numbers the symbols in the order of their declarations. Mistakes are left for
/// the second pass to find.
void Parser::findDeclarations() {
  struct Found {
    std::string Key;
    SymbolKind Kind;
    bool Implicit;
  };
  std::vector<Found> InOrder;
  for (advance(); Tok.Kind != Token::End; skipLine()) {
    const bool Implicit = consume("define");
    if (const std::optional<Intro> I = Implicit ? Intro() : parseIntro())
      InOrder.push_back({handle("a name").key(), I->Kind, Implicit});
    while (Implicit && Tok.Kind != Token::End && !Tok.is("}"))
      skipLine();
  }
  // A declaration counts before a mere definition, wherever it stands.
  for (const bool Implicit : {false, true})
    for (const Found &F : InOrder)
      if (F.Implicit == Implicit)
        Symbols.try_emplace(F.Key, Declared{NoIndex, F.Kind, Implicit});
  uint32_t Count = 0;
  for (const Found &F : InOrder)
    if (Declared &D = Symbols[F.Key]; D.Implicit == F.Implicit && D.Index == NoIndex)
      D.Index = Count++;
}

void Parser::declare(const Token &At, const Handle &H, const Symbol &S) {
  if (!Error.empty())
    return;
  if (Symbols[H.key()].Index != B.unit().Symbols.size())
    return report(At, "'" + H.Name + "' is declared twice");
  if (B.findSymbol(S.Id) != NoIndex)
    return report(At, "'" + H.Name + "' has the identity of a symbol before it");
  B.symbol(S);
}

Identity Parser::identity() {
  Identity Id;
  if (Tok.Text.size() != 32 || Tok.Text.take_front(16).getAsInteger(16, Id.High) ||
      Tok.Text.take_back(16).getAsInteger(16, Id.Low))
    fail("32 hexadecimal digits");
  advance();
  return Id;
}

Parser::IndexList Parser::parseBases() {
  IndexList Bases;
  if (consume(":"))
    do
      Bases.push_back(symbol(SymbolKind::Record, "the name of a class"));
    while (consume(","));
  return Bases;
}

/// One of what may follow a declared name.
bool Parser::parseAttribute(Symbol &S, Resource *R, Record *D) {
  if (consume("id")) {
    S.Id = identity();
    return true;
  }
  if (consume("in")) {
    S.Parent =
        symbol({SymbolKind::Record, SymbolKind::Function}, "the name of a class or function");
    return true;
  }
  if (R && consume("type")) {
    R->TypeName = B.string(name("the name of a type"));
    return true;
  }
  if (D && consume("methods")) {
    D->MethodCount = number("a number of methods");
    return true;
  }
  if (R && consume("capacity")) {
    R->Capacity = signedNumber("a number of units");
    return true;
  }
  return consumeFlag<SymbolFlags>(S.Flags) || (R && consumeFlag<ResourceFlags>(R->Flags)) ||
         (D && consumeFlag<RecordFlags>(D->Flags));
}

void Parser::parseDeclaration(const Intro &I) {
  const Token At = Tok;
  const Handle H = handle("a name");
  Symbol S = makeSymbol(H);
  S.Kind = I.Kind;
  const IndexList Bases = I.IsClass ? parseBases() : IndexList();
  Resource R;
  R.Kind = I.Resource.value_or(ResourceKind::Lock);
  Record D;
  while (parseAttribute(S, I.Resource ? &R : nullptr, I.IsClass ? &D : nullptr))
    ;
  if (!atLineEnd())
    fail("'id', 'in', a flag, 'at' or the end of the line");
  const uint32_t Index = B.unit().Symbols.size();
  S.Where = location();
  endLine();
  declare(At, H, S);
  if (!Error.empty())
    return;
  if (I.IsClass)
    B.record(Index, D.Flags, Bases, D.MethodCount);
  R.Symbol = Index;
  if (I.Resource)
    B.resource(R);
}

//===----------------------------------------------------------------------===//
// Other lines
//===----------------------------------------------------------------------===//

void Parser::parseHeader() {
  const llvm::StringRef Magic = TextMagic;
  expect(Magic.split(' ').first);
  expect(Magic.split(' ').second);
  const Token At = Tok;
  const uint32_t Version = number("the version of the format");
  if (Version != FormatVersion)
    report(At, "written for format version " + llvm::Twine(Version) + ", this is " +
                   llvm::Twine(FormatVersion));
  endLine();
}

void Parser::parseSource() {
  const std::string Source = name("the name of a source file");
  B.source(Source, consume("partial"));
  endLine();
}

void Parser::parseOverride() {
  const uint32_t Method = function();
  expect("of");
  B.override_(Method, function());
  endLine();
}

void Parser::parseOrder() {
  constexpr SymbolKind Kinds[] = {SymbolKind::Field, SymbolKind::Variable};
  Order O;
  O.Before = symbol(Kinds, "the name of a variable or field");
  expect("before");
  O.After = symbol(Kinds, "the name of a variable or field");
  O.Where = location();
  B.order(O);
  endLine();
}

void Parser::parseTopLevel() {
  if (consume("source"))
    parseSource();
  else if (consume("override"))
    parseOverride();
  else if (consume("order"))
    parseOrder();
  else if (consume("define"))
    parseDefine();
  else if (std::optional<Intro> I = parseIntro())
    parseDeclaration(*I);
  else
    fail("a declaration, 'source', 'override', 'order' or 'define'");
}

llvm::Expected<Unit> Parser::parseUnit() {
  findDeclarations();
  Lex = Lexer(Text);
  advance();
  parseHeader();
  while (Tok.Kind != Token::End)
    parseTopLevel();
  if (!Error.empty())
    return llvm::createStringError(Error);
  Unit U = B.take();
  if (llvm::Error E = validate(U))
    return about(Name, std::move(E));
  return U;
}

llvm::Expected<Unit> holdwait::skeleton::parse(llvm::StringRef Text, llvm::StringRef Name) {
  return Parser(Text, Name).parseUnit();
}
