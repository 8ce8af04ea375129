//===-- solver/Calls.cpp - Summaries at calls ------------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of Flow that finds out what a call runs, and takes over how that
/// ends. What happens inside is seen in Inside.cpp.
///
//===----------------------------------------------------------------------===//

#include "solver/Flow.h"

#include "skeleton/Relation.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;

/// With more callbacks than this in one place it is unlikely that any one is meant.
static constexpr size_t MaxStoredTargets = 4;
/// With more targets than this a call is taken to leave locks as they were.
static constexpr size_t MaxEffectTargets = 4;

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
  for (uint32_t V : C.P.operands(O)) {
    Values.push_back(C.Eval.value(C.Eval.valueTerm(V), Own, S));
    noteCaptures(Values.back());
  }
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
  case TermKind::Closure:
    for (uint32_t Function : C.P.virtualTargets(T.A))
      targetsOfFunction(Function, Callable, Arguments, Result, Out);
    return;
  default:
    return;
  }
}

/// A function that a value is known to be, with what it is called for.
void Flow::targetsOfFunction(uint32_t Function, ValueId Callable, llvm::ArrayRef<ValueId> Arguments,
                             PathId Result, llvm::SmallVectorImpl<Target> &Out) {
  Target New;
  New.Function = Function;
  New.Result = Result;
  New.Arguments.assign(Arguments.begin(), Arguments.end());
  if (C.Values[Callable].Kind == TermKind::Closure)
    New.ObjectValue = Callable;
  else if ((C.P.function(Function).Flags & FF_Method) && !New.Arguments.empty()) {
    // A member function's first argument is its object, by pointer or reference.
    New.Object = C.Eval.pointee(New.Arguments.front());
    New.Arguments.erase(New.Arguments.begin());
  }
  Out.push_back(std::move(New));
}

/// What it takes for granted that one of several targets is meant.
Guesses Flow::guesses(llvm::ArrayRef<Target> Targets, bool Last) {
  Guesses G;
  const size_t Among = Targets.empty() ? 0 : Targets.front().Among;
  G.Stored = Among > 0;
  G.Spread = G.Stored ? Among > MaxStoredTargets : Targets.size() > MaxEffectTargets;
  G.Choices = Among > 1;
  G.Lasts = Last;
  return G;
}

/// The only callable that was ever stored somewhere is the one that runs: what it waits for on
/// every way has been waited for.
void Flow::takeStored(const Target &T, Location Where, State &S) {
  const auto &Ways = C.Facts[T.Function].Sum.Outcomes;
  if (T.Among != 1 || Ways.empty())
    return;
  Takings Common = Ways.front().Exit.Taken;
  for (const Outcome &Way : llvm::drop_begin(Ways))
    keepCommon(Common, Way.Exit.Taken);
  takeOver(Common, bind(T), S, Where, S.Taken);
}

/// What was surely waited for inside a call, seen from here.
void Flow::takeOver(const Takings &Theirs, const Binding &B, const State &Before, Location Where,
                    Takings &Into) {
  for (const Taking &Inside : Theirs)
    if (const PathId Place = C.Eval.place(Inside.Path, B, Before); Place != NoIndex)
      addTaking(Into, {Place, C.Traces.add(F, Where, Inside.Trace)});
}

void Flow::call(const Op &O, uint32_t OpIndex, uint32_t Block, State S, States &Out) {
  llvm::SmallVector<Target, 4> Targets;
  targetsOf(O, S, Targets);
  if (Recording) {
    Guessing = guesses(Targets, O.Aux & CF_Last);
    const llvm::SaveAndRestore<bool> Alone(Isolated, (O.Aux & CF_Isolated) != 0);
    const TraceId Via = C.Traces.add(F, O.Where);
    for (const Target &T : Targets) {
      shareResult(T.Function, T.Result);
      recordCall(T, S, O.Where, OpIndex, false, InLoop[Block]);
      C.Hits.Crowded += T.Among > Callables::MaxWalked;
      if (T.Among <= Callables::MaxWalked)
        recordInside(T, S, Via, false);
    }
    if (Targets.empty() && O.callKind() == CallKind::Through)
      callValue(C.Eval.value(C.Eval.valueTerm(O.Value), Own, S), arguments(O, S), S, Via, OpIndex,
                false, InLoop[Block]);
    Guessing = {};
  }
  if (Targets.empty() || Targets.size() > MaxEffectTargets || Targets.front().isStored()) {
    if (Targets.empty() && O.throws() == Throws::Yes) {
      State Thrown = S;
      Thrown.Exceptions = {NoIndex};
      throwFrom(Block, std::move(Thrown), O.Where);
    }
    if (Targets.size() == 1)
      takeStored(Targets.front(), O.Where, S);
    passOpaque(O, S);
    mayStore(O, S);
    if (O.Result != NoIndex)
      if (const PathId Place = C.Eval.place(C.Eval.term(O.Result), Own, S); Place != NoIndex)
        storeUnknown(S, Place);
    Out.push_back(std::move(S));
    return;
  }
  if (Targets.size() == 1)
    noteGivenBack(Targets.front(), S, O.Where);
  const llvm::SaveAndRestore<bool> Ends(InDestructor, O.Aux & CF_Ends);
  const llvm::SaveAndRestore<bool> Calling(InCall, true);
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
  doubtKept(O, S, Out);
}

