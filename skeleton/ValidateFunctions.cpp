//===-- skeleton/ValidateFunctions.cpp - What every function obeys --------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "skeleton/Validator.h"

using namespace holdwait::skeleton;
using llvm::Twine;

bool Validator::usePath(const char *What, const Function &F, uint32_t Path) {
  return index(What, Path, U.Paths.size()) &&
         (PathMeasures[Path].Locals <= F.LocalCount ||
          fail(Twine(What) + " " + Twine(Path) + " has a local that the function has not"));
}

bool Validator::useValue(const char *What, const Function &F, uint32_t Value) {
  return index(What, Value, U.Values.size()) &&
         (ValueMeasures[Value].Locals <= F.LocalCount ||
          fail(Twine(What) + " " + Twine(Value) + " has a local that the function has not"));
}

bool Validator::member(const char *What, const Function &F, Member M, uint32_t Index) {
  switch (M) {
  case Member::None:
    return Index == NoIndex || fail(Twine(What) + " where none belongs");
  case Member::MaybePath:
    return Index == NoIndex || usePath(What, F, Index);
  case Member::Path:
    return usePath(What, F, Index);
  case Member::MaybeValue:
    return Index == NoIndex || useValue(What, F, Index);
  case Member::Value:
    return useValue(What, F, Index);
  case Member::LoadValue:
    return useValue(What, F, Index) &&
           require(U.Values[Index].Kind == ValueKind::Load, "the source is not a load");
  case Member::MaybeFunction:
    return Index == NoIndex || symbol(What, Index, {SymbolKind::Function});
  case Member::Record:
    return symbol(What, Index, {SymbolKind::Record});
  case Member::MaybeRecord:
    return Index == NoIndex || symbol(What, Index, {SymbolKind::Record});
  }
  return false;
}

bool Validator::opOperands(const Function &F, const Op &O, OperandsAre Are) {
  if (!claim(O.FirstOperand, O.OperandCount) ||
      !require(O.OperandCount == 0 || Are != OperandsAre::None, "operands where none belong") ||
      !require(O.OperandCount != 0 || Are != OperandsAre::SomePaths, "no operands") ||
      !require(O.OperandCount <= 1 || O.Kind != OpKind::Init, "a pool of several sizes"))
    return false;
  for (uint32_t I = 0; I < O.OperandCount; ++I) {
    const uint32_t Operand = U.Operands[O.FirstOperand + I];
    if (!(Are == OperandsAre::Values ? useValue("operand", F, Operand)
                                     : usePath("operand", F, Operand)))
      return false;
  }
  return true;
}

bool Validator::opChoice(const char *What, Choice C, uint8_t Number) {
  switch (C) {
  case Choice::None:
    return Number == 0 || fail(Twine(What) + " where none belongs");
  case Choice::Mode:
    return enumerator("mode", static_cast<Mode>(Number));
  case Choice::GuardPolicy:
    return enumerator("guard policy", static_cast<GuardPolicy>(Number));
  case Choice::CallKind:
    return enumerator("kind of call", static_cast<CallKind>(Number));
  case Choice::Throws:
    return enumerator("throws", static_cast<Throws>(Number));
  case Choice::MaskKind:
    return enumerator("kind of mask", static_cast<MaskKind>(Number));
  case Choice::SpawnFlags:
    return require(Number <= SPF_Inline, "unknown flag of a spawn");
  case Choice::WaitFlags:
    return require(Number <= (WF_Helps | WF_Lease | WF_Runs), "unknown flag of a wait");
  case Choice::Boolean:
    return require(Number <= 1, "neither 0 nor 1");
  case Choice::Count:
    return true;
  }
  return false;
}

bool Validator::opAux(const Op &O, AuxIs Is) {
  switch (Is) {
  case AuxIs::None:
    return require(O.Aux == 0, "aux where none belongs");
  case AuxIs::Success:
    return require(O.Aux == 0 || (O.Aux == 1 && O.Result != NoIndex), "unknown kind of success");
  case AuxIs::CallFlags:
    return require(O.Aux <= (CF_Last | CF_Ends | CF_Isolated), "unknown flag of a call");
  case AuxIs::Mask:
    return true;
  case AuxIs::SpawnKind:
    return enumerator("kind of spawn", static_cast<SpawnKind>(O.Aux));
  case AuxIs::WaitKind:
    return enumerator("kind of wait", static_cast<WaitKind>(O.Aux));
  case AuxIs::StepKind:
    return enumerator("kind of step", static_cast<StepKind>(O.Aux));
  case AuxIs::ThrowFlags:
    return require(O.Aux <= (TF_May | TF_Again), "unknown flag of a throw") &&
           require(!(O.Aux & TF_Again) || O.Callee == NoIndex, "what is thrown again has a type");
  case AuxIs::Negation:
    return require(O.Aux <= 1, "unknown flag of a catch");
  }
  return false;
}

