//===-- tools/holdwait/Verify.cpp - Findings against feasible paths -------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The command `verify`: has the Static Analyzer explore the functions that the
/// evidence of findings goes through, and reports the program with what their
/// paths showed.
///
/// It goes in rounds: first the functions in which evidence begins, then those that their paths
/// were seen to call where the analyzer does not look into the call, and so on.
///
//===----------------------------------------------------------------------===//

#include "tools/holdwait/Database.h"
#include "tools/holdwait/PathEvidence.h"
#include "tools/holdwait/Pipeline.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace holdwait;
using namespace holdwait::tool;

namespace {

/// Operators and the like have other names.
bool hasPlainName(const solver::LockWrapper &W) {
  return llvm::all_of(W.Function, [](char C) { return llvm::isAlnum(C) || C == '_' || C == ':'; });
}

/// The functions that lock what they are given, as rows for units that only declare them.
std::string rowsOf(llvm::ArrayRef<solver::LockWrapper> Wrappers) {
  std::string Text = "library: program\nrows:\n";
  for (const solver::LockWrapper &W : Wrappers) {
    if (!hasPlainName(W) || !W.Global.empty())
      continue;
    Text += "  - {function: \"" + W.Function + "\", role: " + (W.Acquires ? "acquire" : "release") +
            ", object: " + (W.Parameter < 0 ? "this" : "arg" + std::to_string(W.Parameter)) +
            (W.Mode == skeleton::Mode::Shared ? ", mode: shared" : "") + "}\n";
  }
  return Text;
}

/// Those that lock a global. Of one in a namespace a unit is not asked for the variable, which it
/// may use beside them.
std::string linesOf(llvm::ArrayRef<solver::LockWrapper> Wrappers) {
  std::string Text;
  for (const solver::LockWrapper &W : Wrappers) {
    const llvm::StringRef Lock = W.Global;
    if (!hasPlainName(W) || Lock.empty() || Lock.contains(' ') ||
        (!W.OfOneUnit && Lock.contains(':')))
      continue;
    const bool IsShared = W.Mode == skeleton::Mode::Shared;
    Text += (W.Acquires ? IsShared ? "shares " : "takes " : "gives ") + W.Function +
            (W.OfOneUnit ? " :" : " ") + W.Global + "\n";
  }
  return Text;
}

std::set<std::string> filesOf(llvm::ArrayRef<CompileJob> Jobs) {
  std::set<std::string> Files;
  for (const CompileJob &J : Jobs)
    Files.insert(J.File);
  return Files;
}

class Verification {
public:
  Verification(const Options &O, report::Report &R, std::vector<CompileJob> Jobs)
      : O(O), R(R), Jobs(std::move(Jobs)), Units(O),
        Known(O.BaseDir.empty() ? workingFolder() : O.BaseDir, filesOf(this->Jobs)) {
    for (const report::Finding &F : R.Findings)
      if (isJudged(F))
        for (const report::Witness &W : F.Witnesses) {
          Trails.push_back(Known.trail(F, W));
          Places.insert(Trails.back().Holds.begin(), Trails.back().Holds.end());
          Places.insert(Trails.back().Waits.begin(), Trails.back().Waits.end());
        }
  }

  llvm::Error explore(llvm::ArrayRef<solver::LockWrapper> Wrappers) {
    if (llvm::Error E = Units.prepare())
      return E;
    if (!Wrappers.empty())
      if (llvm::Error E = Units.setKnown(rowsOf(Wrappers), linesOf(Wrappers)))
        return E;
    for (std::vector<Exploration> Round = next(); !Round.empty(); Round = next())
      Units.run(Round, Places, [&](const Exploration &Unit, Ending How, llvm::StringRef Log) {
        if (llvm::Error E = Known.read(Unit.Job->File, How, Log))
          complain(std::move(E));
      });
    return llvm::Error::success();
  }

