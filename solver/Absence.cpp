//===-- solver/Absence.cpp - Locks that are not held -----------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/Absence.h"

#include "llvm/ADT/STLExtras.h"

using namespace holdwait::solver;

void Absence::gaveBack(PathId Lock, TraceId Where) {
  auto It = llvm::lower_bound(Locks, Lock, [](const Gone &G, PathId P) { return G.Lock < P; });
  if (It != Locks.end() && It->Lock == Lock)
    It->Where = Where;
  else if (Locks.size() < MaxLocks)
    Locks.insert(It, {Lock, Where});
}

void Absence::forget(llvm::function_ref<bool(PathId Lock)> MayBeTaken) {
  llvm::erase_if(Locks, [&](const Gone &G) { return MayBeTaken(G.Lock); });
}

TraceId Absence::givenBackAt(PathId Lock) const {
  for (const Gone &G : Locks)
    if (G.Lock == Lock)
      return G.Where;
  return NoTrace;
}

void Absence::doubt(PathId Place, uint32_t Until) {
  const Doubt D{Place, Until};
  auto It = llvm::lower_bound(Doubts, D);
  if (It == Doubts.end() || *It != D)
    Doubts.insert(It, D);
}

bool Absence::isDoubtful(PathId Lock, const PathTable &Paths) const {
  return Blind ||
         llvm::any_of(Doubts, [&](const Doubt &D) { return Paths.isPrefix(D.Place, Lock); });
}

void Absence::enterBlock(uint32_t Block) {
  llvm::erase_if(Doubts, [&](const Doubt &D) { return D.Until == Block; });
}

bool Absence::join(const Absence &From) {
  bool Changed = (From.Blind && !Blind) || (From.Opaque && !Opaque);
  Blind |= From.Blind;
  Opaque |= From.Opaque;
  const size_t Before = Locks.size();
  llvm::erase_if(Locks, [&](const Gone &G) { return From.givenBackAt(G.Lock) == NoTrace; });
  Changed |= Locks.size() != Before;
  for (const Doubt &D : From.Doubts)
    if (!llvm::is_contained(Doubts, D)) {
      doubt(D.Place, D.Until);
      Changed = true;
    }
  return Changed;
}
