//===-- solver/Exits.cpp - How a function ends -----------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of Flow that turns the states at the exits into outcomes, and
/// finds locks that leak on the way out.
///
//===----------------------------------------------------------------------===//

#include "solver/Flow.h"

#include "llvm/ADT/STLExtras.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;

/// A value as the caller may see it: what speaks of our own locals is unknown.
ValueId Flow::outwardValue(ValueId V) {
  Term T = C.Values[V];
  switch (T.Kind) {
  case TermKind::Address:
  case TermKind::Load:
  case TermKind::Owns:
    return visibleToCaller(T.A) ? V : C.Values.unknown();
  case TermKind::Choice: {
    llvm::SmallVector<ValueId, 4> All;
    for (ValueId O : T.Operands)
      All.push_back(outwardValue(O));
    return C.Values.choice(All);
  }
  case TermKind::Closure:
    for (size_t I = 1; I < T.Operands.size(); I += 2)
      T.Operands[I] = outwardValue(T.Operands[I]);
    return C.Values.intern(T);
  case TermKind::Bound:
    T.A = outwardValue(T.A);
    for (uint32_t &O : T.Operands)
      O = outwardValue(O);
    return C.Values.intern(T);
  case TermKind::Guard:
    for (uint32_t &Lock : llvm::MutableArrayRef(T.Operands).drop_front(2))
      Lock = outward(Lock);
    return C.Values.intern(T);
  default:
    return V;
  }
}

Outcome Flow::outcomeOf(const Exit &E) {
  Outcome O;
  O.Throws = E.Throws;
  const PathId ResultRoot = C.Paths.root(RootKind::Result);
  for (const auto &[Place, Value] : E.S.Contents) {
    if (Place == ResultRoot) {
      O.Result = outwardValue(Value);
      continue;
    }
    // A parameter's own slot is a copy that ends with the call.
    const bool Slot = C.Paths.isRoot(Place) && C.Paths[Place].Root == RootKind::Local;
    if (!visibleToCaller(Place) || Slot)
      continue;
    if (O.Exit.Contents.size() < C.Limits.Stores)
      O.Exit.Contents.push_back({Place, outwardValue(Value)});
    else
      ++C.Hits.Stores;
  }
  // A lock of some object that is perhaps held is nothing a caller could ever release.
  for (const Held &H : E.S.Locks)
    if (visibleToCaller(H.Path) && (H.Certain || !isSomeObject(H.Path)))
      O.Exit.Locks.push_back(H);
  O.Exit.Released = E.S.Released;
  for (const Alive &A : E.S.Beside)
    O.Exit.Beside.push_back(
        {A.Op, A.Handle != NoIndex && visibleToCaller(A.Handle) ? A.Handle : NoIndex});
  llvm::sort(O.Exit.Beside);
  llvm::copy_if(E.S.Taken, std::back_inserter(O.Exit.Taken), [&](const Taking &T) {
    return visibleToCaller(T.Path) && C.Paths.isExact(T.Path);
  });
  llvm::copy_if(E.S.Joined, std::back_inserter(O.Exit.Joined),
                [&](PathId P) { return visibleToCaller(P); });
  llvm::append_range(O.Exit.Facts, visibleFacts(E.S));
  return O;
}

void Flow::addOutcome(Outcome New) {
  auto JoinInto = [&](Outcome &Old) {
    solver::join(Old.Exit, New.Exit, C.Paths, C.Values, C.Traces, Fn.ParamCount);
    if (Old.Result != New.Result)
      Old.Result = Old.Result == NoIndex || New.Result == NoIndex
                       ? C.Values.unknown()
                       : C.Values.choice({Old.Result, New.Result});
  };
  for (Outcome &Old : Facts.Sum.Outcomes)
    if (Old.Throws == New.Throws && sameProperty(Old.Exit, New.Exit, C.Values))
      return JoinInto(Old);
  if (Facts.Sum.Outcomes.size() < C.Limits.Outcomes) {
    Facts.Sum.Outcomes.push_back(std::move(New));
    return;
  }
  ++C.Hits.Outcomes;
  Facts.Sum.Blurred = true;
  for (Outcome &Old : llvm::reverse(Facts.Sum.Outcomes))
    if (Old.Throws == New.Throws)
      return JoinInto(Old);
}

