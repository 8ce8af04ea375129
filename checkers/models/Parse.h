//===-- checkers/models/Parse.h - Model files to rows ------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of the parser that every file with rows shares: a model file
/// (parse, in Model.h) and a user's configuration (UserModels.h).
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_MODELS_PARSE_H
#define HOLDWAIT_CHECKERS_MODELS_PARSE_H

#include "checkers/models/Model.h"
#include "checkers/models/YamlTree.h"

namespace holdwait::models {

/// Reads the value of `rows:`; what is wrong is added to \p Errors.
void readRows(const YamlNode &List, YamlErrors &Errors, Library &Into);

} // namespace holdwait::models

#endif // HOLDWAIT_CHECKERS_MODELS_PARSE_H
