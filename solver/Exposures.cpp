//===-- solver/Exposures.cpp - Locks held where a signal may come ----------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The part of Flow that follows the thread's signal mask, and notes which locks
/// are held while a handled signal may come: where a lock is taken, and where
/// signals are let through again with a lock held.
///
//===----------------------------------------------------------------------===//

#include "solver/Flow.h"

#include "llvm/ADT/STLExtras.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;

/// Locks that a function exposes that are kept.
static constexpr size_t MaxExposures = 64;

/// When main begins nobody handles anything.
void Flow::beginSignals(State &S) {
  if (!(Fn.Flags & FF_Main))
    return;
  for (unsigned Bit = 0; Bit < C.Handlers.count(); ++Bit)
    S.store(Signals::handled(Bit, C.Paths), C.Values.constant(0), C.Paths, C.Values);
}

SignalState Flow::signalState(const State &S) const {
  SignalState Out;
  for (unsigned Bit = 0; Bit < C.Handlers.count(); ++Bit) {
    const SignalBits Mask = SignalBits(1) << Bit;
    const PathId Blocked = Signals::blocked(Bit, C.Paths), Handled = Signals::handled(Bit, C.Paths);
    const ValueId B = S.contents(Blocked), H = S.contents(Handled);
    if (B == C.Values.constant(0))
      Out.Unblocked |= Mask;
    else if (B != NoIndex && B != C.Values.load(Blocked)) // Restored it is as it was.
      Out.Blocked |= Mask;
    if (H == C.Values.constant(0))
      Out.Unhandled |= Mask;
    else if (H != NoIndex && H != C.Values.load(Handled))
      Out.Handled |= Mask;
  }
  return Out;
}

/// A handler is installed, or a signal ignored from now on.
void Flow::handle(const Op &O, ValueId Handler, State &S) {
  if (C.Handlers.count() == 0)
    return;
  const auto Arguments = arguments(O, S);
  const bool Known = !Arguments.empty() && C.Values.isConstant(Arguments.front());
  const unsigned Which = Known ? C.Handlers.bitOf(C.Values[Arguments.front()].Number) : 0;
  for (unsigned Bit = 0; Bit < C.Handlers.count(); ++Bit)
    if (!Known || Bit == Which)
      S.store(Signals::handled(Bit, C.Paths), C.Values.constant(!C.Values.isConstant(Handler)),
              C.Paths, C.Values);
}

void Flow::mask(const Op &O, State &S) {
  const SignalState Before = signalState(S);
  const PathId Set = O.Object == NoIndex ? NoIndex : C.Eval.place(C.Eval.term(O.Object), Own, S);
  const PathId Old = O.Result == NoIndex ? NoIndex : C.Eval.place(C.Eval.term(O.Result), Own, S);
  const ValueId Number =
      O.Value == NoIndex ? C.Values.unknown() : C.Eval.value(C.Eval.valueTerm(O.Value), Own, S);
  for (unsigned Bit = 0; Bit < C.Handlers.count(); ++Bit) {
    if (O.maskKind() < MaskKind::Block) {
      if (Set != NoIndex)
        changeSet(O.maskKind(), Signals::inSet(Set, Bit, C.Paths), Bit, Number, S);
      continue;
    }
    const PathId Blocked = Signals::blocked(Bit, C.Paths);
    const ValueId Was = C.Eval.load(Blocked, S);
    if (O.Object != NoIndex || O.maskKind() == MaskKind::Replace)
      S.store(Blocked, masked(O.maskKind(), Set, Bit, Was, S), C.Paths, C.Values);
    if (Old != NoIndex)
      S.store(Signals::inSet(Old, Bit, C.Paths), Was, C.Paths, C.Values);
  }
  exposeHeld(Before, S);
}

