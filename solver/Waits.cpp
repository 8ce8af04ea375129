//===-- solver/Waits.cpp - Waits with a lock that the other side needs -===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/Waits.h"

#include "solver/Solve.h"

#include "llvm/ADT/EquivalenceClasses.h"
#include "llvm/ADT/STLExtras.h"

#include <map>

using namespace holdwait::solver;
using namespace holdwait::skeleton;
namespace skeleton = holdwait::skeleton;

namespace {

class WaitFinder {
public:
  explicit WaitFinder(const Analysis &A) : A(A) {
    for (const FunctionFacts &F : A.Facts) {
      for (const HandleEvent &E : F.Handles)
        SpawnsOf[E.Symbol].push_back(E.Op);
      for (const NeedEvent &E : F.Needs)
        NeedsOf[E.Op].push_back(&E);
      for (auto [X, Y] : F.Shares)
        Tasks.unionSets(X, Y);
    }
    for (const FunctionFacts &F : A.Facts)
      for (const SignalEvent &E : F.Signals)
        if (const uint32_t Symbol = symbolAt(E.What.Object); Symbol != NoIndex && isSeenLast(A, E))
          SignalsOf[{Tasks.getOrInsertLeaderValue(Symbol), isRoom(E.What.Kind)}].push_back(&E);
    for (auto &[_, Ops] : SpawnsOf) {
      llvm::sort(Ops);
      Ops.erase(llvm::unique(Ops), Ops.end());
    }
  }

  std::vector<WaitFinding> run() {
    for (const FunctionFacts &F : A.Facts)
      for (const WaitEvent &E : F.Waits)
        judge(E);
    std::vector<WaitFinding> Out;
    for (auto &[_, Found] : ByPlace)
      Out.push_back(Found);
    return Out;
  }

private:
  uint32_t symbolAt(PathId P) const { return Callables::symbolAt(P, A.Paths, A.P); }

  void judge(const WaitEvent &E) {
    const uint32_t Object = symbolAt(E.What.Object);
    const bool ForThread = E.What.Kind == WaitKind::Join || E.What.Kind == WaitKind::Future;
    std::vector<uint32_t> Spawns = std::vector<uint32_t>(E.Spawns.begin(), E.Spawns.end());
    if (ForThread && Spawns.empty() && SpawnsOf.count(Object))
      Spawns = SpawnsOf[Object];
    else if (ForThread && Spawns.empty())
      for (Executors::Start S : A.Workers->awaited(E.What, {}))
        Spawns.push_back(S.Op);
    if (ForThread && !Spawns.empty()) {
      for (uint32_t Op : Spawns)
        judgeThread(E, Object, Op);
    } else if (Object != NoIndex && E.What.Kind != WaitKind::Join && !E.What.Ends) {
      judgeSignals(E, Object);
    }
  }

  /// Units of a pool keep nobody out.
  static auto locksOf(const WaitEvent &E) {
    return llvm::make_filter_range(E.Locks, [](const Held &H) { return H.Mode != Mode::Unit; });
  }

  void judgeThread(const WaitEvent &E, uint32_t Object, uint32_t Op) {
    const auto Kind = static_cast<SpawnKind>(A.P.unit().Ops[Op].Aux);
    // The end of a handle waits for what std::async started, not for a task of an executor.
    if (Kind == SpawnKind::Deferred ||
        (E.What.Ends && (Kind != SpawnKind::Task || A.P.unit().Ops[Op].Other != NoIndex)))
      return;
    auto It = NeedsOf.find(Op);
    if (It == NeedsOf.end())
      return;
    for (const Held &H : locksOf(E))
      for (const NeedEvent *N : It->second) {
        if (H.Mode == Mode::Shared && N->Lock.Mode == Mode::Shared)
          continue;
        // Who may run it himself finds the lock his own: see Executors.h.
        if (E.What.Runs && !A.Graph->isRecursive(H.Path))
          continue;
        WaitFinding W = start(E, H, Object);
        if (!compare(H.Path, E.Function, N->Lock.Path, N->Frame, W.Doubts))
          continue;
        W.Need = N;
        W.Needs = stillTaken(E, *N);
        if (W.Needs == NoTrace)
          continue;
        W.Timed |= N->Lock.Wait == Waiting::Timed;
        addDoubts(W.Doubts, N->Lock.Via + E.What.Via);
        keep(std::move(W));
      }
  }

