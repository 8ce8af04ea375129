//===-- skeleton/Builder.h - Making units ------------------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Appends to a Unit, interning strings, symbols, paths, values and
/// conditions, so that equal ones have equal indices.
///
/// Functions are built one at a time and depth first: `beginFunction`, then
/// `beginBlock` with its ops and edges for each block in order, then
/// `endFunction`. What a caller must keep in order is asserted.
///
/// Cost: amortised O(1) an element.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SKELETON_BUILDER_H
#define HOLDWAIT_SKELETON_BUILDER_H

#include "skeleton/Skeleton.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"

#include <map>
#include <tuple>

namespace holdwait::skeleton {

/// The identity of a symbol with the given Unified Symbol Resolution string.
/// \p UnitName qualifies symbols with internal linkage; it is empty otherwise.
Identity identify(llvm::StringRef USR, llvm::StringRef UnitName);

class Builder {
public:
  uint32_t string(llvm::StringRef Text);
  Location location(llvm::StringRef File, uint32_t Line, uint32_t Column) {
    return {string(File), Line, Column};
  }

  /// The symbol of \p S.Id, made from \p S when it is new. A later mention
  /// adds flags; it fills in what the first left empty.
  uint32_t symbol(const Symbol &S);
  /// The symbol of an identity, or NoIndex.
  uint32_t findSymbol(const Identity &Id) const;

  uint32_t path(RootKind Root, uint32_t Index, llvm::ArrayRef<Selector> Selectors = {});
  /// \p Base followed by \p S.
  uint32_t extend(uint32_t Base, Selector S);
  llvm::ArrayRef<Selector> selectors(uint32_t Path) const;

  uint32_t value(ValueKind Kind, uint32_t A = NoIndex, int64_t Number = 0,
                 llvm::ArrayRef<uint32_t> Operands = {});
  uint32_t condition(uint32_t Left, Relation Rel, uint32_t Right);

  void resource(const Resource &R);
  void record(uint32_t Symbol, uint32_t Flags, llvm::ArrayRef<uint32_t> Bases,
              uint32_t MethodCount = 0);
  void override_(uint32_t Method, uint32_t Overridden);
  void order(const Order &O);
  void source(llvm::StringRef Name, bool Partial);

  void beginFunction(uint32_t Symbol, uint32_t Flags, uint32_t ParamCount);
  /// Adds a local of the current function; parameters first. Returns its
  /// function-relative index.
  uint32_t local(const Local &L);
  uint32_t beginBlock(uint32_t Flags = BF_None, uint32_t Handler = NoIndex);
  void op(Op O, llvm::ArrayRef<uint32_t> Operands = {});
  void edge(uint32_t Target, uint32_t Condition = NoIndex);
  void endFunction();

  const Unit &unit() const { return U; }
  Unit take();

private:
  uint32_t operands(llvm::ArrayRef<uint32_t> List);

  Unit U;
  llvm::StringMap<uint32_t> StringIndex{{std::pair<llvm::StringRef, uint32_t>("", 0)}};
  std::map<Identity, uint32_t> SymbolIndex;
  std::map<std::vector<uint32_t>, uint32_t> PathIndex;
  std::map<std::vector<uint64_t>, uint32_t> ValueIndex;
  std::map<std::tuple<uint32_t, Relation, uint32_t>, uint32_t> ConditionIndex;
  std::map<uint32_t, uint32_t> ResourceIndex, RecordIndex;
  std::map<std::pair<uint32_t, uint32_t>, uint32_t> OverrideIndex;
  bool InFunction = false;
};

} // namespace holdwait::skeleton

#endif // HOLDWAIT_SKELETON_BUILDER_H
