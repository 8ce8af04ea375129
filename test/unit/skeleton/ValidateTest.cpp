//===-- test/unit/skeleton/ValidateTest.cpp - Each way to be wrong --------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Corruptions.h"

using namespace holdwait::skeleton;

namespace {

//===----------------------------------------------------------------------===//
// Each way to be wrong
//===----------------------------------------------------------------------===//

const Corruption Corruptions[] = {
    {"StringsEmpty", [](Unit &U) { U.Strings.clear(); }, "strings[0]: is not empty"},
    {"StringsEmptyTwice", [](Unit &U) { U.Strings[2].clear(); }, "strings[2]: is empty"},
    {"StringsFirstNotEmpty", [](Unit &U) { U.Strings[0] = "x"; }, "strings[0]: is not empty"},
    {"SourceName", [](Unit &U) { U.Sources[1].Name = 9999; },
     "sources[1]: name 9999 is not one of"},
    {"SourceFlags", [](Unit &U) { U.Sources[0].Flags = 2; }, "sources[0]: unknown flags"},
    {"SymbolKind", [](Unit &U) { U.Symbols[2].Kind = bad<SymbolKind>(4); },
     "symbols[2]: unknown kind 4"},
    {"SymbolFlags", [](Unit &U) { U.Symbols[2].Flags = 1u << 10; },
     "symbols[2]: unknown flags 400"},
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
    {"RecordFlags", [](Unit &U) { U.Records[1].Flags = 16; }, "records[1]: unknown flags 10"},
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
};

class CorruptionTest : public ::testing::TestWithParam<Corruption> {};

TEST_P(CorruptionTest, IsRefused) { expectRefused(GetParam()); }
TEST_P(CorruptionTest, IsRefusedWhenRead) { expectRefusedWhenRead(GetParam()); }

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
