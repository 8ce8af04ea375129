//===-- checkers/extract/LibraryMethods.h - Used as values ------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Methods of libraries that a program uses as values, as in
/// `std::for_each(begin, end, std::mem_fn(&std::thread::join))`: who calls one of
/// them does what a model row says of it, so that becomes its body.
///
/// Not answered: methods with parameters, and functions.
///
/// Cost: one operation for each such method.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_EXTRACT_LIBRARYMETHODS_H
#define HOLDWAIT_CHECKERS_EXTRACT_LIBRARYMETHODS_H

#include "checkers/extract/Ir.h"

namespace holdwait::extract {

struct UnitContext;

/// The form of \p F according to its row; none if it is no such method, or does nothing that
/// counts.
std::optional<IrFunction> libraryMethod(UnitContext &U, const clang::FunctionDecl *F);

} // namespace holdwait::extract

#endif // HOLDWAIT_CHECKERS_EXTRACT_LIBRARYMETHODS_H
