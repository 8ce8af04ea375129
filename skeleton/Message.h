//===-- skeleton/Message.h - Errors of one line -----------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Errors about input that somebody else made. What they quote (names of members,
/// words of a text) may have anything in it; a message is one line, and nothing
/// that drives a terminal.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SKELETON_MESSAGE_H
#define HOLDWAIT_SKELETON_MESSAGE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Error.h"

#include <string>

namespace holdwait::skeleton {

/// \p Text with its control characters as question marks.
std::string oneLine(llvm::StringRef Text);

/// "\p Name: \p What" in one line.
llvm::Error about(const llvm::Twine &Name, const llvm::Twine &What);
/// "\p Name: \p E" in one line.
llvm::Error about(const llvm::Twine &Name, llvm::Error E);

} // namespace holdwait::skeleton

#endif // HOLDWAIT_SKELETON_MESSAGE_H
