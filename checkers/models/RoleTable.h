//===-- checkers/models/RoleTable.h - What each role may say -----*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The words of a model file: roles, their options, the values of options.
///
/// Answers "may a row of this role have this option, must it?". A new role or
/// option is a line here, a member of Row and a line of docs/models.md.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_MODELS_ROLETABLE_H
#define HOLDWAIT_CHECKERS_MODELS_ROLETABLE_H

#include "checkers/models/Model.h"

#include "llvm/ADT/ArrayRef.h"

namespace holdwait::models {

/// What a row can name; combined as bits.
enum Subject : uint8_t { ST_Type = 1, ST_Function = 2, ST_Macro = 4 };

/// The options of a row; combined as bits.
enum Option : uint64_t {
  OP_None = 0,
  OP_Recursive = 1u << 0,
  OP_Shared = 1u << 1,
  OP_Spin = 1u << 2,
  OP_Object = 1u << 3,
  OP_Locks = 1u << 4,
  OP_Value = 1u << 5,
  OP_Callable = 1u << 6,
  OP_Args = 1u << 7,
  OP_Handle = 1u << 8,
  OP_Executor = 1u << 9,
  OP_Mode = 1u << 10,
  OP_Waiting = 1u << 11,
  OP_Kind = 1u << 12,
  OP_Success = 1u << 13,
  OP_RecursiveWhen = 1u << 14,
  OP_Tags = 1u << 15,
  OP_Parameters = 1u << 16,
  OP_Where = 1u << 17,
  OP_Owning = 1u << 18,
  OP_DeferredWhen = 1u << 19,
  OP_How = 1u << 20,
  OP_BlockWhen = 1u << 21,
  OP_UnblockWhen = 1u << 22,
  OP_Throws = 1u << 23,
  OP_Capacity = 1u << 24,
  OP_Count = 1u << 25,
  OP_Helping = 1u << 26,
  OP_Inline = 1u << 27,
  OP_Timeout = 1u << 28,
  OP_Adopts = 1u << 29,
  OP_Isolated = 1u << 30,
  OP_Method = 1u << 31,
  OP_Then = 1ull << 32,
  OP_When = 1ull << 33,
  OP_Overflow = 1ull << 34,
};

struct OptionName {
  llvm::StringRef Name;
  Option Bit;
};

struct RoleEntry {
  llvm::StringRef Name;
  Role What;
  uint8_t Subjects;  ///< Bits of Subject.
  uint64_t Required; ///< Bits of Option.
  uint64_t Allowed;  ///< Further bits of Option.
};

/// A word of a file and what it stands for.
template <typename T> struct Word {
  llvm::StringRef Name;
  T Value;
};

llvm::ArrayRef<OptionName> optionNames();
llvm::ArrayRef<RoleEntry> roleTable();
llvm::ArrayRef<Word<skeleton::Mode>> modeWords();
llvm::ArrayRef<Word<skeleton::Waiting>> waitingWords();
llvm::ArrayRef<Word<skeleton::SpawnKind>> spawnWords();
llvm::ArrayRef<Word<skeleton::WaitKind>> waitWords();
llvm::ArrayRef<Word<OrderKind>> orderWords();
llvm::ArrayRef<Word<Help>> helpWords();
llvm::ArrayRef<Word<skeleton::GuardPolicy>> policyWords();
llvm::ArrayRef<Word<skeleton::MaskKind>> maskWords();

/// The role's line of the table.
const RoleEntry &entryOf(Role What);

} // namespace holdwait::models

#endif // HOLDWAIT_CHECKERS_MODELS_ROLETABLE_H
