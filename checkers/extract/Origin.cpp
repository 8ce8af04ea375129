//===-- checkers/extract/Origin.cpp - Whose code it is --------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/extract/Origin.h"

#include "clang/AST/DeclBase.h"
#include "clang/Basic/SourceManager.h"

using namespace holdwait::extract;

bool Origins::isSystemFile(clang::FileID File) const {
  if (File == SM.getMainFileID())
    return false;
  const clang::SourceLocation Start = SM.getLocForStartOfFile(File);
  // What is in no file (built in, on the command line) is the compiler's.
  return Start.isInvalid() || !SM.getFileEntryRefForID(File) || SM.isInSystemHeader(Start);
}

bool Origins::isSystem(const clang::Decl *D) {
  const clang::SourceLocation Where = D->getLocation();
  if (Where.isInvalid())
    return true;
  const clang::FileID File = SM.getFileID(SM.getExpansionLoc(Where));
  if (File == LastFile)
    return LastIsSystem;
  auto [It, Inserted] = Files.try_emplace(File, true);
  if (Inserted)
    It->second = isSystemFile(File);
  LastFile = File;
  return LastIsSystem = It->second;
}
