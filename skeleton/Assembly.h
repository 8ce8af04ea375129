//===-- skeleton/Assembly.h - The section as assembly ----------*- C++ -*--===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The section `.holdwait` as a piece of file-scope assembly, and back.
///
/// That is how the compiler plugin hands the section to code generation: it is in
/// the object however the object is made (integrated assembler or not, through
/// files between the steps), and in bitcode it is the assembly of the module,
/// where Bitcode.h finds it again.
///
/// Looks like this, with lines short enough for every assembler:
///
///   .pushsection .holdwait,"e",%progbits
///   .balign 8
///   .ascii "HOLDWAIT\1\0\0\0…"
///   .popsection
///
/// The flag `e` makes linkers drop the section; without it they keep it.
///
/// Rejected: a variable in that section, made by a module pass. It is denser in
/// bitcode, but no pass runs where the driver splits a compile (-save-temps).
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SKELETON_ASSEMBLY_H
#define HOLDWAIT_SKELETON_ASSEMBLY_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <string>
#include <vector>

namespace holdwait::skeleton {

enum class AtLink { Drop, Keep };

/// The assembly of a section that holds \p Frames (Container.h).
std::string sectionAssembly(llvm::StringRef Frames, AtLink What);

/// The contents of each section that sectionAssembly has put into \p Assembly,
/// among whatever else there is. Fails when one of them was tampered with.
llvm::Expected<std::vector<std::string>> sectionsOfAssembly(llvm::StringRef Assembly);

} // namespace holdwait::skeleton

#endif // HOLDWAIT_SKELETON_ASSEMBLY_H
