//===-- checkers/models/UserModels.h - A project's own rows ------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Answers "which rows has the project of this source file written?".
///
/// They stand in the nearest `.holdwait.yaml` in the file's folder or one
/// around it, under `models:` (or `rows:`). The other keys of that file are
/// other people's. Files further up are not looked at: one file says it all.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_MODELS_USERMODELS_H
#define HOLDWAIT_CHECKERS_MODELS_USERMODELS_H

#include "checkers/models/Model.h"

namespace holdwait::models {

inline constexpr llvm::StringLiteral UserFileName = ".holdwait.yaml";

/// The path of the `.holdwait.yaml` that \p SourceFile falls under; empty when there is none.
std::string findUserFile(llvm::StringRef SourceFile);

/// Reads the rows of a `.holdwait.yaml`; a file without rows gives an empty library.
llvm::Expected<Library> parseUserFile(llvm::StringRef Text, llvm::StringRef FileName);

/// The libraries of the file that \p SourceFile falls under; none when there is none.
/// Fails when it cannot be read or a row is bad.
llvm::Expected<std::vector<Library>> findUserModels(llvm::StringRef SourceFile);

} // namespace holdwait::models

#endif // HOLDWAIT_CHECKERS_MODELS_USERMODELS_H
