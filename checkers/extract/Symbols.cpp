//===-- checkers/extract/Symbols.cpp - Declarations to symbols ------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/extract/Symbols.h"

#include "checkers/models/Annotations.h"

#include "checkers/extract/UnitContext.h"

#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Index/USRGeneration.h"
#include "clang/Lex/Lexer.h"
#include "llvm/Support/Path.h"

using namespace clang;
using namespace holdwait;
using namespace holdwait::extract;
using skeleton::NoIndex;
using skeleton::SymbolKind;

Symbols::Symbols(UnitContext &U, skeleton::Builder &Out)
    : U(U), Out(Out), Name(U.Context), Original(U.Context.getLangOpts()) {
  const SourceManager &SM = U.Context.getSourceManager();
  if (!U.Options.WorkingDir.empty())
    WorkingDir = U.Options.WorkingDir;
  else if (auto Dir = SM.getFileManager().getVirtualFileSystem().getCurrentWorkingDirectory())
    WorkingDir = *Dir;
  if (const std::string Main = mainSource(SM); !Main.empty())
    UnitName = fileName(Main);
  if (auto Main = SM.getFileEntryRefForID(SM.getMainFileID()); Main && isPreprocessed(SM))
    PreprocessedName = llvm::sys::path::filename(Main->getName()).str();
}

//===----------------------------------------------------------------------===//
// Places
//===----------------------------------------------------------------------===//

/// Without a base folder a name is as the compiler was given it.
std::string Symbols::fileName(llvm::StringRef File) const {
  if (U.Options.BaseDir.empty())
    return File.str();
  llvm::SmallString<256> Path(File);
  if (llvm::sys::path::is_relative(Path)) {
    llvm::SmallString<256> Full(WorkingDir);
    llvm::sys::path::append(Full, Path);
    Path = Full;
  }
  llvm::sys::path::remove_dots(Path, true);
  llvm::SmallString<256> Base(U.Options.BaseDir);
  llvm::sys::path::remove_dots(Base, true);
  llvm::StringRef Rest = Path;
  if (Rest.consume_front(Base) && Rest.consume_front("/"))
    return Rest.str();
  return std::string(Path);
}

skeleton::Location Symbols::location(SourceLocation Where) {
  if (Where.isInvalid())
    return {};
  const SourceManager &SM = U.Context.getSourceManager();
  const PresumedLoc P = SM.getPresumedLoc(SM.getExpansionLoc(Where));
  if (P.isInvalid())
    return {};
  auto [It, Inserted] = Files.try_emplace(P.getFilename(), 0);
  if (Inserted)
    It->second = Out.string(fileName(nameOf(P, SM)));
  return {It->second, P.getLine(),
          PreprocessedName.empty()
              ? P.getColumn()
              : originalColumn(Where, P.getFilename(), P.getLine(), P.getColumn())};
}

/// Of a place in a preprocessed file, which is \p Column there.
unsigned Symbols::originalColumn(SourceLocation Where, llvm::StringRef File, unsigned Line,
                                 unsigned Column) {
  const SourceManager &SM = U.Context.getSourceManager();
  const auto [ID, Offset] = SM.getDecomposedLoc(SM.getExpansionLoc(Where));
  const auto Text = SM.getBufferDataOrNone(ID);
  if (!Text || ID != SM.getMainFileID())
    return Column;
  const size_t Start = Offset + 1 - Column;
  llvm::SmallString<256> Path(File);
  if (llvm::sys::path::is_relative(Path)) {
    Path = WorkingDir;
    llvm::sys::path::append(Path, File);
  }
  return Original.original(Path, Line, Text->substr(Start).split('\n').first, Column);
}

//===----------------------------------------------------------------------===//
// Identity
//===----------------------------------------------------------------------===//

static const FunctionDecl *functionAround(const Decl *D) {
  for (const DeclContext *DC = D->getDeclContext(); DC; DC = DC->getParent())
    if (const auto *F = dyn_cast<FunctionDecl>(DC))
      return F;
  return nullptr;
}

