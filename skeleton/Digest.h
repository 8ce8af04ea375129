//===-- skeleton/Digest.h - What a unit says, wherever it says it -*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Tells whether a source file says the same of its synchronisation as it did
/// before, though its lines may have moved: then whatever was found with it is
/// found again, at the places that took the place of the old ones.
///
/// Two units with one digest are the same record for record, but for
///   - where in the main file things stand: only which of two places comes first
///     counts, so that the n-th place of one is the n-th of the other;
///   - identities of symbols that no other unit sees, which may come from places.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SKELETON_DIGEST_H
#define HOLDWAIT_SKELETON_DIGEST_H

#include "skeleton/Skeleton.h"

#include <compare>
#include <optional>

namespace holdwait::skeleton {

/// A place in a file that is known.
struct Point {
  uint32_t Line = 0;
  uint32_t Column = 0;

  friend auto operator<=>(const Point &A, const Point &B) = default;
};

struct UnitDigest {
  std::string Source;        ///< The main file.
  Identity Says;             ///< 128-bit XXH3 of all the rest.
  std::vector<Point> Places; ///< In the main file; sorted, each once.
};

/// None of several sources that were linked, nor of a source with errors.
/// \p U is as extraction made it: linking gives it another digest. Linear.
std::optional<UnitDigest> digestOf(const Unit &U);

} // namespace holdwait::skeleton

#endif // HOLDWAIT_SKELETON_DIGEST_H
