//===-- tools/holdwait/Explore.cpp - Units under the Static Analyzer ------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/holdwait/Explore.h"

#include "skeleton/Output.h"
#include "tools/holdwait/Pipeline.h"
#include "tools/holdwait/Progress.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Signals.h"
#include "llvm/Support/Threading.h"
#include "llvm/Support/raw_ostream.h"

#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace holdwait;
using namespace holdwait::tool;

/// The compiler plugin, beside this program as it was built or installed; or "".
static std::string pluginFile() {
  static int Here;
  const std::string Program = llvm::sys::fs::getMainExecutable("holdwait", &Here);
  const llvm::StringRef Prefix =
      llvm::sys::path::parent_path(llvm::sys::path::parent_path(Program));
  for (llvm::StringRef Folder : {"lib", HOLDWAIT_LIBDIR}) {
    llvm::SmallString<256> File(Prefix);
    llvm::sys::path::append(File, Folder, "libholdwait-clang.so");
    if (llvm::sys::fs::exists(File))
      return File.str().str();
  }
  return "";
}

Explorer::~Explorer() {
  if (Folder.empty())
    return;
  if (const std::error_code E = llvm::sys::fs::remove_directories(Folder))
    tell("warning: " + Folder + ": " + E.message());
}

llvm::Error Explorer::prepare() {
  Plugin = pluginFile();
  if (Plugin.empty())
    return llvm::createStringError("libholdwait-clang.so is not beside this program");
  llvm::SmallString<128> Name;
  if (std::error_code E = llvm::sys::fs::createUniqueDirectory("holdwait", Name))
    return llvm::createStringError("cannot make a temporary folder: " + E.message());
  Folder = Name.str().str();
  return llvm::Error::success();
}

llvm::Error Explorer::setKnown(llvm::StringRef Rows, std::string Lines) {
  KnownLines = std::move(Lines);
  Models = Folder + "/models.yaml";
  return skeleton::writeFileAtomically(Models, Rows);
}

std::string Explorer::fileFor(llvm::StringRef What, size_t Unit) const {
  return (Folder + "/" + What + "-" + llvm::Twine(Unit)).str();
}

std::vector<std::string> Explorer::command(const Exploration &E, size_t Unit) const {
  std::vector<std::string> Line;
  for (const std::string &A : E.Job->Arguments)
    if (A != "-fsyntax-only")
      Line.push_back(A);
  // Conditions that cannot hold together are the business of `core`; reports are nobody's.
  for (const char *More : {"--analyze", "--analyzer-no-default-checks", "-Xclang",
                           "-analyzer-checker=core,holdwait.Order", "-Xclang",
                           "-analyzer-inlining-mode=all", "-o", "/dev/null"})
    Line.push_back(More);
  Line.push_back("-fplugin=" + Plugin);
  if (E.InHeaders)
    Line.insert(Line.end(), {"-Xclang", "-analyzer-opt-analyze-headers"});
  const std::string Of = "holdwait.Order:";
  std::string Options =
      Of + "Output=" + fileFor("log", Unit) + "," + Of + "Asked=" + fileFor("questions", Unit);
  if (!Models.empty())
    Options += "," + Of + "Models=" + Models;
  Line.insert(Line.end(), {"-Xclang", "-analyzer-config", "-Xclang", Options});
  return Line;
}

/// In the unit's own process.
void Explorer::work(const Exploration &E, size_t Unit) const {
  llvm::sys::unregisterHandlers();
  const std::vector<std::string> Line = command(E, Unit);
  std::vector<char *> Words;
  Words.reserve(Line.size() + 1);
  for (const std::string &Word : Line)
    Words.push_back(const_cast<char *>(Word.c_str()));
  Words.push_back(nullptr);
  // With both limits at one number the process is killed; at the soft one alone Clang would
  // begin to describe a crash.
  const rlimit Most = {O.UnitLimit, O.UnitLimit};
  if (!freopen("/dev/null", "w", stdout) || !freopen("/dev/null", "w", stderr) ||
      chdir(E.Job->Directory.c_str()) != 0 ||
      (O.UnitLimit != 0 && setrlimit(RLIMIT_CPU, &Most) != 0))
    _exit(127);
  execv(Words.front(), Words.data());
  _exit(127);
}

