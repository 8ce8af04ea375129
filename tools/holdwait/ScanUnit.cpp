//===-- tools/holdwait/ScanUnit.cpp - One unit, parsed and described -------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/holdwait/ScanUnit.h"

#include "checkers/extract/Extract.h"
#include "skeleton/Storage.h"

#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"

#include <chrono>

using namespace holdwait;
using namespace holdwait::tool;

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point Start) {
  return std::chrono::duration<double>(Clock::now() - Start).count();
}

/// Keeps the first error; the others are counted.
class FirstError : public clang::DiagnosticConsumer {
public:
  explicit FirstError(UnitResult &Result) : Result(Result) {}

  void HandleDiagnostic(clang::DiagnosticsEngine::Level Level,
                        const clang::Diagnostic &Info) override {
    DiagnosticConsumer::HandleDiagnostic(Level, Info);
    if (Level < clang::DiagnosticsEngine::Error || !Result.Problem.empty())
      return;
    llvm::SmallString<128> Text;
    Info.FormatDiagnostic(Text);
    if (Info.hasSourceManager() && Info.getLocation().isValid()) {
      const clang::PresumedLoc Place = Info.getSourceManager().getPresumedLoc(Info.getLocation());
      if (Place.isValid())
        Result.Problem = std::string(Place.getFilename()) + ":" + std::to_string(Place.getLine()) +
                         ":" + std::to_string(Place.getColumn()) + ": ";
    }
    Result.Problem += clipped(Text);
  }

  /// One line that a person can take in; the driver's messages may hold whole commands.
  static std::string clipped(llvm::StringRef Text) {
    constexpr size_t Most = 200;
    Text = Text.split('\n').first;
    return Text.size() <= Most ? Text.str() : Text.take_front(Most).str() + "…";
  }

private:
  UnitResult &Result;
};

class ExtractConsumer : public clang::ASTConsumer {
public:
  ExtractConsumer(UnitResult &Result, const models::Catalogue &Models, const std::string &BaseDir)
      : Result(Result), Models(Models), BaseDir(BaseDir) {}

  void HandleTranslationUnit(clang::ASTContext &Context) override {
    Result.Stats["time.parse"] = secondsSince(Start);
    const Clock::time_point Before = Clock::now();
    Result.Partial = Context.getDiagnostics().hasErrorOccurred();
    extract::ExtractOptions Options;
    // Each unit has its own folder: names relative to it would mean different
    // files. Below no base a name becomes absolute.
    Options.BaseDir = BaseDir.empty() ? "/" : BaseDir;
    extract::ExtractStats Stats;
    const skeleton::Unit U = extract::extractUnit(Context, Models, Options, Stats, Result.Partial);
    Result.Failed = Result.Partial && Stats.FunctionsSeen == 0;
    Result.Payload = skeleton::write(U);
    Result.Stats["time.extract"] = secondsSince(Before);
    Result.Stats["bodies"] = Stats.FunctionsSeen;
    for (const auto &[Name, Count] : Stats.BoundsHit)
      Result.Stats["bound.extract_" + Name] = Count;
  }

private:
  UnitResult &Result;
  const models::Catalogue &Models;
  const std::string &BaseDir;
  const Clock::time_point Start = Clock::now();
};

class ExtractAction : public clang::ASTFrontendAction {
public:
  ExtractAction(UnitResult &Result, const models::Catalogue &Models, const std::string &BaseDir)
      : Result(Result), Models(Models), BaseDir(BaseDir) {}

  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance &CI,
                                                        llvm::StringRef) override {
    // After a fatal error, such as a missing header, Clang instantiates no template.
    CI.getDiagnostics().setFatalsAsError(true);
    return std::make_unique<ExtractConsumer>(Result, Models, BaseDir);
  }

private:
  UnitResult &Result;
  const models::Catalogue &Models;
  const std::string &BaseDir;
};

} // namespace

UnitResult holdwait::tool::scanUnit(const CompileJob &Job, const std::string &BaseDir) {
  UnitResult Result;
  if (!llvm::sys::fs::exists(Job.File)) {
    Result.Failed = true;
    Result.Problem = "the source file does not exist";
    return Result;
  }
  if (Job.Arguments.empty()) {
    Result.Failed = true;
    Result.Problem = "its compile command is empty";
    return Result;
  }
  if (std::error_code E = llvm::sys::fs::set_current_path(Job.Directory)) {
    Result.Failed = true;
    Result.Problem = "folder " + Job.Directory + ": " + E.message();
    return Result;
  }
  llvm::IntrusiveRefCntPtr<clang::FileManager> Files(
      new clang::FileManager(clang::FileSystemOptions()));
  FirstError Diagnostics(Result);
  clang::tooling::ToolInvocation Invocation(
      Job.Arguments, std::make_unique<ExtractAction>(Result, *Job.Models, BaseDir), Files.get());
  Invocation.setDiagnosticConsumer(&Diagnostics);
  Invocation.run();
  if (Result.Payload.empty()) {
    Result.Failed = true;
    if (Result.Problem.empty())
      Result.Problem = "Clang does not understand its compile command";
  }
  return Result;
}
