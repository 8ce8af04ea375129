//===-- solver/Relevance.h - Which stores can matter ---------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Answers "can what is stored in this field or global change a lockset?".
///
/// A function is relevant when it can reach a synchronisation operation. A
/// field matters when a path to a lock, guard or callable goes through it, or
/// when a relevant function branches on it. Stores to other fields are
/// forgotten at once: they would fill summaries and change nothing.
///
/// Cost: one pass over the program, linear.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_RELEVANCE_H
#define HOLDWAIT_SOLVER_RELEVANCE_H

#include "solver/Program.h"

#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseSet.h"

namespace holdwait::solver {

class Relevance {
public:
  explicit Relevance(const Program &P);

  /// Whether the function can reach a synchronisation operation.
  bool isRelevant(uint32_t Function) const { return Functions[Function]; }
  /// Whether the contents of this field or global matter.
  bool matters(uint32_t Symbol) const { return Symbols[Symbol]; }

private:
  bool answers(uint32_t F) const;
  void findSymbols();
  void addFunction(uint32_t F);
  void addLocals(uint32_t F);
  void addPath(uint32_t Path, bool WholePath);
  void addValue(uint32_t Value);

  const Program &P;
  llvm::BitVector Functions;
  llvm::BitVector Symbols;
  llvm::DenseSet<uint32_t> Locals; ///< Of the function being looked at: what they hold matters.
};

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_RELEVANCE_H
