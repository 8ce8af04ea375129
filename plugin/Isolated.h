//===-- plugin/Isolated.h - Work that may crash ----------------*- C++ -*--===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Runs a piece of work beside the compile, so that nothing that happens to it
/// happens to the compile: in a forked process. A crash, a stack that overflows, a
/// fatal error of LLVM and a loop without end cost the result and nothing else, and
/// what the work does to the syntax tree is not seen by code generation.
///
/// Cost: within the 4 ms that the plugin adds to an empty unit, loading it and
/// reading the built-in models included.
///
/// Rejected: llvm::CrashRecoveryContext. Its handlers have no stack of their own, so
/// the overflow of ours, which deep nesting makes likely, would end the compile; a
/// fatal error has removed the compiler's output by the time it is back.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_PLUGIN_ISOLATED_H
#define HOLDWAIT_PLUGIN_ISOLATED_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"

#include <string>

namespace holdwait::plugin {

/// What \p Work returns, or one line saying why there is nothing: its own error,
/// or how it ended.
llvm::Expected<std::string> runIsolated(llvm::function_ref<llvm::Expected<std::string>()> Work);

} // namespace holdwait::plugin

#endif // HOLDWAIT_PLUGIN_ISOLATED_H
