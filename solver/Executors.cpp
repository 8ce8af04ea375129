//===-- solver/Executors.cpp - Tasks, workers, and who waits for them -----===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/Executors.h"

#include "solver/ExecutorShapes.h"
#include "solver/Solve.h"

#include "llvm/ADT/STLExtras.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;

Executors::Executors(Analysis &A) : A(A) {
  collectTasks();
  findWorkers();
  countWorkers();
  judgeTasks();
  judgeHolders();
  llvm::erase_if(Starving,
                 [](const StarvationFinding &S) { return !S.Itself && S.Numbers->isSafe(); });
}

uint32_t Executors::leaderOf(uint32_t Symbol) const {
  if (Symbol == NoIndex)
    return NoIndex;
  const auto It = Shared.findLeader(Symbol);
  return It == Shared.member_end() ? Symbol : *It;
}

/// \p Runs: what of the callable it is.
void Executors::addTask(const SubmitEvent &E, uint32_t Runs, bool Virtual) {
  const Start S{E.Op, Runs};
  if (Runs != NoIndex && !llvm::is_contained(StartsOf[Runs], S))
    StartsOf[Runs].push_back(S);
  const uint32_t Class = A.Classes.classOf(E.Executor);
  if (Class == NoIndex)
    return;
  Task &T = Tasks[S];
  T.Virtual |= Virtual;
  T.ByOthers &= E.AsksForThread;
  T.On.insert(Class);
  Known.insert(Class);
  auto [Name, First] = Named.try_emplace(Class, E.Executor);
  if (!First && !A.Paths.isExact(Name->second))
    Name->second = E.Executor;
  if (T.Started == NoTrace || A.Traces.better(E.Trace, T.Started))
    T.Started = E.Trace;
}

/// By the name of what is signalled, and by that of what a pointer of that name leads to.
void Executors::addEnder(const SignalEvent &E) {
  const uint32_t Symbol = Callables::symbolAt(E.What.Object, A.Paths, A.P);
  const uint32_t Class = A.Classes.classOf(E.What.Object);
  const bool IsRoom = E.What.Kind == WaitKind::Room;
  if (Symbol != NoIndex)
    Enders[{leaderOf(Symbol), IsRoom}].push_back(&E);
  if (Class != NoIndex && Class != Symbol && A.P.resource(Class))
    Enders[{leaderOf(Class), IsRoom}].push_back(&E);
}

/// What is known of that task, or else of all that are handed over there; null: it has no executor.
const Executors::Task *Executors::task(Start S) const {
  auto It = Tasks.find(S);
  if (It == Tasks.end())
    It = Tasks.find({S.Op, NoIndex});
  return It == Tasks.end() ? nullptr : &It->second;
}

void Executors::collectTasks() {
  for (const FunctionFacts &F : A.Facts)
    for (auto [X, Y] : F.Shares)
      Shared.unionSets(X, Y);
  for (const FunctionFacts &F : A.Facts) {
    for (const SubmitEvent &E : F.Submits) {
      addTask(E, NoIndex, false);
      if (E.Callable == NoIndex)
        continue;
      addTask(E, E.Callable, false);
      const auto Targets = A.P.virtualTargets(E.Callable);
      for (uint32_t T : Targets)
        if (const uint32_t Symbol = A.P.function(T).Symbol; Symbol != E.Callable)
          addTask(E, Symbol, Targets.size() > 1);
    }
    for (const HandleEvent &E : F.Handles)
      SpawnsOf[E.Symbol].push_back(E.Op);
    for (const SignalEvent &E : F.Signals)
      if (isSeenLast(A, E))
        addEnder(E);
    for (const NeedEvent &E : F.Needs)
      NeedsOf[E.Op].push_back(&E);
  }
}

/// Threads that run what others put into a queue.
void Executors::findWorkers() {
  for (uint32_t F = 0; F < A.P.functionCount(); ++F)
    for (const Block &B : A.P.blocks(F))
      for (const Op &O : A.P.ops(B))
        if (runsQueue(O))
          for (uint32_t R : A.Roots->rootsOf(F))
            WorksOn[A.Roots->root(R).Function].insert(O.Callee);
}

