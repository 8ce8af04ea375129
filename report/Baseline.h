//===-- report/Baseline.h - What is known already ---------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Answers "what does this program have that the other one has not?", for a
/// gate on pull requests: the other one, the baseline, is the main branch.
///
/// A finding is known when the baseline has its fingerprint. A cycle is also
/// known when the baseline has one of the same kind over the same locks, by
/// whatever functions; but either way it has *grown* when one of its orders is
/// taken in more places than in the baseline.
///
/// What a mended finding had hidden is known as well: a wait or a signal
/// handler that meets the same lock on another way, a longer cycle of orders
/// that are all part of known cycles.
///
/// An order (one lock held while another is waited for) is known when the
/// baseline has it between the same two lock classes.
///
/// What it does not do: read indices (.hw), or decide what a gate lets pass.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_REPORT_BASELINE_H
#define HOLDWAIT_REPORT_BASELINE_H

#include "report/Finding.h"

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <set>

namespace holdwait::report {

/// What is remembered of a finding.
struct KnownFinding {
  std::string Kind;
  std::string Message;
  std::string Fingerprint;
  std::vector<std::string> Locks;
  std::vector<unsigned> Occurrences; ///< Of each participant's order.
  std::string From;                  ///< The file that knows it.
};

struct Baseline {
  std::vector<KnownFinding> Findings;
  std::set<std::pair<std::string, std::string>> Orders; ///< Held, wanted.
  bool HasFindings = false;                             ///< An inventory has none.
  bool HasOrders = false;                               ///< A report has none.

  void add(const Baseline &Other);
};

/// The findings of \p R that are shown from \p Lowest up, and all orders.
Baseline baselineOf(const Report &R, Confidence Lowest);

/// Reads the format "json" or "sarif", or an inventory; told apart by what is
/// in it. Errors begin with \p Name.
llvm::Expected<Baseline> readBaseline(llvm::StringRef Text, llvm::StringRef Name);

/// What compare() left out or missed.
struct Comparison {
  size_t New = 0, Grown = 0, NewOrders = 0;
  size_t Known = 0; ///< Findings left out.
  size_t Gone = 0;  ///< Findings of the baseline that are not there any more.
};

/// Leaves those findings of \p R that are new or have grown, and says which;
/// findings below \p Lowest are dropped. With \p Orders every order that the
/// baseline does not have becomes a finding of the kind "new-order". With \p List
/// what is known goes to R.Silenced, and what is gone to R.Unused.
Comparison keepNews(Report &R, const Baseline &Base, Confidence Lowest, bool Orders,
                    bool List = false);

} // namespace holdwait::report

#endif // HOLDWAIT_REPORT_BASELINE_H
