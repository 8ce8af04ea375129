//===-- solver/Relevance.cpp - Which stores can matter ---------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/Relevance.h"

#include "llvm/ADT/STLExtras.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;

static bool isSynchronisation(const Op &O) {
  switch (O.Kind) {
  case OpKind::Call:
    return O.callKind() == CallKind::Through; // What it runs is decided elsewhere.
  case OpKind::Wait:
    return static_cast<WaitKind>(O.Aux) != WaitKind::Exit; // What runs then is mentioned.
  case OpKind::Assign:
  case OpKind::Return:
  case OpKind::Throw:
  case OpKind::Catch:
  case OpKind::Destroy:
    return false;
  default:
    return true;
  }
}

Relevance::Relevance(const Program &P)
    : P(P), Functions(P.reaching(isSynchronisation)), Symbols(P.unit().Symbols.size()) {
  findSymbols();
}

/// Marks the fields and globals a path goes through; the last one only when
/// its contents are what is meant.
void Relevance::addPath(uint32_t Path, bool WholePath) {
  if (Path == NoIndex)
    return;
  const skeleton::Path &Q = P.unit().Paths[Path];
  uint32_t Last = Q.Root == RootKind::Global ? Q.Index : NoIndex;
  if (Q.Root == RootKind::Local && (WholePath || Q.SelectorCount > 0))
    Locals.insert(Q.Index);
  for (const Selector &S : P.selectors(Q)) {
    if (S.Kind == SelectorKind::Deref && Last != NoIndex)
      Symbols.set(Last);
    if (S.Kind == SelectorKind::Field)
      Last = S.Operand;
    if (S.Kind == SelectorKind::KeyIndex)
      addValue(S.Operand);
  }
  if (WholePath && Last != NoIndex)
    Symbols.set(Last);
}

void Relevance::addValue(uint32_t V) {
  if (V == NoIndex)
    return;
  const Value &Val = P.unit().Values[V];
  const auto Operands = P.operands(Val);
  switch (Val.Kind) {
  case ValueKind::Address:
    return addPath(Val.A, false);
  case ValueKind::Load:
  case ValueKind::Owns:
    return addPath(Val.A, true);
  case ValueKind::Bound:
    addValue(Val.A);
    [[fallthrough]];
  case ValueKind::Choice:
    for (uint32_t O : Operands)
      addValue(O);
    return;
  case ValueKind::Closure:
    for (size_t I = 0; I + 1 < Operands.size(); I += 2) {
      Symbols.set(Operands[I]);
      addValue(Operands[I + 1]);
    }
    return;
  default:
    return;
  }
}

/// Whether branches of callers may depend on what \p F finds out.
bool Relevance::answers(uint32_t F) const {
  return llvm::any_of(P.blocks(F), [&](const Block &B) {
    return llvm::any_of(P.ops(B), [&](const Op &O) {
      return O.Kind == OpKind::Return && O.Value != NoIndex &&
             P.unit().Values[O.Value].Kind == ValueKind::Constant;
    });
  });
}

void Relevance::addFunction(uint32_t F) {
  const bool Asked = !isRelevant(F);
  for (const Block &B : P.blocks(F)) {
    for (const Op &O : P.ops(B)) {
      const bool Calls = O.Kind == OpKind::Call && O.callKind() != CallKind::Through;
      const uint32_t Callee = Calls ? P.definition(O.Callee) : NoIndex;
      if (Calls && O.callKind() == CallKind::Direct && (Callee == NoIndex || !isRelevant(Callee)))
        continue;
      if (O.Kind != OpKind::Assign)
        addPath(O.Object, O.Kind != OpKind::Call);
      if (O.Kind != OpKind::Assign && (O.Kind != OpKind::Return || Asked))
        addValue(O.Value);
      const bool OfPaths =
          O.Kind == OpKind::Acquire || O.Kind == OpKind::GuardBind || O.Kind == OpKind::Wait;
      for (uint32_t X : P.operands(O))
        OfPaths ? addPath(X, true) : addValue(X);
    }
    if (!isRelevant(F) && !answers(F))
      continue;
    for (const Edge &E : P.edges(B))
      if (E.Condition != NoIndex) {
        addValue(P.unit().Conditions[E.Condition].Left);
        addValue(P.unit().Conditions[E.Condition].Right);
      }
  }
}

/// `next = node_->next; lock(next->mutex)`: what the local was read from is what the lock's path
/// goes through.
void Relevance::addLocals(uint32_t F) {
  for (size_t Before = ~size_t(0); Before != Locals.size();) {
    Before = Locals.size();
    for (const Block &B : P.blocks(F))
      for (const Op &O : P.ops(B)) {
        if (O.Kind != OpKind::Assign)
          continue;
        const skeleton::Path &To = P.unit().Paths[O.Object];
        if (To.Root == RootKind::Local && To.SelectorCount == 0 && Locals.contains(To.Index))
          addValue(O.Value);
      }
  }
}

void Relevance::findSymbols() {
  for (uint32_t F = 0; F < P.functionCount(); ++F) {
    Locals.clear();
    addFunction(F);
    if (isRelevant(F))
      addLocals(F);
    // What a store goes through to get where it stores.
    for (const Block &B : P.blocks(F))
      for (const Op &O : P.ops(B))
        if (O.Kind == OpKind::Assign)
          addPath(O.Object, false);
  }
}
