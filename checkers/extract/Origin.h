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
/// A file that is preprocessed already (-save-temps, distcc, icecc) is many files
/// in one: its line markers say whose code comes next.
///
/// Cost: one look at each file, or at each declaration of a file with line markers.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_EXTRACT_ORIGIN_H
#define HOLDWAIT_CHECKERS_EXTRACT_ORIGIN_H

#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/DenseMap.h"

#include <optional>
#include <string>

namespace clang {
class Decl;
class PresumedLoc;
class SourceManager;
} // namespace clang

namespace holdwait::extract {

/// Whether the file that is compiled came out of a preprocessor.
bool isPreprocessed(const clang::SourceManager &SM);

/// The source file that is compiled, as the compiler was given it; the one it was
/// made of where it is preprocessed; "" for none. Where an editor's text takes the
/// place of a file (`--vfsoverlay`), it is that file, and not where the text lies.
std::string mainSource(const clang::SourceManager &SM);

/// The file that a valid place is in, in the same way.
std::string nameOf(const clang::PresumedLoc &P, const clang::SourceManager &SM);

class Origins {
public:
  explicit Origins(const clang::SourceManager &SM) : SM(SM) {}

  bool isSystem(const clang::Decl *D);

private:
  /// Of the whole of a file, where all of it is of one origin.
  std::optional<bool> isSystemFile(clang::FileID File) const;

  const clang::SourceManager &SM;
  llvm::DenseMap<clang::FileID, std::optional<bool>> Files;
  clang::FileID LastFile;
  std::optional<bool> LastIsSystem = true;
};

} // namespace holdwait::extract

#endif // HOLDWAIT_CHECKERS_EXTRACT_ORIGIN_H
