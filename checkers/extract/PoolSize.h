//===-- checkers/extract/PoolSize.h - Units of a pool -----------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// With how many units does a constructor make a pool that is one by what it
/// does? The stock of a class is the member that it looks at before it waits at
/// a condition (`while (free_.empty()) returned_.wait(lock)`); a constructor
/// says how much there is of it: `left_(n)`, `free_(n)`, `free_.resize(n)`,
/// `free_.push_back(…)` in a loop to `n` or over an array or a vector of `n`.
///
/// Not answered: stocks that other methods fill, and where several numbers come
/// into question. Methods without a body in the unit are not seen.
///
/// Cost: one walk over the methods of a class with a condition, for each of its
/// constructors that takes none or several numbers.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_EXTRACT_POOLSIZE_H
#define HOLDWAIT_CHECKERS_EXTRACT_POOLSIZE_H

#include "checkers/extract/UnitContext.h"

#include <optional>

namespace holdwait::extract {

/// A parameter of the constructor, or a constant.
struct PoolSize {
  const clang::ParmVarDecl *Parameter = nullptr;
  int64_t Number = 0;
};

/// \p C is defined. None if nothing, or too much, is known of it.
std::optional<PoolSize> poolSize(const clang::CXXConstructorDecl *C, UnitContext &U);

} // namespace holdwait::extract

#endif // HOLDWAIT_CHECKERS_EXTRACT_POOLSIZE_H
