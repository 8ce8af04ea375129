//===-- report/Kinds.h - The kinds of findings ------------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Answers "what kinds of findings are there, and what does each mean?".
///
/// docs/checks is the one place that says so: its pages are embedded when
/// holdwait is built, and the table of its README gives the order and the one
/// sentence of each kind.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_REPORT_KINDS_H
#define HOLDWAIT_REPORT_KINDS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace holdwait::report {

/// A page of docs/checks.
struct CheckPage {
  llvm::StringRef Name; ///< "lock-order-cycle.md".
  llvm::StringRef Text; ///< Markdown.
};

/// All pages, sorted by name.
llvm::ArrayRef<CheckPage> checkPages();

struct Kind {
  llvm::StringRef Name;     ///< "lock-order-cycle".
  llvm::StringRef Sentence; ///< What such a finding says, without a full stop.
  llvm::StringRef Severity; ///< "deadlock", "defect" or "note"; a finding may be a stall instead.
  llvm::StringRef Page;     ///< Markdown: meaning, example, cure.
};

/// All kinds, in the order of docs/checks/README.md.
llvm::ArrayRef<Kind> kinds();

/// The kind called \p Name, or null.
const Kind *findKind(llvm::StringRef Name);

} // namespace holdwait::report

#endif // HOLDWAIT_REPORT_KINDS_H
