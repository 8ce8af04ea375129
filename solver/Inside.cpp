//===-- solver/Inside.cpp - What happens inside a call ----------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of Flow that sees what happens inside a call, or in a thread that
/// is started: the callee's summary, with actuals for its formals, meets what
/// is held here.
///
//===----------------------------------------------------------------------===//

#include "solver/Confidence.h"
#include "solver/Flow.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;

/// Callables that run inside callables are followed this deep.
static constexpr size_t MaxNestedCallables = 6;

/// A place of ours in the callee's terms, or NoIndex.
PathId Flow::inward(PathId P, const Target &T) {
  if (C.Paths[C.Paths.rootOf(P)].Root == RootKind::Global)
    return P;
  if (T.Object != NoIndex && C.Paths.isPrefix(T.Object, P))
    return C.Paths.replacePrefix(P, T.Object, C.Paths.root(RootKind::This));
  // The place that the pointer \p V in the callee's variable \p Theirs leads to.
  auto Behind = [&](ValueId V, PathId Theirs) {
    const PathId Pointee = C.Eval.pointee(V);
    if (Pointee == NoIndex || !C.Paths.isPrefix(Pointee, P))
      return NoIndex;
    return C.Paths.replacePrefix(P, Pointee, C.Paths.extend(Theirs, {SelectorKind::Deref, 0}));
  };
  PathId Found = NoIndex;
  for (uint32_t I = 0; I < T.Arguments.size() && Found == NoIndex; ++I)
    Found = Behind(T.Arguments[I], C.Paths.root(RootKind::Local, I));
  if (Found != NoIndex || T.ObjectValue == NoIndex)
    return Found;
  const Term Closure = C.Values[T.ObjectValue];
  const PathId Its = C.Paths.root(RootKind::This);
  if (Closure.Kind == TermKind::Closure)
    for (size_t I = 0; I + 1 < Closure.Operands.size() && Found == NoIndex; I += 2)
      Found = Behind(Closure.Operands[I + 1],
                     C.Paths.extend(Its, {SelectorKind::Field, Closure.Operands[I]}));
  return Found;
}

bool Flow::isStart(uint32_t OpIndex, SpawnKind Kind) const {
  const Op &O = C.P.unit().Ops[OpIndex];
  return O.Kind == OpKind::Spawn && O.Aux == static_cast<uint32_t>(Kind);
}

void Flow::recordCall(const Target &T, const State &S, Location Where, uint32_t OpIndex,
                      bool Spawns, bool Repeats) {
  CallEvent E;
  E.Caller = F;
  E.Callee = T.Function;
  E.Where = Where;
  E.Spawns = Spawns;
  E.Op = OpIndex;
  E.Object = T.Object;
  E.InLoop = Repeats;
  E.Beside = Beside;
  E.Released.assign(S.Released.begin(), S.Released.end());
  E.Signals = signalState(S);
  const ValueId Signal = T.Arguments.empty() ? C.Values.unknown() : T.Arguments.front();
  if (Spawns && isStart(OpIndex, SpawnKind::Signal) && C.Values.isConstant(Signal))
    E.Signal = C.Values[Signal].Number;
  if (!Spawns)
    for (const Held &H : S.Locks)
      if (H.Certain && H.Mode == Mode::Exclusive)
        if (const PathId P = inward(H.Path, T); P != NoIndex)
          E.Held.push_back(P);
  Facts.Calls.push_back(std::move(E));
}

