//===-- solver/Transfer.cpp - What operations do to a state ----------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of Flow that gives each operation of a skeleton its meaning.
///
//===----------------------------------------------------------------------===//

#include "solver/Flow.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;

Flow::States Flow::transfer(const Op &O, uint32_t OpIndex, uint32_t Block, State S) {
  States Out;
  Here = O.Where;
  switch (O.Kind) {
  case OpKind::Acquire:
    acquire(O, std::move(S), Out);
    return Out;
  case OpKind::GuardBind:
    guardBind(O, std::move(S), Out);
    return Out;
  case OpKind::GuardLock:
    guardLock(O, std::move(S), Out);
    return Out;
  case OpKind::Call:
    call(O, OpIndex, Block, std::move(S), Out);
    return Out;
  case OpKind::Throw:
    throwOp(O, Block, std::move(S), Out);
    return Out;
  case OpKind::Catch:
    if (caught(O, S))
      Out.push_back(std::move(S));
    return Out;
  case OpKind::Destroy:
    if (const PathId Object = C.Eval.place(C.Eval.term(O.Object), Own, S); Object != NoIndex)
      endOwner(Object, S);
    waitFor(O, S);
    endThreads(O, S);
    break;
  case OpKind::Release:
    for (State &Way : settle(C.Eval.term(O.Object), S)) {
      for (PathId Lock : C.Eval.places(C.Eval.term(O.Object), Own, Way))
        for (unsigned Left = unitsOf(O, Way); Left > 0; --Left)
          if (O.mode() == Mode::Unit)
            giveBack(Way, Lock);
          else
            release(Way, Lock, C.Traces.add(F, O.Where));
      Out.push_back(std::move(Way));
    }
    return Out;
  case OpKind::Init:
    initialise(O, S);
    break;
  case OpKind::GuardUnlock:
  case OpKind::GuardDestroy:
    guardUnlock(O, S, O.Kind == OpKind::GuardDestroy);
    break;
  case OpKind::GuardRelease:
  case OpKind::GuardMove:
  case OpKind::GuardSwap:
    guardMove(O, S);
    break;
  case OpKind::Spawn:
    spawn(O, OpIndex, S);
    break;
  case OpKind::Wait:
    if (static_cast<WaitKind>(O.Aux) == WaitKind::Join)
      joinThread(O, S);
    waitFor(O, S);
    if (O.Result != NoIndex) {
      waitThatMayFail(O, std::move(S), Out);
      return Out;
    }
    endThreads(O, S);
    if (static_cast<WaitKind>(O.Aux) == WaitKind::Exit)
      runExitHandlers(O, OpIndex, S);
    break;
  case OpKind::Mask:
    mask(O, S);
    break;
  case OpKind::Assign: {
    const ValueId V = C.Eval.value(C.Eval.valueTerm(O.Value), Own, S);
    const PathId Place = C.Eval.place(C.Eval.term(O.Object), Own, S);
    noteCaptures(V);
    if (Place == NoIndex)
      break;
    // As it is written, too: two elements that nothing tells apart may be two variables here.
    noteBond(C.Eval.term(O.Object), C.Eval.valueTerm(O.Value), true);
    noteBond(Place, V, false);
    if (C.Values[V].Kind == TermKind::Load) {
      moveHandle(S, C.Values[V].A, Place);
      // The handle may have been moved to where it is read from now.
      if (const Term &Read = C.Values[C.Eval.valueTerm(O.Value)]; Read.Kind == TermKind::Load)
        if (const PathId From = C.Eval.place(Read.A, Own, S);
            From != NoIndex && From != C.Values[V].A)
          moveHandle(S, From, Place);
    }
    if (C.Values[V].Kind == TermKind::Address)
      shareHandle(S, C.Values[V].A, Place);
    // As it is written: what the pointer held before says nothing of a new object.
    if (isNewObject(C.Eval.valueTerm(O.Value), C.Eval.term(O.Object)))
      storeNew(S, Place);
    else if (V == C.Values.unknown())
      storeUnknown(S, Place);
    else
      store(S, Place, V);
    if (const Term &T = C.Values[V]; T.Kind == TermKind::Address && !C.Paths.isRoot(T.A))
      nameByOwner(C.Paths[T.A].Parent, Place, S);
    break;
  }
  case OpKind::Return: {
    S.Left = O.Where;
    const ValueId V =
        O.Value == NoIndex ? C.Values.unknown() : C.Eval.value(C.Eval.valueTerm(O.Value), Own, S);
    if (V != C.Values.unknown())
      S.store(C.Paths.root(RootKind::Result), V, C.Paths, C.Values);
    break;
  }
  case OpKind::Notify:
    signal(O, S);
    break;
  case OpKind::Suspend:
    suspend(O, S);
    break;
  case OpKind::Last:
    S.Last = true;
    for (Held &H : S.Locks)
      H.Last = true;
    break;
  }
  Out.push_back(std::move(S));
  return Out;
}

