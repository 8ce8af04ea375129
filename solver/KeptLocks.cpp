//===-- solver/KeptLocks.cpp - Locks that nobody gives back ----------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/KeptLocks.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;

namespace {

class KeptSearch {
public:
  explicit KeptSearch(Analysis &A) : A(A) {}

  void run() {
    for (uint32_t F = 0; F < A.Facts.size(); ++F) {
      const auto &Outcomes = A.Facts[F].Sum.Outcomes;
      if (Outcomes.empty() || A.Facts[F].Sum.Blurred || !isOutermost(F))
        continue;
      for (const Held &H : Outcomes.front().Exit.Locks)
        if (isKept(F, H) && Seen.insert(A.Traces.innermost(H.Trace)).second)
          add(F, H);
    }
  }

private:
  /// Nobody in the program is there after it, who could give the lock back.
  bool isOutermost(uint32_t F) const {
    return A.Roots->isEnteredPlainly(F) && !(A.P.function(F).Flags & (FF_Main | FF_StaticInit));
  }

  bool isKept(uint32_t F, const Held &H) {
    const Resource *R = A.P.resource(A.Classes.classOf(H.Path));
    if (!H.ByHand || H.Mode != Mode::Exclusive || !R || R->Kind != ResourceKind::Lock ||
        A.Graph->isRecursive(H.Path))
      return false;
    const bool Always = llvm::all_of(A.Facts[F].Sum.Outcomes, [&](const Outcome &O) {
      const Held *There = O.Exit.find(H.Path);
      return !O.Throws && There && There->Certain;
    });
    return Always && isNamedHereOnly(H.Path) && !isGivenBack(H.Path) && !isTakenTwice(H.Path);
  }

  /// Taken twice by mistake it is that finding: nobody comes to the end.
  bool isTakenTwice(PathId Lock) const {
    return llvm::any_of(A.Facts, [&](const FunctionFacts &Facts) {
      return llvm::any_of(Facts.Relocks, [&](const RelockEvent &R) { return R.Locks.To == Lock; });
    });
  }

  /// A variable of one unit, whose address goes nowhere that is not seen.
  bool isNamedHereOnly(PathId Lock) const {
    const PathTable::Node &Root = A.Paths[A.Paths.rootOf(Lock)];
    return Root.Root == RootKind::Global && A.Paths.isExact(Lock) &&
           (A.Unit.Symbols[Root.Last.Operand].Flags & (SF_Internal | SF_Local)) &&
           !isHandedOut(Root.Last.Operand);
  }

  bool isGivenBack(PathId Lock) const {
    const uint32_t Class = A.Classes.classOf(Lock);
    return llvm::any_of(A.Facts, [&](const FunctionFacts &Facts) {
      return llvm::any_of(Facts.Sum.GivesBack,
                          [&](const GiveBack &G) { return A.Classes.classOf(G.Path) == Class; }) ||
             llvm::any_of(Facts.Sum.Outcomes, [&](const Outcome &O) {
               return llvm::any_of(O.Exit.Released,
                                   [&](PathId P) { return A.Classes.classOf(P) == Class; });
             });
    });
  }

  bool isHandedOut(uint32_t Variable) const {
    for (uint32_t F = 0; F < A.Facts.size(); ++F)
      if (isHandedOutBy(F, Variable))
        return true;
    return false;
  }

  bool isPlainLocal(uint32_t P) const {
    return A.Unit.Paths[P].Root == RootKind::Local && A.Unit.Paths[P].SelectorCount == 0;
  }

  /// Whether an operation hands what it is given to code that is not followed.
  bool isUnseen(const Op &O) const {
    if (O.Kind != OpKind::Call)
      return O.Kind == OpKind::Spawn;
    if (O.callKind() != CallKind::Through)
      return A.P.definition(O.Callee) == NoIndex;
    const Value &Callable = A.Unit.Values[O.Value];
    return Callable.Kind == ValueKind::Load
               ? !isPlainLocal(Callable.A)
               : Callable.Kind != ValueKind::Function && Callable.Kind != ValueKind::Closure;
  }

  /// What is put into a variable of the function itself is followed there.
  bool isHandedOutBy(uint32_t F, uint32_t Variable) const {
    llvm::SmallDenseSet<uint32_t> Holders;
    auto Leads = [&](uint32_t V) {
      if (V == NoIndex)
        return false;
      const Value &Val = A.Unit.Values[V];
      if (Val.Kind != ValueKind::Address && Val.Kind != ValueKind::Load)
        return false;
      const Path &P = A.Unit.Paths[Val.A];
      return Val.Kind == ValueKind::Address
                 ? P.Root == RootKind::Global && P.Index == Variable
                 : P.Root == RootKind::Local && P.SelectorCount == 0 && Holders.contains(P.Index);
    };
    for (const Block &B : A.P.blocks(F))
      for (const Op &O : A.P.ops(B)) {
        if (O.Kind == OpKind::Assign && Leads(O.Value)) {
          if (!isPlainLocal(O.Object))
            return true;
          Holders.insert(A.Unit.Paths[O.Object].Index);
        }
        if ((O.Kind == OpKind::Return && Leads(O.Value)) ||
            (isUnseen(O) && llvm::any_of(A.P.operands(O), Leads)))
          return true;
      }
    return false;
  }

  void add(uint32_t F, const Held &H) {
    LeakEvent L;
    L.Function = F;
    L.Path = H.Path;
    L.Mode = H.Mode;
    L.Acquired = H.Trace;
    L.Again = H.Again;
    L.ByResult = H.ByResult;
    A.Facts[F].Leaks.push_back(L);
  }

  Analysis &A;
  llvm::DenseSet<TraceId> Seen;
};

} // namespace

void holdwait::solver::findKeptLocks(Analysis &A) { KeptSearch(A).run(); }
