//===-- solver/StateJoin.cpp - Where ways meet ---------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Which states stay apart where ways meet, and what is left of those that do
/// not.
///
//===----------------------------------------------------------------------===//

#include "solver/State.h"

#include "llvm/ADT/STLExtras.h"

using namespace holdwait::solver;
namespace skeleton = holdwait::skeleton;

/// Whether the states differ in which of two values is the lesser, and hold them the other way
/// round: `if (b < a) swap(a, b)`. Whatever the two are, both states have them in order.
static bool isSwapped(const State &A, const State &B, const PathTable &Paths,
                      const ValueTable &Values) {
  auto Holds = [&](const State &S, PathId Place, ValueId V) {
    const ValueId Held = S.contents(Place);
    return Held == V ||
           (Held == NoIndex && Values[V].Kind == TermKind::Load && Values[V].A == Place);
  };
  auto PointsTo = [&](const State &S, PathId Place, PathId Object) {
    const ValueId Held = S.contents(Place);
    if (Held == NoIndex)
      return false;
    const Term &T = Values[Held];
    return (T.Kind == TermKind::Address && T.A == Object) ||
           (T.Kind == TermKind::Load && !Paths.isRoot(Object) && Paths[Object].Parent == T.A &&
            Paths[Object].Last.Kind == SelectorKind::Deref);
  };
  auto AnyPlace = [&](auto Is) {
    return llvm::any_of(A.Contents, [&](const auto &Entry) { return Is(Entry.first); }) ||
           llvm::any_of(B.Contents, [&](const auto &Entry) { return Is(Entry.first); });
  };
  // Where A has the one, B has the other: the values that were compared, or, if those were a part
  // of two objects, pointers to the objects.
  auto Exchanged = [&](ValueId X, ValueId Y) {
    if (AnyPlace([&](PathId P) { return Holds(A, P, X) && Holds(B, P, Y); }))
      return true;
    if (Values[X].Kind != TermKind::Load || Values[Y].Kind != TermKind::Load)
      return false;
    PathId Of = Values[X].A, With = Values[Y].A;
    while (!Paths.isRoot(Of) && !Paths.isRoot(With) && Paths[Of].Last.Kind == SelectorKind::Field &&
           Paths[With].Last.Kind == SelectorKind::Field &&
           Paths[Of].Last.Operand == Paths[With].Last.Operand) {
      Of = Paths[Of].Parent;
      With = Paths[With].Parent;
    }
    return AnyPlace([&](PathId P) { return PointsTo(A, P, Of) && PointsTo(B, P, With); });
  };
  for (const Fact &F : A.Facts)
    for (const Fact &G : B.Facts)
      if (F.Rel != skeleton::Relation::Equal && F.sameQuestion(G) && F.Holds != G.Holds &&
          Exchanged(F.Left, F.Right) && Exchanged(F.Right, F.Left))
        return true;
  return false;
}

/// Whether one state is the way where two objects of the caller are the same, and the other the
/// way where they are not: `if (this != &other)`. A caller mostly knows, and what the one does not
/// do, the other does.
static bool isSelfApart(const State &A, const State &B, const ValueTable &Values) {
  return llvm::any_of(A.Facts, [&](const Fact &F) {
    return F.Rel == skeleton::Relation::Equal && Values[F.Left].Kind == TermKind::Address &&
           !Values.isConstant(F.Right) && llvm::any_of(B.Facts, [&](const Fact &G) {
             return F.sameQuestion(G) && F.Holds != G.Holds;
           });
  });
}

