//===-- report/Source.cpp - Lines of source files -------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Source.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"

using namespace holdwait::report;

SourceCache::SourceCache(std::string Root, llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> FS)
    : Root(std::move(Root)), FS(std::move(FS)) {}

std::unique_ptr<llvm::MemoryBuffer> SourceCache::readRegular(llvm::StringRef Path) const {
  llvm::ErrorOr<llvm::vfs::Status> Status = FS->status(Path);
  if (!Status || !Status->isRegularFile() || Status->getSize() > MaxFileSize)
    return nullptr;
  auto Buffer = FS->getBufferForFile(Path, /*FileSize=*/-1, /*RequiresNullTerminator=*/false);
  return Buffer ? std::move(*Buffer) : nullptr;
}

std::unique_ptr<llvm::MemoryBuffer> SourceCache::read(llvm::StringRef Name) const {
  if (Name.empty())
    return nullptr;
  if (!Root.empty() && llvm::sys::path::is_relative(Name)) {
    llvm::SmallString<256> Below(Root);
    llvm::sys::path::append(Below, Name);
    if (auto Buffer = readRegular(Below))
      return Buffer;
  }
  return readRegular(Name);
}

const SourceCache::Entry &SourceCache::entry(llvm::StringRef Name) {
  auto [It, New] = Files.try_emplace(Name);
  Entry &E = It->second;
  if (!New)
    return E;
  E.Text = read(Name);
  if (!E.Text)
    return E;
  llvm::StringRef Text = E.Text->getBuffer();
  E.LineStarts.push_back(0);
  for (size_t End = Text.find('\n'); End != llvm::StringRef::npos; End = Text.find('\n', End + 1))
    E.LineStarts.push_back(End + 1);
  return E;
}

std::optional<llvm::StringRef> SourceCache::line(llvm::StringRef Name, unsigned Number) {
  const Entry &E = entry(Name);
  if (!E.Text || Number == 0 || Number > E.LineStarts.size())
    return std::nullopt;
  llvm::StringRef Rest = E.Text->getBuffer().drop_front(E.LineStarts[Number - 1]);
  if (Rest.empty())
    return std::nullopt; // Behind the last end of line, or past what became of the file.
  return Rest.take_until([](char C) { return C == '\n'; }).rtrim('\r');
}
