//===-- solver/Stored.cpp - Callables that were stored elsewhere ----------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of Flow that calls what some other function stored in a field or
/// a global. What it captured there are objects that nobody knows here; their
/// lock classes remain.
///
//===----------------------------------------------------------------------===//

#include "solver/Flow.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;

void Flow::targetsStored(PathId Place, llvm::ArrayRef<ValueId> Arguments,
                         llvm::SmallVectorImpl<Target> &Out) {
  const PathTable::Node &Root = C.Paths[C.Paths.rootOf(Place)];
  const uint32_t Symbol = Callables::symbolAt(Place, C.Paths, C.P);
  if (Symbol == NoIndex)
    return;
  const size_t Before = Out.size();
  const llvm::ArrayRef<StoredCallable> There =
      Root.Root == RootKind::Global ? C.Stored.in(Root.Last.Operand, Symbol) : C.Stored.in(Symbol);
  for (const StoredCallable &Stored : There)
    targetsOfValue(foreignValue(C.Eval.valueTerm(Stored.Value), Stored.Function), Arguments,
                   NoIndex, Out);
  for (Target &T : llvm::MutableArrayRef(Out).drop_front(Before))
    T.Among = There.size();
}

/// A place of \p Function, as anybody may see it: a lock variable keeps its
/// name, the rest is some object.
PathId Flow::foreignPath(PathId P, uint32_t Function) {
  const PathId Root = C.Paths.rootOf(P);
  const PathTable::Node &N = C.Paths[Root];
  if (N.Root == RootKind::Global)
    return P;
  const skeleton::Function &Its = C.P.function(Function);
  if (N.Root == RootKind::Local && N.Last.Operand < Its.LocalCount)
    if (const uint32_t Symbol = C.P.unit().Locals[Its.FirstLocal + N.Last.Operand].Symbol;
        Symbol != NoIndex)
      return C.Paths.replacePrefix(P, Root, C.Paths.root(RootKind::Global, Symbol));
  return C.Paths.generalise(P);
}

ValueId Flow::foreignValue(ValueId V, uint32_t Function) {
  Term T = C.Values[V];
  switch (T.Kind) {
  case TermKind::Address:
  case TermKind::Load:
    T.A = foreignPath(T.A, Function);
    return C.Values.intern(T);
  case TermKind::Choice: {
    llvm::SmallVector<ValueId, 4> All;
    for (uint32_t O : T.Operands)
      All.push_back(foreignValue(O, Function));
    return C.Values.choice(All);
  }
  case TermKind::Closure:
    for (size_t I = 1; I < T.Operands.size(); I += 2)
      T.Operands[I] = foreignValue(T.Operands[I], Function);
    return C.Values.intern(T);
  case TermKind::Bound:
    T.A = foreignValue(T.A, Function);
    for (uint32_t &O : T.Operands)
      O = foreignValue(O, Function);
    return C.Values.intern(T);
  case TermKind::Constant:
  case TermKind::Function:
  case TermKind::Placeholder:
    return V;
  default:
    return C.Values.unknown();
  }
}
