//===-- solver/Handles.cpp - Waiting for what is no lock ------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of Flow about threads, tasks, conditions and the like: what starts
/// and ends, who waits for it with which locks held, who ends such waits.
///
//===----------------------------------------------------------------------===//

#include "solver/Flow.h"

#include "llvm/ADT/STLExtras.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;

void Flow::recordHandle(uint32_t Op, PathId Handle) {
  if (!Recording || Handle == NoIndex)
    return;
  if (const uint32_t Symbol = Callables::symbolAt(Handle, C.Paths, C.P); Symbol != NoIndex)
    Facts.Handles.push_back({Op, Symbol, F, Handle});
}

/// A loop waits for one element of a container after the other, and after one of them nobody can
/// say which of them have ended. So of a container of this function's own, and of nobody else, it
/// is kept what was ever put into it and where its elements are waited for.
bool Flow::isOwnElement(PathId Handle) const {
  if (Handle == NoIndex || C.Paths.isRoot(Handle) ||
      C.Paths[Handle].Last.Kind != SelectorKind::AnyIndex)
    return false;
  const PathTable::Node &Root = C.Paths[C.Paths.rootOf(Handle)];
  return Root.Root == RootKind::Local && Root.Last.Operand >= Fn.ParamCount &&
         llvm::none_of(C.Paths.selectors(Handle),
                       [](const Selector &X) { return X.Kind == SelectorKind::Deref; });
}

void Flow::putIn(PathId Element, uint32_t Op) {
  if (isOwnElement(Element) && !llvm::is_contained(Kept[Element], Op))
    Kept[Element].push_back(Op);
}

/// What an element of a container may stand for, if this is the one place that waits for it.
llvm::SmallVector<uint32_t, 1> Flow::keptIn(PathId Element) const {
  const auto Places = AwaitedAt.find(Element);
  const auto Ops = Kept.find(Element);
  if (Places == AwaitedAt.end() || Places->second.size() != 1 || Ops == Kept.end())
    return {};
  return Ops->second;
}

void Flow::start(State &S, uint32_t Op, PathId Handle) {
  S.start(Op, Handle);
  S.Taken.clear(); // The thread finds nobody waiting for what was waited for before.
  recordHandle(Op, Handle);
  for (const auto &[Pointer, V] : S.Contents) // What leads to the handle already.
    if (Handle != NoIndex && C.Values[V].Kind == TermKind::Address && C.Values[V].A == Handle)
      recordHandle(Op, Pointer);
  putIn(Handle, Op);
}

/// Starts what \p Handle stands for. So does a future that was got of the very task that the thread
/// runs: `result = task.get_future(); std::thread worker(std::move(task));` Of several such futures
/// nobody can say which.
void Flow::startAll(State &S, uint32_t Op, PathId Handle, ValueId Callable) {
  start(S, Op, Handle);
  const TermKind Kind = C.Values[Callable].Kind;
  if (Kind != TermKind::Function && Kind != TermKind::Closure && Kind != TermKind::Bound)
    return;
  llvm::SmallVector<PathId, 1> Futures;
  for (const auto &[Place, V] : S.Contents)
    if (V == Callable && Place != Handle && !isTemporary(Place) && taskAt(Place) != NoIndex)
      Futures.push_back(Place);
  if (Futures.size() == 1)
    start(S, Op, Futures.front());
}

/// The symbol that stands for the task a handle leads to: of what is returned, the function.
uint32_t Flow::taskAt(PathId Handle) const {
  if (Handle == C.Paths.root(RootKind::Result))
    return C.P.function(F).Symbol;
  const uint32_t Symbol = Callables::symbolAt(Handle, C.Paths, C.P);
  const Resource *R = Symbol == NoIndex ? nullptr : C.P.resource(Symbol);
  return R && R->Kind == ResourceKind::Task ? Symbol : NoIndex;
}

/// The two are, or lead to, one task. A promise that nobody but pointers knows is remembered by its
/// place.
void Flow::shareTask(PathId From, PathId To) {
  const uint32_t X = taskAt(From), Y = taskAt(To);
  if (X != Y && X != NoIndex && Y != NoIndex)
    Facts.Shares.push_back({X, Y});
  if (X != NoIndex || Y == NoIndex || C.Paths.isRoot(From))
    return;
  SharedAt[From].insert(Y);
  for (uint32_t Other : SharedAt[From])
    if (Other != Y)
      Facts.Shares.push_back({Other, Y});
}

