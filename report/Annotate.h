//===-- report/Annotate.h - Orders as attributes of the locks ---*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Says the orders of locks where Clang's -Wthread-safety-beta checks them: as
/// `acquired_before` and `acquired_after` of their declarations, in a patch.
///
/// An attribute can name what is declared before it in the same class or the
/// same namespace and file; of two locks the one declared last gets it. Orders
/// of other pairs, orders that are part of a cycle, and locks whose type has no
/// `capability` attribute in the project's own sources, are counted and left.
/// What a chain of other attributes says is not said again.
///
/// Where the sources define a macro for the attribute, and the file uses
/// macros of the same header, the macro is written.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_REPORT_ANNOTATE_H
#define HOLDWAIT_REPORT_ANNOTATE_H

#include "report/Format.h"

namespace holdwait::report {

struct AnnotateCounts {
  size_t Written = 0; ///< Attributes' arguments in the patch.
  size_t There = 0;   ///< That the sources have already.
  size_t Implied = 0; ///< Orders that others imply.
  size_t Cyclic = 0;  ///< Orders in cycles.
  size_t Apart = 0;   ///< Of locks of which neither can name the other.
  size_t NoClass = 0; ///< Of locks whose type is no capability.
};

/// Writes the patch to \p OS; names are relative to Options.SourceRoot, and
/// files that are not below it are left alone. Options.Sources must be given.
AnnotateCounts writeAnnotations(const Report &R, const WriteOptions &Options,
                                llvm::raw_ostream &OS);

} // namespace holdwait::report

#endif // HOLDWAIT_REPORT_ANNOTATE_H
