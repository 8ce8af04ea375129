//===-- test/unit/skeleton/Samples.h - Units to try things on ---*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Units for tests: one that has everything, and as many random ones as wanted.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_TEST_UNIT_SKELETON_SAMPLES_H
#define HOLDWAIT_TEST_UNIT_SKELETON_SAMPLES_H

#include "skeleton/Skeleton.h"

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <string>

namespace holdwait::skeleton {

/// A text skeleton as `print` prints it, with every kind of everything.
extern const char SampleText[];

/// The unit of SampleText.
Unit sampleUnit();

/// A valid unit; the same for the same seed on every machine.
Unit randomUnit(uint32_t Seed);

std::string printed(const Unit &U);

/// The unit of a text that has to be right.
Unit parsed(llvm::StringRef Text);

/// An ELF file of type \p Type with a section \p Section that has \p Contents.
std::string elfFile(llvm::StringRef Contents, llvm::StringRef Section = ".holdwait",
                    llvm::StringRef Type = "ET_REL");

/// The message of an error that has to be there, or "success".
std::string message(llvm::Error E);
template <typename T> std::string message(llvm::Expected<T> E) { return message(E.takeError()); }

} // namespace holdwait::skeleton

#endif // HOLDWAIT_TEST_UNIT_SKELETON_SAMPLES_H
