//===-- tools/holdwait/Verify.cpp - Findings against feasible paths -------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The command `verify`: has the Static Analyzer explore the units in which the
/// evidence of cycles begins, and reports the program with what its paths showed.
///
//===----------------------------------------------------------------------===//

#include "tools/holdwait/Database.h"
#include "tools/holdwait/PathEvidence.h"
#include "tools/holdwait/Pipeline.h"

#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/raw_ostream.h"

using namespace holdwait;
using namespace holdwait::tool;

namespace {

constexpr llvm::StringLiteral Judged = "lock-order-cycle";

/// The compiler plugin, beside this program as it was built or installed; or "".
std::string pluginFile() {
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

class Verification {
public:
  Verification(const Options &O, report::Report &R) : O(O), R(R), Known(base()) {}

  /// False, and said why, when nothing could be explored.
  bool explore() {
    Plugin = pluginFile();
    auto Jobs = loadJobs(jobOptions());
    if (Plugin.empty() || !Jobs) {
      if (Jobs)
        tell("libholdwait-clang.so is not beside this program");
      else
        complain(Jobs.takeError());
      return false;
    }
    const std::set<std::string> Files = filesOfEvidence();
    for (const CompileJob &J : *Jobs)
      if (Files.count(J.File))
        exploreUnit(J);
    return true;
  }

  void judgeAll() {
    for (report::Finding &F : R.Findings) {
      if (!isJudged(F))
        continue;
      std::vector<Evidence> &Found = Evidences[F.Fingerprint];
      for (report::Witness &W : F.Witnesses) {
        Found.push_back(Known.of(W));
        W.Paths = nameOf(Found.back());
      }
      judge(F, Found);
    }
    llvm::sort(R.Findings, [](const report::Finding &A, const report::Finding &B) {
      return std::tie(A.Level, A.Kind, A.Fingerprint) < std::tie(B.Level, B.Kind, B.Fingerprint);
    });
  }

  /// One line for each order of each cycle, also of those that went out of sight.
  void print(llvm::raw_ostream &OS) const {
    for (const report::Finding &F : R.Findings) {
      const auto Found = Evidences.find(F.Fingerprint);
      if (Found == Evidences.end())
        continue;
      OS << "paths of " << F.Fingerprint << ":\n";
      for (size_t I = 0; I < F.Witnesses.size(); ++I) {
        const report::Witness &W = F.Witnesses[I];
        OS << "  " << W.Function << " holds '" << W.Holds.Lock << "' and waits for '"
           << W.Waits.Lock << "': " << wordsFor(Found->second[I]) << "\n";
      }
    }
  }

private:
  bool isJudged(const report::Finding &F) const { return F.Kind == Judged && F.Level <= O.Lowest; }

  std::string base() const { return O.BaseDir.empty() ? workingFolder() : O.BaseDir; }

  /// All units of the database: the command's inputs are not sources.
  Options jobOptions() const {
    Options Jobs = O;
    Jobs.Inputs.clear();
    return Jobs;
  }

  std::set<std::string> filesOfEvidence() const {
    std::set<std::string> Files;
    for (const report::Finding &F : R.Findings)
      for (const report::Witness &W : F.Witnesses)
        if (const report::Frame *Begins = isJudged(F) ? beginning(W, W.Holds) : nullptr) {
          llvm::SmallString<256> Name(Begins->Where.File);
          llvm::sys::path::make_absolute(base(), Name);
          llvm::sys::path::remove_dots(Name, /*remove_dot_dot=*/true);
          Files.insert(Name.str().str());
        }
    return Files;
  }

  void exploreUnit(const CompileJob &Job) {
    llvm::SmallString<128> Log;
    if (std::error_code E = llvm::sys::fs::createTemporaryFile("holdwait", "orders", Log))
      return tell("cannot make a temporary file: " + E.message());
    const llvm::scope_exit Remove([&] { llvm::sys::fs::remove(Log); });
    if (!analyze(Job, Log))
      return tell("warning: " + Job.File + " could not be explored");
    if (llvm::Error E = Known.read(Log))
      complain(std::move(E));
  }

  bool analyze(const CompileJob &Job, llvm::StringRef Log) const {
    std::vector<std::string> Line;
    for (const std::string &A : Job.Arguments)
      if (A != "-fsyntax-only")
        Line.push_back(A);
    const std::string Output = ("holdwait.Order:Output=" + Log).str();
    for (const char *More :
         {"--analyze", "--analyzer-no-default-checks", "-fplugin", "-Xclang",
          "-analyzer-checker=core,holdwait.Order", "-Xclang", "-analyzer-inlining-mode=all",
          "-Xclang", "-analyzer-config", "-Xclang", Output.c_str(), "-o", "/dev/null"})
      Line.push_back(More == llvm::StringRef("-fplugin") ? "-fplugin=" + Plugin : More);
    llvm::SmallVector<llvm::StringRef> Words(Line.begin(), Line.end());
    if (llvm::sys::fs::set_current_path(Job.Directory))
      return false;
    const std::optional<llvm::StringRef> Quiet[] = {std::nullopt, "", ""};
    return llvm::sys::ExecuteAndWait(Line.front(), Words, std::nullopt, Quiet) == 0;
  }

  const Options &O;
  report::Report &R;
  PathEvidence Known;
  std::string Plugin;
  std::map<std::string, std::vector<Evidence>> Evidences; ///< By fingerprint, as witnesses.
};

} // namespace

int holdwait::tool::runVerify(const Options &O) {
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
  if (llvm::Error E = silence(*R, O)) {
    complain(std::move(E));
    return WrongUse;
  }
  const std::string Here = workingFolder();
  Verification V(O, *R);
  const bool Explored = V.explore();
  if (llvm::sys::fs::set_current_path(Here) || !Explored)
    return WrongUse;
  V.judgeAll();
  if (O.Output.empty() && O.Format == "text")
    V.print(llvm::outs());
  return writeReport(*R, O);
}
