//===-- checkers/path/OrderLog.h - Lock orders of feasible paths -*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Writes down which lock a path waited for with which others held, as chains
/// of places from the function that the path began in, and how much of that
/// function the exploration saw.
///
/// One JSON object a line, in the order of the analysis:
///
///   {"holds": [PLACE…], "waits": [PLACE…]}      an order that a feasible path showed
///   {"function": NAME, "complete": true|false}  a function all of whose paths were (not) seen
///
/// A PLACE is `file:line`, the outermost first. *Complete* means that no path of
/// the function was cut off, nothing it calls was unknown, nothing
/// was thrown in it, and no condition asked what another thread can change: then an
/// order that is not there does not happen in it.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_PATH_ORDERLOG_H
#define HOLDWAIT_CHECKERS_PATH_ORDERLOG_H

#include "checkers/path/PathState.h"

#include "llvm/ADT/StringSet.h"

#include <string>
#include <vector>

namespace holdwait::path {

class OrderLog {
public:
  /// Lines are appended to \p File when the unit is done; "" writes nothing.
  explicit OrderLog(std::string File) : File(std::move(File)) {}

  /// Whether there is a log, and nothing was missed in this function yet: what else it misses
  /// need not be looked for.
  bool isSearching() const { return !File.empty() && Complete; }
  /// A lock is waited for at \p Where in \p Frame with these held.
  void waits(llvm::ArrayRef<HeldLock> Held, clang::SourceLocation Where,
             const clang::StackFrameContext *Frame);
  /// Something was met that makes the function's exploration less than complete.
  void missed() { Complete = false; }
  /// All paths of \p Function that could be explored were.
  void endFunction(const clang::Decl &Function, bool Exhausted);
  /// Why a file could not be written, or "".
  std::string write() const;

private:
  void add(std::string Line);

  std::string File;
  bool Complete = true;
  std::vector<std::string> Lines;
  llvm::StringSet<> Known;
};

} // namespace holdwait::path

#endif // HOLDWAIT_CHECKERS_PATH_ORDERLOG_H
