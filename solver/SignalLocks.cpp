//===-- solver/SignalLocks.cpp - Handlers that wait for their own thread ---===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/SignalLocks.h"

#include "solver/Evaluate.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;

namespace {

class SignalSearch {
public:
  explicit SignalSearch(Analysis &A) : A(A), Handlers(A.P), Eval(A.P, A.Paths, A.Values) {}

  void run() {
    if (Handlers.count() == 0)
      return;
    for (uint32_t H = 0; H < A.Facts.size(); ++H)
      for (const CallEvent *E : A.Roots->callsOf(H))
        if (isStart(*E, SpawnKind::Signal) && E->Signal != 0)
          judge(H, E->Signal);
    for (auto &[_, F] : ByPlace)
      A.SignalLocks.push_back(std::move(F));
  }

private:
  bool isStart(const CallEvent &E, SpawnKind Kind) const {
    return E.Spawns && A.Unit.Ops[E.Op].Kind == OpKind::Spawn &&
           A.Unit.Ops[E.Op].Aux == static_cast<uint32_t>(Kind);
  }

  /// Everything that the handler \p H of a signal waits for.
  void judge(uint32_t H, int64_t Signal) {
    for (const Acquisition &Wanted : A.Facts[H].Sum.Acquires) {
      const uint32_t Class = A.Classes.classOf(Wanted.Path);
      const Resource *R = A.P.resource(Class);
      if (Class == NoIndex || (R && R->Kind != ResourceKind::Lock) || Wanted.Via.Spread ||
          Wanted.Via.Stored || !A.Paths.isExact(Wanted.Path) || A.Graph->isRecursive(Wanted.Path) ||
          !happens(Wanted.Pre, Signal))
        continue;
      for (uint32_t F = 0; F < A.Facts.size(); ++F)
        if (isInterrupted(F))
          match(H, Wanted, F, Handlers.bitOf(Signal));
    }
  }

  /// Whether the handler, called with the signal's number, gets there.
  bool happens(llvm::ArrayRef<Fact> Pre, int64_t Signal) {
    const ValueId Number = A.Values.constant(Signal);
    Binding B;
    B.Identity = false;
    B.ParamCount = 1;
    B.Arguments = Number;
    const State Nothing;
    return llvm::all_of(Pre, [&](const Fact &Needed) {
      const int Known = Eval.decide(Eval.value(Needed.Left, B, Nothing), Needed.Rel,
                                    Eval.value(Needed.Right, B, Nothing), Nothing);
      return Known < 0 || (Known == 1) == Needed.Holds;
    });
  }

  /// Threads that ordinary code runs in begin here.
  bool isInterrupted(uint32_t F) const {
    if (A.Roots->isEntered(F) || (A.P.function(F).Flags & FF_Main))
      return true;
    return llvm::any_of(A.Roots->callsOf(F), [&](const CallEvent *E) {
      return isStart(*E, SpawnKind::Thread) || isStart(*E, SpawnKind::Task);
    });
  }

  void match(uint32_t H, const Acquisition &Wanted, uint32_t F, unsigned Bit) {
    const SignalBits Mask = SignalBits(1) << Bit;
    for (const Exposure &E : A.Facts[F].Sum.Exposes) {
      const bool BothShared = E.Mode == Mode::Shared && Wanted.Mode == Mode::Shared;
      if (E.Lock != Wanted.Path || BothShared || !(E.Signals.Bits & Mask))
        continue;
      Seen.clear();
      if ((E.Signals.IfUnblocked & Mask) && !comesUnblocked(F, Mask))
        continue;
      SignalFinding New{A.Classes.classOf(E.Lock), H, F, &Wanted, &E};
      auto [It, First] = ByPlace.try_emplace({A.Traces.innermost(Wanted.Trace), E.Lock}, New);
      if (!First && A.Traces.better(E.Trace, It->second.Interrupted->Trace))
        It->second = New;
    }
  }

  /// Whether a thread may enter a function with the signal unblocked. A thread begins with the mask
  /// of who starts it.
  bool comesUnblocked(uint32_t F, SignalBits Mask) {
    if (!Seen.insert(F).second)
      return false;
    if (A.Roots->isEntered(F) || (A.P.function(F).Flags & FF_Main))
      return true;
    return llvm::any_of(A.Roots->callsOf(F), [&](const CallEvent *E) {
      return !isStart(*E, SpawnKind::Signal) && !(E->Signals.Blocked & Mask) &&
             ((E->Signals.Unblocked & Mask) || comesUnblocked(E->Caller, Mask));
    });
  }

  Analysis &A;
  const Signals Handlers;
  Evaluator Eval;
  llvm::DenseSet<uint32_t> Seen;
  std::map<std::pair<TraceId, PathId>, SignalFinding> ByPlace;
};

} // namespace

void holdwait::solver::findSignalLocks(Analysis &A) { SignalSearch(A).run(); }