/// Workers, and the tasks that hold one while they wait for another.
void Executors::countWorkers() {
  for (uint32_t Class : Known)
    if (const PoolNumbers *N = A.Resources->numbers(Class)) {
      Workers[Class] = *N;
      Workers[Class].Demand = Unknown; // How many tasks there are at once is not looked at.
    }
}

bool Executors::isInline(uint32_t Op) const { return A.P.unit().Ops[Op].Variant & SPF_Inline; }

/// The tasks that a wait may be for: what the handle is known to stand for there, or whatever was
/// ever kept in such a place.
std::vector<Executors::Start> Executors::awaited(const Blocking &What,
                                                 llvm::ArrayRef<uint32_t> Spawns) const {
  std::vector<Start> Found;
  auto AddAll = [&](llvm::ArrayRef<uint32_t> Ops) {
    for (uint32_t Op : Ops)
      Found.push_back({Op, NoIndex});
    return Found;
  };
  if (!Spawns.empty())
    return AddAll(Spawns);
  if (What.Task != NoIndex)
    addStarts(What.Task, Found);
  if (!Found.empty())
    return Found;
  const uint32_t Symbol = Callables::symbolAt(What.Object, A.Paths, A.P);
  if (auto It = SpawnsOf.find(Symbol); It != SpawnsOf.end())
    return AddAll(It->second);
  return endedBy(What);
}

/// The tasks that run a callable.
void Executors::addStarts(ValueId Task, std::vector<Start> &Out) const {
  const Term &T = A.Values[Task];
  if (T.Kind == TermKind::Choice)
    for (ValueId O : T.Operands)
      addStarts(O, Out);
  if (T.Kind == TermKind::Bound)
    addStarts(T.A, Out);
  if (T.Kind != TermKind::Function && T.Kind != TermKind::Closure)
    return;
  if (auto It = StartsOf.find(T.A); It != StartsOf.end())
    llvm::append_range(Out, It->second);
}

/// The tasks that such a signal may be the end of; false if it may come without any, as from a
/// thread that runs the same by itself. A worker that has run one says for it that it is over.
bool Executors::addEnded(const SignalEvent &G, std::vector<Start> &Out) const {
  const uint32_t Symbol = A.P.function(G.Function).Symbol;
  auto Its = StartsOf.find(Symbol);
  if (Its != StartsOf.end()) {
    llvm::append_range(Out, Its->second);
    return llvm::all_of(A.Roots->callsOf(G.Function),
                        [&](const CallEvent *E) { return !E->Spawns || task({E->Op, Symbol}); });
  }
  auto Queues = WorksOn.find(G.Function);
  const bool HasRun = llvm::any_of(A.Facts[G.Function].Sum.Blocks, [&](const Blocking &B) {
    return B.Kind == WaitKind::Block && B.Helps &&
           llvm::any_of(G.What.Needs, [&](const Taking &T) { return T.Path == B.Object; });
  });
  if (Queues == WorksOn.end() || !HasRun)
    return false;
  for (const auto &[S, What] : Tasks)
    if (S.Runs != NoIndex && Queues->second.count(A.P.unit().Ops[S.Op].Callee))
      Out.push_back(S);
  return true;
}

/// Of what is signalled: the tasks that do so, if nobody else does.
std::vector<Executors::Start> Executors::endedBy(const Blocking &What) const {
  std::vector<Start> Found;
  if (What.Kind == WaitKind::Block || What.Leases)
    return Found;
  if (const PoolNumbers *N = A.Resources->numbers(A.Classes.classOf(What.Object));
      What.Kind == WaitKind::Room && (!N || N->Capacity == Unknown))
    return Found; // There is always room.
  auto It = Enders.find(
      {leaderOf(Callables::symbolAt(What.Object, A.Paths, A.P)), What.Kind == WaitKind::Room});
  if (It == Enders.end())
    return Found;
  for (const SignalEvent *G : It->second)
    if (!addEnded(*G, Found))
      return {};
  return Found;
}

/// Whether the wait may run itself what it waits for, because that is what its handle stands for.
bool Executors::runsItself(const Blocking &What, llvm::ArrayRef<uint32_t> Spawns) const {
  return What.Runs &&
         (!Spawns.empty() || SpawnsOf.count(Callables::symbolAt(What.Object, A.Paths, A.P)));
}

