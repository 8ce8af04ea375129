//===-- skeleton/Copier.h - Parts of a unit into another one ----*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Copies functions and what they refer to into a Builder, with the numbers that
/// things have there. Who copies says what becomes of a symbol.
///
/// \p From is a Unit, or something whose members are called as a Unit's
/// (StoredUnit.h). Values are copied once each, so copying is linear also where
/// they share parts; what is nested deeper than a valid unit's values is cut off.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SKELETON_COPIER_H
#define HOLDWAIT_SKELETON_COPIER_H

#include "skeleton/Builder.h"
#include "skeleton/Validate.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace holdwait::skeleton {

template <typename T>
llvm::ArrayRef<T> sliceOf(const std::vector<T> &All, uint32_t First, uint32_t Count) {
  return llvm::ArrayRef(All).slice(First, Count);
}

template <typename From> class Copier {
public:
  /// \p SymbolOf: the number in \p B of a symbol of \p U. It must outlive the copier.
  Copier(const From &U, Builder &B, llvm::function_ref<uint32_t(uint32_t)> SymbolOf)
      : U(U), B(B), SymbolOf(SymbolOf) {}

  uint32_t string(uint32_t S) { return B.string(U.Strings[S]); }
  Location location(const Location &L) { return {string(L.File), L.Line, L.Column}; }
  uint32_t symbol(uint32_t S) { return S == NoIndex ? NoIndex : SymbolOf(S); }

  Selector selector(Selector S) {
    if (S.Kind == SelectorKind::Field)
      S.Operand = symbol(S.Operand);
    else if (S.Kind == SelectorKind::KeyIndex)
      S.Operand = value(S.Operand);
    return S;
  }
  uint32_t path(uint32_t P) {
    if (P == NoIndex)
      return NoIndex;
    const Path Q = U.Paths[P];
    llvm::SmallVector<Selector, 8> Selectors;
    for (const Selector &S : sliceOf(U.Selectors, Q.FirstSelector, Q.SelectorCount))
      Selectors.push_back(selector(S));
    return B.path(Q.Root, Q.Root == RootKind::Global ? symbol(Q.Index) : Q.Index, Selectors);
  }
  uint32_t value(uint32_t V) {
    if (V == NoIndex)
      return NoIndex;
    if (V >= U.Values.size()) // Of a damaged unit, and perhaps no key that the table can hold.
      return newValue(U.Values[V]);
    if (const auto It = Values.find(V); It != Values.end())
      return It->second;
    if (Depth > MaxValueDepth)
      return B.value(ValueKind::Unknown);
    ++Depth;
    const uint32_t Copy = newValue(U.Values[V]);
    --Depth;
    Values[V] = Copy;
    return Copy;
  }
  uint32_t condition(uint32_t C) {
    if (C == NoIndex)
      return NoIndex;
    const Condition Old = U.Conditions[C];
    const uint32_t Left = value(Old.Left);
    const uint32_t Right = value(Old.Right);
    return B.condition(Left, Old.Rel, Right);
  }
  void op(Op O) {
    const bool OfPaths =
        O.Kind == OpKind::Acquire || O.Kind == OpKind::GuardBind || O.Kind == OpKind::Wait;
    const bool OtherIsPath = O.Kind == OpKind::Spawn || O.Kind == OpKind::Init;
    llvm::SmallVector<uint32_t, 8> Operands;
    for (uint32_t X : sliceOf(U.Operands, O.FirstOperand, O.OperandCount))
      Operands.push_back(OfPaths ? path(X) : value(X));
    O.Object = path(O.Object);
    O.Value = value(O.Value);
    O.Callee = symbol(O.Callee);
    O.Other = OtherIsPath ? path(O.Other) : symbol(O.Other);
    O.Result = path(O.Result);
    O.Where = location(O.Where);
    O.FirstOperand = O.OperandCount = 0;
    B.op(O, Operands);
  }
  void function(const Function &F) {
    B.beginFunction(symbol(F.Symbol), F.Flags, F.ParamCount);
    for (Local L : sliceOf(U.Locals, F.FirstLocal, F.LocalCount)) {
      L.Name = string(L.Name);
      L.Symbol = symbol(L.Symbol);
      B.local(L);
    }
    for (const Block &Blk : sliceOf(U.Blocks, F.FirstBlock, F.BlockCount)) {
      B.beginBlock(Blk.Flags, Blk.Handler);
      for (const Op &O : sliceOf(U.Ops, Blk.FirstOp, Blk.OpCount))
        op(O);
      for (const Edge &E : sliceOf(U.Edges, Blk.FirstEdge, Blk.EdgeCount))
        B.edge(E.Target, condition(E.Condition));
    }
    B.endFunction();
  }

private:
  uint32_t newValue(const Value Val) {
    uint32_t A = Val.A;
    switch (Val.Kind) {
    case ValueKind::Address:
    case ValueKind::Load:
    case ValueKind::Owns:
      A = path(A);
      break;
    case ValueKind::Function:
    case ValueKind::Closure:
      A = symbol(A);
      break;
    case ValueKind::Bound:
      A = value(A);
      break;
    default:
      break;
    }
    llvm::SmallVector<uint32_t, 4> Operands;
    const auto Old = sliceOf(U.Operands, Val.FirstOperand, Val.OperandCount);
    for (size_t I = 0; I < Old.size(); ++I)
      Operands.push_back(Val.Kind == ValueKind::Closure && I % 2 == 0 ? symbol(Old[I])
                                                                      : value(Old[I]));
    return B.value(Val.Kind, A, Val.Number, Operands);
  }

  const From &U;
  Builder &B;
  const llvm::function_ref<uint32_t(uint32_t)> SymbolOf;
  llvm::DenseMap<uint32_t, uint32_t> Values; ///< Copied already.
  uint32_t Depth = 0;
};

} // namespace holdwait::skeleton

#endif // HOLDWAIT_SKELETON_COPIER_H