/// What may happen inside a callee, seen from here.
void Flow::recordInside(const Target &T, const State &S, TraceId Via, bool Spawns,
                        uint32_t OpIndex) {
  const Binding B = bind(T);
  const Summary &Sum = C.Facts[T.Function].Sum;
  Meetings Met(*this, B, S);
  if (Spawns) {
    recordNeeds(Sum, B, S, OpIndex, T.Function);
  } else {
    const Outlook Here = outlook(S);
    recordWaits(Sum, B, Met, S, Here, Via);
    for (const Acquisition &A : Sum.Acquires)
      if (!saysAlready(A, T, Here, Via))
        recordAcquisition(A, T, B, Met, S, Via);
    exposeInside(T, B, Met, S, Here, Via);
  }
  for (PathId P : Sum.Recursive)
    for (PathId Lock : C.Eval.places(P, B, S))
      addRecursive(Lock);
  for (const Sizing &Z : Sum.Sizes)
    for (PathId Pool : C.Eval.places(Z.Pool, B, S))
      addSizing({Pool, C.Eval.value(Z.Units, B, S),
                 Z.More == NoIndex ? NoIndex : C.Eval.value(Z.More, B, S),
                 through(Via, T, Z.Trace)});
  bondInside(Sum, B, S);
  for (const Pair &P : Sum.Pairs)
    recordPair(P, B, Met, S, Via, Spawns);
  for (const Invocation &I : Sum.Invokes)
    invoke(I, B, Met, S, Via, Spawns, OpIndex);
}

/// Units of ours that the callee has given back before it asks for \p A on another way there, with
/// nothing to tell the ways apart.
llvm::SmallVector<PathId, 1> Flow::perhapsBack(const Acquisition &A, const Target &T,
                                               const Binding &B, const State &S) {
  llvm::SmallVector<PathId, 1> Pools;
  if (A.Mode != Mode::Unit)
    return Pools;
  for (const Acquisition &Other : C.Facts[T.Function].Sum.Acquires) {
    const bool Differs = llvm::any_of(A.Pre, [&](const Fact &F) {
      return llvm::any_of(Other.Pre, [&](const Fact &G) { return excludes(F, G, C.Values); });
    });
    if (Other.Path != A.Path || Other.Mode != A.Mode || Differs)
      continue;
    for (PathId P : Other.Released)
      if (!llvm::is_contained(A.Released, P))
        llvm::append_range(Pools, C.Eval.places(P, B, S));
  }
  return Pools;
}

void Flow::recordAcquisition(const Acquisition &A, const Target &T, const Binding &B, Meetings &Met,
                             const State &S, TraceId Via) {
  const State *Inside = Met.at(A.Pre);
  if (!Inside)
    return;
  llvm::SmallVector<PathId, 2> Released;
  for (PathId P : A.Released)
    llvm::append_range(Released, C.Eval.places(P, B, S));
  const TraceId Trace = through(Via, T, A.Trace);
  const auto Places = C.Eval.places(A.Path, B, S);
  const llvm::SaveAndRestore<Guesses> Guess(Guessing, Guessing + A.Via);
  const llvm::SaveAndRestore<bool> Named(NamedBelow, C.Classes.classOf(A.Path) != NoIndex);
  const llvm::SaveAndRestore<llvm::SmallVector<PathId, 1>> Perhaps(PerhapsBack,
                                                                   perhapsBack(A, T, B, S));
  Ambiguous = Places.size() > 1 || A.Guess;
  for (PathId Lock : Places)
    wait(*Inside, Lock, A.Mode, A.Wait, Trace, Released, A.Units);
  Ambiguous = false;
}

Flow::Outlook Flow::outlook(const State &S) {
  Outlook Here;
  Here.Known = visibleFacts(S);
  Here.Via = Guessing + guessesOn(S);
  for (const Held &H : S.Locks)
    Here.Locks.push_back(H.Path);
  llvm::copy_if(S.Released, std::back_inserter(Here.Released),
                [&](PathId P) { return visibleToCaller(P); });
  auto Reach = [&](PathId Place) {
    if (C.Paths[C.Paths.rootOf(Place)].Root != RootKind::Global)
      return;
    Here.Reached.push_back(Place);
    Here.Roots.insert(C.Paths.rootOf(Place));
  };
  for (const auto &[Place, _] : S.Contents)
    Reach(Place);
  for (const Fact &F : S.Facts)
    if (C.Values[F.Left].Kind == TermKind::Load)
      Reach(C.Values[F.Left].A);
  return Here;
}

