//===-- skeleton/Output.h - Writing files -----------------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Files that are there whole or not at all.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SKELETON_OUTPUT_H
#define HOLDWAIT_SKELETON_OUTPUT_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace holdwait::skeleton {

/// Writes \p Bytes to a temporary file beside \p Path and renames it to \p Path.
/// "-" is the standard output. Errors start with the path.
llvm::Error writeFileAtomically(llvm::StringRef Path, llvm::StringRef Bytes);

} // namespace holdwait::skeleton

#endif // HOLDWAIT_SKELETON_OUTPUT_H
