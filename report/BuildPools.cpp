//===-- report/BuildPools.cpp - Findings about pools and executors --------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/BuildPools.h"

#include "report/Words.h"

#include <set>

using namespace holdwait;
using namespace holdwait::report;
using namespace holdwait::solver;

namespace {

std::string number(int64_t N) { return std::to_string(N); }

class PoolWords {
public:
  PoolWords(const Analysis &A, const BuildParts &Parts) : A(A), Parts(Parts) {}

  /// "2 threads (started at a.cpp:12) hold 1 and wait for 1 more; …".
  std::string arithmetic(const PoolNumbers &N) const {
    std::string Text;
    std::set<std::string> Said; // Threads that nobody counts, and which do the same, once.
    for (const PoolUsers &U : N.Users) {
      if (U.Units.Held == 0)
        continue;
      const std::string One = user(U);
      if (Said.insert(One).second || U.Threads != Unknown)
        Text += (Text.empty() ? "" : ", ") + One;
    }
    Text += "; " + capacity(N);
    if (N.Needed != Unknown)
      Text += "; it needs at least " + number(N.Needed);
    else if (N.Depth > 1)
      Text += "; T such threads need at least " +
              (N.Depth == 2 ? std::string("T + 1") : "T * " + number(N.Depth - 1) + " + 1");
    return Text;
  }

  std::string user(const PoolUsers &U) const {
    std::string Text =
        U.Threads == Unknown ? "any number of threads" : counted(U.Threads, "thread");
    const Threads::Root &R = A.Roots->root(U.Root);
    if (R.Started.Line != 0)
      Text += " started at " + lineText(Parts.place(R.Started));
    return Text + (U.Threads == 1 ? " holds " : " hold ") + number(U.Units.Held) +
           (U.Threads == 1 ? " and waits for " : " and wait for ") + number(U.Units.Wanted) +
           " more";
  }

  std::string capacity(const PoolNumbers &N) const {
    if (N.Capacity == Unknown)
      return "its capacity is not known";
    std::string Text = "its capacity is " + number(N.Capacity);
    if (N.Overflow > 0)
      Text += " with an overflow of " + number(N.Overflow);
    if (N.Made)
      Text += " (" + lineText(Parts.place(A.Traces[A.Traces.innermost(N.Made->Trace)].Where)) + ")";
    return Text;
  }

  /// How many threads the users are together.
  static int64_t threads(const PoolNumbers &N) {
    int64_t Sum = 0;
    for (const PoolUsers &U : N.Users)
      if (U.Units.Held > 0)
        Sum = U.Threads == Unknown || Sum == Unknown ? Unknown : Sum + U.Threads;
    return Sum;
  }

  Doubted nested(const PoolFinding &P) const {
    Finding F;
    F.Kind = "nested-lease";
    F.Level = static_cast<report::Confidence>(P.Level);
    F.Harm = P.Timed ? Severity::Stall : Severity::Deadlock;
    Witness W = Parts.witness({P.Function, *P.Locks, {}}, {});
    W.Holds.Lock = W.Waits.Lock = Parts.className(P.Class);
    F.Locks = {W.Waits.Lock};
    const PoolNumbers None, &N = P.Numbers ? *P.Numbers : None;
    const unsigned Held = std::max<unsigned>(P.Locks->Units.Held, 1);
    const int64_t Count = threads(N);
    F.Message =
        (Count == Unknown ? "threads that each hold "
                          : counted(Count, "thread") + " can each hold ") +
        number(Held) + " of " +
        (N.Capacity == Unknown ? std::string() : "the " + number(N.Capacity) + " units of ") +
        quoted(W.Waits.Lock) +
        (Count == Unknown ? " can all wait for another" : " and wait for another");
    F.Arithmetic = arithmetic(N);
    F.Depth = std::max(P.Locks->Units.depth(), 2u);
    F.Needed = N.Needed;
    F.Cure = nestedCure(W, N);
    F.Witnesses.push_back(std::move(W));
    return {std::move(F), P.Doubts};
  }

