//===-- checkers/extract/Attributes.h - What is promised --------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Functions that are known by Clang's thread-safety attributes only: their body
/// is elsewhere, or does what no model knows (atomics, assembly).
///
/// `acquire_capability(p->mu)` and its kin become acquisitions and releases of
/// the argument's path; without an argument, of `this`. The methods of a scoped
/// capability become operations on the guard `this`.
///
/// What it does not take over: requires, excludes, assertions: they say what
/// callers must hold, not what the function does.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_EXTRACT_ATTRIBUTES_H
#define HOLDWAIT_CHECKERS_EXTRACT_ATTRIBUTES_H

#include "checkers/extract/Ir.h"

namespace holdwait::extract {

struct UnitContext;

/// Whether attributes say what \p F acquires or releases.
bool isDeclaredToSynchronise(const clang::FunctionDecl *F);

/// The form of such a function according to its attributes.
IrFunction declaredFunction(UnitContext &U, const clang::FunctionDecl *F);

} // namespace holdwait::extract

#endif // HOLDWAIT_CHECKERS_EXTRACT_ATTRIBUTES_H
