//===-- checkers/extract/Loops.h - How often a loop runs ----------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// How often a loop runs: of loops that count from one constant to another by
/// one, and of those over an array or a list in braces. What leaves the loop
/// earlier is not looked at, so that the number is "at most".
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

/// Whether the test of \p Loop, which decides on nothing else, succeeds when it is made first.
bool runsAtLeastOnce(const clang::Stmt *Loop, const clang::ASTContext &Context);

/// How often the loops of \p Body around \p Inner run it, if all of them say; 0: they do not, or
/// there is none. More than 255 is not told. One walk over the body.
uint8_t timesAround(const clang::Stmt *Body, const clang::Stmt *Inner,
                    const clang::ASTContext &Context);

} // namespace holdwait::extract

#endif // HOLDWAIT_CHECKERS_EXTRACT_LOOPS_H
