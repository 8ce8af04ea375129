//===-- solver/Calls.cpp - Summaries at calls ------------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of Flow that finds out what a call runs and substitutes actuals
/// for the formals of its summary.
///
//===----------------------------------------------------------------------===//

#include "solver/Flow.h"

#include "skeleton/Relation.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;

/// With more callbacks than this in one place it is unlikely that any one is meant.
static constexpr size_t MaxStoredTargets = 8;
/// With more targets than this a call is taken to leave locks as they were.
static constexpr size_t MaxEffectTargets = 4;
/// References that would have to be the last ones, on one way and then on another.
static uint8_t addLasts(uint8_t A, uint8_t B) { return std::min(A + B, 3); }

/// Callables that run inside callables are followed this deep.
static constexpr size_t MaxNestedCallables = 6;

Binding Flow::bind(const Target &T) const {
  Binding B;
  B.Identity = false;
  B.ParamCount = C.P.function(T.Function).ParamCount;
  B.Object = T.Object;
  B.ObjectValue = T.ObjectValue;
  B.Arguments = T.Arguments;
  B.Result = T.Result;
  return B;
}

/// The way to what happens in a callee. One that is only declared has no lines to
/// show: what its attributes say happens where it is called.
TraceId Flow::through(TraceId Via, const Target &T, TraceId Inner) const {
  return C.P.function(T.Function).Flags & FF_Declared ? Via : C.Traces.concat(Via, Inner);
}

llvm::SmallVector<ValueId, 4> Flow::arguments(const Op &O, const State &S) {
  llvm::SmallVector<ValueId, 4> Values;
  for (uint32_t V : C.P.operands(O))
    Values.push_back(C.Eval.value(C.Eval.valueTerm(V), Own, S));
  return Values;
}

void Flow::targetsOf(const Op &O, const State &S, llvm::SmallVectorImpl<Target> &Out) {
  Target T;
  T.Arguments = arguments(O, S);
  if (O.Result != NoIndex)
    T.Result = C.Eval.place(C.Eval.term(O.Result), Own, S);
  if (O.callKind() == CallKind::Through) {
    const ValueId Callable = C.Eval.value(C.Eval.valueTerm(O.Value), Own, S);
    targetsOfValue(Callable, T.Arguments, T.Result, Out);
    if (Out.empty() && C.Values[Callable].Kind == TermKind::Load &&
        !isHandedIn(C.Values[Callable].A))
      targetsStored(C.Values[Callable].A, T.Arguments, Out);
    return;
  }
  llvm::SmallVector<uint32_t, 4> Functions;
  if (O.callKind() == CallKind::Virtual)
    llvm::append_range(Functions, C.P.virtualTargets(O.Callee));
  else if (C.P.definition(O.Callee) != NoIndex)
    Functions.push_back(C.P.definition(O.Callee));
  Evaluator::Places Objects;
  if (O.Object != NoIndex && !Functions.empty())
    Objects = C.Eval.places(C.Eval.term(O.Object), Own, S);
  if (Objects.empty())
    Objects.push_back(NoIndex);
  for (uint32_t Fun : Functions)
    for (PathId Object : Objects) {
      T.Function = Fun;
      T.Object = Object;
      Out.push_back(T);
    }
}

/// What calling a value runs.
void Flow::targetsOfValue(ValueId Callable, llvm::ArrayRef<ValueId> Arguments, PathId Result,
                          llvm::SmallVectorImpl<Target> &Out, unsigned Depth) {
  const Term T = C.Values[Callable];
  if (Depth > 4)
    return;
  switch (T.Kind) {
  case TermKind::Choice:
    for (ValueId Part : T.Operands)
      targetsOfValue(Part, Arguments, Result, Out, Depth + 1);
    return;
  case TermKind::Bound: {
    llvm::SmallVector<ValueId, 4> All;
    for (ValueId O : T.Operands) {
      const Term &Part = C.Values[O];
      if (Part.Kind != TermKind::Placeholder)
        All.push_back(O);
      else
        All.push_back(Part.A < Arguments.size() ? Arguments[Part.A] : C.Values.unknown());
    }
    return targetsOfValue(T.A, All, Result, Out, Depth + 1);
  }
  case TermKind::Function:
  case TermKind::Closure: {
    if (C.P.definition(T.A) == NoIndex)
      return;
    Target New;
    New.Function = C.P.definition(T.A);
    New.Result = Result;
    New.Arguments.assign(Arguments.begin(), Arguments.end());
    const Function &Callee = C.P.function(New.Function);
    if (T.Kind == TermKind::Closure)
      New.ObjectValue = Callable;
    else if ((Callee.Flags & FF_Method) && !New.Arguments.empty()) {
      // A member function's first argument is its object, by pointer or reference.
      const Term &Object = C.Values[New.Arguments.front()];
      if (Object.Kind == TermKind::Address)
        New.Object = Object.A;
      else if (Object.Kind == TermKind::Load)
        New.Object = C.Paths.extend(Object.A, {SelectorKind::Deref, 0});
      New.Arguments.erase(New.Arguments.begin());
    }
    Out.push_back(std::move(New));
    return;
  }
  default:
    return;
  }
}