/// Something, a number or an object, that is not zero.
void Flow::storeSomething(PathId Place, State &S) {
  storeUnknown(S, Place);
  if (!visibleToCaller(Place))
    S.learn({C.Values.load(Place), C.Values.constant(0), Relation::Equal, false});
}

/// Stores the result of an acquisition that tells whether it succeeded.
void Flow::giveResult(const Op &O, bool Success, State &S) {
  if (O.Result == NoIndex)
    return;
  const PathId Place = C.Eval.place(C.Eval.term(O.Result), Own, S);
  if (Place == NoIndex)
    return;
  const bool ZeroMeansSuccess = O.Aux != 0;
  if (ZeroMeansSuccess && !Success)
    return storeSomething(Place, S);
  S.store(Place, C.Values.constant(Success != ZeroMeansSuccess), C.Paths, C.Values);
}

/// A wait with a result that tells whether what was waited for has come.
void Flow::waitThatMayFail(const Op &O, State S, States &Out) {
  const PathId Result = C.Eval.place(C.Eval.term(O.Result), Own, S);
  const PathId Handle = O.Object == NoIndex ? NoIndex : C.Eval.place(C.Eval.term(O.Object), Own, S);
  State Came = S;
  if (Result != NoIndex) {
    if (O.Extra) {
      S.store(Result, C.Values.constant(0), C.Paths, C.Values);
      Came.store(Result, C.Values.constant(1), C.Paths, C.Values);
    } else {
      storeSomething(Result, S);
      Came.store(Result, C.Values.constant(0), C.Paths, C.Values);
    }
  }
  if (Handle != NoIndex && C.Paths.isExact(Handle))
    Came.noteOver(Handle);
  insert(Out, Came);
  insert(Out, S);
}

/// One state for each place that a path may mean. The pointer on the way is
/// settled with it, so that the release finds the lock that was acquired.
Flow::States Flow::settle(PathId Term, State S) {
  States Done, Work{std::move(S)};
  while (!Work.empty()) {
    State Next = Work.pop_back_val();
    llvm::SmallVector<ValueId, 4> Choices;
    const PathId Fork = C.Eval.fork(Term, Next, Choices);
    if (Fork == NoIndex || Done.size() + Work.size() >= C.Limits.States) {
      Done.push_back(std::move(Next));
      continue;
    }
    for (ValueId V : Choices) {
      if (C.Values.isConstant(V))
        continue; // A null pointer leads nowhere.
      Work.push_back(Next);
      Work.back().store(Fork, V, C.Paths, C.Values);
    }
  }
  return Done;
}

void Flow::acquire(const Op &O, State S, States &Out) {
  const auto Operands = C.P.operands(O);
  const PathId First = Operands.size() == 1 ? C.Eval.term(Operands.front()) : NoIndex;
  States Ways = First != NoIndex ? settle(First, S) : States{S};
  const llvm::SaveAndRestore<bool> OneOfSeveral(Forked, Ways.size() > 1);
  for (State &Before : Ways) {
    State Taken = Before;
    bool Impossible = false;
    for (uint32_t Operand : Operands) {
      const auto Places = C.Eval.places(C.Eval.term(Operand), Own, Before);
      if (Places.empty()) {
        Taken.Absent.doubtAll();
        continue;
      }
      Impossible |= isImpossible(Before, Places.front());
      if (O.mode() == Mode::Unit)
        lease(O, Places.front(), Before, Taken);
      else
        lockThrough(Taken, Before, Places.front(), O.mode(), NoIndex, waitingOf(O, O.Wait, Before),
                    O.Where, true);
      if (Held *H = Taken.find(Places.front()))
        H->Guess |= Ways.size() > 1;
    }
    if (Impossible)
      continue;
    giveResult(O, true, Taken);
    Out.push_back(std::move(Taken));
  }
  // A pool that tells nobody in a value that it had no unit throws, or gives nothing to work with.
  if (O.Wait != Waiting::Blocking && (O.mode() != Mode::Unit || O.Result != NoIndex)) {
    giveResult(O, false, S);
    // Nobody asks whether it failed, so it is not expected to.
    for (uint32_t Operand : Operands)
      for (PathId Lock : C.Eval.places(C.Eval.term(Operand), Own, S))
        if (O.Result == NoIndex)
          S.Absent.doubt(Lock);
    Out.push_back(std::move(S));
  }
}

