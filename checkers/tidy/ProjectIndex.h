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
/// reads, such as what `holdwait link -o` and `holdwait scan --index` write. Read
/// once in a process, however many sources are checked. No Clang here.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_TIDY_PROJECTINDEX_H
#define HOLDWAIT_CHECKERS_TIDY_PROJECTINDEX_H

#include "skeleton/Skeleton.h"

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"

#include <optional>
#include <string>

namespace holdwait::tidy {

/// The file called \p Name: a relative name is looked for in the folder of
/// \p Source and those around it, then in the current one. "" when there is none.
std::string findBeside(llvm::StringRef Name, llvm::StringRef Source);

/// The linked program in \p File, or null when it cannot be read. That is told to
/// \p Problem once in a process, in one line.
const skeleton::Unit *projectIndex(llvm::StringRef File,
                                   llvm::function_ref<void(llvm::StringRef)> Problem);

/// The folder that the names of \p Index are relative to, seen from \p Source: the
/// one around it below which most of them are. "/" when they are absolute.
std::string baseFolder(const skeleton::Unit &Index, llvm::StringRef Source);

} // namespace holdwait::tidy

#endif // HOLDWAIT_CHECKERS_TIDY_PROJECTINDEX_H
