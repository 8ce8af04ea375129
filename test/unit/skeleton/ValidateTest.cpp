//===-- test/unit/skeleton/ValidateTest.cpp - Each way to be wrong --------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Samples.h"

#include "skeleton/Storage.h"
#include "skeleton/Validate.h"

#include "gtest/gtest.h"

using namespace holdwait::skeleton;

namespace {

//===----------------------------------------------------------------------===//
// Finding things in the sample
//===----------------------------------------------------------------------===//

template <typename Enum> Enum bad(uint32_t Number) { return static_cast<Enum>(Number); }

uint32_t find(const Unit &U, llvm::StringRef Name) {
  for (uint32_t I = 0; I < U.Symbols.size(); ++I)
    if (U.Strings[U.Symbols[I].Name] == Name)
      return I;
  ADD_FAILURE() << "no symbol " << Name.str();
  return 0;
}

uint32_t find(const Unit &U, ValueKind Kind) {
  for (uint32_t I = 0; I < U.Values.size(); ++I)
    if (U.Values[I].Kind == Kind)
      return I;
  ADD_FAILURE() << "no such value";
  return 0;
}

Value &valueOf(Unit &U, ValueKind Kind) { return U.Values[find(U, Kind)]; }

/// The operation of a kind after \p Skip others of it.
Op &opOf(Unit &U, OpKind Kind, unsigned Skip = 0) {
  for (Op &O : U.Ops)
    if (O.Kind == Kind && Skip-- == 0)
      return O;
  ADD_FAILURE() << "no such operation";
  return U.Ops[0];
}

Selector &selectorOf(Unit &U, SelectorKind Kind) {
  for (Selector &S : U.Selectors)
    if (S.Kind == Kind)
      return S;
  ADD_FAILURE() << "no such selector";
  return U.Selectors[0];
}

Path &pathOf(Unit &U, RootKind Kind) {
  for (Path &P : U.Paths)
    if (P.Root == Kind)
      return P;
  ADD_FAILURE() << "no such path";
  return U.Paths[0];
}

uint32_t localPath(const Unit &U, uint32_t Local) {
  for (uint32_t I = 0; I < U.Paths.size(); ++I)
    if (U.Paths[I].Root == RootKind::Local && U.Paths[I].Index == Local)
      return I;
  ADD_FAILURE() << "no such path";
  return 0;
}

/// Makes a load from an indexed place its own index.
void makeKeyContainItself(Unit &U) {
  for (uint32_t I = 0; I < U.Values.size(); ++I) {
    if (U.Values[I].Kind != ValueKind::Load)
      continue;
    const Path &P = U.Paths[U.Values[I].A];
    for (uint32_t S = P.FirstSelector; S < P.FirstSelector + P.SelectorCount; ++S)
      if (U.Selectors[S].Kind == SelectorKind::KeyIndex) {
        U.Selectors[S].Operand = I;
        return;
      }
  }
  ADD_FAILURE() << "no indexed load";
}

void makeChoiceContainItself(Unit &U) {
  const uint32_t Choice = find(U, ValueKind::Choice);
  U.Operands[U.Values[Choice].FirstOperand] = Choice;
}

void shareOperands(Unit &U) {
  const Value &V = valueOf(U, ValueKind::Choice);
  opOf(U, OpKind::Call).FirstOperand = V.FirstOperand;
}

/// Gives an operation operands of its own.
void takeOperands(Unit &U, Op &O) {
  O.FirstOperand = U.Operands.size();
  O.OperandCount = 1;
  U.Operands.push_back(0);
}

/// Adds choices, each of \p Width times the one before, \p Levels deep.
void nest(Unit &U, unsigned Levels, unsigned Width) {
  for (unsigned I = 0; I < Levels; ++I) {
    const uint32_t Last = U.Values.size() - 1;
    const uint32_t First = U.Operands.size();
    U.Operands.insert(U.Operands.end(), Width, Last);
    U.Values.push_back({ValueKind::Choice, NoIndex, First, Width, 0});
  }
}

//===----------------------------------------------------------------------===//
// Each way to be wrong
//===----------------------------------------------------------------------===//

struct Corruption {
  const char *Name;
  void (*Corrupt)(Unit &U);
  const char *Message; ///< What the error has in it.
};

const Corruption Corruptions[] = {
    {"StringsEmpty", [](Unit &U) { U.Strings.clear(); }, "strings[0]: is not empty"},
    {"StringsEmptyTwice", [](Unit &U) { U.Strings[2].clear(); }, "strings[2]: is empty"},
    {"StringsFirstNotEmpty", [](Unit &U) { U.Strings[0] = "x"; }, "strings[0]: is not empty"},
    {"SourceName", [](Unit &U) { U.Sources[1].Name = 9999; },
     "sources[1]: name 9999 is not one of"},
    {"SourceFlags", [](Unit &U) { U.Sources[0].Flags = 2; }, "sources[0]: unknown flags"},
    {"SymbolKind", [](Unit &U) { U.Symbols[2].Kind = bad<SymbolKind>(4); },
     "symbols[2]: unknown kind 4"},
    {"SymbolFlags", [](Unit &U) { U.Symbols[2].Flags = 1u << 7; }, "symbols[2]: unknown flags 80"},
    {"SymbolName", [](Unit &U) { U.Symbols[2].Name = 9999; },
     "symbols[2]: name 9999 is not one of"},
    {"SymbolParent", [](Unit &U) { U.Symbols[2].Parent = 9999; },
     "symbols[2]: parent 9999 is not one of"},
    {"SymbolParentKind", [](Unit &U) { U.Symbols[2].Parent = find(U, "Cache::mu_"); },
     "is a field"},
    {"SymbolParentItself", [](Unit &U) { U.Symbols[2].Parent = 2; }, "symbols[2]: is in itself"},
    {"SymbolParentCycle",
     [](Unit &U) {
       U.Symbols[0].Parent = 1;
       U.Symbols[1].Parent = 2;
       U.Symbols[2].Parent = 0;
     },
     "is in itself"},
    {"SymbolFile", [](Unit &U) { U.Symbols[2].Where.File = 9999; },
     "symbols[2]: file 9999 is not one of"},
    {"SymbolReserved", [](Unit &U) { U.Symbols[2].Reserved = 1; }, "symbols[2]: reserved is not 0"},
    {"SymbolIdentityTwice", [](Unit &U) { U.Symbols[3].Id = U.Symbols[1].Id; },
     "symbols[3]: has the identity of symbol 1"},
    {"ResourceSymbol", [](Unit &U) { U.Resources[1].Symbol = 9999; },
     "resources[1]: symbol 9999 is not one of"},
    {"ResourceSymbolNone", [](Unit &U) { U.Resources[1].Symbol = NoIndex; },
     "resources[1]: symbol 4294967295 is not one of"},
    {"ResourceSymbolKind", [](Unit &U) { U.Resources[1].Symbol = find(U, "Cache"); },
     "resources[1]: symbol 0 is a record"},
    {"ResourceTwice", [](Unit &U) { U.Resources[1].Symbol = U.Resources[0].Symbol; },
     "has one before"},
    {"ResourceKind", [](Unit &U) { U.Resources[1].Kind = bad<ResourceKind>(9); },
     "resources[1]: unknown kind 9"},
    {"ResourceFlags", [](Unit &U) { U.Resources[1].Flags = 8; }, "resources[1]: unknown flags 8"},
    {"ResourceTypeName", [](Unit &U) { U.Resources[1].TypeName = 9999; },
     "resources[1]: type name 9999 is not one of"},
    {"ResourceCapacity", [](Unit &U) { U.Resources[1].Capacity = -2; },
     "resources[1]: negative capacity"},
    {"RecordSymbol", [](Unit &U) { U.Records[1].Symbol = 9999; },
     "records[1]: symbol 9999 is not one of"},
    {"RecordSymbolKind", [](Unit &U) { U.Records[1].Symbol = find(U, "cv"); }, "is a variable"},
    {"RecordTwice", [](Unit &U) { U.Records[1].Symbol = U.Records[0].Symbol; }, "has one before"},
    {"RecordFlags", [](Unit &U) { U.Records[1].Flags = 8; }, "records[1]: unknown flags 8"},
    {"RecordFirstBase", [](Unit &U) { U.Records[0].FirstBase = 9999; },
     "records[0]: operand range 9999..10000 exceeds"},
    {"RecordBaseCount", [](Unit &U) { U.Records[0].BaseCount = NoIndex; },
     "records[0]: operand range"},
    {"RecordBase", [](Unit &U) { U.Operands[U.Records[0].FirstBase] = 9999; },
     "records[0]: base 9999 is not one of"},
    {"RecordBaseKind", [](Unit &U) { U.Operands[U.Records[0].FirstBase] = find(U, "cv"); },
     "is a variable"},
    {"OverrideMethod", [](Unit &U) { U.Overrides[0].Method = 9999; },
     "overrides[0]: method 9999 is not one of"},
    {"OverrideOverridden", [](Unit &U) { U.Overrides[0].Overridden = find(U, "cv"); },
     "overrides[0]: overridden method"},
    {"OrderBefore", [](Unit &U) { U.Orders[0].Before = find(U, "Cache"); },
     "orders[0]: symbol before 0 is a record"},
    {"OrderAfter", [](Unit &U) { U.Orders[0].After = 9999; },
     "orders[0]: symbol after 9999 is not one of"},
    {"OrderFile", [](Unit &U) { U.Orders[0].Where.File = 9999; },
     "orders[0]: file 9999 is not one of"},
    {"SelectorKind", [](Unit &U) { U.Selectors[1].Kind = bad<SelectorKind>(5); },
     "selectors[1]: unknown kind 5"},
    {"SelectorField", [](Unit &U) { selectorOf(U, SelectorKind::Field).Operand = 9999; },
     "field 9999 is not one of"},
    {"SelectorFieldKind",
     [](Unit &U) { selectorOf(U, SelectorKind::Field).Operand = find(U, "cv"); }, "is a variable"},
    {"SelectorKey", [](Unit &U) { selectorOf(U, SelectorKind::KeyIndex).Operand = 9999; },
     "key 9999 is not one of"},
    {"SelectorDerefOperand", [](Unit &U) { selectorOf(U, SelectorKind::Deref).Operand = 1; },
     "an operand where none belongs"},
    {"SelectorAnyIndexOperand", [](Unit &U) { selectorOf(U, SelectorKind::AnyIndex).Operand = 1; },
     "an operand where none belongs"},
    {"PathRoot", [](Unit &U) { U.Paths[1].Root = bad<RootKind>(5); }, "paths[1]: unknown root 5"},
    {"PathThisIndex", [](Unit &U) { pathOf(U, RootKind::This).Index = 1; },
     "an index where none belongs"},
    {"PathResultIndex", [](Unit &U) { pathOf(U, RootKind::Result).Index = NoIndex; },
     "an index where none belongs"},
    {"PathAnyIndex", [](Unit &U) { pathOf(U, RootKind::Any).Index = 1; },
     "an index where none belongs"},
    {"PathGlobal", [](Unit &U) { pathOf(U, RootKind::Global).Index = 9999; },
     "variable 9999 is not one of"},
    {"PathGlobalKind", [](Unit &U) { pathOf(U, RootKind::Global).Index = find(U, "Cache::mu_"); },
     "is a field"},
    {"PathLocal", [](Unit &U) { pathOf(U, RootKind::Local).Index = 9999; },
     "local 9999 is not one of"},
    {"PathLocalOfAnotherFunction",
     [](Unit &U) { opOf(U, OpKind::Notify, 1).Object = localPath(U, 4); },
     "functions[2]: ops[38]: object 8 has a local that the function has not"},
    {"PathFirstSelector", [](Unit &U) { U.Paths[0].FirstSelector = 1; },
     "paths[0]: selector range starts at 1, not at 0"},
    {"PathSelectorCount", [](Unit &U) { U.Paths[0].SelectorCount = NoIndex; },
     "paths[0]: selector range 0..4294967295 exceeds"},
    {"PathSelectorsLeftOver", [](Unit &U) { U.Selectors.push_back({SelectorKind::Deref, 0}); },
     "belongs to nobody"},
    {"ValueKind", [](Unit &U) { U.Values[1].Kind = bad<ValueKind>(10); },
     "values[1]: unknown kind 10"},
    {"ValueUnknownTarget", [](Unit &U) { valueOf(U, ValueKind::Unknown).A = 0; },
     "a target where none belongs"},
    {"ValueConstantTarget", [](Unit &U) { valueOf(U, ValueKind::Constant).A = 0; },
     "a target where none belongs"},
    {"ValueChoiceTarget", [](Unit &U) { valueOf(U, ValueKind::Choice).A = 0; },
     "a target where none belongs"},
    {"ValueAddressPath", [](Unit &U) { valueOf(U, ValueKind::Address).A = 9999; },
     "path 9999 is not one of"},
    {"ValueLoadPath", [](Unit &U) { valueOf(U, ValueKind::Load).A = NoIndex; },
     "path 4294967295 is not one of"},
    {"ValueOwnsPath", [](Unit &U) { valueOf(U, ValueKind::Owns).A = 9999; },
     "path 9999 is not one of"},
    {"ValueFunction", [](Unit &U) { valueOf(U, ValueKind::Function).A = 9999; },
     "function 9999 is not one of"},
    {"ValueFunctionKind", [](Unit &U) { valueOf(U, ValueKind::Function).A = find(U, "cv"); },
     "is a variable"},
    {"ValueClosureFunction", [](Unit &U) { valueOf(U, ValueKind::Closure).A = 9999; },
     "function 9999 is not one of"},
    {"ValueClosureOdd", [](Unit &U) { valueOf(U, ValueKind::Closure).OperandCount = 3; },
     "a field without a value"},
    {"ValueClosureField",
     [](Unit &U) { U.Operands[valueOf(U, ValueKind::Closure).FirstOperand] = 9999; },
     "field 9999 is not one of"},
    {"ValueClosureFieldKind",
     [](Unit &U) { U.Operands[valueOf(U, ValueKind::Closure).FirstOperand] = 0; },
     "field 0 is a record"},
    {"ValueClosureValue",
     [](Unit &U) { U.Operands[valueOf(U, ValueKind::Closure).FirstOperand + 1] = 9999; },
     "is made of value 9999"},
    {"ValueBoundTarget", [](Unit &U) { valueOf(U, ValueKind::Bound).A = 9999; },
     "is made of value 9999"},
    {"ValueBoundOperand",
     [](Unit &U) { U.Operands[valueOf(U, ValueKind::Bound).FirstOperand] = 9999; },
     "is made of value 9999"},
    {"ValueChoiceOperand",
     [](Unit &U) { U.Operands[valueOf(U, ValueKind::Choice).FirstOperand] = 9999; },
     "is made of value 9999"},
    {"ValueChoiceOfNothing", [](Unit &U) { valueOf(U, ValueKind::Choice).OperandCount = 0; },
     "a choice of nothing"},
    {"ValueOperands", [](Unit &U) { valueOf(U, ValueKind::Load).OperandCount = 1; }, "operand"},
    {"ValueFirstOperand", [](Unit &U) { valueOf(U, ValueKind::Choice).FirstOperand = 9999; },
     "operand range 9999..10001 exceeds"},
    {"ValueNumber", [](Unit &U) { valueOf(U, ValueKind::Load).Number = 1; },
     "a number where none belongs"},
    {"ValueInItself", [](Unit &U) { makeChoiceContainItself(U); }, "which is not before value"},
    {"ValueInItselfThroughKey", [](Unit &U) { makeKeyContainItself(U); },
     "which is not before value"},
    {"ValueOperandsShared", [](Unit &U) { shareOperands(U); }, "has another owner"},
    {"ValueTooDeep", [](Unit &U) { nest(U, 65, 1); }, "is nested too deeply"},
    {"ValueTooLarge", [](Unit &U) { nest(U, 20, 2); }, "is too large"},
    {"ConditionLeft", [](Unit &U) { U.Conditions[0].Left = 9999; },
     "conditions[0]: left value 9999 is not one of"},
    {"ConditionRelation", [](Unit &U) { U.Conditions[0].Rel = bad<Relation>(6); },
     "conditions[0]: unknown relation 6"},
    {"ConditionRight", [](Unit &U) { U.Conditions[0].Right = NoIndex; },
     "conditions[0]: right value 4294967295 is not one of"},
    {"LocalName", [](Unit &U) { U.Locals[0].Name = 9999; }, "locals[0]: name 9999 is not one of"},
    {"LocalSymbol", [](Unit &U) { U.Locals[0].Symbol = 9999; },
     "locals[0]: symbol 9999 is not one of"},
    {"LocalSymbolKind", [](Unit &U) { U.Locals[0].Symbol = 0; }, "locals[0]: symbol 0 is a record"},
    {"LocalFlags", [](Unit &U) { U.Locals[0].Flags = 8; }, "locals[0]: unknown flags 8"},
    {"LocalsLeftOver", [](Unit &U) { U.Locals.push_back({}); }, "locals[9]: belongs to nobody"},
    {"FunctionSymbol", [](Unit &U) { U.Functions[1].Symbol = 9999; },
     "functions[1]: symbol 9999 is not one of"},
    {"FunctionSymbolKind", [](Unit &U) { U.Functions[1].Symbol = 0; },
     "functions[1]: symbol 0 is a record"},
    {"FunctionTwice", [](Unit &U) { U.Functions[1].Symbol = U.Functions[0].Symbol; },
     "functions[1]: symbol 9 has one before"},
    {"FunctionFlags", [](Unit &U) { U.Functions[1].Flags = 1u << 12; },
     "functions[1]: unknown flags 1000"},
    {"FunctionFirstBlock", [](Unit &U) { U.Functions[1].FirstBlock = 3; },
     "functions[1]: block range starts at 3, not at 4"},
    {"FunctionBlockCount", [](Unit &U) { U.Functions[1].BlockCount = 9999; },
     "functions[1]: block range 4..10003 exceeds 6 blocks"},
    {"FunctionNoBlock", [](Unit &U) { U.Functions[1].BlockCount = 0; }, "functions[1]: no block"},
    {"FunctionFirstLocal", [](Unit &U) { U.Functions[1].FirstLocal = 0; },
     "functions[1]: local range starts at 0, not at 6"},
    {"FunctionLocalCount", [](Unit &U) { U.Functions[1].LocalCount = NoIndex; },
     "functions[1]: local range"},
    {"FunctionParamCount", [](Unit &U) { U.Functions[1].ParamCount = 2; },
     "functions[1]: more parameters than locals"},
    {"FunctionReserved", [](Unit &U) { U.Functions[1].Reserved = 1; },
     "functions[1]: reserved is not 0"},
    {"BlockFirstOp", [](Unit &U) { U.Blocks[1].FirstOp = 0; },
     "functions[0]: blocks[1]: op range starts at 0, not at"},
    {"BlockOpCount", [](Unit &U) { U.Blocks[1].OpCount = 9999; },
     "functions[0]: blocks[1]: op range"},
    {"BlockFirstEdge", [](Unit &U) { U.Blocks[0].FirstEdge = 1; },
     "blocks[0]: edge range starts at 1, not at 0"},
    {"BlockEdgeCount", [](Unit &U) { U.Blocks[0].EdgeCount = NoIndex; },
     "blocks[0]: edge range 0..4294967295 exceeds 4 edges"},
    {"BlockHandler", [](Unit &U) { U.Blocks[1].Handler = 4; },
     "blocks[1]: handler 4 is not one of 4"},
    {"BlockFlags", [](Unit &U) { U.Blocks[1].Flags = 4; }, "blocks[1]: unknown flags 4"},
    {"BlocksLeftOver", [](Unit &U) { U.Blocks.push_back({}); }, "blocks[6]: belongs to nobody"},
    {"EdgeTarget", [](Unit &U) { U.Edges[0].Target = 4; },
     "functions[0]: edges[0]: target 4 is not one of 4"},
    {"EdgeCondition", [](Unit &U) { U.Edges[0].Condition = 9999; },
     "edges[0]: condition 9999 is not one of"},
    {"EdgeConditionOfAnotherFunction", [](Unit &U) { U.Edges[3].Condition = U.Edges[1].Condition; },
     "functions[1]: edges[3]: left value"},
    {"EdgesLeftOver", [](Unit &U) { U.Edges.push_back({}); }, "edges[4]: belongs to nobody"},
    {"OpsLeftOver", [](Unit &U) { U.Ops.push_back({}); }, "ops[40]: belongs to nobody"},
    {"OpKind", [](Unit &U) { U.Ops[1].Kind = bad<OpKind>(22); },
     "functions[0]: ops[1]: unknown kind 22"},
    {"OpWait", [](Unit &U) { U.Ops[1].Wait = bad<Waiting>(3); }, "ops[1]: unknown wait 3"},
    {"OpFile", [](Unit &U) { U.Ops[1].Where.File = 9999; }, "ops[1]: file 9999 is not one of"},
    {"OpFirstOperand", [](Unit &U) { U.Ops[1].FirstOperand = 9999; },
     "ops[1]: operand range 9999..10000 exceeds"},
    {"OpOperandCount", [](Unit &U) { U.Ops[1].OperandCount = NoIndex; }, "ops[1]: operand range"},
    {"OpResult", [](Unit &U) { opOf(U, OpKind::Acquire).Result = 9999; },
     "result 9999 is not one of"},
    {"AcquireObject", [](Unit &U) { opOf(U, OpKind::Acquire).Object = 0; },
     "object where none belongs"},
    {"AcquireValue", [](Unit &U) { opOf(U, OpKind::Acquire).Value = 9999; },
     "value 9999 is not one of"},
    {"AcquireCallee", [](Unit &U) { opOf(U, OpKind::Acquire).Callee = 0; },
     "callee where none belongs"},
    {"AcquireOther", [](Unit &U) { opOf(U, OpKind::Acquire).Other = 0; },
     "other where none belongs"},
    {"AcquireMode", [](Unit &U) { opOf(U, OpKind::Acquire).Variant = 4; }, "unknown mode 4"},
    {"AcquireExtra", [](Unit &U) { opOf(U, OpKind::Acquire).Extra = 1; },
     "extra where none belongs"},
    {"AcquireNothing", [](Unit &U) { opOf(U, OpKind::Acquire).OperandCount = 0; }, "no operands"},
    {"AcquireSuccess", [](Unit &U) { opOf(U, OpKind::Acquire).Aux = 2; },
     "unknown kind of success"},
    {"AcquireSuccessWithoutResult", [](Unit &U) { opOf(U, OpKind::Acquire, 1).Aux = 1; },
     "unknown kind of success"},
    {"AcquireOperandPath",
     [](Unit &U) { U.Operands[opOf(U, OpKind::Acquire).FirstOperand] = 9999; },
     "operand 9999 is not one of"},
    {"ReleaseNoObject", [](Unit &U) { opOf(U, OpKind::Release).Object = NoIndex; },
     "object 4294967295 is not one of"},
    {"ReleaseMode", [](Unit &U) { opOf(U, OpKind::Release).Variant = 4; }, "unknown mode 4"},
    {"ReleaseWait", [](Unit &U) { opOf(U, OpKind::Release).Wait = Waiting::Try; },
     "wait where none belongs"},
    {"ReleaseResult", [](Unit &U) { opOf(U, OpKind::Release).Result = 0; },
     "result where none belongs"},
    {"ReleaseAux", [](Unit &U) { opOf(U, OpKind::Release).Aux = 1; }, "aux where none belongs"},
    {"ReleaseOperands", [](Unit &U) { takeOperands(U, opOf(U, OpKind::Release)); },
     "operands where none belong"},
    {"InitNoObject", [](Unit &U) { opOf(U, OpKind::Init).Object = NoIndex; },
     "object 4294967295 is not one of"},
    {"InitValue", [](Unit &U) { opOf(U, OpKind::Init).Value = 9999; }, "value 9999 is not one of"},
    {"InitVariant", [](Unit &U) { opOf(U, OpKind::Init).Variant = 1; },
     "variant where none belongs"},
    {"InitTwoOverflows",
     [](Unit &U) {
       takeOperands(U, opOf(U, OpKind::Init));
       U.Operands.push_back(0);
       opOf(U, OpKind::Init).OperandCount = 2;
     },
     "a pool of several sizes"},
    {"GuardBindNoObject", [](Unit &U) { opOf(U, OpKind::GuardBind).Object = NoIndex; },
     "object 4294967295 is not one of"},
    {"GuardBindPolicy", [](Unit &U) { opOf(U, OpKind::GuardBind).Variant = 5; },
     "unknown guard policy 5"},
    {"GuardBindMode", [](Unit &U) { opOf(U, OpKind::GuardBind).Extra = 4; }, "unknown mode 4"},
    {"GuardBindCallee", [](Unit &U) { opOf(U, OpKind::GuardBind).Callee = 0; },
     "callee 0 is a record"},
    {"GuardBindOther", [](Unit &U) { opOf(U, OpKind::GuardBind).Other = 9999; },
     "other 9999 is not one of"},
    {"GuardBindWait", [](Unit &U) { opOf(U, OpKind::GuardBind).Wait = Waiting::Try; },
     "wait where none belongs"},
    {"GuardLockMode", [](Unit &U) { opOf(U, OpKind::GuardLock).Extra = 1; },
     "extra where none belongs"},
    {"GuardUnlockWait", [](Unit &U) { opOf(U, OpKind::GuardUnlock).Wait = Waiting::Timed; },
     "wait where none belongs"},
    {"GuardReleaseValue", [](Unit &U) { opOf(U, OpKind::GuardRelease).Value = 0; },
     "value where none belongs"},
    {"GuardMoveNoSource", [](Unit &U) { opOf(U, OpKind::GuardMove).Value = NoIndex; },
     "value 4294967295 is not one of"},
    {"GuardMoveSourceKind",
     [](Unit &U) { opOf(U, OpKind::GuardMove).Value = find(U, ValueKind::Constant); },
     "the source is not a load"},
    {"GuardSwapSourceKind",
     [](Unit &U) { opOf(U, OpKind::GuardSwap).Value = find(U, ValueKind::Address); },
     "the source is not a load"},
    {"GuardDestroyNoObject", [](Unit &U) { opOf(U, OpKind::GuardDestroy).Object = NoIndex; },
     "object 4294967295 is not one of"},
    {"CallKind", [](Unit &U) { opOf(U, OpKind::Call).Variant = 3; }, "unknown kind of call 3"},
    {"CallThrows", [](Unit &U) { opOf(U, OpKind::Call).Extra = 3; }, "unknown throws 3"},
    {"CallNoCallee", [](Unit &U) { opOf(U, OpKind::Call).Callee = NoIndex; },
     "a callee does not suit the kind of call"},
    {"CallCallee", [](Unit &U) { opOf(U, OpKind::Call).Callee = 9999; },
     "callee 9999 is not one of"},
    {"CallCalleeKind", [](Unit &U) { opOf(U, OpKind::Call).Callee = 0; }, "callee 0 is a record"},
    {"CallCalleeAndCallable", [](Unit &U) { opOf(U, OpKind::Call).Value = 0; },
     "a callable does not suit the kind of call"},
    {"CallThroughNothing", [](Unit &U) { opOf(U, OpKind::Call, 2).Value = NoIndex; },
     "a callable does not suit the kind of call"},
    {"CallThroughAndCallee", [](Unit &U) { opOf(U, OpKind::Call, 2).Callee = 9; },
     "a callee does not suit the kind of call"},
    {"CallOperandValue", [](Unit &U) { U.Operands[opOf(U, OpKind::Call).FirstOperand] = 9999; },
     "operand 9999 is not one of"},
    {"CallAux", [](Unit &U) { opOf(U, OpKind::Call).Aux = 8; }, "unknown flag of a call"},
    {"CallOther", [](Unit &U) { opOf(U, OpKind::Call).Other = 0; }, "other where none belongs"},
    {"SpawnNoCallable", [](Unit &U) { opOf(U, OpKind::Spawn).Value = NoIndex; },
     "value 4294967295 is not one of"},
    {"SpawnKind", [](Unit &U) { opOf(U, OpKind::Spawn).Aux = 5; }, "unknown kind of spawn 5"},
    {"SpawnExecutor", [](Unit &U) { opOf(U, OpKind::Spawn).Other = 9999; },
     "other 9999 is not one of"},
    {"SpawnCallee", [](Unit &U) { opOf(U, OpKind::Spawn).Callee = 9; },
     "callee where none belongs"},
    {"SpawnResult", [](Unit &U) { opOf(U, OpKind::Spawn).Result = 0; },
     "result where none belongs"},
    {"WaitKind", [](Unit &U) { opOf(U, OpKind::Wait).Aux = 11; }, "unknown kind of wait 11"},
    {"WaitOperandPath", [](Unit &U) { U.Operands[opOf(U, OpKind::Wait).FirstOperand] = 9999; },
     "operand 9999 is not one of"},
    {"NotifyKind", [](Unit &U) { opOf(U, OpKind::Notify).Aux = 11; }, "unknown kind of wait 11"},
    {"NotifyNoObject", [](Unit &U) { opOf(U, OpKind::Notify).Object = NoIndex; },
     "object 4294967295 is not one of"},
    {"AssignNoValue", [](Unit &U) { opOf(U, OpKind::Assign).Value = NoIndex; },
     "value 4294967295 is not one of"},
    {"AssignNoObject", [](Unit &U) { opOf(U, OpKind::Assign).Object = NoIndex; },
     "object 4294967295 is not one of"},
    {"ReturnValue", [](Unit &U) { opOf(U, OpKind::Return).Value = 9999; },
     "value 9999 is not one of"},
    {"ReturnObject", [](Unit &U) { opOf(U, OpKind::Return).Object = 0; },
     "object where none belongs"},
    {"ThrowValue", [](Unit &U) { opOf(U, OpKind::Throw).Value = 0; }, "value where none belongs"},
    {"ThrowType", [](Unit &U) { opOf(U, OpKind::Throw).Callee = find(U, "helper"); }, "callee"},
    {"ThrowFlags", [](Unit &U) { opOf(U, OpKind::Throw).Aux = 4; }, "unknown flag of a throw"},
    {"ThrowAgainType",
     [](Unit &U) { opOf(U, OpKind::Throw, 1).Callee = opOf(U, OpKind::Throw).Callee; },
     "what is thrown again has a type"},
    {"CatchNoType", [](Unit &U) { opOf(U, OpKind::Catch).Callee = NoIndex; },
     "callee 4294967295 is not one of"},
    {"CatchFlags", [](Unit &U) { opOf(U, OpKind::Catch).Aux = 2; }, "unknown flag of a catch"},
    {"DestroyNoObject", [](Unit &U) { opOf(U, OpKind::Destroy).Object = NoIndex; },
     "object 4294967295 is not one of"},
    {"SuspendObject", [](Unit &U) { opOf(U, OpKind::Suspend).Object = 0; },
     "object where none belongs"},
    {"MaskKind", [](Unit &U) { opOf(U, OpKind::Mask).Variant = 7; }, "unknown kind of mask 7"},
    {"MaskValue", [](Unit &U) { opOf(U, OpKind::Mask).Value = 9999; }, "value 9999 is not one of"},
};

class CorruptionTest : public ::testing::TestWithParam<Corruption> {};

TEST_P(CorruptionTest, IsRefused) {
  Unit U = sampleUnit();
  ASSERT_EQ(message(validate(U)), "success");
  GetParam().Corrupt(U);
  EXPECT_NE(message(validate(U)).find(GetParam().Message), std::string::npos)
      << message(validate(U));
}

TEST_P(CorruptionTest, IsRefusedWhenRead) {
  Unit U = sampleUnit();
  GetParam().Corrupt(U);
  const std::string Message = message(read(write(U), "bad.hw"));
  EXPECT_EQ(Message.find("reading summary of bad.hw: "), 0u) << Message;
  EXPECT_EQ(Message.find('\n'), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Each, CorruptionTest, ::testing::ValuesIn(Corruptions),
                         [](const auto &Info) { return std::string(Info.param.Name); });

//===----------------------------------------------------------------------===//
// What is right
//===----------------------------------------------------------------------===//

TEST(ValidateTest, EmptyUnitIsValid) { EXPECT_EQ(message(validate(Unit())), "success"); }

TEST(ValidateTest, RandomUnitsAreValid) {
  for (uint32_t Seed = 0; Seed < 500; ++Seed)
    EXPECT_EQ(message(validate(randomUnit(Seed))), "success") << Seed;
}

TEST(ValidateTest, NestingUpToTheLimitIsValid) {
  Unit U;
  U.Values.push_back({});
  nest(U, MaxValueDepth - 1, 1);
  EXPECT_EQ(message(validate(U)), "success");
  nest(U, 1, 1);
  EXPECT_EQ(message(validate(U)), "values[64]: is nested too deeply");
}

TEST(ValidateTest, SizeUpToTheLimitIsValid) {
  Unit U;
  U.Values.push_back({});
  nest(U, 15, 2); // 2^16 - 1 values.
  EXPECT_EQ(message(validate(U)), "success");
  nest(U, 1, 2);
  EXPECT_EQ(message(validate(U)), "values[16]: is too large");
}

// A class may be its own base after linking units that disagree.
TEST(ValidateTest, CircularInheritanceIsNotOurs) {
  Unit U = sampleUnit();
  U.Operands[U.Records[0].FirstBase] = U.Records[0].Symbol;
  EXPECT_EQ(message(validate(U)), "success");
}

} // namespace