void Flow::call(const Op &O, uint32_t OpIndex, uint32_t Block, State S, States &Out) {
  llvm::SmallVector<Target, 4> Targets;
  targetsOf(O, S, Targets);
  if (Recording) {
    Spreading = Targets.size() >
                (!Targets.empty() && Targets.front().Stored ? MaxStoredTargets : MaxEffectTargets);
    Lasting = O.Aux & CF_Last;
    const TraceId Via = C.Traces.add(F, O.Where);
    for (const Target &T : Targets) {
      recordCall(T, S, O.Where, OpIndex, false, InLoop[Block]);
      recordInside(T, S, Via, false);
    }
    if (Targets.empty() && O.callKind() == CallKind::Through)
      callValue(C.Eval.value(C.Eval.valueTerm(O.Value), Own, S), arguments(O, S), S, Via, OpIndex,
                false, InLoop[Block]);
    Spreading = false;
    Lasting = 0;
  }
  if (Targets.empty() || Targets.size() > MaxEffectTargets || Targets.front().Stored) {
    if (Targets.empty() && O.throws() == Throws::Yes) {
      State Thrown = S;
      Thrown.Exceptions = {NoIndex};
      throwFrom(Block, std::move(Thrown), O.Where);
    }
    passOpaque(O, S);
    if (O.Result != NoIndex)
      if (const PathId Place = C.Eval.place(C.Eval.term(O.Result), Own, S); Place != NoIndex)
        storeUnknown(S, Place);
    Out.push_back(std::move(S));
    return;
  }
  if (Targets.size() == 1)
    noteGivenBack(Targets.front(), S, O.Where);
  const llvm::SaveAndRestore<bool> Ends(InDestructor, O.Aux & CF_Ends);
  for (const Target &T : Targets) {
    for (const Outcome &Way : C.Facts[T.Function].Sum.Outcomes) {
      State After;
      if (!applyOutcome(Way, T, S, O.Where, After))
        continue;
      exposeHeld(signalState(S), After);
      if (Way.Throws && O.throws() == Throws::No)
        continue; // Said not to: it ends the program.
      if (Way.Throws)
        throwFrom(Block, std::move(After), O.Where);
      else
        insert(Out, After);
    }
    doubtEndings(T, S, Out);
  }
}

/// A place of ours in the callee's terms, or NoIndex.
PathId Flow::inward(PathId P, const Target &T) {
  if (C.Paths[C.Paths.rootOf(P)].Root == RootKind::Global)
    return P;
  if (T.Object != NoIndex && C.Paths.isPrefix(T.Object, P))
    return C.Paths.replacePrefix(P, T.Object, C.Paths.root(RootKind::This));
  for (uint32_t I = 0; I < T.Arguments.size(); ++I) {
    const Term &A = C.Values[T.Arguments[I]];
    PathId Pointee = NoIndex;
    if (A.Kind == TermKind::Address)
      Pointee = A.A;
    else if (A.Kind == TermKind::Load)
      Pointee = C.Paths.extend(A.A, {SelectorKind::Deref, 0});
    if (Pointee != NoIndex && C.Paths.isPrefix(Pointee, P))
      return C.Paths.replacePrefix(
          P, Pointee, C.Paths.extend(C.Paths.root(RootKind::Local, I), {SelectorKind::Deref, 0}));
  }
  return NoIndex;
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
  E.SameObject = T.Object != NoIndex && T.Object == C.Paths.root(RootKind::This);
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
  if (Spawns)
    recordNeeds(Sum, B, S, OpIndex, T.Function);
  else
    recordWaits(Sum, B, S, Via);
  if (!Spawns)
    for (const Acquisition &A : Sum.Acquires) {
      State Met;
      const State *Inside = meeting(A.Pre, B, S, Met);
      if (!Inside)
        continue;
      llvm::SmallVector<PathId, 2> Released;
      for (PathId P : A.Released)
        llvm::append_range(Released, C.Eval.places(P, B, S));
      const TraceId Trace = through(Via, T, A.Trace);
      const auto Places = C.Eval.places(A.Path, B, S);
      const llvm::SaveAndRestore<bool> Spreads(Spreading, Spreading || A.Spread);
      const llvm::SaveAndRestore<uint8_t> Last(Lasting, addLasts(Lasting, A.Lasts));
      const llvm::SaveAndRestore<bool> Named(NamedBelow, C.Classes.classOf(A.Path) != NoIndex);
      Ambiguous = Places.size() > 1;
      for (PathId Lock : Places)
        wait(*Inside, Lock, A.Mode, A.Wait, Trace, Released);
      Ambiguous = false;
    }
  if (!Spawns)
    exposeInside(T, S, Via);
  for (PathId P : Sum.Recursive)
    for (PathId Lock : C.Eval.places(P, B, S))
      addRecursive(Lock);
  for (const Pair &P : Sum.Pairs)
    recordPair(P, B, S, Via, Spawns);
  for (const Invocation &I : Sum.Invokes)
    invoke(I, B, S, Via, Spawns);
}

