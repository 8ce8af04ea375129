//===-- tools/holdwait/Gate.cpp - The gate on pull requests ---------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// `holdwait gate`: reports what a program has that its baseline has not, and
/// fails when there is anything. docs/gate.md has recipes.
///
//===----------------------------------------------------------------------===//

#include "report/Baseline.h"
#include "report/Words.h"
#include "skeleton/Input.h"
#include "tools/holdwait/GitChange.h"
#include "tools/holdwait/Pipeline.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace holdwait;
using namespace holdwait::tool;

/// The findings and orders of units, which are solved here.
static llvm::Expected<report::Baseline> solveBaseline(llvm::StringRef File, const Options &O) {
  solver::Linker Units;
  llvm::Error Problems = llvm::Error::success();
  auto Take = [&](skeleton::Unit U, llvm::StringRef) { Units.add(std::move(U)); };
  auto Problem = [&](llvm::Error E) { Problems = joinErrors(std::move(Problems), std::move(E)); };
  if (llvm::Error E = skeleton::readInput(File, Take, Problem))
    Problem(std::move(E));
  // With a part of it unread, what is known would look new.
  if (Problems)
    return std::move(Problems);
  if (Units.count() == 0)
    return llvm::createStringError(File + ": no object, archive or .hw file in the baseline");
  Options Quiet = O;
  Quiet.IndexFile.clear();
  llvm::Expected<report::Report> R = analyse(Units, Quiet, {});
  if (!R)
    return R.takeError();
  return report::baselineOf(*R, O.Lowest);
}

static llvm::Expected<report::Baseline> loadBaseline(llvm::StringRef File, const Options &O) {
  auto Buffer = llvm::MemoryBuffer::getFile(File);
  if (Buffer && (*Buffer)->getBuffer().ltrim().starts_with("{"))
    return report::readBaseline((*Buffer)->getBuffer(), File);
  return solveBaseline(File, O);
}

static llvm::Expected<report::Baseline> loadBaselines(const Options &O) {
  report::Baseline All;
  for (const std::string &File : O.Baselines) {
    llvm::Expected<report::Baseline> B = loadBaseline(File, O);
    if (!B)
      return B.takeError();
    for (report::KnownFinding &K : B->Findings)
      K.From = File;
    All.add(*B);
  }
  if (!All.HasFindings)
    return llvm::createStringError(
        "the baseline has no findings; it takes an index (.hw), or a report in JSON or SARIF");
  if (O.NewEdges && !All.HasOrders)
    return llvm::createStringError("--new-edges needs a baseline that knows the orders of locks: "
                                   "an index (.hw), or also an inventory (--inventory=FILE)");
  return All;
}

/// "1 new finding, 1 known cycle has grown; 4 known, 2 gone".
static std::string summary(const report::Comparison &C) {
  std::string Text;
  auto Add = [&](size_t Count, const std::string &Words) {
    if (Count != 0)
      Text += (Text.empty() ? "" : ", ") + Words;
  };
  Add(C.New, report::counted(C.New, "new finding"));
  Add(C.Grown,
      report::counted(C.Grown, "known cycle") + (C.Grown == 1 ? " has" : " have") + " grown");
  Add(C.NewOrders, report::counted(C.NewOrders, "new order"));
  return (Text.empty() ? "nothing new" : Text) + "; " + std::to_string(C.Known) + " known, " +
         std::to_string(C.Gone) + " gone";
}

/// Without a baseline what a change touches is all that can be told from the rest.
static std::string keepTouched(report::Report &R, const Options &O) {
  llvm::erase_if(R.Findings, [&](const report::Finding &F) { return F.Level > O.Lowest; });
  const size_t All = R.Findings.size();
  llvm::erase_if(R.Findings, [](const report::Finding &F) { return F.Touched.empty(); });
  return report::counted(R.Findings.size(), "finding") + " in the change; " +
         std::to_string(All - R.Findings.size()) + " elsewhere";
}

static llvm::Error compare(report::Report &R, const Options &O) {
  if (!O.Baselines.empty()) {
    llvm::Expected<report::Baseline> Base = loadBaselines(O);
    if (!Base)
      return Base.takeError();
    R.Compared = summary(report::keepNews(R, *Base, O.Lowest, O.NewEdges, O.ListSilenced));
  }
  if (O.Since.empty())
    return llvm::Error::success();
  llvm::Expected<report::Change> Change = changeSince(O.Since);
  if (!Change)
    return Change.takeError();
  const size_t Touched = report::markTouched(R, *Change);
  if (O.Baselines.empty())
    R.Compared = keepTouched(R, O);
  else if (!R.Findings.empty())
    R.Compared += "; " + std::to_string(Touched) + " of " + std::to_string(R.Findings.size()) +
                  " in the change";
  return llvm::Error::success();
}

int holdwait::tool::runGate(const Options &O) {
  solver::Linker Units;
  const size_t Problems = readInputs(O, Units);
  if (Units.count() == 0) {
    tellNothingRead(O, Problems);
    return WrongUse;
  }
  llvm::Expected<report::Report> R = analyse(Units, O, {});
  if (!R) {
    complain(R.takeError());
    return WrongUse;
  }
  // A cycle that rules removed is no news.
  R->Removed.clear();
  llvm::Error E = silence(*R, O);
  if (!E)
    E = compare(*R, O);
  if (E) {
    complain(std::move(E));
    return WrongUse;
  }
  const int Status = writeReport(*R, O);
  if (O.Format != "text" || !O.Output.empty())
    tell("gate: " + R->Compared);
  return Status == NothingFound && Problems != 0 && !O.KeepGoing ? WrongUse : Status;
}
