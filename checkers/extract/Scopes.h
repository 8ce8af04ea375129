//===-- checkers/extract/Scopes.h - How statements nest ---------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Answers, for one function: how deep a variable's scope is, and which `try`
/// is around a statement.
///
/// Cost: one walk over the statements (not the expressions); expressions are
/// only visited inside a `try`.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_EXTRACT_SCOPES_H
#define HOLDWAIT_CHECKERS_EXTRACT_SCOPES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"

#include <cstdint>
#include <vector>

namespace clang {
class CXXTryStmt;
class Expr;
class Stmt;
class VarDecl;
} // namespace clang

namespace holdwait::extract {

class Scopes {
public:
  explicit Scopes(const clang::Stmt *Body);

  const llvm::DenseMap<const clang::VarDecl *, uint32_t> &depths() const { return Depths; }
  /// The innermost `try` whose block contains \p S, or null.
  const clang::CXXTryStmt *tryAround(const clang::Stmt *S) const { return Tries.lookup(S); }
  bool hasTry() const { return HasTry; }
  /// `?:` and initialiser lists that make a variable, or (null) what is returned.
  llvm::ArrayRef<std::pair<const clang::Expr *, const clang::VarDecl *>> composed() const {
    return Composed;
  }
  /// The variables declared inside the block of \p T, in order.
  llvm::ArrayRef<const clang::VarDecl *> variablesOf(const clang::CXXTryStmt *T) const {
    auto It = Inside.find(T);
    return It == Inside.end() ? llvm::ArrayRef<const clang::VarDecl *>()
                              : llvm::ArrayRef<const clang::VarDecl *>(It->second);
  }

private:
  void walk(const clang::Stmt *S, uint32_t Depth, const clang::CXXTryStmt *Around);
  void addComposed(const clang::Expr *E, const clang::VarDecl *V);
  void walkTry(const clang::CXXTryStmt *T, uint32_t Depth, const clang::CXXTryStmt *Around);

  llvm::DenseMap<const clang::VarDecl *, uint32_t> Depths;
  llvm::DenseMap<const clang::Stmt *, const clang::CXXTryStmt *> Tries;
  llvm::DenseMap<const clang::CXXTryStmt *, std::vector<const clang::VarDecl *>> Inside;
  std::vector<const clang::CXXTryStmt *> Open; ///< The `try`s around, outermost first.
  std::vector<std::pair<const clang::Expr *, const clang::VarDecl *>> Composed;
  bool HasTry = false;
};

} // namespace holdwait::extract

#endif // HOLDWAIT_CHECKERS_EXTRACT_SCOPES_H
