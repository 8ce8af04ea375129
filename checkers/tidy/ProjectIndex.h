//===-- checkers/tidy/ProjectIndex.h - The rest of the project --*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the project said when it was indexed: any file that `holdwait report`
/// reads, such as what `holdwait link -o` and `holdwait scan --index` write. The
/// latter has what was found as well, so that the program need not be read for a
/// file that says what it said. Read once in a process, however many sources are
/// checked. No Clang here.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_TIDY_PROJECTINDEX_H
#define HOLDWAIT_CHECKERS_TIDY_PROJECTINDEX_H

#include "report/Stored.h"
#include "skeleton/Digest.h"
#include "skeleton/Skeleton.h"
#include "skeleton/StoredUnit.h"
#include "solver/Neighbours.h"

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/MemoryBuffer.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace holdwait::tidy {

/// The file called \p Name: a relative name is looked for in the folder of
/// \p Source and those around it, then in the current one. "" when there is none.
std::string findBeside(llvm::StringRef Name, llvm::StringRef Source);

/// The index of a project, read as far as it is asked for. Problems are told in one
/// line, once in a process.
class ProjectIndex {
public:
  using TakeProblem = llvm::function_ref<void(llvm::StringRef)>;

  /// The one of \p File, or null when it cannot be read.
  static ProjectIndex *of(const std::string &File, TakeProblem Problem);

  /// The folder that names in the index are relative to, seen from \p Source: the
  /// one around it below which most of them are. "/" when they are absolute.
  std::string baseFolder(llvm::StringRef Source) const;

  /// What was found when the index was made, if the source still says what it said
  /// then (report/Stored.h). Reads what is about the source.
  std::optional<std::vector<report::Finding>> known(const skeleton::UnitDigest &Now,
                                                    TakeProblem Problem);

  /// What of the linked program has to do with \p Fresh, at most \p Most functions of it
  /// (solver/Neighbours.h); all of it from an index that does not know. None when it cannot be
  /// read. \p IsAll: whether there is no more.
  std::optional<skeleton::Unit> programAround(const skeleton::Unit &Fresh, size_t Most, bool &IsAll,
                                              TakeProblem Problem);

private:
  bool open(TakeProblem Problem);
  void findStored();
  std::optional<skeleton::Unit> partAround(const skeleton::Unit &Fresh, size_t Most, bool &IsAll);
  /// Null when it cannot be read. Read whole, once.
  const skeleton::Unit *program(TakeProblem Problem);

  std::string File;
  std::unique_ptr<llvm::MemoryBuffer> Buffer;
  std::optional<report::StoredFindings> Stored;
  std::optional<skeleton::StoredUnit> Whole; ///< With Around.
  std::optional<solver::Neighbours> Around;
  std::unique_ptr<const skeleton::Unit> Program;
  bool ProgramRead = false;
};

} // namespace holdwait::tidy

#endif // HOLDWAIT_CHECKERS_TIDY_PROJECTINDEX_H
