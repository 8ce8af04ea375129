//===-- test/unit/models/AnnotatedProgram.h - Expected rows ------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Programs whose comments say which row each line's calls have:
///
///   M.lock();              // acquire
///   std::lock_guard G(M);  // guard-bind
///   F(std::move(G));       // none, identity
///
/// A line without such a comment is not looked at. The calls of a line are its
/// calls, constructions and conversions, outer before inner.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_TEST_UNIT_MODELS_ANNOTATEDPROGRAM_H
#define HOLDWAIT_TEST_UNIT_MODELS_ANNOTATEDPROGRAM_H

#include "checkers/models/Catalogue.h"

#include "llvm/ADT/StringRef.h"

#include <memory>
#include <string>
#include <vector>

namespace clang {
class ASTUnit;
} // namespace clang

namespace holdwait::models {

/// Parses a program with the installed compiler's headers; null when it has errors.
std::unique_ptr<clang::ASTUnit> parseProgram(llvm::StringRef Code, bool IsC = false,
                                             llvm::StringRef Flag = "");

/// The catalogue of the built-in rows and \p UserRows (the text of a `.holdwait.yaml`).
std::shared_ptr<const Catalogue> makeCatalogue(llvm::StringRef UserRows = "");

/// Lines whose rows are not the commented ones: "line 3: expected X, found Y".
std::vector<std::string> differences(llvm::StringRef Code, const Catalogue &C, bool IsC = false,
                                     llvm::StringRef Flag = "");

/// How a row is written in a comment: the role, and what is not its default.
std::string describe(const Row *R);

} // namespace holdwait::models

#endif // HOLDWAIT_TEST_UNIT_MODELS_ANNOTATEDPROGRAM_H
