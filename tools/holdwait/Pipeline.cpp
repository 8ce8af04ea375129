//===-- tools/holdwait/Pipeline.cpp - From units to the report -------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/holdwait/Pipeline.h"

#include "checkers/config/SilenceEntries.h"
#include "checkers/models/UserModels.h"
#include "report/Build.h"
#include "report/Format.h"
#include "report/Inventory.h"
#include "report/Printable.h"
#include "report/Silences.h"
#include "report/Source.h"
#include "report/Stats.h"
#include "skeleton/Input.h"
#include "skeleton/Output.h"
#include "tools/holdwait/IndexFile.h"
#include "tools/holdwait/Scan.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

#include <chrono>
#include <sys/resource.h>

using namespace holdwait;
using namespace holdwait::tool;

namespace {

class Stopwatch {
public:
  double lap() {
    const auto Now = std::chrono::steady_clock::now();
    const double Seconds = std::chrono::duration<double>(Now - Start).count();
    Start = Now;
    return Seconds;
  }

private:
  std::chrono::steady_clock::time_point Start = std::chrono::steady_clock::now();
};

/// Writes through \p Write into a file, or to standard output for "".
llvm::Error writeTo(llvm::StringRef File, llvm::function_ref<void(llvm::raw_ostream &)> Write) {
  if (File.empty() || File == "-") {
    Write(llvm::outs());
    llvm::outs().flush();
    return llvm::Error::success();
  }
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  Write(OS);
  return skeleton::writeFileAtomically(File, Text);
}

void tellConflicts(const std::vector<std::string> &Names) {
  const size_t Shown = 3;
  for (size_t I = 0; I < Names.size() && I < Shown; ++I)
    tell("warning: '" + Names[I] +
         "' is defined differently by two units; one definition is used. Are two programs "
         "analysed together?");
  if (Names.size() > Shown)
    tell("warning: the same for " + llvm::Twine(Names.size() - Shown) + " more functions");
}

llvm::Error writeAll(const report::Report &R, const Options &O) {
  const bool StatsInside = O.Stats && O.StatsFile.empty() && O.Format != "text";
  report::SourceCache Sources(O.BaseDir);
  report::WriteOptions W;
  const bool ToTerminal = O.Output.empty() && llvm::sys::Process::StandardOutIsDisplayed();
  W.Color = O.Colour == "always" ||
            (O.Colour == "auto" && ToTerminal && llvm::sys::Process::StandardOutHasColors());
  W.ShowSuppressed = O.ExplainSuppressed;
  W.ShowSilenced = O.ListSilenced;
  W.ShowStats = StatsInside;
  W.Lowest = O.Lowest;
  W.SourceRoot = workingFolder();
  W.DocsUri = O.DocsUri;
  W.Sources = &Sources;
  const report::Format *F = report::findFormat(O.Format);
  llvm::Error E = writeTo(O.Output, [&](llvm::raw_ostream &OS) {
    F->Write(R, W, OS);
    if (O.Inventory && O.InventoryFile.empty())
      report::writeInventory(R.Locks, W, OS);
    if (O.Stats && O.StatsFile.empty() && !StatsInside)
      report::writeStats(R.Stats, OS);
  });
  for (const auto &[Name, File] : O.Reports)
    E = llvm::joinErrors(std::move(E), writeTo(File, [&, Name = Name](llvm::raw_ostream &OS) {
                           report::WriteOptions ToFile = W;
                           ToFile.Color = false;
                           report::findFormat(Name)->Write(R, ToFile, OS);
                         }));
  if (!O.InventoryFile.empty())
    E = llvm::joinErrors(std::move(E), writeTo(O.InventoryFile, [&](llvm::raw_ostream &OS) {
                           report::writeInventoryJson(R.Locks, W, OS);
                         }));
  if (!O.StatsFile.empty())
    E = llvm::joinErrors(std::move(E), writeTo(O.StatsFile, [&](llvm::raw_ostream &OS) {
                           report::writeStatsJson(R.Stats, OS);
                         }));
  return E;
}

llvm::Expected<std::vector<models::Library>> readModels(const std::vector<std::string> &Files) {
  std::vector<models::Library> Libraries;
  for (const std::string &File : Files) {
    auto Buffer = llvm::MemoryBuffer::getFile(File);
    if (!Buffer)
      return llvm::createStringError("%s: %s", File.c_str(), Buffer.getError().message().c_str());
    auto Library = models::parse((*Buffer)->getBuffer(), File);
    if (!Library)
      return Library.takeError();
    Libraries.push_back(std::move(*Library));
  }
  return Libraries;
}

/// Gives each job the built-in models, those of --models, and those of the
/// .holdwait.yaml that its source falls under.
llvm::Error loadModels(const Options &O, std::vector<CompileJob> &Jobs) {
  auto Given = readModels(O.Models);
  if (!Given)
    return Given.takeError();
  std::map<std::string, std::string> UserFiles; // By the folder of the source.
  std::map<std::string, std::shared_ptr<const models::Catalogue>> Catalogues;
  for (CompileJob &J : Jobs) {
    auto [It, NewFolder] = UserFiles.try_emplace(llvm::sys::path::parent_path(J.File).str());
    if (NewFolder)
      It->second = models::findUserFile(J.File);
    auto &Known = Catalogues[It->second];
    if (!Known) {
      std::vector<models::Library> User = *Given;
      auto Found = models::findUserModels(J.File);
      if (!Found)
        return Found.takeError();
      llvm::move(*Found, std::back_inserter(User));
      auto Made = models::Catalogue::make(std::move(User));
      if (!Made)
        return Made.takeError();
      Known = std::move(*Made);
    }
    J.Models = Known;
  }
  return llvm::Error::success();
}

} // namespace

