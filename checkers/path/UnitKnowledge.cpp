//===-- checkers/path/UnitKnowledge.cpp - What a unit tells beforehand ----===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/path/UnitKnowledge.h"

#include "checkers/extract/Origin.h"
#include "checkers/models/UserModels.h"
#include "checkers/path/PoolLimits.h"
#include "checkers/path/Regions.h"

#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Lex/Lexer.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace clang;
using namespace clang::ento;
using namespace holdwait;
using namespace holdwait::path;
using models::Operand;
using models::Role;
using models::Row;

bool path::isCapability(const CXXRecordDecl *R) {
  return R && R->hasAttr<CapabilityAttr>() && !R->hasAttr<ScopedLockableAttr>();
}

const ValueDecl *path::namedBy(const Expr *E) {
  E = E->IgnoreParenCasts();
  if (const auto *Address = dyn_cast<UnaryOperator>(E))
    return Address->getOpcode() == UO_AddrOf ? namedBy(Address->getSubExpr()) : nullptr;
  if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E))
    return namedBy(Element->getBase());
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return Member->getMemberDecl();
  const auto *Name = dyn_cast<DeclRefExpr>(E);
  return Name ? Name->getDecl() : nullptr;
}

//===----------------------------------------------------------------------===//
// What is initialised how
//===----------------------------------------------------------------------===//

/// Finds which locks of the unit are made plain, and which may be made recursive.
class UnitKnowledge::InitialisationFinder : public RecursiveASTVisitor<InitialisationFinder> {
public:
  explicit InitialisationFinder(UnitKnowledge &K) : K(K) {}

  bool VisitCallExpr(CallExpr *E) {
    const FunctionDecl *Callee = E->getDirectCallee();
    const Row *R = Callee ? K.Models->function(*Callee) : nullptr;
    if (!R || R->What != Role::Init || !R->RecursiveWhen || R->Object.What != Operand::Argument ||
        R->Object.Index >= E->getNumArgs())
      return true;
    const ValueDecl *Lock = namedBy(E->getArg(R->Object.Index));
    if (Lock)
      (isPlain(*R, *E) ? K.PlainLocks : K.OddLocks).insert(Lock);
    return true;
  }

  bool VisitVarDecl(VarDecl *V) {
    const CanQualType T = K.Context.getCanonicalType(V->getType()).getUnqualifiedType();
    const Expr *Init = V->getInit();
    if (!K.InitialisedTypes.contains(T.getTypePtr()) ||
        (!Init && (!V->hasGlobalStorage() || V->hasExternalStorage())))
      return true;
    (Init && isRecursiveMacro(Init) ? K.OddLocks : K.PlainLocks).insert(V);
    return true;
  }

private:
  bool isPlain(const Row &R, const CallExpr &E) const {
    if (R.Value.What != Operand::Argument || R.Value.Index >= E.getNumArgs())
      return false;
    const Expr *Attributes = E.getArg(R.Value.Index);
    Expr::EvalResult Value;
    return Attributes->isNullPointerConstant(K.Context, Expr::NPC_ValueDependentIsNotNull) ||
           (Attributes->EvaluateAsInt(Value, K.Context) &&
            (Value.Val.getInt().getExtValue() & *R.RecursiveWhen) == 0);
  }

  bool isRecursiveMacro(const Expr *Init) const {
    const SourceLocation Where = Init->getBeginLoc();
    if (!Where.isMacroID())
      return false;
    const Row *R = K.Models->macro(
        Lexer::getImmediateMacroName(Where, K.Context.getSourceManager(), K.Context.getLangOpts()));
    return R && R->Recursive;
  }

  UnitKnowledge &K;
};