/// What a type adds to the identity of an instance over it that its USR leaves
/// out: which closure or local class it is.
void Symbols::addLocalTypes(QualType T, std::string &Key) {
  while (T->isAnyPointerType() || T->isReferenceType() || T->isArrayType())
    T = T->isArrayType() ? objectType(T) : T->getPointeeType();
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  if (!R)
    return;
  if (R->isLambda() || functionAround(R))
    Key += "<" + usr(R) + ">";
  else if (const auto *S = dyn_cast<ClassTemplateSpecializationDecl>(R))
    addLocalTypes(S->getTemplateArgs().asArray(), Key);
}

void Symbols::addLocalTypes(llvm::ArrayRef<TemplateArgument> Args, std::string &Key) {
  for (const TemplateArgument &A : Args) {
    if (A.getKind() == TemplateArgument::Type)
      addLocalTypes(A.getAsType(), Key);
    else if (A.getKind() == TemplateArgument::Pack)
      addLocalTypes(A.pack_elements(), Key);
  }
}

/// The place that the line markers of a preprocessed file tell, as a number.
static int64_t presumedOffset(const PresumedLoc &P) {
  return P.isValid() ? (static_cast<int64_t>(P.getLine()) << 16) + P.getColumn() : 0;
}

/// Clang's USR. It may have the name of the file in it, and the offset there; what
/// a preprocessed file is called, and what stands before it there, is chance: the
/// places its line markers tell are not.
std::string Symbols::clangUsr(const Decl *D) const {
  llvm::SmallString<256> Own;
  if (index::generateUSRForDecl(D, Own))
    return "";
  if (PreprocessedName.empty() || !Own.str().contains(PreprocessedName))
    return Own.str().str();
  const SourceManager &SM = U.Context.getSourceManager();
  std::string Key;
  llvm::StringRef Rest = Own;
  while (true) {
    const size_t At = Rest.find(PreprocessedName);
    Key += Rest.take_front(At);
    if (At == llvm::StringRef::npos)
      return Key;
    Rest = Rest.drop_front(At + PreprocessedName.size());
    unsigned Offset = 0;
    SourceLocation Where = D->getLocation();
    llvm::StringRef Number = Rest;
    const bool HasOffset = Number.consume_front("@") && !Number.consumeInteger(10, Offset);
    if (HasOffset) {
      Rest = Number;
      Where = SM.getLocForStartOfFile(SM.getMainFileID()).getLocWithOffset(Offset);
    }
    const PresumedLoc P = SM.getPresumedLoc(SM.getExpansionLoc(Where));
    Key += llvm::sys::path::filename(P.isValid() ? P.getFilename() : "");
    if (HasOffset)
      Key += "@" + std::to_string(presumedOffset(P));
  }
}

/// The USR, and what tells instances over local types apart.
std::string Symbols::instanceKey(const Decl *D) {
  std::string Key = clangUsr(D);
  const auto *F = dyn_cast<FunctionDecl>(D);
  // Every program of a project has a main of its own.
  if (F && F->isMain())
    Key += "@" + UnitName;
  if (const TemplateArgumentList *Args = F ? F->getTemplateSpecializationArgs() : nullptr)
    addLocalTypes(Args->asArray(), Key);
  const auto *Class = dyn_cast<CXXRecordDecl>(D);
  if (!Class)
    Class = dyn_cast<CXXRecordDecl>(D->getDeclContext());
  if (const auto *S = dyn_cast_or_null<ClassTemplateSpecializationDecl>(Class))
    addLocalTypes(S->getTemplateArgs().asArray(), Key);
  return Key;
}

/// Where \p D stands in its function, or its file: several there may share a name.
std::string Symbols::placeKey(const Decl *D, const FunctionDecl *Around) {
  const SourceManager &SM = U.Context.getSourceManager();
  auto Offset = [&](SourceLocation L) {
    L = SM.getExpansionLoc(L);
    return PreprocessedName.empty() ? static_cast<int64_t>(SM.getFileOffset(L))
                                    : presumedOffset(SM.getPresumedLoc(L));
  };
  const SourceLocation Place = D->getLocation();
  std::string Key =
      "@" + std::to_string(Offset(Place) - (Around ? Offset(Around->getLocation()) : 0));
  if (Place.isMacroID()) // One use of a macro may have several.
    Key += "/" + std::to_string(SM.getFileOffset(SM.getSpellingLoc(Place)));
  if (!Around)
    if (const PresumedLoc P = SM.getPresumedLoc(SM.getExpansionLoc(Place)); P.isValid())
      Key += "@" + llvm::sys::path::filename(P.getFilename()).str();
  return Key;
}

