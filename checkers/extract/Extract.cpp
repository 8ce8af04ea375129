//===-- checkers/extract/Extract.cpp - Trees to skeletons -----------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/extract/Extract.h"

#include "checkers/extract/Attributes.h"
#include "checkers/extract/Emit.h"
#include "checkers/extract/Facts.h"
#include "checkers/extract/FunctionExtractor.h"
#include "checkers/extract/LibraryMethods.h"
#include "checkers/extract/Prune.h"
#include "checkers/extract/UnitContext.h"

#include <chrono>

using namespace clang;
using namespace holdwait;
using namespace holdwait::extract;

const clang::Type *UnitContext::typeNamed(llvm::StringRef Name) {
  auto [It, Inserted] = TypesByName.try_emplace(Name, nullptr);
  if (!Inserted)
    return It->second;
  const DeclContext *Scope = Context.getTranslationUnitDecl();
  llvm::SmallVector<llvm::StringRef, 4> Parts;
  Name.split(Parts, "::");
  for (llvm::StringRef Part : Parts) {
    const auto Found = Scope->lookup(&Context.Idents.get(Part));
    Scope = Found.empty() ? nullptr : dyn_cast<DeclContext>(Found.front());
    if (!Scope)
      return nullptr;
  }
  if (const auto *R = dyn_cast<CXXRecordDecl>(Scope))
    It->second = Context.getCanonicalTagType(R).getTypePtr();
  return It->second;
}

namespace {

/// The passes over one unit, in order.
class UnitExtraction {
public:
  UnitExtraction(ASTContext &Context, const models::Catalogue &Models,
                 const ExtractOptions &Options, ExtractStats &Stats, bool Partial)
      : U(Context, Models, Options, Stats), Partial(Partial) {}

  skeleton::Unit run() {
    lowerReached();
    prune();
    emit();
    if (U.LengthHits)
      U.Stats.BoundsHit["MaxPathLength"] += U.LengthHits;
    return Out.take();
  }

private:
  void lowerReached();
  void lowerQueue();
  void prune();
  bool preferDeclarations();
  void emit();
  void emitDeclared(Emitter &E, Symbols &S);

  UnitContext U;
  bool Partial;
  std::vector<IrFunction> Functions;
  skeleton::Builder Out;
};

} // namespace

void UnitExtraction::lowerQueue() {
  while (const FunctionDecl *F = U.Functions.next()) {
    if (Functions.size() >= U.Options.MaxFunctions) {
      ++U.Stats.BoundsHit["MaxFunctions"];
      return;
    }
    if (std::optional<IrFunction> Form = extractFunction(U, F)) {
      if (Partial)
        Form->ExtraFlags |= skeleton::FF_Partial;
      Functions.push_back(std::move(*Form));
    }
  }
}

void UnitExtraction::lowerReached() {
  U.Functions.seed();
  lowerQueue();
  // Initialisers reach more functions, and these mention more variables.
  const size_t Count = U.Functions.globals().size();
  const std::vector<const VarDecl *> Variables(U.Functions.globals().begin(),
                                               U.Functions.globals().begin() + Count);
  if (std::optional<IrFunction> Form = extractInitialisation(U, Variables))
    Functions.push_back(std::move(*Form));
  lowerQueue();
}

/// Replaces bodies in which nothing is seen by what their attributes say.
bool UnitExtraction::preferDeclarations() {
  bool Changed = false;
  for (IrFunction &F : Functions)
    if (F.Decl && !F.Keep && isDeclaredToSynchronise(F.Decl)) {
      F = declaredFunction(U, F.Decl);
      Changed = true;
    }
  return Changed;
}

void UnitExtraction::prune() {
  Pruning P(U, Functions);
  P.decide();
  if (preferDeclarations())
    P.decide();
  P.reduce();
}

/// Functions without a body here of which attributes or rows say what they do.
void UnitExtraction::emitDeclared(Emitter &E, Symbols &S) {
  llvm::DenseSet<const FunctionDecl *> Bodies;
  for (const IrFunction &F : Functions)
    if (F.Decl)
      Bodies.insert(F.Decl->getCanonicalDecl());
  for (size_t I = 0; I < S.functions().size(); ++I) {
    const FunctionDecl *F = S.functions()[I];
    if (Bodies.contains(F))
      continue;
    if (isDeclaredToSynchronise(F))
      E.emit(declaredFunction(U, F));
    else if (const std::optional<IrFunction> Form = libraryMethod(U, F))
      E.emit(*Form);
  }
}

void UnitExtraction::emit() {
  Symbols S(U, Out);
  Emitter E(U, S, Out);
  Out.source(S.unitName(), Partial);
  for (const IrFunction &F : Functions)
    if (F.Keep || F.Leaves == skeleton::Throws::Yes)
      E.emit(F);
  emitDeclared(E, S);
  Facts(U, S, Out).emitHierarchy();
}

skeleton::Unit extract::extractUnit(ASTContext &Context, const models::Catalogue &Models,
                                    const ExtractOptions &Options, ExtractStats &Stats,
                                    bool Partial) {
  const auto Start = std::chrono::steady_clock::now();
  skeleton::Unit Result = UnitExtraction(Context, Models, Options, Stats, Partial).run();
  Stats.Seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - Start).count();
  return Result;
}
