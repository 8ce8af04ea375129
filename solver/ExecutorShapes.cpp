//===-- solver/ExecutorShapes.cpp - Executors by what they do -------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/ExecutorShapes.h"

#include "solver/Callables.h"
#include "solver/Program.h"

#include "llvm/ADT/STLExtras.h"

#include <map>
#include <set>

using namespace holdwait::solver;
using namespace holdwait::skeleton;

namespace {

/// A callable is followed through so many local variables, back to its container.
constexpr unsigned MaxHops = 4;

class QueueFinder {
public:
  explicit QueueFinder(const Unit &U) : U(U), P(U) {
    findWorkers();
    for (uint32_t F = 0; F < P.functionCount(); ++F)
      findCalls(F);
    for (auto It = Calls.begin(); It != Calls.end();)
      It = Queues.count(It->first) ? std::next(It) : Calls.erase(It);
    if (!Calls.empty())
      for (uint32_t F = 0; F < P.functionCount(); ++F)
        findStores(F);
  }

  /// By container: where workers call, and the path of the element.
  std::map<uint32_t, std::vector<std::pair<uint32_t, uint32_t>>> Calls;
  std::map<uint32_t, std::vector<uint32_t>> Stores; ///< By container: where callables are put in.

private:
  /// The function of a callable that is written down, or NoIndex.
  uint32_t target(uint32_t Value) const {
    const auto &V = U.Values[Value];
    if (V.Kind == ValueKind::Function || V.Kind == ValueKind::Closure)
      return P.definition(V.A);
    return V.Kind == ValueKind::Bound ? target(V.A) : NoIndex;
  }

  /// What threads run: what they start with, and whatever that calls by name.
  void findWorkers() {
    std::vector<uint32_t> Work;
    for (const Op &O : U.Ops)
      if (O.Kind == OpKind::Spawn && O.Aux == static_cast<uint32_t>(SpawnKind::Thread))
        Work.push_back(target(O.Value));
    while (!Work.empty()) {
      const uint32_t F = Work.back();
      Work.pop_back();
      if (F == NoIndex || !Workers.insert(F).second)
        continue;
      for (const Block &B : P.blocks(F))
        for (const Op &O : P.ops(B))
          if (O.Kind == OpKind::Call && O.callKind() != CallKind::Through)
            Work.push_back(P.definition(O.Callee));
    }
  }

  /// The member or variable that holds the elements, one of which \p Path leads to; or NoIndex.
  uint32_t container(uint32_t Path) const {
    const auto &Q = U.Paths[Path];
    const auto Selectors = P.selectors(Q);
    auto Index = llvm::find_if(llvm::reverse(Selectors), [](const Selector &S) {
      return S.Kind == SelectorKind::AnyIndex || S.Kind == SelectorKind::ConstIndex ||
             S.Kind == SelectorKind::KeyIndex;
    });
    if (Index == Selectors.rend())
      return NoIndex;
    const size_t Length = Selectors.size() - (Index - Selectors.rbegin()) - 1;
    return Callables::symbolOf(Selectors.take_front(Length),
                               Q.Root == RootKind::Global ? Q.Index : NoIndex, P);
  }

  /// The element that the callable at \p Path came out of, through local variables of \p F.
  uint32_t source(uint32_t F, uint32_t Path, unsigned Hops = 0) const {
    if (container(Path) != NoIndex)
      return Path;
    const auto &Q = U.Paths[Path];
    if (Q.Root != RootKind::Local || Hops == MaxHops)
      return NoIndex;
    for (auto [Into, From] : copiesTo(F, Q.Index))
      if (Into != From)
        if (const uint32_t Found = source(F, From, Hops + 1); Found != NoIndex)
          return Found;
    return NoIndex;
  }

  /// What is copied to a local variable of \p F, or a part of it: pairs of paths, to and from.
  llvm::ArrayRef<std::pair<uint32_t, uint32_t>> copiesTo(uint32_t F, uint32_t Local) const {
    if (CopiesOf != F) {
      CopiesOf = F;
      Copies.clear();
      for (const Block &B : P.blocks(F))
        for (const Op &O : P.ops(B)) {
          if ((O.Kind != OpKind::Assign && O.Kind != OpKind::GuardMove) || O.Value == NoIndex)
            continue;
          const auto &V = U.Values[O.Value];
          if (U.Paths[O.Object].Root == RootKind::Local &&
              (V.Kind == ValueKind::Load || V.Kind == ValueKind::Address))
            Copies[U.Paths[O.Object].Index].push_back({O.Object, V.A});
        }
    }
    auto It = Copies.find(Local);
    if (It == Copies.end())
      return {};
    return It->second;
  }

