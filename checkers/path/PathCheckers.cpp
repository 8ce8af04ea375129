//===-- checkers/path/PathCheckers.cpp - The Static Analyzer's checkers ---===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/path/PathCheckers.h"

#include "checkers/path/Doubts.h"
#include "checkers/path/Exploration.h"
#include "checkers/path/OrderLog.h"
#include "checkers/path/ProgramLocks.h"
#include "checkers/path/Regions.h"
#include "checkers/path/Reports.h"
#include "checkers/path/Results.h"
#include "checkers/path/Unwinding.h"

#include "clang/AST/Attr.h"
#include "clang/AST/ExprCXX.h"
#include "clang/StaticAnalyzer/Core/Checker.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/ExprEngine.h"
#include "clang/StaticAnalyzer/Frontend/CheckerRegistry.h"

using namespace clang;
using namespace clang::ento;
using namespace holdwait;
using namespace holdwait::path;
using skeleton::Mode;

namespace {

class PathCheckers
    : public CheckerFamily<check::ASTDecl<TranslationUnitDecl>, eval::Call, check::PreCall,
                           check::PostCall, check::RegionChanges, check::Location, eval::Assume,
                           check::BeginFunction, check::EndFunction, check::PreStmt<CXXDeleteExpr>,
                           check::EndAnalysis, check::EndOfTranslationUnit> {
public:
  CheckerFrontend Lock, Lease, Order;

  PathCheckers() : Says(Lock, Lease) {}

  StringRef getDebugTag() const override { return "holdwait"; }
  /// For the analyzer's dumps. Without our own, the module would refer to the analyzer's, and
  /// the loader of an older Clang would refuse it before we can say why.
  void printState(raw_ostream &OS, ProgramStateRef State, const char *NL,
                  const char *) const override {
    for (const auto &[Lock, Fact] : heldLocks(State))
      OS << NL << "holdwait: held " << nameOf(Lock);
  }

  void checkASTDecl(const TranslationUnitDecl *D, AnalysisManager &, BugReporter &) const {
    Unit = std::make_unique<UnitKnowledge>(D->getASTContext(), MoreRows);
  }
  bool evalCall(const CallEvent &Call, CheckerContext &C) const;
  void checkPreCall(const CallEvent &Call, CheckerContext &C) const;
  void checkPostCall(const CallEvent &Call, CheckerContext &C) const;
  ProgramStateRef checkRegionChanges(ProgramStateRef State, const InvalidatedSymbols *,
                                     ArrayRef<const MemRegion *> Explicits,
                                     ArrayRef<const MemRegion *>, const LocationContext *,
                                     const CallEvent *Call) const;
  void checkLocation(SVal Where, bool IsLoad, const Stmt *, CheckerContext &C) const {
    if (IsLoad && Log.isSearching() && mayBeStale(C.getState(), Where))
      Log.missed();
  }
  ProgramStateRef evalAssume(ProgramStateRef State, SVal Condition, bool) const {
    if (Log.isSearching() && dependsOnOthers(Condition))
      Log.missed();
    return State;
  }
  void checkBeginFunction(CheckerContext &C) const;
  void checkEndFunction(const ReturnStmt *Return, CheckerContext &C) const;
  void checkPreStmt(const CXXDeleteExpr *E, CheckerContext &C) const;
  void checkEndAnalysis(ExplodedGraph &Graph, BugReporter &Reporter, ExprEngine &Engine) const;
  void checkEndOfTranslationUnit(const TranslationUnitDecl *D, AnalysisManager &,
                                 BugReporter &) const;
  /// \p Rows: a file with more of them, or "".
  void writeOrders(OrderLog To, StringRef Rows) {
    Log = std::move(To);
    MoreRows = Rows.str();
  }

private:
  void apply(const Effect &E, const CallEvent &Call, CheckerContext &C, bool Evaluates) const;
  void go(const Outcome &O, const ProgramStateRef &State, CheckerContext &C) const;
  ProgramStateRef endOfLocals(CheckerContext &C) const;
  void destroyedWithin(Region Whole, CheckerContext &C) const;

  Reports Says;
  std::string MoreRows;
  mutable std::unique_ptr<UnitKnowledge> Unit;
  mutable ProgramLocks Elsewhere;
  mutable std::vector<Exit> Exits; ///< Of the function that is being analysed.
  mutable OrderLog Log{"", {}};
};

} // namespace

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

/// The engine makes the object that a call returns, the effect comes after that; it also knows
/// best how a lock is made or destroyed.
static bool comesAfter(const Effect &E, const CallEvent &Call) {
  return E.What == Effect::Init || E.What == Effect::Destroy ||
         (!isa<AnyCXXConstructorCall>(Call) && Call.getResultType()->isRecordType());
}

