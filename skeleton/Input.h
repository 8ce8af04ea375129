//===-- skeleton/Input.h - Finding units in files ---------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Reads the units of whatever a build leaves behind.
///
/// Known by their content, whatever their names:
///   - `.hw` files: frames (Container.h);
///   - text skeletons: they start with "holdwait text" (Text.h);
///   - ELF object files and shared libraries with a `.holdwait` section;
///   - LLVM bitcode, which `-flto` writes into object files (Bitcode.h);
///   - archives of these, thin ones too.
/// Of a folder, the files below it named *.hw, *.hwt, *.o, *.bc, *.a or *.so are read,
/// in the order of their paths; folders that are symbolic links are not entered, and
/// a *.so without a summary is no problem there.
///
/// What it does not do: link units, or decide how bad a problem is.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SKELETON_INPUT_H
#define HOLDWAIT_SKELETON_INPUT_H

#include "skeleton/Skeleton.h"

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBufferRef.h"

namespace holdwait::skeleton {

/// "x.o: has no .holdwait section: …": nothing is wrong with the object file, but
/// it was compiled without the plugin. A caller may want to know it from damage.
class NoSummary : public llvm::ErrorInfo<NoSummary> {
public:
  static char ID;
  explicit NoSummary(llvm::StringRef Name) : Name(Name) {}

  void log(llvm::raw_ostream &OS) const override;
  std::error_code convertToErrorCode() const override { return llvm::inconvertibleErrorCode(); }

private:
  std::string Name;
};

/// Takes a unit and what a person calls the place it was in: "x.o",
/// "libx.a(x.o)", or "x.so, unit 2" where there are several.
using TakeUnit = llvm::function_ref<void(Unit U, llvm::StringRef Member)>;

/// Takes one line about something that could not be read. Reading goes on.
using TakeProblem = llvm::function_ref<void(llvm::Error E)>;

/// Calls \p Take with each unit of the file or folder \p Path and \p Problem
/// with each part of it that gives none. Fails when \p Path itself cannot be
/// opened, or cannot be read as any of the kinds above.
llvm::Error readInput(llvm::StringRef Path, TakeUnit Take, TakeProblem Problem);

/// As readInput, of a file in memory, called what the buffer is called.
llvm::Error readBuffer(llvm::MemoryBufferRef Buffer, TakeUnit Take, TakeProblem Problem);

} // namespace holdwait::skeleton

#endif // HOLDWAIT_SKELETON_INPUT_H
