//===-- checkers/extract/Fold.cpp - Flow without the empty ----------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/extract/Fold.h"

#include "checkers/extract/IrMaker.h"

using namespace holdwait;
using namespace holdwait::extract;

static bool mayThrow(const IrOp &Op) {
  return Op.Kind == OpKind::Throw ||
         (Op.Kind == OpKind::Call && Op.Extra != static_cast<uint8_t>(Throws::No));
}

Folding::Folding(const IrFunction &F) {
  for (const IrBlock &B : F.Blocks) {
    Node N;
    bool Throws = false;
    for (const IrOp &Op : B.Ops)
      if (!Op.Drop) {
        N.HasOps = true;
        Throws |= mayThrow(Op);
      }
    N.Flags = B.Flags;
    N.Handler = Throws ? B.Handler : skeleton::NoIndex;
    N.Edges = B.Edges;
    Nodes.push_back(std::move(N));
  }
  findReachable();
  while (round())
    findReachable();
}

void Folding::findReachable() {
  for (Node &N : Nodes)
    N.Reachable = false;
  std::vector<uint32_t> Stack{0};
  while (!Stack.empty()) {
    Node &N = Nodes[Stack.back()];
    Stack.pop_back();
    if (N.Reachable)
      continue;
    N.Reachable = true;
    for (const IrEdge &E : N.Edges)
      Stack.push_back(E.Target);
    if (N.Handler != skeleton::NoIndex)
      Stack.push_back(N.Handler);
  }
}

/// Where a jump to \p Block really leads.
uint32_t Folding::resolve(uint32_t Block) const {
  for (size_t Steps = 0; Steps < Nodes.size(); ++Steps) {
    const Node &N = Nodes[Block];
    const bool PassesOn = !N.HasOps && N.Edges.size() == 1 && !N.Edges[0].Condition &&
                          !(N.Flags & skeleton::BF_NoReturn) && N.Edges[0].Target != Block;
    if (!PassesOn)
      return Block;
    Block = N.Edges[0].Target;
  }
  return Block; // An empty loop.
}

bool Folding::isEmptyExit(const Node &N) const {
  return !N.HasOps && N.Edges.empty() && !(N.Flags & skeleton::BF_NoReturn);
}

static bool sameCondition(const std::optional<IrCondition> &A,
                          const std::optional<IrCondition> &B) {
  if (!A || !B)
    return !A && !B;
  return A->Rel == B->Rel && sameValue(A->Left, B->Left) && sameValue(A->Right, B->Right);
}

bool Folding::redirect(Node &N, uint32_t Self) {
  bool Changed = false;
  for (IrEdge &E : N.Edges) {
    const uint32_t Target = resolve(E.Target);
    Changed |= Target != E.Target;
    E.Target = Target;
  }
  const size_t Before = N.Edges.size();
  // Going round an empty loop does nothing.
  if (!N.HasOps && N.Edges.size() > 1) {
    llvm::erase_if(N.Edges, [&](const IrEdge &E) { return E.Target == Self; });
    if (N.Edges.size() < Before && N.Edges.size() == 1)
      N.Edges[0].Condition.reset();
  }
  for (size_t I = 0; I < N.Edges.size(); ++I)
    N.Edges.erase(std::remove_if(N.Edges.begin() + I + 1, N.Edges.end(),
                                 [&](const IrEdge &E) {
                                   return E.Target == N.Edges[I].Target &&
                                          sameCondition(E.Condition, N.Edges[I].Condition);
                                 }),
                  N.Edges.end());
  const bool AllMeet = N.Edges.size() > 1 && llvm::all_of(N.Edges, [&](const IrEdge &E) {
                         return E.Target == N.Edges[0].Target;
                       });
  if (AllMeet) {
    N.Edges.resize(1);
    N.Edges[0].Condition.reset();
  }
  return Changed || N.Edges.size() != Before;
}

bool Folding::round() {
  bool Changed = false;
  for (uint32_t I = 0; I < Nodes.size(); ++I) {
    Node &N = Nodes[I];
    if (!N.Reachable)
      continue;
    Changed |= redirect(N, I);
    if (N.Handler != skeleton::NoIndex)
      N.Handler = resolve(N.Handler);
    if (N.Edges.size() == 1 && !N.Edges[0].Condition && N.Edges[0].Target != I &&
        isEmptyExit(Nodes[N.Edges[0].Target])) {
      N.Edges.clear();
      Changed = true;
    }
  }
  return Changed;
}

/// A block that alone leads to another takes it in.
void Folding::joinChains(IrFunction &F) {
  std::vector<uint32_t> Uses(Nodes.size(), 0);
  Uses[0] = 2; // The entry stays.
  for (const Node &N : Nodes) {
    if (!N.Reachable)
      continue;
    for (const IrEdge &E : N.Edges)
      ++Uses[E.Target];
    if (N.Handler != skeleton::NoIndex)
      Uses[N.Handler] += 2;
  }
  auto CanThrow = [&](uint32_t B) { return llvm::any_of(F.Blocks[B].Ops, mayThrow); };
  for (uint32_t I = 0; I < Nodes.size(); ++I) {
    Node &N = Nodes[I];
    while (N.Reachable && N.Edges.size() == 1 && !N.Edges[0].Condition && N.Edges[0].Target != I &&
           Uses[N.Edges[0].Target] == 1 && !(N.Flags & skeleton::BF_NoReturn)) {
      const uint32_t Next = N.Edges[0].Target;
      Node &Taken = Nodes[Next];
      if (N.Handler != Taken.Handler && CanThrow(I) && CanThrow(Next))
        break;
      if (CanThrow(Next))
        N.Handler = Taken.Handler;
      std::move(F.Blocks[Next].Ops.begin(), F.Blocks[Next].Ops.end(),
                std::back_inserter(F.Blocks[I].Ops));
      N.Edges = Taken.Edges;
      N.Flags |= Taken.Flags;
      Taken.Reachable = false;
    }
  }
}

void Folding::apply(IrFunction &F) {
  for (IrBlock &B : F.Blocks)
    llvm::erase_if(B.Ops, [](const IrOp &Op) { return Op.Drop; });
  joinChains(F);
  std::vector<uint32_t> NewIndex(Nodes.size(), skeleton::NoIndex);
  std::vector<IrBlock> Kept;
  for (uint32_t I = 0; I < Nodes.size(); ++I)
    if (Nodes[I].Reachable) {
      NewIndex[I] = Kept.size();
      Kept.push_back(
          {std::move(F.Blocks[I].Ops), Nodes[I].Edges, Nodes[I].Handler, Nodes[I].Flags});
    }
  for (IrBlock &B : Kept) {
    for (IrEdge &E : B.Edges)
      E.Target = NewIndex[E.Target];
    if (B.Handler != skeleton::NoIndex)
      B.Handler = NewIndex[B.Handler];
  }
  F.Blocks = std::move(Kept);
}
