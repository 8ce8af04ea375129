//===-- solver/Locks.cpp - Holding, waiting, releasing ---------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of Flow that says what it means to wait for a lock with others
/// held, to hold one, and to release one.
///
//===----------------------------------------------------------------------===//

#include "solver/Confidence.h"
#include "solver/Flow.h"
#include "solver/Ordering.h"

#include "llvm/ADT/STLExtras.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;

/// Ways to one acquisition with different locks released before that are told apart.
static constexpr int MaxReleaseSets = 3;

/// Pools whose size a caller decides.
static constexpr size_t MaxSizes = 16;

static uint8_t added(uint8_t A, uint8_t B) { return std::min(A + B, MaxUnits); }

/// Whether a path means something outside this function.
bool Flow::visibleToCaller(PathId P) const {
  const PathTable::Node &Root = C.Paths[C.Paths.rootOf(P)];
  return Root.Root != RootKind::Local || Root.Last.Operand < Fn.ParamCount;
}

/// The guard or object whose end releases the lock, or NoIndex.
PathId Flow::ownerOf(const Held &H, const State &S) const {
  PathId Owner = H.Owner;
  for (const auto &[Place, Value] : S.Contents)
    if (C.Values.isGuard(Value) && GuardView(C.Values[Value]).owned() &&
        llvm::is_contained(GuardView(C.Values[Value]).locks(), H.Path))
      Owner = Place;
  return Owner;
}

/// The path as the caller may see it: what starts at our own locals is some object.
PathId Flow::outward(PathId P) const { return visibleToCaller(P) ? P : C.Paths.generalise(P); }

/// One for both.
void Flow::joinAcquisitions(Acquisition &Old, const Acquisition &A) {
  // A way with more guesses must not take away what is known of one with fewer.
  if (Old.Via != A.Via && !(Old.Pre == A.Pre)) {
    if (A.Via < Old.Via)
      Old = A;
    return;
  }
  // Fewer releases before it: more of the caller's locks are held.
  llvm::erase_if(Old.Released, [&](PathId P) { return !llvm::is_contained(A.Released, P); });
  joinFacts(Old.Pre, A.Pre, C.Values);
  Old.Guess &= A.Guess;
  // The deepest nesting is the one to tell of; then the way with the fewest guesses on it; then
  // the one that is open to most callers.
  const bool Deeper = A.Units.depth() > Old.Units.depth();
  if (Deeper)
    Old.Units = A.Units;
  const bool Better = Old.Via != A.Via                 ? A.Via < Old.Via
                      : Old.Conditions != A.Conditions ? A.Conditions < Old.Conditions
                                                       : C.Traces.better(A.Trace, Old.Trace);
  if (Deeper || Better) {
    Old.Trace = A.Trace;
    Old.Conditions = A.Conditions;
  }
  Old.Via = std::min(Old.Via, A.Via);
}

/// The places of a summary for ways that can only make findings of low confidence are few: there
/// are far more of them than of the others, which would find no place. Of what finds none, that
/// with the fewest guesses stays, as in keepSmallest.
void Flow::placeAcquisition(Acquisition A) {
  auto &All = Facts.Sum.Acquires;
  auto KeyOf = [](const Acquisition &Q) { return std::tuple(Q.Via, Q.Path, howOf(Q)); };
  const bool IsFaint = makesLow(A.Via), FaintFull = IsFaint && Faint >= C.Limits.Faint;
  uint32_t Place = All.size();
  if (FaintFull || All.size() >= C.Limits.Acquisitions) {
    ++C.Hits.Acquisitions;
    Place = std::max_element(All.begin(), All.end(),
                             [&](const Acquisition &X, const Acquisition &Y) {
                               return KeyOf(X) < KeyOf(Y); // Those with most guesses are faint.
                             }) -
            All.begin();
    if (!(KeyOf(A) < KeyOf(All[Place])))
      return;
    llvm::erase(WaysTo[{All[Place].Path, howOf(All[Place])}], Place);
    Faint -= makesLow(All[Place].Via);
  } else {
    All.emplace_back();
  }
  Faint += IsFaint;
  WaysTo[{A.Path, howOf(A)}].push_back(Place);
  All[Place] = std::move(A);
}

