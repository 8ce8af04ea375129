//===-- checkers/tidy/Blocks.h - Locks and guards in a block ----*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the cures ask of the syntax tree: the statement at a place, whether an
/// expression means the same lock wherever it stands, and what of the standard
/// library can be named.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_TIDY_BLOCKS_H
#define HOLDWAIT_CHECKERS_TIDY_BLOCKS_H

#include "clang/AST/ExprCXX.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/StringRef.h"

#include <optional>

namespace clang {
class ASTContext;
} // namespace clang

namespace holdwait::tidy {

/// A statement that stands directly in a block.
struct InBlock {
  const clang::CompoundStmt *Block;
  size_t Index;

  const clang::Stmt *statement() const { return Block->body_begin()[Index]; }
  /// The statement \p Steps after this one, or null.
  const clang::Stmt *after(size_t Steps = 1) const {
    return Index + Steps < Block->size() ? Block->body_begin()[Index + Steps] : nullptr;
  }
};

/// The statement that declares one variable, its name at \p At, or that is a call
/// of a member, its name at \p At.
std::optional<InBlock> statementAt(clang::ASTContext &Context, clang::SourceLocation At);

/// The variable that \p S declares, when it declares nothing else.
const clang::VarDecl *onlyVariable(const clang::Stmt *S);

/// \p S as a call `object.Name()` without arguments, or null.
const clang::CXXMemberCallExpr *memberCall(const clang::Stmt *S, llvm::StringRef Name);

/// The outermost function around \p S, or null.
const clang::FunctionDecl *outermostFunction(clang::ASTContext &Context, const clang::Stmt &S);

/// Whether \p E names one object, wherever it stands in \p F: variables, their fields and
/// those of this, and what a pointer of the function points to that it never changes. Reading
/// such an expression needs no lock.
bool namesOneObject(clang::ASTContext &Context, const clang::Expr *E, const clang::FunctionDecl &F);

/// The variable or field that \p E ends in, or null.
const clang::ValueDecl *lastName(const clang::Expr *E);

/// Whether \p A and \p B are the same expression, but for how it is written.
bool sameExpression(clang::ASTContext &Context, const clang::Expr *A, const clang::Expr *B);

/// Whether `std::Name` has been declared in the unit.
bool declaredInStd(clang::ASTContext &Context, llvm::StringRef Name);

/// Whether no part of \p R comes from a macro.
bool isWritten(clang::SourceRange R);

/// The text of \p R, whole tokens.
llvm::StringRef textOf(clang::ASTContext &Context, clang::SourceRange R);

/// Behind the semicolon of \p S; invalid when something stands between.
clang::SourceLocation behind(clang::ASTContext &Context, const clang::Stmt *S);

} // namespace holdwait::tidy

#endif // HOLDWAIT_CHECKERS_TIDY_BLOCKS_H
