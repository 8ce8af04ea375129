//===-- solver/Spins.cpp - Acquisitions tried until they succeed ----------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of Flow that tells a try from a wait. What is tried, or waited for
/// during some time, again and again until it succeeds is waited for as long
/// as any other lock, if nothing is given back in between: every way from the
/// failure leads to the next try.
///
//===----------------------------------------------------------------------===//

#include "solver/Flow.h"

#include "llvm/ADT/STLExtras.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;

Waiting Flow::waitingOf(const Op &O, Waiting Told, const State &Before) {
  if (Told == Waiting::Blocking || O.Result == NoIndex || !InLoop[CurrentBlock])
    return Told;
  auto [It, IsNew] = Spins.try_emplace(&O, false);
  if (IsNew)
    It->second = spins(O, Before);
  return It->second ? Waiting::Blocking : Told;
}

/// Whether a thread that does this lets go of anything, or may be made to by what it calls.
bool Flow::letsGo(const Op &O) const {
  switch (O.Kind) {
  case OpKind::Release:
  case OpKind::GuardUnlock:
  case OpKind::GuardDestroy:
  case OpKind::Return:
  case OpKind::Throw:
    return true;
  case OpKind::Call: {
    const uint32_t Callee = O.callKind() == CallKind::Direct ? C.P.definition(O.Callee) : NoIndex;
    return O.callKind() != CallKind::Direct ||
           (Callee != NoIndex && llvm::any_of(C.Facts[Callee].Sum.Outcomes, [](const Outcome &Way) {
              return !Way.Exit.Released.empty();
            }));
  }
  default:
    return false;
  }
}

/// Whether every way from where \p O has failed leads to it again, with all that is held.
bool Flow::spins(const Op &O, State Failed) {
  giveResult(O, false, Failed);
  const Block &Here = Blocks[CurrentBlock];
  const auto Ops = C.P.ops(Here);
  if (std::any_of(&O + 1, Ops.end(), [&](const Op &Next) { return letsGo(Next); }))
    return false;
  llvm::SmallVector<uint32_t, 8> Work;
  for (const Edge &E : C.P.edges(Here))
    if (State Then = Failed; mayTake(E, Then))
      Work.push_back(E.Target);
  llvm::BitVector Seen(Blocks.size());
  Seen.set(CurrentBlock);
  while (!Work.empty()) {
    const uint32_t B = Work.pop_back_val();
    if (Seen.test(B))
      continue;
    Seen.set(B);
    if (Blocks[B].EdgeCount == 0 ||
        llvm::any_of(C.P.ops(Blocks[B]), [&](const Op &Next) { return letsGo(Next); }))
      return false;
    for (const Edge &E : C.P.edges(Blocks[B]))
      Work.push_back(E.Target);
  }
  return Seen.count() > 1 ||
         llvm::any_of(C.P.edges(Here), [&](const Edge &E) { return E.Target == CurrentBlock; });
}
