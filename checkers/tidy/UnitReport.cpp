//===-- checkers/tidy/UnitReport.cpp - What one unit shows ----------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/tidy/UnitReport.h"

#include "checkers/config/SilenceEntries.h"
#include "checkers/extract/Extract.h"
#include "checkers/extract/Origin.h"
#include "checkers/models/UserModels.h"
#include "checkers/tidy/ProjectIndex.h"
#include "report/Build.h"
#include "report/Silences.h"
#include "solver/Link.h"
#include "solver/Overlay.h"

#include "clang/AST/ASTContext.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"

#include <deque>
#include <map>
#include <set>

using namespace holdwait;
using namespace holdwait::tidy;

namespace {

/// One unit on its way from the syntax tree to the report.
class Making {
public:
  Making(clang::ASTContext &Context, const UnitOptions &Options, TakeProblem Problem)
      : Context(Context), Files(Context.getSourceManager().getFileManager()), Options(Options),
        Problem(Problem), Source(absoluteSource()), Config(configFile()) {}

  UnitReport run() {
    UnitReport Made;
    ProjectIndex *Index = findIndex();
    Made.OfProject = Index != nullptr;
    Made.Base = Index ? Index->baseFolder(Source) : "";
    skeleton::Unit Fresh = extract(Made.Base);
    // What does nothing to threads closes no cycle, whatever the project does.
    if (!Fresh.Functions.empty())
      Made.Report = Index ? inProject(*Index, std::move(Fresh)) : alone(std::move(Fresh));
    report::SourceCache Lines(Made.Base, Files.getVirtualFileSystemPtr());
    report::applySilences(Made.Report, silences(), &Lines, /*FindUnused=*/false, Problem);
    return Made;
  }

private:
  std::string absoluteSource() {
    llvm::SmallString<256> Name(extract::mainSource(Context.getSourceManager()));
    if (!Name.empty())
      Files.makeAbsolutePath(Name);
    return Name.str().str();
  }

  /// The file \p Name of an option; one that is not there is told.
  std::string given(llvm::StringRef Name) {
    std::string Found = findBeside(Name, Source);
    if (Found.empty())
      Problem(("cannot find '" + Name + "' in the folder of the source or one around it").str());
    return Found;
  }

  std::string configFile() {
    return Options.Config.empty() ? models::findUserFile(Source) : given(Options.Config);
  }

