//===-- solver/Evaluate.h - What a path means at a point ----------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Resolves paths and values of one frame in the state of another.
///
/// A `Binding` says what a callee's formals stand for in its caller; the
/// identity binding resolves a function's own paths. Resolution follows what
/// the state knows to be stored in pointers, references, captures and guards.
/// A path may resolve to a few places (a pointer that is one of several).
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_EVALUATE_H
#define HOLDWAIT_SOLVER_EVALUATE_H

#include "solver/Program.h"
#include "solver/State.h"

#include <optional>

namespace holdwait::solver {

/// What a frame's roots stand for.
struct Binding {
  uint32_t ParamCount = 0;
  bool Identity = true;          ///< The frame is the state's own.
  PathId Object = NoIndex;       ///< `this`, as a place; or
  ValueId ObjectValue = NoIndex; ///< as a value (a closure that is called).
  llvm::ArrayRef<ValueId> Arguments;
  PathId Result = NoIndex;
};

class Evaluator {
public:
  Evaluator(const Program &P, PathTable &Paths, ValueTable &Values)
      : P(P), Paths(Paths), Values(Values) {}

  /// The function whose own paths the identity binding resolves.
  void enter(uint32_t Function) { Frame = Function; }

  using Places = llvm::SmallVector<PathId, 2>;

  /// The terms of a path and a value as the program writes them, unresolved.
  PathId term(uint32_t Path);
  ValueId valueTerm(uint32_t Value);

  /// Where a path term of frame \p B leads in state \p S. Empty when it leads
  /// through a null pointer only.
  Places places(PathId Term, const Binding &B, const State &S);
  /// The single place, or NoIndex.
  PathId place(PathId Term, const Binding &B, const State &S);
  ValueId value(ValueId Term, const Binding &B, const State &S);

  /// The first place on the way along \p Term that holds one of several values,
  /// with those values; NoIndex when the way is clear.
  PathId fork(PathId Term, const State &S, llvm::SmallVectorImpl<ValueId> &Choices);

  /// The one place that a pointer of this value leads to, or NoIndex.
  PathId pointee(ValueId V);

  /// Whether \p Place is in a variable of which each thread has its own, or behind it.
  bool isPerThread(PathId Place) const;

  /// The contents of a resolved place.
  ValueId load(PathId Place, const State &S, bool UseFacts = true);
  /// The guard stored at a place, or at what it points to; sets \p Place to where it is.
  const Term *guardAt(PathId &Place, const State &S);

  /// Settles `Left Rel Right` of resolved values: 1 holds, 0 does not, -1 unknown.
  int decide(ValueId Left, skeleton::Relation Rel, ValueId Right, const State &S);

  /// Whether the way to \p Place leads through a pointer that is null.
  bool isBehindNull(PathId Place, const State &S);
  /// What it would add to a state that it holds there.
  struct News {
    bool Possible = true;        ///< The state does not say otherwise.
    std::optional<Fact> Learned; ///< What is known then and was not.
  };
  News weigh(ValueId Left, skeleton::Relation Rel, ValueId Right, const State &S);
  /// Records that it holds; false when the state says otherwise.
  bool assume(ValueId Left, skeleton::Relation Rel, ValueId Right, State &S);

private:
  bool isFollowed(PathId Pointer, const State &S) const;
  /// A point of a walk along a path: a place, or a value that is in no place of ours.
  struct Cursor {
    PathId Place = NoIndex;
    ValueId Value = NoIndex;
  };
  using Cursors = llvm::SmallVector<Cursor, 2>;

  Cursors walk(PathId Term, const Binding &B, const State &S);
  Cursor start(PathId Root, const Binding &B);
  void step(const Cursor &From, Selector S, const Binding &B, const State &St, Cursors &Out);
  void dereference(ValueId V, Cursors &Out, unsigned Depth = 0);
  ValueId valueOf(const Cursor &C, const State &S);
  Selector resolveIndex(Selector S, const Binding &B, const State &St);
  ValueId capture(ValueId Closure, uint32_t Field);

  const Program &P;
  PathTable &Paths;
  ValueTable &Values;
  std::vector<PathId> TermCache;
  uint32_t Frame = NoIndex;
};

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_EVALUATE_H
