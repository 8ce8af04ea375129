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

bool holdwait::extract::isPreprocessed(const clang::SourceManager &SM) {
  const auto Buffer = SM.getBufferOrNone(SM.getMainFileID());
  return Buffer && Buffer->getBuffer().starts_with("# 1 \"");
}

std::string holdwait::extract::mainSource(const clang::SourceManager &SM) {
  if (isPreprocessed(SM)) // The first line says what the second one belongs to.
    if (const auto P = SM.getPresumedLoc(SM.translateLineCol(SM.getMainFileID(), 2, 1));
        P.isValid())
      return P.getFilename();
  const auto Main = SM.getFileEntryRefForID(SM.getMainFileID());
  return Main ? Main->getNameAsRequested().str() : "";
}

std::string holdwait::extract::nameOf(const clang::PresumedLoc &P, const clang::SourceManager &SM) {
  const auto File = SM.getFileEntryRefForID(P.getFileID());
  return File && File->getName() == P.getFilename() ? File->getNameAsRequested().str()
                                                    : P.getFilename();
}

std::optional<bool> Origins::isSystemFile(clang::FileID File) const {
  if (SM.getSLocEntry(File).getFile().hasLineDirectives())
    return std::nullopt;
  if (File == SM.getMainFileID())
    return false;
  const clang::SourceLocation Start = SM.getLocForStartOfFile(File);
  // What is in no file (built in, on the command line) is the compiler's.
  return Start.isInvalid() || !SM.getFileEntryRefForID(File) || SM.isInSystemHeader(Start);
}

bool Origins::isSystem(const clang::Decl *D) {
  clang::SourceLocation Where = D->getLocation();
  if (Where.isInvalid())
    return true;
  Where = SM.getExpansionLoc(Where);
  const clang::FileID File = SM.getFileID(Where);
  if (File != LastFile) {
    auto [It, Inserted] = Files.try_emplace(File);
    if (Inserted)
      It->second = isSystemFile(File);
    LastFile = File;
    LastIsSystem = It->second;
  }
  return LastIsSystem ? *LastIsSystem : SM.isInSystemHeader(Where);
}