/// What is not known of a guard may be found in its fields.
static bool isAnswered(const Effect &E, const ProgramStateRef &State) {
  const bool IsQuestion = E.What == Effect::GuardOwns || E.What == Effect::GuardMutex;
  return !IsQuestion || (E.Guard && State->get<Guards>(E.Guard));
}

/// Goes on with what followed, or reports it.
void PathCheckers::go(const Outcome &O, const ProgramStateRef &State, CheckerContext &C) const {
  if (!O.Found || !Says.wants(O.Found->Mode)) {
    C.addTransition(State, O.Events.empty() ? nullptr : Says.note(C, O.Events));
    return;
  }
  const bool Stops = O.Found->What == Defect::AcquiredAgain;
  const ExplodedNode *N = Stops ? C.generateErrorNode(State) : C.generateNonFatalErrorNode(State);
  if (N && !isDoubtful(N, O.Found->Lock, O.Found->Before))
    C.emitReport(Says.defect(*O.Found, N));
}

void PathCheckers::apply(const Effect &E, const CallEvent &Call, CheckerContext &C,
                         bool Evaluates) const {
  const Place Here = {Call.getSourceRange().getBegin(), C.getStackFrame()};
  const auto Waits = [&](const ProgramStateRef &Before, Region Lock) {
    Log.waits(Before, Lock, Here);
  };
  if (isLost(E, C.getState()))
    Log.missed();
  Steps S(*Unit, Here, Waits);
  for (const Outcome &O : S.apply(C.getState(), E)) {
    if (O.Found && O.Found->What == Defect::ReleasedAgain)
      Log.releasesAgain(Here);
    go(O, Evaluates ? withResult(O, E, Call, C) : O.State, C);
  }
}

bool PathCheckers::evalCall(const CallEvent &Call, CheckerContext &C) const {
  std::optional<Effect> E = effectOf(Call, C.getState(), *Unit);
  if (!E) {
    E = Elsewhere.effectOf(Call, C.getState(), Log.questions());
    if (E) // What it does was not seen here.
      Log.missed();
  }
  if (!E || comesAfter(*E, Call) || !isAnswered(*E, C.getState()))
    return false;
  if (!Unit->isInsideKnown(C.getLocationContext())) {
    apply(*E, Call, C, /*Evaluates=*/true);
    return true;
  }
  Outcome Nothing;
  Nothing.State = C.getState();
  C.addTransition(withResult(Nothing, *E, Call, C));
  return true;
}

void PathCheckers::checkPreCall(const CallEvent &Call, CheckerContext &C) const {
  if (Unit->isInsideKnown(C.getLocationContext()))
    return;
  const models::Row *R = Unit->row(dyn_cast_or_null<FunctionDecl>(Call.getDecl()));
  if (R && Unit->isOfOtherUnit(*R)) // What it does was not seen here.
    Log.missed();
  if (R && R->What == models::Role::Wait && R->Waiting != skeleton::Waiting::Try)
    Log.waits(C.getState(), nullptr, {Call.getSourceRange().getBegin(), C.getStackFrame()});
  const auto *End = dyn_cast<CXXDestructorCall>(&Call);
  if (!End)
    return;
  if (const std::optional<Effect> E = effectOfEnd(*End, *Unit))
    apply(*E, Call, C, /*Evaluates=*/false);
}

/// What a library puts in order is not known from how it does it: of a list whose length the
/// analyzer does not see, the least may as well be the greatest.
static ProgramStateRef ordered(const CallEvent &Call, CheckerContext &C) {
  const std::optional<SVal> Result = Call.getReturnValueUnderConstruction();
  const MemRegion *Object = Result ? Result->getAsRegion() : nullptr;
  if (!Object)
    return C.getState();
  return C.getState()->invalidateRegions(Object, Call.getCFGElementRef(), C.blockCount(),
                                         C.getLocationContext(), /*CausesPointerEscape=*/false);
}

void PathCheckers::checkPostCall(const CallEvent &Call, CheckerContext &C) const {
  if (Unit->isInsideKnown(C.getLocationContext()))
    return;
  const auto *F = dyn_cast_or_null<FunctionDecl>(Call.getDecl());
  const models::Row *R = F ? Unit->models().function(*F) : nullptr;
  if (R && R->What == models::Role::OrderedBy && Call.getResultType()->isRecordType())
    C.addTransition(ordered(Call, C));
  const std::optional<Effect> E = effectOf(Call, C.getState(), *Unit);
  if (E && comesAfter(*E, Call))
    apply(*E, Call, C, /*Evaluates=*/false);
}

//===----------------------------------------------------------------------===//
// What is not seen
//===----------------------------------------------------------------------===//

