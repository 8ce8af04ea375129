//===-- solver/Pools.cpp - Nested leases of bounded pools -----------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/Pools.h"

#include "solver/ExecutorShapes.h"
#include "solver/Solve.h"

#include "llvm/ADT/STLExtras.h"

#include <set>

using namespace holdwait::solver;
using namespace holdwait::skeleton;

/// Of n threads with h units each; unknown if there is no saying how many they are.
static int64_t product(int64_t Threads, int64_t Units) {
  return Units == 0 ? 0 : Threads == Unknown ? Unknown : Threads * Units;
}

static int64_t sum(int64_t X, int64_t Y) { return X == Unknown || Y == Unknown ? Unknown : X + Y; }

Pools::Pools(const Analysis &A) : A(A) {
  collectSizes();
  collectExecutors();
  countWorkers();
  collectUsers();
  count();
}

/// What a pool is made with; of several objects of one class the least. A negative size, or as much
/// overflow, is how libraries say "no limit".
void Pools::collectSizes() {
  for (const Resource &R : A.Unit.Resources)
    if (R.Capacity >= 0)
      ByClass[R.Symbol].Capacity = R.Capacity;
  for (const FunctionFacts &F : A.Facts)
    for (const Sizing &Z : F.Sizes) {
      const uint32_t Class = A.Classes.classOf(Z.Pool);
      const int64_t Units = A.Values[Z.Units].Number;
      const int64_t More = Z.More == NoIndex ? 0 : A.Values[Z.More].Number;
      PoolNumbers &N = ByClass[Class];
      if (Units < 0 || More < 0)
        N.Unbounded = true;
      else if (N.Capacity == Unknown || Units + More < N.Capacity)
        N.Capacity = Units + More, N.Overflow = More, N.Made = &Z;
    }
}

void Pools::collectExecutors() {
  for (const FunctionFacts &F : A.Facts)
    for (const SubmitEvent &E : F.Submits)
      if (const uint32_t Class = A.Classes.classOf(E.Executor); Class != NoIndex)
        RunsOn[E.Op].insert(Class);
}

/// An executor that is recognised has as many workers as threads are started that run what is in
/// its queue, if it is the only one with such a queue and all of them can be counted.
void Pools::countWorkers() {
  std::map<uint32_t, std::set<uint32_t>> Executors, Roots; // By queue.
  for (const auto &[Op, On] : RunsOn)
    if (const uint32_t Queue = A.P.unit().Ops[Op].Callee; Queue != NoIndex)
      Executors[Queue].insert(On.begin(), On.end());
  for (uint32_t F = 0; F < A.P.functionCount(); ++F)
    for (const Block &B : A.P.blocks(F))
      for (const Op &O : A.P.ops(B))
        if (runsQueue(O))
          Roots[O.Callee].insert(A.Roots->rootsOf(F).begin(), A.Roots->rootsOf(F).end());
  for (const auto &[Queue, On] : Executors) {
    if (On.size() != 1 || ByClass[*On.begin()].Capacity != Unknown)
      continue;
    int64_t Count = 0;
    for (uint32_t R : Roots[Queue])
      Count = sum(Count, A.Roots->threads(R));
    if (Count > 0)
      ByClass[*On.begin()].Capacity = Count;
  }
}

/// How many threads of a root there are at once, beside one call of \p Maker: of tasks no more than
/// there are workers.
int64_t Pools::threads(uint32_t Root, uint32_t Maker) const {
  const int64_t Count = A.Roots->threads(Root, Maker);
  int64_t Workers = 0;
  for (const CallEvent *E : A.Roots->root(Root).Starts) {
    auto On = RunsOn.find(E->Op);
    if (On == RunsOn.end())
      return Count;
    for (uint32_t Executor : On->second) {
      const PoolNumbers *N = numbers(Executor);
      if (!N || N->Capacity == Unknown || N->Unbounded)
        return Count;
      Workers = std::max(Workers, N->Capacity);
    }
  }
  return Workers == 0 ? Count : Count == Unknown ? Workers : std::min(Count, Workers);
}

/// \p Function may hold, and wait for, so much of the pool. One that is made on the way is another
/// one in each thread that goes there.
void Pools::note(PathId Pool, uint32_t Function, TraceId Way, Lease Units, Waiting How) {
  const uint32_t Class = A.Classes.classOf(Pool);
  if (Class == NoIndex)
    return;
  const uint32_t Maker = A.Classes.makerOf(Pool);
  const bool Own = Maker != NoIndex && A.Traces.contains(Way, Maker);
  PoolNumbers &N = ByClass[Class];
  for (uint32_t R : A.Roots->rootsOf(Function)) {
    auto It = llvm::find_if(N.Users, [&](const PoolUsers &U) { return U.Root == R; });
    if (It == N.Users.end())
      It = N.Users.insert(It, {R, Own ? 1 : threads(R, Maker), Units});
    if (Units.depth() > It->Units.depth())
      It->Units = Units;
    if (How == Waiting::Blocking && Units.depth() > It->Firm.depth())
      It->Firm = Units;
    if (Own)
      break;
  }
}

void Pools::collectUsers() {
  for (uint32_t F = 0; F < A.Facts.size(); ++F) {
    for (const Acquisition &Q : A.Facts[F].Sum.Acquires)
      if (Q.Mode == Mode::Unit && Q.Wait != Waiting::Try)
        note(Q.Path, F, Q.Trace, Q.Units, Q.Wait);
    for (const RelockEvent &E : A.Facts[F].Relocks)
      if (E.Locks.From.Mode == Mode::Unit)
        note(E.Locks.To, E.Function, E.Locks.Trace, E.Locks.Units, E.Locks.Wait);
  }
}

