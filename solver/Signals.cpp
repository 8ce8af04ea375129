//===-- solver/Signals.cpp - Which signals a thread may get ----------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/Signals.h"

#include "llvm/ADT/STLExtras.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;

// Roots that are no symbol's, and elements that are no array's.
static constexpr uint32_t BlockedRoot = NoIndex - 1;
static constexpr uint32_t HandledRoot = NoIndex - 2;
static constexpr uint32_t FirstBit = 1u << 30;

Signals::Signals(const Program &P) {
  bool Handles = false;
  auto Name = [&](uint32_t Value) {
    if (Value != NoIndex && P.unit().Values[Value].Kind == ValueKind::Constant)
      Numbers.push_back(P.unit().Values[Value].Number);
  };
  for (const Op &O : P.unit().Ops) {
    if (O.Kind == OpKind::Mask)
      Name(O.Value);
    if (O.Kind != OpKind::Spawn || O.Aux != static_cast<uint32_t>(SpawnKind::Signal))
      continue;
    // Not where a signal is ignored, or its default restored.
    Handles |= P.unit().Values[O.Value].Kind != ValueKind::Constant;
    if (O.OperandCount > 0)
      Name(P.operands(O).front());
  }
  llvm::sort(Numbers);
  Numbers.erase(llvm::unique(Numbers), Numbers.end());
  if (Numbers.size() > MaxSignals)
    Numbers.resize(MaxSignals);
  Count = Handles ? Numbers.size() + 1 : 0;
}

unsigned Signals::bitOf(int64_t Number) const {
  auto It = llvm::lower_bound(Numbers, Number);
  return It != Numbers.end() && *It == Number ? It - Numbers.begin() : Count - 1;
}

static PathId bit(PathId Base, unsigned Bit, PathTable &Paths) {
  return Paths.extend(Base, {SelectorKind::ConstIndex, FirstBit + Bit});
}

PathId Signals::blocked(unsigned Bit, PathTable &Paths) {
  return bit(Paths.root(RootKind::Global, BlockedRoot), Bit, Paths);
}

PathId Signals::handled(unsigned Bit, PathTable &Paths) {
  return bit(Paths.root(RootKind::Global, HandledRoot), Bit, Paths);
}

PathId Signals::inSet(PathId Set, unsigned Bit, PathTable &Paths) { return bit(Set, Bit, Paths); }

bool Signals::isBit(PathId Place, const PathTable &Paths) {
  const PathTable::Node &N = Paths[Place];
  return N.Parent != NoIndex && N.Last.Kind == SelectorKind::ConstIndex &&
         N.Last.Operand >= FirstBit;
}

Deliverable Deliverable::in(const SignalState &Here, SignalBits All) {
  Deliverable D;
  D.Bits = All & ~Here.Blocked & ~Here.Unhandled;
  D.IfUnblocked = D.Bits & ~Here.Unblocked;
  D.IfHandled = D.Bits & ~Here.Handled;
  return D;
}

Deliverable Deliverable::seenFrom(const SignalState &Here) const {
  Deliverable D;
  D.Bits = Bits & ~(IfUnblocked & Here.Blocked) & ~(IfHandled & Here.Unhandled);
  D.IfUnblocked = IfUnblocked & D.Bits & ~Here.Unblocked;
  D.IfHandled = IfHandled & D.Bits & ~Here.Handled;
  return D;
}