/// A function that is not looked into may do anything to the locks and guards it is given, and one
/// whose body releases something may have released what we hold.
ProgramStateRef PathCheckers::checkRegionChanges(ProgramStateRef State, const InvalidatedSymbols *,
                                                 ArrayRef<const MemRegion *> Explicits,
                                                 ArrayRef<const MemRegion *>,
                                                 const LocationContext *Here,
                                                 const CallEvent *Call) const {
  const auto *F = Call ? dyn_cast_or_null<FunctionDecl>(Call->getDecl()) : nullptr;
  const models::Row *R = F ? Unit->models().function(*F) : nullptr;
  if (Call && !isSaidByRow(R))
    Log.missed();
  if (Call && !R)
    Log.calls(State, *Call, {Call->getSourceRange().getBegin(), Here->getStackFrame()});
  if (!Call || R)
    return State;
  const bool IsSystem = F && Call->isInSystemHeader();
  const bool ReleasesAny = !IsSystem && Unit->mayRelease(F);
  const auto IsGiven = [&](Region Object) {
    return llvm::any_of(Explicits, [&](Region Given) {
      return IsSystem ? Given->StripCasts() == Object : reaches(Given, Object);
    });
  };
  for (const auto &[Guard, Fact] : State->get<Guards>())
    if (IsGiven(Guard)) {
      for (Region Lock : Fact.locks())
        State = forget(State, Lock);
      State = State->remove<Guards>(Guard);
    }
  for (const auto &[Lock, Fact] : State->get<Locks>())
    if (ReleasesAny || IsGiven(Lock))
      State = forget(State, Lock);
  return State;
}

//===----------------------------------------------------------------------===//
// Ends
//===----------------------------------------------------------------------===//

static bool isLocalOf(Region Object, const StackFrameContext *Frame) {
  const auto *Variable = dyn_cast<VarRegion>(Object->getBaseRegion());
  return Variable && Variable->getDecl()->hasLocalStorage() && Variable->getStackFrame() == Frame;
}

/// Locks that are variables of the function end with it.
ProgramStateRef PathCheckers::endOfLocals(CheckerContext &C) const {
  ProgramStateRef State = C.getState();
  for (const auto &[Lock, Fact] : heldLocks(State)) {
    if (Fact.Mode == Mode::Unit || !isLocalOf(Lock, C.getStackFrame()))
      continue;
    State = State->remove<Locks>(Lock);
    if (Fact.How != Origin::ByHand || !Says.wants(Fact.Mode))
      continue;
    const ExplodedNode *N = C.generateNonFatalErrorNode(C.getState());
    if (N && !isDoubtful(N, Lock, Fact))
      C.emitReport(Says.defect({Defect::DestroyedWhileHeld, Lock, Fact, Fact.Mode}, N));
  }
  for (const auto &[Lock, Fact] : State->get<Locks>())
    if (isLocalOf(Lock, C.getStackFrame()))
      State = State->remove<Locks>(Lock);
  return State;
}

/// Functions that make or end an object, or that say they acquire, may well keep a lock.
static bool isMeantToKeep(const Decl *D) {
  if (isa<CXXConstructorDecl, CXXDestructorDecl>(D))
    return true;
  for (const Decl *Each : D->redecls())
    if (Each->hasAttr<AcquireCapabilityAttr>() || Each->hasAttr<TryAcquireCapabilityAttr>())
      return true;
  return false;
}

void PathCheckers::checkBeginFunction(CheckerContext &C) const {
  const Decl *Function = C.getStackFrame()->getDecl();
  if (C.inTopFrame() && !Log.asksFor(*Function)) {
    C.generateSink(C.getState(), C.getPredecessor());
    return;
  }
  if (!Log.isSearching())
    return;
  const auto *F = dyn_cast<FunctionDecl>(Function);
  const models::Row *R = F ? Unit->models().function(*F) : nullptr;
  if ((R && !isSaidByRow(R)) || hasHiddenFlow(Function->getBody()))
    Log.missed();
}

void PathCheckers::checkEndFunction(const ReturnStmt *Return, CheckerContext &C) const {
  const ProgramStateRef State = endOfLocals(C);
  if (C.inTopFrame())
    Log.keeps(heldLocks(State));
  if (!C.inTopFrame() || isMeantToKeep(C.getStackFrame()->getDecl())) {
    C.addTransition(State);
    return;
  }
  Exit E;
  if (const Expr *Value = Return ? Return->getRetValue() : nullptr)
    E.Result = answerOf(C.getState(), C.getSVal(Value), Value->getType());
  static const SimpleProgramPointTag Tag("holdwait", "exit");
  E.Node = C.addTransition(State, &Tag);
  if (E.Node)
    Exits.push_back(E);
}

