//===-- solver/LocalFindings.cpp - Mistakes one way shows ------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/LocalFindings.h"

#include "llvm/ADT/STLExtras.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;

namespace {

/// Whether a class of locks is one that only its holder may release.
bool isOwned(const Analysis &A, PathId Lock) {
  const uint32_t Class = A.Classes.classOf(Lock);
  const Resource *R = A.P.resource(Class);
  return Class != NoIndex && (!R || R->Kind == ResourceKind::Lock) && !A.Graph->isRecursive(Lock);
}

class UnheldSearch {
public:
  explicit UnheldSearch(Analysis &A) : A(A) {}

  void run() {
    for (const FunctionFacts &F : A.Facts)
      for (const UnheldEvent &E : F.Unheld)
        add({A.Classes.classOf(E.Path), E});
    for (uint32_t F = 0; F < A.Facts.size(); ++F)
      for (const GiveBack &G : A.Facts[F].Sum.GivesBack)
        if (startsThread(F) || (A.Roots->isEnteredPlainly(F) && isOutOfReach(G.Path)))
          add({A.Classes.classOf(G.Path), {F, G.Path, G.Trace, NoTrace}});
    for (auto &[_, Finding] : ByPlace)
      A.Unheld.push_back(std::move(Finding));
  }

private:
  /// One finding a place of release: released twice rather than never taken, then the shortest way.
  void add(UnheldFinding New) {
    if (!isOwned(A, New.Event.Path))
      return;
    auto [It, First] = ByPlace.try_emplace({A.Traces.innermost(New.Event.Trace), New.Class}, New);
    UnheldFinding &Old = It->second;
    if (First || (Old.Event.Before != NoTrace && New.Event.Before == NoTrace))
      return;
    if ((Old.Event.Before == NoTrace && New.Event.Before != NoTrace) ||
        A.Traces.better(New.Event.Trace, Old.Event.Trace))
      Old = New;
  }

  /// A thread begins here, so that nothing is held.
  bool startsThread(uint32_t F) const {
    if (A.P.function(F).Flags & FF_Main)
      return true;
    return llvm::any_of(A.Roots->callsOf(F), [&](const CallEvent *E) {
      return E->Spawns && A.Unit.Ops[E->Op].Aux == static_cast<uint32_t>(SpawnKind::Thread);
    });
  }

  /// A lock that nobody outside the program can hold: no other unit can name it, nobody is given
  /// its address, and no function that is called from outside leaves it held.
  bool isOutOfReach(PathId Lock) const {
    const PathTable::Node &Root = A.Paths[A.Paths.rootOf(Lock)];
    if (Root.Root != RootKind::Global ||
        !(A.Unit.Symbols[Root.Last.Operand].Flags & (SF_Internal | SF_Local)) ||
        isHandedOut(Root.Last.Operand))
      return false;
    for (uint32_t F = 0; F < A.Facts.size(); ++F)
      for (const Outcome &O : A.Facts[F].Sum.Outcomes)
        if (A.Roots->isEntered(F) && O.Exit.find(Lock))
          return false;
    return true;
  }

  bool isHandedOut(uint32_t Variable) const {
    auto Mentions = [&](uint32_t V) {
      if (V == NoIndex || A.Unit.Values[V].Kind != ValueKind::Address)
        return false;
      const Path &P = A.Unit.Paths[A.Unit.Values[V].A];
      return P.Root == RootKind::Global && P.Index == Variable;
    };
    return llvm::any_of(A.Unit.Ops, [&](const Op &O) {
      if (O.Kind == OpKind::Assign || O.Kind == OpKind::Return)
        return Mentions(O.Value);
      const bool Unseen = O.Kind == OpKind::Spawn ||
                          (O.Kind == OpKind::Call && (O.callKind() == CallKind::Through ||
                                                      A.P.definition(O.Callee) == NoIndex));
      return Unseen && llvm::any_of(A.P.operands(O), Mentions);
    });
  }

  Analysis &A;
  std::map<std::pair<TraceId, uint32_t>, UnheldFinding> ByPlace;
};

} // namespace

void holdwait::solver::findUnheld(Analysis &A) { UnheldSearch(A).run(); }

/// A lock that is held over several suspensions is one mistake.
void holdwait::solver::findSuspensions(Analysis &A) {
  std::map<std::pair<TraceId, uint32_t>, SuspendFinding> ByLock;
  for (const FunctionFacts &F : A.Facts)
    for (const SuspendEvent &E : F.Suspends) {
      const uint32_t Class = A.Classes.classOf(E.Lock.Path);
      const Resource *R = A.P.resource(Class);
      if (Class == NoIndex || (R && R->Kind != ResourceKind::Lock))
        continue;
      SuspendFinding New{Class, &E, Confidence::High, {}};
      if (!E.Lock.Certain)
        New.Doubts.push_back(Doubt::Uncertain);
      New.Level = E.Lock.Certain ? Confidence::High : Confidence::Low;
      auto [It, First] = ByLock.try_emplace({E.Lock.Trace, Class}, New);
      if (!First && A.Traces.better(E.Trace, It->second.Event->Trace))
        It->second = New;
    }
  for (auto &[_, S] : ByLock)
    A.Suspensions.push_back(std::move(S));
}
