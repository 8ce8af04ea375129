//===-- tools/holdwait/Explore.h - Units under the Static Analyzer -*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Has the Static Analyzer explore functions of units with holdwait.Order, several
/// units at a time, each in a process of its own that may not take more of the
/// processor than it is given.
///
/// Not answered here: what the logs mean (PathEvidence.h).
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_TOOLS_EXPLORE_H
#define HOLDWAIT_TOOLS_EXPLORE_H

#include "tools/holdwait/Database.h"

#include "llvm/ADT/STLFunctionalExtras.h"

#include <set>

namespace holdwait::tool {

struct Exploration {
  const CompileJob *Job = nullptr;
  std::set<std::string> Functions; ///< Qualified names.
  bool InHeaders = false;          ///< Some of them are defined in headers.
};

enum class Ending : uint8_t {
  Done,
  Limit, ///< What it wrote is of the functions that were done by then.
  Failed,
};

class Explorer {
public:
  explicit Explorer(const Options &O) : O(O) {}
  ~Explorer();

  /// Makes the folder for the files of a run. Fails also when the plugin is missing.
  llvm::Error prepare();
  /// What is known of functions that units only declare: model rows, as a file's text, and
  /// lines for checkers/path/Questions.h.
  llvm::Error setKnown(llvm::StringRef Rows, std::string Lines);

  using Told = llvm::function_ref<void(const Exploration &, Ending, llvm::StringRef Log)>;
  /// Each is told to \p Ended, with the log it left, in whatever order they end; places
  /// are `file:line`, as in checkers/path/Questions.h.
  void run(llvm::ArrayRef<Exploration> Units, const std::set<std::string> &Places, Told Ended);

private:
  class Round;
  std::string fileFor(llvm::StringRef What, size_t Unit) const;
  std::vector<std::string> command(const Exploration &E, size_t Unit) const;
  std::string questionsText(const Exploration &E, const std::set<std::string> &Places) const;
  [[noreturn]] void work(const Exploration &E, size_t Unit) const;

  const Options &O;
  std::string Plugin, Folder, Models, KnownLines;
};

} // namespace holdwait::tool

#endif // HOLDWAIT_TOOLS_EXPLORE_H
