//===-- solver/Overlay.h - A program with one file as it is now -*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Answers "what would the program be if this unit were linked anew?" from a
/// program that was linked before and the unit as it is now.
///
/// A linked program does not keep its units apart, but places say what came
/// from where. Of the old program goes
///   - every function with an operation in the unit's main file, whether the
///     unit still defines it or not;
///   - every function that the unit defines, wherever it stands: the headers it
///     was made from are today's;
///   - what is known of symbols that the main file declares (their kind of lock,
///     capacity, bases, overrides, declared order).
/// Then the unit is linked as any other. A unit with errors takes out only what
/// it says anew: what it could not read may still be there.
///
/// What it does not know: that a header has lost a function, or that only the old
/// file made objects of some header's class, or made a lock of another file's
/// recursive. That stays until the program is linked anew.
///
/// Cost: linear in the program, plus linking it.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_OVERLAY_H
#define HOLDWAIT_SOLVER_OVERLAY_H

#include "skeleton/Skeleton.h"

#include "llvm/ADT/StringRef.h"

namespace holdwait::solver {

/// \p Program with \p Fresh in the place of what the same main file said before.
/// \pre names of files are made in the same way in both.
skeleton::Unit overlay(skeleton::Unit Program, skeleton::Unit Fresh);

/// Whether a function of \p Program with an operation in \p File comes to a
/// synchronisation, itself or through others. If none does, no finding is about
/// the file, and the program need not be solved for its sake. Linear.
bool synchronises(const skeleton::Unit &Program, llvm::StringRef File);

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_OVERLAY_H