/// Whether taking over \p A would change nothing: the lock is the same one in every function, and
/// the summary has a way to it for which less has to be true and which is no worse to tell. Most
/// of what is inside most calls is such, so this asks for little and makes nothing.
bool Flow::saysAlready(const Acquisition &A, const Target &T, const Outlook &Here, TraceId Via) {
  if (A.Mode == Mode::Unit || !isSameHere(A.Path, Here) || !isKnownOrder(A, Here))
    return false;
  const auto Ways = WaysTo.find({A.Path, howOf(A)});
  if (Ways == WaysTo.end() ||
      llvm::any_of(A.Released, [&](PathId P) { return !isSameHere(P, Here); }))
    return false;
  llvm::SmallVector<PathId, 4> Released(Here.Released.begin(), Here.Released.end());
  llvm::copy_if(A.Released, std::back_inserter(Released), [&](PathId P) {
    return !llvm::is_contained(Here.Released, P) && !llvm::is_contained(Here.Locks, P);
  });
  llvm::sort(Released);
  const Guesses New = Here.Via + A.Via;
  const bool IsDeclared = C.P.function(T.Function).Flags & FF_Declared;
  const TraceId Inner = IsDeclared ? NoTrace : A.Trace;
  return llvm::any_of(Ways->second, [&](uint32_t I) {
    const Acquisition &Old = Facts.Sum.Acquires[I];
    return llvm::ArrayRef(Old.Released) == llvm::ArrayRef(Released) && (A.Guess || !Old.Guess) &&
           (Old.Via < New || (Old.Via == New && Old.Conditions <= Here.Known.size() &&
                              !C.Traces.better(Via, Inner, Old.Trace) && Here.knows(Old.Pre)));
  });
}

/// Whether a callee's path is surely the same place here.
bool Flow::isSameHere(PathId P, const Outlook &Here) const {
  if (!C.Paths.isGround(P))
    return false;
  return !Here.Roots.contains(C.Paths.rootOf(P)) ||
         llvm::none_of(Here.Reached, [&](PathId Known) { return C.Paths.isPrefix(Known, P); });
}

/// Whether nothing is held, or only what was seen to be held before, with as little certainty.
bool Flow::isKnownOrder(const Acquisition &A, const Outlook &Here) const {
  return Here.Locks.empty() ||
         (makesLow(Here.Via + A.Via) && llvm::all_of(Here.Locks, [&](PathId Lock) {
            return FaintOrders.contains({Lock, A.Path});
          }));
}

void Flow::recordPair(const Pair &P, const Binding &B, Meetings &Met, const State &S, TraceId Via,
                      bool Spawns) {
  const State *Inside = Met.at(P.Pre);
  if (!Inside)
    return;
  Pair Ours = P;
  Ours.Pre = visibleFacts(*Inside);
  Ours.Detached |= Spawns;
  Ours.Via = P.Via + Guessing;
  if (!Ours.Detached) {
    Ours.Trace = C.Traces.concat(Via, P.Trace);
    Ours.From.Trace = C.Traces.concat(Via, P.From.Trace);
  }
  Ours.AlsoHeld.clear();
  for (PathId Also : P.AlsoHeld)
    if (const PathId Place = C.Eval.place(Also, B, S); Place != NoIndex)
      Ours.AlsoHeld.push_back(Place);
  Ours.Released.clear();
  for (PathId Gone : P.Released)
    llvm::append_range(Ours.Released, C.Eval.places(Gone, B, S));
  if (!Ours.Detached) {
    llvm::append_range(Ours.Released, S.Released);
    for (const Held &H : S.Locks)
      if (H.Certain && H.Mode == Mode::Exclusive && !llvm::is_contained(Ours.Released, H.Path))
        Ours.AlsoHeld.push_back(H.Path);
  }
  // The order of two locks of known classes was recorded below; whether they are
  // one lock is for us to see.
  const bool SameClass = C.Classes.classOf(P.From.Path) == C.Classes.classOf(P.To);
  const bool Recorded =
      C.Classes.classOf(P.From.Path) != NoIndex && C.Classes.classOf(P.To) != NoIndex;
  for (PathId From : C.Eval.places(P.From.Path, B, S))
    for (PathId To : C.Eval.places(P.To, B, S)) {
      Ours.From.Path = From;
      Ours.To = To;
      const bool Known = P.Order.Way != 0 || P.Order.Ties;
      Ours.Order = Known ? P.Order : orderingOf(Ours, *Inside);
      // Of one class: which two objects they are is for us to see as well.
      if (Recorded && From != To && !(P.Formals && SameClass)) {
        if (mayBeOne(From, To))
          addPair(Ours);
        continue;
      }
      addOrder(Ours.Detached ? C.Traces[Ours.Trace].Function : F, Ours);
    }
}

