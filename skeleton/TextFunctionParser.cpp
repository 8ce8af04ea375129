//===-- skeleton/TextFunctionParser.cpp - Parsing functions ---------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "skeleton/TextParser.h"

using namespace holdwait::skeleton;

/// A local's line or parameter, from the percent sign.
Local Parser::parseLocal() {
  Local L;
  expect("%");
  const Token At = Tok;
  if (Tok.Kind == Token::Number) {
    if (number("the number of a local") != LocalCount)
      report(At, "expected %" + llvm::Twine(LocalCount) + ", the number of this local");
    if (consume("named"))
      L.Name = B.string(name("the name of a local"));
  } else {
    const std::string Name = name("the name of a local");
    if (Error.empty() && (!isLocalName(Name) || !Locals.try_emplace(Name, LocalCount).second))
      report(At, "'" + Name + "' is no name for a local, or another has it");
    L.Name = B.string(Name);
  }
  while (consumeFlag<LocalFlags>(L.Flags))
    ;
  if (consume("depth"))
    L.Depth = number("a depth");
  if (consume("is"))
    L.Symbol = symbol(SymbolKind::Variable, "the name of a variable");
  ++LocalCount;
  return L;
}

/// The symbol of the function that is defined.
uint32_t Parser::parseDefinedName() {
  const Token At = Tok;
  const Handle H = handle("the name of a function");
  if (!Error.empty())
    return 0;
  const Declared D = Symbols[H.key()];
  if (D.Kind != SymbolKind::Function)
    report(At, "'" + H.Name + "' is a " + nameOf(D.Kind));
  if (!Defined.insert(D.Index).second)
    report(At, "'" + H.Name + "' is defined twice");
  if (D.Implicit && D.Index == B.unit().Symbols.size())
    declare(At, H, makeSymbol(H));
  FunctionFile = 0;
  if (D.Index < B.unit().Symbols.size())
    FunctionFile = B.unit().Symbols[D.Index].Where.File;
  return D.Index;
}

void Parser::parseDefine() {
  LocalCount = BlockCount = 0;
  Locals.clear();
  Targets.clear();
  const uint32_t Symbol = parseDefinedName();
  llvm::SmallVector<Local, 8> Params;
  expect("(");
  while (!Tok.is(")") && Error.empty()) {
    Params.push_back(parseLocal());
    if (!Tok.is(")"))
      expect(",");
  }
  expect(")");
  uint32_t Flags = 0;
  while (consumeFlag<FunctionFlags>(Flags))
    ;
  expect("{");
  endLine();
  if (!Error.empty())
    return;
  B.beginFunction(Symbol, Flags, Params.size());
  for (const Local &L : Params)
    B.local(L);
  parseBody();
}

/// From the line after the opening brace.
void Parser::parseBody() {
  while (consume("local")) {
    B.local(parseLocal());
    endLine();
  }
  while (Error.empty() && !Tok.is("}")) {
    if (Tok.is("block"))
      parseBlock();
    else
      parseBlockLine();
  }
  beginFirstBlock();
  for (const auto &[Target, At] : Targets)
    if (Target >= BlockCount)
      report(At, "there is no block " + llvm::Twine(Target));
  expect("}");
  endLine();
  if (Error.empty())
    B.endFunction();
}

/// The line of the first block may be left out.
void Parser::beginFirstBlock() {
  if (BlockCount > 0 || !Error.empty())
    return;
  B.beginBlock();
  BlockCount = 1;
  EdgesBegun = false;
}

uint32_t Parser::target() {
  const Token At = Tok;
  const uint32_t Target = number("the number of a block");
  Targets.emplace_back(Target, At);
  return Target;
}

void Parser::parseBlock() {
  expect("block");
  const Token At = Tok;
  if (number("the number of a block") != BlockCount)
    report(At, "expected " + llvm::Twine(BlockCount) + ", the number of this block");
  const uint32_t Handler = consume("handler") ? target() : NoIndex;
  uint32_t Flags = 0;
  while (consumeFlag<BlockFlags>(Flags))
    ;
  expect(":");
  endLine();
  if (!Error.empty())
    return;
  B.beginBlock(Flags, Handler);
  ++BlockCount;
  EdgesBegun = false;
}

void Parser::parseBlockLine() {
  beginFirstBlock();
  if (consume("goto")) {
    const uint32_t Target = target();
    const uint32_t Condition = consume("if") ? parseCondition() : NoIndex;
    endLine();
    if (Error.empty())
      B.edge(Target, Condition);
    EdgesBegun = true;
  } else if (EdgesBegun) {
    fail("'goto', 'block' or '}'");
  } else {
    parseOp();
  }
}
