//===-- solver/ExecutorShapes.cpp - Executors by what they do -------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/ExecutorShapes.h"

#include "solver/QueueFinder.h"

#include "llvm/ADT/STLExtras.h"

#include <map>
#include <set>

using namespace holdwait::solver;
using namespace holdwait::skeleton;

namespace {

/// Rewrites a unit as its queues say.
class Rewriter {
public:
  explicit Rewriter(Unit &U) : U(U) {}

  void run(const std::map<uint32_t, QueueFinder::Queue> &Queues) {
    for (const auto &[Slot, Q] : Queues) {
      if (Q.Puts.empty())
        continue;
      Queue = Slot;
      for (const QueueFinder::Put &In : Q.Puts)
        put(In, Q);
      for (const QueueFinder::Run &Out : Q.Runs)
        help(Out);
    }
    insert();
  }

private:
  uint32_t path(Route R, llvm::ArrayRef<Selector> More = {}) {
    llvm::append_range(R.Selectors, More);
    Path Q{R.Root, R.Index, static_cast<uint32_t>(U.Selectors.size()),
           static_cast<uint32_t>(R.Selectors.size())};
    llvm::append_range(U.Selectors, R.Selectors);
    U.Paths.push_back(Q);
    return U.Paths.size() - 1;
  }

  uint32_t value(ValueKind Kind, uint32_t A, llvm::ArrayRef<uint32_t> Operands = {}) {
    Value V{Kind, A, static_cast<uint32_t>(U.Operands.size()),
            static_cast<uint32_t>(Operands.size()), 0};
    llvm::append_range(U.Operands, Operands);
    U.Values.push_back(V);
    return U.Values.size() - 1;
  }

  Op start(uint32_t Callable, const Route &Executor, Location Where) {
    Op O;
    O.Kind = OpKind::Spawn;
    O.Aux = static_cast<uint32_t>(SpawnKind::Task);
    O.Value = Callable;
    O.Other = path(Executor);
    O.Callee = Queue;
    O.Where = Where;
    return O;
  }

  /// What runs of a thing that is put in, which \p V leads to or is.
  uint32_t callable(const Value &V, const Manner &M) {
    const Path &Q = U.Paths[V.A];
    Route R{Q.Root, Q.Index, {}};
    for (uint32_t I = 0; I < Q.SelectorCount; ++I)
      R.Selectors.push_back(U.Selectors[Q.FirstSelector + I]);
    llvm::ArrayRef<Selector> Rest = M.Suffix;
    if (V.Kind == ValueKind::Address && !Rest.empty() && Rest.front().Kind == SelectorKind::Deref)
      Rest = Rest.drop_front();
    const uint32_t At = path(std::move(R), Rest);
    if (M.Method == NoIndex)
      return value(ValueKind::Load, At);
    const uint32_t Method = value(ValueKind::Function, M.Method);
    return value(ValueKind::Bound, Method, {value(ValueKind::Address, At)});
  }

  void put(const QueueFinder::Put &In, const QueueFinder::Queue &Q) {
    const Op Store = U.Ops[In.Op];
    // Callables that are called out of a container only are tasks and nothing else.
    if (!Q.Manners.empty() && llvm::all_of(Q.Manners, [](auto &M) { return M.isPlain(); }))
      Gone.insert(In.Op);
    if (In.Callable) {
      After[In.Op].push_back(start(Store.Value, In.Executor, Store.Where));
      if (Q.Manners.empty())
        After[In.Op].back().Variant |= StartsByShape;
      return;
    }
    const Value V = U.Values[Store.Value];
    for (const Manner &M : Q.Manners)
      if (!M.isPlain()) {
        After[In.Op].push_back(start(callable(V, M), In.Executor, Store.Where));
        After[In.Op].back().Variant |= StartsByShape;
      } else if (V.Kind == ValueKind::Load)
        After[In.Op].push_back(start(Store.Value, In.Executor, Store.Where));
  }

  /// Who calls it, a worker or somebody who helps, runs some task of the executor.
  void help(const QueueFinder::Run &Out) {
    Op Help;
    Help.Kind = OpKind::Wait;
    Help.Aux = static_cast<uint32_t>(WaitKind::Block);
    Help.Variant = WF_Helps;
    if (Out.Executor)
      Help.Object = path(*Out.Executor);
    Help.Callee = Queue;
    Help.Where = U.Ops[Out.Op].Where;
    U.Ops[Out.Op] = Help;
  }

  /// Moves blocks with new operations to the end, where there is room for them.
  void insert() {
    for (Block &B : U.Blocks) {
      const auto First = After.lower_bound(B.FirstOp);
      if (First == After.end() || First->first >= B.FirstOp + B.OpCount)
        continue;
      const uint32_t Old = B.FirstOp, Count = B.OpCount;
      B.FirstOp = U.Ops.size();
      for (uint32_t I = Old; I < Old + Count; ++I) {
        if (!Gone.count(I))
          U.Ops.push_back(Op(U.Ops[I]));
        if (auto It = After.find(I); It != After.end())
          llvm::append_range(U.Ops, It->second);
      }
      B.OpCount = U.Ops.size() - B.FirstOp;
    }
  }

  Unit &U;
  uint32_t Queue = NoIndex;                  ///< The one that is looked at.
  std::map<uint32_t, std::vector<Op>> After; ///< By operation: what follows it now.
  std::set<uint32_t> Gone;                   ///< Operations that are something else now.
};

} // namespace

Unit holdwait::solver::withExecutors(Unit U) {
  const bool Any = llvm::any_of(U.Ops, [](const Op &O) { return O.Kind == OpKind::Spawn; });
  if (!Any)
    return U;
  const auto Queues = QueueFinder(U).Queues;
  Rewriter(U).run(Queues);
  return U;
}
