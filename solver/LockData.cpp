//===-- solver/LockData.cpp - Locks that C programs make ------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/LockData.h"

#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/STLExtras.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;
namespace skeleton = holdwait::skeleton;

namespace {
class LockDataFinder {
public:
  explicit LockDataFinder(const Program &P) : P(P) {
    for (const skeleton::Record &R : P.unit().Records)
      if (R.Flags & RDF_LockData)
        Candidates.insert(R.Symbol);
  }

  llvm::DenseSet<uint32_t> run() {
    if (Candidates.empty())
      return {};
    for (uint32_t F = 0; F < P.functionCount(); ++F)
      classify(F);
    llvm::DenseSet<uint32_t> Found;
    for (uint32_t Record : Candidates)
      if (Acquired.contains(Record) && Released.contains(Record) && !Used.contains(Record))
        Found.insert(Record);
    return Found;
  }

private:
  /// What an acquisition or a release of a function is about.
  struct Touch {
    uint32_t Block, Path;
    bool Acquires;
  };

  /// The candidate that the lock at \p Path is in, or NoIndex.
  uint32_t recordOf(uint32_t Path) const {
    const auto Selectors = P.selectors(P.unit().Paths[Path]);
    for (const Selector &S : llvm::reverse(Selectors))
      if (S.Kind == SelectorKind::Field)
        if (const uint32_t Record = P.unit().Symbols[S.Operand].Parent;
            Record != NoIndex && Candidates.contains(Record))
          return Record;
    return NoIndex;
  }

  /// `p->inner` of a parameter: the caller's lock.
  bool isOfParameter(uint32_t F, uint32_t Path) const {
    const skeleton::Path &Q = P.unit().Paths[Path];
    const auto Selectors = P.selectors(Q);
    return Q.Root == RootKind::Local && Q.Index < P.function(F).ParamCount &&
           Selectors.size() > 1 && Selectors[0].Kind == SelectorKind::Deref &&
           llvm::all_of(Selectors.drop_front(),
                        [](const Selector &S) { return S.Kind == SelectorKind::Field; });
  }

  void classify(uint32_t F) {
    llvm::SmallVector<Touch, 4> Touches;
    auto Note = [&](uint32_t Block, uint32_t Path, bool Acquires) {
      const uint32_t Record = Path == NoIndex ? NoIndex : recordOf(Path);
      if (Record != NoIndex && isOfParameter(F, Path))
        Touches.push_back({Block, Path, Acquires});
      else if (Record != NoIndex)
        Used.insert(Record);
    };
    const auto Blocks = P.blocks(F);
    for (uint32_t B = 0; B < Blocks.size(); ++B)
      for (const Op &O : P.ops(Blocks[B])) {
        if (O.Kind == OpKind::Acquire || O.Kind == OpKind::GuardBind)
          for (uint32_t Path : P.operands(O))
            Note(B, Path, true);
        if (O.Kind == OpKind::Release)
          Note(B, O.Object, false);
      }
    for (size_t I = 0; I < Touches.size(); ++I)
      judge(F, I, Touches);
  }

  /// An acquisition is for the caller if the function may end without a release after it; a release
  /// if there may be no acquisition before it. Whoever acquires and always releases holds the lock
  /// for its own purposes.
  void judge(uint32_t F, size_t Which, llvm::ArrayRef<Touch> All) {
    const Touch &T = All[Which];
    llvm::BitVector Barred(P.blocks(F).size());
    bool ForCaller = true;
    for (size_t I = 0; I < All.size(); ++I) {
      if (All[I].Acquires == T.Acquires)
        continue;
      if (All[I].Block != T.Block)
        Barred.set(All[I].Block);
      else
        ForCaller &= T.Acquires ? I < Which : I > Which;
    }
    ForCaller =
        ForCaller && (T.Acquires ? leaves(F, T.Block, Barred) : reaches(F, 0, T.Block, Barred));
    if (ForCaller)
      (T.Acquires ? Acquired : Released).insert(recordOf(T.Path));
    else if (T.Acquires)
      Used.insert(recordOf(T.Path));
  }

  /// Whether a way leads from \p From out of the function, around the blocks \p Barred.
  bool leaves(uint32_t F, uint32_t From, const llvm::BitVector &Barred) const {
    return walk(F, From, Barred, [](const Block &B, uint32_t) {
      return B.EdgeCount == 0 && !(B.Flags & BF_NoReturn);
    });
  }

  bool reaches(uint32_t F, uint32_t From, uint32_t To, const llvm::BitVector &Barred) const {
    return walk(F, From, Barred, [To](const Block &, uint32_t At) { return At == To; });
  }

  bool walk(uint32_t F, uint32_t From, const llvm::BitVector &Barred,
            llvm::function_ref<bool(const Block &, uint32_t)> IsEnd) const {
    const auto Blocks = P.blocks(F);
    llvm::BitVector Seen = Barred;
    llvm::SmallVector<uint32_t, 8> Waiting;
    auto Visit = [&](uint32_t B) {
      if (!Seen.test(B)) {
        Seen.set(B);
        Waiting.push_back(B);
      }
    };
    for (Visit(From); !Waiting.empty();) {
      const uint32_t At = Waiting.pop_back_val();
      if (IsEnd(Blocks[At], At))
        return true;
      for (const Edge &E : P.edges(Blocks[At]))
        Visit(E.Target);
    }
    return false;
  }

  const Program &P;
  llvm::DenseSet<uint32_t> Candidates; ///< All of them record symbols, as those that follow.
  llvm::DenseSet<uint32_t> Acquired, Released; ///< Some function does so for its callers.
  llvm::DenseSet<uint32_t> Used;               ///< Somebody holds the inner lock for itself.
};
} // namespace

llvm::DenseSet<uint32_t> holdwait::solver::findLockData(const Program &P) {
  return LockDataFinder(P).run();
}
