//===-- checkers/extract/Symbols.h - Declarations to symbols ----*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Makes the symbols of declarations that are kept: identity, name, flags, place;
/// and with them the facts that hang on a symbol: resources, lock classes,
/// declared orders.
///
/// Identity is Clang's USR. What is local to a function has the function's
/// identity before its own, since its USR alone does not tell instances of a
/// template apart.
///
/// Cost: one USR and one name for each symbol.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_EXTRACT_SYMBOLS_H
#define HOLDWAIT_CHECKERS_EXTRACT_SYMBOLS_H

#include "checkers/extract/Columns.h"
#include "checkers/extract/Names.h"
#include "skeleton/Builder.h"

#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/DenseMap.h"

namespace clang {
class Attr;
class CXXRecordDecl;
class Decl;
class Expr;
class TemplateArgument;
class Type;
class ValueDecl;
} // namespace clang

namespace holdwait::extract {

struct UnitContext;

class Symbols {
public:
  Symbols(UnitContext &U, skeleton::Builder &Out);

  uint32_t function(const clang::FunctionDecl *F);
  uint32_t record(const clang::RecordDecl *R);
  /// What stands for the type of an exception.
  uint32_t exception(const clang::Type *T);
  uint32_t field(const clang::FieldDecl *F);
  uint32_t variable(const clang::VarDecl *V);
  /// The guard of a static local's initialisation.
  uint32_t initGuard(const clang::VarDecl *V);
  /// Stands for what each thread knows itself by.
  uint32_t currentThread();
  /// Stands for the workers that a library has in every process.
  uint32_t processExecutor(llvm::StringRef Library);
  /// The function that stands for the unit's initialisation.
  uint32_t initialisation();

  skeleton::Location location(clang::SourceLocation Where);
  llvm::StringRef unitName() const { return UnitName; }
  /// Functions that have a symbol, in the order they got it.
  const std::vector<const clang::FunctionDecl *> &functions() const { return Mentioned; }
  /// Classes that are thrown or caught, in the order they got a symbol.
  const std::vector<const clang::CXXRecordDecl *> &exceptions() const { return Thrown; }

private:
  std::string usr(const clang::Decl *D);
  std::string clangUsr(const clang::Decl *D) const;
  unsigned originalColumn(clang::SourceLocation Where, llvm::StringRef File, unsigned Line,
                          unsigned Column);
  std::string instanceKey(const clang::Decl *D);
  std::string placeKey(const clang::Decl *D, const clang::FunctionDecl *Around);
  void addLocalTypes(clang::QualType T, std::string &Key);
  void addLocalTypes(llvm::ArrayRef<clang::TemplateArgument> Args, std::string &Key);
  std::string fileName(llvm::StringRef Name) const;
  uint32_t make(const clang::Decl *D, const std::string &USR, skeleton::SymbolKind Kind,
                const std::string &Name, uint32_t Flags, uint32_t Parent);
  uint32_t parentRecord(const clang::Decl *D);
  uint32_t typeFlags(clang::QualType T);
  void addResource(uint32_t Symbol, const clang::ValueDecl *D);
  uint32_t macroFlags(const clang::ValueDecl *D);
  void addOrders(uint32_t Symbol, const clang::ValueDecl *D);
  void addOrder(uint32_t Symbol, const clang::Expr *Other, bool OtherIsAfter,
                clang::SourceLocation Where);

  UnitContext &U;
  skeleton::Builder &Out;
  Names Name;
  std::string UnitName, WorkingDir;
  Columns Original;
  std::string PreprocessedName; ///< Of the preprocessed file that is compiled; or "".
  llvm::DenseMap<const clang::Decl *, uint32_t> Known;
  llvm::DenseMap<const clang::VarDecl *, uint32_t> Guards;
  llvm::DenseMap<const char *, uint32_t> Files; ///< By the presumed name's address.
  std::vector<const clang::FunctionDecl *> Mentioned;
  std::vector<const clang::CXXRecordDecl *> Thrown;
};

} // namespace holdwait::extract

#endif // HOLDWAIT_CHECKERS_EXTRACT_SYMBOLS_H