  /// What the holder calls to get to the second lease, if it does not take it as it took the first.
  static std::string calleeOf(const Witness &W) {
    const auto &Holds = W.Holds.Frames, &Waits = W.Waits.Frames;
    size_t I = 0;
    while (I < Holds.size() && I < Waits.size() && Holds[I].Function == Waits[I].Function)
      ++I;
    return I > 0 && I < Waits.size() && Waits.size() > Holds.size() ? Waits[I].Function : "";
  }

  static std::string nestedCure(const Witness &W, const PoolNumbers &N) {
    const std::string Callee = calleeOf(W);
    std::string Cure = Callee.empty()
                           ? "take all units in one request, or give the first back before"
                           : "pass the unit on to " + Callee + ", or give it back before the call";
    if (N.Needed != Unknown)
      Cure += ", or give the pool at least " + counted(N.Needed, "unit");
    return Cure;
  }

  Doubted starvation(const StarvationFinding &S) const {
    Finding F;
    F.Kind = "executor-self-wait";
    F.Level = static_cast<report::Confidence>(S.Level);
    F.Harm = S.Timed ? Severity::Stall : Severity::Deadlock;
    const SelfWaitEvent &E = *S.Wait;
    Witness W;
    const std::string Name = Parts.className(S.Executor);
    W.Function = Parts.functionName(E.Root);
    W.Thread = "task of " + quoted(Name);
    W.Waits = {Name, "", "",
               Parts.step(E.Root, E.What.Object, skeleton::Mode::Exclusive, E.What.Trace).Frames};
    F.Locks = {Name};
    const PoolNumbers None, &N = S.Numbers ? *S.Numbers : None;
    F.Message = "a task of " + quoted(Name) + " waits for another task of it" +
                (N.Capacity == 1 ? ", which has one worker"
                 : N.Capacity != Unknown
                     ? ", which has " + counted(N.Capacity, "worker")
                     : "; when all workers do so, none is left to run what they wait for");
    if (S.Itself) {
      F.Message =
          "a task of " + quoted(Name) + " waits until its tasks have ended, and is one of them";
      F.Cure = "wait for them in a thread that is none of its workers";
      F.Witnesses.push_back(std::move(W));
      return {std::move(F), S.Doubts};
    }
    F.Arithmetic = capacity(N);
    if (N.Needed != Unknown)
      F.Arithmetic += "; it needs at least " + counted(N.Needed, "worker");
    F.Depth = 2;
    F.Needed = N.Needed;
    F.Cure = "continue with the result instead of waiting for it, or run the inner task on another "
             "executor";
    F.Witnesses.push_back(std::move(W));
    return {std::move(F), S.Doubts};
  }

private:
  const Analysis &A;
  const BuildParts &Parts;
};

} // namespace

std::vector<Doubted> holdwait::report::poolFindings(const Analysis &A, const BuildParts &Parts) {
  const PoolWords Words(A, Parts);
  std::vector<Doubted> Out;
  for (const PoolFinding &P : A.NestedLeases)
    Out.push_back(Words.nested(P));
  for (const StarvationFinding &S : A.Workers->starvations())
    Out.push_back(Words.starvation(S));
  return Out;
}

std::vector<SafePool> holdwait::report::safePools(const Analysis &A, const BuildParts &Parts) {
  const PoolWords Words(A, Parts);
  std::vector<SafePool> Out;
  auto Add = [&](uint32_t Class, const PoolNumbers &N) {
    if (N.Depth > 1 && N.isSafe() && !N.Unbounded)
      Out.push_back({Parts.className(Class), N.Capacity, N.Needed, Words.arithmetic(N)});
  };
  for (const auto &[Class, N] : A.Resources->all())
    Add(Class, N);
  for (const auto &[Class, N] : A.Workers->workers())
    Add(Class, N);
  llvm::sort(Out, [](const SafePool &X, const SafePool &Y) { return X.Name < Y.Name; });
  return Out;
}
