//===-- plugin/Sidecar.cpp - Summaries in files of their own --------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "plugin/Sidecar.h"

#include "skeleton/Output.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"

using namespace holdwait::plugin;

static llvm::SmallString<256> absolute(llvm::StringRef Name) {
  llvm::SmallString<256> Path(Name);
  llvm::sys::fs::make_absolute(Path);
  llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  return Path;
}

/// Whether the driver has named the file, as it does where it compiles and links
/// in one go: another name every time.
static bool isTemporary(llvm::StringRef Path) {
  llvm::SmallString<256> Folder;
  llvm::sys::path::system_temp_directory(/*ErasedOnReboot=*/true, Folder);
  return llvm::sys::path::parent_path(Path) == Folder;
}

llvm::Error holdwait::plugin::writeSidecar(llvm::StringRef Folder, llvm::StringRef Source,
                                           llvm::StringRef Output, llvm::StringRef Frame) {
  llvm::SmallString<256> Key = absolute(Source);
  if (const auto Path = absolute(Output); !isTemporary(Path))
    (Key += '\0') += Path;
  const std::string Hash = llvm::utohexstr(llvm::xxh3_64bits(Key.str()), /*LowerCase=*/true, 16);
  llvm::SmallString<256> File(Folder);
  llvm::sys::path::append(File, llvm::sys::path::filename(Source) + "-" + Hash + ".hw");
  if (std::error_code EC = llvm::sys::fs::create_directories(Folder))
    return llvm::createStringError(Folder + ": cannot make it: " + EC.message());
  return skeleton::writeFileAtomically(File, Frame);
}
