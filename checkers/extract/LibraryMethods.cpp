//===-- checkers/extract/LibraryMethods.cpp - Used as values --------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/extract/LibraryMethods.h"

#include "checkers/extract/Lowering.h"

using namespace clang;
using namespace holdwait;
using namespace holdwait::extract;

void Lowering::asRowSays(const CXXMethodDecl *M, const Row &R) {
  CallSite Site;
  Site.Callee = M;
  Site.Object = Make.thisObject();
  Site.Where = M->getLocation();
  role(Site, R);
}

std::optional<IrFunction> extract::libraryMethod(UnitContext &U, const FunctionDecl *D) {
  const auto *Method = dyn_cast<CXXMethodDecl>(D);
  const models::Row *R =
      Method && Method->isInstance() && Method->getNumParams() == 0 && U.Functions.isAddressTaken(D)
          ? U.Functions.rowOf(D)
          : nullptr;
  if (!R)
    return std::nullopt;
  IrFunction F;
  Lowering L(U, F);
  L.beginDeclared(D);
  L.asRowSays(Method, *R);
  L.finish();
  if (F.Blocks.front().Ops.empty())
    return std::nullopt;
  return F;
}
