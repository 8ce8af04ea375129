//===-- report/Build.cpp - Findings in words -------------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Build.h"

#include "report/BuildLocal.h"
#include "report/BuildParts.h"
#include "report/BuildPools.h"
#include "report/Participants.h"
#include "report/Words.h"
#include "report/Wrappers.h"

#include "llvm/ADT/STLExtras.h"

#include <map>
#include <set>

using namespace holdwait;
using namespace holdwait::report;
using namespace holdwait::solver;

namespace {

/// The innermost function that has both stacks below it: what is done there is
/// the same whoever calls it.
std::string commonFunction(const Witness &W) {
  const auto &Holds = W.Holds.Frames, &Waits = W.Waits.Frames;
  std::string Common = W.Function;
  for (size_t I = 0; I < Holds.size() && I < Waits.size(); ++I) {
    if (Holds[I].Function != Waits[I].Function)
      break;
    Common = Holds[I].Function;
  }
  return Common;
}

/// Kind, locks and functions; no lines, files or callers. Moved code keeps its
/// fingerprint, and code that somebody else begins to call.
std::string fingerprint(const Finding &F) {
  std::string Key = F.Kind;
  for (const std::string &L : F.Locks)
    Key += '\n' + L;
  for (const Witness &W : F.Witnesses) {
    Key += '\n' + commonFunction(W);
    for (const Step *S : {&W.Holds, &W.Waits})
      if (!S->Frames.empty())
        Key += '>' + S->Frames.back().Function;
  }
  return fingerprintOf(Key);
}

report::Confidence level(solver::Confidence C) { return static_cast<report::Confidence>(C); }

std::string reason(Doubt D) {
  switch (D) {
  case Doubt::Uncertain:
    return "a lock is held on some ways to the wait only";
  case Doubt::Inexact:
    return "which object's lock is meant is not known for certain";
  case Doubt::NoThreads:
    return "the program shows no thread that gets there; a caller outside it may run in any";
  case Doubt::SameThread:
    return "all of it runs in one thread, one after the other";
  case Doubt::ByResult:
    return "what acquired the lock returns something that may tell of failure";
  case Doubt::ManyTargets:
    return "an indirect call on the way may go elsewhere";
  case Doubt::Thrown:
    return "something below the call throws; whether it does so here is not known";
  case Doubt::Stored:
    return "a callback on the way is taken to be what some place of the program stored there";
  case Doubt::Storeds:
    return "several callbacks on the way are taken to be what some place of the program stored "
           "there";
  case Doubt::Kind:
    return "an object on the way has to be of one of the kinds that a switch tells apart";
  case Doubt::Last:
    return "a shared object has to lose its last reference there";
  case Doubt::Lasts:
    return "several shared objects would have to lose their last reference at once";
  case Doubt::Chain:
    return "several locks of unknown objects would have to be the same ones";
  case Doubt::OtherObject:
    return "the other thread may work on another object, with a lock of its own";
  case Doubt::Instances:
    return "it takes two threads that use the two objects in opposite roles";
  case Doubt::Shape:
    return "that it is a pool is concluded from what its functions do";
  case Doubt::Returned:
    return "a thread that takes none gives units back";
  case Doubt::Opposite:
    return "nothing in sight stores the two fields; that one leads back along the other is "
           "concluded from how they are walked";
  case Doubt::Writer:
    return "a writer has to queue between the two readers";
  }
  return "";
}

class Builder {
public:
  explicit Builder(const Analysis &A) : A(A), Parts(A) {}

  Report run() {
    for (const CycleFinding &C : A.Cycles)
      Out.Findings.push_back(cycle(C));
    for (const RelockFinding &F : A.Relocks)
      Out.Findings.push_back(relock(F));
    for (const LeakFinding &F : A.Leaks)
      Out.Findings.push_back(leak(F));
    for (const WaitFinding &F : A.Waits)
      Out.Findings.push_back(waitWhileHolding(F));
    std::vector<Doubted> More = localFindings(A, Parts);
    llvm::append_range(More, poolFindings(A, Parts));
    for (Doubted &L : More) {
      for (Doubt D : L.Doubts)
        L.Told.Reasons.push_back(reason(D));
      Out.Findings.push_back(std::move(L.Told));
    }
    for (Finding &F : Out.Findings)
      F.Fingerprint = fingerprint(F);
    llvm::sort(Out.Findings, [](const Finding &X, const Finding &Y) {
      const auto A = std::tie(X.Level, X.Kind, X.Fingerprint, X.Message);
      const auto B = std::tie(Y.Level, Y.Kind, Y.Fingerprint, Y.Message);
      return A != B ? A < B : innermostFiles(X) < innermostFiles(Y);
    });
    dropRepeated();
    for (const RemovedCycle &R : A.Removed)
      Out.Removed.push_back(removed(R));
    Out.SafePools = safePools(A, Parts);
    Out.Locks = Parts.inventory();
    markInnerFrames(Out);
    for (Finding &F : Out.Findings)
      if (F.Kind == "self-deadlock")
        F.Cure = relockCure(F.Witnesses.front());
      else if (F.Kind == "lock-order-cycle" || F.Kind == "resource-cycle")
        F.Cure = F.Cure.empty() ? cycleCure(F) : F.Cure;
    Out.Files = files();
    stats();
    return std::move(Out);
  }

private:
  /// The files in which the threads take and want the locks.
  static std::vector<std::string> innermostFiles(const Finding &F) {
    std::vector<std::string> Files;
    for (const Witness &W : F.Witnesses)
      for (const Step *S : {&W.Holds, &W.Waits})
        Files.push_back(S->Frames.empty() ? "" : S->Frames.back().Where.File);
    return Files;
  }

