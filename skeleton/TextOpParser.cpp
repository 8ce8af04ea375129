//===-- skeleton/TextOpParser.cpp - Parsing operations --------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "skeleton/TextParser.h"
#include "skeleton/Validate.h"

using namespace holdwait::skeleton;

//===----------------------------------------------------------------------===//
// Paths
//===----------------------------------------------------------------------===//

uint32_t Parser::parseLocalName() {
  const Token At = Tok;
  if (Tok.Kind == Token::Number) {
    const uint32_t Index = number("the number of a local");
    if (Index >= LocalCount)
      report(At, "there is no local %" + llvm::Twine(Index));
    return Index;
  }
  const std::string Name = name("the name or number of a local");
  auto It = Locals.find(Name);
  if (It != Locals.end())
    return It->second;
  report(At, "there is no local %" + Name);
  return 0;
}

/// After the opening bracket.
Selector Parser::parseIndex() {
  if (consume("*"))
    return {SelectorKind::AnyIndex, 0};
  if (consume("="))
    return {SelectorKind::KeyIndex, parseValue()};
  return {SelectorKind::ConstIndex, number("'*', '=' or the number of an element")};
}

/// The selectors after a root.
uint32_t Parser::parsePathFrom(RootKind Root, uint32_t Index) {
  llvm::SmallVector<Selector, 8> Selectors;
  while (true) {
    if (consume(".")) {
      Selectors.push_back({SelectorKind::Field, field()});
    } else if (consume("->")) {
      Selectors.push_back({SelectorKind::Deref, 0});
      Selectors.push_back({SelectorKind::Field, field()});
    } else if (consume("*")) {
      Selectors.push_back({SelectorKind::Deref, 0});
    } else if (consume("[")) {
      Selectors.push_back(parseIndex());
      expect("]");
    } else {
      return B.path(Root, Index, Selectors);
    }
  }
}

uint32_t Parser::parsePath() {
  if (consume("%"))
    return parsePathFrom(RootKind::Local, parseLocalName());
  for (const RootKind Root : {RootKind::This, RootKind::Result, RootKind::Any})
    if (consume(nameOf(Root)))
      return parsePathFrom(Root, 0);
  return parsePathFrom(RootKind::Global, symbol(SymbolKind::Variable, "a path"));
}