/// The innermost place of a chain that is not in the standard library.
Location Flow::placeInProject(TraceId Via) const {
  Location Where = C.Traces[Via].Where;
  for (TraceId T = Via; T != NoTrace; T = C.Traces[T].Inner)
    if (!(C.P.unit().Symbols[C.P.function(C.Traces[T].Function).Symbol].Flags & SF_System))
      Where = C.Traces[T].Where;
  return Where;
}

/// Whether a callable at \p P is known to our caller, who hands it over: a
/// parameter or a capture, not a field of some object.
bool Flow::isHandedIn(PathId P) const { return C.Classes.isParametric(P) && visibleToCaller(P); }

/// Runs, with what the callee held, a callable that we gave it.
void Flow::invoke(const Invocation &I, const Binding &B, Meetings &Met, const State &S, TraceId Via,
                  bool Spawns, uint32_t OpIndex) {
  const State *There = Met.at(I.Pre);
  if (!There)
    return;
  State Inside = *There;
  const llvm::SaveAndRestore<Guesses> Guess(Guessing, Guessing + I.Via);
  for (PathId P : I.Released)
    for (PathId Place : C.Eval.places(P, B, S))
      Inside.remove(Place);
  if (Spawns)
    Inside.Locks.clear();
  for (Held H : I.Locks)
    for (PathId Place : C.Eval.places(H.Path, B, S)) {
      H.Path = Place;
      H.Trace = C.Traces.concat(Via, H.Trace);
      if (!Inside.find(Place))
        Inside.add(H);
      break;
    }
  llvm::SmallVector<ValueId, 4> Arguments;
  for (ValueId V : I.Arguments)
    Arguments.push_back(C.Eval.value(V, B, S));
  // What a started thread calls runs in that thread.
  const bool InThread = Spawns && !I.Spawns;
  const llvm::SaveAndRestore<PathId> On(SpawnsOn, InThread ? SpawnsOn
                                                  : I.Executor == NoIndex
                                                      ? NoIndex
                                                      : C.Eval.place(I.Executor, B, S));
  callValue(C.Eval.value(I.Callable, B, S), Arguments, Inside, C.Traces.concat(Via, I.Trace),
            InThread ? OpIndex : I.Op, Spawns || I.Spawns, I.InLoop || InLoop[CurrentBlock],
            C.Values[I.Callable].Kind == TermKind::Load ? C.Values[I.Callable].A : NoIndex);
}

/// What a callable calls that was bound to arguments, perhaps several times.
Term Flow::unbound(ValueId Callable) const {
  while (C.Values[Callable].Kind == TermKind::Bound)
    Callable = C.Values[Callable].A;
  return C.Values[Callable];
}

void Flow::recordSubmit(ValueId Callable, const State &S, TraceId Via, uint32_t OpIndex) {
  const Term T = unbound(Callable);
  if (T.Kind == TermKind::Choice)
    for (ValueId One : T.Operands)
      recordSubmit(One, S, Via, OpIndex);
  const bool IsKnown = T.Kind == TermKind::Function || T.Kind == TermKind::Closure;
  Facts.Submits.push_back(
      {OpIndex, SpawnsOn, IsKnown ? T.A : NoIndex, Via, asksForThread(S.Facts)});
}

