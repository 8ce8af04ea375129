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
/// lock classes remain. Only the object that it was put into is known again.
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
  for (const StoredCallable &Stored : There) {
    Foreign Of{Stored.Function, Place, keptPlace(Symbol, Stored)};
    targetsOfValue(foreignValue(C.Eval.valueTerm(Stored.Value), Of), Arguments, NoIndex, Out);
  }
  for (Target &T : llvm::MutableArrayRef(Out).drop_front(Before))
    T.Among = There.size();
}

/// Where a callable was put, in the words of the function that made it; NoIndex if unknown.
PathId Flow::keptPlace(uint32_t Symbol, const StoredCallable &Stored) {
  const std::optional<Keeping> Kept = C.Stored.keptAt(Symbol, Stored);
  if (!Kept)
    return NoIndex;
  const PathId Place = C.Eval.term(Kept->Place);
  if (Kept->Object == NoIndex)
    return Place;
  const PathId This = C.Paths.root(RootKind::This);
  return C.Paths.rootOf(Place) == This
             ? C.Paths.replacePrefix(Place, This, C.Eval.term(Kept->Object))
             : NoIndex;
}

/// What a callable captured of the object that it was put into is, where it is called out of an
/// object, that object: `onStop_([this] { … })`. NoIndex for anything else.
PathId Flow::sameObject(PathId P, const Foreign &Of) {
  if (Of.Kept == NoIndex)
    return NoIndex;
  PathId Common = P;
  while (!C.Paths.isPrefix(Common, Of.Kept)) {
    if (C.Paths.isRoot(Common))
      return NoIndex;
    Common = C.Paths[Common].Parent;
  }
  PathId Kept = Of.Kept, Called = Of.Called;
  for (; Kept != Common; Kept = C.Paths[Kept].Parent, Called = C.Paths[Called].Parent)
    if (C.Paths.isRoot(Called) || C.Paths[Kept].Last.Kind != C.Paths[Called].Last.Kind ||
        C.Paths[Kept].Last.Operand != C.Paths[Called].Last.Operand)
      return NoIndex;
  return C.Paths.replacePrefix(P, Common, Called);
}

/// A place of another function, as anybody may see it: a lock variable keeps its
/// name, the rest is some object.
PathId Flow::foreignPath(PathId P, const Foreign &Of) {
  const PathId Root = C.Paths.rootOf(P);
  const PathTable::Node &N = C.Paths[Root];
  if (N.Root == RootKind::Global)
    return P;
  if (const PathId Same = sameObject(P, Of); Same != NoIndex)
    return Same;
  const skeleton::Function &Its = C.P.function(Of.Function);
  if (N.Root == RootKind::Local && N.Last.Operand < Its.LocalCount)
    if (const uint32_t Symbol = C.P.unit().Locals[Its.FirstLocal + N.Last.Operand].Symbol;
        Symbol != NoIndex)
      return C.Paths.replacePrefix(P, Root, C.Paths.root(RootKind::Global, Symbol));
  return C.Paths.generalise(P);
}

ValueId Flow::foreignValue(ValueId V, const Foreign &Of) {
  Term T = C.Values[V];
  switch (T.Kind) {
  case TermKind::Load: // A pointer to it.
    if (const PathId Object = sameObject(C.Paths.extend(T.A, {SelectorKind::Deref, 0}), Of);
        Object != NoIndex) {
      T.Kind = TermKind::Address;
      T.A = Object;
      return C.Values.intern(T);
    }
    [[fallthrough]];
  case TermKind::Address:
    T.A = foreignPath(T.A, Of);
    return C.Values.intern(T);
  case TermKind::Choice: {
    llvm::SmallVector<ValueId, 4> All;
    for (uint32_t O : T.Operands)
      All.push_back(foreignValue(O, Of));
    return C.Values.choice(All);
  }
  case TermKind::Closure:
    for (size_t I = 1; I < T.Operands.size(); I += 2)
      T.Operands[I] = foreignValue(T.Operands[I], Of);
    return C.Values.intern(T);
  case TermKind::Bound:
    T.A = foreignValue(T.A, Of);
    for (uint32_t &O : T.Operands)
      O = foreignValue(O, Of);
    return C.Values.intern(T);
  case TermKind::Constant:
  case TermKind::Function:
  case TermKind::Placeholder:
    return V;
  default:
    return C.Values.unknown();
  }
}