/// What is called may give its caller something through a pointer (`attach(source, &target)`): a
/// null pointer or a number that such an argument leads to is not known any more.
void Flow::mayStore(const Op &O, State &S) {
  if (O.Callee != NoIndex && (C.P.unit().Symbols[O.Callee].Flags & SF_System))
    return;
  for (const ValueId Argument : arguments(O, S)) {
    const PathId Place = C.Eval.pointee(Argument);
    if (Place == NoIndex)
      continue;
    const ValueId Known = S.contents(Place), Initial = C.Values.load(Place);
    const bool IsTold = llvm::any_of(
        S.Facts, [&](const Fact &F) { return F.Left == Initial || F.Right == Initial; });
    if (Known != NoIndex ? !C.Values.isConstant(Known) : !IsTold)
      continue;
    if (visibleToCaller(Place))
      S.store(Place, C.Values.unknown(), C.Paths, C.Values);
    else
      S.renew(Place, C.Paths, C.Values);
  }
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

const State *Flow::Meetings::at(llvm::ArrayRef<Fact> Pre) {
  if (Pre.empty())
    return &S;
  auto [It, Inserted] = Known.try_emplace(Pre);
  if (Inserted)
    It->second = meet(Pre);
  if (!It->second.Possible)
    return nullptr;
  return It->second.Knowing ? It->second.Knowing.get() : &S;
}

/// Mostly nothing is learned, as what is asked for has been settled or is not known to anybody. So
/// the state is copied only where something is.
Flow::Meetings::Meeting Flow::Meetings::meet(llvm::ArrayRef<Fact> Pre) {
  Meeting M;
  for (const Fact &Needed : Pre) {
    const Evaluator::News N =
        F.C.Eval.weigh(value(Needed.Left), Needed.Holds ? Needed.Rel : negated(Needed.Rel),
                       value(Needed.Right), M.Knowing ? *M.Knowing : S);
    if (!N.Possible)
      return {false, nullptr};
    if (!N.Learned)
      continue;
    if (!M.Knowing)
      M.Knowing = std::make_unique<State>(S);
    M.Knowing->learn(*N.Learned);
  }
  return M;
}

/// What a value of the callee is here.
ValueId Flow::Meetings::value(ValueId Theirs) {
  auto [It, Inserted] = Values.try_emplace(Theirs, NoIndex);
  if (Inserted)
    It->second = F.C.Eval.value(Theirs, B, S);
  return It->second;
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
  llvm::SmallVector<PathId, 1> Set;
  for (const auto &[Term, Value] : Way.Exit.Contents)
    if (const PathId Place = C.Eval.place(Term, B, Before); Place != NoIndex) {
      Stores.push_back({Place, C.Eval.value(Value, B, Before)});
      if (llvm::is_contained(Way.Set, Term))
        Set.push_back(Place);
    }
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
    // What is returned is kept where the caller puts it, also under a name that others know.
    const bool IsReturned = A.Handle != NoIndex && A.Handle == C.Paths.root(RootKind::Result);
    const PathId Handle = A.Handle == NoIndex ? NoIndex
                          : IsReturned        ? T.Result
                                              : C.Eval.place(A.Handle, B, Before);
    start(After, A.Op, Handle);
  }
  endJoined(Way, B, Before, After);
  endInvoked(T, Before, After);
  takeOver(Way.Exit.Taken, B, Before, Where, After.Taken);
  const bool Constructor = C.P.function(T.Function).Flags & FF_Constructor;
  for (const Held &H : Way.Exit.Locks) {
    const auto Places = C.Eval.places(H.Path, B, Before);
    for (PathId Place : Places) {
      if (isImpossible(After, Place))
        return false;
      hold(After, Place, H.Mode, through(C.Traces.add(F, Where), T, H.Trace),
           H.ByHand && !Constructor, H.Mode == Mode::Unit ? H.Count : 1);
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
    else if (Way.NotZero)
      storeSomething(T.Result, After);
    else
      storeUnknown(After, T.Result);
  }
  if (!C.Facts[T.Function].Sum.Blocks.empty())
    After.letOthersRun(C.Paths, C.Values, [&](PathId P) { return C.Eval.isPerThread(P); });
  for (const auto &[Place, Value] : Stores) {
    if (Recording && Value != NoIndex && C.Values[Value].Kind == TermKind::Load)
      shareTask(C.Values[Value].A, Place); // The callee keeps a promise that it was given.
    if (Value != C.Values.unknown())
      store(After, Place, Value);
    else if (llvm::is_contained(Set, Place))
      storeSomething(Place, After);
    else
      storeUnknown(After, Place);
  }
  return true;
}