  void judgeAll() {
    size_t Next = 0;
    for (report::Finding &F : R.Findings) {
      if (!isJudged(F))
        continue;
      std::vector<Verdict> &Found = Verdicts[F.Fingerprint];
      for (report::Witness &W : F.Witnesses) {
        Found.push_back(Known.of(Trails[Next++]));
        W.Paths = nameOf(Found.back().What);
        W.PathsWhy = Found.back().Why;
      }
    }
    for (report::Finding &F : R.Findings) // A finding is judged by the level it came with.
      if (const auto Found = Verdicts.find(F.Fingerprint); Found != Verdicts.end())
        judge(F, Found->second);
    llvm::sort(R.Findings, [](const report::Finding &A, const report::Finding &B) {
      return std::tie(A.Level, A.Kind, A.Fingerprint) < std::tie(B.Level, B.Kind, B.Fingerprint);
    });
  }

  /// One line for each participant, also of findings that went out of sight.
  void print(llvm::raw_ostream &OS) const {
    for (const report::Finding &F : R.Findings) {
      const auto Found = Verdicts.find(F.Fingerprint);
      if (Found == Verdicts.end())
        continue;
      OS << "paths of " << F.Fingerprint << ":\n";
      for (size_t I = 0; I < F.Witnesses.size(); ++I)
        OS << "  " << doing(F, F.Witnesses[I]) << ": " << wordsFor(Found->second[I]) << "\n";
    }
  }

private:
  /// Also of a finding that is not shown, if paths can bring it to light.
  bool isJudged(const report::Finding &F) const {
    return PathEvidence::judges(F.Kind) && (F.Level <= O.Lowest || isOnlyOfFeasibility(F));
  }

  /// "f holds 'A' and waits for 'B'"
  static std::string doing(const report::Finding &F, const report::Witness &W) {
    const std::string Held = " '" + W.Holds.Lock + "'", Wanted = " '" + W.Waits.Lock + "'";
    if (F.Kind == "release-not-held")
      return W.Function + " releases" + Wanted;
    if (F.Kind == "leaked-lock")
      return W.Function + " keeps" + Held;
    const bool Holds = !W.Holds.Frames.empty();
    return W.Function + (Holds ? " holds" + Held + " and" : "") + " waits for" + Wanted;
  }

  /// What the evidence so far leads to, by unit.
  std::vector<Exploration> next() {
    std::map<std::string, Exploration> ByUnit;
    for (const Trail &T : Trails)
      for (const Top &F : Known.reached(T))
        if (!F.Unit.empty() && Asked.insert({F.Function, F.Unit}).second) {
          ByUnit[F.Unit].Functions.insert(F.Function);
          ByUnit[F.Unit].InHeaders |= F.InHeader;
        }
    std::vector<Exploration> Round;
    for (const CompileJob &J : Jobs)
      if (const auto It = ByUnit.find(J.File); It != ByUnit.end()) {
        Round.push_back(It->second);
        Round.back().Job = &J;
      }
    return Round;
  }

  const Options &O;
  report::Report &R;
  const std::vector<CompileJob> Jobs;
  Explorer Units;
  PathEvidence Known;
  std::vector<Trail> Trails; ///< Of the witnesses of what is judged, in the order of findings.
  std::set<std::string> Places;
  std::set<std::pair<std::string, std::string>> Asked;  ///< Functions, with their units.
  std::map<std::string, std::vector<Verdict>> Verdicts; ///< By fingerprint, as witnesses.
};

} // namespace

int holdwait::tool::runVerify(const Options &O) {
  auto Fail = [](llvm::Error E) {
    complain(std::move(E));
    return WrongUse;
  };
  solver::Linker Units;
  const size_t Problems = readInputs(O, Units);
  if (Units.count() == 0) {
    tellNothingRead(O, Problems);
    return WrongUse;
  }
  std::vector<solver::LockWrapper> Wrappers;
  llvm::Expected<report::Report> R = analyse(Units, O, {}, &Wrappers);
  if (!R)
    return Fail(R.takeError());
  if (llvm::Error E = silence(*R, O))
    return Fail(std::move(E));
  Options OfUnits = O; // All units of the database: the command's inputs are not sources.
  OfUnits.Inputs.clear();
  auto Jobs = loadJobs(OfUnits);
  if (!Jobs)
    return Fail(Jobs.takeError());
  Verification V(O, *R, std::move(*Jobs));
  if (llvm::Error E = V.explore(Wrappers))
    return Fail(std::move(E));
  V.judgeAll();
  if (O.Output.empty() && O.Format == "text")
    V.print(llvm::outs());
  return writeReport(*R, O);
}