/// One bit of a set of signals.
void Flow::changeSet(MaskKind Kind, PathId Place, unsigned Bit, ValueId Number, State &S) {
  const bool All = Kind == MaskKind::Clear || Kind == MaskKind::Fill;
  const bool Known = C.Values.isConstant(Number);
  if (!All && Known && C.Handlers.bitOf(C.Values[Number].Number) != Bit)
    return;
  const bool Has = Kind == MaskKind::Fill || Kind == MaskKind::Add;
  S.store(Place, All || Known ? C.Values.constant(Has) : C.Values.unknown(), C.Paths, C.Values);
}

/// Whether a signal is blocked after the mask changed by a set.
ValueId Flow::masked(MaskKind Kind, PathId Set, unsigned Bit, ValueId Was, const State &S) {
  if (Set == NoIndex)
    return C.Values.unknown();
  const ValueId InSet = C.Eval.load(Signals::inSet(Set, Bit, C.Paths), S);
  if (Kind == MaskKind::Replace)
    return InSet;
  if (InSet == C.Values.constant(0))
    return Was;
  const bool Block = Kind == MaskKind::Block;
  if (C.Values.isConstant(InSet))
    return C.Values.constant(Block);
  return Block ? C.Values.choice({Was, InSet}) : C.Values.unknown();
}

/// Signals that were kept from the thread may come now, with these locks held.
void Flow::exposeHeld(const SignalState &Before, const State &S) {
  if (C.Handlers.count() == 0)
    return;
  const SignalBits All = C.Handlers.all();
  if (Deliverable::in(signalState(S), All).Bits & ~Deliverable::in(Before, All).Bits)
    for (const Held &H : S.Locks)
      if (H.Certain)
        expose(S, H.Path, H.Mode, H.Trace);
}

void Flow::expose(const State &S, PathId Lock, Mode M, TraceId Trace) {
  if (Recording && C.Handlers.count() > 0)
    addExposure(
        {Lock, M, Trace, Deliverable::in(signalState(S), C.Handlers.all()), visibleFacts(S)});
}

void Flow::addExposure(Exposure E) {
  if (E.Signals.Bits == 0 || !visibleToCaller(E.Lock) || !C.Paths.isExact(E.Lock))
    return;
  for (Exposure &Old : Facts.Sum.Exposes)
    if (Old.Lock == E.Lock && Old.Mode == E.Mode && Old.Signals == E.Signals) {
      joinFacts(Old.Pre, E.Pre, C.Values);
      if (C.Traces.better(E.Trace, Old.Trace))
        Old.Trace = E.Trace;
      return;
    }
  if (!keepSmallest(Facts.Sum.Exposes, std::move(E), MaxExposures,
                    [](const Exposure &Q) { return std::pair(Q.Lock, Q.Mode); }))
    ++C.Hits.Exposures;
}

/// What a callee exposes, seen from here.
void Flow::exposeInside(const Target &T, const Binding &B, Meetings &Met, const State &S,
                        const Outlook &Here, TraceId Via) {
  const SignalState Now = signalState(S);
  // As for acquisitions (saysAlready): most of it is in the summary.
  auto IsSaid = [&](const Exposure &E, const Deliverable &Signals) {
    return isSameHere(E.Lock, Here) && llvm::any_of(Facts.Sum.Exposes, [&](const Exposure &Old) {
             return Old.Lock == E.Lock && Old.Mode == E.Mode && Old.Signals == Signals &&
                    !C.Traces.better(Via, E.Trace, Old.Trace) && Here.knows(Old.Pre);
           });
  };
  for (const Exposure &E : C.Facts[T.Function].Sum.Exposes) {
    const Deliverable Signals = E.Signals.seenFrom(Now);
    if (Signals.Bits == 0 || IsSaid(E, Signals))
      continue;
    const State *Inside = Met.at(E.Pre);
    if (!Inside)
      continue;
    for (PathId Lock : C.Eval.places(E.Lock, B, S))
      addExposure({Lock, E.Mode, C.Traces.concat(Via, E.Trace), Signals, visibleFacts(*Inside)});
  }
}
