//===-- checkers/extract/Origin.cpp - Whose code it is ------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/extract/Origin.h"

#include "clang/AST/DeclBase.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Path.h"

using namespace holdwait::extract;

/// A project may compile several sources as one ("unity builds").
static bool isSourceName(llvm::StringRef Name) {
  return llvm::StringSwitch<bool>(llvm::sys::path::extension(Name))
      .Cases({".c", ".cc", ".cpp", ".cxx", ".c++", ".C"}, true)
      .Default(false);
}

Origins::Origin Origins::ofFile(clang::FileID File) {
  if (File == SM.getMainFileID())
    return Unit;
  const clang::SourceLocation Start = SM.getLocForStartOfFile(File);
  const auto Entry = SM.getFileEntryRefForID(File);
  if (Start.isInvalid() || !Entry || SM.isInSystemHeader(Start))
    return System;
  return isSourceName(Entry->getName()) ? Unit : Project;
}

Origins::Origin Origins::of(const clang::Decl *D) {
  const clang::SourceLocation Where = D->getLocation();
  if (Where.isInvalid())
    return System;
  const clang::FileID File = SM.getFileID(SM.getExpansionLoc(Where));
  if (File == LastFile)
    return LastOrigin;
  auto [It, Inserted] = Files.try_emplace(File, System);
  if (Inserted)
    It->second = ofFile(File);
  LastFile = File;
  return LastOrigin = It->second;
}