std::string Symbols::usr(const Decl *D) {
  const auto *Class = dyn_cast<CXXRecordDecl>(D);
  if (!Class)
    Class = dyn_cast<CXXRecordDecl>(D->getDeclContext());
  const bool IsClosure = Class && Class->isLambda();
  if (const auto *Field = dyn_cast<FieldDecl>(D); Field && IsClosure)
    return usr(Class) + "@" + captureName(Field) + "#" + std::to_string(Field->getFieldIndex());
  const std::string Key = instanceKey(D);
  const FunctionDecl *Around = functionAround(D);
  if (!Around && !IsClosure)
    return Key;
  const std::string Place = placeKey(IsClosure ? cast<Decl>(Class) : D, Around);
  return Around ? usr(Around) + "|" + Key + Place : Key + Place;
}

uint32_t Symbols::make(const Decl *D, const std::string &USR, SymbolKind Kind,
                       const std::string &SymbolName, uint32_t Flags, uint32_t Parent) {
  const auto *Named = dyn_cast<NamedDecl>(D);
  const FunctionDecl *Around = functionAround(D);
  const bool Internal =
      Around ? !Around->isExternallyVisible() : Named && !Named->isExternallyVisible();
  skeleton::Symbol S;
  S.Id = skeleton::identify(USR, Internal ? UnitName : "");
  S.Kind = Kind;
  S.Flags = Flags | (Internal || Around ? skeleton::SF_Internal : 0u) |
            (U.From.isSystem(D) ? skeleton::SF_System : 0u);
  S.Name = Out.string(SymbolName);
  S.Parent = Parent;
  S.Where = location(D->getLocation());
  return Out.symbol(S);
}

//===----------------------------------------------------------------------===//
// Symbols
//===----------------------------------------------------------------------===//

uint32_t Symbols::parentRecord(const Decl *D) {
  const auto *R = dyn_cast<RecordDecl>(D->getDeclContext());
  return R ? record(R) : NoIndex;
}

uint32_t Symbols::typeFlags(QualType T) {
  const uint32_t Leads = U.T.leadsToRecursiveLock(T) ? skeleton::SF_Recursive : 0u;
  if (T->isReferenceType())
    return skeleton::SF_Reference | Leads;
  if (T->isEnumeralType() || T->isBooleanType())
    return skeleton::SF_Few;
  return (T->isAnyPointerType() || U.T.isSmartPointer(T) ? skeleton::SF_Pointer : 0u) | Leads;
}

uint32_t Symbols::function(const FunctionDecl *F) {
  F = F->getCanonicalDecl();
  if (auto It = Known.find(F); It != Known.end())
    return It->second;
  const uint32_t Symbol =
      make(F, usr(F), SymbolKind::Function, Name.function(F), skeleton::SF_None, parentRecord(F));
  Mentioned.push_back(F);
  return Known[F] = Symbol;
}

/// Methods a user of the class may call: no special members, operators or statics.
static uint32_t countMethods(const CXXRecordDecl &Class) {
  return llvm::count_if(Class.methods(), [](const CXXMethodDecl *M) {
    return M->isInstance() && !M->isImplicit() && !M->isOverloadedOperator() &&
           !isa<CXXConstructorDecl, CXXDestructorDecl, CXXConversionDecl>(M);
  });
}

uint32_t Symbols::record(const RecordDecl *R) {
  R = cast<RecordDecl>(R->getCanonicalDecl());
  if (auto It = Known.find(R); It != Known.end())
    return It->second;
  const uint32_t Symbol =
      make(R, usr(R), SymbolKind::Record, Name.record(R), skeleton::SF_None, NoIndex);
  Known[R] = Symbol;
  if (const auto *Class = dyn_cast_or_null<CXXRecordDecl>(R->getDefinition()))
    if (!Class->isLambda())
      Out.record(Symbol, skeleton::RDF_None, {}, countMethods(*Class));
  if (R->hasAttr<CapabilityAttr>() ||
      U.T.hasRole(U.Context.getCanonicalTagType(R), models::Role::Lock))
    Out.record(Symbol, skeleton::RDF_Capability, {});
  if (U.T.isLockData(R))
    Out.record(Symbol, skeleton::RDF_LockData, {});
  if (U.T.isLockedValue(R))
    Out.record(Symbol, skeleton::RDF_LockedValue, {});
  return Symbol;
}