void Parser::parsePaths(IndexList &Into) {
  do
    Into.push_back(parsePath());
  while (consume(","));
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

/// After the ampersand: the address of an object, or a function.
uint32_t Parser::parseAddress() {
  const bool IsPath = Tok.is("%") || Tok.is("this") || Tok.is("result") || Tok.is("any");
  if (IsPath)
    return B.value(ValueKind::Address, parsePath());
  const Declared D =
      declared({SymbolKind::Function, SymbolKind::Variable}, "a path or the name of a function");
  if (D.Kind == SymbolKind::Function)
    return B.value(ValueKind::Function, D.Index);
  return B.value(ValueKind::Address, parsePathFrom(RootKind::Global, D.Index));
}

/// After `closure`.
uint32_t Parser::parseClosure() {
  const uint32_t Body = function();
  IndexList Captures;
  expect("{");
  while (!Tok.is("}") && Error.empty()) {
    Captures.push_back(field());
    expect("=");
    Captures.push_back(parseValue());
    if (!Tok.is("}"))
      expect(",");
  }
  expect("}");
  return B.value(ValueKind::Closure, Body, 0, Captures);
}

void Parser::parseValues(IndexList &Into) {
  while (!Tok.is(")") && Error.empty()) {
    Into.push_back(parseValue());
    if (!Tok.is(")"))
      expect(",");
  }
  expect(")");
}

uint32_t Parser::parseOwns() {
  expect("(");
  const uint32_t Guard = parsePath();
  expect(")");
  return B.value(ValueKind::Owns, Guard);
}

uint32_t Parser::parseBound() {
  expect("(");
  const uint32_t Target = parseValue();
  IndexList Arguments;
  if (!Tok.is(")"))
    expect(",");
  parseValues(Arguments);
  return B.value(ValueKind::Bound, Target, 0, Arguments);
}

uint32_t Parser::parseChoice() {
  IndexList Values;
  expect("(");
  if (Tok.is(")"))
    fail("a value");
  parseValues(Values);
  return B.value(ValueKind::Choice, NoIndex, 0, Values);
}

uint32_t Parser::parseNestedValue() {
  if (consume("?"))
    return B.value(ValueKind::Unknown);
  if (Tok.Kind == Token::Number)
    return B.value(ValueKind::Constant, NoIndex, signedNumber("a number of 64 bits"));
  if (consume("&"))
    return parseAddress();
  if (consume("$"))
    return B.value(ValueKind::Placeholder, number("the number of an argument"));
  if (consume("closure"))
    return parseClosure();
  if (consume("bind"))
    return parseBound();
  if (consume("choice"))
    return parseChoice();
  if (consume("owns"))
    return parseOwns();
  return B.value(ValueKind::Load, parsePath());
}

uint32_t Parser::parseValue() {
  if (++Depth > MaxValueDepth)
    report(Tok, "values are nested deeper than " + llvm::Twine(MaxValueDepth));
  const uint32_t Value = Error.empty() ? parseNestedValue() : 0;
  --Depth;
  return Value;
}

uint32_t Parser::parseCondition() {
  const uint32_t Left = parseValue();
  const std::optional<uint32_t> Rel = findName(namesOf<Relation>(), Tok.Text);
  if (!Rel)
    fail("a relation such as '=='");
  advance();
  return B.condition(Left, static_cast<Relation>(Rel.value_or(0)), parseValue());
}

//===----------------------------------------------------------------------===//
// Operations
//===----------------------------------------------------------------------===//

/// Who is called, and how.
void Parser::parseCallee(Op &O) {
  consumeWord<CallKind>(O.Variant);
  if (O.callKind() == CallKind::Through)
    O.Value = parseValue();
  else
    O.Callee = function();
}

void Parser::parseMask(Op &O) {
  O.Variant = static_cast<uint8_t>(enumerator<MaskKind>("what becomes of the mask"));
  if (atLineEnd() || Tok.is("into"))
    return;
  O.Object = parsePath();
  if (consume("="))
    O.Value = parseValue();
}

/// What stands between the operation's word and its clauses.
void Parser::parseMain(Op &O, IndexList &Operands) {
  switch (O.Kind) {
  case OpKind::Acquire:
    return parsePaths(Operands);
  case OpKind::GuardBind:
    O.Object = parsePath();
    if (consume("="))
      parsePaths(Operands);
    return;
  case OpKind::GuardMove:
  case OpKind::GuardSwap:
  case OpKind::Assign:
    O.Object = parsePath();
    expect("=");
    O.Value = parseValue();
    return;
  case OpKind::Call:
    parseCallee(O);
    expect("(");
    return parseValues(Operands);
  case OpKind::Spawn:
    O.Aux = static_cast<uint32_t>(enumerator<SpawnKind>("what is spawned, such as 'thread'"));
    O.Value = parseValue();
    expect("(");
    return parseValues(Operands);
  case OpKind::Wait:
    O.Aux = static_cast<uint32_t>(enumerator<WaitKind>("how it waits, such as 'condition'"));
    if (!atLineEnd() && !Tok.is("releasing") && !Tok.is("into") && !Tok.is("helping") &&
        !Tok.is("units") && !findName(namesOf<Waiting>(), Tok.Text))
      O.Object = parsePath();
    return;
  case OpKind::Notify:
    O.Aux = static_cast<uint32_t>(enumerator<WaitKind>("how it is waited for"));
    O.Object = parsePath();
    return;
  case OpKind::Return:
    if (!atLineEnd())
      O.Value = parseValue();
    return;
  case OpKind::Mask:
    return parseMask(O);
  case OpKind::Throw:
    O.Aux = consume("may") ? TF_May : TF_None;
    if (consume("again"))
      O.Aux |= TF_Again;
    else if (!atLineEnd())
      O.Callee = record();
    return;
  case OpKind::Catch:
    O.Aux = consume("not");
    O.Callee = record();
    return;
  case OpKind::Suspend:
  case OpKind::Last:
    return;
  case OpKind::Release:
  case OpKind::Init:
  case OpKind::GuardLock:
  case OpKind::GuardUnlock:
  case OpKind::GuardRelease:
  case OpKind::GuardDestroy:
  case OpKind::Destroy:
    O.Object = parsePath();
    return;
  }
}

bool Parser::parseModeClause(Op &O, const OpShape &Shape) {
  return (Shape.Variant == Choice::Mode && consumeWord<Mode>(O.Variant)) ||
         (Shape.Extra == Choice::Mode && consumeWord<Mode>(O.Extra)) ||
         (Shape.Variant == Choice::GuardPolicy && consumeWord<GuardPolicy>(O.Variant)) ||
         (Shape.Waits && consumeWord<Waiting>(O.Wait));
}

/// After `into`.
void Parser::parseInto(Op &O, const OpShape &Shape) {
  O.Result = parsePath();
  if (Shape.Aux == AuxIs::Success && consume("zero"))
    O.Aux = 1;
  else if (O.Kind == OpKind::Wait && consume("nonzero"))
    O.Extra = 1;
}

/// One of what may follow the main part; false when there is none.
bool Parser::parseClause(Op &O, const OpShape &Shape, IndexList &Operands) {
  if (parseModeClause(O, Shape))
    return true;
  if (Shape.Result && consume("into"))
    parseInto(O, Shape);
  else if ((O.Kind == OpKind::Spawn && consume("into")) ||
           (O.Kind == OpKind::Call && consume("on")))
    O.Object = parsePath();
  else if ((O.Kind == OpKind::Spawn || O.Kind == OpKind::Init) && consume("on"))
    O.Other = parsePath();
  else if (O.Kind == OpKind::Spawn && consume("inline"))
    O.Variant |= SPF_Inline;
  else if (O.Kind == OpKind::Spawn && consume("times"))
    O.Extra = static_cast<uint8_t>(number("how often"));
  else if (O.Kind == OpKind::Wait && consume("helping"))
    O.Variant |= WF_Helps;
  else if (O.Kind == OpKind::Wait && consume("running"))
    O.Variant |= WF_Runs;
  else if (O.Kind != OpKind::Init && Shape.Value == Member::MaybeValue && consume("units"))
    O.Value = parseValue();
  else if (O.Kind == OpKind::Call && consume("throws"))
    O.Extra = static_cast<uint8_t>(enumerator<Throws>("'no', 'unknown' or 'yes'"));
  else if (O.Kind == OpKind::Call && consume("last"))
    O.Aux |= CF_Last;
  else if (O.Kind == OpKind::Call && consume("ends"))
    O.Aux |= CF_Ends;
  else if (O.Kind == OpKind::Call && consume("isolated"))
    O.Aux |= CF_Isolated;
  else if (O.Kind == OpKind::Assign && consume("up"))
    O.Aux = static_cast<uint32_t>(StepKind::Up);
  else if (O.Kind == OpKind::Assign && consume("down"))
    O.Aux = static_cast<uint32_t>(StepKind::Down);
  else if (O.Kind == OpKind::Init && consume("with"))
    O.Value = parseValue();
  else if (O.Kind == OpKind::Init && consume("plus"))
    Operands.push_back(parseValue());
  else if (O.Kind == OpKind::Init && consume("mask"))
    O.Aux = number("a mask");
  else if (O.Kind == OpKind::GuardBind && consume("locking"))
    O.Callee = function();
  else if (O.Kind == OpKind::GuardBind && consume("unlocking"))
    O.Other = function();
  else if (O.Kind == OpKind::Wait && consume("releasing"))
    parsePaths(Operands);
  else
    return false;
  return true;
}

/// The operation's word or words.
OpKind Parser::parseOpKind() {
  const Token At = Tok;
  std::string Word = Tok.Text.str();
  advance();
  if (Word == "guard") {
    Word += " " + Tok.Text.str();
    advance();
  }
  if (std::optional<uint32_t> Kind = findName(namesOf<OpKind>(), Word))
    return static_cast<OpKind>(*Kind);
  failAt(At, "an operation, 'goto', 'block' or '}'");
  return OpKind::Suspend;
}

void Parser::parseOp() {
  Op O;
  IndexList Operands;
  O.Kind = parseOpKind();
  parseMain(O, Operands);
  while (parseClause(O, shapeOf(O.Kind), Operands))
    ;
  if (!atLineEnd())
    fail("a clause of '" + nameOf(O.Kind) + "', 'at' or the end of the line");
  O.Where = location();
  endLine();
  if (Error.empty())
    B.op(O, Operands);
}
