//===-- checkers/extract/FunctionExtractor.h - One function -----*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Looks into one function: builds its control flow graph, lowers each element
/// in order, and connects the blocks with their conditions and handlers.
///
/// Exceptions: Clang's graph has edges for `throw` only. Calls that may throw
/// are not split off; a block names its handler instead, a dispatch block with
/// an edge to each `catch`, and one that leaves when none is for everything.
///
/// Cost: one CFG and one visit of each of its elements.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_EXTRACT_FUNCTIONEXTRACTOR_H
#define HOLDWAIT_CHECKERS_EXTRACT_FUNCTIONEXTRACTOR_H

#include "checkers/extract/Ir.h"

namespace holdwait::extract {

struct UnitContext;

/// The form of \p F, which has a body; none when it has no graph or too large a one.
std::optional<IrFunction> extractFunction(UnitContext &U, const clang::FunctionDecl *F);

/// The form of the unit's initialisation of variables outside functions, in order.
std::optional<IrFunction> extractInitialisation(UnitContext &U,
                                                llvm::ArrayRef<const clang::VarDecl *> Variables);

} // namespace holdwait::extract

#endif // HOLDWAIT_CHECKERS_EXTRACT_FUNCTIONEXTRACTOR_H
