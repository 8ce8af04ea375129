//===-- report/Participants.cpp - Who does what, in words -----------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Participants.h"

#include "report/Words.h"

#include "llvm/ADT/STLExtras.h"

#include <algorithm>

using namespace holdwait::report;

llvm::StringRef holdwait::report::harmPrefix(Severity Harm) {
  switch (Harm) {
  case Severity::Deadlock:
    return "potential deadlock: ";
  case Severity::Stall:
    return "potential stall: ";
  case Severity::Defect:
  case Severity::Note:
    return "";
  }
  return "";
}

const Frame &holdwait::report::shownFrame(const Step &S) {
  return S.Frames[S.Frames.size() - 1 - std::min<size_t>(S.Inner, S.Frames.size() - 1)];
}

const Frame *holdwait::report::headlineFrame(llvm::ArrayRef<Witness> Witnesses) {
  for (const Witness &W : Witnesses) {
    if (!W.Waits.Frames.empty())
      return &shownFrame(W.Waits);
    if (!W.Holds.Frames.empty())
      return &shownFrame(W.Holds);
  }
  return nullptr;
}

static bool isSamePlace(const Place &A, const Place &B) {
  return A.File == B.File && A.Line == B.Line && A.Column == B.Column;
}

static bool isTouched(const Finding &F, const Frame &At) {
  return llvm::any_of(F.Touched, [&](const Place &P) { return isSamePlace(P, At.Where); });
}

/// Where something is acquired or waited for says more than a call on the way.
const Frame *holdwait::report::headlineFrame(const Finding &F) {
  const Frame *Caller = nullptr;
  for (const Witness &W : F.Witnesses)
    for (const Step *S : {&W.Waits, &W.Holds})
      for (const Frame &At : llvm::reverse(S->Frames)) {
        if (!isTouched(F, At))
          continue;
        if (&At >= &shownFrame(*S))
          return &At;
        Caller = Caller ? Caller : &At;
      }
  return Caller ? Caller : headlineFrame(F.Witnesses);
}

Place holdwait::report::headlinePlace(const Finding &F) {
  const Frame *Top = headlineFrame(F);
  return Top ? Top->Where : Place();
}

Place holdwait::report::headlinePlace(llvm::ArrayRef<Witness> Witnesses) {
  const Frame *F = headlineFrame(Witnesses);
  return F ? F->Where : Place();
}

Cast holdwait::report::castOf(const Finding &F) {
  if (F.Witnesses.size() != 1)
    return Cast::OneEach;
  if (F.Kind == "self-deadlock")
    return Cast::Itself;
  if (F.Kind == "nested-lease")
    return Cast::Leases;
  if (F.Kind == "release-not-held")
    return Cast::Releases;
  if (F.Kind == "suspend-while-holding")
    return Cast::Suspends;
  if (F.Kind == "signal-handler-lock")
    return Cast::Handler;
  return F.Kind == "lock-order-cycle" ? Cast::TwoAlike : Cast::Alone;
}

std::string holdwait::report::lockText(const Step &S) {
  std::string Result = quoted(S.Lock);
  if (S.Mode.empty() && S.Object.empty())
    return Result;
  Result += " (" + S.Mode;
  Result += S.Mode.empty() || S.Object.empty() ? "" : ", ";
  return Result + S.Object + ")";
}

std::string holdwait::report::doingText(const Witness &W, Cast C) {
  if (!isPresent(W.Waits))
    return "acquires " + lockText(W.Holds);
  if (C == Cast::Releases)
    return "releases " + lockText(W.Waits);
  if (!isPresent(W.Holds))
    return "waits for " + lockText(W.Waits);
  if (C == Cast::Suspends)
    return "holds " + lockText(W.Holds) + ", suspends";
  if (C == Cast::Handler)
    return "holds " + lockText(W.Holds) + ", is interrupted, and the signal handler waits for it";
  if (C == Cast::Leases)
    return "holds a unit of " + lockText(W.Holds) + ", waits for another";
  if (C == Cast::Itself)
    return "holds " + lockText(W.Holds) + ", acquires " +
           (lockText(W.Holds) == lockText(W.Waits) ? "it" : lockText(W.Waits)) + " again";
  return "holds " + lockText(W.Holds) + ", waits for " + lockText(W.Waits);
}

std::string holdwait::report::whoText(const Witness &W, size_t Index, Cast C) {
  std::string Who = "thread";
  if (C == Cast::OneEach)
    Who += " " + std::to_string(Index + 1);
  if (C == Cast::TwoAlike)
    Who = "each of two threads";
  if (C == Cast::Leases)
    Who = "each thread";
  llvm::StringRef Origin = W.Thread;
  Origin.consume_front("thread ");
  return Origin.empty() ? Who : Who + " (" + Origin.str() + ")";
}

/// Who holds what the witness at \p Index waits for: a clause, or nothing. In
/// cycle order it is the next one, if only one can be.
static std::string holderClause(llvm::ArrayRef<Witness> Witnesses, size_t Index, Cast C) {
  if (C == Cast::TwoAlike)
    return ", which the other thread may hold";
  if (C != Cast::OneEach)
    return "";
  for (size_t Step = 1; Step < Witnesses.size(); ++Step) {
    const size_t Other = (Index + Step) % Witnesses.size();
    if (Witnesses[Other].Holds.Lock == Witnesses[Index].Waits.Lock)
      return ", which thread " + std::to_string(Other + 1) + " holds";
  }
  return "";
}

std::string holdwait::report::thenText(llvm::ArrayRef<Witness> Witnesses, size_t Index, Cast C) {
  const std::string Lock = lockText(Witnesses[Index].Waits);
  switch (C) {
  case Cast::Leases:
    return "then waits for another unit of " + Lock;
  case Cast::Itself:
    return "then acquires " + Lock + " again, which it still holds";
  case Cast::Suspends:
    return "then suspends with it held";
  case Cast::Handler:
    return "then a signal interrupts it, and the handler waits for it";
  default:
    return "then waits for " + Lock + holderClause(Witnesses, Index, C);
  }
}

llvm::StringRef holdwait::report::labelOf(Cast C) {
  return C == Cast::Releases   ? "released here"
         : C == Cast::Suspends ? "suspends here"
                               : "waits here";
}

static bool isSameFrame(const Frame &A, const Frame &B) {
  return A.Function == B.Function && isSamePlace(A.Where, B.Where);
}

size_t holdwait::report::sharedFrames(llvm::ArrayRef<Frame> A, llvm::ArrayRef<Frame> B) {
  if (A.empty() || B.empty())
    return 0;
  const size_t Most = std::min(A.size(), B.size()) - 1;
  size_t Shared = 0;
  while (Shared < Most && isSameFrame(A[Shared], B[Shared]))
    ++Shared;
  return Shared < 2 ? 0 : Shared;
}