  std::vector<models::Library> userModels() {
    std::vector<models::Library> User;
    auto Take = [&](llvm::StringRef File, auto Parse) {
      auto Buffer = llvm::MemoryBuffer::getFile(File, /*IsText=*/true);
      if (!Buffer)
        return Problem((File + ": " + Buffer.getError().message()).str());
      if (auto Library = Parse((*Buffer)->getBuffer(), File))
        User.push_back(std::move(*Library));
      else
        Problem(llvm::toString(Library.takeError()));
    };
    llvm::SmallVector<llvm::StringRef> Names;
    llvm::StringRef(Options.Models).split(Names, ';', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
    for (llvm::StringRef Name : Names)
      if (const std::string File = given(Name.trim()); !File.empty())
        Take(File, models::parse);
    if (!Config.empty())
      Take(Config, models::parseUserFile);
    return User;
  }

  /// The models that apply to the unit; a bad row of the user's is told and leaves
  /// the built-in ones.
  std::shared_ptr<const models::Catalogue> catalogue() {
    auto Catalogue = models::Catalogue::make(userModels());
    if (Catalogue)
      return *Catalogue;
    Problem(llvm::toString(Catalogue.takeError()));
    return llvm::cantFail(models::Catalogue::make({}));
  }

  /// Whatever is wrong with an index is told once, and not for each source.
  void tellOnce(llvm::StringRef Text) {
    static thread_local std::set<std::string> Told;
    if (Told.insert(Text.str()).second)
      Problem(Text);
  }
  void tellOfIndex(llvm::StringRef Why) { tellOnce(("the index is not complete: " + Why).str()); }

  ProjectIndex *findIndex() {
    if (Options.Index.empty())
      return nullptr;
    const std::string File = findBeside(Options.Index, Source);
    if (File.empty()) {
      tellOnce("the index '" + Options.Index +
               "' is not there; files are checked without the rest of the project");
      return nullptr;
    }
    return ProjectIndex::of(File, [&](llvm::StringRef Why) { tellOfIndex(Why); });
  }

  skeleton::Unit extract(const std::string &Base) {
    extract::ExtractStats Stats;
    extract::ExtractOptions Extract;
    Extract.BaseDir = Base;
    return extract::extractUnit(Context, *catalogue(), Extract, Stats,
                                Context.getDiagnostics().hasErrorOccurred());
  }

  report::Report inProject(ProjectIndex &Index, skeleton::Unit Fresh) {
    auto Tell = [&](llvm::StringRef Why) { tellOfIndex(Why); };
    if (const std::optional<skeleton::UnitDigest> Now = skeleton::digestOf(Fresh))
      if (auto Known = Index.known(*Now, Tell)) {
        report::Report R;
        R.Findings = std::move(*Known);
        return R;
      }
    bool IsAll = true;
    std::optional<skeleton::Unit> Project =
        Index.programAround(Fresh, Options.MaxFunctions, IsAll, Tell);
    if (!Project)
      return alone(std::move(Fresh));
    const std::string File = Fresh.Sources.empty() ? "" : Fresh.Strings[Fresh.Sources.front().Name];
    skeleton::Unit Program = solver::overlay(std::move(*Project), std::move(Fresh));
    if (!File.empty() && !solver::synchronises(Program, File))
      return {};
    report::Report R = report::build(*solver::solve(std::move(Program)));
    if (!IsAll)
      doubtAll(R);
    return R;
  }

  /// Who holds a lock around what was looked at, and what follows from it, is not known.
  void doubtAll(report::Report &R) {
    const std::string Limit = llvm::utostr(Options.MaxFunctions);
    tellOnce("this file has to do with more than " + Limit +
             " functions of the index; only the nearest are looked at (option MaxFunctions)");
    for (report::Finding &F : R.Findings) {
      F.Level = F.Level == report::Confidence::High ? report::Confidence::Medium
                                                    : report::Confidence::Low;
      F.Reasons.push_back("only " + Limit +
                          " functions of what this file has to do with were looked at");
    }
  }

  static report::Report alone(skeleton::Unit Fresh) {
    solver::Linker Link;
    Link.add(std::move(Fresh));
    return report::build(*solver::solve(Link.finish()));
  }

  std::vector<report::Silence> silences() {
    if (Config.empty())
      return {};
    if (auto Entries = config::readSilences(Config))
      return std::move(*Entries);
    else
      Problem(llvm::toString(Entries.takeError()));
    return {};
  }

  clang::ASTContext &Context;
  clang::FileManager &Files;
  const UnitOptions &Options;
  TakeProblem Problem;
  const std::string Source; ///< Absolute.
  const std::string Config;
};

} // namespace

namespace {

/// The reports of one unit, by what was asked. They go with its context: the next one
/// may be made at the same address.
struct Known {
  std::deque<std::pair<UnitOptions, UnitReport>> Reports;
};
thread_local std::map<const clang::ASTContext *, Known> KnownOf;

} // namespace

const UnitReport &holdwait::tidy::unitReport(clang::ASTContext &Context, const UnitOptions &Options,
                                             TakeProblem Problem) {
  auto [It, New] = KnownOf.try_emplace(&Context);
  if (New)
    Context.AddDeallocation(
        [](void *Old) { KnownOf.erase(static_cast<const clang::ASTContext *>(Old)); }, &Context);
  for (const auto &[Asked, Made] : It->second.Reports)
    if (Asked == Options)
      return Made;
  It->second.Reports.emplace_back(Options, Making(Context, Options, Problem).run());
  return It->second.Reports.back().second;
}
