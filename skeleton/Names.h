//===-- skeleton/Names.h - Words for enumerators ----------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The word for each enumerator and flag of Skeleton.h: what the text twin is
/// written in, and, by their number, what the validator lets pass.
///
/// To add an enumerator, add its word at the same place in Names.cpp.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SKELETON_NAMES_H
#define HOLDWAIT_SKELETON_NAMES_H

#include "skeleton/Skeleton.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

#include <optional>

namespace holdwait::skeleton {

using NameList = llvm::ArrayRef<llvm::StringLiteral>;

/// The words of an enumeration's enumerators, in their order from 0; those of
/// flags, from bit 0.
template <typename Enum> NameList namesOf();
template <> NameList namesOf<SymbolKind>();
template <> NameList namesOf<SymbolFlags>();
template <> NameList namesOf<ResourceKind>();
template <> NameList namesOf<ResourceFlags>();
template <> NameList namesOf<RecordFlags>();
template <> NameList namesOf<RootKind>();
template <> NameList namesOf<SelectorKind>();
template <> NameList namesOf<ValueKind>();
template <> NameList namesOf<Relation>();
template <> NameList namesOf<Mode>();
template <> NameList namesOf<Waiting>();
template <> NameList namesOf<OpKind>();
template <> NameList namesOf<GuardPolicy>();
template <> NameList namesOf<CallKind>();
template <> NameList namesOf<SpawnKind>();
template <> NameList namesOf<MaskKind>();
template <> NameList namesOf<StepKind>();
template <> NameList namesOf<WaitKind>();
template <> NameList namesOf<Throws>();
template <> NameList namesOf<BlockFlags>();
template <> NameList namesOf<LocalFlags>();
template <> NameList namesOf<FunctionFlags>();

/// Whether \p Number is one of the enumeration's.
template <typename Enum> bool isEnumerator(uint64_t Number) {
  return Number < namesOf<Enum>().size();
}

/// Whether \p Bits has flags that the enumeration does not know.
template <typename Flags> bool hasUnknownFlags(uint32_t Bits) {
  return Bits >> namesOf<Flags>().size() != 0;
}

/// \pre \p E is in range.
template <typename Enum> llvm::StringRef nameOf(Enum E) {
  return namesOf<Enum>()[static_cast<size_t>(E)];
}

/// The place of \p Word in \p Names.
inline std::optional<uint32_t> findName(NameList Names, llvm::StringRef Word) {
  for (uint32_t I = 0; I < Names.size(); ++I)
    if (Names[I] == Word)
      return I;
  return std::nullopt;
}

} // namespace holdwait::skeleton

#endif // HOLDWAIT_SKELETON_NAMES_H
