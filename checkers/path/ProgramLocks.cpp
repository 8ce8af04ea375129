//===-- checkers/path/ProgramLocks.cpp - Locks of other units -------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/path/ProgramLocks.h"

using namespace clang;
using namespace clang::ento;
using namespace holdwait;
using namespace holdwait::path;

static const VarDecl *variable(StringRef Name, ASTContext &Context) {
  for (const NamedDecl *D : Context.getTranslationUnitDecl()->lookup(&Context.Idents.get(Name)))
    if (const auto *V = dyn_cast<VarDecl>(D); V && V->hasExternalFormalLinkage())
      return V->getCanonicalDecl();
  return nullptr;
}

Region ProgramLocks::regionOf(const ProgramLock &Lock, const FunctionDecl &User,
                              const CallEvent &Call, const ProgramStateRef &State) {
  MemRegionManager &Regions = State->getStateManager().getRegionManager();
  if (!Lock.OfOneUnit)
    if (const VarDecl *V = variable(Lock.Name, User.getASTContext()))
      return Regions.getVarRegion(V, Call.getLocationContext());
  const auto [StandIn, IsNew] = StandIns.try_emplace(Lock.Name, User.getCanonicalDecl());
  return Regions.getFunctionCodeRegion(StandIn->second);
}

std::optional<Effect> ProgramLocks::effectOf(const CallEvent &Call, const ProgramStateRef &State,
                                             const Questions &Known) {
  const auto *F = dyn_cast_or_null<FunctionDecl>(Call.getDecl());
  const ProgramLock *Lock = F ? Known.elsewhere(*F) : nullptr;
  if (!Lock)
    return std::nullopt;
  Effect E;
  E.What = Lock->Acquires ? Effect::Acquire : Effect::Release;
  E.Mode = Lock->Shared ? skeleton::Mode::Shared : skeleton::Mode::Exclusive;
  E.Locks.push_back(regionOf(*Lock, *F, Call, State));
  return E;
}
