//===-- solver/Threads.cpp - Who runs what, holding what ------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/Threads.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

#include <deque>
#include <map>
#include <set>

using namespace holdwait::solver;
using namespace holdwait::skeleton;

Threads::Threads(const Program &P, PathTable &Paths, const std::vector<FunctionFacts> &Facts)
    : P(P), Out(P.functionCount()), In(P.functionCount()), RootsOf(P.functionCount()),
      ShownRoot(P.functionCount(), 0), Parent(P.functionCount(), nullptr), Entry(P.functionCount()),
      Entered(P.functionCount(), false) {
  indexCalls(Facts);
  findRoots();
  for (const Root &R : Roots)
    if (R.Kind == RootKind::Outside)
      Entered[R.Function] = true;
  findChains();
  findEntryLocks(Facts, Paths);
}

void Threads::indexCalls(const std::vector<FunctionFacts> &Facts) {
  for (uint32_t F = 0; F < Facts.size(); ++F)
    for (const CallEvent &E : Facts[F].Calls) {
      Out[F].push_back(&E);
      In[E.Callee].push_back(&E);
    }
}

void Threads::addRoot(Root R) {
  Roots.push_back(R);
  spread(Roots.size() - 1, R.Function);
}

bool Threads::isCrowded(uint32_t F) const {
  return RootsOf[F].size() >= MaxRoots ||
         llvm::any_of(RootsOf[F], [&](uint32_t R) { return Roots[R].Kind == RootKind::Outside; });
}

/// Gives a root to everything that \p Start reaches by calls. A crowded function may run
/// beside anything: more roots say nothing.
void Threads::spread(uint32_t R, uint32_t Start) {
  std::vector<uint32_t> Work{Start};
  while (!Work.empty()) {
    const uint32_t F = Work.back();
    Work.pop_back();
    if (isCrowded(F) || llvm::is_contained(RootsOf[F], R))
      continue;
    RootsOf[F].push_back(R);
    for (const CallEvent *E : Out[F])
      if (!E->Spawns)
        Work.push_back(E->Callee);
  }
}

bool Threads::isNamedOutside(uint32_t F) const {
  const skeleton::Function &Its = P.function(F);
  return !(P.unit().Symbols[Its.Symbol].Flags & SF_Internal) || (Its.Flags & FF_AddressTaken);
}

bool Threads::isStart(uint32_t F) const {
  return isEntered(F) || llvm::is_contained(Mains, F) ||
         llvm::any_of(RootsOf[F], [&](uint32_t R) { return Roots[R].Function == F; });
}

bool Threads::isEnteredPlainly(uint32_t F) const {
  return isEntered(F) && isNamedOutside(F) &&
         !(P.function(F).Flags & (FF_AddressTaken | FF_Lambda | FF_Virtual));
}

void Threads::findRoots() {
  // All mains and static initialisation stand for one thread: programs that
  // are linked together for analysis do not run in one process.
  uint32_t Main = NoIndex;
  for (uint32_t F = 0; F < P.functionCount(); ++F) {
    if (!(P.function(F).Flags & (FF_Main | FF_StaticInit)))
      continue;
    Mains.push_back(F);
    if (Main == NoIndex) {
      Main = Roots.size();
      addRoot({RootKind::Main, F, false, {}, NoIndex, {}});
    } else {
      if (P.function(F).Flags & FF_Main)
        Roots[Main].Function = F;
      spread(Main, F);
    }
  }
  // A thread started once, from main's own thread, is one thread.
  for (uint32_t F = 0; F < P.functionCount(); ++F) {
    const CallEvent *First = nullptr;
    std::vector<const CallEvent *> All;
    std::set<uint32_t> Starts; // One start is seen once for each state it is reached in.
    bool Many = false;
    for (const CallEvent *E : In[F]) {
      if (!E->Spawns)
        continue;
      First = First ? First : E;
      All.push_back(E);
      Starts.insert(E->Op);
      const bool OnlyMain = RootsOf[E->Caller].size() == 1 && RootsOf[E->Caller][0] == Main;
      Many |= E->InLoop || !OnlyMain || runsAgain(E->Caller);
    }
    if (First)
      addRoot({RootKind::Started, F, Many || Starts.size() > 1, First->Where, First->Caller,
               std::move(All), static_cast<SpawnKind>(P.unit().Ops[First->Op].Aux)});
  }
  for (uint32_t F = 0; F < P.functionCount(); ++F)
    if (In[F].empty() && RootsOf[F].empty())
      addRoot({RootKind::Outside, F, true, {}, NoIndex, {}});
  // What is left calls itself in a ring that nothing enters: code outside calls what it can name.
  for (const bool Named : {true, false})
    for (uint32_t F = 0; F < P.functionCount(); ++F)
      if (RootsOf[F].empty() && (!Named || isNamedOutside(F)))
        addRoot({RootKind::Outside, F, true, {}, NoIndex, {}});
}

