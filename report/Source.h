//===-- report/Source.h - Lines of source files -----------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Answers "what does line 12 of this file say?" for files that may be gone,
/// changed, or not be source files at all. Each file is looked at once.
///
/// Names come from summaries, perhaps of another machine: only regular files of
/// moderate size are read, so a summary that names a device or a pipe cannot
/// stall a report. Not for use by several threads at once.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_REPORT_SOURCE_H
#define HOLDWAIT_REPORT_SOURCE_H

#include "llvm/ADT/IntrusiveRefCntPtr.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/VirtualFileSystem.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace holdwait::report {

class SourceCache {
public:
  /// Larger files are taken as unreadable, in bytes.
  static constexpr uint64_t MaxFileSize = uint64_t(64) << 20;

  /// Relative names are looked up below \p Root first, then as they are.
  explicit SourceCache(std::string Root = "", llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> FS =
                                                  llvm::vfs::getRealFileSystem());

  /// Line \p Number (from 1) of \p Name without its end of line, valid as long
  /// as the cache; nothing when the file has no such line or cannot be read.
  std::optional<llvm::StringRef> line(llvm::StringRef Name, unsigned Number);

private:
  struct Entry {
    std::unique_ptr<llvm::MemoryBuffer> Text; ///< Null: cannot be read.
    std::vector<size_t> LineStarts;
  };

  std::unique_ptr<llvm::MemoryBuffer> read(llvm::StringRef Name) const;
  std::unique_ptr<llvm::MemoryBuffer> readRegular(llvm::StringRef Path) const;
  const Entry &entry(llvm::StringRef Name);

  std::string Root;
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> FS;
  llvm::StringMap<Entry> Files;
};

} // namespace holdwait::report

#endif // HOLDWAIT_REPORT_SOURCE_H
