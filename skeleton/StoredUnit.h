//===-- skeleton/StoredUnit.h - A unit where it is stored -------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Looks into a stored unit (Storage.h) without reading it, for who wants a few
/// functions of a large program. The members are called as those of a Unit.
///
/// Opening costs nothing that grows with the unit, so nothing has been looked at:
/// an index may lead anywhere. What lies outside of an array is an empty record or
/// an empty range, and isDamaged() says so afterwards. What was taken out has to be
/// validated (Validate.h) before anybody relies on it.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SKELETON_STOREDUNIT_H
#define HOLDWAIT_SKELETON_STOREDUNIT_H

#include "skeleton/Skeleton.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace holdwait::skeleton {

/// An array whose bounds are kept for who asks.
template <typename T> class StoredArray {
public:
  StoredArray() = default;
  explicit StoredArray(llvm::ArrayRef<T> All) : All(All) {}

  /// Whether anything was asked for that lies outside.
  bool isDamaged() const { return Damaged; }

  size_t size() const { return All.size(); }
  auto begin() const { return All.begin(); }
  auto end() const { return All.end(); }

  const T &operator[](size_t I) const {
    static const T None{};
    Damaged |= I >= All.size();
    return I < All.size() ? All[I] : None;
  }
  llvm::ArrayRef<T> slice(size_t First, size_t Count) const {
    const bool Fits = First <= All.size() && Count <= All.size() - First;
    Damaged |= !Fits;
    return Fits ? All.slice(First, Count) : llvm::ArrayRef<T>();
  }

private:
  llvm::ArrayRef<T> All;
  mutable bool Damaged = false;
};

template <typename T>
llvm::ArrayRef<T> sliceOf(const StoredArray<T> &All, uint32_t First, uint32_t Count) {
  return All.slice(First, Count);
}

class StoredStrings {
public:
  llvm::StringRef operator[](size_t I) const;

  /// All of it: the text, and where in it each string ends.
  const StoredArray<uint32_t> &ends() const { return Ends; }
  llvm::StringRef text() const { return {Text.begin(), Text.size()}; }

private:
  friend class StoredUnit;
  StoredArray<uint32_t> Ends;
  StoredArray<char> Text;
};

class StoredUnit {
public:
  /// \p Bytes, aligned to 8, must outlive it. Fails for what is not a stored unit, and
  /// for one of another version.
  static llvm::Expected<StoredUnit> open(llvm::StringRef Bytes);

  /// Whether anything that was asked for did not lie where it has to.
  bool isDamaged() const;

  StoredStrings Strings;
  StoredArray<Source> Sources;
  StoredArray<Symbol> Symbols;
  StoredArray<Resource> Resources;
  StoredArray<Record> Records;
  StoredArray<Override> Overrides;
  StoredArray<Order> Orders;
  StoredArray<Function> Functions;
  StoredArray<Local> Locals;
  StoredArray<Block> Blocks;
  StoredArray<Edge> Edges;
  StoredArray<Op> Ops;
  StoredArray<Path> Paths;
  StoredArray<Selector> Selectors;
  StoredArray<Value> Values;
  StoredArray<Condition> Conditions;
  StoredArray<uint32_t> Operands;
};

} // namespace holdwait::skeleton

#endif // HOLDWAIT_SKELETON_STOREDUNIT_H
