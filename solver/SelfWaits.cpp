//===-- solver/SelfWaits.cpp - Threads that wait for themselves ------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/SelfWaits.h"

#include "solver/Solve.h"

#include "llvm/ADT/STLExtras.h"

#include <map>

using namespace holdwait::solver;
using namespace holdwait::skeleton;

namespace {

class SelfWaitSearch {
public:
  explicit SelfWaitSearch(const Analysis &A) : A(A) {
    for (const FunctionFacts &F : A.Facts)
      for (const HandleEvent &E : F.Handles)
        HandlesOf[E.Op].push_back(&E);
  }

  std::vector<SelfWaitFinding> run() {
    for (const FunctionFacts &F : A.Facts)
      for (const SelfWaitEvent &E : F.SelfWaits)
        judge(E);
    std::vector<SelfWaitFinding> Out;
    for (auto &[_, Found] : ByPlace)
      Out.push_back(std::move(Found));
    return Out;
  }

private:
  void judge(const SelfWaitEvent &E) {
    if ((E.What.Kind != WaitKind::Join && E.What.Kind != WaitKind::Future) ||
        E.What.Wait != Waiting::Blocking)
      return;
    const uint32_t Symbol = Callables::symbolAt(E.What.Object, A.Paths, A.P);
    SelfWaitFinding Found{&E, Symbol, Confidence::High, {}};
    const Resource *R = A.P.resource(Symbol);
    if ((R && R->Kind == ResourceKind::Executor) ||
        A.Workers->isExecutor(A.Classes.classOf(E.What.Object)))
      return; // Executors.h
    if (Symbol == NoIndex || isItsOwn(E, Symbol) || !isWaitedFor(E, Symbol, Found.Doubts))
      return;
    addDoubts(Found.Doubts, E.What.Via);
    llvm::sort(Found.Doubts);
    Found.Level = levelOf(Found.Doubts);
    auto [It, First] = ByPlace.try_emplace({A.Traces.innermost(E.What.Trace), Symbol}, Found);
    if (!First && better(Found, It->second))
      It->second = std::move(Found);
  }

  /// Whether the handle is a variable of the function that waits: every call has its own, and that
  /// of the call that started this thread is another one.
  bool isItsOwn(const SelfWaitEvent &E, uint32_t Symbol) const {
    const holdwait::skeleton::Symbol &S = A.Unit.Symbols[Symbol];
    const uint32_t Waiter = A.Traces[A.Traces.innermost(E.What.Trace)].Function;
    return (S.Flags & SF_Local) && S.Parent == A.P.function(Waiter).Symbol;
  }

  /// Whether what the thread waits for may be its own handle: for certain when the function that
  /// starts it keeps the handle in the very same place.
  bool isWaitedFor(const SelfWaitEvent &E, uint32_t Symbol, std::vector<Doubt> &Doubts) const {
    auto It = HandlesOf.find(E.Op);
    if (It == HandlesOf.end())
      return false;
    bool Elsewhere = false, Kept = false;
    for (const HandleEvent *H : It->second) {
      if (H->Symbol != Symbol)
        continue;
      const bool Comparable =
          H->Function == E.Frame && A.Paths.isExact(H->Path) && A.Paths.isExact(E.What.Object);
      if (Comparable && H->Path == E.What.Object)
        return true;
      Kept |= Comparable;
      Elsewhere |= !Comparable;
    }
    if (Kept || !Elsewhere) // The handle is in another place.
      return false;
    addDoubt(Doubts, Doubt::OtherObject);
    return true;
  }

  bool better(const SelfWaitFinding &X, const SelfWaitFinding &Y) const {
    if (X.Level != Y.Level)
      return X.Level < Y.Level;
    return A.Traces.better(X.Event->What.Trace, Y.Event->What.Trace);
  }

  const Analysis &A;
  std::map<uint32_t, std::vector<const HandleEvent *>> HandlesOf; ///< By spawn.
  std::map<std::pair<TraceId, uint32_t>, SelfWaitFinding> ByPlace;
};

} // namespace

std::vector<SelfWaitFinding> holdwait::solver::findSelfWaits(const Analysis &A) {
  return SelfWaitSearch(A).run();
}