uint32_t Symbols::exception(const Type *T) {
  if (const CXXRecordDecl *R = T->getAsCXXRecordDecl()) {
    Thrown.push_back(R);
    return record(R);
  }
  const std::string Spelling = QualType(T, 0).getAsString(U.Context.getPrintingPolicy());
  skeleton::Symbol S;
  S.Id = skeleton::identify("c:@holdwait@type@" + Spelling, "");
  S.Kind = SymbolKind::Record;
  S.Name = Out.string(Spelling);
  return Out.symbol(S);
}

uint32_t Symbols::field(const FieldDecl *F) {
  F = F->getCanonicalDecl();
  if (auto It = Known.find(F); It != Known.end())
    return It->second;
  const uint32_t Symbol =
      make(F, usr(F), SymbolKind::Field, Name.field(F),
           typeFlags(F->getType()) | (U.T.isBond(F) ? skeleton::SF_Bond : 0u), parentRecord(F));
  Known[F] = Symbol;
  addResource(Symbol, F);
  addOrders(Symbol, F);
  return Symbol;
}

uint32_t Symbols::variable(const VarDecl *V) {
  V = V->getCanonicalDecl();
  if (auto It = Known.find(V); It != Known.end())
    return It->second;
  const FunctionDecl *Around = functionAround(V);
  const uint32_t Parent = Around ? function(Around) : parentRecord(V);
  const uint32_t Symbol =
      make(V, usr(V), SymbolKind::Variable, Name.variable(V),
           typeFlags(V->getType()) | (Around ? skeleton::SF_Local : 0u) |
               (V->hasLocalStorage() ? skeleton::SF_Automatic : 0u) |
               (V->getTLSKind() != VarDecl::TLS_None ? skeleton::SF_PerThread : 0u),
           Parent);
  Known[V] = Symbol;
  addResource(Symbol, V);
  addOrders(Symbol, V);
  return Symbol;
}

uint32_t Symbols::initGuard(const VarDecl *V) {
  if (auto It = Guards.find(V); It != Guards.end())
    return It->second;
  const FunctionDecl *Around = functionAround(V);
  const uint32_t Symbol =
      make(V, usr(V) + "@guard", SymbolKind::Variable, "initialisation of " + Name.variable(V),
           skeleton::SF_Local, Around ? function(Around) : NoIndex);
  skeleton::Resource R;
  R.Symbol = Symbol;
  R.Kind = skeleton::ResourceKind::Once;
  R.TypeName = Out.string("static initialisation");
  Out.resource(R);
  return Guards[V] = Symbol;
}

uint32_t Symbols::currentThread() {
  skeleton::Symbol S;
  S.Id = skeleton::identify("c:@holdwait@current thread", "");
  S.Kind = SymbolKind::Variable;
  S.Flags = skeleton::SF_PerThread;
  S.Name = Out.string("the current thread");
  return Out.symbol(S);
}

uint32_t Symbols::processExecutor(llvm::StringRef Library) {
  skeleton::Symbol S;
  S.Id = skeleton::identify("c:@holdwait@executor", Library);
  S.Kind = SymbolKind::Variable;
  S.Name = Out.string("the workers of " + Library.str());
  const uint32_t Symbol = Out.symbol(S);
  skeleton::Resource R;
  R.Symbol = Symbol;
  R.Kind = skeleton::ResourceKind::Executor;
  R.TypeName = Out.string("executor of the process");
  Out.resource(R);
  return Symbol;
}

uint32_t Symbols::initialisation() {
  skeleton::Symbol S;
  S.Id = skeleton::identify("c:@holdwait@initialisation", UnitName);
  S.Kind = SymbolKind::Function;
  S.Flags = skeleton::SF_Internal;
  S.Name = Out.string("initialisation of " + std::string(llvm::sys::path::filename(UnitName)));
  return Out.symbol(S);
}