  /// One defect seen through two entry points is one finding. What static functions of one name do
  /// in two files to static locks of one name are two, with fingerprints of their own.
  void dropRepeated() {
    std::map<std::string, std::vector<std::vector<std::string>>> Seen;
    llvm::erase_if(Out.Findings, [&](Finding &F) {
      auto &Others = Seen[F.Fingerprint];
      std::vector<std::string> Files = innermostFiles(F);
      if (llvm::is_contained(Others, Files))
        return true;
      if (!Others.empty())
        F.Fingerprint = fingerprintOf(F.Fingerprint + '\n' + std::to_string(Others.size()));
      Others.push_back(std::move(Files));
      return false;
    });
  }

  /// Rotates a cycle so that the lock with the smallest name comes first.
  template <typename T> static void rotate(std::vector<T> &List, size_t By) {
    if (List.size() > By)
      std::rotate(List.begin(), List.begin() + By, List.end());
  }

  Finding cycle(const CycleFinding &Source) {
    CycleFinding C = Source;
    std::vector<std::string> Names;
    for (uint32_t Class : C.Classes)
      Names.push_back(Parts.className(Class));
    const size_t First = llvm::min_element(Names) - Names.begin();
    rotate(Names, First);
    if (C.Ways.size() == Names.size()) {
      rotate(C.Ways, First);
      rotate(C.Counts, First);
    }
    Finding F;
    const bool AllLocks = llvm::none_of(
        C.Ways, [](const OrderWay &W) { return W.Event->Locks.ToMode == skeleton::Mode::Unit; });
    F.Kind = AllLocks ? "lock-order-cycle" : "resource-cycle";
    F.Level = level(C.Level);
    F.Harm = C.Timed ? Severity::Stall : Severity::Deadlock;
    F.Locks = Names;
    for (Doubt D : C.Doubts)
      F.Reasons.push_back(reason(D));
    for (size_t I = 0; I < C.Ways.size(); ++I) {
      Witness W = Parts.witness(*C.Ways[I].Event, C.Ways[I].Gates);
      if (I < C.Counts.size())
        W.Occurrences = C.Counts[I];
      F.Witnesses.push_back(std::move(W));
    }
    F.Message = cycleMessage(Names) + directions(C);
    if (C.Along != solver::NoIndex && C.Ways.size() > 1)
      F.Cure = "release the first lock before taking the second on one of the two ways, or only "
               "try the second there";
    if (C.Counts.size() == 2)
      F.Odd = oddOneOut(Names, C.Counts);
    return F;
  }

  /// Which field leads which way.
  std::string directions(const CycleFinding &C) const {
    if (C.Along == solver::NoIndex)
      return "";
    const std::string Along = quoted(A.P.name(C.Along).str());
    if (C.Along != C.Against)
      return ": along " + Along + ", and back along " + quoted(A.P.name(C.Against).str());
    return C.Ways.size() > 1 ? ": along " + Along + ", and back" : ": each is the other's " + Along;
  }

  static std::string cycleMessage(const std::vector<std::string> &Names) {
    if (Names.size() == 1)
      return "two threads can take " + quoted(Names[0]) + " of two objects in opposite orders";
    if (Names.size() == 2)
      return quoted(Names[0]) + " and " + quoted(Names[1]) + " are taken in opposite orders";
    std::string Text;
    for (size_t I = 0; I < Names.size(); ++I)
      Text += (I == 0 ? "" : I + 1 == Names.size() ? " and " : ", ") + quoted(Names[I]);
    return Text + " are taken in a circle";
  }

