//===-- solver/Ordering.cpp - What fixes the order of two locks -----------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/Ordering.h"

#include "llvm/ADT/STLExtras.h"

using namespace holdwait::solver;
using holdwait::skeleton::Relation;

namespace {

bool isIndex(Selector S) {
  return S.Kind == SelectorKind::KeyIndex || S.Kind == SelectorKind::ConstIndex;
}

class Comparison {
public:
  Comparison(const State &S, PathTable &Paths, ValueTable &Values,
             llvm::function_ref<bool(PathId)> HasTies)
      : S(S), Paths(Paths), Values(Values), HasTies(HasTies) {}

  Ordering keys(PathId From, PathId To) {
    const auto A = Paths.selectors(From), B = Paths.selectors(To);
    if (Paths.rootOf(From) != Paths.rootOf(To) || A.size() != B.size())
      return {};
    size_t At = 0;
    while (At < A.size() && same(A[At], B[At]))
      ++At;
    if (At == A.size() || !isIndex(A[At]) || !isIndex(B[At]))
      return {};
    for (size_t I = At + 1; I < A.size(); ++I)
      if (!same(A[I], B[I]))
        return {};
    // Two numbers are two places, like two fields: whatever else is known says nothing of them.
    if (A[At].Kind == SelectorKind::ConstIndex && B[At].Kind == SelectorKind::ConstIndex)
      return {};
    PathId By = Paths.any();
    for (const Selector &Sel : llvm::ArrayRef(A).take_front(At))
      if (Sel.Kind == SelectorKind::Field)
        By = Paths.extend(Paths.any(), Sel);
    return compare(key(A[At]), key(B[At]), Paths.extend(By, {SelectorKind::AnyIndex, 0}));
  }

  /// By the addresses of the two objects, or of the same part of both.
  Ordering addresses(PathId From, PathId To) {
    for (PathId X = From, Y = To;; X = Paths[X].Parent, Y = Paths[Y].Parent) {
      if (const Ordering O = compare(address(X), address(Y), NoIndex); O.Way != 0)
        return O;
      if (!sharesLast(X, Y))
        return {};
    }
  }

  /// By a field that both objects have.
  Ordering fields(PathId From, PathId To) {
    for (const Fact &F : S.Facts) {
      const Term &L = Values[F.Left], &R = Values[F.Right];
      if (L.Kind != TermKind::Load || R.Kind != TermKind::Load)
        continue;
      PathId X = L.A, Y = R.A;
      llvm::SmallVector<Selector, 4> Field;
      while (sharesLast(X, Y)) {
        Field.push_back(Paths[X].Last);
        X = Paths[X].Parent;
        Y = Paths[Y].Parent;
        const bool Differ = HasTies(L.A);
        PathId By = Paths.any();
        for (const Selector &Sel : llvm::reverse(Field))
          By = Paths.extend(By, Sel);
        if (areParts(X, From, Y, To))
          return compare(F.Left, F.Right, By, Differ);
        if (areParts(X, To, Y, From))
          return compare(F.Right, F.Left, By, Differ);
      }
    }
    return {};
  }

private:
  static bool same(Selector A, Selector B) { return A.Kind == B.Kind && A.Operand == B.Operand; }

  bool sharesLast(PathId X, PathId Y) const {
    return X != Y && !Paths.isRoot(X) && !Paths.isRoot(Y) && same(Paths[X].Last, Paths[Y].Last);
  }

  /// Whether \p P is to \p X what \p Q is to \p Y.
  bool areParts(PathId X, PathId P, PathId Y, PathId Q) {
    return X != Y && Paths.isPrefix(X, P) && Paths.isPrefix(Y, Q) &&
           Paths.replacePrefix(P, X, Y) == Q;
  }

  ValueId key(Selector Sel) {
    return Sel.Kind == SelectorKind::KeyIndex ? Sel.Operand : Values.constant(Sel.Operand);
  }

  /// `&*p` is `p`.
  ValueId canonical(ValueId V) {
    const Term &T = Values[V];
    if (T.Kind == TermKind::Address && !Paths.isRoot(T.A) &&
        Paths[T.A].Last.Kind == SelectorKind::Deref)
      return Values.load(Paths[T.A].Parent);
    return V;
  }
  ValueId address(PathId P) { return canonical(Values.address(P)); }

  Ordering compare(ValueId A, ValueId B, PathId By, bool Differ = false) {
    if (A == B)
      return {};
    if (isAtMost(A, B, Differ))
      return {1, By};
    if (isAtMost(B, A, Differ))
      return {-1, By};
    if (Differ && (isAtMost(A, B, false) || isAtMost(B, A, false)))
      return {0, By, true};
    return {};
  }

  /// Whether the facts, one after the other, say that \p A <= \p B; or, if they have to
  /// \p Differ, that \p A < \p B.
  bool isAtMost(ValueId A, ValueId B, bool Differ) {
    using Step = std::pair<ValueId, bool>; // A value, and whether it is more than A.
    llvm::SmallVector<Step, 8> Seen{{A, false}};
    auto Reach = [&](Step To) {
      if (!llvm::is_contained(Seen, To))
        Seen.push_back(To);
    };
    for (size_t I = 0; I < Seen.size(); ++I) {
      const auto [At, More] = Seen[I];
      if ((At == B || areAscending(At, B)) && (More || !Differ))
        return true;
      for (const Fact &F : S.Facts) {
        const ValueId L = canonical(F.Left), R = canonical(F.Right);
        const bool Strict = F.Rel != Relation::Equal && F.Holds;
        const bool Up = F.Rel == Relation::Equal ? F.Holds : (F.Rel == Relation::Less) == F.Holds;
        const bool Down =
            F.Rel == Relation::Equal ? F.Holds : (F.Rel == Relation::Greater) == F.Holds;
        if (Up && (L == At || areAscending(At, L)))
          Reach({R, More || Strict});
        if (Down && (R == At || areAscending(At, R)))
          Reach({L, More || Strict});
      }
    }
    return false;
  }

  bool areAscending(ValueId A, ValueId B) const {
    return Values.isConstant(A) && Values.isConstant(B) && Values[A].Number <= Values[B].Number;
  }

  const State &S;
  PathTable &Paths;
  ValueTable &Values;
  llvm::function_ref<bool(PathId)> HasTies;
};

} // namespace

Ordering holdwait::solver::findOrdering(PathId From, PathId To, const State &S, PathTable &Paths,
                                        ValueTable &Values,
                                        llvm::function_ref<bool(PathId)> HasTies) {
  if (S.Facts.empty() || From == To || !Paths.isExact(From) || !Paths.isExact(To))
    return {};
  Comparison C(S, Paths, Values, HasTies);
  for (auto Way : {&Comparison::keys, &Comparison::addresses, &Comparison::fields})
    if (const Ordering O = (C.*Way)(From, To); O.Way != 0 || O.Ties)
      return O;
  return {};
}
