//===-- tools/holdwait/Options.h - The command line ----------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the user asked for. One parser for all subcommands, so that an option
/// means the same everywhere.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_TOOLS_OPTIONS_H
#define HOLDWAIT_TOOLS_OPTIONS_H

#include "report/Finding.h"

#include "llvm/Support/Error.h"

#include <string>
#include <vector>

namespace holdwait::tool {

/// Exit statuses, documented in the README.
enum ExitStatus : int {
  NothingFound = 0,
  FindingsShown = 1,
  WrongUse = 2, ///< Wrong use or input: something asked for could not be done.
};

enum class Command {
  Scan,
  Link,
  Report,
  Gate,
  Order,
  Who,
  Why,
  Explain,
  Verify,
  Dump,
  Help,
  Version
};

struct Options {
  Command What = Command::Help;
  std::vector<std::string> Inputs;
  std::vector<std::string> CompileFlags; ///< After `--`.
  bool HasCompileFlags = false;

  // scan
  std::string BuildPath;                   ///< -p
  unsigned Jobs = 0;                       ///< 0: one per processor.
  std::string BaseDir;                     ///< --base, absolute.
  std::vector<std::string> ExtraArguments; ///< --extra-arg
  std::vector<std::string> Models;         ///< --models
  unsigned UnitLimit = 60;                 ///< --limit of verify, in seconds; 0: none.
  bool NoCache = false; ///< Reserved for the cache of units; nothing is cached yet.

  // link, report, gate, scan
  std::string Output; ///< -o
  std::string Format = "text";
  std::vector<std::pair<std::string, std::string>> Reports; ///< --report: format and file.
  std::string DocsUri; ///< --docs-uri, "" or with a slash at its end.
  report::Confidence Lowest = report::Confidence::Medium;
  bool ExplainSuppressed = false;
  bool ListSilenced = false; ///< --suppressed
  std::string Colour = "auto";
  bool Stats = false;
  std::string StatsFile; ///< --stats=FILE
  bool Inventory = false;
  std::string InventoryFile; ///< --inventory=FILE
  std::string IndexFile;     ///< --index
  bool KeepGoing = false;
  bool Quiet = false;

  // gate
  std::vector<std::string> Baselines; ///< --baseline
  std::string Since;                  ///< --since
  bool NewEdges = false;              ///< --new-edges

  // order
  std::string OrderCheck;     ///< --check
  std::string OrderWrite;     ///< --write
  bool OrderAnnotate = false; ///< --annotate

  // dump
  bool Back = false; ///< --from-text
};

llvm::Expected<Options> parseOptions(int Argc, const char *const *Argv);
void printHelp(llvm::raw_ostream &OS);

} // namespace holdwait::tool

#endif // HOLDWAIT_TOOLS_OPTIONS_H
