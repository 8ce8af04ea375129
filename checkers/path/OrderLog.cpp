//===-- checkers/path/OrderLog.cpp - Lock orders of feasible paths --------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/path/OrderLog.h"

#include "clang/AST/Decl.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace clang;
using namespace holdwait;
using namespace holdwait::path;

static std::string placeText(SourceLocation Where, const SourceManager &Sources) {
  const PresumedLoc Place = Sources.getPresumedLoc(Sources.getExpansionLoc(Where));
  if (Place.isInvalid())
    return "";
  llvm::SmallString<256> Name(Place.getFilename());
  Sources.getFileManager().makeAbsolutePath(Name);
  llvm::sys::path::remove_dots(Name, /*remove_dot_dot=*/true);
  return (Name + ":" + llvm::Twine(Place.getLine())).str();
}

static llvm::json::Array chain(SourceLocation Where, const StackFrameContext *Frame) {
  const SourceManager &Sources = Frame->getDecl()->getASTContext().getSourceManager();
  std::vector<std::string> Places = {placeText(Where, Sources)};
  for (const StackFrameContext *F = Frame; F->getParent(); F = F->getParent()->getStackFrame())
    if (F->getCallSite())
      Places.push_back(placeText(F->getCallSite()->getBeginLoc(), Sources));
  return llvm::json::Array(llvm::reverse(Places));
}

void OrderLog::add(std::string Line) {
  if (Known.insert(Line).second)
    Lines.push_back(std::move(Line));
}

void OrderLog::waits(llvm::ArrayRef<HeldLock> Held, SourceLocation Where,
                     const StackFrameContext *Frame) {
  for (const auto &[Lock, Fact] : Held)
    if (Fact.Frame)
      add(llvm::formatv(
              "{0}", llvm::json::Value(llvm::json::Object{{"holds", chain(Fact.Where, Fact.Frame)},
                                                          {"waits", chain(Where, Frame)}}))
              .str());
}

void OrderLog::endFunction(const Decl &Function, bool Exhausted) {
  if (const auto *Named = dyn_cast<NamedDecl>(&Function))
    add(llvm::formatv("{0}", llvm::json::Value(
                                 llvm::json::Object{{"function", Named->getQualifiedNameAsString()},
                                                    {"complete", Complete && Exhausted}}))
            .str());
  Complete = true;
}

std::string OrderLog::write() const {
  if (File.empty())
    return "";
  std::error_code Problem;
  llvm::raw_fd_ostream OS(File, Problem, llvm::sys::fs::OF_Append);
  if (Problem)
    return File + ": " + Problem.message();
  for (const std::string &Line : Lines)
    OS << Line << "\n";
  return "";
}
