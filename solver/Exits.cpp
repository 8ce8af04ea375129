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

/// \p V with what is below \p From told as below \p To.
ValueId Flow::renamed(ValueId V, PathId From, PathId To) {
  Term T = C.Values[V];
  auto Rename = [&](PathId P) {
    return C.Paths.isPrefix(From, P) ? C.Paths.replacePrefix(P, From, To) : P;
  };
  switch (T.Kind) {
  case TermKind::Address:
  case TermKind::Load:
  case TermKind::Owns:
    T.A = Rename(T.A);
    return C.Values.intern(T);
  case TermKind::Guard:
    for (uint32_t &Lock : llvm::MutableArrayRef(T.Operands).drop_front(2))
      Lock = Rename(Lock);
    return C.Values.intern(T);
  default:
    return V;
  }
}

/// A function that makes an object and returns it, or something that leads to it:
/// for its caller the object is what the result leads to.
State Flow::ownedByResult(State S) {
  const PathId ResultRoot = C.Paths.root(RootKind::Result);
  const ValueId R = S.contents(ResultRoot);
  if (R == NoIndex || C.Values[R].Kind != TermKind::Address)
    return S;
  const PathId From = C.Values[R].A, Pointer = C.Paths[From].Parent;
  if (Pointer == NoIndex || !C.Paths.isRoot(Pointer) || visibleToCaller(From) ||
      C.Paths[From].Last.Kind != SelectorKind::Deref)
    return S;
  return renamed(S, From, C.Paths.extend(ResultRoot, {SelectorKind::Deref, 0}));
}

/// What is stored and held below \p From is told as below \p To.
State Flow::renamed(const State &S, PathId From, PathId To) {
  auto Rename = [&](PathId P) {
    return P != NoIndex && C.Paths.isPrefix(From, P) ? C.Paths.replacePrefix(P, From, To) : P;
  };
  State Out = S;
  Out.Contents.clear();
  Out.Locks.clear();
  for (const auto &[Place, Value] : S.Contents)
    Out.Contents.push_back({Rename(Place), renamed(Value, From, To)});
  llvm::sort(Out.Contents);
  for (Held H : S.Locks) {
    H.Path = Rename(H.Path);
    H.Owner = Rename(H.Owner);
    Out.add(H);
  }
  return Out;
}

/// A variable that nobody wrote: what an expression holds meanwhile.
bool Flow::isTemporary(PathId P) const {
  const PathTable::Node &N = C.Paths[P];
  return C.Paths.isRoot(P) && N.Root == RootKind::Local && N.Last.Operand >= Fn.ParamCount &&
         N.Last.Operand < Fn.LocalCount &&
         (C.P.unit().Locals[Fn.FirstLocal + N.Last.Operand].Flags & LF_Temporary);
}

/// What a temporary pointer leads to alone is given to \p New, and goes by the name of that from
/// now on: the next object that comes through the temporary is another one. Not if somebody may
/// still know what \p New led to before.
void Flow::nameByOwner(PathId Temporary, PathId New, State &S) {
  const PathId From = C.Paths.extend(Temporary, {SelectorKind::Deref, 0});
  const PathId To = C.Paths.extend(New, {SelectorKind::Deref, 0});
  const ValueId Object = C.Values.address(From);
  if (!isTemporary(Temporary) || S.contents(Temporary) != Object || !C.Paths.isExact(New) ||
      S.contents(New) != Object || llvm::any_of(S.Contents, [&](const auto &Entry) {
        return Entry.first != New && !isTemporary(Entry.first) &&
               (Entry.second == Object || mentions(Entry.second, New, C.Paths, C.Values));
      }))
    return;
  if (!visibleToCaller(New))
    S.renew(New, C.Paths, C.Values);
  S.store(New, C.Values.address(To), C.Paths, C.Values);
  S = renamed(S, From, To);
  renameBonds(From, To);
  for (Fact &Known : S.Facts) {
    Known.Left = renamed(Known.Left, From, To);
    Known.Right = renamed(Known.Right, From, To);
  }
  llvm::sort(S.Facts);
  S.Facts.erase(std::unique(S.Facts.begin(), S.Facts.end()), S.Facts.end());
  for (Alive &A : S.Beside)
    if (A.Handle != NoIndex && C.Paths.isPrefix(From, A.Handle))
      A.Handle = C.Paths.replacePrefix(A.Handle, From, To);
  llvm::sort(S.Beside);
}