//===----------------------------------------------------------------------===//
// Facts that hang on a symbol
//===----------------------------------------------------------------------===//

static std::optional<skeleton::ResourceKind> kindOf(const models::Row &R) {
  using skeleton::ResourceKind;
  using skeleton::WaitKind;
  switch (R.What) {
  case models::Role::Lock:
    return ResourceKind::Lock;
  case models::Role::Condition:
    return R.Wait == WaitKind::Semaphore ? ResourceKind::Semaphore
           : R.Wait == WaitKind::Queue   ? ResourceKind::Queue
                                         : ResourceKind::Condition;
  case models::Role::Once:
    return ResourceKind::Once;
  case models::Role::Thread:
    return ResourceKind::Thread;
  case models::Role::Pool:
    return ResourceKind::Pool;
  case models::Role::Executor:
    return ResourceKind::Executor;
  case models::Role::Future:
    return ResourceKind::Task;
  default:
    return std::nullopt;
  }
}

/// What the macro a lock is initialised with says about it.
uint32_t Symbols::macroFlags(const ValueDecl *D) {
  const auto *V = dyn_cast<VarDecl>(D);
  const auto *F = dyn_cast<FieldDecl>(D);
  const Expr *Init = V ? V->getAnyInitializer() : F ? F->getInClassInitializer() : nullptr;
  if (!Init || !Init->getBeginLoc().isMacroID())
    return 0;
  const models::Row *R = U.Models.macro(Lexer::getImmediateMacroName(
      Init->getBeginLoc(), U.Context.getSourceManager(), U.Context.getLangOpts()));
  return R && R->Recursive ? skeleton::RF_Recursive : skeleton::RF_None;
}

void Symbols::addResource(uint32_t Symbol, const ValueDecl *D) {
  // A pointer to a lock is not a lock.
  const QualType T = objectType(D->getType());
  const models::Row *Row = U.T.row(T);
  skeleton::Resource R;
  R.Symbol = Symbol;
  if (Row) {
    const auto Kind = kindOf(*Row);
    if (!Kind)
      return;
    R.Kind = *Kind;
    R.Flags = (Row->Recursive ? skeleton::RF_Recursive : 0u) |
              (Row->Shared ? skeleton::RF_SharedMode : 0u) | (Row->Spin ? skeleton::RF_Spin : 0u);
  } else if (!U.T.isLock(T)) {
    return;
  }
  R.Flags |= macroFlags(D);
  R.Capacity = models::annotatedCapacity(*D, U.Context).value_or(-1);
  R.TypeName = Out.string(Name.type(T));
  Out.resource(R);
}

void Symbols::addOrders(uint32_t Symbol, const ValueDecl *D) {
  for (const auto *A : D->specific_attrs<AcquiredBeforeAttr>())
    for (const Expr *Other : A->args())
      addOrder(Symbol, Other, true, A->getLocation());
  for (const auto *A : D->specific_attrs<AcquiredAfterAttr>())
    for (const Expr *Other : A->args())
      addOrder(Symbol, Other, false, A->getLocation());
}

void Symbols::addOrder(uint32_t Symbol, const Expr *Other, bool OtherIsAfter,
                       SourceLocation Where) {
  Other = Other->IgnoreParenImpCasts();
  if (const auto *Address = dyn_cast<UnaryOperator>(Other))
    Other = Address->getSubExpr()->IgnoreParenImpCasts();
  uint32_t OtherSymbol = NoIndex;
  if (const auto *M = dyn_cast<MemberExpr>(Other)) {
    if (const auto *F = dyn_cast<FieldDecl>(M->getMemberDecl()))
      OtherSymbol = field(F);
  } else if (const auto *Ref = dyn_cast<DeclRefExpr>(Other)) {
    if (const auto *V = dyn_cast<VarDecl>(Ref->getDecl()))
      OtherSymbol = variable(V);
    else if (const auto *F = dyn_cast<FieldDecl>(Ref->getDecl()))
      OtherSymbol = field(F);
  }
  if (OtherSymbol == NoIndex)
    return;
  skeleton::Order O;
  O.Before = OtherIsAfter ? Symbol : OtherSymbol;
  O.After = OtherIsAfter ? OtherSymbol : Symbol;
  O.Where = location(Where);
  Out.order(O);
}