  /// Where the thread takes the lock that it has not had already. On the way here something was
  /// waited for that it signals once, after taking the lock: that is behind it, and if it takes the
  /// lock nowhere else, NoTrace. (What it takes and gives back again in a function that it calls is
  /// not seen.)
  TraceId stillTaken(const WaitEvent &E, const NeedEvent &N) const {
    TraceId Where = N.Lock.Trace;
    std::vector<Doubt> Ignored;
    for (const Taking &Awaited : E.Before)
      for (const SignalEvent *G : signalsOf(Awaited.Path)) {
        if (G->Function != N.Root || G->What.Repeats)
          continue;
        for (const Taking &T : G->What.Needs) {
          if (!compare(N.Lock.Path, N.Frame, T.Path, G->Function, Ignored))
            continue;
          const TraceId Other = takenElsewhere(N.Root, T);
          if (Other == NoTrace)
            return NoTrace;
          if (isSamePlace(T.Trace, Where))
            Where = Other;
        }
      }
    return Where;
  }

  llvm::ArrayRef<const SignalEvent *> signalsOf(PathId Awaited) const {
    const uint32_t Object = symbolAt(Awaited);
    if (Object == NoIndex)
      return {};
    const auto Task = Tasks.findLeader(Object);
    const auto It = SignalsOf.find({Task == Tasks.member_end() ? Object : *Task, false});
    if (It == SignalsOf.end())
      return {};
    return It->second;
  }

  bool isSamePlace(TraceId X, TraceId Y) const {
    const Location &A1 = A.Traces[X].Where, &A2 = A.Traces[Y].Where;
    return std::pair(A1.Line, A1.Column) == std::pair(A2.Line, A2.Column);
  }

  /// The last place of the function, as it is walked, that takes the same lock.
  TraceId takenElsewhere(uint32_t Function, const Taking &T) const {
    TraceId Found = NoTrace;
    for (const SiteEvent &S : A.Facts[Function].Sites)
      if (S.Path == T.Path && !isSamePlace(S.Trace, T.Trace))
        Found = S.Trace;
    return Found;
  }

  /// What has to come in a queue, and the room for it, are two things to wait for.
  static bool isRoom(WaitKind Kind) { return Kind == WaitKind::Room; }

  /// A queue without a bound has always room.
  bool isBounded(PathId Queue) const {
    const PoolNumbers *N = A.Resources->numbers(A.Classes.classOf(Queue));
    return N && N->Capacity != Unknown;
  }

  void judgeSignals(const WaitEvent &E, uint32_t Object) {
    auto It = SignalsOf.find({Tasks.getOrInsertLeaderValue(Object), isRoom(E.What.Kind)});
    if (It == SignalsOf.end() || (isRoom(E.What.Kind) && !isBounded(E.What.Object)))
      return;
    for (const Held &H : locksOf(E)) {
      WaitFinding W = start(E, H, Object);
      const bool All = llvm::all_of(It->second, [&](const SignalEvent *G) {
        TraceId Where = NoTrace;
        if (!needs(*G, H, E, Object, W.Doubts, Where))
          return isFirstOfMany(*G, It->second, H, E, Object);
        if (!W.Signal || A.Traces.better(G->What.Trace, W.Signal->What.Trace)) {
          W.Signal = G;
          W.Needs = Where;
        }
        return true;
      });
      addDoubts(W.Doubts, E.What.Via);
      if (All)
        keep(std::move(W));
    }
  }

  /// What may have to be signalled again: a latch, a barrier, a promise are signalled once.
  static bool isRepeated(WaitKind Kind) {
    return Kind == WaitKind::Condition || Kind == WaitKind::Semaphore || Kind == WaitKind::Queue ||
           Kind == WaitKind::Room;
  }

  /// Whether the thread that signals once here goes on to signal in a loop, after the lock: it is
  /// the one that comes too late which is waited for.
  bool isFirstOfMany(const SignalEvent &G, llvm::ArrayRef<const SignalEvent *> All, const Held &H,
                     const WaitEvent &E, uint32_t Object) const {
    return isRepeated(G.What.Kind) && !G.What.Repeats &&
           llvm::any_of(All, [&](const SignalEvent *Other) {
             std::vector<Doubt> Doubts;
             TraceId Where = NoTrace;
             return Other->Function == G.Function && Other->What.Repeats &&
                    needs(*Other, H, E, Object, Doubts, Where);
           });
  }

  /// Whether a thread that signals in a loop takes the lock between two signals: a consumer that
  /// is at the lock takes nothing out of the full queue.
  bool needsAgain(const SignalEvent &G, const Held &H, const WaitEvent &E,
                  std::vector<Doubt> &Doubts, TraceId &Where) const {
    for (const Acquisition &Also : A.Facts[G.Function].Sum.Acquires)
      if (Also.Via == Guesses() && Also.Wait == Waiting::Blocking &&
          compare(H.Path, E.Function, Also.Path, G.Function, Doubts)) {
        Where = Also.Trace;
        return true;
      }
    return false;
  }

