//===-- checkers/models/Operands.cpp - Operands of a row -------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/models/Operands.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace holdwait::models {
namespace {

/// What an operand may be; combined as bits.
enum OperandForm : uint8_t {
  OF_This = 1,
  OF_Result = 2,
  OF_Argument = 4,
  OF_Following = 8, ///< argN+
  OF_Constant = 16,
  OF_Process = 32,
};

struct OperandOption {
  Option Bit;
  uint8_t Forms;
  Operand Row::*Member;
};
constexpr OperandOption OperandOptions[] = {
    {OP_Object, OF_This | OF_Result | OF_Argument | OF_Following | OF_Process, &Row::Object},
    {OP_Locks, OF_This | OF_Argument | OF_Following, &Row::Locks},
    {OP_Value, OF_This | OF_Argument | OF_Constant, &Row::Value},
    {OP_Callable, OF_This | OF_Argument | OF_Following, &Row::Callable},
    {OP_Args, OF_Argument | OF_Following, &Row::Args},
    {OP_Handle, OF_This | OF_Result | OF_Argument, &Row::Handle},
    {OP_Executor, OF_This | OF_Argument | OF_Process, &Row::Executor},
    {OP_How, OF_Argument, &Row::How},
    {OP_Capacity, OF_Argument | OF_Constant, &Row::Capacity},
    {OP_Overflow, OF_Argument | OF_Constant, &Row::Overflow},
    {OP_Count, OF_Argument | OF_Constant, &Row::Count},
    {OP_Timeout, OF_Argument, &Row::Timeout},
};

const OperandOption *find(Option Bit) {
  const OperandOption *Found =
      find_if(OperandOptions, [&](const OperandOption &O) { return O.Bit == Bit; });
  return Found == std::end(OperandOptions) ? nullptr : Found;
}

} // namespace

Operand Row::*operandOf(Option Bit) {
  const OperandOption *Found = find(Bit);
  return Found ? Found->Member : nullptr;
}

/// What an option takes in a row of this role: only a wait is for a process's executor, and only
/// what starts or keeps callables has several of them.
uint8_t formsOf(Option Bit, Role What) {
  const OperandOption *Found = find(Bit);
  uint8_t Forms = Found ? Found->Forms : 0;
  if (Bit == OP_Object && What != Role::Wait)
    Forms &= ~OF_Process;
  if (Bit == OP_Callable && What != Role::Spawn && What != Role::Register)
    Forms &= ~OF_Following;
  return Forms;
}

std::string formsText(uint8_t Forms) {
  SmallVector<StringRef, 5> Names;
  if (Forms & OF_This)
    Names.push_back("this");
  if (Forms & OF_Result)
    Names.push_back("result");
  if (Forms & OF_Argument)
    Names.push_back("argN");
  if (Forms & OF_Following)
    Names.push_back("argN+");
  if (Forms & OF_Constant)
    Names.push_back("an integer");
  if (Forms & OF_Process)
    Names.push_back("process");
  return join(Names, ", ");
}

std::optional<unsigned> argumentNumber(StringRef Text) {
  unsigned Number = 0;
  if (!Text.consume_front("arg") || Text.getAsInteger(10, Number) || Number > 99)
    return std::nullopt;
  return Number;
}

std::optional<Operand> toOperand(StringRef Text, uint8_t Forms) {
  Operand Result;
  if (Text == "this" && (Forms & OF_This)) {
    Result.What = Operand::This;
    return Result;
  }
  if (Text == "process" && (Forms & OF_Process)) {
    Result.What = Operand::Process;
    return Result;
  }
  if (Text == "result" && (Forms & OF_Result)) {
    Result.What = Operand::Result;
    return Result;
  }
  if ((Forms & OF_Constant) && !Text.getAsInteger(0, Result.Number)) {
    Result.What = Operand::Constant;
    return Result;
  }
  Result.AndFollowing = (Forms & OF_Following) && Text.consume_back("+");
  std::optional<unsigned> Number = argumentNumber(Text);
  if (!Number)
    return std::nullopt;
  Result.What = Operand::Argument;
  Result.Index = *Number;
  return Result;
}

} // namespace holdwait::models
