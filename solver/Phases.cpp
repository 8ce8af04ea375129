//===-- solver/Phases.cpp - What start and join put in order -----------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/Phases.h"

#include "llvm/ADT/STLExtras.h"

#include <deque>

using namespace holdwait::solver;
using namespace holdwait::skeleton;

bool Phases::Set::unite(llvm::ArrayRef<uint32_t> More, bool MoreAnybody) {
  bool Changed = MoreAnybody && !Anybody;
  Anybody |= MoreAnybody;
  for (uint32_t Spawn : More)
    if (auto It = llvm::lower_bound(Spawns, Spawn); It == Spawns.end() || *It != Spawn) {
      Spawns.insert(It, Spawn);
      Changed = true;
    }
  return Changed;
}

bool Phases::Set::contains(uint32_t Spawn) const {
  return Anybody || std::binary_search(Spawns.begin(), Spawns.end(), Spawn);
}

Phases::Phases(const Program &P, const Threads &T, const std::vector<FunctionFacts> &Facts)
    : T(T), Entry(P.functionCount()) {
  for (const FunctionFacts &F : Facts)
    for (const HandleEvent &E : F.Handles)
      KeptIn[E.Path].push_back(E.Op);
  findEntries(P);
  findStarts(P);
}

/// Whether main's own thread alone runs the function.
bool Phases::isMains(uint32_t F) const {
  const auto Roots = T.rootsOf(F);
  return Roots.size() == 1 && T.root(Roots[0]).Kind == Threads::RootKind::Main;
}

/// Who may run when a function of main's thread is entered, to the least fixed point.
void Phases::findEntries(const Program &P) {
  std::deque<uint32_t> Work;
  for (uint32_t F = 0; F < P.functionCount(); ++F)
    if (isMains(F))
      Work.push_back(F);
  while (!Work.empty()) {
    const uint32_t F = Work.front();
    Work.pop_front();
    for (const CallEvent *E : T.callsFrom(F)) {
      if (E->Spawns || !isMains(E->Callee))
        continue;
      bool Changed = Entry[E->Callee].unite(E->Beside.Spawns, false);
      const Set Still = before(F, E->Beside);
      Changed |= Entry[E->Callee].unite(Still.Spawns, Still.Anybody);
      if (Changed)
        Work.push_back(E->Callee);
    }
  }
}

void Phases::findStarts(const Program &P) {
  for (uint32_t F = 0; F < P.functionCount(); ++F)
    for (const CallEvent *E : T.callsFrom(F)) {
      if (!E->Spawns)
        continue;
      Set &Who = AtStart[E->Op];
      if (!isMains(F)) {
        Who.Anybody = true;
        continue;
      }
      const Set Now = around(F, E->Beside);
      Who.unite(Now.Spawns, Now.Anybody);
    }
}

Phases::Set Phases::around(uint32_t F, const Company &C) const {
  Set Who = before(F, C);
  Who.unite(C.Spawns, C.Anybody);
  return Who;
}

/// Who ran when \p F was entered and has not been joined since.
Phases::Set Phases::before(uint32_t F, const Company &C) const {
  Set Who = Entry[F];
  for (PathId Handle : C.Joined)
    if (auto It = KeptIn.find(Handle); It != KeptIn.end())
      llvm::erase_if(Who.Spawns, [&](uint32_t Op) { return llvm::is_contained(It->second, Op); });
  return Who;
}

/// Handlers of signals and of the program's exit come when they like.
static bool isThread(const Threads::Root &R) {
  return R.Kind == Threads::RootKind::Started &&
         (R.How == SpawnKind::Thread || R.How == SpawnKind::Task);
}

/// Whether a thread of \p Other may run beside an event of main's thread.
bool Phases::overlap(const Set &Beside, uint32_t Other) const {
  const Threads::Root &R = T.root(Other);
  if (!isThread(R))
    return true;
  return llvm::any_of(
      R.Starts, [&](const CallEvent *E) { return !isMains(E->Caller) || Beside.contains(E->Op); });
}

/// Whether threads of two roots may run at once: one is started while the other runs.
bool Phases::overlap(uint32_t Root, uint32_t Other) const {
  if (!isThread(T.root(Root)) || !isThread(T.root(Other)))
    return true;
  for (const CallEvent *A : T.root(Root).Starts)
    for (const CallEvent *B : T.root(Other).Starts)
      if (AtStart.at(A->Op).contains(B->Op) || AtStart.at(B->Op).contains(A->Op))
        return true;
  return false;
}

Apart Phases::apart(uint32_t F, const Company &A, uint32_t G, const Company &B) const {
  if (T.isCrowded(F) || T.isCrowded(G))
    return Apart::No;
  bool OneThread = false;
  for (uint32_t X : T.rootsOf(F))
    for (uint32_t Y : T.rootsOf(G)) {
      const bool IsMainX = T.root(X).Kind == Threads::RootKind::Main;
      const bool IsMainY = T.root(Y).Kind == Threads::RootKind::Main;
      bool Meet;
      if (X == Y)
        Meet = T.root(X).Many;
      else if (IsMainX)
        Meet = !isMains(F) || overlap(around(F, A), Y);
      else if (IsMainY)
        Meet = !isMains(G) || overlap(around(G, B), X);
      else
        Meet = overlap(X, Y);
      if (Meet)
        return Apart::No;
      OneThread |= X == Y;
    }
  return OneThread ? Apart::OneThread : Apart::Ordered;
}