/// A call has a callee or a callable, as its kind says.
bool Validator::callee(const Op &O) {
  const bool Through = O.callKind() == CallKind::Through;
  return require((O.Value != NoIndex) == Through, "a callable does not suit the kind of call") &&
         require((O.Callee != NoIndex) != Through, "a callee does not suit the kind of call");
}

bool Validator::op(const Function &F, const Op &O) {
  if (!enumerator("kind", O.Kind))
    return false;
  const OpShape &S = shapeOf(O.Kind);
  const Member Result = S.Result ? Member::MaybePath : Member::None;
  return opChoice("variant", S.Variant, O.Variant) && opChoice("extra", S.Extra, O.Extra) &&
         enumerator("wait", O.Wait) &&
         require(S.Waits || O.Wait == Waiting::Blocking, "wait where none belongs") &&
         member("object", F, S.Object, O.Object) && member("value", F, S.Value, O.Value) &&
         member("callee", F, S.Callee, O.Callee) && member("other", F, S.Other, O.Other) &&
         member("result", F, Result, O.Result) && opAux(O, S.Aux) && opOperands(F, O, S.Operands) &&
         (O.Kind != OpKind::Call || callee(O)) && location(O.Where);
}

bool Validator::edge(const Function &F, const Edge &E) {
  if (!index("target", E.Target, F.BlockCount) ||
      !maybeIndex("condition", E.Condition, U.Conditions.size()))
    return false;
  if (E.Condition == NoIndex)
    return true;
  const Condition &C = U.Conditions[E.Condition];
  return useValue("left value", F, C.Left) && useValue("right value", F, C.Right);
}

bool Validator::block(const Function &F, const Block &B) {
  if (!tile("op", NextOp, B.FirstOp, B.OpCount, U.Ops.size()) ||
      !tile("edge", NextEdge, B.FirstEdge, B.EdgeCount, U.Edges.size()) ||
      !maybeIndex("handler", B.Handler, F.BlockCount) || !flags<BlockFlags>(B.Flags))
    return false;
  Array = "ops";
  for (At = B.FirstOp; At < B.FirstOp + size_t(B.OpCount); ++At)
    if (!op(F, U.Ops[At]))
      return false;
  Array = "edges";
  for (At = B.FirstEdge; At < B.FirstEdge + size_t(B.EdgeCount); ++At)
    if (!edge(F, U.Edges[At]))
      return false;
  return true;
}

bool Validator::function(const Function &F) {
  if (!symbol("symbol", F.Symbol, {SymbolKind::Function}) || !once(Defined, F.Symbol) ||
      !flags<FunctionFlags>(F.Flags) || !require(F.Reserved == 0, "reserved is not 0") ||
      !require(F.BlockCount > 0, "no block") ||
      !require(F.ParamCount <= F.LocalCount, "more parameters than locals") ||
      !tile("block", NextBlock, F.FirstBlock, F.BlockCount, U.Blocks.size()) ||
      !tile("local", NextLocal, F.FirstLocal, F.LocalCount, U.Locals.size()))
    return false;
  for (size_t I = F.FirstBlock; I < F.FirstBlock + size_t(F.BlockCount); ++I) {
    Array = "blocks";
    At = I;
    if (!block(F, U.Blocks[I]))
      return false;
  }
  return true;
}

/// Says which function what is wrong is in.
bool Validator::inContext(const Function &F) {
  const size_t Index = At;
  if (function(F))
    return true;
  if (Array != llvm::StringRef("functions"))
    Problem = ("functions[" + Twine(Index) + "]: " + Problem).str();
  return false;
}

bool Validator::functions() {
  Defined.resize(U.Symbols.size());
  const bool Locals = each("locals", U.Locals, [&](const Local &L) {
    return index("name", L.Name, U.Strings.size()) && flags<LocalFlags>(L.Flags) &&
           (L.Symbol == NoIndex || symbol("symbol", L.Symbol, {SymbolKind::Variable}));
  });
  return Locals &&
         each("functions", U.Functions, [&](const Function &F) { return inContext(F); }) &&
         tiled("blocks", NextBlock, U.Blocks.size()) &&
         tiled("locals", NextLocal, U.Locals.size()) && tiled("ops", NextOp, U.Ops.size()) &&
         tiled("edges", NextEdge, U.Edges.size());
}
