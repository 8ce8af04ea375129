//===-- checkers/extract/ImpliedConstructor.h - Left out ones ---*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The constructor that a class has without anybody writing it, where the unit
/// makes no object of the class: the compiler leaves it out then. A library's
/// users make such objects, and what the initialisers of its members store
/// (`Download download_{[this] { countDone(); }};`) is stored in each of them.
///
/// It is made beside the tree: the class does not know it, and the compiler
/// generates no code for it. Its identity is that of the constructor that the
/// compiler defines in units which make an object.
///
/// Not in it: calls of the constructors of bases, and of members without an
/// initialiser. What these do is known from their own functions.
///
/// Cost: a look at the initialisers of each class; a function where one of
/// them does more than give a constant.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_EXTRACT_IMPLIEDCONSTRUCTOR_H
#define HOLDWAIT_CHECKERS_EXTRACT_IMPLIEDCONSTRUCTOR_H

#include "checkers/extract/Origin.h"
#include "checkers/extract/Types.h"

namespace clang {
class ASTContext;
class CXXConstructorDecl;
class CXXRecordDecl;
} // namespace clang

namespace holdwait::extract {

/// The constructor without parameters that the members' initialisers of \p R make, a definition of
/// the project; null where the compiler has defined it, somebody has written it, or it does
/// nothing.
const clang::CXXConstructorDecl *impliedConstructor(const clang::CXXRecordDecl *R,
                                                    clang::ASTContext &Context, Types &T,
                                                    Origins &From);

} // namespace holdwait::extract

#endif // HOLDWAIT_CHECKERS_EXTRACT_IMPLIEDCONSTRUCTOR_H
