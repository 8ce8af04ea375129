//===-- checkers/path/Regions.h - Which object is a lock --------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Answers about the regions that locks are: is this one certain object, how
/// would a reader call it, can another name mean the same one?
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_PATH_REGIONS_H
#define HOLDWAIT_CHECKERS_PATH_REGIONS_H

#include "checkers/path/PathState.h"

#include <string>

namespace holdwait::path {

/// The object that a pointer or reference leads to, without casts; null if it is no certain one.
Region objectOf(clang::ento::SVal V);

/// The object as the code around it names it, without quotes: `mu`, `p->mu`, `locks[i]`.
std::string nameOf(Region R);

/// The declaration that gives the object its role: its field or variable, or null.
const clang::ValueDecl *declarationOf(Region R);

/// Whether two regions that differ may be one object under two names.
bool mayBeSame(Region A, Region B);

/// Whether \p Part is inside of \p Whole, or behind a pointer that is.
bool reaches(Region Whole, Region Part);

/// Whether the region is an element by a constant index: one of many that a loop counts through.
bool isCountedElement(Region R);

} // namespace holdwait::path

#endif // HOLDWAIT_CHECKERS_PATH_REGIONS_H
