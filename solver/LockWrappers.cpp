//===-- solver/LockWrappers.cpp - Who takes or gives back a lock ----------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/LockWrappers.h"

#include "llvm/ADT/StringMap.h"

using namespace holdwait;
using namespace holdwait::solver;
using skeleton::SelectorKind;

namespace {

class WrapperFinder {
public:
  explicit WrapperFinder(const Analysis &A) : A(A) {
    for (const skeleton::Symbol &S : A.Unit.Symbols)
      if (S.Kind == skeleton::SymbolKind::Function)
        ++Uses[A.Unit.Strings[S.Name]];
  }

  std::optional<LockWrapper> find(uint32_t F) const {
    const skeleton::Symbol &S = A.Unit.Symbols[A.Unit.Functions[F].Symbol];
    const std::string &Name = A.Unit.Strings[S.Name];
    const Summary &Sum = A.Facts[F].Sum;
    if ((S.Flags & (skeleton::SF_Internal | skeleton::SF_System)) != 0 || Uses.lookup(Name) != 1 ||
        Sum.Blurred || Sum.Outcomes.empty())
      return std::nullopt;
    std::optional<LockWrapper> Found = effect(F, Sum.Outcomes.front());
    for (const Outcome &O : Sum.Outcomes)
      if (!Found || O.Throws || !isSame(O, Sum.Outcomes.front()))
        return std::nullopt;
    Found->Function = Name;
    return Found;
  }

private:
  static bool isSame(const Outcome &A, const Outcome &B) {
    return A.Exit.Released == B.Exit.Released && A.Exit.Locks.size() == B.Exit.Locks.size() &&
           (A.Exit.Locks.empty() || (A.Exit.Locks.front().Path == B.Exit.Locks.front().Path &&
                                     A.Exit.Locks.front().Mode == B.Exit.Locks.front().Mode &&
                                     A.Exit.Locks.front().Certain));
  }

  std::optional<LockWrapper> effect(uint32_t F, const Outcome &O) const {
    const auto &Locks = O.Exit.Locks;
    LockWrapper W;
    if (Locks.size() == 1 && O.Exit.Released.empty()) {
      const Held &H = Locks.front();
      W.Mode = H.Mode;
      const bool IsPlain = H.Certain && !H.Guess && !H.ByResult && H.Owner == NoIndex;
      return IsPlain && waitsFor(F, H.Path) && nameOperand(F, H.Path, W) ? std::optional(W)
                                                                         : std::nullopt;
    }
    W.Acquires = false;
    const bool Releases = Locks.empty() && O.Exit.Released.size() == 1;
    return Releases && nameOperand(F, O.Exit.Released.front(), W) ? std::optional(W) : std::nullopt;
  }

  /// Whether that is the one thing it waits for, for as long as it takes.
  bool waitsFor(uint32_t F, PathId Lock) const {
    const Summary &Sum = A.Facts[F].Sum;
    return Sum.Blocks.empty() && !Sum.Acquires.empty() &&
           llvm::all_of(Sum.Acquires, [&](const Acquisition &Q) {
             return Q.Path == Lock && Q.Wait == skeleton::Waiting::Blocking && !Q.Guess;
           });
  }

  /// Whether the lock is what a parameter points to, the object as a whole, or a global.
  bool nameOperand(uint32_t F, PathId Lock, LockWrapper &W) const {
    const PathTable::Node &Root = A.Paths[A.Paths.rootOf(Lock)];
    if (Root.Root == skeleton::RootKind::Global && A.Paths.isRoot(Lock)) {
      const skeleton::Symbol &S = A.Unit.Symbols[Root.Last.Operand];
      W.Global = A.Unit.Strings[S.Name];
      W.OfOneUnit = (S.Flags & skeleton::SF_Internal) != 0;
      return (S.Flags & skeleton::SF_PerThread) == 0;
    }
    const auto Selectors = A.Paths.selectors(Lock);
    const skeleton::Selector *Next = Selectors.begin();
    if (Root.Root == skeleton::RootKind::Local &&
        Root.Last.Operand < A.Unit.Functions[F].ParamCount && Next != Selectors.end() &&
        Next->Kind == SelectorKind::Deref) {
      W.Parameter = Root.Last.Operand;
      ++Next;
    } else if (Root.Root != skeleton::RootKind::This) {
      return false;
    }
    // The rest is the inside of a lock.
    if (Next == Selectors.end())
      return W.Parameter != -1;
    return Next->Kind == SelectorKind::Field &&
           A.Classes.isLockType(A.Unit.Symbols[Next->Operand].Parent);
  }

  const Analysis &A;
  llvm::StringMap<unsigned> Uses; ///< Functions of a name.
};

} // namespace

std::vector<LockWrapper> holdwait::solver::findLockWrappers(const Analysis &A) {
  const WrapperFinder Finder(A);
  std::vector<LockWrapper> Found;
  for (uint32_t F = 0; F < A.Unit.Functions.size(); ++F)
    if (std::optional<LockWrapper> W = Finder.find(F))
      Found.push_back(std::move(*W));
  llvm::sort(Found,
             [](const LockWrapper &A, const LockWrapper &B) { return A.Function < B.Function; });
  return Found;
}
