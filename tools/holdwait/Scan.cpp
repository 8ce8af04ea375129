//===-- tools/holdwait/Scan.cpp - Many units, in parallel ------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/holdwait/Scan.h"

#include "tools/holdwait/Pipeline.h"
#include "tools/holdwait/Progress.h"

#include "skeleton/Storage.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Signals.h"
#include "llvm/Support/Threading.h"
#include "llvm/Support/raw_ostream.h"

#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace holdwait;
using namespace holdwait::tool;

namespace {

/// A file for a worker's result. It has no name, so it goes when nobody has it
/// open any more, however the scan ends.
llvm::Expected<int> openNameless() {
  int File = -1;
  llvm::SmallString<128> Path;
  if (std::error_code E = llvm::sys::fs::createTemporaryFile("holdwait", "hw", File, Path))
    return llvm::createStringError("cannot make a temporary file: %s", E.message().c_str());
  llvm::sys::fs::remove(Path);
  return File;
}

/// What became of the unit as one line of JSON, then what was extracted.
bool writeResult(const UnitResult &R, int File) {
  llvm::json::Object Figures;
  for (const auto &[Name, Value] : R.Stats)
    Figures[Name] = Value;
  llvm::json::Object Meta{{"failed", R.Failed},
                          {"partial", R.Partial},
                          {"problem", llvm::json::fixUTF8(R.Problem)},
                          {"stats", std::move(Figures)}};
  llvm::raw_fd_ostream Out(File, /*shouldClose=*/false);
  Out << llvm::json::Value(std::move(Meta)) << '\n' << R.Payload;
  Out.flush();
  const bool Written = !Out.has_error();
  Out.clear_error();
  return Written;
}

UnitResult failure(std::string Why) {
  UnitResult R;
  R.Failed = true;
  R.Problem = std::move(Why);
  return R;
}

/// What a worker left behind; without it, the worker died.
UnitResult readResult(int File, int Status) {
  if (WIFSIGNALED(Status))
    return failure(std::string("the analysis crashed: ") + strsignal(WTERMSIG(Status)));
  auto Buffer = llvm::MemoryBuffer::getOpenFile(llvm::sys::fs::convertFDToNativeFile(File), "",
                                                /*FileSize=*/-1, /*RequiresNullTerminator=*/false);
  const auto [Line, Payload] = (Buffer ? (*Buffer)->getBuffer() : "").split('\n');
  auto Meta = llvm::json::parse(Line);
  const llvm::json::Object *Object = Meta ? Meta->getAsObject() : nullptr;
  if (!Meta)
    llvm::consumeError(Meta.takeError());
  if (!Object || WEXITSTATUS(Status) != 0)
    return failure("the analysis left no result; is the disk full?");
  UnitResult R;
  R.Failed = Object->getBoolean("failed").value_or(true);
  R.Partial = Object->getBoolean("partial").value_or(false);
  R.Problem = Object->getString("problem").value_or("").str();
  if (const llvm::json::Object *Figures = Object->getObject("stats"))
    for (const auto &[Name, Value] : *Figures)
      R.Stats[Name.str()] = Value.getAsNumber().value_or(0);
  R.Payload = Payload.str();
  return R;
}

class Pool {
public:
  Pool(const std::vector<CompileJob> &Jobs, const Options &O)
      : Jobs(Jobs), O(O), Results(Jobs.size()), Line(Jobs.size(), O.Quiet) {}

  std::vector<UnitResult> run() {
    const unsigned Parallel =
        O.Jobs ? O.Jobs
               : std::max(1u, llvm::heavyweight_hardware_concurrency().compute_thread_count());
    size_t Next = 0;
    while (Done < Jobs.size()) {
      while (Next < Jobs.size() && Running.size() < Parallel)
        start(Next++);
      finishOne();
    }
    return std::move(Results);
  }

private:
  struct Worker {
    size_t Unit;
    int File; ///< Its result.
  };

  void start(size_t Unit) {
    llvm::Expected<int> File = openNameless();
    if (!File)
      return finish(Unit, failure(llvm::toString(File.takeError())));
    llvm::outs().flush();
    llvm::errs().flush();
    const pid_t Child = fork();
    if (Child == 0)
      work(Unit, *File);
    if (Child > 0) {
      Running[Child] = {Unit, *File};
      return;
    }
    close(*File);
    finish(Unit, failure("cannot start a process"));
  }

  [[noreturn]] void work(size_t Unit, int File) {
    // What Clang prints about its own troubles is said by us in one line.
    llvm::sys::unregisterHandlers();
    if (!freopen("/dev/null", "w", stderr))
      _exit(1);
    const bool Written = writeResult(scanUnit(Jobs[Unit], O.BaseDir), File);
    _exit(Written ? 0 : 1); // No destructors: the parse is large, and all of it is ours alone.
  }

  void finishOne() {
    if (Running.empty())
      return;
    int Status = 0;
    const pid_t Child = waitpid(-1, &Status, 0);
    auto It = Running.find(Child);
    if (It == Running.end())
      return;
    const Worker W = It->second;
    Running.erase(It);
    finish(W.Unit, readResult(W.File, Status));
    close(W.File);
  }

  /// What is to be said of units is said in their order, whatever finishes first.
  void finish(size_t Unit, UnitResult Result) {
    Results[Unit] = std::move(Result);
    ++Done;
    Finished[Unit] = true;
    Failed += Results[Unit].Failed;
    Partial += Results[Unit].Partial && !Results[Unit].Failed;
    for (; Said < Jobs.size() && Finished[Said]; ++Said)
      say(Said);
    Line.show(Done, Partial, Failed, Jobs[Unit].File);
  }

  void say(size_t Unit) {
    const UnitResult &R = Results[Unit];
    if (!R.Failed && !R.Partial)
      return;
    Line.clear();
    tell(Jobs[Unit].File + (R.Failed ? ": failed: " : ": has errors, analysed in part: ") +
         R.Problem);
  }

  const std::vector<CompileJob> &Jobs;
  const Options &O;
  std::vector<UnitResult> Results;
  Progress Line;
  std::vector<bool> Finished = std::vector<bool>(Jobs.size());
  std::map<pid_t, Worker> Running;
  size_t Done = 0, Said = 0, Partial = 0, Failed = 0;
};

} // namespace

ScanSummary holdwait::tool::scanAll(const std::vector<CompileJob> &Jobs, const Options &O,
                                    solver::Linker &Into) {
  std::vector<UnitResult> Results = Pool(Jobs, O).run();
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
        complain(U.takeError());
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
