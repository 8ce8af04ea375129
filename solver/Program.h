//===-- solver/Program.h - A linked unit, indexed -----------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A linked unit with the indices the solver asks for: the definition of a
/// symbol, the targets of a call, the order of the call graph.
///
/// Virtual calls go to the overrides whose class, or a class derived from it,
/// is instantiated somewhere (rapid type analysis, Bacon and Sweeney 1996); if
/// none is, to the named method, or, in a program without a main, to what its
/// users may instantiate.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_PROGRAM_H
#define HOLDWAIT_SOLVER_PROGRAM_H

#include "skeleton/Skeleton.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

#include <vector>

namespace holdwait::solver {

class Program {
public:
  /// \p U must be valid (skeleton/Validate.h) and outlive the program.
  explicit Program(const skeleton::Unit &U);

  const skeleton::Unit &unit() const { return U; }
  const skeleton::Function &function(uint32_t F) const { return U.Functions[F]; }
  size_t functionCount() const { return U.Functions.size(); }

  /// The definition of a function symbol, or NoIndex.
  uint32_t definition(uint32_t Symbol) const { return DefinitionOf[Symbol]; }
  /// Of a variable or field, or null; NoIndex has none.
  const skeleton::Resource *resource(uint32_t Symbol) const;
  llvm::StringRef name(uint32_t Symbol) const;
  llvm::StringRef functionName(uint32_t F) const { return name(U.Functions[F].Symbol); }

  llvm::ArrayRef<skeleton::Block> blocks(uint32_t F) const;
  llvm::ArrayRef<skeleton::Op> ops(const skeleton::Block &B) const;
  llvm::ArrayRef<skeleton::Edge> edges(const skeleton::Block &B) const;
  llvm::ArrayRef<uint32_t> operands(const skeleton::Op &O) const;
  llvm::ArrayRef<uint32_t> operands(const skeleton::Value &V) const;
  llvm::ArrayRef<skeleton::Selector> selectors(const skeleton::Path &Q) const;

  /// Function indices a virtual call of the method \p Symbol may run. More
  /// than \p MaxTargets are cut off (and counted).
  llvm::ArrayRef<uint32_t> virtualTargets(uint32_t Symbol) const;

  /// Function indices that a function calls, starts or mentions as a value.
  llvm::ArrayRef<uint32_t> mentions(uint32_t F) const { return Mentions[F]; }
  /// Those of them that it may call itself: how they end matters to how it goes on.
  llvm::ArrayRef<uint32_t> calls(uint32_t F) const { return Calls[F]; }

  /// Functions with an operation for which \p Is holds, or which mention, however far down, one
  /// that has.
  llvm::BitVector reaching(llvm::function_ref<bool(const skeleton::Op &)> Is) const;

  /// Adds to what functions mention: (function, mentioned function) pairs.
  void addMentions(llvm::ArrayRef<std::pair<uint32_t, uint32_t>> More);
  /// Whether the class \p Record is \p Base or derived from it; record symbols.
  bool isDerived(uint32_t Record, uint32_t Base) const;

  /// Strongly connected components of `mentions`, callees first (Components.h).
  const std::vector<std::vector<uint32_t>> &components() const { return Components; }

  /// What the program registers to run when the process ends.
  llvm::ArrayRef<uint32_t> exitHandlers() const { return ExitHandlers; }

  uint64_t targetLimitHits() const { return TargetLimitHits; }

  static constexpr unsigned MaxTargets = 64;

private:
  void indexOverrides();
  void collectExitHandlers();
  void collectMentions();
  void collectCalled(const skeleton::Op &O, llvm::SmallVectorImpl<uint32_t> &Out) const;
  void collectValues(const skeleton::Op &O, llvm::SmallVectorImpl<uint32_t> &Out) const;
  void collectFromValue(uint32_t Value, llvm::SmallVectorImpl<uint32_t> &Out) const;

  const skeleton::Unit &U;
  std::vector<uint32_t> DefinitionOf;
  llvm::DenseMap<uint32_t, uint32_t> ResourceOf;
  llvm::DenseMap<uint32_t, uint32_t> RecordOf; ///< By symbol.
  llvm::DenseMap<uint32_t, std::vector<uint32_t>> TargetsOf;
  std::vector<std::vector<uint32_t>> Mentions, Calls;
  llvm::SmallVector<uint32_t, 2> ExitHandlers;
  std::vector<std::vector<uint32_t>> Components;
  uint64_t TargetLimitHits = 0;
};

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_PROGRAM_H