/// Where \p A is put among the ways to the same lock. What the caller still holds meanwhile goes
/// with what was true then: a few such ways are kept apart, those with the fewest guesses on them.
/// False: it is another one, and there is a place for it.
bool Flow::joinKnown(Acquisition &A, llvm::ArrayRef<uint32_t> Known) {
  Acquisition *Into = nullptr, *Worst = nullptr;
  for (uint32_t I : Known) {
    Acquisition &Old = Facts.Sum.Acquires[I];
    if (Old.Released == A.Released)
      Into = &Old;
    if (!Worst || Worst->Via < Old.Via)
      Worst = &Old;
  }
  if (!Into && Known.size() < MaxReleaseSets)
    return false;
  if (!Into)
    ++C.Hits.Acquisitions;
  if (!Into && A.Via < Worst->Via)
    *Worst = std::move(A);
  else if (Into || A.Via == Worst->Via)
    joinAcquisitions(Into ? *Into : *Worst, A);
  return true;
}

void Flow::addAcquisition(Acquisition A) {
  A.Path = outward(A.Path);
  llvm::erase_if(A.Released, [&](PathId Gone) { return !visibleToCaller(Gone); });
  llvm::sort(A.Released);
  if (joinKnown(A, WaysTo[{A.Path, howOf(A)}]))
    return;
  const uint32_t Class = C.Classes.classOf(A.Path);
  if (Class == NoIndex && !C.Classes.isParametric(A.Path))
    return; // Some object of no known class: nothing can be said of it.
  if (Class != NoIndex && C.Paths[C.Paths.rootOf(A.Path)].Root != RootKind::Global &&
      ++ClassCount[Class] > C.Limits.PathsPerClass) {
    const PathId Some = C.Paths.generalise(A.Path);
    if (Some != A.Path) {
      A.Path = Some;
      return addAcquisition(std::move(A));
    }
  }
  placeAcquisition(std::move(A));
}

void Flow::addPair(Pair P) {
  P.From.Path = outward(P.From.Path);
  P.To = outward(P.To);
  for (PathId &Also : P.AlsoHeld)
    Also = outward(Also);
  llvm::erase_if(P.Released, [&](PathId Gone) { return !visibleToCaller(Gone); });
  for (Pair &Old : Facts.Sum.Pairs)
    if (Old.From.Path == P.From.Path && Old.To == P.To && Old.Wait == P.Wait &&
        Old.From.Mode == P.From.Mode && Old.ToMode == P.ToMode &&
        Old.From.Certain == P.From.Certain) {
      // One pair for both: only what gates either of them does, and what orders either.
      if (!(Old.Order == P.Order))
        Old.Order = {};
      if (P.Units.depth() > Old.Units.depth())
        Old.Units = P.Units;
      joinFacts(Old.Pre, P.Pre, C.Values);
      llvm::erase_if(Old.AlsoHeld,
                     [&](PathId Also) { return !llvm::is_contained(P.AlsoHeld, Also); });
      for (PathId Gone : P.Released)
        if (!llvm::is_contained(Old.Released, Gone))
          Old.Released.push_back(Gone);
      return;
    }
  if (!keepSmallest(Facts.Sum.Pairs, std::move(P), C.Limits.Pairs, [](const Pair &Q) {
        return std::tuple(Q.Via, Q.From.Path, Q.To, Q.Wait, Q.From.Mode, Q.ToMode);
      }))
    ++C.Hits.Pairs;
}

/// Whether a caller may give us one object in two places: `transfer(a, a)`.
bool Flow::mayBeOne(PathId X, PathId Y) const {
  auto IsFormal = [&](PathId P) {
    const RootKind Root = C.Paths[C.Paths.rootOf(P)].Root;
    return (Root == RootKind::This || Root == RootKind::Local) && visibleToCaller(P);
  };
  auto IsGlobal = [&](PathId P) { return C.Paths[C.Paths.rootOf(P)].Root == RootKind::Global; };
  return C.Paths.rootOf(X) != C.Paths.rootOf(Y) && C.Paths.isExact(X) && C.Paths.isExact(Y) &&
         ((IsFormal(X) && (IsFormal(Y) || IsGlobal(Y))) || (IsGlobal(X) && IsFormal(Y))) &&
         C.Classes.classOf(X) == C.Classes.classOf(Y);
}

