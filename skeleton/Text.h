//===-- skeleton/Text.h - Units for people to read and write ----*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The text twin of a unit, both ways: what `holdwait dump` shows and what tests
/// are written in. docs/text-skeleton.md is the grammar.
///
/// Nothing is lost: parse(print(U)) says what U says, symbols and functions in
/// their order, and prints the same again. What may differ is the numbering of
/// what is interned (strings, paths, values, conditions), the order of resources
/// and records (it becomes that of their symbols) and what nobody refers to.
///
/// Cost: linear; a hundred bytes and 1.3 microseconds an operation to parse.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SKELETON_TEXT_H
#define HOLDWAIT_SKELETON_TEXT_H

#include "skeleton/Skeleton.h"

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

namespace holdwait::skeleton {

/// What a text skeleton starts with; the version of the format follows.
inline constexpr llvm::StringLiteral TextMagic = "holdwait text";

/// The identity of a symbol whose declaration in a text skeleton gives none: that
/// of the \p Number-th symbol called \p Name.
Identity textIdentity(llvm::StringRef Name, uint32_t Number = 1);

/// Prints \p U, which is valid (Validate.h).
void print(const Unit &U, llvm::raw_ostream &OS);

/// The unit that \p Text describes; it is valid. The error is one line,
/// "NAME:LINE:COLUMN: expected …".
llvm::Expected<Unit> parse(llvm::StringRef Text, llvm::StringRef Name);

} // namespace holdwait::skeleton

#endif // HOLDWAIT_SKELETON_TEXT_H