bool Pools::isDeclared(uint32_t Class) const {
  const Resource *R = A.P.resource(Class);
  return R && (R->Kind == ResourceKind::Pool || R->Kind == ResourceKind::Semaphore ||
               R->Kind == ResourceKind::Executor);
}

/// The least capacity at which one of those who wait, in this way, is served: see Pools.h.
static int64_t needed(llvm::ArrayRef<PoolUsers> Users, Lease PoolUsers::*How) {
  int64_t Held = 0, Largest = 0;
  for (const PoolUsers &U : Users) {
    Held = sum(Held, product(U.Threads, (U.*How).Held));
    Largest = std::max<int64_t>(Largest, (U.*How).Wanted);
  }
  return sum(Held, Largest);
}

void Pools::count() {
  for (auto &[_, N] : ByClass) {
    int64_t Demand = 0;
    for (const PoolUsers &U : N.Users) {
      Demand = sum(Demand, product(U.Threads, U.Units.depth()));
      N.Depth = std::max(N.Depth, U.Units.depth());
    }
    // Of executors the tasks are not counted.
    N.Demand = N.Users.empty() ? Unknown : Demand;
    N.Needed = needed(N.Users, &PoolUsers::Units);
    N.Firm = needed(N.Users, &PoolUsers::Firm);
  }
}

namespace {

class NestedLeases {
public:
  explicit NestedLeases(const Analysis &A) : A(A) {
    for (const FunctionFacts &F : A.Facts)
      for (PathId P : F.Returned)
        if (const uint32_t Class = A.Classes.classOf(P); Class != NoIndex)
          Returned.insert(Class);
  }

  std::vector<PoolFinding> run() {
    for (const FunctionFacts &F : A.Facts) {
      for (const RelockEvent &E : F.Relocks)
        if (E.Locks.From.Mode == Mode::Unit)
          judge(E.Function, E.Locks);
      for (const OrderEvent &E : F.Orders)
        if (isOnePool(E.Locks))
          judge(E.Function, E.Locks);
    }
    std::vector<PoolFinding> Out;
    for (auto &[_, Found] : ByPlace)
      Out.push_back(std::move(Found));
    return Out;
  }

private:
  /// Two names of one pool: a variable, or the very same path, however inexact.
  bool isOnePool(const Pair &L) const {
    const uint32_t Class = A.Classes.classOf(L.To);
    if (L.From.Mode != Mode::Unit || L.ToMode != Mode::Unit || Class == NoIndex ||
        Class != A.Classes.classOf(L.From.Path))
      return false;
    return L.From.Path == L.To || A.Unit.Symbols[Class].Kind == SymbolKind::Variable;
  }

  void judge(uint32_t Function, const Pair &L) {
    const uint32_t Class = A.Classes.classOf(L.To);
    if (Class == NoIndex)
      return;
    PoolFinding P{Class, Function, &L, A.Resources->numbers(Class), Confidence::High, {}, false};
    P.Timed = L.Wait == Waiting::Timed;
    if (P.Numbers && (P.Timed ? P.Numbers->isSafe() : P.Numbers->isFirm()))
      return;
    // What begins with nothing is a signal: who gives a unit need not have taken one.
    if (P.Numbers && P.Numbers->Capacity == 0)
      return;
    // Under a lock that all of them hold, one thread at a time collects its units.
    if (!A.Graph->way({Function, L, {}}).Gates.empty())
      return;
    if (!L.From.Certain)
      addDoubt(P.Doubts, Doubt::Uncertain);
    if (!A.Paths.isExact(L.To))
      addDoubt(P.Doubts, Doubt::Inexact);
    if (A.Roots->rootOf(Function).Kind == Threads::RootKind::Outside)
      addDoubt(P.Doubts, Doubt::NoThreads);
    if (!A.Resources->isDeclared(Class))
      addDoubt(P.Doubts, Doubt::Shape);
    if (isAlone(P))
      addDoubt(P.Doubts, Doubt::SameThread);
    if (Returned.count(Class))
      addDoubt(P.Doubts, Doubt::Returned);
    addDoubts(P.Doubts, L.Via);
    llvm::sort(P.Doubts);
    P.Level = levelOf(P.Doubts);
    auto [It, First] = ByPlace.try_emplace({A.Traces.innermost(L.From.Trace), Class}, P);
    if (!First && better(P, It->second))
      It->second = std::move(P);
  }

  /// One thread alone needs as many units as it holds at once; who makes a pool smaller than that
  /// finds out at once, and who then waits for some time only wants to see it fail.
  bool isAlone(const PoolFinding &P) const {
    if (!P.Numbers || (P.Numbers->Capacity != Unknown && !P.Timed))
      return false;
    int64_t Threads = 0;
    for (const PoolUsers &U : P.Numbers->Users)
      Threads = sum(Threads, U.Threads);
    return Threads == 1;
  }

  bool better(const PoolFinding &X, const PoolFinding &Y) const {
    if (X.Level != Y.Level)
      return X.Level < Y.Level;
    if (X.Timed != Y.Timed)
      return Y.Timed;
    if (X.Locks->Units.depth() != Y.Locks->Units.depth())
      return X.Locks->Units.depth() > Y.Locks->Units.depth();
    return A.Traces.better(X.Locks->Trace, Y.Locks->Trace);
  }

  const Analysis &A;
  std::set<uint32_t> Returned; ///< Pools whose units other threads give back than took them.
  std::map<std::pair<TraceId, uint32_t>, PoolFinding> ByPlace;
};

} // namespace

std::vector<PoolFinding> holdwait::solver::findNestedLeases(const Analysis &A) {
  return NestedLeases(A).run();
}
