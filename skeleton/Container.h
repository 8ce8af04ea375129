//===-- skeleton/Container.h - Units one after the other --------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a `.hw` file and a `.holdwait` section hold: any number of payloads,
/// each in a frame: stored units (Storage.h), and in the index of a project, after
/// the program, which of its functions have to do with each other
/// (solver/Neighbours.h) and what was found in it (report/Stored.h).
///
/// Linkers concatenate sections of one name, with zero padding between them, so
/// the section of `ld -r` output or of a shared library holds the frames of all
/// its inputs. A `.hw` file is the same bytes in a file of its own, so `cat`
/// joins them.
///
/// A frame, little-endian:
///
///   offset  size
///        0     8  "HOLDWAIT"
///        8     4  version of the frame, FrameVersion
///       12     4  flags, 0
///       16     8  size of the payload
///       24        the payload, padded with zeros to a multiple of 8
///
/// What it does not answer: whether a payload is a unit. The version of the
/// payload is its own.
///
/// Rejected: relying on the size that FlatBuffers can put before a buffer: it
/// has no magic, so that padding, a cut file and a foreign section look alike.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SKELETON_CONTAINER_H
#define HOLDWAIT_SKELETON_CONTAINER_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <cstdint>
#include <string>

namespace holdwait::skeleton {

inline constexpr llvm::StringLiteral FrameMagic = "HOLDWAIT";
inline constexpr uint32_t FrameVersion = 1;
inline constexpr uint64_t FrameHeaderSize = 24;
/// What a payload starts with that is no unit. Whoever wants units passes it over.
inline constexpr llvm::StringLiteral BesidesMagic = "holdwait ";
inline constexpr llvm::StringLiteral FindingsMagic = "holdwait findings ";
inline constexpr uint64_t FrameAlignment = 8;

/// The section of an object file that holds frames.
inline constexpr llvm::StringLiteral SectionName = ".holdwait";

/// \p Payload in a frame. The result's size is a multiple of FrameAlignment.
std::string frame(llvm::StringRef Payload);

/// Calls \p Take with each payload of \p Container, in order, until there are no
/// more or \p Take fails. Zeros before, between and after frames are skipped; a
/// container without frames is fine. Errors say the offset they are at; what
/// comes before a bad frame has been taken by then.
llvm::Error forEachPayload(llvm::StringRef Container,
                           llvm::function_ref<llvm::Error(llvm::StringRef Payload)> Take);

} // namespace holdwait::skeleton

#endif // HOLDWAIT_SKELETON_CONTAINER_H
