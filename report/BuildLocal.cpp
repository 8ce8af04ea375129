//===-- report/BuildLocal.cpp - Mistakes of one thread in words ------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/BuildLocal.h"

#include "report/Words.h"

using namespace holdwait;
using namespace holdwait::report;
using namespace holdwait::solver;

/// "line 29", or of another function "queue_kick at kick.c:10".
static std::string placeSeenFrom(const Frame &There, const Frame &Here) {
  if (There.Function == Here.Function && There.Where.File == Here.Where.File)
    return "line " + std::to_string(There.Where.Line);
  return There.Function + " at " + lineText(There.Where);
}

static Doubted unheld(const UnheldFinding &U, const BuildParts &Parts) {
  const UnheldEvent &E = U.Event;
  Finding F;
  F.Kind = "release-not-held";
  F.Level = report::Confidence::High;
  F.Harm = Severity::Defect;
  Witness W = Parts.witnessIn(E.Function);
  W.Waits = Parts.step(E.Function, E.Path, skeleton::Mode::Exclusive, E.Trace);
  const std::string Lock = quoted(W.Waits.Lock);
  F.Locks = {W.Waits.Lock};
  if (E.Before == NoTrace) {
    F.Message = Lock + " is released by a thread that does not hold it";
    F.Cure = "release it only on ways that acquired it, or acquire it before";
  } else {
    const Step Before = Parts.step(E.Function, E.Path, skeleton::Mode::Exclusive, E.Before);
    F.Message = Lock + " is released again; " +
                placeSeenFrom(Before.Frames.back(), W.Waits.Frames.back()) +
                " released it before on the same way";
    F.Cure = "remove one of the two releases, or acquire the lock again between them";
  }
  F.Witnesses.push_back(std::move(W));
  return {std::move(F), {}};
}

static Doubted suspension(const SuspendFinding &S, const BuildParts &Parts) {
  const SuspendEvent &E = *S.Event;
  Finding F;
  F.Kind = "suspend-while-holding";
  F.Level = static_cast<report::Confidence>(S.Level);
  F.Harm = Severity::Deadlock;
  Witness W = Parts.witnessIn(E.Function);
  W.Holds = Parts.step(E.Function, E.Lock.Path, E.Lock.Mode, E.Lock.Trace);
  W.Waits = Parts.step(E.Function, E.Lock.Path, E.Lock.Mode, E.Trace);
  F.Locks = {W.Holds.Lock};
  F.Message = Parts.functionName(E.Function) + " suspends with '" + W.Holds.Lock +
              "' held, until it is resumed, perhaps by another thread";
  F.Cure = "release it before the suspension and acquire it again afterwards";
  F.Witnesses.push_back(std::move(W));
  return {std::move(F), S.Doubts};
}

static Doubted signalLock(const SignalFinding &S, const BuildParts &Parts) {
  Finding F;
  F.Kind = "signal-handler-lock";
  F.Level = report::Confidence::High;
  F.Harm = Severity::Deadlock;
  Witness W = Parts.witnessIn(S.InThreadOf);
  W.Holds =
      Parts.step(S.InThreadOf, S.Interrupted->Lock, S.Interrupted->Mode, S.Interrupted->Trace);
  W.Waits = Parts.step(S.Handler, S.Wanted->Path, S.Wanted->Mode, S.Wanted->Trace);
  F.Locks = {W.Waits.Lock};
  F.Message = "the signal handler " + Parts.functionName(S.Handler) + " waits for '" +
              W.Waits.Lock + "', which the thread it interrupts may hold";
  F.Cure = "only set a flag in the handler, or block the signal wherever the lock is held";
  F.Witnesses.push_back(std::move(W));
  return {std::move(F), {}};
}

static Doubted selfWait(const SelfWaitFinding &S, const BuildParts &Parts) {
  const SelfWaitEvent &E = *S.Event;
  const bool IsTask = E.What.Kind == skeleton::WaitKind::Future;
  Finding F;
  F.Kind = "self-deadlock";
  F.Level = static_cast<report::Confidence>(S.Level);
  F.Harm = Severity::Deadlock;
  Witness W = Parts.witnessIn(E.Root);
  W.Waits = {Parts.className(S.Object), "", "",
             Parts.step(E.Root, E.What.Object, skeleton::Mode::Exclusive, E.What.Trace).Frames};
  F.Locks = {W.Waits.Lock};
  F.Message = IsTask ? "the task waits for its own result, " + quoted(W.Waits.Lock)
                     : quoted(W.Waits.Lock) + " is joined by the very thread it stands for";
  F.Cure = IsTask ? "pass the value on instead of waiting for it"
                  : "compare the thread's id with that of the current thread first, or let another "
                    "thread join it";
  F.Witnesses.push_back(std::move(W));
  return {std::move(F), S.Doubts};
}

std::vector<Doubted> holdwait::report::localFindings(const Analysis &A, const BuildParts &Parts) {
  std::vector<Doubted> Out;
  for (const UnheldFinding &U : A.Unheld)
    Out.push_back(unheld(U, Parts));
  for (const SelfWaitFinding &S : A.SelfWaits)
    Out.push_back(selfWait(S, Parts));
  for (const SuspendFinding &S : A.Suspensions)
    Out.push_back(suspension(S, Parts));
  for (const SignalFinding &S : A.SignalLocks)
    Out.push_back(signalLock(S, Parts));
  return Out;
}