bool holdwait::solver::distinguishable(const Outcome &A, const Outcome &B,
                                       const ValueTable &Values) {
  for (const Fact &F : A.Exit.Facts)
    for (const Fact &G : B.Exit.Facts)
      if (excludes(F, G, Values))
        return true;
  if (A.Result == NoIndex || B.Result == NoIndex)
    return false;
  auto Shows = [&](ValueId V) {
    const TermKind K = Values[V].Kind;
    return K == TermKind::Constant || K == TermKind::Address || K == TermKind::Guard;
  };
  return A.Result != B.Result && Shows(A.Result) && Shows(B.Result);
}

/// A lock that a function keeps on one way and not on another, with nothing to
/// tell the ways apart, is held by its caller only perhaps.
void Flow::doubtAmbiguous() {
  auto &Outcomes = Facts.Sum.Outcomes;
  for (Outcome &A : Outcomes)
    for (Held &H : A.Exit.Locks)
      for (const Outcome &B : Outcomes)
        if (!A.Throws && !B.Throws && !B.Exit.find(H.Path) && !distinguishable(A, B, C.Values))
          H.Certain = false;
}

void Flow::summarise() {
  for (const Exit &E : Exits) {
    addOutcome(outcomeOf(E));
    // A thread that is joined on no way outlives the function. On ways past a
    // join that is not taken, the start has failed.
    for (const Running &R : E.S.Threads)
      if (llvm::none_of(Facts.Gates, [&](const GateEvent &G) { return G.Op == R.Op; }))
        Facts.Gates.push_back({R.Op, {}});
  }
  doubtAmbiguous();
  if (!(Fn.Flags & (FF_Constructor | FF_Destructor)))
    findLeaks();
}

/// Whether a result looks like failure: zero, null, or a negative code.
static int looksLikeFailure(ValueId V, const ValueTable &Values) {
  if (V == NoIndex || Values[V].Kind != TermKind::Constant)
    return -1;
  return Values[V].Number <= 0;
}

/// A lock that this function takes by hand, lets go of on one way out and
/// keeps on another. One that it also gives back without having taken it is kept from call to call.
void Flow::findLeaks() {
  auto IsKept = [&](PathId P) {
    return llvm::any_of(Exits, [&](const Exit &E) { return llvm::is_contained(E.S.Released, P); });
  };
  for (const Exit &E : Exits)
    for (const Held &H : E.S.Locks)
      if (H.ByHand && !IsKept(H.Path) && H.Certain && C.Paths.isExact(H.Path) &&
          ReleasedHere.contains(H.Path))
        leak(E, H);
}

void Flow::leak(const Exit &E, const Held &H) {
  const PathId ResultRoot = C.Paths.root(RootKind::Result);
  const int KeepsOn = looksLikeFailure(E.S.contents(ResultRoot), C.Values);
  bool OthersLetGo = false;
  for (const Exit &Other : Exits) {
    if (Other.Throws || Other.S.find(H.Path))
      continue;
    OthersLetGo = true;
    const ValueId A = E.S.contents(ResultRoot), B = Other.S.contents(ResultRoot);
    if (E.Throws || A == NoIndex || A == B)
      continue;
    // Held on success, released on failure: an acquisition that may fail.
    if (KeepsOn != 1 && looksLikeFailure(B, C.Values) != 0)
      return;
  }
  if (!OthersLetGo)
    return;
  for (const LeakEvent &Old : Facts.Leaks)
    if (Old.Path == H.Path && Old.Acquired == H.Trace && Old.Throws == E.Throws)
      return;
  LeakEvent L;
  L.Function = F;
  L.Path = H.Path;
  L.Mode = H.Mode;
  L.Acquired = H.Trace;
  L.Exit = E.Throws ? E.Where : E.S.Left;
  L.Released = ReleasedHere.lookup(H.Path);
  L.Throws = E.Throws;
  L.ByResult = H.ByResult;
  Facts.Leaks.push_back(L);
}
