//===-- checkers/path/Results.h - What a modelled call returns --*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Binds the result of a call whose effect is known: what a try says, who owns
/// what, the address of a lock.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_PATH_RESULTS_H
#define HOLDWAIT_CHECKERS_PATH_RESULTS_H

#include "checkers/path/Steps.h"

#include "clang/StaticAnalyzer/Core/PathSensitive/CheckerContext.h"

namespace holdwait::path {

/// The outcome's state with the result of \p Call.
clang::ento::ProgramStateRef withResult(const Outcome &O, const Effect &E,
                                        const clang::ento::CallEvent &Call,
                                        clang::ento::CheckerContext &C);

} // namespace holdwait::path

#endif // HOLDWAIT_CHECKERS_PATH_RESULTS_H