void Flow::recordPair(const Pair &P, const Binding &B, const State &S, TraceId Via, bool Spawns) {
  State Met;
  const State *Inside = meeting(P.Pre, B, S, Met);
  if (!Inside)
    return;
  Pair Ours = P;
  Ours.Pre = visibleFacts(*Inside);
  Ours.Detached |= Spawns;
  Ours.Lasts = addLasts(P.Lasts, Lasting);
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
      Ours.Order = P.Order.Way != 0 ? P.Order : orderingOf(Ours, *Inside);
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
void Flow::invoke(const Invocation &I, const Binding &B, const State &S, TraceId Via, bool Spawns) {
  State Inside = S;
  if (!meet(I.Pre, B, Inside))
    return;
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
  callValue(C.Eval.value(I.Callable, B, S), Arguments, Inside, C.Traces.concat(Via, I.Trace), I.Op,
            I.Spawns, I.InLoop || InLoop[CurrentBlock], C.Values[I.Callable].A);
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
  const bool HandedIn = V.Kind == TermKind::Load && isHandedIn(V.A);
  if (Targets.empty() && !HandedIn && V.Kind == TermKind::Load)
    targetsStored(V.A, Arguments, Targets);
  if (Targets.empty() && !HandedIn && Below != NoIndex)
    targetsStored(Below, Arguments, Targets);
  for (const Target &T : Targets) {
    recordCall(T, S, placeInProject(Via), OpIndex, Spawns, Repeats);
    recordInside(T, S, Via, Spawns, OpIndex);
  }
  Nested.pop_back();
  if (!Targets.empty() || !HandedIn)
    return;
  if (Facts.Sum.Invokes.size() >= C.Limits.Pairs || C.Traces[Via].Depth > C.Limits.Pairs) {
    ++C.Hits.Pairs;
    return;
  }
  Invocation I;
  I.Callable = Callable;
  for (ValueId A : Arguments)
    I.Arguments.push_back(outwardValue(A));
  for (Held H : S.Locks) {
    H.Path = outward(H.Path);
    I.Locks.push_back(H);
  }
  I.Released.assign(S.Released.begin(), S.Released.end());
  I.Spawns = Spawns;
  I.Op = OpIndex;
  I.InLoop = Repeats;
  I.Pre = visibleFacts(S);
  I.Trace = Via;
  auto Same = [&](const Invocation &Old) {
    return Old.Callable == I.Callable && Old.Spawns == I.Spawns && Old.Arguments == I.Arguments &&
           llvm::equal(Old.Locks, I.Locks, [](const Held &A, const Held &B) {
             return A.Path == B.Path && A.Mode == B.Mode;
           });
  };
  if (auto Old = llvm::find_if(Facts.Sum.Invokes, Same); Old != Facts.Sum.Invokes.end()) {
    joinFacts(Old->Pre, I.Pre, C.Values);
    llvm::erase_if(Old->Released, [&](PathId P) { return !llvm::is_contained(I.Released, P); });
    return;
  }
  Facts.Sum.Invokes.push_back(std::move(I));
}

/// Takes over what a callee needs to be true; false when it is not.
bool Flow::meet(llvm::ArrayRef<Fact> Pre, const Binding &B, State &S) {
  for (const Fact &Needed : Pre) {
    const ValueId Left = C.Eval.value(Needed.Left, B, S);
    const ValueId Right = C.Eval.value(Needed.Right, B, S);
    if (!C.Eval.assume(Left, Needed.Holds ? Needed.Rel : negated(Needed.Rel), Right, S))
      return false;
  }
  return true;
}

/// \p S with what a callee needs to be true, made in \p Met only if that adds anything; null when
/// it is not true.
const State *Flow::meeting(llvm::ArrayRef<Fact> Pre, const Binding &B, const State &S, State &Met) {
  if (Pre.empty())
    return &S;
  Met = S;
  return meet(Pre, B, Met) ? &Met : nullptr;
}

/// Whose end releases a lock that a callee left held: what it constructed, or an
/// object that we know too.
PathId Flow::ownerSeenFrom(const Held &H, const Target &T, const Binding &B, const State &S) {
  if (C.P.function(T.Function).Flags & FF_Constructor)
    return T.Object;
  return H.Owner == NoIndex ? NoIndex : C.Eval.place(H.Owner, B, S);
}

/// The state after a callee ended one way; false when it cannot end so from here.
bool Flow::applyOutcome(const Outcome &Way, const Target &T, const State &Before, Location Where,
                        State &After) {
  Binding B = bind(T);
  // A place that others know keeps its name: what a new object adds to it is not followed.
  if (T.Result != NoIndex && visibleToCaller(T.Result) &&
      C.Paths[C.Paths.rootOf(T.Result)].Root != RootKind::Result)
    B.Result = NoIndex;
  After = Before;
  if (!meet(Way.Exit.Facts, B, After))
    return false;
  llvm::SmallVector<std::pair<PathId, ValueId>, 8> Stores;
  for (const auto &[Term, Value] : Way.Exit.Contents)
    if (const PathId Place = C.Eval.place(Term, B, Before); Place != NoIndex)
      Stores.push_back({Place, C.Eval.value(Value, B, Before)});
  const ValueId Result = Way.Result == NoIndex ? NoIndex : C.Eval.value(Way.Result, B, Before);
  const bool IsNew = Result != NoIndex && T.Result != NoIndex && isNewObject(Result, T.Result);
  if (IsNew && !Way.Throws)
    storeNew(After, T.Result);

  {
    const bool Ends = C.P.function(T.Function).Flags & FF_Destructor;
    const llvm::SaveAndRestore<bool> Destructor(InDestructor, InDestructor || Ends);
    for (PathId P : Way.Exit.Released)
      for (PathId Place : C.Eval.places(P, B, Before))
        release(After, Place, traceOfGiveBack(T, P, Where), /*Inside=*/true);
  }
  After.Exceptions = Way.Exit.Exceptions;
  for (const Alive &A : Way.Exit.Beside) {
    const PathId Handle = A.Handle == NoIndex ? NoIndex : C.Eval.place(A.Handle, B, Before);
    start(After, A.Op, Handle);
  }
  for (PathId Joined : Way.Exit.Joined)
    for (PathId Handle : C.Eval.places(Joined, B, Before))
      After.end(Handle, C.Paths);
  for (const Taking &Inside : Way.Exit.Taken)
    if (const PathId Place = C.Eval.place(Inside.Path, B, Before); Place != NoIndex)
      addTaking(After.Taken, {Place, C.Traces.add(F, Where, Inside.Trace)});
  const bool Constructor = C.P.function(T.Function).Flags & FF_Constructor;
  for (const Held &H : Way.Exit.Locks) {
    const auto Places = C.Eval.places(H.Path, B, Before);
    for (PathId Place : Places) {
      if (isImpossible(After, Place))
        return false;
      hold(After, Place, H.Mode, through(C.Traces.add(F, Where), T, H.Trace),
           H.ByHand && !Constructor);
      if (Held *New = After.find(Place)) {
        New->Certain &= H.Certain && Places.size() == 1;
        New->Owner = ownerSeenFrom(H, T, B, Before);
        New->ByResult |= T.Result != NoIndex && (Result == NoIndex || Result == C.Values.unknown());
      }
    }
  }
  if (T.Result != NoIndex && !Way.Throws && !IsNew) {
    if (Result != NoIndex && Result != C.Values.unknown())
      store(After, T.Result, Result);
    else
      storeUnknown(After, T.Result);
  }
  for (const auto &[Place, Value] : Stores)
    if (Value != C.Values.unknown())
      store(After, Place, Value);
    else
      storeUnknown(After, Place);
  return true;
}
