//===-- checkers/extract/LastReference.h - Counters at zero -----*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Answers: which side of a branch is taken only when a reference was the last
/// one? A test of what an atomic decrement, or the decrement of a field, left
/// in a counter: `if (--object->references == 0)`, `if (fetch_sub(…) == 1)`,
/// through a variable or a small function too.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_EXTRACT_LASTREFERENCE_H
#define HOLDWAIT_CHECKERS_EXTRACT_LASTREFERENCE_H

#include <optional>

namespace clang {
class ASTContext;
class Expr;
} // namespace clang

namespace holdwait::extract {

/// True: the side where \p Condition holds; false: the other.
std::optional<bool> sideOfLastReference(const clang::Expr *Condition,
                                        const clang::ASTContext &Context);

} // namespace holdwait::extract

#endif // HOLDWAIT_CHECKERS_EXTRACT_LASTREFERENCE_H
