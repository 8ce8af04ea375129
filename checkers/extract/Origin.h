//===-- checkers/extract/Origin.h - Whose code it is ------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Answers "is this the unit's own code, the project's, or the system's?".
///
/// The unit's own are its main file and source files (not headers) included
/// into it. A macro belongs where it is used.
///
/// Cost: one look at a file's name for each file.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_EXTRACT_ORIGIN_H
#define HOLDWAIT_CHECKERS_EXTRACT_ORIGIN_H

#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/DenseMap.h"

namespace clang {
class Decl;
class SourceManager;
} // namespace clang

namespace holdwait::extract {

class Origins {
public:
  enum Origin : uint8_t { Unit, Project, System };

  explicit Origins(const clang::SourceManager &SM) : SM(SM) {}

  Origin of(const clang::Decl *D);
  bool isSystem(const clang::Decl *D) { return of(D) == System; }
  bool isUnit(const clang::Decl *D) { return of(D) == Unit; }

private:
  Origin ofFile(clang::FileID File);

  const clang::SourceManager &SM;
  llvm::DenseMap<clang::FileID, Origin> Files;
  clang::FileID LastFile;
  Origin LastOrigin = System;
};

} // namespace holdwait::extract

#endif // HOLDWAIT_CHECKERS_EXTRACT_ORIGIN_H
