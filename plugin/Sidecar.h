//===-- plugin/Sidecar.h - Summaries in files of their own -----*- C++ -*--===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// For builds whose objects must not change: the summary of each unit as a `.hw`
/// file in one folder.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_PLUGIN_SIDECAR_H
#define HOLDWAIT_PLUGIN_SIDECAR_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace holdwait::plugin {

/// Writes \p Frame to `FOLDER/NAME-HASH.hw`. NAME is that of \p Source; HASH is made of the
/// paths of \p Source and \p Output, since one source is compiled to several objects.
/// The same compile writes the same file again. Makes the folder; whoever reads it
/// meanwhile sees old files or new ones, whole.
llvm::Error writeSidecar(llvm::StringRef Folder, llvm::StringRef Source, llvm::StringRef Output,
                         llvm::StringRef Frame);

} // namespace holdwait::plugin

#endif // HOLDWAIT_PLUGIN_SIDECAR_H
