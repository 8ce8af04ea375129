//===-- solver/Link.h - Many units become one ---------------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Joins units into one: symbols are resolved by identity, a function that
/// several units define alike is kept once.
///
/// Laws (tested): linking is associative, commutative and idempotent, and the
/// result is the same to the byte whatever the order of the inputs. They hold
/// because every choice between two candidates is by a total order on their
/// contents, and everything is emitted sorted by name, then place and identity:
/// not by the identity alone, which is another one in another folder.
///
/// Which definition wins: one with a body over one known by attributes only,
/// a whole one over a partial one, then the one with more operations (it saw
/// more), then the smaller hash of its contents.
///
/// Cost: linear in the inputs, plus sorting.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_LINK_H
#define HOLDWAIT_SOLVER_LINK_H

#include "skeleton/Skeleton.h"

#include <deque>
#include <string>
#include <vector>

namespace holdwait::solver {

class Linker {
public:
  void add(skeleton::Unit U) { Units.push_back(std::move(U)); }
  size_t count() const { return Units.size(); }
  /// Those added and not finished yet.
  const std::deque<skeleton::Unit> &units() const { return Units; }

  /// The join of all units added. \p Conflicts receives the names of functions
  /// with external linkage that are not inline and have different bodies.
  skeleton::Unit finish(std::vector<std::string> *Conflicts = nullptr);

private:
  std::deque<skeleton::Unit> Units;
};

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_LINK_H