/// Whether a variable is something to wait for that others end, by its name.
bool Flow::isAwaited(PathId P) const {
  const Resource *R = C.Paths.isRoot(P) ? C.P.resource(C.Paths[P].Last.Operand) : nullptr;
  return C.Paths[P].Root == RootKind::Global && R && R->Kind == ResourceKind::Condition;
}

/// A closure keeps a pointer to a promise that it fulfils: its field stands for that promise. So it
/// does for a variable that it signals.
void Flow::noteCaptures(ValueId V) {
  const Term &T = C.Values[V];
  if (!Recording || T.Kind != TermKind::Closure)
    return;
  for (size_t I = 0; I + 1 < T.Operands.size(); I += 2) {
    const PathId Object = C.Eval.pointee(T.Operands[I + 1]);
    if (Object != NoIndex && isAwaited(Object))
      Facts.Shares.push_back({C.Paths[Object].Last.Operand, T.Operands[I]});
    if (Object == NoIndex || C.Paths.isRoot(Object) || taskAt(Object) != NoIndex)
      continue;
    SharedAt[Object].insert(T.Operands[I]);
    for (uint32_t Other : SharedAt[Object])
      if (Other != T.Operands[I])
        Facts.Shares.push_back({Other, T.Operands[I]});
  }
}

/// What a call gives stands for what its function gives.
void Flow::shareResult(uint32_t Function, PathId Result) {
  if (Recording && Result != NoIndex)
    if (const uint32_t Symbol = taskAt(Result); Symbol != NoIndex)
      Facts.Shares.push_back({C.P.function(Function).Symbol, Symbol});
}

/// \p To is made from \p From: the same threads, the same task.
void Flow::moveHandle(State &S, PathId From, PathId To) {
  if (Recording)
    shareTask(From, To);
  for (const Alive &A : S.Beside)
    if (A.Handle == From) {
      recordHandle(A.Op, To);
      putIn(To, A.Op);
    }
  S.moveHandle(From, To);
}

/// \p Pointer leads to \p Object from here on, which may be a handle.
void Flow::shareHandle(const State &S, PathId Object, PathId Pointer) {
  for (const Alive &A : S.Beside)
    if (A.Handle == Object)
      recordHandle(A.Op, Pointer);
}

/// A join, a wait for a future without a time limit, the destructor of what `std::async` returned:
/// what was started has ended.
void Flow::endThreads(const Op &O, State &S) {
  const auto Kind = static_cast<WaitKind>(O.Aux);
  const bool Ends = O.Kind == OpKind::Destroy || Kind == WaitKind::Join || Kind == WaitKind::Future;
  if (!Ends || O.Wait != Waiting::Blocking || O.Object == NoIndex)
    return;
  const PathId Handle = C.Eval.place(C.Eval.term(O.Object), Own, S);
  if (Handle == NoIndex)
    return;
  // A thread whose handle is destroyed runs on; a task does not.
  const auto IsTask = [&](const Alive &A) {
    const Op &Start = C.P.unit().Ops[A.Op];
    return static_cast<SpawnKind>(Start.Aux) == SpawnKind::Task && Start.Other == NoIndex;
  };
  if (O.Kind == OpKind::Destroy && llvm::none_of(S.Beside, IsTask))
    return;
  S.end(Handle, C.Paths);
  // What was waited for is not waited for again, if the future is nobody else's.
  if (O.Kind == OpKind::Wait && Kind == WaitKind::Future && isOwnTask(Handle))
    S.noteOver(Handle);
}

/// What is over when a callee ended one way.
void Flow::endJoined(const Outcome &Way, const Binding &B, const State &Before, State &After) {
  for (PathId Joined : Way.Exit.Joined)
    for (PathId Handle : C.Eval.places(Joined, B, Before))
      After.end(Handle, C.Paths);
}

/// What a callee ends by running a callable that we gave it: `std::for_each(threads.begin(),
/// threads.end(), std::mem_fn(&std::thread::join))`.
void Flow::endInvoked(const Target &T, const State &Before, State &After) {
  const Binding B = bind(T);
  for (const Invocation &I : C.Facts[T.Function].Sum.Invokes) {
    if (I.Spawns)
      continue;
    llvm::SmallVector<ValueId, 4> Arguments;
    for (ValueId V : I.Arguments)
      Arguments.push_back(C.Eval.value(V, B, Before));
    llvm::SmallVector<Target, 4> Run;
    targetsOfValue(C.Eval.value(I.Callable, B, Before), Arguments, NoIndex, Run);
    if (Run.size() != 1)
      continue;
    const Binding Inner = bind(Run.front());
    for (const Outcome &Way : C.Facts[Run.front().Function].Sum.Outcomes)
      endJoined(Way, Inner, Before, After);
  }
}

