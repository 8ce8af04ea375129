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
#include <utility>

using namespace holdwait::solver;
namespace skeleton = holdwait::skeleton;

bool TraceTable::better(TraceId Outer, TraceId Inner, TraceId B) const {
  auto DepthOf = [&](TraceId T) { return T == NoTrace ? 0 : Traces[T].Depth; };
  const uint32_t Depth = DepthOf(Outer) + DepthOf(Inner);
  if (Depth == 0 || B == NoTrace)
    return Depth != 0;
  if (Depth != DepthOf(B))
    return Depth < DepthOf(B);
  auto Key = [](const Trace &T) {
    return std::tuple(T.Where.File, T.Where.Line, T.Where.Column, T.Function);
  };
  TraceId A = Outer;
  while (A != NoTrace || Inner != NoTrace) {
    if (A == NoTrace)
      A = std::exchange(Inner, NoTrace);
    if (A == B && Inner == NoTrace)
      return false;
    const Trace &X = Traces[A], &Y = Traces[B];
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
    // Of units that are only perhaps held nothing is left where one is taken for certain: which of
    // them is given back next would not be known.
    if (H.Mode == skeleton::Mode::Unit && H.Certain && Old->Doubtful) {
      *Old = H;
      Old->Again = true;
      return;
    }
    const int Most = H.Mode == skeleton::Mode::Unit ? MaxUnits : MaxDepth;
    if (Old->Count == Most)
      Absent.doubt(H.Path); // How often it is held is lost.
    Old->Count = std::min<int>(Most, Old->Count + H.Count);
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
  // Also what went by the name of another handle: a thread and the future of the task that it runs.
  llvm::erase_if(Beside, [&](const Alive &A) { return llvm::is_contained(Ended, A.Op); });
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
bool holdwait::solver::mentions(ValueId V, PathId Place, const PathTable &Paths,
                                const ValueTable &Values) {
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
  // What a local held first keeps its name, and stays ordered to others, wherever it goes. What a
  // place of the caller held on entry is a value like any other, now that it holds another: which
  // end of a call belongs to which beginning hangs on it.
  const bool IsLocal = Paths.isRoot(Place) && Paths[Place].Root == RootKind::Local;
  const bool IsKnown = Values[V].Kind != TermKind::Unknown && !mentions(V, Place, Paths, Values);
  const bool IsCallers = IsKnown && Paths[Paths.rootOf(Place)].Root != RootKind::Local;
  llvm::SmallVector<Fact, 2> Kept;
  llvm::copy_if(Facts, std::back_inserter(Kept), [&](const Fact &F) {
    return (IsLocal && F.Rel != skeleton::Relation::Equal && !Values.isConstant(F.Right)) ||
           (IsCallers && Values.isConstant(F.Right) && Values[F.Left].Kind == TermKind::Load &&
            Values[F.Left].A == Place);
  });
  forget(Place, Paths, Values);
  for (const Fact &F : Kept)
    learn(F);
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

void State::learn(const Fact &F) {
  auto It = llvm::lower_bound(Facts, F, std::less<Fact>());
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
