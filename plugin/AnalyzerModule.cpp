//===-- plugin/AnalyzerModule.cpp - Checkers for clang --analyze ----------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Registers the checkers with the Static Analyzer, which looks for these two
/// symbols in each plugin and refuses one of another version.
///
//===----------------------------------------------------------------------===//

#include "checkers/path/PathCheckers.h"

#include "clang/StaticAnalyzer/Frontend/CheckerRegistry.h"

extern "C" {

/// The analyzer reads the version before anything else of the module.
LLVM_ATTRIBUTE_VISIBILITY_DEFAULT extern const char clang_analyzerAPIVersionString[];
const char clang_analyzerAPIVersionString[] = CLANG_ANALYZER_API_VERSION_STRING;

LLVM_ATTRIBUTE_VISIBILITY_DEFAULT void
clang_registerCheckers(clang::ento::CheckerRegistry &Registry) {
  holdwait::path::addCheckers(Registry);
}

} // extern "C"