/// A store that the program-wide passes may want to know of.
bool Flow::storeMatters(PathId Place, ValueId V) const {
  if (Signals::isBit(Place, C.Paths))
    return true;
  const PathTable::Node &N = C.Paths[Place];
  if (C.Paths[C.Paths.rootOf(Place)].Root == RootKind::Local &&
      (N.Parent == NoIndex || !visibleToCaller(Place)))
    return true; // Ends with this function.
  if (!C.Paths.isExact(Place))
    return false; // Some object: nothing later is known to be the same one.
  const TermKind Kind = C.Values[V].Kind;
  if (Kind == TermKind::Guard || Kind == TermKind::Closure || Kind == TermKind::Function ||
      Kind == TermKind::Bound)
    return true;
  if (N.Parent != NoIndex && N.Last.Kind == SelectorKind::Field)
    return C.Matters.matters(N.Last.Operand);
  if (N.Parent != NoIndex && N.Last.Kind == SelectorKind::Deref)
    return true; // A result given through a pointer.
  if (N.Parent == NoIndex && N.Root == RootKind::Global) {
    // Whose result a future is.
    const Resource *R = C.P.resource(N.Last.Operand);
    return C.Matters.matters(N.Last.Operand) ||
           (R && R->Kind == ResourceKind::Task && Kind == TermKind::Load);
  }
  return Kind == TermKind::Address || N.Root == RootKind::Result;
}

/// A copy of an object keeps the member that the object itself changes now.
void Flow::keepCopies(State &S, PathId Place) {
  llvm::SmallVector<std::pair<PathId, ValueId>, 2> Kept;
  for (PathId Object = Place; !C.Paths.isRoot(Object);) {
    if (C.Paths[Object].Last.Kind == SelectorKind::Deref)
      break;
    Object = C.Paths[Object].Parent;
    for (const auto &[Copy, V] : S.Contents)
      if (C.Values[V].Kind == TermKind::Load && C.Values[V].A == Object &&
          !C.Paths.isPrefix(Object, Copy))
        if (const PathId Member = C.Paths.replacePrefix(Place, Object, Copy);
            S.contents(Member) == NoIndex)
          Kept.push_back({Member, C.Eval.load(Place, S)});
  }
  for (const auto &[Member, V] : Kept)
    S.store(Member, V, C.Paths, C.Values);
}

void Flow::store(State &S, PathId Place, ValueId V) {
  if (!storeMatters(Place, V))
    return;
  keepCopies(S, Place);
  S.store(Place, V, C.Paths, C.Values);
  if (!Recording || C.Paths.isRoot(Place) || C.Paths[Place].Last.Kind != SelectorKind::Field)
    return;
  const uint32_t Field = C.Paths[Place].Last.Operand;
  if (!(C.P.unit().Symbols[Field].Flags & (SF_Pointer | SF_Reference)))
    return;
  const Term &T = C.Values[V];
  if (T.Kind == TermKind::Address)
    Facts.Pointers.push_back({Field, T.A});
  if (T.Kind == TermKind::Choice)
    for (ValueId Part : T.Operands)
      if (C.Values[Part].Kind == TermKind::Address)
        Facts.Pointers.push_back({Field, C.Values[Part].A});
}

/// A value nobody knows is still one value: branches on it stay correlated. But
/// what names our caller's objects and arguments must not name the new ones.
void Flow::storeUnknown(State &S, PathId Place) {
  if (visibleToCaller(Place) && storeMatters(Place, C.Values.unknown()))
    S.store(Place, C.Values.unknown(), C.Paths, C.Values);
  else
    S.renew(Place, C.Paths, C.Values);
}

/// The thread that ends the process runs what was registered for that, with what it holds.
void Flow::runExitHandlers(const Op &O, uint32_t OpIndex, const State &S) {
  if (!Recording)
    return;
  for (uint32_t Handler : C.P.exitHandlers()) {
    Target T;
    T.Function = Handler;
    recordCall(T, S, O.Where, OpIndex, false, false);
    recordInside(T, S, C.Traces.add(F, O.Where), false);
  }
}