bool holdwait::solver::sameProperty(const State &A, const State &B, const PathTable &Paths,
                                    const ValueTable &Values) {
  auto SameHeld = [](const Held &X, const Held &Y) {
    return X.Path == Y.Path && X.Mode == Y.Mode && X.Count == Y.Count &&
           (X.Certain == Y.Certain || X.Doubtful || Y.Doubtful);
  };
  if (A.Locks.size() != B.Locks.size() || A.Released != B.Released ||
      !std::equal(A.Locks.begin(), A.Locks.end(), B.Locks.begin(), SameHeld) ||
      A.Threads != B.Threads)
    return false;
  auto IsGuard = [&](const auto &Entry) { return Values.isGuard(Entry.second); };
  auto GuardsA = llvm::make_filter_range(A.Contents, IsGuard);
  auto GuardsB = llvm::make_filter_range(B.Contents, IsGuard);
  return std::equal(GuardsA.begin(), GuardsA.end(), GuardsB.begin(), GuardsB.end()) &&
         !isSwapped(A, B, Paths, Values) && !isSelfApart(A, B, Values);
}

/// Joins what two states have stored at one place; NoIndex is "as on entry",
/// for a local that is no parameter "some value". \p Renew is set when what the
/// place holds is not known any more.
static ValueId joinValues(PathId Place, ValueId A, ValueId B, PathTable &Paths, ValueTable &Values,
                          uint32_t ParamCount, bool &Renew) {
  if (A == B)
    return A;
  const PathTable::Node &Root = Paths[Paths.rootOf(Place)];
  const bool Local = Root.Root == RootKind::Local && Root.Last.Operand >= ParamCount;
  auto Forget = [&] {
    Renew = Local;
    return Values.unknown();
  };
  auto PathOf = [&](ValueId V) {
    const Term &T = Values[V];
    return T.Kind == TermKind::Load || T.Kind == TermKind::Address ? T.A : NoIndex;
  };
  if (A == NoIndex || B == NoIndex) {
    const ValueId Known = A == NoIndex ? B : A;
    const TermKind Kind = Values[Known].Kind;
    if (Kind == TermKind::Guard || (Local && Kind == TermKind::Constant))
      return Forget();
    if (Local)
      return mentions(Known, Place, Paths, Values) ? Forget() : Known;
    return Values.choice({Known, Values.load(Place)});
  }
  auto Joins = [&](ValueId V) {
    const TermKind K = Values[V].Kind;
    return K != TermKind::Guard && K != TermKind::Unknown;
  };
  if (!Joins(A) || !Joins(B))
    return Forget();
  // A pointer that walks (`p = p->next`) names another object each time.
  const PathId P = PathOf(A), Q = PathOf(B);
  if (P != NoIndex && Q != NoIndex && (Paths.isPrefix(P, Q) || Paths.isPrefix(Q, P)))
    return Forget();
  const ValueId V = Values.choice({A, B});
  return V == Values.unknown() ? Forget() : V;
}

static bool joinContents(State &Into, const State &From, PathTable &Paths, ValueTable &Values,
                         uint32_t ParamCount) {
  llvm::SmallVector<std::pair<PathId, ValueId>, 8> Out;
  llvm::SmallVector<PathId, 2> Renewed;
  auto A = Into.Contents.begin(), AEnd = Into.Contents.end();
  auto B = From.Contents.begin(), BEnd = From.Contents.end();
  while (A != AEnd || B != BEnd) {
    const bool TakeA = B == BEnd || (A != AEnd && A->first <= B->first);
    const bool TakeB = A == AEnd || (B != BEnd && B->first <= A->first);
    const PathId Place = TakeA ? A->first : B->first;
    bool Renew = false;
    const ValueId V = joinValues(Place, TakeA ? A->second : NoIndex, TakeB ? B->second : NoIndex,
                                 Paths, Values, ParamCount, Renew);
    if (Renew)
      Renewed.push_back(Place);
    else
      Out.push_back({Place, V});
    A += TakeA;
    B += TakeB;
  }
  const bool Changed = Out.size() != Into.Contents.size() ||
                       !std::equal(Out.begin(), Out.end(), Into.Contents.begin());
  Into.Contents = std::move(Out);
  if (Changed)
    for (PathId Place : Renewed)
      Into.renew(Place, Paths, Values);
  return Changed;
}

