//===-- checkers/extract/Names.h - What people call it ----------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Qualified names as a person would write them: template arguments only of
/// instances, no inline or anonymous namespaces, a lambda by the function it
/// stands in (`lambda in shop::boot`), a local by its function (`boot()::once`).
///
/// Cost: a context is named once.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_EXTRACT_NAMES_H
#define HOLDWAIT_CHECKERS_EXTRACT_NAMES_H

#include "clang/AST/PrettyPrinter.h"
#include "llvm/ADT/DenseMap.h"

#include <string>

namespace clang {
class ASTContext;
class DeclContext;
class FieldDecl;
class FunctionDecl;
class NamedDecl;
class QualType;
class RecordDecl;
class VarDecl;
} // namespace clang

namespace holdwait::extract {

class Names {
public:
  explicit Names(const clang::ASTContext &Context);

  std::string function(const clang::FunctionDecl *F);
  std::string record(const clang::RecordDecl *R);
  std::string field(const clang::FieldDecl *F);
  std::string variable(const clang::VarDecl *V);
  std::string type(clang::QualType T);

private:
  const std::string &context(const clang::DeclContext *DC);
  std::string simpleRecord(const clang::RecordDecl *R);

  clang::PrintingPolicy Policy;
  llvm::DenseMap<const clang::DeclContext *, std::string> Contexts;
};

/// The name of a closure's field: the captured variable's, or `this`.
std::string captureName(const clang::FieldDecl *F);

} // namespace holdwait::extract

#endif // HOLDWAIT_CHECKERS_EXTRACT_NAMES_H