  void findCalls(uint32_t F) {
    for (const Block &B : P.blocks(F))
      for (const Op &O : P.ops(B)) {
        if (O.Kind != OpKind::Call || O.callKind() != CallKind::Through ||
            U.Values[O.Value].Kind != ValueKind::Load)
          continue;
        if (const uint32_t Found = source(F, U.Values[O.Value].A); Found != NoIndex) {
          Calls[container(Found)].push_back({static_cast<uint32_t>(&O - U.Ops.data()), Found});
          if (Workers.count(F))
            Queues.insert(container(Found));
        }
      }
  }

  static bool isCallable(ValueKind K) {
    return K == ValueKind::Load || K == ValueKind::Closure || K == ValueKind::Bound ||
           K == ValueKind::Function;
  }

  void findStores(uint32_t F) {
    for (const Block &B : P.blocks(F))
      for (const Op &O : P.ops(B)) {
        if (O.Kind != OpKind::Assign || !isCallable(U.Values[O.Value].Kind))
          continue;
        if (const uint32_t Symbol = container(O.Object);
            Symbol != NoIndex && Calls.count(Symbol) && !takesOut(O))
          Stores[Symbol].push_back(static_cast<uint32_t>(&O - U.Ops.data()));
      }
  }

  /// Whether one element of a container is moved to another.
  bool takesOut(const Op &O) const {
    const auto &V = U.Values[O.Value];
    return V.Kind == ValueKind::Load && container(V.A) != NoIndex;
  }

  const Unit &U;
  const Program P;
  std::set<uint32_t> Workers; ///< Functions that threads run.
  std::set<uint32_t> Queues;  ///< Containers that one of them calls out of.
  // Of the function that was asked about last: a large one asks for each of its calls.
  mutable uint32_t CopiesOf = NoIndex;
  mutable llvm::DenseMap<uint32_t, llvm::SmallVector<std::pair<uint32_t, uint32_t>, 1>> Copies;
};

/// The object whose member the container is; of a variable, the variable.
uint32_t ownerOf(Unit &U, uint32_t Element) {
  Path Q = U.Paths[Element];
  auto KindAt = [&](uint32_t I) { return U.Selectors[Q.FirstSelector + I].Kind; };
  while (Q.SelectorCount > 0 && KindAt(Q.SelectorCount - 1) == SelectorKind::Field)
    --Q.SelectorCount;
  while (Q.SelectorCount > 0 && KindAt(Q.SelectorCount - 1) != SelectorKind::Field)
    --Q.SelectorCount;
  if (Q.SelectorCount > 0)
    --Q.SelectorCount;
  U.Paths.push_back(Q);
  return U.Paths.size() - 1;
}

} // namespace

Unit holdwait::solver::withExecutors(Unit U) {
  const bool Any = llvm::any_of(U.Ops, [](const Op &O) { return O.Kind == OpKind::Spawn; });
  if (!Any)
    return U;
  decltype(QueueFinder::Calls) Calls;
  decltype(QueueFinder::Stores) Stores;
  {
    const QueueFinder Found(U);
    Calls = Found.Calls;
    Stores = Found.Stores;
  }
  for (const auto &[Symbol, Places] : Stores) {
    for (uint32_t I : Places) {
      Op Start;
      Start.Kind = OpKind::Spawn;
      Start.Aux = static_cast<uint32_t>(SpawnKind::Task);
      Start.Value = U.Ops[I].Value;
      Start.Other = ownerOf(U, U.Ops[I].Object);
      Start.Where = U.Ops[I].Where;
      U.Ops[I] = Start;
    }
    // Who calls it, a worker or somebody who helps, runs some task of the executor.
    for (auto [I, Element] : Calls[Symbol]) {
      Op Help;
      Help.Kind = OpKind::Wait;
      Help.Aux = static_cast<uint32_t>(WaitKind::Block);
      Help.Variant = WF_Helps;
      Help.Object = ownerOf(U, Element);
      Help.Where = U.Ops[I].Where;
      U.Ops[I] = Help;
    }
  }
  return U;
}
