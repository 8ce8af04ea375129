//===-- report/Levels.h - Who is always taken before whom -------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The hierarchy of locks that the orders of a program amount to.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_REPORT_LEVELS_H
#define HOLDWAIT_REPORT_LEVELS_H

#include "report/Finding.h"

#include <set>
#include <string>
#include <vector>

namespace holdwait::report {

/// Locks that are taken after those of the levels before.
struct Level {
  std::set<std::string> Locks;
  std::set<std::string> Cyclic; ///< Of those, who is also taken before itself, through others.
  std::vector<const OrderEdge *> Edges; ///< That end here: why it is no earlier level.
};

/// The first level has what is taken with nothing held that has an order; a lock's level is the
/// length of the longest chain of orders to it. Locks of one cycle share a level. The edges stay
/// those of \p I. Linear in locks and edges.
std::vector<Level> levelsOf(const Inventory &I);

} // namespace holdwait::report

#endif // HOLDWAIT_REPORT_LEVELS_H
