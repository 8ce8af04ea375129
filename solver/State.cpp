//===-- solver/State.cpp - What is known at a point -----------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/State.h"

#include "llvm/ADT/STLExtras.h"

#include <tuple>

using namespace holdwait::solver;
namespace skeleton = holdwait::skeleton;

bool TraceTable::better(TraceId A, TraceId B) const {
  if (A == B || A == NoTrace)
    return false;
  if (B == NoTrace)
    return true;
  if (Traces[A].Depth != Traces[B].Depth)
    return Traces[A].Depth < Traces[B].Depth;
  while (A != B && A != NoTrace && B != NoTrace) {
    const Trace &X = Traces[A], &Y = Traces[B];
    auto Key = [](const Trace &T) {
      return std::tuple(T.Where.File, T.Where.Line, T.Where.Column, T.Function);
    };
    if (Key(X) != Key(Y))
      return Key(X) < Key(Y);
    A = X.Inner;
    B = Y.Inner;
  }
  return false;
}

Held *State::find(PathId Lock) {
  auto It = llvm::lower_bound(Locks, Lock, [](const Held &H, PathId P) { return H.Path < P; });
  return It != Locks.end() && It->Path == Lock ? &*It : nullptr;
}

void State::add(const Held &H) {
  if (Held *Old = find(H.Path)) {
    if (Old->Count == 3)
      Absent.doubt(H.Path); // How often it is held is lost.
    Old->Count = std::min(3, Old->Count + 1);
    Old->Again = true;
    Old->Certain |= H.Certain;
    return;
  }
  auto It = llvm::lower_bound(Locks, H.Path, [](const Held &L, PathId P) { return L.Path < P; });
  Locks.insert(It, H);
}

void State::remove(PathId Lock) {
  Held *H = find(Lock);
  if (!H)
    return;
  if (H->Count > 1)
    --H->Count;
  else
    Locks.erase(H);
  for (Running &T : Threads)
    llvm::erase(T.Gates, Lock);
}

void holdwait::solver::addTaking(Takings &To, Taking T) {
  if (auto *It = llvm::lower_bound(To, T); It == To.end() || It->Path != T.Path)
    To.insert(It, T);
}

bool holdwait::solver::keepCommon(Takings &Into, const Takings &From) {
  const size_t Before = Into.size();
  llvm::erase_if(Into, [&](const Taking &T) {
    auto *It = llvm::lower_bound(From, T);
    return It == From.end() || It->Path != T.Path;
  });
  return Into.size() != Before;
}

void State::assumeKind(uint32_t Until) {
  OfKind = Until;
  for (Held &H : Locks)
    H.OfKind = true;
}

void State::enterBlock(uint32_t Block) {
  Absent.enterBlock(Block);
  if (OfKind != Block)
    return;
  OfKind = NoIndex;
  for (Held &H : Locks)
    H.OfKind = false;
}

void State::noteOver(PathId Handle) {
  if (!llvm::is_contained(Over, Handle))
    Over.insert(llvm::lower_bound(Over, Handle), Handle);
}

void State::start(uint32_t Op, PathId Handle) {
  llvm::erase(Ended, Op);
  llvm::erase(Over, Handle);
  const Alive New{Op, Handle};
  if (auto It = llvm::lower_bound(Beside, New); It == Beside.end() || *It != New)
    Beside.insert(It, New);
}

static bool isJoinedBy(PathId Started, PathId Joined, const PathTable &Paths);

llvm::SmallVector<uint32_t, 1> State::startedAs(PathId Handle, const PathTable &Paths) const {
  llvm::SmallVector<uint32_t, 1> Ops;
  for (const Alive &A : Beside)
    if (isJoinedBy(A.Handle, Handle, Paths) && !llvm::is_contained(Ops, A.Op))
      Ops.push_back(A.Op);
  return Ops;
}

