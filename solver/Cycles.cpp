//===-- solver/Cycles.cpp - Minimal cycles of a graph ---------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/Cycles.h"

#include "llvm/ADT/STLExtras.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>

using namespace holdwait::solver;

namespace {

Cycle normalise(Cycle C) {
  std::rotate(C.begin(), std::min_element(C.begin(), C.end()), C.end());
  return C;
}

class Search {
public:
  Search(uint32_t NodeCount, llvm::ArrayRef<std::pair<uint32_t, uint32_t>> Edges,
         llvm::function_ref<bool(const Cycle &)> IsFeasible, const CycleLimits &Limits)
      : IsFeasible(IsFeasible), Limits(Limits), Successors(NodeCount), Predecessors(NodeCount),
        OnPath(NodeCount, false) {
    for (auto [From, To] : Edges) {
      Successors[From].push_back(To);
      Predecessors[To].push_back(From);
    }
    for (auto *Lists : {&Successors, &Predecessors})
      for (auto &List : *Lists) {
        llvm::sort(List);
        List.erase(std::unique(List.begin(), List.end()), List.end());
      }
  }

  CycleResult run() {
    for (uint32_t From = 0; From < Successors.size(); ++From)
      for (uint32_t To : Successors[From])
        throughEdge(From, To);
    CycleResult R;
    R.StepLimitHits = StepLimitHits;
    for (const auto &[C, Feasible] : Asked)
      if (Feasible && Shown.count(C))
        R.Feasible.push_back(C);
    R.Infeasible.assign(Removed.begin(), Removed.end());
    auto ByLength = [](const Cycle &A, const Cycle &B) {
      return A.size() != B.size() ? A.size() < B.size() : A < B;
    };
    llvm::sort(R.Feasible, ByLength);
    llvm::sort(R.Infeasible, ByLength);
    return R;
  }

private:
  /// Distance in edges from every node to \p Target; ~0 if there is no way.
  std::vector<uint32_t> distancesTo(uint32_t Target) const {
    std::vector<uint32_t> Distance(Successors.size(), ~0u);
    std::deque<uint32_t> Work{Target};
    Distance[Target] = 0;
    while (!Work.empty()) {
      const uint32_t N = Work.front();
      Work.pop_front();
      if (Distance[N] >= Limits.MaxLength)
        continue;
      for (uint32_t P : Predecessors[N])
        if (Distance[P] == ~0u) {
          Distance[P] = Distance[N] + 1;
          Work.push_back(P);
        }
    }
    return Distance;
  }

  void throughEdge(uint32_t From, uint32_t To) {
    if (From == To) {
      if (!ask({From}))
        Removed.insert({From});
      return;
    }
    Distance = distancesTo(From);
    if (Distance[To] == ~0u)
      return;
    Steps = 0;
    FirstInfeasible.clear();
    bool Found = false;
    for (unsigned Length = Distance[To] + 1; Length <= Limits.MaxLength && !Found; ++Length) {
      Path = {From};
      OnPath[From] = true;
      Found = extend(To, From, Length);
      OnPath[From] = false;
      if (Steps > Limits.MaxSteps) {
        ++StepLimitHits;
        break;
      }
    }
    if (!Found && !FirstInfeasible.empty())
      Removed.insert(FirstInfeasible);
  }

  /// Extends the path by \p Node so that it closes at \p Home after exactly \p Length edges.
  bool extend(uint32_t Node, uint32_t Home, unsigned Length) {
    if (Node == Home)
      return Path.size() == Length && ask(Path);
    if (OnPath[Node] || ++Steps > Limits.MaxSteps || Distance[Node] == ~0u ||
        Path.size() + Distance[Node] > Length)
      return false;
    Path.push_back(Node);
    OnPath[Node] = true;
    const bool Found =
        llvm::any_of(Successors[Node], [&](uint32_t Next) { return extend(Next, Home, Length); });
    OnPath[Node] = false;
    Path.pop_back();
    return Found;
  }

  bool ask(const Cycle &C) {
    const Cycle Key = normalise(C);
    auto It = Asked.find(Key);
    if (It == Asked.end() && Asked.size() >= Limits.MaxAsked) {
      ++StepLimitHits;
      return false;
    }
    if (It == Asked.end())
      It = Asked.emplace(Key, IsFeasible(Key)).first;
    if (It->second)
      Shown.insert(Key);
    else if (FirstInfeasible.empty())
      FirstInfeasible = Key;
    return It->second;
  }

  llvm::function_ref<bool(const Cycle &)> IsFeasible;
  const CycleLimits &Limits;
  std::vector<std::vector<uint32_t>> Successors, Predecessors;
  std::vector<bool> OnPath;
  std::vector<uint32_t> Distance;
  Cycle Path, FirstInfeasible;
  std::map<Cycle, bool> Asked;
  std::set<Cycle> Shown, Removed;
  uint64_t Steps = 0, StepLimitHits = 0;
};

} // namespace

CycleResult holdwait::solver::findCycles(uint32_t NodeCount,
                                         llvm::ArrayRef<std::pair<uint32_t, uint32_t>> Edges,
                                         llvm::function_ref<bool(const Cycle &)> IsFeasible,
                                         const CycleLimits &Limits) {
  return Search(NodeCount, Edges, IsFeasible, Limits).run();
}
