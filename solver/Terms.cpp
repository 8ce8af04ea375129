//===-- solver/Terms.cpp - Paths and values of the analysis ---------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/Terms.h"

#include "llvm/ADT/STLExtras.h"

using namespace holdwait::solver;

PathId PathTable::intern(const Node &N) {
  const std::pair<uint64_t, uint64_t> Key{(uint64_t(N.Parent) << 32) | N.Last.Operand,
                                          (uint64_t(static_cast<uint32_t>(N.Last.Kind)) << 8) |
                                              static_cast<uint32_t>(N.Root)};
  auto [It, Inserted] = Index.try_emplace(Key, Nodes.size());
  if (Inserted) {
    Nodes.push_back(N);
    Node &New = Nodes.back();
    const bool IsRoot = N.Parent == NoIndex;
    New.Top = IsRoot ? It->second : Nodes[N.Parent].Top;
    New.Ground = IsRoot ? N.Root == RootKind::Global || N.Root == RootKind::Any
                        : Nodes[N.Parent].Ground && N.Last.Kind != SelectorKind::KeyIndex;
  }
  return It->second;
}

PathId PathTable::root(RootKind Kind, uint32_t RootIndex) {
  return intern({NoIndex, Kind, {SelectorKind::Field, RootIndex}, 0, Kind != RootKind::Any});
}

PathId PathTable::extend(PathId Base, Selector S) {
  if (Nodes[Base].Length >= MaxLength) {
    ++LimitHits;
    Base = generalise(Base);
    if (Nodes[Base].Length >= MaxLength)
      Base = any();
  }
  const bool Exact = Nodes[Base].Exact && S.Kind != SelectorKind::AnyIndex;
  return intern({Base, RootKind::Any, S, uint16_t(Nodes[Base].Length + 1), Exact});
}

bool PathTable::isPrefix(PathId Prefix, PathId P) const {
  if (Nodes[P].Top != Nodes[Prefix].Top)
    return false;
  while (Nodes[P].Length > Nodes[Prefix].Length)
    P = Nodes[P].Parent;
  return P == Prefix;
}

bool PathTable::areApart(PathId A, PathId B) const {
  const RootKind KindA = Nodes[rootOf(A)].Root, KindB = Nodes[rootOf(B)].Root;
  auto IsInside = [&](PathId P) { // Of the variable itself, not behind a pointer in it.
    for (; !isRoot(P); P = Nodes[P].Parent)
      if (Nodes[P].Last.Kind == SelectorKind::Deref)
        return false;
    return true;
  };
  auto IsNamed = [](RootKind K) { return K == RootKind::Local || K == RootKind::Global; };
  auto IsOlder = [](RootKind K) { return K == RootKind::This || K == RootKind::Global; };
  if (rootOf(A) == rootOf(B))
    return false;
  if (IsNamed(KindA) && IsNamed(KindB) && IsInside(A) && IsInside(B))
    return true;
  return (KindA == RootKind::Local && IsInside(A) && IsOlder(KindB)) ||
         (KindB == RootKind::Local && IsInside(B) && IsOlder(KindA));
}

bool PathTable::leadsThroughPointer(PathId Prefix, PathId P) const {
  for (; P != Prefix; P = Nodes[P].Parent)
    if (Nodes[P].Parent == Prefix)
      return Nodes[P].Last.Kind == SelectorKind::Deref;
  return false;
}

llvm::SmallVector<Selector, 8> PathTable::selectors(PathId P) const {
  llvm::SmallVector<Selector, 8> List;
  for (; Nodes[P].Parent != NoIndex; P = Nodes[P].Parent)
    List.push_back(Nodes[P].Last);
  std::reverse(List.begin(), List.end());
  return List;
}

PathId PathTable::replacePrefix(PathId P, PathId From, PathId To) {
  if (P == From)
    return To;
  const Node N = Nodes[P];
  return extend(replacePrefix(N.Parent, From, To), N.Last);
}

PathId PathTable::generalise(PathId P) {
  llvm::SmallVector<Selector, 8> Suffix;
  for (; Nodes[P].Parent != NoIndex && Suffix.size() < 4; P = Nodes[P].Parent) {
    // A dereference ends the object the lock is embedded in, unless nothing
    // but the dereference would be left.
    if (Nodes[P].Last.Kind == SelectorKind::Deref &&
        llvm::any_of(Suffix, [](Selector S) { return S.Kind == SelectorKind::Field; }))
      break;
    const bool Key = Nodes[P].Last.Kind == SelectorKind::KeyIndex;
    Suffix.push_back(Key ? Selector{SelectorKind::AnyIndex, 0} : Nodes[P].Last);
  }
  PathId Out = any();
  for (const Selector &S : llvm::reverse(Suffix))
    Out = extend(Out, S);
  return Out;
}

PathId PathTable::blurKeys(PathId P, llvm::function_ref<bool(ValueId)> Drop) {
  const Node N = Nodes[P];
  if (N.Parent == NoIndex)
    return P;
  const PathId Parent = blurKeys(N.Parent, Drop);
  if (N.Last.Kind == SelectorKind::KeyIndex && Drop(N.Last.Operand))
    return extend(Parent, {SelectorKind::AnyIndex, 0});
  return Parent == N.Parent ? P : extend(Parent, N.Last);
}

ValueId ValueTable::intern(const Term &T) {
  const llvm::hash_code Hash =
      llvm::hash_combine(static_cast<unsigned>(T.Kind), T.A, T.Number,
                         llvm::hash_combine_range(T.Operands.begin(), T.Operands.end()));
  auto &Bucket = Index[Hash];
  for (ValueId V : Bucket)
    if (Terms[V].Kind == T.Kind && Terms[V].A == T.A && Terms[V].Number == T.Number &&
        Terms[V].Operands == T.Operands)
      return V;
  Bucket.push_back(Terms.size());
  Terms.push_back(T);
  return Terms.size() - 1;
}

ValueId ValueTable::choice(llvm::ArrayRef<ValueId> Values) {
  llvm::SmallVector<uint32_t, 4> Flat;
  for (ValueId V : Values) {
    if (Terms[V].Kind == TermKind::Unknown)
      return unknown();
    if (Terms[V].Kind == TermKind::Choice)
      Flat.append(Terms[V].Operands.begin(), Terms[V].Operands.end());
    else
      Flat.push_back(V);
  }
  llvm::sort(Flat);
  Flat.erase(llvm::unique(Flat), Flat.end());
  if (Flat.size() == 1)
    return Flat.front();
  if (Flat.empty() || Flat.size() > MaxChoices)
    return unknown();
  return intern({TermKind::Choice, NoIndex, 0, {Flat.begin(), Flat.end()}});
}

ValueId ValueTable::guard(skeleton::Mode M, bool Owned, uint32_t LockFunction,
                          uint32_t UnlockFunction, llvm::ArrayRef<PathId> Locks) {
  Term T;
  T.Kind = TermKind::Guard;
  T.A = (Owned ? GB_Owned : 0u) | (static_cast<uint32_t>(M) << GB_ModeShift);
  T.Operands = {LockFunction, UnlockFunction};
  T.Operands.append(Locks.begin(), Locks.end());
  return intern(T);
}