bool holdwait::solver::joinFacts(llvm::SmallVectorImpl<Fact> &Into, llvm::ArrayRef<Fact> From,
                                 ValueTable &Values) {
  auto IsValueOf = [&](const Fact &F) {
    const TermKind K = Values[F.Right].Kind;
    return F.Rel == skeleton::Relation::Equal && F.Holds &&
           (K == TermKind::Constant || K == TermKind::Choice);
  };
  llvm::SmallVector<Fact, 4> Out;
  for (const Fact &F : Into) {
    if (llvm::is_contained(From, F)) {
      Out.push_back(F);
      continue;
    }
    if (!IsValueOf(F))
      continue;
    for (const Fact &G : From) {
      if (G.Left != F.Left || !IsValueOf(G))
        continue;
      const ValueId Either = Values.choice({F.Right, G.Right});
      if (Either != Values.unknown())
        Out.push_back({F.Left, Either, F.Rel, true});
    }
  }
  llvm::sort(Out);
  Out.erase(std::unique(Out.begin(), Out.end()), Out.end());
  const bool Changed =
      Out.size() != Into.size() || !std::equal(Out.begin(), Out.end(), Into.begin());
  Into.assign(Out.begin(), Out.end());
  return Changed;
}

static bool joinLocks(State &Into, const State &From, const TraceTable &Traces) {
  bool Changed = false;
  for (Held &H : Into.Locks) {
    const Held *Other = From.find(H.Path);
    if (!Other || !Other->Certain) {
      Changed |= H.Certain;
      H.Certain = false;
      H.Doubtful |= Other && Other->Doubtful;
    }
    if (Other && H.OfKind && !Other->OfKind) {
      H.OfKind = false;
      Changed = true;
    }
    if (Other && H.Last && !Other->Last) {
      H.Last = false;
      Changed = true;
    }
    if (Other && Traces.better(Other->Trace, H.Trace))
      H.Trace = Other->Trace; // Not a change of what holds: no need to go round again.
  }
  for (const Held &H : From.Locks)
    if (!Into.find(H.Path)) {
      Held Maybe = H;
      Maybe.Certain = false;
      Into.add(Maybe);
      Changed = true;
    }
  return Changed;
}

template <typename List> static bool unite(List &Into, const List &From) {
  bool Changed = false;
  for (const auto &One : From)
    if (auto It = llvm::lower_bound(Into, One); It == Into.end() || *It != One) {
      Into.insert(It, One);
      Changed = true;
    }
  return Changed;
}

static bool joinThreads(State &Into, const State &From) {
  bool Changed = unite(Into.Beside, From.Beside);
  Changed |= unite(Into.Ended, From.Ended);
  Changed |= unite(Into.Joined, From.Joined);
  const size_t Over = Into.Over.size();
  llvm::erase_if(Into.Over, [&](PathId P) { return !llvm::is_contained(From.Over, P); });
  Changed |= Over != Into.Over.size();
  if (Changed)
    llvm::erase_if(Into.Beside,
                   [&](const Alive &A) { return llvm::is_contained(Into.Ended, A.Op); });
  return Changed;
}

bool holdwait::solver::join(State &Into, const State &From, PathTable &Paths, ValueTable &Values,
                            const TraceTable &Traces, uint32_t ParamCount) {
  bool Changed = joinLocks(Into, From, Traces);
  Changed |= joinContents(Into, From, Paths, Values, ParamCount);
  Changed |= joinFacts(Into.Facts, From.Facts, Values);
  Changed |= Into.Absent.join(From.Absent);
  if (Into.OfKind != From.OfKind && Into.OfKind != NoIndex) {
    Into.OfKind = NoIndex;
    Changed = true;
  }
  Changed |= Into.Last && !From.Last;
  Into.Last &= From.Last;
  Changed |= unite(Into.Released, From.Released);
  Changed |= joinThreads(Into, From);
  Changed |= keepCommon(Into.Taken, From.Taken);
  Changed |= unite(Into.Exceptions, From.Exceptions);
  if (Into.Threads != From.Threads) {
    const size_t Threads = Into.Threads.size();
    llvm::erase_if(Into.Threads,
                   [&](const Running &R) { return !llvm::is_contained(From.Threads, R); });
    Changed |= Threads != Into.Threads.size();
  }
  return Changed;
}
