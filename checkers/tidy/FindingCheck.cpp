//===-- checkers/tidy/FindingCheck.cpp - Findings as diagnostics ----------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/tidy/FindingCheck.h"

#include "checkers/tidy/FixIts.h"
#include "report/Kinds.h"

#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"

#include <vector>

using namespace clang;
using namespace holdwait;
using namespace holdwait::tidy;

namespace clang::tidy {
template <> struct OptionEnumMapping<report::Confidence> {
  static ArrayRef<std::pair<report::Confidence, StringRef>> getEnumMapping() {
    static constexpr std::pair<report::Confidence, StringRef> Names[] = {
        {report::Confidence::High, "high"},
        {report::Confidence::Medium, "medium"},
        {report::Confidence::Low, "low"}};
    return Names;
  }
};
} // namespace clang::tidy

ArrayRef<StringRef> holdwait::tidy::checkedKinds() {
  static const std::vector<StringRef> Names = [] {
    std::vector<StringRef> Result;
    for (const report::Kind &K : report::kinds())
      if (K.Severity != "note")
        Result.push_back(K.Name);
    return Result;
  }();
  return Names;
}

std::string FindingCheck::option(const OptionsView &Module, StringRef Name) const {
  const StringRef OfAll = Module.get(Name, "");
  return Options.get(Name, OfAll).str();
}

unsigned FindingCheck::number(const OptionsView &Module, StringRef Name, unsigned Default) const {
  const unsigned OfAll = Module.get(Name, Default);
  return Options.get(Name, OfAll);
}

FindingCheck::FindingCheck(StringRef Kind, StringRef Name, clang::tidy::ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context), Kind(Kind) {
  const OptionsView Module("holdwait", Context->getOptions().CheckOptions, Context);
  Unit = {option(Module, "Index"), option(Module, "Models"), option(Module, "Config"),
          number(Module, "MaxFunctions", UnitOptions().MaxFunctions)};
  const auto OfAll = Module.get("MinConfidence", report::Confidence::Medium);
  Lowest = Options.get("MinConfidence", OfAll);
}

/// Under the check's own name: of other names clang-tidy does not know whose they are.
void FindingCheck::storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(Into, "Index", Unit.Index);
  Options.store(Into, "Models", Unit.Models);
  Options.store(Into, "Config", Unit.Config);
  Options.store(Into, "MaxFunctions", Unit.MaxFunctions);
  Options.store(Into, "MinConfidence", Lowest);
}

void FindingCheck::registerMatchers(ast_matchers::MatchFinder *Finder) {
  Finder->addMatcher(ast_matchers::translationUnitDecl().bind("unit"), this);
}

void FindingCheck::check(const ast_matchers::MatchFinder::MatchResult &Result) {
  auto Problem = [&](StringRef Text) { configurationDiag("holdwait: %0") << Text; };
  Sources = Result.SourceManager;
  Made = &unitReport(*Result.Context, Unit, Problem);
  for (const report::Finding &F : Made->Report.Findings)
    if (F.Kind == Kind && F.Level <= Lowest && !F.Witnesses.empty())
      if (const report::Place *At = placeOf(F))
        show(F, *At, fixesOf(*Result.Context, F));
}

/// Several findings may be cured by one change; clang-tidy takes two that overlap for a conflict.
std::vector<FixItHint> FindingCheck::fixesOf(ASTContext &Context, const report::Finding &F) {
  auto At = [&](const report::Place &P) { return fileOf(P) ? locate(P) : SourceLocation(); };
  std::vector<FixItHint> Fixes;
  if (Kind == "lock-order-cycle")
    Fixes = mergeGuards(Context, F, At);
  else if (Kind == "leaked-lock")
    Fixes = guardByHand(Context, F, At);
  llvm::erase_if(Fixes, [&](const FixItHint &Fix) {
    return !Fixed.insert(Fix.RemoveRange.getBegin()).second;
  });
  return Fixes;
}

//===----------------------------------------------------------------------===//
// Places
//===----------------------------------------------------------------------===//

OptionalFileEntryRef FindingCheck::fileOf(const report::Place &P) const {
  if (P.Line == 0)
    return std::nullopt;
  llvm::SmallString<256> Name(P.File);
  if (!Made->Base.empty() && llvm::sys::path::is_relative(Name)) {
    Name = Made->Base;
    llvm::sys::path::append(Name, P.File);
  }
  return Sources->getFileManager().getOptionalFileRef(Name);
}

/// Files that the unit does not include are opened.
SourceLocation FindingCheck::locate(const report::Place &P) const {
  const auto File = fileOf(P);
  if (!File)
    return Sources->getLocForStartOfFile(Sources->getMainFileID());
  const SourceLocation Known = Sources->translateFileLineCol(*File, P.Line, P.Column);
  if (Known.isValid())
    return Known;
  return Sources->translateLineCol(Sources->getOrCreateFileID(*File, SrcMgr::C_User), P.Line,
                                   P.Column);
}

