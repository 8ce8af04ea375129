//===-- checkers/extract/Origin.h - Whose code it is ------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Answers "is this the project's code or the system's?". A macro belongs where
/// it is used; what stands nowhere is the system's.
///
/// Cost: one look at each file.
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
  explicit Origins(const clang::SourceManager &SM) : SM(SM) {}

  bool isSystem(const clang::Decl *D);

private:
  bool isSystemFile(clang::FileID File) const;

  const clang::SourceManager &SM;
  llvm::DenseMap<clang::FileID, bool> Files;
  clang::FileID LastFile;
  bool LastIsSystem = true;
};

} // namespace holdwait::extract

#endif // HOLDWAIT_CHECKERS_EXTRACT_ORIGIN_H
