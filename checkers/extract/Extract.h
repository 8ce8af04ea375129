//===-- checkers/extract/Extract.h - Trees to skeletons ---------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Describes what a translation unit does to threads: every function of the
/// project it sees becomes a skeleton (see skeleton/Skeleton.h).
///
/// Which functions: all that files of the project define here (methods, lambdas,
/// template instantiations, implicit members with a body), and whatever they
/// reach by calls, stored callables, implicit destructors and virtual methods of
/// classes they create. System headers are opaque, except instantiations over
/// types of the project, guards or threads, which may call back. A function that
/// neither synchronises nor calls what might is left out.
///
/// What it does not do: no locksets, no call resolution beyond what the
/// language decides, no diagnostics.
///
/// Cost: one CFG for each function looked into; names and symbols only for what
/// is kept.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_EXTRACT_EXTRACT_H
#define HOLDWAIT_CHECKERS_EXTRACT_EXTRACT_H

#include "checkers/models/Catalogue.h"
#include "skeleton/Skeleton.h"

#include <cstdint>
#include <map>
#include <string>

namespace clang {
class ASTContext;
} // namespace clang

namespace holdwait::extract {

struct ExtractOptions {
  /// Paths below this folder are made relative to it; "" leaves all as they are.
  std::string BaseDir;
  /// What relative names are relative to; "" is the compiler's folder.
  std::string WorkingDir;
  /// Longer access paths keep only their last selectors, on root Any.
  unsigned MaxPathLength = 8;
  /// Functions with more CFG blocks are left out.
  unsigned MaxBlocks = 20000;
  /// Functions looked into in one unit.
  unsigned MaxFunctions = 200000;
  /// Entries of one constant table (initialiser list) that are described.
  unsigned MaxTableEntries = 4096;
};

struct ExtractStats {
  uint64_t FunctionsSeen = 0; ///< Bodies looked into.
  uint64_t FunctionsKept = 0;
  uint64_t Ops = 0;
  double Seconds = 0;
  std::map<std::string, uint64_t> BoundsHit; ///< By the name of the option.
};

/// Describes the unit. \p Partial says that it had errors: what could not be
/// parsed is missing. Adds to \p Stats.
skeleton::Unit extractUnit(clang::ASTContext &Context, const models::Catalogue &Models,
                           const ExtractOptions &Options, ExtractStats &Stats, bool Partial);

} // namespace holdwait::extract

#endif // HOLDWAIT_CHECKERS_EXTRACT_EXTRACT_H