/// Whether the task takes a lock of that class itself.
bool Executors::needs(uint32_t Op, PathId Lock) const {
  const uint32_t Class = A.Classes.classOf(Lock);
  auto It = NeedsOf.find(Op);
  return It != NeedsOf.end() && llvm::any_of(It->second, [&](const NeedEvent *N) {
           return A.Classes.classOf(N->Lock.Path) == Class;
         });
}

/// A path that names the executor in any function.
PathId Executors::pathOf(uint32_t Class) {
  if (A.Unit.Symbols[Class].Kind == SymbolKind::Variable)
    return A.Paths.root(RootKind::Global, Class);
  return Named.at(Class);
}

Held Executors::worker(uint32_t Executor, TraceId Started) {
  Held H;
  H.Path = pathOf(Executor);
  H.Mode = Mode::Unit;
  H.Trace = Started;
  return H;
}

void Executors::addOrder(uint32_t Function, const Held &From, PathId To, Mode M, Waiting W,
                         TraceId Trace, Guesses Via, llvm::ArrayRef<Held> Also) {
  Pair P;
  P.From = From;
  P.To = To;
  P.ToMode = M;
  P.Wait = W;
  P.Trace = Trace;
  P.Via = Via;
  for (const Held &H : Also)
    if (H.Certain && H.Mode == Mode::Exclusive && H.Path != From.Path)
      P.AlsoHeld.push_back(H.Path);
  Orders.push_back({Function, std::move(P), {}});
}

/// Whether the task has given its worker back for the time of the wait.
bool Executors::isLent(uint32_t Executor, llvm::ArrayRef<PathId> Released) const {
  return llvm::any_of(Released, [&](PathId P) { return A.Classes.classOf(P) == Executor; });
}

/// What tasks wait for, with their worker held.
void Executors::judgeTasks() {
  auto Of = [&](uint32_t Op, uint32_t Root) { return task({Op, A.P.function(Root).Symbol}); };
  for (const FunctionFacts &F : A.Facts) {
    for (const NeedEvent &N : F.Needs)
      if (const Task *T = Of(N.Op, N.Root); T && A.Classes.classOf(N.Lock.Path) != NoIndex)
        for (uint32_t Executor : T->On)
          if (!isLent(Executor, N.Lock.Released) && !T->isDoubtful())
            addOrder(N.Root, worker(Executor, T->Started), N.Lock.Path, N.Lock.Mode, N.Lock.Wait,
                     N.Lock.Trace, N.Lock.Via, {});
    for (const SelfWaitEvent &E : F.SelfWaits)
      if (const Task *T = Of(E.Op, E.Root); T && !E.What.Helps && !E.What.Polls && !T->isDoubtful())
        judgeWait(E, *T);
  }
}

/// A task waits for others: of its own executor, or of another one.
void Executors::judgeWait(const SelfWaitEvent &E, const Task &Waiter) {
  if (runsItself(E.What, E.What.Spawns))
    return;
  for (Start S : awaited(E.What, E.What.Spawns)) {
    const Task *Other = task(S);
    if (!Other || Other->isDoubtful())
      continue;
    for (uint32_t From : Waiter.On)
      for (uint32_t To : Other->On) {
        if (isLent(From, E.What.Released))
          continue;
        if (From != To)
          addOrder(E.Root, worker(From, Waiter.Started), pathOf(To), Mode::Unit, E.What.Wait,
                   E.What.Trace, E.What.Via, {});
        else if (!isInline(S.Op) && !Other->ByOthers)
          starve(From, E, Waiter);
      }
  }
}

/// Who waits for a task with something held.
void Executors::judgeHolders() {
  for (const FunctionFacts &F : A.Facts)
    for (const WaitEvent &E : F.Waits) {
      if (E.What.Runs)
        help(E);
      if (E.What.Helps || E.What.Polls || E.What.Ends || runsItself(E.What, E.Spawns))
        continue;
      for (Start S : awaited(E.What, E.Spawns)) {
        const Task *T = task(S);
        if (!T || T->isDoubtful())
          continue;
        for (const Held &H : E.Locks)
          if (A.Classes.classOf(H.Path) != NoIndex && !needs(S.Op, H.Path))
            for (uint32_t Executor : T->On)
              addOrder(E.Function, H, pathOf(Executor), Mode::Unit, E.What.Wait, E.What.Trace,
                       E.What.Via, E.Locks);
      }
    }
}

