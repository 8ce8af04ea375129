//===-- skeleton/Relation.h - Turning a comparison round ---------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What holds when a comparison does not: for extraction, which writes both
/// edges of a branch, and for the solver, which reads facts either way.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SKELETON_RELATION_H
#define HOLDWAIT_SKELETON_RELATION_H

#include "skeleton/Skeleton.h"

namespace holdwait::skeleton {

inline Relation negated(Relation R) {
  switch (R) {
  case Relation::Equal:
    return Relation::NotEqual;
  case Relation::NotEqual:
    return Relation::Equal;
  case Relation::Less:
    return Relation::GreaterEqual;
  case Relation::LessEqual:
    return Relation::Greater;
  case Relation::Greater:
    return Relation::LessEqual;
  case Relation::GreaterEqual:
    return Relation::Less;
  }
  return R;
}

inline bool holds(int64_t Left, Relation R, int64_t Right) {
  switch (R) {
  case Relation::Equal:
    return Left == Right;
  case Relation::NotEqual:
    return Left != Right;
  case Relation::Less:
    return Left < Right;
  case Relation::LessEqual:
    return Left <= Right;
  case Relation::Greater:
    return Left > Right;
  case Relation::GreaterEqual:
    return Left >= Right;
  }
  return false;
}

} // namespace holdwait::skeleton

#endif // HOLDWAIT_SKELETON_RELATION_H
