//===-- plugin/UnitSummary.h - From a syntax tree to frames ----*- C++ -*--===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The summary of the unit that is being compiled, as the bytes that go into its
/// object or its sidecar file.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_PLUGIN_UNITSUMMARY_H
#define HOLDWAIT_PLUGIN_UNITSUMMARY_H

#include "plugin/Arguments.h"

namespace clang {
class ASTContext;
} // namespace clang

namespace holdwait::plugin {

/// The `.holdwait.yaml` that the unit's source falls under; "" when there is none.
std::string projectFile(const clang::ASTContext &Context);

/// The unit in a frame (skeleton/Container.h). Fails with one line when the models
/// are bad, or the unit is too large. Relative names are relative to \p WorkingDir,
/// or to the compiler's folder where it is "". \pre the unit has no errors.
llvm::Expected<std::string> summarize(clang::ASTContext &Context, const Arguments &Args,
                                      llvm::StringRef WorkingDir);

} // namespace holdwait::plugin

#endif // HOLDWAIT_PLUGIN_UNITSUMMARY_H