/// Whether the handle is a variable of this very function.
bool Flow::isOwnTask(PathId Handle) const {
  const uint32_t Symbol = C.Paths.isRoot(Handle) ? taskAt(Handle) : NoIndex;
  return Symbol != NoIndex && (C.P.unit().Symbols[Symbol].Flags & SF_Local) &&
         C.P.unit().Symbols[Symbol].Parent == C.P.function(F).Symbol;
}

/// What a wait gives back while it lasts.
llvm::SmallVector<PathId, 1> Flow::givenBack(const Op &O, const State &S) {
  llvm::SmallVector<PathId, 1> Given;
  if (O.Kind != OpKind::Wait)
    return Given;
  for (uint32_t Operand : C.P.operands(O))
    addGiven(Given, C.Eval.places(C.Eval.term(Operand), Own, S), S);
  return Given;
}

/// Of a guard it is its locks that are given back. The guard of a caller is known there only.
void Flow::addGiven(llvm::SmallVector<PathId, 1> &Given, llvm::ArrayRef<PathId> Places,
                    const State &S) {
  for (PathId Place : Places) {
    if (const solver::Term *G = C.Eval.guardAt(Place, S))
      llvm::append_range(Given, GuardView(*G).locks());
    else
      Given.push_back(Place);
  }
}

void Flow::waitFor(const Op &O, State &S) {
  const PathId Object = O.Object == NoIndex ? NoIndex : C.Eval.place(C.Eval.term(O.Object), Own, S);
  if (Object == NoIndex || llvm::is_contained(S.Over, Object))
    return;
  if (O.Kind == OpKind::Wait && isOwnElement(Object))
    AwaitedAt[Object].insert(&O);
  if (Recording && O.Wait != Waiting::Try) {
    Blocking B;
    B.Ends = O.Kind == OpKind::Destroy;
    B.Kind = B.Ends ? WaitKind::Future : static_cast<WaitKind>(O.Aux);
    B.Wait = O.Wait;
    B.Helps = !B.Ends && (O.Variant & WF_Helps);
    B.Runs = !B.Ends && (O.Variant & (WF_Helps | WF_Runs));
    B.Leases = !B.Ends && (O.Variant & WF_Lease);
    B.Polls = O.Wait == Waiting::Timed && InLoop[CurrentBlock];
    B.Object = Object;
    if (B.Kind == WaitKind::Future)
      B.Task = C.Eval.load(Object, S);
    B.Given = givenBack(O, S);
    B.Pre = visibleFacts(S);
    B.Released.assign(S.Released.begin(), S.Released.end());
    B.Trace = C.Traces.add(F, O.Where);
    B.Via = guessesOn(S);
    runDeferred(B, S);
    B.Spawns = S.startedAs(Object, C.Paths);
    if (B.Spawns.empty() && !B.Ends)
      B.Spawns = keptIn(Object);
    blockOn(S, B);
    reacquire(B, S);
    if (B.Kind == WaitKind::Barrier) // Who arrives lets the others go on.
      addSignal({B.Kind, Object, B.Trace, {}, false}, S);
  }
  if (O.Kind == OpKind::Wait)
    S.letOthersRun(C.Paths, C.Values, [&](PathId P) { return C.Eval.isPerThread(P); });
  if (O.Kind == OpKind::Wait && O.Wait == Waiting::Blocking)
    addTaking(S.Taken, {Object, C.Traces.add(F, O.Where)});
}

/// A wait for a condition takes its own lock again, with the others held.
void Flow::reacquire(const Blocking &B, const State &S) {
  if (B.Kind != WaitKind::Condition ||
      llvm::none_of(B.Given, [&](PathId Lock) { return S.find(Lock); }))
    return;
  State Others = S;
  for (PathId Lock : B.Given)
    while (Others.find(Lock))
      Others.remove(Lock);
  for (PathId Lock : B.Given)
    if (const Held *H = S.find(Lock))
      wait(Others, Lock, H->Mode, Waiting::Blocking, B.Trace);
}

/// A deferred task runs in the thread that waits for it.
void Flow::runDeferred(const Blocking &B, const State &S) {
  if (B.Kind != WaitKind::Future || B.Ends)
    return;
  for (uint32_t OpIndex : S.startedAs(B.Object, C.Paths)) {
    const Op &O = C.P.unit().Ops[OpIndex];
    const bool IsOurs = llvm::any_of(Blocks, [&](const Block &Blk) {
      return OpIndex >= Blk.FirstOp && OpIndex < Blk.FirstOp + Blk.OpCount;
    });
    if (IsOurs && static_cast<SpawnKind>(O.Aux) == SpawnKind::Deferred)
      callValue(C.Eval.value(C.Eval.valueTerm(O.Value), Own, S), arguments(O, S), S, B.Trace,
                OpIndex, false, false);
  }
}