void holdwait::tool::tell(const llvm::Twine &Line) {
  llvm::errs() << "holdwait: " << report::printable(Line.str()) << "\n";
}

std::string holdwait::tool::workingFolder() {
  llvm::SmallString<256> Here;
  if (llvm::sys::fs::current_path(Here))
    Here.clear(); // It was deleted.
  return Here.str().str();
}

/// A single input has said so itself, unless it is a folder with nothing in it.
void holdwait::tool::tellNothingRead(const Options &O, size_t Problems) {
  if (Problems == 0)
    tell("no object, archive or .hw file in " +
         (O.Inputs.size() == 1 ? O.Inputs.front() : "the inputs"));
  else if (O.Inputs.size() > 1)
    tell("none of the inputs could be read");
}

void holdwait::tool::complain(llvm::Error E) {
  llvm::handleAllErrors(std::move(E), [](const llvm::ErrorInfoBase &Info) {
    // A file with several mistakes tells them in as many lines.
    const std::string Text = Info.message();
    llvm::SmallVector<llvm::StringRef> Lines;
    llvm::StringRef(Text).split(Lines, '\n', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
    for (llvm::StringRef Line : Lines)
      tell(Line);
  });
}

size_t holdwait::tool::readInputs(const Options &O, solver::Linker &Into) {
  size_t Problems = 0;
  auto Problem = [&](llvm::Error E) {
    ++Problems;
    complain(std::move(E));
  };
  for (const std::string &Input : O.Inputs)
    if (llvm::Error E = skeleton::readInput(
            Input, [&](skeleton::Unit U, llvm::StringRef) { Into.add(std::move(U)); }, Problem))
      Problem(std::move(E));
  return Problems;
}

llvm::Expected<report::Report> holdwait::tool::analyse(solver::Linker &Units, const Options &O,
                                                       std::map<std::string, double> Stats,
                                                       std::vector<solver::LockWrapper> *Wrappers) {
  Stopwatch Watch;
  IndexFile Index(O.IndexFile);
  Index.take(Units);
  std::vector<std::string> Conflicts;
  skeleton::Unit Linked = Units.finish(&Conflicts);
  tellConflicts(Conflicts);
  if (llvm::Error E = Index.take(Linked))
    return std::move(E);
  Stats["time.link"] = Watch.lap();
  const std::unique_ptr<solver::Analysis> A = solver::solve(std::move(Linked));
  report::Report R = report::build(*A);
  if (Wrappers)
    *Wrappers = solver::findLockWrappers(*A);
  Index.take(R);
  if (llvm::Error E = Index.write())
    return std::move(E);
  Stats["time.solve"] = Watch.lap();
  rusage Self{};
  getrusage(RUSAGE_SELF, &Self);
  Stats["peak_rss_kib"] = std::max(Stats["peak_rss_kib"], double(Self.ru_maxrss));
  for (const auto &[Name, Value] : Stats)
    R.Stats[Name] = Value;
  return R;
}

llvm::Error holdwait::tool::silence(report::Report &R, const Options &O) {
  auto Entries = config::findSilences();
  if (!Entries)
    return Entries.takeError();
  report::SourceCache Sources(O.BaseDir);
  report::applySilences(
      R, *Entries, &Sources, O.ListSilenced,
      [](const std::string &Line) { tell("warning: " + Line); },
      /*TellNolint=*/true);
  return llvm::Error::success();
}

int holdwait::tool::writeReport(const report::Report &R, const Options &O) {
  if (llvm::Error E = writeAll(R, O)) {
    complain(std::move(E));
    return WrongUse;
  }
  for (const report::Finding &F : R.Findings)
    if (F.Level <= O.Lowest)
      return FindingsShown;
  return NothingFound;
}

int holdwait::tool::reportOn(solver::Linker &Units, const Options &O,
                             std::map<std::string, double> Stats) {
  llvm::Expected<report::Report> R = analyse(Units, O, std::move(Stats));
  if (!R) {
    complain(R.takeError());
    return WrongUse;
  }
  if (llvm::Error E = silence(*R, O)) {
    complain(std::move(E));
    return WrongUse;
  }
  return writeReport(*R, O);
}

int holdwait::tool::runScan(const Options &O) {
  Stopwatch Watch;
  auto Jobs = loadJobs(O);
  if (!Jobs) {
    complain(Jobs.takeError());
    return WrongUse;
  }
  if (llvm::Error E = loadModels(O, *Jobs)) {
    complain(std::move(E));
    return WrongUse;
  }
  solver::Linker Units;
  ScanSummary Summary = scanAll(*Jobs, O, Units);
  Summary.Stats["entries"] = Summary.Units;
  Summary.Stats["entries_partial"] = Summary.Partial;
  Summary.Stats["units_failed"] = Summary.Failed;
  Summary.Stats["time.scan"] = Watch.lap();
  if (Summary.Units > 1 && Summary.Failed + Summary.Partial > 0)
    tell("of " + llvm::Twine(Summary.Units) + " units " + llvm::Twine(Summary.Failed) +
         " failed, " + llvm::Twine(Summary.Partial) + " had errors");
  if (Units.count() == 0)
    return WrongUse;
  const int Status = reportOn(Units, O, Summary.Stats);
  return Status == NothingFound && Summary.Failed != 0 ? WrongUse : Status;
}

int holdwait::tool::runReport(const Options &O) {
  solver::Linker Units;
  const size_t Problems = readInputs(O, Units);
  if (Units.count() == 0) {
    tellNothingRead(O, Problems);
    return WrongUse;
  }
  const int Status = reportOn(Units, O, {});
  return Status == NothingFound && Problems != 0 && !O.KeepGoing ? WrongUse : Status;
}

int holdwait::tool::runLink(const Options &O) {
  if (O.Output.empty())
    return runReport(O);
  solver::Linker Units;
  const size_t Problems = readInputs(O, Units);
  if (Units.count() == 0) {
    tellNothingRead(O, Problems);
    return WrongUse;
  }
  std::vector<std::string> Conflicts;
  const skeleton::Unit Linked = Units.finish(&Conflicts);
  tellConflicts(Conflicts);
  IndexFile Index(O.Output);
  llvm::Error E = Index.take(Linked);
  if (!E)
    E = Index.write();
  if (E) {
    complain(std::move(E));
    return WrongUse;
  }
  return Problems != 0 && !O.KeepGoing ? WrongUse : NothingFound;
}
