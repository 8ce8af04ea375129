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
/// Without a file, every function is asked for, and no place.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_PATH_QUESTIONS_H
#define HOLDWAIT_CHECKERS_PATH_QUESTIONS_H

#include "clang/AST/Decl.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Error.h"

namespace holdwait::path {

class Questions {
public:
  static llvm::Expected<Questions> read(llvm::StringRef File);

  bool asksFor(const clang::Decl &Function) const;
  /// \p Place is `file:line`, as the log writes it.
  bool asksAt(llvm::StringRef Place) const { return Places.contains(Place); }
  bool asksAnywhere() const { return !Places.empty(); }

private:
  bool OfAll = true;
  llvm::StringSet<> Functions, Places;
};

} // namespace holdwait::path

#endif // HOLDWAIT_CHECKERS_PATH_QUESTIONS_H
