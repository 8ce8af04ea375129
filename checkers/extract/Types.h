//===-- checkers/extract/Types.h - What types mean --------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Answers, with memory, the questions lowering asks about types: is it a lock,
/// a guard, a callable, a smart pointer; does it hold a resource; could code
/// instantiated over it call back into the project.
///
/// Cost: each question walks a type's fields and arguments once.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_EXTRACT_TYPES_H
#define HOLDWAIT_CHECKERS_EXTRACT_TYPES_H

#include "checkers/extract/Origin.h"
#include "checkers/models/Catalogue.h"

#include "clang/AST/Type.h"
#include "llvm/ADT/DenseMap.h"

namespace clang {
class CXXRecordDecl;
class FieldDecl;
class FunctionDecl;
class RecordDecl;
class TemplateArgumentList;
class TemplateArgument;
} // namespace clang

namespace holdwait::extract {

class Types {
public:
  Types(models::Lookup &Models, Origins &From) : Models(Models), From(From) {}

  /// Whether a function may store a number or a pointer through a parameter of this type.
  bool isOutParameter(clang::QualType T);

  /// The model row of a type, or null.
  const models::Row *row(clang::QualType T);
  bool hasRole(clang::QualType T, models::Role What);
  bool isGuard(clang::QualType T) { return hasRole(T, models::Role::Guard); }
  /// A lock by a row or by Clang's capability attribute.
  /// Whether a class waits at a condition of its own: it may turn out to be a pool or executor.
  bool hasCondition(clang::QualType T);
  bool isLock(clang::QualType T);
  /// A structure without methods that holds a lock, and beside it only numbers: it may be made to
  /// be a lock.
  bool isLockData(const clang::RecordDecl *R);
  /// An object that is called: std::function and the like, closures.
  bool isCallableObject(clang::QualType T);
  /// Passed and stored as one Value: pointers, numbers, callables.
  bool isValueLike(clang::QualType T);
  /// Numbers, bools, enumerations: followed only where a branch tests them.
  static bool isNumber(clang::QualType T);
  bool isSmartPointer(clang::QualType T);
  /// Whether it is made of a class template that holds one lock and a value of the parameter's type
  /// (`Synchronized<T>`): its objects are told apart by the variables they are.
  bool isLockedValue(const clang::RecordDecl *R);
  /// Whether it is a recursive lock, or a pointer or a container of the standard library that leads
  /// to recursive locks.
  bool leadsToRecursiveLock(clang::QualType T, unsigned Hops = 0);

  /// Whether a field leads, through pointers or containers, to objects that have the same lock in
  /// them as the object it is in: to the next one, the parent, the parts.
  bool isBond(const clang::FieldDecl *F);

  /// Synchronisation can depend on which object of this type it is: it is,
  /// points to, or contains a resource or a callable.
  bool matters(clang::QualType T);

  /// A system function that may run code of the project: an instantiation over
  /// types or callables of the project.
  bool mayCallBack(const clang::FunctionDecl *F);

private:
  bool isPlainData(clang::QualType T);
  bool hasLockInside(clang::QualType T, unsigned Hops = 0);
  using LockFields = llvm::SmallVector<const clang::FieldDecl *, 2>;
  void addLockFields(const clang::RecordDecl *R, LockFields &Out, unsigned Hops = 0);
  bool leadsToLock(clang::QualType T, const LockFields &Locks, bool Through, unsigned Hops = 0);
  bool recordMatters(const clang::RecordDecl *R);
  bool argumentsMatter(const clang::TemplateArgumentList &Args);
  bool involvesProject(clang::QualType T);
  bool recordInvolvesProject(const clang::RecordDecl *R);
  bool involvesProject(const clang::TemplateArgumentList &Args);
  bool involvesProject(const clang::TemplateArgument &Arg);

  models::Lookup &Models;
  Origins &From;
  llvm::DenseMap<const clang::RecordDecl *, bool> Matters, Involves;
  llvm::DenseMap<const clang::Type *, const models::Row *> Rows;
  llvm::DenseMap<const clang::CXXRecordDecl *, bool> Smart;
  llvm::DenseMap<const clang::FieldDecl *, bool> Bonds;
};

/// The type without references and arrays around it.
clang::QualType objectType(clang::QualType T);
/// The class a pointer, optional or container holds: its first argument, or another one.
clang::QualType heldType(clang::QualType Holder, unsigned Index = 0);

/// Whether what has type \p T can be called: a function, a closure, an object with `operator()`.
bool isCallable(clang::QualType T);
/// The method called \p Name of \p R or its bases that can be called without
/// arguments, or null.
const clang::FunctionDecl *findMethod(const clang::CXXRecordDecl *R, llvm::StringRef Name);
bool doesNothing(const clang::FunctionDecl *F);

} // namespace holdwait::extract

#endif // HOLDWAIT_CHECKERS_EXTRACT_TYPES_H
