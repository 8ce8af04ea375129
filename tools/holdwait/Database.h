//===-- tools/holdwait/Database.h - Which units, with which flags ---*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Compile databases as they come: `command` and `arguments` forms, relative
/// names, response files, one file several times, flags only GCC knows.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_TOOLS_DATABASE_H
#define HOLDWAIT_TOOLS_DATABASE_H

#include "checkers/models/Catalogue.h"
#include "tools/holdwait/Options.h"

#include <memory>

namespace holdwait::tool {

/// One unit to analyse.
struct CompileJob {
  std::string Directory;
  std::string File;                                ///< As it is shown: absolute.
  std::vector<std::string> Arguments;              ///< For Clang's driver, the program first.
  std::shared_ptr<const models::Catalogue> Models; ///< What is known of libraries there.
};

/// The jobs of a scan, in the order of the database; entries that would parse
/// the same thing twice are there once. Fails with one line when there is no
/// usable database, or a named source is not in it.
llvm::Expected<std::vector<CompileJob>> loadJobs(const Options &O);

} // namespace holdwait::tool

#endif // HOLDWAIT_TOOLS_DATABASE_H
