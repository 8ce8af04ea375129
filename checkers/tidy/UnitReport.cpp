//===-- checkers/tidy/UnitReport.cpp - What one unit shows ----------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/tidy/UnitReport.h"

#include "checkers/extract/Extract.h"
#include "checkers/models/UserModels.h"
#include "report/Build.h"
#include "report/Silences.h"
#include "solver/Link.h"

#include "clang/AST/ASTContext.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/SourceManager.h"

using namespace holdwait;
using namespace holdwait::tidy;

/// The models that apply to a unit; a bad row of the user's is told and leaves
/// the built-in ones.
static std::shared_ptr<const models::Catalogue> loadModels(clang::ASTContext &Context,
                                                           TakeProblem Problem) {
  const clang::SourceManager &Sources = Context.getSourceManager();
  std::vector<models::Library> User;
  if (auto Main = Sources.getFileEntryRefForID(Sources.getMainFileID())) {
    if (auto Found = models::findUserModels(Main->getName()))
      User = std::move(*Found);
    else
      Problem(llvm::toString(Found.takeError()));
  }
  auto Catalogue = models::Catalogue::make(std::move(User));
  if (Catalogue)
    return *Catalogue;
  Problem(llvm::toString(Catalogue.takeError()));
  return llvm::cantFail(models::Catalogue::make({}));
}

const report::Report &holdwait::tidy::unitReport(clang::ASTContext &Context, TakeProblem Problem) {
  static thread_local const clang::ASTContext *Last = nullptr;
  static thread_local report::Report *Known = nullptr;
  if (Last == &Context && Known)
    return *Known;
  extract::ExtractStats Stats;
  solver::Linker Link;
  Link.add(extract::extractUnit(Context, *loadModels(Context, Problem), extract::ExtractOptions(),
                                Stats, Context.getDiagnostics().hasErrorOccurred()));
  auto *Fresh = new report::Report(report::build(*solver::solve(Link.finish())));
  report::SourceCache Files("",
                            Context.getSourceManager().getFileManager().getVirtualFileSystemPtr());
  report::applySilences(*Fresh, {}, &Files, /*FindUnused=*/false, Problem);
  // The next context may be made at the same address.
  Context.AddDeallocation(
      [](void *Old) {
        if (Known == Old)
          Known = nullptr;
        delete static_cast<report::Report *>(Old);
      },
      Fresh);
  Last = &Context;
  Known = Fresh;
  return *Known;
}
