//===-- checkers/extract/Emit.h - Writing the skeleton ----------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Writes kept functions into a unit: symbols for declarations, only the locals
/// that are mentioned, blocks and operations in order.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_EXTRACT_EMIT_H
#define HOLDWAIT_CHECKERS_EXTRACT_EMIT_H

#include "checkers/extract/Ir.h"
#include "checkers/extract/Symbols.h"

namespace holdwait::extract {

class Emitter {
public:
  Emitter(UnitContext &U, Symbols &S, skeleton::Builder &Out) : U(U), S(S), Out(Out) {}

  void emit(const IrFunction &F);

private:
  uint32_t flagsOf(const IrFunction &F);
  void numberLocals(const IrFunction &F);
  void emitLocal(const IrLocal &L);
  void emitOp(const IrOp &Op);
  void useLocals(const IrFunction &F);
  void useLocals(const IrPath *P);
  void useLocals(const IrValue *V);
  uint32_t path(const IrPath *P);
  uint32_t value(const IrValue *V);

  UnitContext &U;
  Symbols &S;
  skeleton::Builder &Out;
  std::vector<bool> Used; ///< Locals of the function being written.
  std::vector<uint32_t> NewIndex;
  llvm::DenseSet<uint32_t> Written; ///< Functions by symbol.
};

} // namespace holdwait::extract

#endif // HOLDWAIT_CHECKERS_EXTRACT_EMIT_H
