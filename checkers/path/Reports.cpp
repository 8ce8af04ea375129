//===-- checkers/path/Reports.cpp - What is said of a path ----------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/path/Reports.h"

#include "checkers/path/Regions.h"

#include "clang/AST/DeclCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using namespace clang::ento;
using namespace holdwait;
using namespace holdwait::path;
using skeleton::Mode;

static constexpr llvm::StringLiteral Category = "Deadlock";

Reports::Reports(const CheckerFrontend &Lock, const CheckerFrontend &Lease)
    : Lock(Lock), Lease(Lease), Again(&Lock, "Lock acquired twice", Category),
      Released(&Lock, "Lock released twice", Category),
      Destroyed(&Lock, "Lock destroyed while held", Category),
      LeakedLock(&Lock, "Leaked lock", Category), Nested(&Lease, "Nested lease", Category),
      LeakedUnit(&Lease, "Leaked lease", Category) {}

bool Reports::wants(Mode M) const { return M == Mode::Unit ? Lease.isEnabled() : Lock.isEnabled(); }

/// The name in quotes, or what it is.
static std::string called(Region Lock, llvm::StringRef Otherwise = "This lock") {
  const std::string Name = nameOf(Lock);
  return Name.empty() ? Otherwise.str() : "'" + Name + "'";
}

static std::string unitOf(Region Pool) { return "of " + called(Pool, "this pool"); }

static std::string text(const Defect &D) {
  const std::string Name = called(D.Lock);
  switch (D.What) {
  case Defect::AcquiredAgain:
    if (D.Before.Mode == D.Mode)
      return Name + " is acquired while this thread holds it: it waits for itself";
    return Name + " is acquired in " +
           (D.Mode == Mode::Shared ? "shared mode while this thread holds it in exclusive mode"
                                   : "exclusive mode while this thread holds it in shared mode") +
           ": it waits for itself";
  case Defect::ReleasedAgain:
    return Name + " is released a second time";
  case Defect::DestroyedWhileHeld:
    return Name + " is destroyed while it is held";
  case Defect::LeasedAgain:
    return "A second unit " + unitOf(D.Lock) +
           " is leased while one is held: threads that hold one each wait for each other";
  }
  llvm_unreachable("a kind of defect");
}

static std::unique_ptr<PathSensitiveBugReport> about(std::unique_ptr<PathSensitiveBugReport> R,
                                                     Region Lock) {
  R->markInteresting(Lock);
  return R;
}

/// The function that acquired it. No report may be without one.
static const Decl *holder(const LockFact &Fact, const ExplodedNode *N) {
  return Fact.Frame ? Fact.Frame->getDecl() : N->getLocationContext()->getDecl();
}

std::unique_ptr<BugReport> Reports::defect(const Defect &D, const ExplodedNode *N) const {
  const BugType &Type = D.What == Defect::AcquiredAgain        ? Again
                        : D.What == Defect::ReleasedAgain      ? Released
                        : D.What == Defect::DestroyedWhileHeld ? Destroyed
                                                               : Nested;
  // Who holds it is to blame: one report for each.
  const Decl *In = holder(D.Before, N);
  const PathDiagnosticLocation At(placeInTop(D.Before), In->getASTContext().getSourceManager());
  return about(std::make_unique<PathSensitiveBugReport>(Type, text(D), N, At, In), D.Lock);
}

std::unique_ptr<BugReport> Reports::leak(const Leak &L, const SourceManager &Sources) const {
  const bool IsUnit = L.Kept.Mode == Mode::Unit;
  const std::string Line = std::to_string(Sources.getExpansionLineNumber(L.Released));
  const std::string Where = L.Throws ? "when this exception leaves the function" : "on this path";
  const std::string Text = IsUnit ? "A unit " + unitOf(L.Lock) + " is not given back " + Where +
                                        "; line " + Line + " gives it back on another"
                                  : called(L.Lock) + " stays locked " + Where + "; line " + Line +
                                        " releases it on another";
  return about(std::make_unique<PathSensitiveBugReport>(
                   IsUnit ? LeakedUnit : LeakedLock, Text, L.Node,
                   PathDiagnosticLocation(placeInTop(L.Kept), Sources), holder(L.Kept, L.Node)),
               L.Lock);
}

//===----------------------------------------------------------------------===//
// Notes
//===----------------------------------------------------------------------===//

static std::string text(const Event &E) {
  if (E.Mode == Mode::Unit) {
    const std::string Unit = "unit " + unitOf(E.Lock);
    return E.What == Event::Acquired    ? "A " + Unit + " is leased here"
           : E.What == Event::TryFailed ? "No " + Unit + " is to be had"
                                        : "The " + Unit + " is given back here";
  }
  const std::string Name = called(E.Lock, "The lock");
  const std::string In = E.Mode == Mode::Shared ? " in shared mode" : "";
  switch (E.What) {
  case Event::Acquired:
    return Name + " is acquired here" + In;
  case Event::TryFailed:
    return Name + " is not acquired here";
  case Event::Released:
    return Name + " is released here";
  case Event::Adopted:
    return Name + " is taken over here as held";
  }
  llvm_unreachable("a kind of event");
}

const NoteTag *Reports::note(CheckerContext &C, llvm::ArrayRef<Event> Events) const {
  return C.getNoteTag(
      [Happened = llvm::SmallVector<Event, 2>(Events)](PathSensitiveBugReport &R) -> std::string {
        if (R.getBugType().getCategory() != Category)
          return "";
        for (const Event &E : Happened)
          if (R.isInteresting(E.Lock))
            return text(E);
        return "";
      });
}
