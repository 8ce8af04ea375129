//===-- tools/holdwait/Main.cpp - The holdwait command --------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/holdwait/Pipeline.h"

#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/raw_ostream.h"

using namespace holdwait::tool;

int main(int Argc, const char **Argv) {
  llvm::InitLLVM Init(Argc, Argv);
  auto Parsed = parseOptions(Argc, Argv);
  if (!Parsed) {
    complain(Parsed.takeError());
    return WrongUse;
  }
  switch (Parsed->What) {
  case Command::Scan:
    return runScan(*Parsed);
  case Command::Link:
    return runLink(*Parsed);
  case Command::Report:
    return runReport(*Parsed);
  case Command::Gate:
    return runGate(*Parsed);
  case Command::Order:
    return runOrder(*Parsed);
  case Command::Who:
    return runWho(*Parsed);
  case Command::Why:
    return runWhy(*Parsed);
  case Command::Explain:
    return runExplain(*Parsed);
  case Command::Verify:
    return runVerify(*Parsed);
  case Command::Dump:
    return runDump(*Parsed);
  case Command::Help:
    printHelp(llvm::outs());
    return NothingFound;
  case Command::Version:
    llvm::outs() << "holdwait " HOLDWAIT_VERSION "\n";
    return NothingFound;
  }
  return WrongUse;
}