std::string Explorer::questionsText(const Exploration &E,
                                    const std::set<std::string> &Places) const {
  std::string Text = KnownLines;
  for (const std::string &Function : E.Functions)
    Text += "function " + Function + "\n";
  for (const std::string &Place : Places)
    Text += "place " + Place + "\n";
  return Text;
}

/// One that was killed had its time, or the system had no memory for it.
static Ending endingOf(int Status, const rusage &Used, unsigned Limit) {
  const auto Seconds = Used.ru_utime.tv_sec + Used.ru_stime.tv_sec + 1;
  if (WIFSIGNALED(Status) && WTERMSIG(Status) == SIGKILL && Limit != 0 && Seconds >= Limit)
    return Ending::Limit;
  return WIFEXITED(Status) && WEXITSTATUS(Status) == 0 ? Ending::Done : Ending::Failed;
}

/// The processes of one round.
class Explorer::Round {
public:
  Round(const Explorer &Parent, llvm::ArrayRef<Exploration> Units,
        const std::set<std::string> &Places, Told Ended)
      : Parent(Parent), Units(Units), Places(Places), Ended(Ended),
        Line(Units.size(), Parent.O.Quiet) {}

  void run() {
    const unsigned Asked = Parent.O.Jobs;
    const size_t Parallel =
        Asked ? Asked
              : std::max(1u, llvm::heavyweight_hardware_concurrency().compute_thread_count());
    for (size_t Next = 0; Done < Units.size();) {
      while (Next < Units.size() && Running.size() < Parallel)
        start(Next++);
      finishOne();
    }
  }

private:
  void start(size_t Unit) {
    if (llvm::Error E = skeleton::writeFileAtomically(Parent.fileFor("questions", Unit),
                                                      Parent.questionsText(Units[Unit], Places))) {
      Line.clear();
      complain(std::move(E));
      return finish(Unit, Ending::Failed);
    }
    llvm::outs().flush();
    llvm::errs().flush();
    const pid_t Child = fork();
    if (Child == 0)
      Parent.work(Units[Unit], Unit);
    if (Child < 0)
      return finish(Unit, Ending::Failed);
    Running[Child] = Unit;
  }

  void finishOne() {
    int Status = 0;
    rusage Used{};
    const auto It = Running.empty() ? Running.end() : Running.find(wait4(-1, &Status, 0, &Used));
    if (It == Running.end())
      return;
    const size_t Unit = It->second;
    Running.erase(It);
    finish(Unit, endingOf(Status, Used, Parent.O.UnitLimit));
  }

  void finish(size_t Unit, Ending How) {
    Partial += How == Ending::Limit;
    Failed += How == Ending::Failed;
    Line.show(++Done, Partial, Failed, Units[Unit].Job->File);
    const std::string Log = Parent.fileFor("log", Unit);
    Ended(Units[Unit], How, Log);
    // The next round appends to a file of this name.
    if (const std::error_code E = llvm::sys::fs::remove(Log))
      tell("warning: " + Log + ": " + E.message());
  }

  const Explorer &Parent;
  const llvm::ArrayRef<Exploration> Units;
  const std::set<std::string> &Places;
  const Told Ended;
  Progress Line;
  std::map<pid_t, size_t> Running; ///< Units.
  size_t Done = 0, Partial = 0, Failed = 0;
};

void Explorer::run(llvm::ArrayRef<Exploration> Units, const std::set<std::string> &Places,
                   Told Ended) {
  Round(*this, Units, Places, Ended).run();
}