/// The wait \p B, here or inside a call, with what is held in \p S.
void Flow::blockOn(const State &S, Blocking B) {
  if (B.Spawns.empty())
    B.Spawns = S.startedAs(B.Object, C.Paths);
  B.Conditions = B.Pre.size();
  std::vector<Held> Locks;
  llvm::copy_if(S.Locks, std::back_inserter(Locks), [&](const Held &H) {
    return !llvm::is_contained(B.Given, H.Path) && !llvm::is_contained(B.Released, H.Path);
  });
  if (!Locks.empty())
    Facts.Waits.push_back({F, B, std::move(Locks), B.Spawns, S.Taken});
  auto KeepVisible = [&](auto &List) {
    llvm::erase_if(List, [&](PathId P) { return !visibleToCaller(P); });
  };
  KeepVisible(B.Given);
  KeepVisible(B.Released);
  B.Object = outward(B.Object);
  if (B.Task != NoIndex)
    B.Task = outwardValue(B.Task);
  const auto Known = llvm::find_if(Facts.Sum.Blocks, [&](const Blocking &Old) {
    return Old.Object == B.Object && Old.Task == B.Task && Old.Spawns == B.Spawns &&
           Old.Kind == B.Kind && Old.Given == B.Given && Old.Released == B.Released &&
           Old.Wait == B.Wait && Old.Ends == B.Ends && Old.Helps == B.Helps && Old.Via <= B.Via;
  });
  if (Known != Facts.Sum.Blocks.end())
    joinBlocks(*Known, B);
  else if (!keepSmallest(Facts.Sum.Blocks, std::move(B), C.Limits.Pairs, [](const Blocking &Q) {
             return std::tuple(Q.Via, Q.Object, Q.Kind, Q.Wait);
           }))
    ++C.Hits.Pairs;
}

/// One for both. The way is told that is open to most callers.
void Flow::joinBlocks(Blocking &Old, const Blocking &B) {
  joinFacts(Old.Pre, B.Pre, C.Values);
  if (Old.Via != B.Via)
    return;
  if (Old.Conditions != B.Conditions ? B.Conditions < Old.Conditions
                                     : C.Traces.better(B.Trace, Old.Trace)) {
    Old.Trace = B.Trace;
    Old.Conditions = B.Conditions;
  }
}

void Flow::signal(const Op &O, const State &S) {
  if (!Recording)
    return;
  for (PathId Object : C.Eval.places(C.Eval.term(O.Object), Own, S))
    addSignal({static_cast<WaitKind>(O.Aux), Object, C.Traces.add(F, O.Where), {}, false}, S);
}

/// Ends a wait, here or inside a call, after what was surely waited for in \p S.
void Flow::addSignal(Signal G, const State &S) {
  for (const Taking &T : S.Taken)
    addTaking(G.Needs, T);
  G.Repeats |= InLoop[CurrentBlock];
  Facts.Signals.push_back({F, G});
  G.Object = outward(G.Object);
  llvm::erase_if(G.Needs, [&](const Taking &T) { return !visibleToCaller(T.Path); });
  for (Signal &Old : Facts.Sum.Signals)
    if (Old.Object == G.Object && Old.Kind == G.Kind) {
      // One signal for both: only what either of them needs.
      keepCommon(Old.Needs, G.Needs);
      Old.Repeats |= G.Repeats;
      return;
    }
  if (!keepSmallest(Facts.Sum.Signals, std::move(G), C.Limits.Pairs,
                    [](const Signal &Q) { return std::pair(Q.Object, Q.Kind); }))
    ++C.Hits.Pairs;
}

/// Whether taking over a wait would change nothing: nothing is held, and the summary has it.
bool Flow::saysAlready(const Blocking &Below, const State &S, const Outlook &Here) const {
  if (!S.Locks.empty() || Below.Task != NoIndex || !Below.Given.empty() ||
      !Below.Released.empty() || !Below.Spawns.empty() || !isSameHere(Below.Object, Here) ||
      !S.startedAs(Below.Object, C.Paths).empty())
    return false;
  const Guesses Via = Below.Via + Guessing;
  const bool Helps = Below.Helps && !Isolated;
  return llvm::any_of(Facts.Sum.Blocks, [&](const Blocking &Old) {
    return Old.Object == Below.Object && Old.Task == NoIndex && Old.Spawns.empty() &&
           Old.Kind == Below.Kind && Old.Given.empty() &&
           llvm::ArrayRef(Old.Released) == llvm::ArrayRef(Here.Released) &&
           Old.Wait == Below.Wait && Old.Ends == Below.Ends && Old.Helps == Helps &&
           (Old.Via < Via || (Old.Via == Via && Old.Conditions <= Here.Known.size())) &&
           Here.knows(Old.Pre);
  });
}