/// Records that one lock is held while another is waited for, here or for the
/// caller to resolve.
void Flow::addOrder(uint32_t Function, Pair P) {
  if (P.From.Path == P.To && C.Paths.isExact(P.To)) {
    if (P.ToMode == Mode::Unit && C.Classes.classOf(P.To) == NoIndex)
      return addPair(std::move(P)); // Which pool it is, our caller knows.
    if (!P.From.Guess && !Ambiguous)
      Facts.Relocks.push_back({Function, std::move(P)});
    return;
  }
  if (C.Classes.classOf(P.From.Path) != NoIndex && C.Classes.classOf(P.To) != NoIndex) {
    if (mayBeOne(P.From.Path, P.To)) {
      P.Formals = true;
      addPair(P);
    }
    // One of those that can only be told with low confidence stands for all.
    if (makesLow(P.Via) && !FaintOrders.insert({P.From.Path, P.To}).second)
      return;
    Facts.Orders.push_back({Function, std::move(P), Beside});
  } else if (C.Classes.isParametric(P.From.Path) || C.Classes.isParametric(P.To))
    addPair(std::move(P));
}

/// Remembers that a writer waits here, and what it holds for certain meanwhile.
void Flow::addWrite(PathId Lock, TraceId Trace, llvm::ArrayRef<PathId> Certain,
                    llvm::ArrayRef<PathId> Released) {
  if (C.Classes.classOf(Lock) == NoIndex)
    return;
  Pair P;
  P.From.Path = P.To = Lock;
  P.From.Certain = false; // Not held: no gate.
  P.From.Trace = P.Trace = Trace;
  P.AlsoHeld.assign(Certain.begin(), Certain.end());
  P.Released.assign(Released.begin(), Released.end());
  auto Same = [&](const OrderEvent &Old) {
    return Old.Locks.To == P.To && Old.Locks.AlsoHeld == P.AlsoHeld &&
           Old.Locks.Released == P.Released;
  };
  if (llvm::none_of(Facts.Writes, Same))
    Facts.Writes.push_back({F, std::move(P), Beside});
}

/// What is known here about the formals, for callers to check.
llvm::SmallVector<Fact, 2> Flow::visibleFacts(const State &S) {
  llvm::SmallVector<Fact, 2> Out;
  for (const Fact &Known : S.Facts)
    if (outwardValue(Known.Left) == Known.Left && outwardValue(Known.Right) == Known.Right)
      Out.push_back(Known);
  return Out;
}

/// What the branches on the way say of the order of two locks of one class.
Ordering Flow::orderingOf(const Pair &P, const State &S) {
  if (C.Classes.classOf(P.From.Path) != C.Classes.classOf(P.To))
    return {};
  auto HasTies = [&](PathId Field) {
    const PathTable::Node &N = C.Paths[Field];
    return !C.Paths.isRoot(Field) && N.Last.Kind == SelectorKind::Field &&
           (C.P.unit().Symbols[N.Last.Operand].Flags & SF_Few);
  };
  return findOrdering(P.From.Path, P.To, S, C.Paths, C.Values, HasTies);
}

void Flow::addRecursive(PathId Lock) {
  Lock = outward(Lock);
  Facts.Recursive.push_back(Lock);
  if (C.Classes.isParametric(Lock) && !llvm::is_contained(Facts.Sum.Recursive, Lock))
    Facts.Sum.Recursive.push_back(Lock);
}

void Flow::addSizing(Sizing Z) {
  Z.Pool = outward(Z.Pool);
  Z.Units = outwardValue(Z.Units);
  if (Z.More != NoIndex)
    Z.More = outwardValue(Z.More);
  const bool IsKnown =
      C.Values.isConstant(Z.Units) && (Z.More == NoIndex || C.Values.isConstant(Z.More));
  if (C.Classes.classOf(Z.Pool) != NoIndex && IsKnown)
    Facts.Sizes.push_back(Z);
  else if (Facts.Sum.Sizes.size() < MaxSizes)
    Facts.Sum.Sizes.push_back(Z);
}

/// Gives back a unit of a pool: one of our own, or else of our caller's.
void Flow::giveBack(State &S, PathId Pool) {
  if (S.find(Pool))
    S.remove(Pool);
  else if (visibleToCaller(Pool) && !isSomeObject(Pool) && !llvm::is_contained(S.Released, Pool))
    S.Released.insert(llvm::lower_bound(S.Released, Pool), Pool);
}

/// Takes units of a pool.
void Flow::lease(const Op &O, PathId Pool, const State &Before, State &After) {
  const TraceId T = C.Traces.add(F, O.Where);
  const uint8_t Units = unitsOf(O, Before);
  wait(Before, Pool, Mode::Unit, O.Wait, T, {}, {0, Units});
  hold(After, Pool, Mode::Unit, T, true, Units);
}

/// How many units of a pool the operation is about.
uint8_t Flow::unitsOf(const Op &O, const State &S) {
  if (O.Value == NoIndex)
    return 1;
  const ValueId V = C.Eval.value(C.Eval.valueTerm(O.Value), Own, S);
  return C.Values.isConstant(V) ? std::clamp<int64_t>(C.Values[V].Number, 1, MaxUnits) : 1;
}

