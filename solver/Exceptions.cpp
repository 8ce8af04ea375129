//===-- solver/Exceptions.cpp - Leaving by an exception --------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of Flow that says where an exception goes and what unwinding
/// releases on the way.
///
/// Only what is certain to be thrown somewhere in the program counts: a throw,
/// a library's function said to throw, and whoever calls them. A handler takes
/// an exception only when its type is known to suit; one of an unknown type is
/// followed into handlers of everything and nowhere else.
///
//===----------------------------------------------------------------------===//

#include "solver/Flow.h"

#include "llvm/ADT/STLExtras.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;

void Flow::throwOp(const Op &O, uint32_t Block, State S, States &Out) {
  State Thrown = S;
  if (!(O.Aux & TF_Again) || Thrown.Exceptions.empty())
    Thrown.Exceptions = {O.Callee};
  throwFrom(Block, std::move(Thrown), O.Where);
  if (O.Aux & TF_May)
    Out.push_back(std::move(S));
}

/// Keeps the exceptions that a handler takes; false when there are none.
bool Flow::caught(const Op &O, State &S) const {
  const bool Suits = O.Aux == 0;
  llvm::erase_if(S.Exceptions, [&](uint32_t Type) {
    return Type == NoIndex || C.P.isDerived(Type, O.Callee) != Suits;
  });
  return !S.Exceptions.empty();
}

/// Whether an exception ends whatever keeps the lock. A handler of this function
/// ends the variables of its `try` itself (see FunctionExtractor.cpp).
bool Flow::endsByUnwinding(const Held &H, const State &S, bool LeavesFunction) const {
  const uint32_t Class = C.Classes.classOf(H.Path);
  const Resource *R = Class == NoIndex ? nullptr : C.P.resource(Class);
  if (R && R->Kind == ResourceKind::Once)
    return true; // The language, or the library, gives it back.
  if (H.ByHand)
    return llvm::is_contained(ByDestructor, H.Path);
  const PathId Owner = ownerOf(H, S);
  if (Owner == NoIndex)
    return true;
  const PathTable::Node &Root = C.Paths[C.Paths.rootOf(Owner)];
  const bool IsLocal = Root.Root == RootKind::Local && !visibleToCaller(Owner);
  if (LeavesFunction)
    return IsLocal || Root.Root == RootKind::Result || (Fn.Flags & FF_Constructor);
  return IsLocal && (C.P.unit().Locals[Fn.FirstLocal + Root.Last.Operand].Flags & LF_Temporary);
}

void Flow::throwFrom(uint32_t B, State S, Location Where) {
  const bool Leaves = Blocks[B].Handler == NoIndex;
  if (Leaves && (Fn.Flags & FF_Noexcept))
    return; // The program ends here.
  llvm::SmallVector<PathId, 4> Unwound;
  for (const Held &H : S.Locks)
    if (endsByUnwinding(H, S, Leaves))
      Unwound.push_back(H.Path);
  for (PathId P : Unwound)
    while (S.find(P))
      S.remove(P);
  if (!Leaves) {
    // Which of the guards are outside the `try` and still hold is not certain.
    for (PathId P : Unwound)
      S.Absent.doubt(P);
    Thrown.push_back({Blocks[B].Handler, std::move(S)});
    return;
  }
  Exit E;
  E.S = std::move(S);
  E.Throws = true;
  E.FromBelow = InCall;
  E.Where = Where;
  exit(std::move(E));
}

/// The object that owns locks ends: of a guard, the guard itself says so.
void Flow::endOwner(PathId Object, State &S) {
  llvm::SmallVector<PathId, 2> Gone;
  for (const Held &H : S.Locks)
    if (H.Owner != NoIndex && !H.ByHand && C.Paths.isPrefix(Object, H.Owner))
      Gone.push_back(H.Path);
  for (PathId P : Gone)
    S.remove(P);
}
