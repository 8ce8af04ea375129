//===-- tools/holdwait/Pipeline.h - From units to the report --------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What every command does once it has units: link, solve, write.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_TOOLS_PIPELINE_H
#define HOLDWAIT_TOOLS_PIPELINE_H

#include "report/Finding.h"
#include "solver/Link.h"
#include "solver/LockWrappers.h"
#include "tools/holdwait/Options.h"

#include <map>

namespace holdwait::tool {

/// Prints one line "holdwait: …" on standard error. What comes from the user's
/// files, names above all, cannot steer the terminal.
void tell(const llvm::Twine &Line);

/// Prints one line "holdwait: …" for each part of the error.
void complain(llvm::Error E);

/// Reads all inputs of the command line into \p Into; returns how many could not be read.
size_t readInputs(const Options &O, solver::Linker &Into);

/// Tells why no unit could be read of the command's inputs.
void tellNothingRead(const Options &O, size_t Problems);

/// Links and solves; \p Stats are the figures of the steps before. Who asks for them gets the
/// functions that lock for their callers.
llvm::Expected<report::Report> analyse(solver::Linker &Units, const Options &O,
                                       std::map<std::string, double> Stats,
                                       std::vector<solver::LockWrapper> *Wrappers = nullptr);

/// Takes out what comments and the configuration silence.
llvm::Error silence(report::Report &R, const Options &O);

/// Writes everything that the options ask for; the exit status is that of findings.
int writeReport(const report::Report &R, const Options &O);

std::string workingFolder();

/// Both of the above.
int reportOn(solver::Linker &Units, const Options &O, std::map<std::string, double> Stats);

int runLink(const Options &O);
int runReport(const Options &O);
int runGate(const Options &O);
int runOrder(const Options &O);
int runWho(const Options &O);
int runWhy(const Options &O);
int runExplain(const Options &O);
int runDump(const Options &O);
int runVerify(const Options &O);
int runScan(const Options &O);

} // namespace holdwait::tool

#endif // HOLDWAIT_TOOLS_PIPELINE_H
