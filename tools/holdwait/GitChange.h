//===-- tools/holdwait/GitChange.h - A change, from git ---------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Asks git what the work tree has changed since a revision. Only what is
/// below the current folder; files that git does not track are not seen.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_TOOLS_GITCHANGE_H
#define HOLDWAIT_TOOLS_GITCHANGE_H

#include "report/Change.h"

#include "llvm/Support/Error.h"

namespace holdwait::tool {

/// The change since \p Revision. Fails where there is no git, no repository, or
/// no such revision, with what git says.
llvm::Expected<report::Change> changeSince(llvm::StringRef Revision);

} // namespace holdwait::tool

#endif // HOLDWAIT_TOOLS_GITCHANGE_H
