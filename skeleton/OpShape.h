//===-- skeleton/OpShape.h - Which members an operation uses ----*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What Skeleton.h says at each OpKind, as data: which members of an operation
/// mean something and what. The validator and the text twin follow it.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SKELETON_OPSHAPE_H
#define HOLDWAIT_SKELETON_OPSHAPE_H

#include "skeleton/Skeleton.h"

namespace holdwait::skeleton {

/// What an index of an operation is.
enum class Member : uint8_t {
  None,          ///< NoIndex.
  Path,          ///< A path.
  MaybePath,     ///< A path or NoIndex.
  Value,         ///< A value.
  MaybeValue,    ///< A value or NoIndex.
  LoadValue,     ///< A value of kind Load.
  MaybeFunction, ///< A function symbol or NoIndex.
  Record,        ///< A record symbol.
  MaybeRecord,   ///< A record symbol or NoIndex.
};

/// What operands are.
enum class OperandsAre : uint8_t { None, Paths, SomePaths, Values };

/// Which enumeration a small member belongs to.
enum class Choice : uint8_t {
  None,
  Mode,
  GuardPolicy,
  CallKind,
  Throws,
  MaskKind,
  SpawnFlags,
  WaitFlags,
  Count,   ///< Any number.
  Boolean, ///< 0 or 1.
};

/// What Aux is.
enum class AuxIs : uint8_t {
  None,
  Success, ///< 0, or 1 when there is a Result.
  Mask,
  CallFlags,
  SpawnKind,
  WaitKind,
  ThrowFlags,
  Negation, ///< 0, or 1: not.
  StepKind,
};

struct OpShape {
  Member Object = Member::None;
  Member Value = Member::None;
  Member Callee = Member::None;
  Member Other = Member::None;
  OperandsAre Operands = OperandsAre::None;
  Choice Variant = Choice::None;
  Choice Extra = Choice::None;
  bool Waits = false;  ///< Wait is used.
  bool Result = false; ///< Result may be a path.
  AuxIs Aux = AuxIs::None;
};

/// The shape of \p Kind, which is in range. A call also needs its Callee or its
/// Value, as its CallKind says.
const OpShape &shapeOf(OpKind Kind);

} // namespace holdwait::skeleton

#endif // HOLDWAIT_SKELETON_OPSHAPE_H