void UnitKnowledge::findInitialisedTypes(const std::vector<models::Library> &Libraries) {
  for (const models::Library &Library : Libraries)
    for (const Row &R : Library.Rows) {
      if (R.What != Role::Init || !R.RecursiveWhen || R.Object.What != Operand::Argument)
        continue;
      for (const NamedDecl *D :
           Context.getTranslationUnitDecl()->lookup(&Context.Idents.get(R.Name))) {
        const auto *F = dyn_cast<FunctionDecl>(D);
        if (F && R.Object.Index < F->getNumParams())
          InitialisedTypes.insert(
              Context.getCanonicalType(F->getParamDecl(R.Object.Index)->getType()->getPointeeType())
                  .getUnqualifiedType()
                  .getTypePtrOrNull());
      }
    }
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

llvm::Expected<models::Library> UnitKnowledge::rowsOfOtherUnits() const {
  auto Buffer = llvm::MemoryBuffer::getFile(MoreRows);
  if (!Buffer)
    return llvm::createStringError(MoreRows + ": " + Buffer.getError().message());
  return models::parse((*Buffer)->getBuffer(), MoreRows);
}

void UnitKnowledge::loadModels() {
  std::vector<models::Library> User;
  const std::string Source = extract::mainSource(Context.getSourceManager());
  auto Warn = [&](llvm::Error E) {
    DiagnosticsEngine &Diags = Context.getDiagnostics();
    Diags.Report(Diags.getCustomDiagID(DiagnosticsEngine::Warning, "holdwait: %0"))
        << llvm::toString(std::move(E));
  };
  if (auto Found = models::findUserModels(Source))
    User = std::move(*Found);
  else
    Warn(Found.takeError());
  if (!MoreRows.empty()) { // After the project's own, which count before them.
    if (auto More = rowsOfOtherUnits())
      User.push_back(std::move(*More));
    else
      Warn(More.takeError());
  }
  findInitialisedTypes(User);
  findInitialisedTypes(models::builtIn());
  auto Made = models::Catalogue::make(std::move(User));
  if (Made) {
    Catalogue = std::move(*Made);
    return;
  }
  Warn(Made.takeError());
  Catalogue = llvm::cantFail(models::Catalogue::make({}));
}

UnitKnowledge::UnitKnowledge(ASTContext &Context, std::string MoreRows)
    : Context(Context), MoreRows(std::move(MoreRows)) {
  loadModels();
  Models = std::make_unique<models::Lookup>(*Catalogue, Context);
  InitialisationFinder Finder(*this);
  for (Decl *D : Context.getTranslationUnitDecl()->decls())
    if (!Context.getSourceManager().isInSystemHeader(D->getLocation()))
      Finder.TraverseDecl(D);
}

UnitKnowledge::~UnitKnowledge() = default;

bool UnitKnowledge::isPool(QualType T) {
  const Row *R = T.isNull() ? nullptr : Models->type(T);
  return R && R->What == Role::Pool;
}

bool UnitKnowledge::isKnownLock(QualType T) {
  const Row *R = Models->type(T);
  if (R)
    return R->What == Role::Lock || R->What == Role::Pool;
  return isCapability(T.getNonReferenceType()->getAsCXXRecordDecl());
}

bool UnitKnowledge::isKnownArgument(const TemplateArgument &Argument) {
  if (Argument.getKind() == TemplateArgument::Pack)
    return llvm::all_of(Argument.pack_elements(),
                        [&](const TemplateArgument &Each) { return isKnownArgument(Each); });
  return Argument.getKind() != TemplateArgument::Type || isKnownLock(Argument.getAsType());
}

bool UnitKnowledge::isGuard(const CXXRecordDecl *R) {
  if (!R)
    return false;
  if (auto Known = Guards.find(R); Known != Guards.end())
    return Known->second;
  const Row *Type = Models->type(Context.getCanonicalTagType(R));
  bool Result = Type && Type->What == Role::Guard;
  if (const auto *Instance = dyn_cast<ClassTemplateSpecializationDecl>(R); Result && Instance)
    Result = llvm::all_of(Instance->getTemplateArgs().asArray(),
                          [&](const TemplateArgument &A) { return isKnownArgument(A); });
  return Guards[R] = Result;
}

static bool isGuardRole(Role What) {
  return What == Role::GuardBind || What == Role::GuardLock || What == Role::GuardUnlock ||
         What == Role::GuardRelease || What == Role::GuardOwns || What == Role::GuardMutex ||
         What == Role::GuardSwap;
}

const Row *UnitKnowledge::row(const FunctionDecl *F) {
  const Row *R = F ? Models->function(*F) : nullptr;
  if (!R)
    return nullptr;
  const auto *M = dyn_cast<CXXMethodDecl>(F);
  if (isGuardRole(R->What) && M && !isGuard(M->getParent()))
    return nullptr;
  // Several at once: of classes of the project they are loops over their methods.
  if (R->What == Role::Acquire && R->Object.AndFollowing)
    for (const ParmVarDecl *P : F->parameters())
      if (P->isParameterPack() || !isKnownLock(P->getType()))
        return nullptr;
  return R;
}

bool UnitKnowledge::isInsideKnown(const LocationContext *Frame) {
  for (const StackFrameContext *S = Frame->getStackFrame(); S && S->getParent();
       S = S->getParent()->getStackFrame()) {
    const auto *F = dyn_cast<FunctionDecl>(S->getDecl());
    if (const auto *D = dyn_cast_or_null<CXXDestructorDecl>(F); D && isGuard(D->getParent()))
      return true;
    const Row *R = row(F);
    if (R && (R->What == Role::Acquire || R->What == Role::Release || isGuardRole(R->What)))
      return true;
  }
  return false;
}

//===----------------------------------------------------------------------===//
// Locks and functions
//===----------------------------------------------------------------------===//

Recursion UnitKnowledge::recursionOf(Region Lock, QualType Said) {
  if (const Row *Called = Said.isNull() ? nullptr : Models->type(Said); Called && Called->Recursive)
    return Recursion::Yes;
  const auto *Typed = dyn_cast<TypedValueRegion>(Lock);
  const auto *Behind = dyn_cast<SymbolicRegion>(Lock);
  const QualType T = Typed    ? Typed->getValueType()
                     : Behind ? Behind->getPointeeStaticType()
                              : QualType();
  if (T.isNull())
    return Recursion::Unknown;
  const Row *Type = Models->type(T);
  if (Type && Type->Recursive)
    return Recursion::Yes;
  if (const CXXRecordDecl *R = T->getAsCXXRecordDecl(); !Type && isCapability(R))
    return R->hasAttr<ReentrantCapabilityAttr>() ? Recursion::Yes : Recursion::No;
  if (!Type || Type->What != Role::Lock)
    return Recursion::Unknown;
  if (!InitialisedTypes.contains(Context.getCanonicalType(T).getUnqualifiedType().getTypePtr()))
    return Recursion::No;
  const ValueDecl *D = declarationOf(Lock);
  if (const auto *V = dyn_cast_or_null<VarDecl>(D); V && !PlainLocks.contains(V))
    if (const VarDecl *Definition = V->getDefinition())
      D = Definition;
  return D && PlainLocks.contains(D) && !OddLocks.contains(D) ? Recursion::No : Recursion::Unknown;
}

bool UnitKnowledge::canRunOut(Region Pool) {
  if (!Limits)
    Limits = std::make_unique<PoolLimits>(Context, *Models);
  return Limits->canRunOut(Pool);
}

namespace {

/// The functions that a body calls.
class CalleeFinder : public RecursiveASTVisitor<CalleeFinder> {
public:
  bool VisitCallExpr(CallExpr *E) {
    if (const FunctionDecl *F = E->getDirectCallee())
      Callees.insert(F);
    return true;
  }

  llvm::SmallSetVector<const FunctionDecl *, 16> Callees;
};

} // namespace

bool UnitKnowledge::mayRelease(const FunctionDecl *F) {
  if (const Row *R = F ? Models->function(*F) : nullptr)
    return R->What == Role::Release || R->What == Role::GuardUnlock;
  const FunctionDecl *Body = nullptr;
  if (!F || !F->hasBody(Body))
    return false;
  const auto [It, IsNew] = Releases.try_emplace(Body, false);
  if (!IsNew)
    return It->second;
  CalleeFinder Finder;
  Finder.TraverseStmt(Body->getBody());
  const bool Result =
      llvm::any_of(Finder.Callees, [&](const FunctionDecl *Callee) { return mayRelease(Callee); });
  return Releases[Body] = Result;
}
