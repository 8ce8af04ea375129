//===-- checkers/extract/Reach.h - What is looked into ----------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The list of functions still to be looked into, in order of discovery: first
/// what the project's files in the unit define, in source order (an inline function
/// of a header may be called by code that is not here) and the constructors that
/// its classes have without a word (ImpliedConstructor.h), then what that reaches.
///
/// A function is looked into when its body is there, is not a pattern, no model
/// row takes the place of it, and it is not the system's (see Types::mayCallBack for
/// the exception).
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_EXTRACT_REACH_H
#define HOLDWAIT_CHECKERS_EXTRACT_REACH_H

#include "checkers/extract/Types.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SetVector.h"

#include <vector>

namespace clang {
class ASTContext;
class DeclContext;
class VarDecl;
} // namespace clang

namespace holdwait::extract {

class Reach {
public:
  Reach(clang::ASTContext &Context, Types &T, Origins &From, models::Lookup &Models)
      : Context(Context), T(T), From(From), Models(Models) {}

  /// Queues what files of the project define.
  void seed();
  /// The next function to look into, or null when there is none left.
  const clang::FunctionDecl *next();

  /// \p F may run.
  void reach(const clang::FunctionDecl *F);
  /// \p F is used as a value: any holder of a callable may run it.
  void takeAddress(const clang::FunctionDecl *F);
  /// An object of exactly this class is made.
  void instantiate(const clang::CXXRecordDecl *R);
  /// A variable outside functions is mentioned.
  void mention(const clang::VarDecl *V);

  /// Whether the body of \p F is (or will be) looked into.
  bool isWalked(const clang::FunctionDecl *F) const;
  bool isAddressTaken(const clang::FunctionDecl *F) const;
  /// The row that speaks for \p F instead of its body, or null.
  const models::Row *rowOf(const clang::FunctionDecl *F);

  llvm::ArrayRef<const clang::CXXRecordDecl *> instantiated() const {
    return Instantiated.getArrayRef();
  }
  llvm::ArrayRef<const clang::VarDecl *> globals() const { return Globals.getArrayRef(); }
  /// Classes that files of the project define, for their facts.
  llvm::ArrayRef<const clang::RecordDecl *> records() const { return Records.getArrayRef(); }

private:
  void seedContext(const clang::DeclContext *DC, bool AllOwn);
  void seedDecl(clang::Decl *D);
  bool runsOnlyIfCalled(const clang::FunctionDecl *F) const;
  void seedRecord(const clang::RecordDecl *R);
  bool speaksForBody(const clang::FunctionDecl *F);
  const clang::FunctionDecl *walkableBody(const clang::FunctionDecl *F);

  clang::ASTContext &Context;
  Types &T;
  Origins &From;
  models::Lookup &Models;
  std::vector<const clang::FunctionDecl *> Queue;
  size_t Next = 0;
  llvm::DenseMap<const clang::FunctionDecl *, bool> Decided; ///< By canonical declaration.
  llvm::DenseSet<const clang::FunctionDecl *> AddressTaken;
  llvm::SetVector<const clang::CXXRecordDecl *> Instantiated;
  llvm::SetVector<const clang::VarDecl *> Globals;
  llvm::SetVector<const clang::RecordDecl *> Records;
};

} // namespace holdwait::extract

#endif // HOLDWAIT_CHECKERS_EXTRACT_REACH_H
