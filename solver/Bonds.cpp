//===-- solver/Bonds.cpp - Which fields lead back and forth ---------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/Bonds.h"

#include "llvm/ADT/STLExtras.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;

Bonds::Bonds(const Program &P, const PathTable &Paths, const std::vector<FunctionFacts> &Facts)
    : P(P), Paths(Paths) {
  for (const FunctionFacts &F : Facts)
    read(F.Bonds);
  dropContradictions();
}

/// Pointers, elements, and what the library puts around them.
bool Bonds::isAround(Selector S) const {
  return S.Kind != SelectorKind::Field || P.unit().Symbols[S.Operand].Flags & SF_System;
}

/// The field of \p Whole that leads to \p Part, or NoIndex.
uint32_t Bonds::holderOf(PathId Part, PathId Whole) const {
  if (Part == Whole || !Paths.isPrefix(Whole, Part))
    return NoIndex;
  for (; Paths[Part].Parent != Whole; Part = Paths[Part].Parent)
    if (!isAround(Paths[Part].Last))
      return NoIndex;
  const Selector First = Paths[Part].Last;
  return First.Kind == SelectorKind::Field ? First.Operand : NoIndex;
}

/// Whether the function makes the pointer lead nowhere else. A container holds many.
bool Bonds::isOnly(const Bond &B, llvm::ArrayRef<Bond> All) const {
  if (!(P.unit().Symbols[B.Field].Flags & (SF_Pointer | SF_Reference)))
    return true;
  return llvm::none_of(All, [&](const Bond &O) {
    return O.Field == B.Field && O.From == B.From && O.Written == B.Written && O.To != B.To;
  });
}

void Bonds::oppose(uint32_t F, uint32_t G) {
  Opposite[F].insert(G);
  Opposite[G].insert(F);
}

void Bonds::read(llvm::ArrayRef<Bond> All) {
  for (const Bond &L : All) {
    Stored.insert(L.Field);
    if (L.To == NoIndex || isSomeObject(L.From) || isSomeObject(L.To))
      continue;
    // A list of one kind of pointer may be turned around: `head->next->next = head`.
    if (const uint32_t Holder = holderOf(L.From, L.To); Holder != NoIndex && Holder != L.Field)
      oppose(L.Field, Holder);
    for (const Bond &Other : All)
      if (Other.From == L.To && Other.To == L.From && L.From != L.To &&
          Other.Written == L.Written && isOnly(L, All) && isOnly(Other, All))
        oppose(L.Field, Other.Field);
  }
}

/// What is up and down at once is neither.
void Bonds::dropContradictions() {
  // A ring of two is made with one field as well.
  for (auto &[F, Others] : Opposite)
    if (Others.size() > 1)
      Others.erase(F);
  std::map<uint32_t, bool> Up;
  for (const auto &[Start, _] : Opposite) {
    if (Up.count(Start))
      continue;
    std::vector<uint32_t> Group{Start};
    Up[Start] = true;
    bool Contradicts = false;
    for (size_t I = 0; I < Group.size(); ++I)
      for (uint32_t Next : Opposite[Group[I]]) {
        auto [It, New] = Up.try_emplace(Next, !Up[Group[I]]);
        if (New)
          Group.push_back(Next);
        Contradicts |= It->second == Up[Group[I]] && Next != Group[I];
      }
    if (Contradicts)
      for (uint32_t F : Group)
        Opposite[F].clear();
  }
}

/// The field by which \p Far, the lock of one object, is reached from the object that the lock
/// \p Near is in.
std::optional<uint32_t> Bonds::step(PathId Near, PathId Far, PathId &At) const {
  const auto A = Paths.selectors(Near), B = Paths.selectors(Far);
  size_t Common = 0;
  while (Common < A.size() && Common < B.size() && A[Common] == B[Common])
    ++Common;
  if (Common == A.size() || B.size() < A.size() + 2 || B[Common].Kind != SelectorKind::Field)
    return std::nullopt;
  const auto Lock = llvm::ArrayRef(A).drop_front(Common);
  const auto Middle = llvm::ArrayRef(B).drop_front(Common + 1).drop_back(Lock.size());
  if (!llvm::equal(Lock, llvm::ArrayRef(B).take_back(Lock.size())) ||
      !llvm::all_of(Middle, [&](Selector S) { return isAround(S); }))
    return std::nullopt;
  At = Near;
  for (size_t I = 0; I < Lock.size(); ++I)
    At = Paths[At].Parent;
  return B[Common].Operand;
}

Direction Bonds::direction(PathId From, PathId To) const {
  if (Paths.rootOf(From) != Paths.rootOf(To) || Paths[Paths.rootOf(From)].Root == RootKind::Any)
    return {};
  Direction D;
  if (auto Field = step(From, To, D.At))
    D.Field = *Field;
  else if (auto Field = step(To, From, D.At)) {
    D.Field = *Field;
    D.Back = true;
  }
  return D;
}

bool Bonds::areOpposite(const Direction &A, const Direction &B) const {
  if (A.Field == NoIndex || B.Field == NoIndex)
    return false;
  if (A.Field == B.Field && A.Back != B.Back)
    return true;
  auto It = Opposite.find(A.Field);
  return A.Back == B.Back && It != Opposite.end() && It->second.count(B.Field);
}
