//===-- checkers/extract/Loops.h - How often a loop runs ----------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// How many threads a loop starts: of loops that count from one constant to
/// another by one, and of those over an array. What leaves the loop earlier is
/// not looked at, so that the number is "at most".
///
/// Cost: one walk over the body for each question; only places that start
/// threads ask.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_EXTRACT_LOOPS_H
#define HOLDWAIT_CHECKERS_EXTRACT_LOOPS_H

#include <cstdint>

namespace clang {
class ASTContext;
class Stmt;
} // namespace clang

namespace holdwait::extract {

/// How often the loops of \p Body around \p Inner run it, if all of them say; 0: they do not, or
/// there is none. More than 255 is not told.
uint8_t timesAround(const clang::Stmt *Body, const clang::Stmt *Inner, clang::ASTContext &Context);

} // namespace holdwait::extract

#endif // HOLDWAIT_CHECKERS_EXTRACT_LOOPS_H
