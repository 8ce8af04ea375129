//===-- solver/LockFlags.cpp - Variables that say whether to lock ---------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of Flow about flags such as `const bool take = !(how & LOCKED);`
/// that several branches ask: `if (take) lock(); … if (take) unlock();`. What
/// made the flag true is still to be known where the lock is taken, also when
/// other branches lie in between, so that ways with different answers stay
/// apart as far as somebody will ask.
///
//===----------------------------------------------------------------------===//

#include "solver/Flow.h"

#include "llvm/ADT/STLExtras.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;

/// Each doubles the ways through a function.
static constexpr size_t MaxLockFlags = 2;

/// The local variable that the branch at the end of \p Block asks to be zero or not.
PathId Flow::flagAskedAt(uint32_t Block) {
  for (const Edge &E : C.P.edges(Blocks[Block])) {
    if (E.Condition == NoIndex)
      continue;
    const Condition &Is = C.P.unit().Conditions[E.Condition];
    const Value &Left = C.P.unit().Values[Is.Left], &Right = C.P.unit().Values[Is.Right];
    if (Left.Kind != ValueKind::Load || Right.Kind != ValueKind::Constant || Right.Number != 0)
      continue;
    const PathId Place = C.Eval.term(Left.A);
    const PathTable::Node &N = C.Paths[Place];
    if (C.Paths.isRoot(Place) && N.Root == RootKind::Local && N.Last.Operand >= Fn.ParamCount)
      return Place;
  }
  return NoIndex;
}

/// Whether one side of the branch at the end of \p Block does nothing before it locks or unlocks.
bool Flow::guardsLock(uint32_t Block) const {
  return llvm::any_of(C.P.edges(Blocks[Block]), [&](const Edge &E) {
    return llvm::any_of(C.P.ops(Blocks[E.Target]), [](const Op &O) {
      return O.Kind == OpKind::Acquire || O.Kind == OpKind::Release;
    });
  });
}

/// Whether \p Flag is only ever given constants, and more than one.
bool Flow::isChosen(PathId Flag) {
  size_t Times = 0;
  for (const Block &B : Blocks)
    for (const Op &O : C.P.ops(B)) {
      if (O.Kind != OpKind::Assign || C.Eval.term(O.Object) != Flag)
        continue;
      if (O.Value == NoIndex || C.P.unit().Values[O.Value].Kind != ValueKind::Constant)
        return false;
      ++Times;
    }
  return Times > 1;
}

void Flow::findLockFlags() {
  llvm::SmallVector<PathId, MaxLockFlags> Flags;
  for (uint32_t B = 0; B < Blocks.size() && Flags.size() < MaxLockFlags; ++B)
    if (const PathId Flag = flagAskedAt(B);
        Flag != NoIndex && !llvm::is_contained(Flags, Flag) && guardsLock(B) && isChosen(Flag))
      Flags.push_back(Flag);
  if (Flags.empty())
    return;
  FlagsAt.resize(Blocks.size());
  for (PathId Flag : Flags)
    for (bool Changed = true; Changed;) {
      Changed = false;
      for (uint32_t B = Blocks.size(); B-- > 0;) {
        if (llvm::is_contained(FlagsAt[B], Flag))
          continue;
        const bool Later = llvm::any_of(C.P.edges(Blocks[B]), [&](const Edge &E) {
          return llvm::is_contained(FlagsAt[E.Target], Flag);
        });
        if (Later || flagAskedAt(B) == Flag) {
          FlagsAt[B].push_back(Flag);
          Changed = true;
        }
      }
    }
}

/// Whether a flag that is still to be asked says yes in one state and no in the other.
bool Flow::isOtherFlag(const State &A, const State &B) {
  if (FlagsAt.empty() || Entered == NoIndex)
    return false;
  return llvm::any_of(FlagsAt[Entered], [&](PathId Flag) {
    const ValueId X = C.Eval.load(Flag, A), Y = C.Eval.load(Flag, B);
    return C.Values.isConstant(X) && C.Values.isConstant(Y) &&
           (C.Values[X].Number == 0) != (C.Values[Y].Number == 0);
  });
}
