//===-- skeleton/Bitcode.h - Sections in bitcode ---------------*- C++ -*--===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Finds the sections `.holdwait` of LLVM bitcode, which is what `-flto` writes
/// into object files: they are in the assembly of its modules (Assembly.h).
///
/// Only the stream of records is read, and of it only the module's own: whatever
/// LLVM made the bitcode, and without building a module of it. A file may hold
/// several modules (-fsplit-lto-unit, llvm-cat).
///
/// What it does not do: link-time optimisation; what the linker makes of bitcode
/// has the section again.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SKELETON_BITCODE_H
#define HOLDWAIT_SKELETON_BITCODE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <string>
#include <vector>

namespace holdwait::skeleton {

/// The contents of every section `.holdwait` in \p Bitcode, in order.
llvm::Expected<std::vector<std::string>> sectionsOfBitcode(llvm::StringRef Bitcode);

} // namespace holdwait::skeleton

#endif // HOLDWAIT_SKELETON_BITCODE_H
