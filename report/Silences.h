//===-- report/Silences.h - Findings that somebody has accepted -*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Takes those findings out of a report that somebody has decided not to be
/// told, and gave a reason:
///
///   // holdwait: allow lock-order-cycle: start-up only, one thread
///
/// A comment silences the findings of its kinds one of whose stacks goes
/// through its line, or through the line below the comment lines it is part
/// of; SilenceSyntax.h has the other forms. Entries of the configuration
/// (Silence) say by fingerprint or pattern.
///
/// Comments are read when a report is made, from the sources: an index holds
/// none. Where the sources are not at hand, entries and baselines do the same.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_REPORT_SILENCES_H
#define HOLDWAIT_REPORT_SILENCES_H

#include "report/Finding.h"
#include "report/SilenceSyntax.h"
#include "report/Source.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace holdwait::report {

/// Takes one line about a comment that is none.
using TakeComplaint = llvm::function_ref<void(const std::string &Line)>;

/// Moves what is silenced from R.Findings to R.Silenced. \p Sources may be null:
/// then there are no comments. With \p FindUnused all of R.Files are read, and
/// what silences nothing is left in R.Unused. A NOLINT without a reason silences
/// nothing; with \p TellNolint that is told (in clang-tidy it is no mistake).
void applySilences(Report &R, llvm::ArrayRef<Silence> Entries, SourceCache *Sources,
                   bool FindUnused, TakeComplaint Complain, bool TellNolint = false);

/// "the comment at a.cpp:7".
std::string silenceText(const Silence &S);

} // namespace holdwait::report

#endif // HOLDWAIT_REPORT_SILENCES_H
