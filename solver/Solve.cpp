//===-- solver/Solve.cpp - From a linked unit to findings -----------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/Solve.h"

#include "solver/ExecutorShapes.h"
#include "solver/Feasible.h"
#include "solver/Flow.h"
#include "solver/KeptLocks.h"
#include "solver/LeaseShapes.h"
#include "solver/LocalFindings.h"
#include "solver/SignalLocks.h"

#include "llvm/ADT/STLExtras.h"

#include <map>
#include <optional>
#include <set>

using namespace holdwait::solver;
using namespace holdwait::skeleton;

Analysis::Analysis(skeleton::Unit Linked, const SolveOptions &Options)
    : Unit(withLeases(withExecutors(std::move(Linked)))), P(Unit), Paths(Options.Limits.PathLength),
      Stored(P), Classes(P, Paths) {
  P.addMentions(Stored.mentions());
}

namespace {

/// A pointer field that only ever designates locks of one class names that class.
void followPointers(Analysis &A) {
  for (const FunctionFacts &F : A.Facts)
    for (const PointerEvent &E : F.Pointers)
      if (const uint32_t Target = A.Classes.classOf(E.Target); Target != NoIndex)
        A.Classes.addTarget(E.Field, Target);
  A.Classes.resolveAliases();
}

/// What makes one side of a finding less than certain.
void doubtWay(const Analysis &A, const Pair &Locks, uint32_t Function, std::vector<Doubt> &Doubts) {
  if (!Locks.From.Certain)
    addDoubt(Doubts, Doubt::Uncertain);
  if (!A.Paths.isExact(Locks.From.Path) || !A.Paths.isExact(Locks.To))
    addDoubt(Doubts, Doubt::Inexact);
  if (A.Roots->rootOf(Function).Kind == Threads::RootKind::Outside)
    addDoubt(Doubts, Doubt::NoThreads);
}

CycleFinding makeCycle(const Analysis &A, const Feasibility &Judge, std::vector<uint32_t> Classes,
                       std::vector<OrderWay> Ways, bool OneThread) {
  CycleFinding C;
  C.Classes = std::move(Classes);
  C.Ways = std::move(Ways);
  for (size_t I = 0; I < C.Ways.size(); ++I) {
    const OrderEvent &E = *C.Ways[I].Event;
    doubtWay(A, E.Locks, E.Function, C.Doubts);
    C.Timed |= E.Locks.Wait == Waiting::Timed;
    if (C.Classes.size() > 1)
      C.Counts.push_back(Judge.edge(C.Classes[I], C.Classes[(I + 1) % C.Classes.size()]).Count);
  }
  Guesses Via;
  for (const OrderWay &W : C.Ways)
    Via = Via + W.Event->Locks.Via;
  addDoubts(C.Doubts, Via);
  // One lock of unknown object is a doubt; a chain of them is a guess.
  const size_t Unknown = llvm::count_if(C.Ways, [&](const OrderWay &W) {
    const Pair &L = W.Event->Locks;
    return !A.Paths.isExact(L.From.Path) || !A.Paths.isExact(L.To);
  });
  if (Unknown > 0 && C.Ways.size() > 1 && (Unknown > 1 || C.Ways.size() > 2))
    addDoubt(C.Doubts, Doubt::Chain);
  // So is one callback that somebody stored. What was stored is known by the field, not by the
  // object: several are a guess.
  const size_t Stored =
      llvm::count_if(C.Ways, [](const OrderWay &W) { return W.Event->Locks.Via.Stored; });
  if (Stored > 1)
    addDoubt(C.Doubts, Doubt::Storeds);
  for (const OrderWay &W : C.Ways) {
    const uint32_t To = A.Classes.classOf(W.Event->Locks.To);
    if (W.Event->Locks.ToMode == Mode::Unit && !A.Resources->isDeclared(To) &&
        !A.Workers->isExecutor(To))
      addDoubt(C.Doubts, Doubt::Shape);
  }
  for (size_t I = 0; I < C.Ways.size(); ++I)
    if (areReaders(C.Ways[I], C.Ways[(I + 1) % C.Ways.size()]))
      addDoubt(C.Doubts, Doubt::Writer);
  if (OneThread)
    addDoubt(C.Doubts, Doubt::SameThread);
  llvm::sort(C.Doubts);
  C.Level = levelOf(C.Doubts);
  return C;
}

void findOrderCycles(Analysis &A, const CycleLimits &Limits) {
  const Feasibility Judge(A);
  std::vector<uint32_t> Nodes;
  for (const OrderEdge &E : A.Graph->edges()) {
    Nodes.push_back(E.From);
    Nodes.push_back(E.To);
  }
  llvm::sort(Nodes);
  Nodes.erase(llvm::unique(Nodes), Nodes.end());
  auto Number = [&](uint32_t Class) -> uint32_t {
    return llvm::lower_bound(Nodes, Class) - Nodes.begin();
  };
  std::vector<std::pair<uint32_t, uint32_t>> Edges;
  for (const OrderEdge &E : A.Graph->edges())
    Edges.push_back({Number(E.From), Number(E.To)});
  auto ClassesOf = [&](const Cycle &C) {
    std::vector<uint32_t> Classes;
    for (uint32_t N : C)
      Classes.push_back(Nodes[N]);
    return Classes;
  };
  std::map<Cycle, std::optional<CycleFinding>> Judged;
  auto Finding = [&](const Cycle &C) -> const std::optional<CycleFinding> & {
    auto [It, First] = Judged.try_emplace(C);
    if (!First)
      return It->second;
    Feasibility::Verdict V = Judge.judge(ClassesOf(C), false);
    if (V.Feasible)
      It->second = makeCycle(A, Judge, ClassesOf(C), std::move(V.Ways), false);
    return It->second;
  };
  // A shortest cycle through each order of two locks; and one among those that are certain, which a
  // guess that is shorter must not hide.
  auto ByLength = [](const Cycle &X, const Cycle &Y) {
    return X.size() != Y.size() ? X.size() < Y.size() : X < Y;
  };
  std::set<Cycle, decltype(ByLength)> Shown(ByLength);
  CycleResult R;
  for (const Confidence Least : {Confidence::High, Confidence::Low}) {
    auto IsFeasible = [&](const Cycle &C) {
      const auto &F = Finding(C);
      return F && F->Level <= Least;
    };
    R = findCycles(Nodes.size(), Edges, IsFeasible, Limits);
    A.CycleStepHits += R.StepLimitHits;
    Shown.insert(R.Feasible.begin(), R.Feasible.end());
  }
  for (const Cycle &C : Shown)
    A.Cycles.push_back(*Finding(C));
  for (const Cycle &C : R.Infeasible) {
    Feasibility::Verdict V = Judge.judge(ClassesOf(C), true);
    if (V.Feasible)
      A.Cycles.push_back(makeCycle(A, Judge, ClassesOf(C), std::move(V.Ways), true));
    else
      A.Removed.push_back({ClassesOf(C), std::move(V.Ways), V.Rule, std::move(V.Gates)});
  }
}

/// Which object a field leads to is not known, and need not be: one of them holds what the other
/// waits for.
void judgeDirections(const SiblingPair &S, CycleFinding &C) {
  C.Along = S.Along;
  C.Against = S.Against;
  llvm::erase_if(C.Doubts,
                 [&](Doubt D) { return D == Doubt::Chain || (D == Doubt::Inexact && !S.Unclear); });
  if (S.Concluded)
    addDoubt(C.Doubts, Doubt::Opposite);
}

/// Two instances of one class in an order nothing fixes: two threads that run
/// the same code with the instances swapped.
void findSiblingCycles(Analysis &A) {
  const Feasibility Judge(A);
  for (const SiblingPair &S : A.Graph->siblings()) {
    const OrderWay &Other = S.Reversed ? S.Other : S.Way;
    std::vector<uint32_t> Gates = S.Gates;
    bool Gated = !Gates.empty();
    for (const Gate &G : S.Way.Gates)
      for (const Gate &H : Other.Gates)
        if (G.Class != S.Class && G.excludes(H)) {
          Gated = true;
          Gates.push_back(G.Class);
        }
    if (Gated) {
      A.Removed.push_back({{S.Class}, {S.Way}, RemovalRule::Gate, Gates});
      continue;
    }
    if ((areReaders(S.Way, Other) && A.Graph->writersBeside(S.Class, S.Way, Other).empty()) ||
        (areReaders(Other, S.Way) && A.Graph->writersBeside(S.Class, S.Way, Other).empty())) {
      A.Removed.push_back({{S.Class}, {S.Way}, RemovalRule::SharedModes, {}});
      continue;
    }
    const Apart How = apart(A, *S.Way.Event, *Other.Event);
    if (How == Apart::Ordered || How == Apart::Own) {
      const RemovalRule Rule = How == Apart::Own ? RemovalRule::Own : RemovalRule::Phases;
      A.Removed.push_back({{S.Class}, {S.Way}, Rule, {}});
      continue;
    }
    const bool OneThread = How == Apart::OneThread;
    std::vector<OrderWay> Ways{S.Way};
    if (S.Reversed)
      Ways.push_back(S.Other);
    CycleFinding C = makeCycle(A, Judge, {S.Class}, std::move(Ways), OneThread);
    if (S.Along != NoIndex)
      judgeDirections(S, C);
    else if (!S.Reversed)
      addDoubt(C.Doubts, Doubt::Instances);
    C.Level = levelOf(C.Doubts);
    A.Cycles.push_back(std::move(C));
  }
}

/// Relocks of one pair of places are one finding, with the shortest chain.
void findRelocks(Analysis &A) {
  std::map<std::pair<TraceId, TraceId>, RelockFinding> ByPlace;
  auto Judge = [&](const RelockEvent &E) {
    const Pair &L = E.Locks;
    if (!L.From.Certain || L.From.Mode == Mode::Unit || A.Graph->isRecursive(L.To))
      return;
    const OrderEvent Twice{E.Function, L, {}};
    const OrderWay Way = A.Graph->way(Twice);
    const bool Readers = areReaders(Way, Way);
    if (Readers && A.Graph->writersBeside(A.Classes.classOf(L.To), Way, Way).empty())
      return;
    // Whether an initialiser comes back to itself is not judged yet.
    const Resource *R = A.P.resource(A.Classes.classOf(L.To));
    if (R && R->Kind == ResourceKind::Once)
      return;
    // A lock that leaked is taken again sooner or later: the leak is the finding.
    const TraceId Taken = A.Traces.innermost(L.From.Trace);
    if (llvm::any_of(A.Facts[A.Traces[Taken].Function].Leaks, [&](const LeakEvent &Leak) {
          return !Leak.Again && A.Traces.innermost(Leak.Acquired) == Taken;
        }))
      return;
    RelockFinding New;
    New.Class = A.Classes.classOf(L.To);
    New.Event = &E;
    New.Timed = L.Wait == Waiting::Timed;
    if (Readers)
      addDoubt(New.Doubts, Doubt::Writer);
    addDoubts(New.Doubts, L.Via);
    llvm::sort(New.Doubts);
    New.Level = levelOf(New.Doubts);
    // What runs once, for whoever comes first, is one mistake however many may come.
    const bool Once = llvm::any_of(L.AlsoHeld, [&](PathId Held) {
      const Resource *Outer = A.P.resource(A.Classes.classOf(Held));
      return Outer && Outer->Kind == ResourceKind::Once;
    });
    auto [It, First] = ByPlace.try_emplace(
        {Once ? NoTrace : A.Traces.innermost(L.From.Trace), A.Traces.innermost(L.Trace)}, New);
    if (!First && A.Traces.better(L.Trace, It->second.Event->Locks.Trace))
      It->second = New;
  };
  for (const FunctionFacts &F : A.Facts)
    llvm::for_each(F.Relocks, Judge);
  llvm::for_each(A.Workers->relocks(), Judge);
  for (auto &[_, R] : ByPlace)
    A.Relocks.push_back(R);
}

/// A lock that callers release is handed to them on purpose.
void findLeaks(Analysis &A) {
  std::set<uint32_t> Handed;
  for (const FunctionFacts &F : A.Facts)
    Handed.insert(F.ReleasedFor.begin(), F.ReleasedFor.end());
  for (const FunctionFacts &F : A.Facts)
    for (const LeakEvent &E : F.Leaks) {
      // The guard of a static's initialisation is released by the language.
      const uint32_t Class = A.Classes.classOf(E.Path);
      const Resource *R = Class == NoIndex ? nullptr : A.P.resource(Class);
      if (R && R->Kind == ResourceKind::Once)
        continue;
      if (!E.Throws && Handed.count(E.Function))
        continue;
      // A lock taken twice by mistake is that finding, not a leak too.
      if (llvm::any_of(F.Relocks, [&](const RelockEvent &R) { return R.Locks.To == E.Path; }))
        continue;
      // Where a callee leaks, its callers' leaks are the same one.
      bool Below = false;
      for (TraceId T = A.Traces[E.Acquired].Inner; T != NoTrace; T = A.Traces[T].Inner)
        Below |= llvm::any_of(A.Facts[A.Traces[T].Function].Leaks, [&](const LeakEvent &O) {
          return A.Traces.innermost(O.Acquired) == A.Traces.innermost(E.Acquired);
        });
      if (Below)
        continue;
      LeakFinding L;
      L.Class = Class;
      L.Event = &E;
      if (E.Throws)
        if (llvm::any_of(F.Leaks, [&](const LeakEvent &O) {
              return !O.Throws && O.Acquired == E.Acquired && O.Path == E.Path;
            }))
          continue;
      if (E.ByResult)
        addDoubt(L.Doubts, Doubt::ByResult);
      if (E.FromBelow)
        addDoubt(L.Doubts, Doubt::Thrown);
      L.Level = levelOf(L.Doubts);
      A.Leaks.push_back(L);
    }
}

} // namespace

std::unique_ptr<Analysis> holdwait::solver::solve(skeleton::Unit Linked,
                                                  const SolveOptions &Options) {
  auto A = std::make_unique<Analysis>(std::move(Linked), Options);
  A->Facts = analyseFunctions(A->P, A->Stored, A->Paths, A->Values, A->Traces, A->Classes,
                              Options.Limits, A->Hits);
  followPointers(*A);
  A->Roots = std::make_unique<Threads>(A->P, A->Paths, A->Facts);
  A->Order = std::make_unique<Phases>(A->P, *A->Roots, A->Facts);
  A->Resources = std::make_unique<Pools>(*A);
  A->Workers = std::make_unique<Executors>(*A);
  A->Graph = std::make_unique<OrderGraph>(*A);
  findOrderCycles(*A, Options.Cycles);
  findSiblingCycles(*A);
  findKeptLocks(*A);
  findRelocks(*A);
  findLeaks(*A);
  A->Waits = findWaits(*A);
  A->SelfWaits = findSelfWaits(*A);
  A->NestedLeases = findNestedLeases(*A);
  findUnheld(*A);
  findSuspensions(*A);
  findSignalLocks(*A);
  return A;
}
