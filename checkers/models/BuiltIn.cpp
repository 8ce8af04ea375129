//===-- checkers/models/BuiltIn.cpp - The models in the program ------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/models/BuiltIn.h"
#include "checkers/models/Model.h"

namespace holdwait::models {

const std::vector<Library> &builtIn() {
  static const std::vector<Library> Libraries = [] {
    std::vector<Library> Result;
    // The tests parse every file: in a program that was built, none can fail.
    for (const ModelFile &F : builtInFiles())
      Result.push_back(llvm::cantFail(parse(F.Text, F.Name)));
    return Result;
  }();
  return Libraries;
}

} // namespace holdwait::models
