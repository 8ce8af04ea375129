//===-- checkers/config/SilenceEntries.h - What a project silences -*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Reads the key `allow:` of a `.holdwait.yaml`:
///
///   allow:
///     - fingerprint: 0123456789abcdef
///       reason: start-up only, one thread
///     - kind: lock-order-cycle
///       locks: ["Cache::*", "Log::mutex_"]
///       file: src/legacy/*
///       reason: goes away with the old cache
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_CONFIG_SILENCEENTRIES_H
#define HOLDWAIT_CHECKERS_CONFIG_SILENCEENTRIES_H

#include "report/Finding.h"

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace holdwait::config {

/// The entries of a file's text. Every mistake is told, with its line.
llvm::Expected<std::vector<report::Silence>> parseSilences(llvm::StringRef Text,
                                                           llvm::StringRef FileName);

/// The entries of a `.holdwait.yaml`.
llvm::Expected<std::vector<report::Silence>> readSilences(llvm::StringRef File);

/// The entries of the `.holdwait.yaml` in the current folder or the nearest around it.
llvm::Expected<std::vector<report::Silence>> findSilences();

} // namespace holdwait::config

#endif // HOLDWAIT_CHECKERS_CONFIG_SILENCEENTRIES_H