/// Whether a function may run more than once in its thread.
bool Threads::runsAgain(uint32_t F) const {
  llvm::DenseSet<uint32_t> Seen;
  while (Seen.insert(F).second) {
    const CallEvent *Only = nullptr;
    for (const CallEvent *E : In[F]) {
      if (E->Spawns)
        continue;
      if (E->InLoop || (Only && (Only->Op != E->Op || Only->Caller != E->Caller)))
        return true;
      Only = E;
    }
    if (!Only)
      return false;
    F = Only->Caller;
  }
  return true; // It calls itself.
}

/// Threads that start threads that start threads are counted this deep.
static constexpr unsigned MaxGenerations = 4;

/// How many threads one start makes, over all threads that get there.
int64_t Threads::started(const CallEvent &E, uint32_t PerCallOf, unsigned Depth) const {
  const int64_t Times = P.unit().Ops[E.Op].Extra;
  if (E.InLoop && Times == 0)
    return -1;
  if (E.Caller == PerCallOf)
    return std::max<int64_t>(Times, 1);
  if (runsAgain(E.Caller) || isCrowded(E.Caller))
    return -1;
  int64_t Parents = 0;
  for (uint32_t R : RootsOf[E.Caller]) {
    const int64_t Some = count(R, PerCallOf, Depth + 1);
    if (Some < 0)
      return -1;
    Parents += Some;
  }
  return Parents * std::max<int64_t>(Times, 1);
}

int64_t Threads::count(uint32_t R, uint32_t PerCallOf, unsigned Depth) const {
  const Root &What = Roots[R];
  if (What.Kind == RootKind::Main)
    return 1;
  if (What.Kind == RootKind::Outside || Depth > MaxGenerations)
    return -1;
  int64_t Count = 0;
  std::set<uint32_t> Seen; // One start is seen once for each state it is reached in.
  for (const CallEvent *E : What.Starts) {
    if (!Seen.insert(E->Op).second)
      continue;
    const int64_t Some = started(*E, PerCallOf, Depth);
    if (Some < 0)
      return -1;
    Count += Some;
  }
  return Count;
}

/// Every root with each function it starts at.
std::vector<std::pair<uint32_t, uint32_t>> Threads::starts() const {
  std::vector<std::pair<uint32_t, uint32_t>> All;
  for (uint32_t R = 0; R < Roots.size(); ++R)
    if (Roots[R].Kind != RootKind::Main)
      All.push_back({R, Roots[R].Function});
    else
      for (uint32_t F : Mains)
        All.push_back({R, F});
  return All;
}

/// Breadth first from all roots at once: the shortest chain to each function.
void Threads::findChains() {
  std::deque<uint32_t> Work;
  std::vector<bool> Seen(P.functionCount(), false);
  for (auto [R, F] : starts())
    if (!Seen[F]) {
      Seen[F] = true;
      ShownRoot[F] = R;
      Work.push_back(F);
    }
  while (!Work.empty()) {
    const uint32_t F = Work.front();
    Work.pop_front();
    for (const CallEvent *E : Out[F]) {
      if (E->Spawns || Seen[E->Callee])
        continue;
      Seen[E->Callee] = true;
      ShownRoot[E->Callee] = ShownRoot[F];
      Parent[E->Callee] = E;
      Work.push_back(E->Callee);
    }
  }
}

