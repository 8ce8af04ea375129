//===-- checkers/models/Annotations.h - Rows out of annotations ---*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the macros of <holdwait/holdwait.h> say, as rows like any others. An
/// annotation counts before rows by name.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_MODELS_ANNOTATIONS_H
#define HOLDWAIT_CHECKERS_MODELS_ANNOTATIONS_H

#include "checkers/models/Model.h"

#include "llvm/ADT/ArrayRef.h"

#include <optional>

namespace clang {
class ASTContext;
class CXXConstructorDecl;
class Expr;
class FunctionDecl;
class NamedDecl;
class ParmVarDecl;
class ValueDecl;
} // namespace clang

namespace holdwait::models {

/// The row that an annotation of a class, or of a method, stands for, or null.
const Row *annotatedType(const clang::NamedDecl &D);
const Row *annotatedFunction(const clang::FunctionDecl &F, clang::ASTContext &Context);
/// What a number is that the constructor of a pool or executor takes, as its parameter says.
enum class Sized : uint8_t { Unsaid, Units, Overflow };
Sized annotatedSize(const clang::ParmVarDecl &D);
/// Which of the numbers that a constructor is given are the size of a pool: those whose parameters
/// say so, or else the one whole number there is.
struct SizeArguments {
  const clang::Expr *Units = nullptr, *More = nullptr;
};
SizeArguments sizesAmong(llvm::ArrayRef<const clang::Expr *> Args,
                         const clang::CXXConstructorDecl &C);
/// What HOLDWAIT_CAPACITY says of a variable or field.
std::optional<int64_t> annotatedCapacity(const clang::ValueDecl &D, clang::ASTContext &Context);

} // namespace holdwait::models

#endif // HOLDWAIT_CHECKERS_MODELS_ANNOTATIONS_H