/// What is taken out of a container with a unit of a pool in hand is there: that is what the unit
/// stands for.
ValueId Flow::takenOut(ValueId V, const State &S) {
  const Term T = C.Values[V];
  if (T.Kind != TermKind::Load || C.Paths.isRoot(T.A) ||
      C.Paths[T.A].Last.Kind != SelectorKind::AnyIndex ||
      llvm::none_of(S.Locks, [](const Held &H) { return H.Mode == Mode::Unit && H.Certain; }))
    return V;
  return C.Values.address(C.Paths.extend(T.A, {SelectorKind::Deref, 0}));
}

/// Whether a value that the caller does not know is certainly not zero.
bool Flow::isSomething(ValueId V, const State &S) {
  return outwardValue(V) == C.Values.unknown() &&
         C.Eval.decide(V, Relation::NotEqual, C.Values.constant(0), S) == 1;
}

/// What is left in the places that the caller knows, and what is returned.
void Flow::addContents(const State &S, Outcome &O) {
  const PathId ResultRoot = C.Paths.root(RootKind::Result);
  for (const auto &[Place, Value] : S.Contents) {
    if (Place == ResultRoot) {
      O.Result = takenOut(outwardValue(Value), S);
      O.NotZero = isSomething(Value, S);
      continue;
    }
    // A parameter's own slot is a copy that ends with the call.
    const bool Slot = C.Paths.isRoot(Place) && C.Paths[Place].Root == RootKind::Local;
    if (!visibleToCaller(Place) || Slot)
      continue;
    if (O.Exit.Contents.size() >= C.Limits.Stores) {
      ++C.Hits.Stores;
      continue;
    }
    const bool IsReturned = C.Paths.rootOf(Place) == ResultRoot;
    const ValueId Left = outwardValue(Value);
    O.Exit.Contents.push_back({Place, IsReturned ? takenOut(Left, S) : Left});
    if (isSomething(Value, S))
      O.Set.push_back(Place);
  }
}

Outcome Flow::outcomeOf(const Exit &Ours) {
  Exit E = Ours;
  E.S = ownedByResult(std::move(E.S));
  Outcome O;
  O.Throws = E.Throws;
  addContents(E.S, O);
  // A lock of some object that is perhaps held is nothing a caller could ever release. Units of a
  // pool that lies in a variable of ours end with it.
  for (const Held &H : E.S.Locks)
    if (visibleToCaller(H.Path) && (H.Certain || !isSomeObject(H.Path)) &&
        !(H.Mode == Mode::Unit && C.Classes.makerOf(H.Path) == F))
      O.Exit.Locks.push_back(H);
  for (Held &H : O.Exit.Locks)
    if (H.Owner != NoIndex && !visibleToCaller(H.Owner))
      H.Owner = NoIndex;
  if (E.Throws)
    O.Exit.Exceptions = E.S.Exceptions;
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
    Old.NotZero &= New.NotZero;
    llvm::erase_if(Old.Set, [&](PathId P) { return !llvm::is_contained(New.Set, P); });
    if (Old.Result != New.Result)
      Old.Result = Old.Result == NoIndex || New.Result == NoIndex
                       ? C.Values.unknown()
                       : C.Values.choice({Old.Result, New.Result});
  };
  // The answers of a function that synchronises nothing are all there is to it.
  auto IsOtherAnswer = [&](const Outcome &Old) {
    return !C.Matters.isRelevant(F) && Old.Result != New.Result && Old.Result != NoIndex &&
           New.Result != NoIndex && C.Values.isConstant(Old.Result) &&
           C.Values.isConstant(New.Result);
  };
  for (Outcome &Old : Facts.Sum.Outcomes)
    if (Old.Throws == New.Throws && sameProperty(Old.Exit, New.Exit, C.Paths, C.Values) &&
        !IsOtherAnswer(Old))
      return JoinInto(Old);
  // Each kind of end has its own bound: exceptions do not blur how a call returns.
  const auto Alike = llvm::count_if(Facts.Sum.Outcomes,
                                    [&](const Outcome &Old) { return Old.Throws == New.Throws; });
  if (Alike < C.Limits.Outcomes) {
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
  auto IsZero = [&](ValueId V) {
    return Values[V].Kind == TermKind::Constant && Values[V].Number == 0;
  };
  if ((A.NotZero && IsZero(B.Result)) || (B.NotZero && IsZero(A.Result)))
    return true;
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
  summariseBonds();
  if (Fn.Flags & FF_Constructor)
    findAbandoned();
  else if (!(Fn.Flags & FF_Destructor))
    findLeaks();
}

