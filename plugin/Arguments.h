//===-- plugin/Arguments.h - -fplugin-arg-holdwait-… -----------*- C++ -*--===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the user asks of the compiler plugin, one `-fplugin-arg-holdwait-…` each.
/// docs/plugin.md describes them.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_PLUGIN_ARGUMENTS_H
#define HOLDWAIT_PLUGIN_ARGUMENTS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"

#include <string>
#include <vector>

namespace holdwait::plugin {

struct Arguments {
  /// Source names below this folder, absolute, are made relative to it.
  std::string BaseDir;
  /// Files with models, read before the project's own.
  std::vector<std::string> Models;
  /// Summaries go into files of this folder, absolute, instead of objects.
  std::string SidecarDir;
  /// Linkers keep the section.
  bool Keep = false;
  /// For tests: how the analysis is to fail. "crash", "fatal", "overflow", "endless".
  std::string Fail;
};

/// Fails with one line about the first argument that is wrong.
llvm::Expected<Arguments> parseArguments(llvm::ArrayRef<std::string> Given);

} // namespace holdwait::plugin

#endif // HOLDWAIT_PLUGIN_ARGUMENTS_H