/// Runs whatever \p Callable is. \p Below: where it was found below us, in terms of that function.
void Flow::callValue(ValueId Callable, llvm::ArrayRef<ValueId> Arguments, const State &S,
                     TraceId Via, uint32_t OpIndex, bool Spawns, bool Repeats, PathId Below) {
  // A callable that is given to itself, `self(self)`, says nothing new inside.
  if (llvm::is_contained(Nested, Callable))
    return;
  if (Nested.size() >= MaxNestedCallables) {
    ++C.Hits.Pairs;
    return;
  }
  Nested.push_back(Callable);
  llvm::SmallVector<Target, 4> Targets;
  targetsOfValue(Callable, Arguments, NoIndex, Targets);
  const Term V = C.Values[Callable];
  const Term Innermost = unbound(Callable);
  const bool HandedIn = Innermost.Kind == TermKind::Load && isHandedIn(Innermost.A);
  if (Spawns && SpawnsOn != NoIndex)
    recordSubmit(Callable, S, Via, OpIndex);
  if (Targets.empty() && !HandedIn && V.Kind == TermKind::Load)
    targetsStored(V.A, Arguments, Targets);
  if (Targets.empty() && !HandedIn && Below != NoIndex)
    targetsStored(Below, Arguments, Targets);
  const llvm::SaveAndRestore<Guesses> Guess(Guessing, Guessing + guesses(Targets, false));
  for (const Target &T : Targets) {
    recordCall(T, S, placeInProject(Via), OpIndex, Spawns, Repeats);
    if (Spawns || T.Among <= Callables::MaxWalked)
      recordInside(T, S, Via, Spawns, OpIndex);
  }
  Nested.pop_back();
  // Which executor a task is handed to, the caller may know.
  const bool ToCallers = Spawns && SpawnsOn != NoIndex && visibleToCaller(SpawnsOn) &&
                         C.Classes.classOf(SpawnsOn) == NoIndex;
  if (!Targets.empty() ? !ToCallers : !HandedIn)
    return;
  if (Facts.Sum.Invokes.size() >= C.Limits.Pairs || C.Traces[Via].Depth > C.Limits.Pairs) {
    ++C.Hits.Pairs;
    return;
  }
  Invocation I;
  I.Callable = ToCallers ? outwardValue(Callable) : Callable;
  for (ValueId A : Arguments)
    I.Arguments.push_back(outwardValue(A));
  for (Held H : S.Locks) {
    H.Path = outward(H.Path);
    I.Locks.push_back(H);
  }
  I.Released.assign(S.Released.begin(), S.Released.end());
  I.Spawns = Spawns;
  I.Op = OpIndex;
  I.Executor = SpawnsOn == NoIndex ? NoIndex : outward(SpawnsOn);
  I.InLoop = Repeats;
  I.Pre = visibleFacts(S);
  I.Trace = Via;
  I.Via = Guessing + guessesOn(S);
  auto Same = [&](const Invocation &Old) {
    return Old.Callable == I.Callable && Old.Spawns == I.Spawns && Old.Executor == I.Executor &&
           Old.Arguments == I.Arguments &&
           llvm::equal(Old.Locks, I.Locks, [](const Held &A, const Held &B) {
             return A.Path == B.Path && A.Mode == B.Mode;
           });
  };
  if (auto Old = llvm::find_if(Facts.Sum.Invokes, Same); Old != Facts.Sum.Invokes.end()) {
    joinFacts(Old->Pre, I.Pre, C.Values);
    Old->Via = std::min(Old->Via, I.Via);
    llvm::erase_if(Old->Released, [&](PathId P) { return !llvm::is_contained(I.Released, P); });
    return;
  }
  Facts.Sum.Invokes.push_back(std::move(I));
}
