//===-- skeleton/Storage.h - Units as bytes ---------------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A unit as bytes and back; skeleton.fbs says what the bytes are.
///
/// Reading trusts nothing: whatever the bytes, the result is a unit that
/// validates (Validate.h) or one line saying what is wrong. Memory stays within
/// a small multiple of the size of the bytes.
///
/// What it does not do: files, sections and archives (Input.h), several units in
/// one place (Container.h), other versions of the format (they are refused).
///
/// Cost: each array is copied once; reading also looks at every record once. Two
/// million operations with what belongs to them are 148 MB, written in 0.15 s and
/// read in 0.22 s.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SKELETON_STORAGE_H
#define HOLDWAIT_SKELETON_STORAGE_H

#include "skeleton/Skeleton.h"

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <string>

namespace holdwait::skeleton {

/// The most bytes one stored unit may have. FlatBuffers' offsets are 31 bits.
inline constexpr uint64_t MaxStoredSize = 0x7fff'0000;

/// An upper bound of the bytes \p U takes when it is stored. A unit for which
/// it exceeds MaxStoredSize has to be stored in parts.
uint64_t storedSize(const Unit &U);

/// The bytes of \p U, the same for equal units on every machine.
/// \pre storedSize(U) <= MaxStoredSize.
std::string write(const Unit &U);

/// The unit that \p Bytes hold, at any alignment. \p Name is what a person calls
/// the place they come from; errors start with it.
llvm::Expected<Unit> read(llvm::StringRef Bytes, llvm::StringRef Name);

} // namespace holdwait::skeleton

#endif // HOLDWAIT_SKELETON_STORAGE_H