  /// Both acquisitions in one function can be one; otherwise the one order
  /// that is not the usual one should give way.
  static std::string cycleCure(const Finding &F) {
    if (F.Locks.size() == 1)
      return "lock both with one std::scoped_lock, or always in one order, such as by address";
    auto Direct = [](const Witness &W) {
      return !W.Holds.Frames.empty() && !W.Waits.Frames.empty() &&
             depth(W.Holds) == depth(W.Waits) &&
             shownFrame(W.Holds).Function == shownFrame(W.Waits).Function;
    };
    if (llvm::all_of(F.Witnesses, Direct) && F.Locks.size() == 2)
      return "take " + quoted(F.Locks[0]) + " and " + quoted(F.Locks[1]) +
             " together with one std::scoped_lock, or in one order everywhere";
    for (const Witness &W : F.Witnesses)
      if (!Direct(W))
        return "release " + quoted(W.Holds.Lock) + " before the call that takes " +
               quoted(W.Waits.Lock) + ", or take them in one order everywhere";
    return "take them in one order everywhere";
  }

  static std::string oddOneOut(const std::vector<std::string> &Names,
                               const std::vector<uint64_t> &Counts) {
    const size_t Rare = Counts[0] < Counts[1] ? 0 : 1;
    if (Counts[Rare] * 3 > Counts[1 - Rare])
      return "";
    const std::string &Usual = Names[1 - Rare], &Then = Names[Rare];
    auto Places = [](uint64_t N) { return std::to_string(N) + (N == 1 ? " place" : " places"); };
    return quoted(Usual) + " is taken before " + quoted(Then) + " in " + Places(Counts[1 - Rare]) +
           ", after it in " + Places(Counts[Rare]);
  }

  Finding relock(const RelockFinding &R) {
    Finding F;
    F.Kind = "self-deadlock";
    F.Level = level(R.Level);
    F.Harm = R.Timed ? Severity::Stall : Severity::Deadlock;
    Witness W = Parts.witness({R.Event->Function, R.Event->Locks, {}}, {});
    F.Locks = {W.Waits.Lock};
    F.Message = quoted(W.Waits.Lock) + " is acquired again by the thread that holds it";
    for (Doubt D : R.Doubts)
      F.Reasons.push_back(reason(D));
    F.Witnesses.push_back(std::move(W));
    return F;
  }

  /// How many frames lead to the one that is shown.
  static size_t depth(const Step &S) { return S.Frames.size() - S.Inner; }

  static std::string relockCure(const Witness &W) {
    return depth(W.Waits) > depth(W.Holds)
               ? "call a variant of " + shownFrame(W.Waits).Function +
                     " that expects the lock to be held, or release it before the call"
               : "remove one of the two acquisitions";
  }

  Finding leak(const LeakFinding &L) {
    Finding F;
    F.Kind = "leaked-lock";
    F.Level = level(L.Level);
    F.Harm = Severity::Defect;
    F.ByException = L.Event->Throws;
    Witness W = Parts.leak(*L.Event);
    F.Locks = {W.Holds.Lock};
    const Place Exit = Parts.place(L.Event->Exit), Released = Parts.place(L.Event->Released);
    F.Message = quoted(W.Holds.Lock) + " stays locked when " +
                Parts.functionName(L.Event->Function) +
                (L.Event->Throws ? " is left by an exception" : " returns");
    if (Exit.Line != 0)
      F.Message += " at line " + std::to_string(Exit.Line);
    F.Message += Released.Line != 0
                     ? "; line " + std::to_string(Released.Line) + " releases it on another way"
                 : L.Event->Throws ? "; the destructor of an object that was not made does not run"
                                   : "; nothing in the program gives it back";
    for (Doubt D : L.Doubts)
      F.Reasons.push_back(reason(D));
    F.Cure = Released.Line != 0 || L.Event->Throws
                 ? "hold it with a guard such as std::lock_guard, or release it on this way too"
                 : "release it before the function returns";
    F.Witnesses.push_back(std::move(W));
    return F;
  }

  Finding waitWhileHolding(const WaitFinding &W) {
    Finding F;
    F.Kind = "wait-while-holding";
    F.Level = level(W.Level);
    F.Harm = W.Timed ? Severity::Stall : Severity::Deadlock;
    F.Locks = {Parts.className(W.Class)};
    F.Witnesses = {Parts.waiter(W), Parts.needer(W)};
    const std::string What = waitName(W.Wait->What.Kind, W.Object);
    F.Message =
        "waits for " + What + " with " + quoted(F.Locks[0]) + " held, which " +
        (W.Need ? (W.Wait->What.Kind == skeleton::WaitKind::Join ? "that thread" : "that task") +
                      std::string(" takes")
                : "everybody who could end the wait takes first");
    for (Doubt D : W.Doubts)
      F.Reasons.push_back(reason(D));
    F.Cure = "release " + quoted(F.Locks[0]) + " before the wait";
    return F;
  }

