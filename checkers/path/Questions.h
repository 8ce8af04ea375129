//===-- checkers/path/Questions.h - What an exploration is for --*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What somebody wants to know of a unit's paths: of which functions, and where
/// it matters that a path comes by. A file says so, one question a line:
///
///   function NAME     explore it, as the first function of paths; others are left at once
///   place FILE:LINE   say which paths come to the calls and acquisitions there
///
/// and what the program is known to do elsewhere:
///
///   takes FUNCTION LOCK, shares FUNCTION LOCK, gives FUNCTION LOCK
///       a function that is only declared here takes a certain lock of the program, for itself
///       or shared, or gives it back; no other unit than its own can name a lock that begins with
///       a colon
///
/// Without a file, every function is asked for, and no place.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_PATH_QUESTIONS_H
#define HOLDWAIT_CHECKERS_PATH_QUESTIONS_H

#include "clang/AST/Decl.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Error.h"

namespace holdwait::path {

/// What a function of another unit does to a certain lock of the program.
struct ProgramLock {
  std::string Name;
  bool OfOneUnit = false, Acquires = false, Shared = false;
};

class Questions {
public:
  static llvm::Expected<Questions> read(llvm::StringRef File);

  bool asksFor(const clang::Decl &Function) const;
  /// \p Place is `file:line`, as the log writes it.
  bool asksAt(llvm::StringRef Place) const { return Places.contains(Place); }
  bool asksAnywhere() const { return !Places.empty(); }
  /// What \p F is known to do in another unit, or null.
  const ProgramLock *elsewhere(const clang::FunctionDecl &F) const;

private:
  bool readLine(llvm::StringRef Line);

  bool OfAll = true;
  llvm::StringSet<> Functions, Places;
  llvm::StringMap<ProgramLock> Locks; ///< By function.
};

} // namespace holdwait::path

#endif // HOLDWAIT_CHECKERS_PATH_QUESTIONS_H
