//===-- checkers/extract/UnitContext.h - What passes share ------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The state the passes over one unit share: the tree, the knowledge of
/// libraries, the questions about types, the list of functions, the arena.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_EXTRACT_UNITCONTEXT_H
#define HOLDWAIT_CHECKERS_EXTRACT_UNITCONTEXT_H

#include "checkers/extract/Extract.h"
#include "checkers/extract/IrMaker.h"
#include "checkers/extract/Reach.h"
#include "checkers/extract/Types.h"

#include "clang/AST/ASTContext.h"
#include "llvm/ADT/StringMap.h"

namespace holdwait::extract {

struct UnitContext {
  UnitContext(clang::ASTContext &Context, const models::Catalogue &Catalogue,
              const ExtractOptions &Options, ExtractStats &Stats)
      : Context(Context), Options(Options), Stats(Stats), Models(Catalogue, Context),
        From(Context.getSourceManager()), T(Models, From), Functions(Context, T, From, Models),
        Make(Options.MaxPathLength, LengthHits) {}

  /// The class with a qualified name, null when the unit does not declare it.
  const clang::Type *typeNamed(llvm::StringRef Name);

  clang::ASTContext &Context;
  const ExtractOptions &Options;
  ExtractStats &Stats;
  models::Lookup Models;
  Origins From;
  Types T;
  Reach Functions;
  uint64_t LengthHits = 0;
  IrMaker Make;
  llvm::StringMap<const clang::Type *> TypesByName;
};

} // namespace holdwait::extract

#endif // HOLDWAIT_CHECKERS_EXTRACT_UNITCONTEXT_H