/// Whether joining \p Joined joins what was started as \p Started: the same place, or, of
/// elements, any of the same container, as a loop joins them all.
static bool isJoinedBy(PathId Started, PathId Joined, const PathTable &Paths) {
  if (Started == Joined)
    return true;
  if (Started == NoIndex || Paths.rootOf(Started) != Paths.rootOf(Joined))
    return false;
  const auto A = Paths.selectors(Started), B = Paths.selectors(Joined);
  if (A.size() != B.size())
    return false;
  for (size_t I = 0; I < A.size(); ++I) {
    const bool Same = A[I].Kind == B[I].Kind && A[I].Operand == B[I].Operand;
    const bool Elements =
        A[I].Kind != SelectorKind::Field && A[I].Kind != SelectorKind::Deref &&
        (B[I].Kind == SelectorKind::KeyIndex || B[I].Kind == SelectorKind::AnyIndex);
    if (!Same && !Elements)
      return false;
  }
  return true;
}

void State::end(PathId Handle, const PathTable &Paths) {
  bool Found = false;
  llvm::erase_if(Beside, [&](const Alive &A) {
    if (!isJoinedBy(A.Handle, Handle, Paths))
      return false;
    Found = true;
    if (!llvm::is_contained(Ended, A.Op))
      Ended.insert(llvm::lower_bound(Ended, A.Op), A.Op);
    return true;
  });
  if (!Found && !llvm::is_contained(Joined, Handle))
    Joined.insert(llvm::lower_bound(Joined, Handle), Handle);
}

void State::moveHandle(PathId From, PathId To) {
  const bool WasOver = llvm::is_contained(Over, From);
  llvm::erase(Over, To);
  if (WasOver)
    noteOver(To);
  for (Alive &A : Beside)
    if (A.Handle == From)
      A.Handle = To;
  llvm::sort(Beside);
  for (Running &R : Threads)
    if (R.Handle == From)
      R.Handle = To;
}

ValueId State::contents(PathId Place) const {
  auto It = llvm::lower_bound(Contents, Place,
                              [](const auto &Entry, PathId P) { return Entry.first < P; });
  return It != Contents.end() && It->first == Place ? It->second : NoIndex;
}

/// Whether \p V speaks of the contents of \p Place.
static bool mentions(ValueId V, PathId Place, const PathTable &Paths, const ValueTable &Values) {
  const Term &T = Values[V];
  switch (T.Kind) {
  case TermKind::Load:
  case TermKind::Owns:
    return Paths.isPrefix(Place, T.A);
  case TermKind::Address:
    return T.A != Place && Paths.isPrefix(Place, T.A);
  case TermKind::Choice:
    return llvm::any_of(T.Operands, [&](ValueId O) { return mentions(O, Place, Paths, Values); });
  default:
    return false;
  }
}

void State::forget(PathId Place, const PathTable &Paths, const ValueTable &Values) {
  llvm::erase_if(Facts, [&](const Fact &F) {
    return mentions(F.Left, Place, Paths, Values) || mentions(F.Right, Place, Paths, Values);
  });
}

void State::store(PathId Place, ValueId V, const PathTable &Paths, const ValueTable &Values) {
  // What a local held first keeps its name, and stays ordered to others, wherever it goes.
  llvm::SmallVector<Fact, 2> Orders;
  if (Paths.isRoot(Place) && Paths[Place].Root == RootKind::Local)
    llvm::copy_if(Facts, std::back_inserter(Orders), [&](const Fact &F) {
      return F.Rel != skeleton::Relation::Equal && !Values.isConstant(F.Right);
    });
  forget(Place, Paths, Values);
  for (const Fact &F : Orders)
    learn(F);
  // Members of the old object are gone with it.
  // Members of the old object are gone with it. What a pointer led to that is now null may
  // have been moved: somebody else leads there.
  const bool IsNull = Values.isConstant(V) && Values[V].Number == 0;
  llvm::erase_if(Contents, [&](const auto &Entry) {
    return Entry.first != Place && Paths.isPrefix(Place, Entry.first) &&
           !(IsNull && Paths.leadsThroughPointer(Place, Entry.first));
  });
  auto It = llvm::lower_bound(Contents, Place,
                              [](const auto &Entry, PathId P) { return Entry.first < P; });
  if (It != Contents.end() && It->first == Place)
    It->second = V;
  else
    Contents.insert(It, {Place, V});
}

