//===-- solver/BottomUp.cpp - All functions, callees first ----------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/Components.h"
#include "solver/Confidence.h"
#include "solver/Flow.h"

#include "llvm/ADT/STLExtras.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;

/// What differs in how long a chain is, or what else held true on it, changes no other summary in a
/// way that matters; what is there does, in whatever order. Nor does what can only make findings of
/// low confidence: where functions go round in circles there is far more of it than of the rest.
bool holdwait::solver::equivalent(const Summary &A, const Summary &B) {
  auto Same = [](const auto &X, const auto &Y, auto Key) {
    auto SetOf = [&](const auto &List) {
      llvm::SmallVector<decltype(Key(List.front())), 16> Keys(llvm::map_range(List, Key));
      llvm::sort(Keys);
      Keys.erase(llvm::unique(Keys), Keys.end());
      return Keys;
    };
    return SetOf(X) == SetOf(Y);
  };
  auto SameFirm = [&](const auto &X, const auto &Y, auto Key) {
    auto KeyOrNone = [&](const auto &Q) {
      return makesLow(Q.Via) ? std::optional<decltype(Key(Q))>() : Key(Q);
    };
    return Same(X, Y, KeyOrNone);
  };
  auto SameOutcome = [&](const Outcome &X, const Outcome &Y) {
    return X.Result == Y.Result && X.NotZero == Y.NotZero && X.Set == Y.Set &&
           X.Throws == Y.Throws && X.Exit.Contents == Y.Exit.Contents &&
           X.Exit.Released == Y.Exit.Released && X.Exit.Exceptions == Y.Exit.Exceptions &&
           X.Exit.Facts == Y.Exit.Facts &&
           Same(X.Exit.Locks, Y.Exit.Locks, [](const Held &H) { return H.Path; });
  };
  return A.Pairs.size() == B.Pairs.size() && A.Bonds == B.Bonds &&
         A.Invokes.size() == B.Invokes.size() && llvm::equal(A.Outcomes, B.Outcomes, SameOutcome) &&
         SameFirm(A.Acquires, B.Acquires,
                  [](const Acquisition &Q) { return std::pair(Q.Path, Q.Via); }) &&
         SameFirm(A.Blocks, B.Blocks,
                  [](const Blocking &Q) { return std::pair(Q.Object, Q.Via); }) &&
         Same(A.Signals, B.Signals, [](const Signal &Q) { return Q.Object; }) &&
         Same(A.GivesBack, B.GivesBack, [](const GiveBack &Q) { return Q.Path; }) &&
         Same(A.Exposes, B.Exposes, [](const Exposure &Q) { return Q.Lock; });
}

namespace {
/// Analyses the functions of a component until their summaries do not change any more. A function
/// is looked at again only after one that it mentions has changed.
///
/// Most large components are held together by callables that were stored somewhere, and what those
/// do changes nothing in how a call of them ends. So the functions are visited in the order of
/// their calls, and rings of calls come to rest before their callers are looked at (the recursive
/// strategy of Bourdoncle, FMPA 1993): what goes round and round is only what happens inside.
class ComponentSolver {
public:
  ComponentSolver(Context &C, std::vector<FunctionFacts> &Facts, llvm::ArrayRef<uint32_t> Component)
      : C(C), Facts(Facts), Component(Component), Users(Component.size()), Calls(Component.size()),
        Stale(Component.size(), true) {
    llvm::DenseMap<uint32_t, uint32_t> Place;
    for (uint32_t I = 0; I < Component.size(); ++I)
      Place[Component[I]] = I;
    for (uint32_t I = 0; I < Component.size(); ++I) {
      for (uint32_t Mentioned : C.P.mentions(Component[I]))
        if (auto It = Place.find(Mentioned); It != Place.end())
          Users[It->second].push_back(I);
      for (uint32_t Called : C.P.calls(Component[I]))
        if (auto It = Place.find(Called); It != Place.end())
          Calls[I].push_back(It->second);
    }
  }

  void run() {
    // A function not yet summarised is taken to do nothing and return.
    if (isRecursive())
      for (uint32_t F : Component)
        Facts[F].Sum.Outcomes.emplace_back();
    const auto Rings =
        findComponents(Component.size(), [&](uint32_t I) { return llvm::ArrayRef(Calls[I]); });
    for (unsigned Pass = 0; Stale.any(); ++Pass) {
      if (Pass == C.Limits.Passes) {
        ++C.Hits.Rounds;
        return;
      }
      for (const std::vector<uint32_t> &Ring : Rings)
        settle(Ring);
    }
  }

private:
  bool isRecursive() const {
    return llvm::any_of(Users, [](const auto &List) { return !List.empty(); });
  }

  /// Looks at functions that call each other until they do not change any more.
  void settle(llvm::ArrayRef<uint32_t> Ring) {
    for (unsigned Round = 0; llvm::any_of(Ring, [&](uint32_t I) { return Stale.test(I); });
         ++Round) {
      if (Round == C.Limits.Rounds) {
        ++C.Hits.Rounds; // The next pass goes on.
        return;
      }
      for (uint32_t I : Ring)
        if (Stale.test(I)) {
          Stale.reset(I);
          if (analyse(Component[I]))
            for (uint32_t User : Users[I])
              Stale.set(User);
        }
    }
  }

  /// True when the summary changed.
  bool analyse(uint32_t F) {
    FunctionFacts New = Flow(C, F).run();
    const bool Changed = !equivalent(New.Sum, Facts[F].Sum);
    Facts[F] = std::move(New);
    return Changed;
  }

  Context &C;
  std::vector<FunctionFacts> &Facts;
  llvm::ArrayRef<uint32_t> Component;
  // By place in the component.
  std::vector<llvm::SmallVector<uint32_t, 4>> Users; ///< Who mentions it.
  std::vector<llvm::SmallVector<uint32_t, 4>> Calls; ///< What it calls.
  llvm::BitVector Stale;                             ///< It has to be looked at.
};
} // namespace

std::vector<FunctionFacts> holdwait::solver::analyseFunctions(
    const Program &P, const Callables &Stored, PathTable &Paths, ValueTable &Values,
    TraceTable &Traces, const LockClasses &Classes, const Bounds &Limits, BoundHits &Hits) {
  Evaluator Eval(P, Paths, Values);
  const Relevance Matters(P);
  const llvm::BitVector MaySpawn = P.reaching([](const Op &O) { return O.Kind == OpKind::Spawn; });
  const Signals Handlers(P);
  std::vector<FunctionFacts> Facts(P.functionCount());
  Context C{P,       Paths,    Values,   Traces, Eval,   Classes, Stored,
            Matters, MaySpawn, Handlers, Facts,  Limits, Hits};
  for (const std::vector<uint32_t> &Component : P.components())
    ComponentSolver(C, Facts, Component).run();
  return Facts;
}