  /// What is waited for, in words.
  std::string waitName(skeleton::WaitKind Kind, uint32_t Object) const {
    using skeleton::WaitKind;
    static const std::map<WaitKind, const char *> Words = {
        {WaitKind::Condition, "the condition "}, {WaitKind::Join, "the thread "},
        {WaitKind::Future, "the task "},         {WaitKind::Latch, "the latch "},
        {WaitKind::Barrier, "the barrier "},     {WaitKind::Semaphore, "the semaphore "},
        {WaitKind::Queue, "the queue "},         {WaitKind::Room, "room in the queue "}};
    auto It = Words.find(Kind);
    const std::string Word = It == Words.end() ? "" : It->second;
    return Object == solver::NoIndex ? Word + "it started" : Word + quoted(Parts.className(Object));
  }

  Suppressed removed(const RemovedCycle &R) {
    Suppressed S;
    for (uint32_t Class : R.Classes)
      S.Locks.push_back(Parts.className(Class));
    S.Rule = ruleName(R.Rule);
    for (uint32_t Class : R.Gates)
      S.Gate.push_back(Parts.className(Class));
    llvm::sort(S.Gate);
    for (const OrderWay &W : R.Ways)
      S.Witnesses.push_back(Parts.witness(*W.Event, W.Gates));
    S.Message = whyRemoved(R.Rule, S.Gate);
    return S;
  }

  static const char *ruleName(RemovalRule R) {
    switch (R) {
    case RemovalRule::Gate:
      return "gate";
    case RemovalRule::Phases:
      return "phases";
    case RemovalRule::SharedModes:
      return "shared";
    case RemovalRule::Own:
      return "own";
    }
    return "";
  }

  static std::string whyRemoved(RemovalRule R, llvm::ArrayRef<std::string> Gates) {
    switch (R) {
    case RemovalRule::Gate:
      return "two of the threads cannot be there at once, " +
             (Gates.empty() ? std::string("a lock") : quoted(Gates.front())) + " is held by both";
    case RemovalRule::Phases:
      return "one of the threads has ended, or is not started yet, when the other gets there";
    case RemovalRule::SharedModes:
      return "readers do not wait for readers, and no writer can queue between them";
    case RemovalRule::Own:
      return "the threads do not meet, each call of the function has its own lock";
    }
    return "";
  }

  /// Files of functions and variables that no system header declares.
  std::vector<std::string> files() const {
    std::set<std::string> Names;
    for (const skeleton::Source &S : A.Unit.Sources)
      Names.insert(A.Unit.Strings[S.Name]);
    for (const skeleton::Symbol &S : A.Unit.Symbols)
      if (!(S.Flags & skeleton::SF_System) && S.Where.Line != 0)
        Names.insert(A.Unit.Strings[S.Where.File]);
    return {Names.begin(), Names.end()};
  }

  void stats() {
    auto &Stats = Out.Stats;
    Stats["functions"] = A.P.functionCount();
    Stats["units"] = A.Unit.Sources.size();
    Stats["units_partial"] =
        llvm::count_if(A.Unit.Sources, [](const skeleton::Source &S) { return S.Flags & 1; });
    Stats["lock_classes"] = Out.Locks.Classes.size();
    size_t Sites = 0;
    for (const LockClass &C : Out.Locks.Classes)
      Sites += C.Sites.size();
    Stats["acquisition_sites"] = Sites;
    Stats["edges"] = Out.Locks.Edges.size();
    Stats["findings"] = Out.Findings.size();
    Stats["removed_cycles"] = Out.Removed.size();
    Stats["bound.path_length"] = A.Paths.limitHits();
    Stats["bound.states_per_point"] = A.Hits.States;
    Stats["bound.outcomes"] = A.Hits.Outcomes;
    Stats["bound.stores"] = A.Hits.Stores;
    Stats["bound.acquisitions"] = A.Hits.Acquisitions;
    Stats["bound.pairs"] = A.Hits.Pairs;
    Stats["bound.recursion_rounds"] = A.Hits.Rounds;
    Stats["bound.block_visits"] = A.Hits.Visits;
    Stats["bound.exposures"] = A.Hits.Exposures;
    Stats["bound.give_backs"] = A.Hits.GiveBacks;
    Stats["bound.crowded_calls"] = A.Hits.Crowded;
    Stats["bound.stored_callables"] = A.Stored.limitHits();
    Stats["bound.call_targets"] = A.P.targetLimitHits();
    Stats["bound.cycle_steps"] = A.CycleStepHits;
  }

  const Analysis &A;
  BuildParts Parts;
  Report Out;
};

} // namespace

Report holdwait::report::build(const Analysis &A) { return Builder(A).run(); }

bool holdwait::report::isAboutFeasibility(const std::string &Reason) {
  return Reason == reason(Doubt::Uncertain) || Reason == reason(Doubt::ByResult);
}
