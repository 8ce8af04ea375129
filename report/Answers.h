//===-- report/Answers.h - Questions about the order of locks ---*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Answers, for a person, what the inventory knows about one lock or two: who
/// takes it, in which order it is taken with others, and why.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_REPORT_ANSWERS_H
#define HOLDWAIT_REPORT_ANSWERS_H

#include "report/Format.h"

#include <set>

namespace holdwait::report {

/// Every lock, pool and executor that the inventory speaks of, which \p Name
/// may mean: the one with exactly this name, or else all that end in "::Name".
std::set<std::string> resourcesCalled(const Inventory &I, llvm::StringRef Name);

/// Where the lock is taken, and in which orders with others.
void writeWho(const Inventory &I, llvm::StringRef Lock, const WriteOptions &Options,
              llvm::raw_ostream &OS);

/// How \p Held comes before \p Wanted: a shortest chain of orders, each with a
/// witness. False, and nothing is written, when there is none.
bool writeWhy(const Inventory &I, llvm::StringRef Held, llvm::StringRef Wanted,
              const WriteOptions &Options, llvm::raw_ostream &OS);

/// "Cache::mu before Log::mu", printable.
std::string orderLine(const OrderEdge &E);

/// The order with one witness.
void writeOrder(const OrderEdge &E, const WriteOptions &Options, llvm::raw_ostream &OS);

} // namespace holdwait::report

#endif // HOLDWAIT_REPORT_ANSWERS_H
