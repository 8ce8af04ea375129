//===-- tools/holdwait/PathEvidence.h - What paths have shown ---*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Compares the edges of findings with the lock orders that the Static
/// Analyzer's paths showed (holdwait.Order; checkers/path/OrderLog.h).
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_TOOLS_PATHEVIDENCE_H
#define HOLDWAIT_TOOLS_PATHEVIDENCE_H

#include "report/Finding.h"

#include "llvm/Support/Error.h"

#include <map>
#include <set>

namespace holdwait::tool {

enum class Evidence : uint8_t {
  Witnessed, ///< A feasible path of the function shows the order.
  NotSeen,   ///< None did; nothing follows from that.
  Refuted,   ///< All paths of the function were explored, and none shows it.
};

/// "seen on a feasible path" and so on.
llvm::StringRef wordsFor(Evidence E);
/// Its name in reports for machines (report::Witness::Paths).
llvm::StringRef nameOf(Evidence E);

/// Where the evidence of one participant begins: the place in \p W.Function, or none.
const report::Frame *beginning(const report::Witness &W, const report::Step &S);

class PathEvidence {
public:
  /// \p Base: what relative names of the index are relative to.
  explicit PathEvidence(std::string Base) : Base(std::move(Base)) {}

  /// Reads the log of one unit.
  llvm::Error read(llvm::StringRef File);
  Evidence of(const report::Witness &W) const;

private:
  using Chain = std::vector<std::string>;

  Chain chain(const report::Witness &W, const report::Step &S) const;

  std::string Base;
  std::set<std::pair<Chain, Chain>> Orders;
  std::map<std::string, bool> Complete; ///< By the function's name; of all that have it.
};

/// Raises a finding that nothing but its feasibility was doubted of, when all of its orders were
/// seen; lowers one of which an order was refuted.
void judge(report::Finding &F, llvm::ArrayRef<Evidence> OfWitnesses);

} // namespace holdwait::tool

#endif // HOLDWAIT_TOOLS_PATHEVIDENCE_H