std::vector<std::pair<uint32_t, Location>> Threads::chainTo(uint32_t F) const {
  std::vector<std::pair<uint32_t, Location>> Chain;
  for (const CallEvent *E = Parent[F]; E; E = Parent[E->Caller])
    Chain.push_back({E->Caller, E->Where});
  std::reverse(Chain.begin(), Chain.end());
  return Chain;
}

/// What every caller holds, to the greatest fixed point. A thread starts with
/// the locks its parent holds from its start to its join: they gate its whole
/// life as if it held them itself.
void Threads::findEntryLocks(const std::vector<FunctionFacts> &Facts, PathTable &Paths) {
  std::map<uint32_t, EntryLocks> Gates;
  auto Intersect = [](EntryLocks &Into, std::vector<EntryLock> Locks) {
    llvm::sort(Locks);
    Locks.erase(llvm::unique(Locks), Locks.end());
    if (!Into.Known) {
      Into = {true, std::move(Locks)};
      return true;
    }
    std::vector<EntryLock> Both;
    for (EntryLock L : Into.Locks) {
      auto Same = llvm::find_if(Locks, [&](const EntryLock &O) {
        return L.Lock == O.Lock && L.Parent == O.Parent && L.Several == O.Several;
      });
      if (Same == Locks.end())
        continue;
      if (Same->Holder != L.Holder)
        L.Holder = NoIndex;
      Both.push_back(L);
    }
    const bool Changed = Both != Into.Locks;
    Into.Locks = std::move(Both);
    return Changed;
  };
  auto IsGlobal = [&](PathId L) {
    return Paths[Paths.rootOf(L)].Root == skeleton::RootKind::Global;
  };
  for (uint32_t F = 0; F < Facts.size(); ++F)
    for (const GateEvent &G : Facts[F].Gates) {
      std::vector<EntryLock> Locks;
      std::set<uint32_t> Spawns;
      for (const GateEvent &Other : Facts[F].Gates)
        Spawns.insert(Other.Op);
      const bool InLoop = llvm::any_of(
          Facts[F].Calls, [&](const CallEvent &E) { return E.Op == G.Op && E.InLoop; });
      for (PathId L : G.Gates)
        if (IsGlobal(L))
          Locks.push_back({L, F, Spawns.size() > 1 || InLoop});
      Intersect(Gates[G.Op], std::move(Locks));
    }
  std::deque<uint32_t> Work;
  for (auto [R, F] : starts())
    if (Roots[R].Kind != RootKind::Started) {
      Intersect(Entry[F], {});
      Work.push_back(F);
    }
  for (uint32_t F = 0; F < Facts.size(); ++F)
    for (const CallEvent &E : Facts[F].Calls)
      if (E.Spawns) {
        Intersect(Entry[E.Callee], Gates[E.Op].Locks);
        Work.push_back(E.Callee);
      }
  while (!Work.empty()) {
    const uint32_t F = Work.front();
    Work.pop_front();
    for (const CallEvent *E : Out[F]) {
      if (E->Spawns)
        continue;
      std::vector<EntryLock> Locks;
      for (PathId L : E->Held)
        Locks.push_back({L, NoIndex, false, F});
      for (EntryLock L : Entry[F].Locks) {
        if (llvm::is_contained(E->Released, L.Lock))
          continue;
        const bool IsTheirs = E->Object != NoIndex && Paths.isPrefix(E->Object, L.Lock);
        if (!IsGlobal(L.Lock) && !IsTheirs)
          continue;
        if (IsTheirs)
          L.Lock = Paths.replacePrefix(L.Lock, E->Object, Paths.root(skeleton::RootKind::This));
        Locks.push_back(L);
      }
      if (Intersect(Entry[E->Callee], std::move(Locks)))
        Work.push_back(E->Callee);
    }
  }
}

bool Threads::parallel(uint32_t F, uint32_t G) const {
  for (uint32_t A : RootsOf[F])
    for (uint32_t B : RootsOf[G])
      if (A != B || Roots[A].Many)
        return true;
  return false;
}
