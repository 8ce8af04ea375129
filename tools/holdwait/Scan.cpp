//===-- tools/holdwait/Scan.cpp - Many units, in parallel ------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/holdwait/Scan.h"

#include "tools/holdwait/Progress.h"

#include "skeleton/Storage.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Threading.h"
#include "llvm/Support/raw_ostream.h"

#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace holdwait;
using namespace holdwait::tool;

namespace {

/// A folder for the workers' results that goes when the scan does.
class ScratchFolder {
public:
  static llvm::Expected<ScratchFolder> make() {
    llvm::SmallString<128> Path;
    if (std::error_code E = llvm::sys::fs::createUniqueDirectory("holdwait", Path))
      return llvm::createStringError("cannot make a temporary folder: %s", E.message().c_str());
    return ScratchFolder(Path.str().str());
  }
  ScratchFolder(ScratchFolder &&Other) : Path(std::move(Other.Path)) { Other.Path.clear(); }
  ~ScratchFolder() {
    if (!Path.empty())
      llvm::sys::fs::remove_directories(Path);
  }
  std::string file(size_t Unit, llvm::StringRef Suffix) const {
    return Path + "/" + std::to_string(Unit) + Suffix.str();
  }

private:
  explicit ScratchFolder(std::string Path) : Path(std::move(Path)) {}
  std::string Path;
};

void writeResult(const UnitResult &R, const ScratchFolder &Scratch, size_t Unit) {
  llvm::json::Object Figures;
  for (const auto &[Name, Value] : R.Stats)
    Figures[Name] = Value;
  llvm::json::Object Meta{{"failed", R.Failed},
                          {"partial", R.Partial},
                          {"problem", llvm::json::fixUTF8(R.Problem)},
                          {"stats", std::move(Figures)}};
  std::error_code E;
  llvm::raw_fd_ostream Payload(Scratch.file(Unit, ".hw"), E);
  if (!E)
    Payload << R.Payload;
  Payload.close();
  llvm::raw_fd_ostream Out(Scratch.file(Unit, ".json"), E);
  if (!E)
    Out << llvm::json::Value(std::move(Meta));
}

/// What a worker left behind; without it, the worker died.
UnitResult readResult(const ScratchFolder &Scratch, size_t Unit, int Status) {
  UnitResult R;
  auto Meta = llvm::MemoryBuffer::getFile(Scratch.file(Unit, ".json"));
  auto Payload = llvm::MemoryBuffer::getFile(Scratch.file(Unit, ".hw"));
  auto Json = Meta ? llvm::json::parse((*Meta)->getBuffer())
                   : llvm::Expected<llvm::json::Value>(llvm::json::Value(nullptr));
  const llvm::json::Object *Object = nullptr;
  if (!Json)
    llvm::consumeError(Json.takeError());
  else
    Object = Json->getAsObject();
  if (!Object || !Payload || !WIFEXITED(Status)) {
    R.Failed = true;
    R.Problem = WIFSIGNALED(Status)
                    ? std::string("the analysis crashed: ") + strsignal(WTERMSIG(Status))
                    : "the analysis left no result; is the disk full?";
    return R;
  }
  R.Failed = Object->getBoolean("failed").value_or(true);
  R.Partial = Object->getBoolean("partial").value_or(false);
  R.Problem = Object->getString("problem").value_or("").str();
  if (const llvm::json::Object *Figures = Object->getObject("stats"))
    for (const auto &[Name, Value] : *Figures)
      R.Stats[Name.str()] = Value.getAsNumber().value_or(0);
  R.Payload = (*Payload)->getBuffer().str();
  llvm::sys::fs::remove(Scratch.file(Unit, ".hw"));
  llvm::sys::fs::remove(Scratch.file(Unit, ".json"));
  return R;
}

class Pool {
public:
  Pool(const std::vector<CompileJob> &Jobs, const Options &O, const models::Catalogue &Models,
       const ScratchFolder &Scratch)
      : Jobs(Jobs), O(O), Models(Models), Scratch(Scratch), Results(Jobs.size()),
        Line(Jobs.size(), O.Quiet) {}

  std::vector<UnitResult> run() {
    const unsigned Parallel =
        O.Jobs ? O.Jobs : std::max(1u, llvm::heavyweight_hardware_concurrency().compute_thread_count());
    size_t Next = 0;
    while (Done < Jobs.size()) {
      while (Next < Jobs.size() && Running.size() < Parallel)
        start(Next++);
      finishOne();
    }
    return std::move(Results);
  }

private:
  void start(size_t Unit) {
    llvm::outs().flush();
    llvm::errs().flush();
    const pid_t Child = fork();
    if (Child == 0) {
      // What Clang prints about its own troubles is said by us in one line.
      if (!freopen("/dev/null", "w", stderr))
        _exit(1);
      writeResult(scanUnit(Jobs[Unit], Models, O.BaseDir), Scratch, Unit);
      _exit(0); // No destructors: the parse is large, and all of it is ours alone.
    }
    if (Child < 0) {
      Results[Unit].Failed = true;
      Results[Unit].Problem = "cannot start a process";
      ++Done;
      return;
    }
    Running[Child] = Unit;
  }

  void finishOne() {
    if (Running.empty())
      return;
    int Status = 0;
    const pid_t Child = waitpid(-1, &Status, 0);
    auto It = Running.find(Child);
    if (It == Running.end())
      return;
    const size_t Unit = It->second;
    Running.erase(It);
    Results[Unit] = readResult(Scratch, Unit, Status);
    ++Done;
    say(Unit);
  }

  void say(size_t Unit) {
    const UnitResult &R = Results[Unit];
    Failed += R.Failed;
    Partial += R.Partial && !R.Failed;
    if (R.Failed || R.Partial) {
      Line.clear();
      llvm::errs() << "holdwait: " << Jobs[Unit].File << ": "
                   << (R.Failed ? "failed: " : "has errors, analysed in part: ") << R.Problem
                   << "\n";
    }
    Line.show(Done, Partial, Failed, Jobs[Unit].File);
  }

  const std::vector<CompileJob> &Jobs;
  const Options &O;
  const models::Catalogue &Models;
  const ScratchFolder &Scratch;
  std::vector<UnitResult> Results;
  Progress Line;
  std::map<pid_t, size_t> Running;
  size_t Done = 0, Partial = 0, Failed = 0;
};

} // namespace

llvm::Expected<ScanSummary> holdwait::tool::scanAll(const std::vector<CompileJob> &Jobs,
                                                    const Options &O,
                                                    const models::Catalogue &Models,
                                                    solver::Linker &Into) {
  auto Scratch = ScratchFolder::make();
  if (!Scratch)
    return Scratch.takeError();
  std::vector<UnitResult> Results = Pool(Jobs, O, Models, *Scratch).run();
  ScanSummary Summary;
  Summary.Units = Jobs.size();
  for (size_t I = 0; I < Results.size(); ++I) {
    UnitResult &R = Results[I];
    for (const auto &[Name, Value] : R.Stats)
      Summary.Stats[Name] += Value;
    if (!R.Failed) {
      if (auto U = skeleton::read(R.Payload, Jobs[I].File)) {
        Into.add(std::move(*U));
      } else {
        R.Failed = true;
        llvm::errs() << "holdwait: " << llvm::toString(U.takeError()) << "\n";
      }
    }
    Summary.Failed += R.Failed;
    Summary.Partial += R.Partial && !R.Failed;
  }
  rusage Children{};
  getrusage(RUSAGE_CHILDREN, &Children);
  Summary.Stats["peak_rss_kib"] = Children.ru_maxrss;
  return Summary;
}