/// Whoever runs tasks while it waits may run one that takes what it holds: any of the executors
/// that it helps, or the very task it waits for.
void Executors::help(const WaitEvent &E) {
  std::set<uint32_t> Run, Own;
  for (Start S : awaited(E.What, E.Spawns)) {
    if (runsItself(E.What, E.Spawns))
      Own.insert(S.Op);
    if (const Task *T = task(S); T && E.What.Helps)
      Run.insert(T->On.begin(), T->On.end());
  }
  if (const uint32_t Class = A.Classes.classOf(E.What.Object); E.What.Helps && Known.count(Class))
    Run.insert(Class);
  for (const auto &[Op, Needs] : NeedsOf) {
    for (const NeedEvent *N : Needs) {
      const Task *T = task({Op, A.P.function(N->Root).Symbol});
      const bool Helped =
          T && llvm::any_of(T->On, [&](uint32_t Executor) { return Run.count(Executor); });
      if (Helped || Own.count(Op))
        relock(E, *N);
    }
  }
}

/// The task takes \p N while the thread runs it that holds the locks of \p E.
void Executors::relock(const WaitEvent &E, const NeedEvent &N) {
  for (const Held &H : E.Locks)
    if (H.Mode == Mode::Exclusive && H.Certain && A.Classes.classOf(H.Path) != NoIndex &&
        A.Classes.classOf(H.Path) == A.Classes.classOf(N.Lock.Path)) {
      Pair P;
      P.From = H;
      P.To = H.Path;
      P.ToMode = N.Lock.Mode;
      P.Wait = N.Lock.Wait;
      P.Trace = A.Traces.concat(E.What.Trace, N.Lock.Trace);
      P.Via = E.What.Via + N.Lock.Via;
      Helped.push_back({E.Function, std::move(P)});
    }
}

void Executors::starve(uint32_t Executor, const SelfWaitEvent &E, const Task &T) {
  StarvationFinding S;
  S.Executor = Executor;
  S.Wait = &E;
  S.Started = T.Started;
  S.Timed = E.What.Wait == Waiting::Timed;
  S.Itself = A.Classes.classOf(E.What.Object) == Executor;
  PoolNumbers &N = Workers[Executor];
  if (N.Unbounded && !S.Itself)
    return;
  // Each task that waits holds one worker; the last one waited for needs one more.
  const uint32_t Root = E.Root;
  for (uint32_t R : A.Roots->rootsOf(Root))
    if (llvm::none_of(N.Users, [&](const PoolUsers &U) { return U.Root == R; }))
      N.Users.push_back({R, A.Roots->threads(R), {1, 1}});
  N.Depth = 2;
  int64_t Waiting = 0;
  for (const PoolUsers &U : N.Users)
    Waiting = U.Threads == Unknown || Waiting == Unknown ? Unknown : Waiting + U.Threads;
  N.Needed = Waiting == Unknown ? Unknown : Waiting + 1;
  if (A.Roots->rootOf(Root).Kind == Threads::RootKind::Outside)
    addDoubt(S.Doubts, Doubt::NoThreads);
  if (A.P.unit().Ops[E.Op].Variant & StartsByShape)
    addDoubt(S.Doubts, Doubt::Shape);
  addDoubts(S.Doubts, E.What.Via);
  llvm::sort(S.Doubts);
  S.Level = levelOf(S.Doubts);
  S.Numbers = &N;
  auto Same = llvm::find_if(Starving, [&](const StarvationFinding &Old) {
    return Old.Executor == Executor &&
           A.Traces.innermost(Old.Wait->What.Trace) == A.Traces.innermost(E.What.Trace);
  });
  if (Same == Starving.end())
    Starving.push_back(std::move(S));
  else if (S.Level < Same->Level ||
           (S.Level == Same->Level && A.Traces.better(E.What.Trace, Same->Wait->What.Trace)))
    *Same = std::move(S);
}
