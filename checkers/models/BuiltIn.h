//===-- checkers/models/BuiltIn.h - The models in the program ----*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The text of models/*.yaml as compiled into the program (EmbedModels.cmake
/// writes the definition), so that no path to them is ever needed.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_MODELS_BUILTIN_H
#define HOLDWAIT_CHECKERS_MODELS_BUILTIN_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace holdwait::models {

struct ModelFile {
  llvm::StringRef Name; ///< Such as "std.yaml".
  llvm::StringRef Text;
};

/// In name order.
llvm::ArrayRef<ModelFile> builtInFiles();

} // namespace holdwait::models

#endif // HOLDWAIT_CHECKERS_MODELS_BUILTIN_H
