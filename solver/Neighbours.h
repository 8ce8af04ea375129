//===-- solver/Neighbours.h - What a unit has to do with --------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Answers "which functions of a large program can change what is found about this
/// unit?", without reading the program.
///
/// Whatever the solver knows of a function comes to it by a name: of what it calls,
/// starts or overrides, of who calls it, of a lock, field or global that others use
/// too, of its class. So functions that no chain of names joins have nothing to do
/// with each other, and a part of the program that is closed under names has the same
/// findings as it has in the whole. Names through which nothing goes do not join:
/// fields and globals that are no resource, lead to none and decide no branch on the way to
/// one (Relevance.h), functions of the system that nobody defines, and the other callers of
/// a function that never comes to a synchronisation.
///
/// Where the part is larger than somebody wants to solve, the nearest functions
/// are taken: each name on the chain costs the more, the more functions use it, so
/// that what is special to the unit comes before what everybody calls.
///
/// It is kept in an index beside the program, as a payload (skeleton/Container.h):
/// NeighboursMagic, then little-endian numbers of 32 bits: how many numbers each of the
/// arrays below has, and the arrays, in the order in which they are declared.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_NEIGHBOURS_H
#define HOLDWAIT_SOLVER_NEIGHBOURS_H

#include "skeleton/StoredUnit.h"

#include "llvm/ADT/StringRef.h"

#include <string>
#include <vector>

namespace holdwait::solver {

/// With the version. A multiple of four bytes, so that the numbers after it are aligned.
inline constexpr llvm::StringLiteral NeighboursMagic = "holdwait neighbours 1\n\n\n";
static_assert(NeighboursMagic.size() % sizeof(uint32_t) == 0);

/// The payload for a linked program. Linear, and a sort of the identities.
std::string storeNeighbours(const skeleton::Unit &Program);

class Neighbours {
public:
  /// \p Payload, aligned to 4, must outlive it. Fails for what is damaged or of another
  /// version. Costs nothing that grows with the program.
  static llvm::Expected<Neighbours> open(llvm::StringRef Payload);

  struct Part {
    std::vector<uint32_t> Functions; ///< Sorted.
    bool IsAll = true;               ///< Of those that have to do with the unit.
  };

  /// The functions of \p Program that \p Fresh has to do with, at most \p Most; and a main, if
  /// there is one, since what a library's users may do is not asked of a program. Cost: about
  /// linear in the names of what is looked at, and log(symbols) for each symbol of \p Fresh.
  Part around(const skeleton::StoredUnit &Program, const skeleton::Unit &Fresh, size_t Most) const;

  /// Whether anything that was looked at led outside.
  bool isDamaged() const;

private:
  friend class Walk;
  /// The range of \p All that belongs to \p Of.
  static llvm::ArrayRef<uint32_t> rangeOf(const skeleton::StoredArray<uint32_t> &Ends,
                                          const skeleton::StoredArray<uint32_t> &All, uint32_t Of);

  skeleton::StoredArray<uint32_t> ByIdentity; ///< Symbols.
  skeleton::StoredArray<uint32_t> FunctionOf; ///< Of each symbol, or NoIndex.
  skeleton::StoredArray<uint32_t> NameEnds;   ///< Of each function: where its names end.
  skeleton::StoredArray<uint32_t> Names;      ///< Symbols.
  skeleton::StoredArray<uint32_t> UserEnds;   ///< Of each symbol: where its users end.
  skeleton::StoredArray<uint32_t> Users;      ///< Functions.
  skeleton::StoredArray<uint32_t> Joins; ///< Of each function: 1 if those who name it have to do
                                         ///< with each other.
  skeleton::StoredArray<uint32_t> Mains; ///< Functions.
};

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_NEIGHBOURS_H