/// What suspends keeps what it holds until somebody resumes it, perhaps in another thread. Locks
/// of the caller go on with the caller.
void Flow::suspend(const Op &O, const State &S) {
  if (!Recording)
    return;
  for (const Held &H : S.Locks)
    if (!H.Guess && C.Paths.isExact(H.Path))
      Facts.Suspends.push_back({F, H, C.Traces.add(F, O.Where)});
}

/// Whether \p V leads to the object named by the pointer at \p Place: what `new`
/// gives, or an optional that holds something.
bool Flow::isNewObject(ValueId V, PathId Place) const {
  return C.Values[V].Kind == TermKind::Address &&
         C.Values[V].A == C.Paths.extend(Place, {SelectorKind::Deref, 0});
}

/// Another object each time: the one before keeps nothing of its name.
void Flow::storeNew(State &S, PathId Place) {
  if (!visibleToCaller(Place) || C.Paths[C.Paths.rootOf(Place)].Root == RootKind::Result)
    S.renew(Place, C.Paths, C.Values);
  store(S, Place, C.Values.address(C.Paths.extend(Place, {SelectorKind::Deref, 0})));
}

void Flow::initialise(const Op &O, State &S) {
  if (!Recording)
    return;
  if (O.Other != NoIndex) {
    const PathId Executor = C.Eval.place(C.Eval.term(O.Object), Own, S);
    const PathId On = C.Eval.place(C.Eval.term(O.Other), Own, S);
    if (Executor != NoIndex && On != NoIndex)
      if (const uint32_t Symbol = C.Classes.classOf(Executor); Symbol != NoIndex)
        Facts.Pointers.push_back({Symbol, On}); // Another name for it.
  }
  if (O.Value == NoIndex)
    return;
  const ValueId V = C.Eval.value(C.Eval.valueTerm(O.Value), Own, S);
  if (O.Aux == 0) {
    const auto Operands = C.P.operands(O);
    const ValueId More =
        Operands.empty() ? NoIndex : C.Eval.value(C.Eval.valueTerm(Operands.front()), Own, S);
    for (PathId Pool : C.Eval.places(C.Eval.term(O.Object), Own, S))
      addSizing({Pool, V, More, C.Traces.add(F, O.Where)});
    return;
  }
  if (!C.Values.isConstant(V) || (C.Values[V].Number & O.Aux) != O.Aux)
    return;
  for (PathId Lock : C.Eval.places(C.Eval.term(O.Object), Own, S))
    addRecursive(Lock);
}

void Flow::spawn(const Op &O, uint32_t OpIndex, State &S) {
  const ValueId Callable = C.Eval.value(C.Eval.valueTerm(O.Value), Own, S);
  noteCaptures(Callable);
  const auto Kind = static_cast<SpawnKind>(O.Aux);
  const llvm::SaveAndRestore<PathId> On(
      SpawnsOn, O.Other == NoIndex ? NoIndex : C.Eval.place(C.Eval.term(O.Other), Own, S));
  if (Recording && Kind != SpawnKind::Deferred)
    callValue(Callable, arguments(O, S), S, C.Traces.add(F, O.Where), OpIndex, true,
              InLoop[CurrentBlock]);
  if (static_cast<SpawnKind>(O.Aux) == SpawnKind::Signal)
    handle(O, Callable, S);
  Running R;
  R.Op = OpIndex;
  if (O.Object != NoIndex)
    R.Handle = C.Eval.place(C.Eval.term(O.Object), Own, S);
  for (const Held &H : S.Locks)
    if (H.Certain && H.Mode == Mode::Exclusive)
      R.Gates.push_back(H.Path);
  if (Kind == SpawnKind::Thread || Kind == SpawnKind::Task || Kind == SpawnKind::Deferred)
    startAll(S, OpIndex, R.Handle, Callable);
  llvm::erase_if(S.Threads, [&](const Running &Old) { return Old.Op == OpIndex; });
  S.Threads.push_back(std::move(R));
}

/// A join ends the threads the handle may stand for; an unknown element of a
/// container stands for all of its threads.
void Flow::joinThread(const Op &O, State &S) {
  const PathId Handle = O.Object == NoIndex ? NoIndex : C.Eval.place(C.Eval.term(O.Object), Own, S);
  const bool Exact = Handle != NoIndex && C.Paths.isExact(Handle);
  llvm::erase_if(S.Threads, [&](const Running &R) {
    const bool Other =
        Exact && R.Handle != NoIndex && C.Paths.isExact(R.Handle) && R.Handle != Handle;
    if (!Other && Recording)
      Facts.Gates.push_back({R.Op, R.Gates});
    return !Other;
  });
}