  /// Whether a signal comes only after its thread has waited for the lock. One that waits for the
  /// very same thing first is the other half of a lock.
  bool needs(const SignalEvent &G, const Held &H, const WaitEvent &E, uint32_t Object,
             std::vector<Doubt> &Doubts, TraceId &Where) const {
    if (G.What.Kind != WaitKind::Barrier && G.What.Kind != WaitKind::Queue &&
        !isRoom(G.What.Kind) &&
        llvm::any_of(G.What.Needs, [&](const Taking &T) { return symbolAt(T.Path) == Object; }))
      return false;
    for (const Taking &T : G.What.Needs)
      if (compare(H.Path, E.Function, T.Path, G.Function, Doubts)) {
        Where = T.Trace;
        return true;
      }
    return G.What.Repeats && isRepeated(G.What.Kind) && needsAgain(G, H, E, Doubts, Where);
  }

  /// Whether two paths may be one lock. Of one function's own paths, and of globals, that is known.
  bool compare(PathId X, uint32_t F, PathId Y, uint32_t G, std::vector<Doubt> &Doubts) const {
    const uint32_t Class = A.Classes.classOf(X);
    if (Class == NoIndex || Class != A.Classes.classOf(Y))
      return false;
    auto IsGlobal = [&](PathId P) {
      return A.Paths[A.Paths.rootOf(P)].Root == skeleton::RootKind::Global;
    };
    const bool Exact = A.Paths.isExact(X) && A.Paths.isExact(Y);
    if (Exact && (F == G || (IsGlobal(X) && IsGlobal(Y)))) {
      return X == Y;
    }
    addDoubt(Doubts, Doubt::OtherObject);
    return true;
  }

  WaitFinding start(const WaitEvent &E, const Held &H, uint32_t Object) const {
    WaitFinding W;
    W.Class = A.Classes.classOf(H.Path);
    W.Object = Object;
    W.Wait = &E;
    W.Lock = &H;
    W.Timed = E.What.Wait == Waiting::Timed;
    if (!H.Certain)
      addDoubt(W.Doubts, Doubt::Uncertain);
    if (A.Roots->rootOf(E.Function).Kind == Threads::RootKind::Outside)
      addDoubt(W.Doubts, Doubt::NoThreads);
    return W;
  }

  /// A lock that leaked stays held at every wait that follows: the leak is the finding.
  bool hasLeaked(const Held &H) const {
    const TraceId Taken = A.Traces.innermost(H.Trace);
    return llvm::any_of(A.Facts[A.Traces[Taken].Function].Leaks, [&](const LeakEvent &L) {
      return A.Traces.innermost(L.Acquired) == Taken;
    });
  }

  void keep(WaitFinding W) {
    if (W.Class == NoIndex || hasLeaked(*W.Lock))
      return;
    llvm::sort(W.Doubts);
    W.Level = levelOf(W.Doubts);
    const auto Key = std::tuple(A.Traces.innermost(W.Wait->What.Trace), W.Class, W.Object);
    auto [It, First] = ByPlace.try_emplace(Key, W);
    if (!First && better(W, It->second))
      It->second = std::move(W);
  }

  bool better(const WaitFinding &X, const WaitFinding &Y) const {
    if (X.Level != Y.Level)
      return X.Level < Y.Level;
    if (X.Timed != Y.Timed)
      return Y.Timed;
    if (X.Doubts.size() != Y.Doubts.size())
      return X.Doubts.size() < Y.Doubts.size();
    if (X.Need && Y.Need && X.Needs != Y.Needs)
      return A.Traces.better(X.Needs, Y.Needs);
    return A.Traces.better(X.Wait->What.Trace, Y.Wait->What.Trace);
  }

  const Analysis &A;
  llvm::EquivalenceClasses<uint32_t> Tasks;                   ///< Symbols that stand for one task.
  std::map<uint32_t, std::vector<uint32_t>> SpawnsOf;         ///< By symbol of a handle.
  std::map<uint32_t, std::vector<const NeedEvent *>> NeedsOf; ///< By spawn.
  /// By symbol, and whether it is the room in it that is meant.
  std::map<std::pair<uint32_t, bool>, std::vector<const SignalEvent *>> SignalsOf;
  std::map<std::tuple<TraceId, uint32_t, uint32_t>, WaitFinding> ByPlace;
};

} // namespace

bool holdwait::solver::isSeenLast(const Analysis &A, const SignalEvent &E) {
  return A.Roots->isStart(E.Function) || A.Classes.makerOf(E.What.Object) == E.Function;
}

std::vector<WaitFinding> holdwait::solver::findWaits(const Analysis &A) {
  return WaitFinder(A).run();
}
