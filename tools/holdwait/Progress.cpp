//===-- tools/holdwait/Progress.cpp - How far it is ------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/holdwait/Progress.h"

#include "report/Printable.h"

#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

using namespace holdwait;
using namespace holdwait::tool;

Progress::Progress(size_t Total, bool Quiet)
    : Total(Total), Enabled(!Quiet && llvm::sys::Process::StandardErrIsDisplayed()) {}

void Progress::show(size_t Done, size_t Partial, size_t Failed, const std::string &Current) {
  if (!Enabled)
    return;
  const double Spent =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - Start).count();
  std::string Left;
  if (Done > 0) {
    const auto Seconds = static_cast<unsigned>(Spent / Done * (Total - Done));
    Left =
        llvm::formatv(", {0}:{1}{2} left", Seconds / 60, Seconds % 60 < 10 ? "0" : "", Seconds % 60)
            .str();
  }
  llvm::errs() << "\r\x1b[K[" << Done << "/" << Total << "] " << Partial << " partial, " << Failed
               << " failed" << Left << "  "
               << report::printable(llvm::sys::path::filename(Current));
  llvm::errs().flush();
  Shown = true;
}

void Progress::clear() {
  if (Shown)
    llvm::errs() << "\r\x1b[K";
  Shown = false;
}