/// Whether a result looks like failure: zero, null, or a negative code.
static int looksLikeFailure(ValueId V, const ValueTable &Values) {
  if (V == NoIndex || Values[V].Kind != TermKind::Constant)
    return -1;
  return Values[V].Number <= 0;
}

/// Whether the lock is owned by an object on the heap of which only variables of
/// this function know when it returns.
bool Flow::isLost(const Exit &E, const Held &H) const {
  const PathId Owner = ownerOf(H, E.S);
  if (E.Throws || Owner == NoIndex || visibleToCaller(Owner) || C.Paths.isRoot(Owner) ||
      C.Paths[Owner].Last.Kind != SelectorKind::Deref)
    return false;
  bool Known = false;
  for (const auto &[Place, Value] : E.S.Contents)
    if (C.Values[Value].Kind == TermKind::Address && C.Values[Value].A == Owner) {
      if (visibleToCaller(Place))
        return false;
      Known |= C.Paths.isRoot(Place) && Place != C.Paths[Owner].Parent;
    }
  return Known;
}

/// Whether somebody still knows the lock that a guard was told to forget.
bool Flow::isHandedOn(const Exit &E, const Held &H) const {
  return llvm::any_of(E.S.Contents, [&](const auto &Entry) {
    const Term &T = C.Values[Entry.second];
    return T.Kind == TermKind::Address && T.A == H.Path;
  });
}

/// A lock that this function takes by hand, lets go of on one way out and
/// keeps on another. One that it also gives back without having taken it is kept from call to call.
void Flow::findLeaks() {
  auto IsKept = [&](PathId P) {
    return llvm::any_of(Exits, [&](const Exit &E) { return llvm::is_contained(E.S.Released, P); });
  };
  for (const Exit &E : Exits)
    for (const Held &H : E.S.Locks)
      if (!IsKept(H.Path) && H.Certain && C.Paths.isExact(H.Path) &&
          ((H.ByHand && ReleasedHere.contains(H.Path)) ||
           (((H.Forgotten && !isHandedOn(E, H)) || isLost(E, H)) &&
            GuardReleasedHere.contains(H.Path))))
        leak(E, H);
}

/// What a constructor has taken by hand when it throws: nobody destroys an object that was not
/// made. (What its bases, its members and a constructor that it delegates to hold is theirs to give
/// back.)
void Flow::findAbandoned() {
  for (const Exit &E : Exits)
    for (const Held &H : E.S.Locks)
      if (E.Throws && !E.FromBelow && H.ByHand && H.Certain && H.Mode != Mode::Unit &&
          C.Paths.isExact(H.Path))
        addLeak(E, H);
}

void Flow::leak(const Exit &E, const Held &H) {
  if (H.Mode == Mode::Unit)
    return; // Units are handed on to others more often than not.
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
    // What a guard was told to forget is handed on only by a result that says so.
    const int LetsGoOn = looksLikeFailure(B, C.Values);
    const bool Untold = H.Forgotten && KeepsOn < 0 && LetsGoOn < 0;
    if (KeepsOn != 1 && LetsGoOn != 0 && !Untold)
      return;
  }
  if (OthersLetGo)
    addLeak(E, H);
}

void Flow::addLeak(const Exit &E, const Held &H) {
  for (const LeakEvent &Old : Facts.Leaks)
    if (Old.Path == H.Path && Old.Acquired == H.Trace && Old.Throws == E.Throws)
      return;
  LeakEvent L;
  L.Function = F;
  L.Path = H.Path;
  L.Mode = H.Mode;
  L.Acquired = H.Trace;
  L.Exit = E.Throws ? E.Where : E.S.Left;
  L.Released = ReleasedHere.contains(H.Path) ? ReleasedHere.lookup(H.Path)
                                             : GuardReleasedHere.lookup(H.Path);
  L.Throws = E.Throws;
  L.FromBelow = E.FromBelow;
  L.Again = H.Again;
  L.ByResult = H.ByResult;
  Facts.Leaks.push_back(L);
}
