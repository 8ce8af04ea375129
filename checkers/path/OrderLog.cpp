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

using Chain = std::vector<std::string>;

static Chain chain(SourceLocation Where, const StackFrameContext *Frame) {
  const SourceManager &Sources = Frame->getDecl()->getASTContext().getSourceManager();
  Chain Places = {placeText(Where, Sources)};
  for (const StackFrameContext *F = Frame; F->getParent(); F = F->getParent()->getStackFrame())
    if (F->getCallSite())
      Places.push_back(placeText(F->getCallSite()->getBeginLoc(), Sources));
  std::reverse(Places.begin(), Places.end());
  return Places;
}

static Chain chain(const LockFact &Fact) { return chain(Fact.Where, Fact.Frame); }

/// Whether the path has released a lock that it did not take, which may be what a caller holds.
static bool letsGo(const ento::ProgramStateRef &State) {
  return llvm::any_of(State->get<Locks>(), [](const auto &Known) {
    return !Known.second.TakenHere && Known.second.What != LockFact::Held;
  });
}

bool OrderLog::asksAtAnyOf(llvm::ArrayRef<std::string> Chain) const {
  return llvm::any_of(Chain, [&](const std::string &Place) { return Asked.asksAt(Place); });
}

void OrderLog::add(llvm::json::Object Line) {
  std::string Text = llvm::formatv("{0}\n", llvm::json::Value(std::move(Line))).str();
  if (!File.empty() && Known.insert(Text).second)
    Lines += Text;
}

void OrderLog::waits(const ento::ProgramStateRef &Before, Region Lock, Place At) {
  const Chain Here = chain(At.Where, At.Frame);
  for (const auto &[Other, Fact] : heldLocks(Before))
    if (Fact.Frame)
      add(llvm::json::Object{{"holds", chain(Fact)}, {"waits", Here}, {"same", Other == Lock}});
  if (asksAtAnyOf(Here))
    add(llvm::json::Object{{"takes", Here}, {"lets_go", letsGo(Before)}});
}

/// The name of the function that a value stands for, as the log has it.
static std::string functionName(ento::SVal Value) {
  if (const FunctionDecl *F = Value.getAsFunctionDecl())
    return F->getQualifiedNameAsString();
  const ento::SymbolRef Symbol = Value.getAsLocSymbol(/*IncludeBaseRegions=*/true);
  const auto *From =
      Symbol ? dyn_cast_or_null<ento::VarRegion>(Symbol->getOriginRegion()) : nullptr;
  const auto *Parameter = From ? dyn_cast<ParmVarDecl>(From->getDecl()) : nullptr;
  if (!Parameter || !From->getStackFrame() || !From->getStackFrame()->inTopFrame() ||
      !Parameter->getType()->isFunctionPointerType())
    return "";
  return "#" + std::to_string(Parameter->getFunctionScopeIndex());
}

static std::string calleeName(const ento::ProgramStateRef &Before, const ento::CallEvent &Call) {
  const auto *F = dyn_cast_or_null<FunctionDecl>(Call.getDecl());
  if (const auto *M = dyn_cast_or_null<CXXMethodDecl>(F); M && M->isVirtual())
    return "";
  if (F)
    return F->getQualifiedNameAsString();
  const auto *Pointer = dyn_cast_or_null<CallExpr>(Call.getOriginExpr());
  return Pointer ? functionName(Before->getSVal(Pointer->getCallee(), Call.getLocationContext()))
                 : "";
}

void OrderLog::calls(const ento::ProgramStateRef &Before, const ento::CallEvent &Call, Place At) {
  if (!Asked.asksAnywhere())
    return;
  const Chain Here = chain(At.Where, At.Frame);
  if (!Asked.asksAt(Here.back()))
    return;
  const std::string Name = calleeName(Before, Call);
  Chain Handed;
  for (unsigned I = 0; I < Call.getNumArgs(); ++I)
    Handed.push_back(functionName(Call.getArgSVal(I)));
  if (llvm::any_of(Handed, [](const std::string &F) { return !F.empty(); }))
    add(llvm::json::Object{{"hands", Handed}, {"calls", Here}, {"callee", Name}});
  for (const auto &[Lock, Fact] : heldLocks(Before))
    if (Fact.Frame)
      add(llvm::json::Object{{"holds", chain(Fact)}, {"calls", Here}, {"callee", Name}});
  add(llvm::json::Object{{"calls", Here}, {"callee", Name}, {"lets_go", letsGo(Before)}});
}

void OrderLog::keeps(llvm::ArrayRef<HeldLock> Held) {
  for (const auto &[Lock, Fact] : Held)
    if (Fact.Frame && Fact.TakenHere)
      add(llvm::json::Object{{"keeps", chain(Fact)}});
}

void OrderLog::releasesAgain(Place At) {
  add(llvm::json::Object{{"releases", chain(At.Where, At.Frame)}});
}

void OrderLog::endFunction(const Decl &Function, bool Exhausted) {
  const auto *Named = dyn_cast<NamedDecl>(&Function);
  if (Named && asksFor(Function))
    add(llvm::json::Object{{"function", Named->getQualifiedNameAsString()},
                           {"complete", Complete && Exhausted},
                           {"ended", Exhausted}});
  Complete = true;
  write();
}

void OrderLog::write() {
  if (Lines.empty())
    return;
  std::error_code Failure;
  llvm::raw_fd_ostream OS(File, Failure, llvm::sys::fs::OF_Append);
  if (Failure)
    Problem = File + ": " + Failure.message();
  else
    OS << Lines;
  Lines.clear();
}
