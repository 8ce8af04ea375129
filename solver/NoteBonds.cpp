//===-- solver/NoteBonds.cpp - Objects that lead to objects -----------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of Flow that notes which object is made to lead to which, through
/// the fields that lead to objects with the same lock (SF_Bond). Bonds.h
/// concludes from it which fields lead back and forth.
///
//===----------------------------------------------------------------------===//

#include "solver/Flow.h"

#include "llvm/ADT/STLExtras.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;

/// Bonds of objects that a caller knows, per function.
static constexpr size_t MaxBonds = 16;

/// Something that leads to an object is stored at \p Place.
void Flow::noteBond(PathId Place, ValueId V, bool Written) {
  const Term &T = C.Values[V];
  if (!Recording || T.Kind == TermKind::Constant || T.Kind == TermKind::Guard)
    return;
  auto IsAround = [&](Selector S) { // What the library puts around a pointer.
    return S.Kind != SelectorKind::Deref &&
           (S.Kind != SelectorKind::Field || C.P.unit().Symbols[S.Operand].Flags & SF_System);
  };
  while (!C.Paths.isRoot(Place) && IsAround(C.Paths[Place].Last))
    Place = C.Paths[Place].Parent;
  const PathTable::Node &N = C.Paths[Place];
  if (C.Paths.isRoot(Place) || N.Last.Kind != SelectorKind::Field ||
      !(C.P.unit().Symbols[N.Last.Operand].Flags & SF_Bond))
    return;
  const llvm::ArrayRef<ValueId> Values =
      T.Kind == TermKind::Choice ? llvm::ArrayRef<ValueId>(T.Operands) : llvm::ArrayRef(V);
  for (ValueId One : Values)
    if (!C.Values.isConstant(One))
      addBond({N.Last.Operand, N.Parent, C.Eval.pointee(One), Written});
}

void Flow::addBond(const Bond &L) {
  if (!llvm::is_contained(Facts.Bonds, L))
    Facts.Bonds.push_back(L);
}

/// What was told of the object below \p From is true of the one below \p To.
void Flow::renameBonds(PathId From, PathId To) {
  auto Rename = [&](PathId P) {
    return P != NoIndex && C.Paths.isPrefix(From, P) ? C.Paths.replacePrefix(P, From, To) : P;
  };
  const std::vector<Bond> Known = Facts.Bonds; // What is added needs no second look.
  for (const Bond &L : Known)
    if (!L.Written)
      addBond({L.Field, Rename(L.From), Rename(L.To), false});
}

/// What a callee stores, in our words.
void Flow::bondInside(const Summary &Sum, const Binding &B, const State &S) {
  for (const Bond &L : Sum.Bonds)
    for (PathId From : C.Eval.places(L.From, B, S))
      for (PathId To : C.Eval.places(L.To, B, S))
        addBond({L.Field, From, To, false});
}

/// Bonds of objects that the caller knows, or gets as the result.
void Flow::summariseBonds() {
  const PathId ResultRoot = C.Paths.root(RootKind::Result);
  const PathId Result = C.Paths.extend(ResultRoot, {SelectorKind::Deref, 0});
  llvm::SmallVector<PathId, 2> Made;
  for (const Exit &E : Exits)
    if (const ValueId R = E.S.contents(ResultRoot);
        R != NoIndex && C.Values[R].Kind == TermKind::Address && !visibleToCaller(C.Values[R].A) &&
        !llvm::is_contained(Made, C.Values[R].A))
      Made.push_back(C.Values[R].A);
  auto Outside = [&](PathId P) {
    for (PathId Object : Made)
      if (C.Paths.isPrefix(Object, P))
        return C.Paths.replacePrefix(P, Object, Result);
    return visibleToCaller(P) && !isSomeObject(P) ? P : NoIndex;
  };
  for (const Bond &L : Facts.Bonds) {
    const Bond Theirs{L.Field, Outside(L.From), L.To == NoIndex ? NoIndex : Outside(L.To), false};
    if (L.Written || Theirs.From == NoIndex || Theirs.To == NoIndex ||
        (C.Paths.isGround(Theirs.From) && C.Paths.isGround(Theirs.To)) ||
        llvm::is_contained(Facts.Sum.Bonds, Theirs))
      continue;
    if (Facts.Sum.Bonds.size() >= MaxBonds) {
      ++C.Hits.Stores;
      return;
    }
    Facts.Sum.Bonds.push_back(Theirs);
  }
}