void State::letOthersRun(const PathTable &Paths, const ValueTable &Values,
                         llvm::function_ref<bool(PathId)> IsPerThread) {
  auto IsShared = [&](PathId P) {
    if (Paths[Paths.rootOf(P)].Root != RootKind::Local)
      return true;
    for (; !Paths.isRoot(P); P = Paths[P].Parent)
      if (Paths[P].Last.Kind == SelectorKind::Deref)
        return true;
    return false;
  };
  auto SpeaksOfShared = [&](ValueId V) {
    const Term &T = Values[V];
    return T.Kind == TermKind::Load && IsShared(T.A);
  };
  llvm::erase_if(Contents, [&](const auto &Entry) {
    return Values.isConstant(Entry.second) && IsShared(Entry.first) && !IsPerThread(Entry.first);
  });
  auto SpeaksOfOwn = [&](ValueId V) {
    return Values[V].Kind == TermKind::Load && IsPerThread(Values[V].A);
  };
  llvm::erase_if(Facts, [&](const Fact &F) {
    const bool Stays = SpeaksOfOwn(F.Left) || SpeaksOfOwn(F.Right);
    return !Stays && (SpeaksOfShared(F.Left) || SpeaksOfShared(F.Right));
  });
}

void State::renew(PathId Place, PathTable &Paths, ValueTable &Values) {
  forget(Place, Paths, Values);
  llvm::erase_if(Contents, [&](auto &Entry) {
    if (Paths.isPrefix(Place, Entry.first))
      return true;
    if (mentions(Entry.second, Place, Paths, Values))
      Entry.second = Values.unknown();
    return false;
  });
  llvm::SmallVector<Held, 4> Aged;
  llvm::erase_if(Locks, [&](const Held &H) {
    const PathId Path =
        Paths.blurKeys(H.Path, [&](ValueId Key) { return mentions(Key, Place, Paths, Values); });
    if (Path == H.Path && (H.Path == Place || !Paths.isPrefix(Place, H.Path)))
      return false;
    Aged.push_back(H);
    Aged.back().Path = Path != H.Path ? Path : Paths.generalise(H.Path);
    return true;
  });
  for (const Held &H : Aged)
    add(H);
  Absent.forget([&](PathId Lock) {
    return Paths.isPrefix(Place, Lock) || Paths.blurKeys(Lock, [&](ValueId Key) {
      return mentions(Key, Place, Paths, Values);
    }) != Lock;
  });
}

/// The outcomes of comparing two values, as bits, that a fact leaves possible.
static unsigned possible(const Fact &F) {
  enum { Less = 1, Equal = 2, Greater = 4, All = 7 };
  const unsigned Named = F.Rel == skeleton::Relation::Equal  ? Equal
                         : F.Rel == skeleton::Relation::Less ? Less
                                                             : Greater;
  return F.Holds ? Named : All & ~Named;
}

int State::decide(const Fact &Question) const {
  unsigned Left = ~0u;
  for (const Fact &F : Facts)
    if (F.Left == Question.Left && F.Right == Question.Right)
      Left &= possible(F);
  const unsigned Asked = possible(Question);
  if (Left == ~0u)
    return -1;
  return (Left & ~Asked) == 0 ? 1 : (Left & Asked) == 0 ? 0 : -1;
}

static auto factKey(const Fact &F) { return std::tuple(F.Left, F.Right, F.Rel, F.Holds); }

void State::learn(const Fact &F) {
  auto It = llvm::lower_bound(Facts, F,
                              [](const Fact &A, const Fact &B) { return factKey(A) < factKey(B); });
  if (It == Facts.end() || !(*It == F))
    Facts.insert(It, F);
}

bool holdwait::solver::excludes(const Fact &A, const Fact &B, const ValueTable &Values) {
  if (A.sameQuestion(B))
    return A.Holds != B.Holds;
  return A.Left == B.Left && A.Rel == B.Rel && A.Holds && B.Holds &&
         A.Rel == skeleton::Relation::Equal && Values.isConstant(A.Right) &&
         Values.isConstant(B.Right);
}

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
         !isSwapped(A, B, Paths, Values);
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
  llvm::sort(Out, [](const Fact &A, const Fact &B) { return factKey(A) < factKey(B); });
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
