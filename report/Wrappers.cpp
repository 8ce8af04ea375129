//===-- report/Wrappers.cpp - Who takes a lock for its caller -------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Wrappers.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"

#include <tuple>

using namespace holdwait::report;

static bool isSamePlace(const Place &A, const Place &B) {
  return std::tie(A.File, A.Line, A.Column) == std::tie(B.File, B.Line, B.Column);
}

/// How many frames of W.Holds are still on the stack while \p W waits: up to the
/// function that goes on after the lock was taken.
static size_t activeFrames(const Witness &W) {
  const auto &Holds = W.Holds.Frames, &Waits = W.Waits.Frames;
  if (Waits.empty()) { // A leak: W.Function is left, and it is the beginning of the evidence.
    for (size_t I = 0; I != Holds.size(); ++I)
      if (Holds[I].Function == W.Function)
        return I + 1;
    return Holds.size();
  }
  size_t Active = 0;
  while (Active != Holds.size() && Active != Waits.size() &&
         Holds[Active].Function == Waits[Active].Function) {
    ++Active;
    if (!isSamePlace(Holds[Active - 1].Where, Waits[Active - 1].Where))
      break;
  }
  return Active;
}

namespace {

class Wrappers {
public:
  void learn(const Witness &W) {
    const auto &Holds = W.Holds.Frames;
    const size_t Active = activeFrames(W);
    // Stacks without a common frame are of two threads, or cut short.
    for (size_t I = Active; Active != 0 && I < Holds.size(); ++I)
      Taken[Holds[I].Function].insert(W.Holds.Lock);
  }

  void mark(Witness &W) const {
    const size_t Active = activeFrames(W);
    W.Holds.Inner = Active == 0 ? inner(W.Holds, 1) : unsigned(W.Holds.Frames.size() - Active);
    W.Waits.Inner = inner(W.Waits, std::max<size_t>(Active, 1));
  }

private:
  bool takes(const std::string &Function, const std::string &Lock) const {
    auto It = Taken.find(Function);
    return It != Taken.end() && (It->second.size() > 1 || It->second.contains(Lock));
  }

  /// How many of the last frames take the lock for those before, which are \p Least at least.
  unsigned inner(const Step &S, size_t Least) const {
    unsigned Count = 0;
    while (S.Frames.size() > Count + Least &&
           takes(S.Frames[S.Frames.size() - 1 - Count].Function, S.Lock))
      ++Count;
    return Count;
  }

  llvm::StringMap<llvm::StringSet<>> Taken; ///< Function to locks.
};

} // namespace

void holdwait::report::markInnerFrames(Report &R) {
  Wrappers Known;
  for (const OrderEdge &E : R.Locks.Edges)
    Known.learn(E.Example);
  for (const Finding &F : R.Findings)
    for (const Witness &W : F.Witnesses)
      Known.learn(W);
  for (Finding &F : R.Findings)
    for (Witness &W : F.Witnesses)
      Known.mark(W);
  for (Suppressed &S : R.Removed)
    for (Witness &W : S.Witnesses)
      Known.mark(W);
}