/// The waits inside a call, and the waits of others that it ends.
void Flow::recordWaits(const Summary &Sum, const Binding &B, Meetings &Met, const State &S,
                       const Outlook &Here, TraceId Via) {
  auto Map = [&](auto &List) {
    const auto Theirs = std::exchange(List, {});
    for (PathId P : Theirs)
      llvm::append_range(List, C.Eval.places(P, B, S));
  };
  for (const Blocking &Below : Sum.Blocks) {
    if (saysAlready(Below, S, Here))
      continue;
    const State *There = Met.at(Below.Pre);
    const PathId Object = There ? C.Eval.place(Below.Object, B, S) : NoIndex;
    if (Object == NoIndex)
      continue;
    Blocking Inside = Below;
    Inside.Object = Object;
    if (Inside.Task != NoIndex)
      Inside.Task = C.Eval.value(Inside.Task, B, *There);
    Inside.Pre = visibleFacts(*There);
    Inside.Via = Inside.Via + Guessing;
    Inside.Helps &= !Isolated;
    llvm::SmallVector<PathId, 1> Given;
    for (PathId P : Inside.Given)
      addGiven(Given, C.Eval.places(P, B, S), *There);
    Inside.Given = std::move(Given);
    Map(Inside.Released);
    llvm::append_range(Inside.Released, S.Released);
    Inside.Trace = C.Traces.concat(Via, Inside.Trace);
    reacquire(Inside, *There);
    blockOn(*There, std::move(Inside));
  }
  for (Signal G : Sum.Signals) {
    const PathId Object = C.Eval.place(G.Object, B, S);
    if (Object == NoIndex)
      continue;
    G.Object = Object;
    Takings Needs;
    for (const Taking &T : G.Needs)
      if (const PathId Place = C.Eval.place(T.Path, B, S); Place != NoIndex)
        addTaking(Needs, {Place, C.Traces.concat(Via, T.Trace)});
    G.Needs = std::move(Needs);
    G.Trace = C.Traces.concat(Via, G.Trace);
    addSignal(std::move(G), S);
  }
}

/// Whether the way to something goes by the question which thread this is.
bool Flow::asksForThread(llvm::ArrayRef<Fact> Pre) const {
  auto IsOwn = [&](ValueId V) {
    return C.Values[V].Kind == TermKind::Load && C.Eval.isPerThread(C.Values[V].A);
  };
  return llvm::any_of(Pre, [&](const Fact &F) { return IsOwn(F.Left) || IsOwn(F.Right); });
}

/// A lock that a callee takes, in our terms. What a place that the callee knows leads to need not
/// have a name here (`mixer->lock = SDL_CreateMutex()`): it is the lock of some object then.
PathId Flow::namedBelow(PathId Ours, PathId Theirs) {
  const bool IsLost = C.Classes.classOf(Ours) == NoIndex && C.Classes.classOf(Theirs) != NoIndex;
  return IsLost ? C.Paths.generalise(Theirs) : Ours;
}

/// What a thread takes, gives back for others and waits for that is started here, in our terms.
void Flow::recordNeeds(const Summary &Sum, const Binding &B, const State &S, uint32_t Op,
                       uint32_t Root) {
  for (const Acquisition &A : Sum.Acquires)
    for (PathId Lock : C.Eval.places(A.Path, B, S)) {
      NeedEvent E{Op, F, Root, A};
      E.Lock.Path = namedBelow(Lock, A.Path);
      Facts.Needs.push_back(std::move(E));
    }
  for (const Outcome &Way : Sum.Outcomes)
    for (PathId Released : Way.Exit.Released)
      for (PathId Place : C.Eval.places(Released, B, S))
        if (!llvm::is_contained(Facts.Returned, Place))
          Facts.Returned.push_back(Place);
  for (const Blocking &Inside : Sum.Blocks) {
    if (Inside.Ends || asksForThread(Inside.Pre))
      continue;
    SelfWaitEvent E{Op, F, Root, Inside};
    if (Inside.Task != NoIndex)
      E.What.Task = C.Eval.value(Inside.Task, B, S);
    E.What.Object = C.Eval.place(Inside.Object, B, S);
    if (E.What.Object != NoIndex)
      Facts.SelfWaits.push_back(std::move(E));
  }
}