/// The destructor has run; what it left held is destroyed now.
void PathCheckers::checkPreStmt(const CXXDeleteExpr *E, CheckerContext &C) const {
  const Region Object = objectOf(C.getSVal(E->getArgument()));
  if (!Object)
    return;
  for (const auto &[Lock, Fact] : heldLocks(C.getState())) {
    if (Fact.Mode == Mode::Unit || !Lock->isSubRegionOf(Object) || !Says.wants(Fact.Mode))
      continue;
    const ExplodedNode *N = C.generateNonFatalErrorNode(C.getState()->remove<Locks>(Lock));
    if (N && !isDoubtful(N, Lock, Fact))
      C.emitReport(Says.defect({Defect::DestroyedWhileHeld, Lock, Fact, Fact.Mode}, N));
    return;
  }
}

static const StackFrameContext *topOf(const ExplodedNode &N) {
  const StackFrameContext *Top = N.getStackFrame();
  while (Top->getParent())
    Top = Top->getParent()->getStackFrame();
  return Top;
}

void PathCheckers::checkEndAnalysis(ExplodedGraph &Graph, BugReporter &Reporter,
                                    ExprEngine &Engine) const {
  const auto ReleasesAny = [](const Exit &E) {
    return llvm::any_of(E.Node->getState()->get<Locks>(),
                        [](const auto &Known) { return Known.second.What == LockFact::Released; });
  };
  if (llvm::any_of(Exits, ReleasesAny)) // Otherwise nothing leaks, and the graph is large.
    for (const ExplodedNode *N : endsByException(Graph))
      if (!isMeantToKeep(topOf(*N)->getDecl()))
        Exits.push_back({N, Answer(), /*Throws=*/true});
  for (const Leak &L : findLeaks(Exits))
    if (Says.wants(L.Kept.Mode))
      Reporter.emitReport(Says.leak(L, Reporter.getSourceManager()));
  Exits.clear();
  if (const ExplodedNode *Root = Graph.getRoot())
    Log.endFunction(*Root->getLocationContext()->getDecl(), !Engine.hasWorkRemaining());
}

void PathCheckers::checkEndOfTranslationUnit(const TranslationUnitDecl *D, AnalysisManager &,
                                             BugReporter &) const {
  DiagnosticsEngine &Diags = D->getASTContext().getDiagnostics();
  if (!Log.problem().empty())
    Diags.Report(Diags.getCustomDiagID(DiagnosticsEngine::Warning, "holdwait.Order: %0"))
        << Log.problem();
}

//===----------------------------------------------------------------------===//
// Registration
//===----------------------------------------------------------------------===//

template <CheckerFrontend PathCheckers::*Part> static void enable(CheckerManager &Manager) {
  (Manager.getChecker<PathCheckers>()->*Part).enable(Manager);
}

static constexpr llvm::StringLiteral OrderName = "holdwait.Order";

static void enableOrder(CheckerManager &Manager) {
  enable<&PathCheckers::Order>(Manager);
  const AnalyzerOptions &Options = Manager.getAnalyzerOptions();
  const StringRef File = Options.getCheckerStringOption(OrderName, "Asked");
  llvm::Expected<Questions> Asked = File.empty() ? Questions() : Questions::read(File);
  if (!Asked) {
    DiagnosticsEngine &Diags = Manager.getDiagnostics();
    Diags.Report(Diags.getCustomDiagID(DiagnosticsEngine::Error, "holdwait.Order: %0"))
        << llvm::toString(Asked.takeError());
    return;
  }
  Manager.getChecker<PathCheckers>()->writeOrders(
      OrderLog(Options.getCheckerStringOption(OrderName, "Output").str(), std::move(*Asked)),
      Options.getCheckerStringOption(OrderName, "Models"));
}

static bool always(const CheckerManager &) { return true; }

void path::addCheckers(CheckerRegistry &Registry) {
  static constexpr llvm::StringLiteral Docs = "docs/static-analyzer.md";
  Registry.addChecker(enable<&PathCheckers::Lock>, always, "holdwait.Lock",
                      "Locks acquired, released or destroyed where they must not be; leaked locks",
                      Docs);
  Registry.addChecker(enable<&PathCheckers::Lease>, always, "holdwait.Lease",
                      "Nested leases of one pool; leaked leases", Docs);
  Registry.addChecker(enableOrder, always, OrderName,
                      "Writes the lock orders of feasible paths to a file; no diagnostics", Docs);
  Registry.addCheckerOption("string", OrderName, "Output", "",
                            "File that the orders are appended to", "released");
  Registry.addCheckerOption("string", OrderName, "Asked", "",
                            "File that says of which functions and places they are asked",
                            "released");
  Registry.addCheckerOption("string", OrderName, "Models", "",
                            "File with rows of functions of other units", "released");
}
