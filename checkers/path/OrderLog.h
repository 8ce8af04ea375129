//===-- checkers/path/OrderLog.h - Lock orders of feasible paths -*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Writes down what a path waited for with which locks held, as chains of
/// places from the function that the path began in, and how much of that
/// function the exploration saw.
///
/// One JSON object a line, in the order of the analysis:
///
///   {"holds": [PLACE…], "waits": [PLACE…], "same": BOOL}
///       a lock, taken at the one, was held when the other was waited for; same: it is that lock
///   {"holds": [PLACE…], "calls": [PLACE…], "callee": NAME}
///       a lock was held when a function was called that is not looked into
///   {"takes": [PLACE…], "lets_go": BOOL}, {"calls": [PLACE…], "callee": NAME, "lets_go": BOOL}
///       a path came to a wait, or to such a call; lets go: after having released a lock that it
///       did not take itself
///   {"hands": [NAME…], "calls": [PLACE…], "callee": NAME}
///       such a call hands over functions, in the order of its arguments; "" is no function
///   {"keeps": [PLACE…]}      a path of the function ended with what it took there
///   {"releases": [PLACE…]}   a path released there what it had released before
///   {"function": NAME, "complete": BOOL, "ended": BOOL}
///       all paths of a function were seen (complete); none was cut off (ended)
///
/// A PLACE is `file:line`, the outermost first. *Complete* means that no path of
/// the function was cut off, nothing it calls was unknown, nothing
/// was thrown in it, and no condition asked what another thread can change: then an
/// order that is not there does not happen in it. Where it is not known which function is called,
/// as through a pointer or of a virtual method, its NAME is "", and `#2` if it is the third
/// argument of the function that the path began in. What is called, and what is taken with nothing
/// held, is only written where Questions.h asks for the place.
///
/// Lines are written when their function is done, so that what is stopped has said what it knew.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_PATH_ORDERLOG_H
#define HOLDWAIT_CHECKERS_PATH_ORDERLOG_H

#include "checkers/path/PathState.h"
#include "checkers/path/Questions.h"
#include "checkers/path/Steps.h"

#include "llvm/Support/JSON.h"

#include <string>

namespace holdwait::path {

class OrderLog {
public:
  /// Lines are appended to \p File; "" writes nothing.
  OrderLog(std::string File, Questions Asked) : File(std::move(File)), Asked(std::move(Asked)) {}

  const Questions &questions() const { return Asked; }
  /// Whether the function is to be explored.
  bool asksFor(const clang::Decl &Function) const { return Asked.asksFor(Function); }
  /// Whether there is a log, and nothing was missed in this function yet: what else it misses
  /// need not be looked for.
  bool isSearching() const { return !File.empty() && Complete; }
  /// \p Lock, or something that is no lock (null), is waited for.
  void waits(const clang::ento::ProgramStateRef &Before, Region Lock, Place At);
  /// Something is called that is not looked into.
  void calls(const clang::ento::ProgramStateRef &Before, const clang::ento::CallEvent &Call,
             Place At);
  void keeps(llvm::ArrayRef<HeldLock> Held);
  void releasesAgain(Place At);
  /// Something was met that makes the function's exploration less than complete.
  void missed() { Complete = false; }
  /// All paths of \p Function that could be explored were.
  void endFunction(const clang::Decl &Function, bool Exhausted);
  /// Why the file could not be written, or "".
  llvm::StringRef problem() const { return Problem; }

private:
  bool asksAtAnyOf(llvm::ArrayRef<std::string> Chain) const;
  void add(llvm::json::Object Line);
  void write();

  std::string File, Problem;
  Questions Asked;
  bool Complete = true;
  std::string Lines; ///< Not written yet.
  llvm::StringSet<> Known;
};

} // namespace holdwait::path

#endif // HOLDWAIT_CHECKERS_PATH_ORDERLOG_H
