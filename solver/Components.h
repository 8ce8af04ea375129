//===-- solver/Components.h - What depends on itself ------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Strongly connected components of a graph of numbered nodes, in the order in
/// which a bottom-up analysis visits them.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_COMPONENTS_H
#define HOLDWAIT_SOLVER_COMPONENTS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"

#include <cstdint>
#include <vector>

namespace holdwait::solver {

/// The components of the nodes 0 … \p Count - 1: those that one leads to come before it. So do,
/// inside each, all but those at the ends of back edges. Tarjan's algorithm (SIAM J. Comput. 1972):
/// linear in nodes and edges, but for sorting.
std::vector<std::vector<uint32_t>>
findComponents(uint32_t Count, llvm::function_ref<llvm::ArrayRef<uint32_t>(uint32_t)> Successors);

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_COMPONENTS_H