/// The function waits for a lock, with what it holds in \p S.
void Flow::wait(const State &S, PathId Lock, Mode M, Waiting W, TraceId Trace,
                llvm::ArrayRef<PathId> ReleasedBefore, Lease Units) {
  if (!Recording || W == Waiting::Try || isImpossible(S, Lock) || C.Eval.isBehindNull(Lock, S))
    return;
  llvm::SmallVector<PathId, 4> Certain;
  for (const Held &H : S.Locks)
    if (H.Certain && H.Mode == Mode::Exclusive && !llvm::is_contained(ReleasedBefore, H.Path))
      Certain.push_back(H.Path);
  if (M == Mode::Exclusive && W == Waiting::Blocking && !NamedBelow)
    addWrite(Lock, Trace, Certain, S.Released);
  const llvm::SmallVector<Fact, 2> Known = visibleFacts(S);
  for (const Held &H : S.Locks) {
    if (llvm::is_contained(ReleasedBefore, H.Path))
      continue;
    Pair P;
    P.From = H;
    P.From.Certain &= !llvm::is_contained(PerhapsBack, H.Path);
    P.To = Lock;
    P.ToMode = M;
    P.Wait = W;
    P.Trace = Trace;
    P.Pre = Known;
    P.Via = Guessing + guessesOn(H);
    if (H.Path == Lock && M == Mode::Unit)
      P.Units = {added(Units.Held, H.Count), Units.Wanted};
    llvm::copy_if(Certain, std::back_inserter(P.AlsoHeld),
                  [&](PathId Path) { return Path != H.Path; });
    P.Released.assign(S.Released.begin(), S.Released.end());
    llvm::append_range(P.Released, ReleasedBefore);
    P.Order = orderingOf(P, S);
    addOrder(F, std::move(P));
  }
  if (const Held *H = S.find(Lock); H && M == Mode::Unit)
    Units.Held = added(Units.Held, H->Count);
  Acquisition A{Lock,
                M,
                W,
                Units,
                {},
                Known,
                Guessing + guessesOn(S),
                Trace,
                Ambiguous || Forked,
                static_cast<uint32_t>(Known.size())};
  for (PathId P : S.Released)
    A.Released.push_back(P);
  for (PathId P : ReleasedBefore)
    if (!S.find(P) && visibleToCaller(P) && !llvm::is_contained(A.Released, P))
      A.Released.push_back(P);
  addAcquisition(std::move(A));
}

void Flow::hold(State &S, PathId Lock, Mode M, TraceId Trace, bool ByHand, uint8_t Units) {
  if (Recording)
    Facts.Sites.push_back({Lock, F, Trace});
  const bool WasOurs =
      llvm::any_of(S.Taken, [&](const Taking &Before) { return Before.Path == Lock; });
  addTaking(S.Taken, {Lock, Trace});
  const uint32_t Class = C.Classes.classOf(Lock);
  S.Absent.forget([&](PathId Gone) {
    return Class == NoIndex || Gone == Lock || C.Classes.classOf(Gone) == Class;
  });
  // A lock of the caller that was released and is taken again is as before.
  if (auto *It = llvm::find(S.Released, Lock); It != S.Released.end() && C.Paths.isExact(Lock)) {
    S.Released.erase(It);
    if (!WasOurs) // Otherwise it was given back that we took ourselves: nothing follows from that.
      takeAgain(S, Lock);
    return;
  }
  Held H;
  H.Path = Lock;
  H.Mode = M;
  H.ByHand = ByHand;
  H.Count = Units;
  H.Trace = Trace;
  S.add(H);
}

/// Whether taking the lock would wait for our own caller for ever. A function that gives back a
/// lock it never took, and then takes it again, is called with it held; to take it without having
/// given it back would stop right there. So no run comes this way: branches that we do not see
/// through exclude it.
bool Flow::isImpossible(const State &S, PathId Lock) const {
  if (TakenAgain.empty() || !C.Paths.isExact(Lock) || S.find(Lock) ||
      llvm::is_contained(S.Released, Lock))
    return false;
  auto Excludes = [&](const Fact &Known) {
    return llvm::any_of(S.Facts, [&](const Fact &Here) { return excludes(Here, Known, C.Values); });
  };
  return llvm::any_of(TakenAgain, [&](const auto &Way) {
    return Way.first == Lock && llvm::none_of(Way.second, Excludes);
  });
}

