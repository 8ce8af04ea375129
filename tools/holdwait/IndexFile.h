//===-- tools/holdwait/IndexFile.h - Writing a project's index --*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The linked program in a file, with what of it has to do with what
/// (solver/Neighbours.h), and what was found in it (report/Stored.h) if it was solved. What goes
/// into it is taken as a run comes by: the units, the program, its report. Nothing is taken when no
/// file is asked for.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_TOOLS_HOLDWAIT_INDEXFILE_H
#define HOLDWAIT_TOOLS_HOLDWAIT_INDEXFILE_H

#include "report/Finding.h"
#include "skeleton/Digest.h"
#include "solver/Link.h"

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <string>
#include <vector>

namespace holdwait::tool {

class IndexFile {
public:
  /// \p Name is the file; "": none is asked for.
  explicit IndexFile(llvm::StringRef Name) : Name(Name) {}

  /// Before they are linked, for who asks later whether a source still says the same.
  void take(const solver::Linker &Units);
  /// Fails if it is too large for a file.
  llvm::Error take(const skeleton::Unit &Linked);
  void take(const report::Report &R);

  /// Puts the file there.
  llvm::Error write() const;

private:
  const std::string Name;
  std::vector<skeleton::UnitDigest> Sources;
  std::string Bytes;
};

} // namespace holdwait::tool

#endif // HOLDWAIT_TOOLS_HOLDWAIT_INDEXFILE_H
