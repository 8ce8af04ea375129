//===-- skeleton/Part.h - Some functions of a stored unit -------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Takes some functions out of a stored unit, with all that is said of what they
/// name: symbols, resources, declared orders, and the whole of the class hierarchies
/// they come in touch with.
///
/// Cost: linear in what is taken, and in the resources, classes and overrides of
/// the unit; its functions are not looked at.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SKELETON_PART_H
#define HOLDWAIT_SKELETON_PART_H

#include "skeleton/StoredUnit.h"

namespace holdwait::skeleton {

/// A valid unit of the functions \p Wanted of \p From, in that order, without sources;
/// fails when \p From is damaged where it was looked at.
llvm::Expected<Unit> partOf(const StoredUnit &From, llvm::ArrayRef<uint32_t> Wanted);

} // namespace holdwait::skeleton

#endif // HOLDWAIT_SKELETON_PART_H