/// The frames that are evidence: the others are only how the thread gets there.
static ArrayRef<report::Frame> evidence(const report::Witness &W, const report::Step &S) {
  const ArrayRef<report::Frame> Frames = S.Frames;
  const auto *Begin =
      llvm::find_if(Frames, [&](const report::Frame &F) { return F.Function == W.Function; });
  return Begin == Frames.end() ? Frames : Frames.drop_front(Begin - Frames.begin());
}

/// The innermost place that is \p Ours, of those at which a thread waits if
/// there is one.
static const report::Place *innermost(const report::Finding &F,
                                      llvm::function_ref<bool(const report::Place &)> Ours) {
  for (const report::Step report::Witness::*Step :
       {&report::Witness::Waits, &report::Witness::Holds})
    for (const report::Witness &W : F.Witnesses)
      for (const report::Frame &Frame : llvm::reverse(evidence(W, W.*Step)))
        if (Ours(Frame.Where))
          return &Frame.Where;
  return nullptr;
}

/// Where the finding is shown in this file; null when it is not about this file.
const report::Place *FindingCheck::placeInProject(const report::Finding &F) const {
  const FileEntry *Main = Sources->getFileEntryForID(Sources->getMainFileID());
  auto InMain = [&](const report::Place &P) {
    const auto File = fileOf(P);
    return File && &File->getFileEntry() == Main;
  };
  for (const report::Witness &W : F.Witnesses)
    if (!W.Waits.Frames.empty() && InMain(W.Waits.Frames.back().Where))
      return &W.Waits.Frames.back().Where;
  if (const report::Place *P = innermost(F, InMain))
    return P;
  // A mistake of headers alone is shown there, by who includes all of them. Files that
  // were opened for notes are included by nobody.
  auto InUnit = [&](const report::Frame &Frame) {
    const OptionalFileEntryRef File = fileOf(Frame.Where);
    return File && Sources->getIncludeLoc(Sources->translateFile(*File)).isValid();
  };
  for (const report::Witness &W : F.Witnesses)
    if (!llvm::all_of(evidence(W, W.Holds), InUnit) || !llvm::all_of(evidence(W, W.Waits), InUnit))
      return nullptr;
  return innermost(F, [](const report::Place &) { return true; });
}

const report::Place *FindingCheck::placeOf(const report::Finding &F) const {
  if (Made->OfProject)
    return placeInProject(F);
  const report::Witness &First = F.Witnesses.front();
  const report::Step &At = First.Waits.Frames.empty() ? First.Holds : First.Waits;
  return At.Frames.empty() ? nullptr : &At.Frames.back().Where;
}

//===----------------------------------------------------------------------===//
// Diagnostics
//===----------------------------------------------------------------------===//

/// Of a file that is gone, the place is said in words.
void FindingCheck::note(const report::Place &Where, const std::string &Text) {
  std::string Place;
  if (Where.Line != 0 && !fileOf(Where))
    Place = " (" + Where.File + ":" + std::to_string(Where.Line) + ")";
  diag(locate(Where), "%0%1", DiagnosticIDs::Note) << Text << Place;
}

/// Calls outermost first, then what happens at the end of the chain.
void FindingCheck::showStep(const report::Step &S, StringRef What) {
  for (size_t I = 0; I < S.Frames.size(); ++I) {
    const report::Frame &Frame = S.Frames[I];
    if (I + 1 < S.Frames.size())
      note(Frame.Where, Frame.Function + " calls " + S.Frames[I + 1].Function + " here");
    else
      note(Frame.Where, Frame.Function + " " + What.str() + " '" + S.Lock + "' here");
  }
}

/// What happens at the end of the second chain.
static StringRef lastVerb(StringRef Kind) {
  if (Kind == "release-not-held")
    return "releases";
  if (Kind == "suspend-while-holding")
    return "suspends, still holding";
  return Kind == "signal-handler-lock" ? "runs on the same thread and waits for" : "then waits for";
}

void FindingCheck::show(const report::Finding &F, const report::Place &At,
                        ArrayRef<FixItHint> Fixes) {
  const StringRef Harm = F.Harm == report::Severity::Deadlock ? "potential deadlock: "
                         : F.Harm == report::Severity::Stall  ? "potential stall: "
                                                              : "";
  diag(locate(At), "%0%1") << Harm << F.Message << Fixes;
  for (size_t I = 0; I < F.Witnesses.size(); ++I) {
    const report::Witness &W = F.Witnesses[I];
    const std::string Who = F.Witnesses.size() > 1 ? "(thread " + std::to_string(I + 1) + ") " : "";
    showStep(W.Holds, Who + "acquires");
    StringRef Verb = lastVerb(F.Kind);
    // Who waits and holds nothing begins with the wait.
    if (W.Holds.Frames.empty() && Verb.consume_front("then "))
      showStep(W.Waits, Who + Verb.str());
    else
      showStep(W.Waits, Verb);
  }
}
