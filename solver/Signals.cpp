//===-- solver/Signals.cpp - Which signals a thread may get ----------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/Signals.h"

#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/STLExtras.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;

// Roots that are no symbol's, and elements that are no array's.
static constexpr uint32_t BlockedRoot = NoIndex - 2; // NoIndex - 1 is no key of a table.
static constexpr uint32_t HandledRoot = NoIndex - 3;
static constexpr uint32_t FirstBit = 1u << 30;

Signals::Signals(const Program &P) {
  auto Name = [&](uint32_t Value) {
    if (Value != NoIndex && P.unit().Values[Value].Kind == ValueKind::Constant)
      Numbers.push_back(P.unit().Values[Value].Number);
  };
  for (const Op &O : P.unit().Ops) {
    if (O.Kind == OpKind::Mask)
      Name(O.Value);
    else if (isInstalled(O) && O.OperandCount > 0)
      Name(P.operands(O).front());
  }
  llvm::sort(Numbers);
  Numbers.erase(llvm::unique(Numbers), Numbers.end());
  if (Numbers.size() > MaxSignals)
    Numbers.resize(MaxSignals);
  Count = anyTakesLocks(P) ? Numbers.size() + 1 : 0;
}

/// Whether some handler may wait for a lock. Most only set a flag, and nothing more has to be known
/// of the signals then. Callables that were stored somewhere are not followed, as nothing is told
/// of what they take in a handler.
bool Signals::anyTakesLocks(const Program &P) {
  llvm::SmallVector<uint32_t, 8> Work;
  for (const Op &O : P.unit().Ops) {
    if (!isInstalled(O))
      continue;
    const Value &Handler = P.unit().Values[O.Value];
    if (Handler.Kind == ValueKind::Constant)
      continue; // The default, or none: it takes no lock.
    if (Handler.Kind != ValueKind::Function && Handler.Kind != ValueKind::Closure)
      return true;
    Work.push_back(P.definition(Handler.A));
  }
  auto Takes = [](const Op &O) {
    return O.Kind == OpKind::Acquire || O.Kind == OpKind::GuardBind || O.Kind == OpKind::Wait;
  };
  llvm::BitVector Seen(P.functionCount());
  while (!Work.empty()) {
    const uint32_t F = Work.pop_back_val();
    if (F == NoIndex || Seen.test(F))
      continue;
    Seen.set(F);
    for (const Block &B : P.blocks(F))
      if (llvm::any_of(P.ops(B), Takes))
        return true;
    llvm::append_range(Work, P.calls(F));
  }
  return false;
}

bool Signals::isInstalled(const Op &O) {
  return O.Kind == OpKind::Spawn && O.Aux == static_cast<uint32_t>(SpawnKind::Signal);
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
