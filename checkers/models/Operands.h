//===-- checkers/models/Operands.h - Operands of a row -----------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Answers which operands (`this`, `arg1+`, a number, …) an option of a row takes, and reads them.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_MODELS_OPERANDS_H
#define HOLDWAIT_CHECKERS_MODELS_OPERANDS_H

#include "checkers/models/RoleTable.h"

#include <optional>
#include <string>

namespace holdwait::models {

/// The member that an option sets, or null: it takes no operand.
Operand Row::*operandOf(Option Bit);
/// The forms of operands that an option takes in a row of that role, as bits.
uint8_t formsOf(Option Bit, Role What);
/// The same in words.
std::string formsText(uint8_t Forms);
std::optional<Operand> toOperand(llvm::StringRef Text, uint8_t Forms);
/// "arg0", "arg12": the number.
std::optional<unsigned> argumentNumber(llvm::StringRef Text);

} // namespace holdwait::models

#endif // HOLDWAIT_CHECKERS_MODELS_OPERANDS_H