/// Remembers that the function took a lock of its caller again, knowing \p S's facts.
void Flow::takeAgain(const State &S, PathId Lock) {
  for (const auto &[Path, Facts] : TakenAgain)
    if (Path == Lock && Facts == S.Facts)
      return;
  TakenAgain.push_back({Lock, S.Facts});
  Again = true;
}

/// Releases a lock. One that is known under another path of the same class is
/// taken to be meant when there is only one: paths may differ where aliases
/// are not followed, and a lock wrongly kept would raise false alarms. \p Inside: a callee does
/// it, whose ways are looked at one by one.
void Flow::release(State &S, PathId Lock, TraceId By, bool Inside) {
  Held *H = S.find(Lock);
  if (!H) {
    auto IsLocal = [&](PathId P) {
      return C.Paths[C.Paths.rootOf(P)].Root == RootKind::Local && !visibleToCaller(P);
    };
    const uint32_t Class = C.Classes.classOf(Lock);
    Held *Only = nullptr;
    unsigned Count = 0;
    for (Held &Other : S.Locks)
      if (Class != NoIndex && C.Classes.classOf(Other.Path) == Class &&
          (!C.Paths.isExact(Other.Path) || !C.Paths.isExact(Lock) || IsLocal(Other.Path) ||
           IsLocal(Lock))) {
        Only = &Other;
        ++Count;
      }
    if (Count >= 1)
      H = Only;
  }
  if (H) {
    if (InDestructor && H->ByHand && !llvm::is_contained(ByDestructor, H->Path)) {
      ByDestructor.push_back(H->Path);
      Again = true;
    }
    if (Recording)
      (H->ByHand ? ReleasedHere : GuardReleasedHere).try_emplace(H->Path, Here);
    if (Recording)
      for (TraceId T = C.Traces[H->Trace].Inner; T != NoTrace; T = C.Traces[T].Inner)
        Facts.ReleasedFor.push_back(C.Traces[T].Function);
    const bool Ours = H->Certain || H->Doubtful;
    const PathId Path = H->Path;
    S.remove(Path);
    if (Path != Lock)
      S.Absent.doubtAll(); // Which one it was, and how many there are, is not known.
    else if (C.Paths.isExact(Lock) && !S.find(Lock))
      S.Absent.gaveBack(Lock, By);
    if (Ours)
      return;
    // Either we held it, or our caller does.
  } else if (C.Paths.isExact(Lock)) {
    if (Recording && !Inside)
      releaseUnheld(S, Lock, By, visibleFacts(S));
    if (isGone(S, Lock))
      return; // A mistake, not our caller's lock.
    S.Absent.gaveBack(Lock, By);
  }
  if (visibleToCaller(Lock) && !isSomeObject(Lock) && !llvm::is_contained(S.Released, Lock))
    S.Released.insert(llvm::lower_bound(S.Released, Lock), Lock);
}

/// Locks what a guard designates: a plain resource, or an object of a class
/// whose own lock function is analysed. \p Before is what is held meanwhile.
void Flow::lockThrough(State &S, const State &Before, PathId Lock, Mode M, uint32_t LockFunction,
                       Waiting W, Location Where, bool ByHand) {
  if (LockFunction == NoIndex || C.P.definition(LockFunction) == NoIndex) {
    const TraceId T = C.Traces.add(F, Where);
    wait(Before, Lock, M, W, T);
    hold(S, Lock, M, T, ByHand);
    expose(S, Lock, M, T);
    return;
  }
  Target T;
  T.Function = C.P.definition(LockFunction);
  T.Object = Lock;
  if (Recording)
    recordInside(T, Before, C.Traces.add(F, Where), false);
  for (const Outcome &O : C.Facts[T.Function].Sum.Outcomes) {
    State After;
    if (O.Throws || O.Exit.Locks.empty() || !applyOutcome(O, T, S, Where, After))
      continue;
    S = std::move(After);
    return;
  }
}

void Flow::unlockThrough(State &S, PathId Lock, uint32_t UnlockFunction, Location Where) {
  if (UnlockFunction == NoIndex || C.P.definition(UnlockFunction) == NoIndex)
    return release(S, Lock, C.Traces.add(F, Where));
  Target T;
  T.Function = C.P.definition(UnlockFunction);
  T.Object = Lock;
  noteGivenBack(T, S, Where);
  for (const Outcome &O : C.Facts[T.Function].Sum.Outcomes) {
    State After;
    if (O.Throws || !applyOutcome(O, T, S, Where, After))
      continue;
    S = std::move(After);
    return;
  }
}
