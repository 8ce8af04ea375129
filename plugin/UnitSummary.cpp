//===-- plugin/UnitSummary.cpp - From a syntax tree to frames -------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "plugin/UnitSummary.h"

#include "checkers/extract/Extract.h"
#include "checkers/extract/Origin.h"
#include "checkers/models/UserModels.h"
#include "skeleton/Container.h"
#include "skeleton/Storage.h"

#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace clang;
using namespace holdwait;
using namespace holdwait::plugin;

namespace {

/// Of a file with several mistakes, all.
llvm::Error inOneLine(llvm::Error E) {
  const std::string Lines = llvm::toString(std::move(E));
  llvm::SmallVector<llvm::StringRef> Parts;
  llvm::StringRef(Lines).split(Parts, '\n', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  return llvm::createStringError(llvm::join(Parts, "; "));
}

llvm::Expected<models::Library> readModels(const std::string &File) {
  auto Buffer = llvm::MemoryBuffer::getFile(File);
  if (!Buffer)
    return llvm::createStringError(File + ": " + Buffer.getError().message());
  return models::parse((*Buffer)->getBuffer(), File);
}

llvm::Expected<std::shared_ptr<const models::Catalogue>>
loadModels(ASTContext &Context, llvm::ArrayRef<std::string> Files) {
  std::vector<models::Library> User;
  for (const std::string &File : Files) {
    auto Library = readModels(File);
    if (!Library)
      return Library.takeError();
    User.push_back(std::move(*Library));
  }
  const std::string Source = extract::mainSource(Context.getSourceManager());
  if (!Source.empty()) {
    auto Found = models::findUserModels(Source);
    if (!Found)
      return Found.takeError();
    llvm::move(*Found, std::back_inserter(User));
  }
  return models::Catalogue::make(std::move(User));
}

/// \returns \p Depth, after having used as much of the stack.
LLVM_ATTRIBUTE_NOINLINE unsigned overflow(unsigned Depth) {
  volatile char Frame[4096] = {};
  return Depth == 0 ? Frame[0] : overflow(Depth - 1) + 1 + Frame[Depth % sizeof(Frame)];
}

/// What `-fplugin-arg-holdwait-fail=…` asks for.
void failAsAsked(llvm::StringRef How) {
  if (How == "crash")
    *static_cast<volatile int *>(nullptr) = 0;
  if (How == "fatal")
    llvm::report_fatal_error("asked for");
  if (How == "overflow")
    overflow(~0u);
  for (volatile bool Go = How == "endless"; Go;) {
  }
}

} // namespace

std::string holdwait::plugin::projectFile(const ASTContext &Context) {
  const std::string Source = extract::mainSource(Context.getSourceManager());
  return Source.empty() ? "" : models::findUserFile(Source);
}

llvm::Expected<std::string> holdwait::plugin::summarize(ASTContext &Context, const Arguments &Args,
                                                        llvm::StringRef WorkingDir) {
  failAsAsked(Args.Fail);
  auto Models = loadModels(Context, Args.Models);
  if (!Models)
    return inOneLine(Models.takeError());
  extract::ExtractOptions Options;
  // Below no base a name becomes absolute: makefiles that enter each folder
  // compile many files of one relative name, and static functions are told
  // apart by the names of their files.
  Options.BaseDir = Args.BaseDir.empty() ? "/" : Args.BaseDir;
  Options.WorkingDir = WorkingDir.str();
  extract::ExtractStats Stats;
  const skeleton::Unit U =
      extract::extractUnit(Context, **Models, Options, Stats, /*Partial=*/false);
  if (skeleton::storedSize(U) > skeleton::MaxStoredSize)
    return llvm::createStringError("the summary of this unit is too large");
  return skeleton::frame(skeleton::write(U));
}
