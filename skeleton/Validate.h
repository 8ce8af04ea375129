//===-- skeleton/Validate.h - What every unit obeys -------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Checks that a unit of unknown origin obeys the rules of Skeleton.h, so that
/// nothing after it has to look again.
///
/// A valid unit has
///   - the empty string at 0 and nowhere else;
///   - every index in bounds and of the kind its owner asks for;
///   - every enumeration in range, no unknown flag, and the members that a kind
///     does not use at their defaults;
///   - ranges that cover their arrays in order and without a gap: functions their
///     blocks and locals, blocks their ops and edges, paths their selectors;
///   - operands that belong to at most one owner each;
///   - values that are made of earlier values only, also where a path is indexed
///     by a value: so nothing contains itself;
///   - bounded nesting (below), so that walking a value by recursion is safe;
///   - paths rooted in a local only in functions that have this local;
///   - each identity, resource, record and function once;
///   - no symbol that is its own parent's parent.
///
/// What it does not check: that classes do not inherit from themselves. Units
/// that are right each can contradict each other about that when linked.
///
/// Cost: linear, and a sort of the identities.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SKELETON_VALIDATE_H
#define HOLDWAIT_SKELETON_VALIDATE_H

#include "skeleton/Skeleton.h"

#include "llvm/Support/Error.h"

namespace holdwait::skeleton {

/// How deep values may nest, paths' keys included.
inline constexpr uint32_t MaxValueDepth = 64;

/// How many values a value may have when it is written out as a tree.
inline constexpr uint32_t MaxValueSize = 1u << 16;

/// The first rule that \p U breaks, such as "functions[12]: block range 40..90
/// exceeds 60 blocks", or success.
llvm::Error validate(const Unit &U);

} // namespace holdwait::skeleton

#endif // HOLDWAIT_SKELETON_VALIDATE_H
