//===-- test/unit/report/SourceTest.cpp - Lines of source files -----------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Source.h"

#include "gtest/gtest.h"

using namespace holdwait::report;

namespace {

/// Counts how often a file is asked for.
class CountingFS : public llvm::vfs::ProxyFileSystem {
public:
  using ProxyFileSystem::ProxyFileSystem;
  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>> openFileForRead(const llvm::Twine &P) override {
    ++Opened;
    return ProxyFileSystem::openFileForRead(P);
  }
  unsigned Opened = 0;
};

llvm::IntrusiveRefCntPtr<CountingFS> filesWith(llvm::StringRef Name, llvm::StringRef Text) {
  auto FS = llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
  FS->addFile(Name, 0, llvm::MemoryBuffer::getMemBufferCopy(Text));
  return llvm::makeIntrusiveRefCnt<CountingFS>(FS);
}

TEST(Source, LinesAreCountedFromOne) {
  SourceCache S("", filesWith("/a.cpp", "one\ntwo\r\n\nfour"));
  EXPECT_EQ(S.line("/a.cpp", 0), std::nullopt);
  EXPECT_EQ(S.line("/a.cpp", 1), "one");
  EXPECT_EQ(S.line("/a.cpp", 2), "two");
  EXPECT_EQ(S.line("/a.cpp", 3), "");
  EXPECT_EQ(S.line("/a.cpp", 4), "four");
  EXPECT_EQ(S.line("/a.cpp", 5), std::nullopt);
}

TEST(Source, NothingFollowsTheLastEndOfLine) {
  SourceCache S("", filesWith("/a.cpp", "one\n"));
  EXPECT_EQ(S.line("/a.cpp", 2), std::nullopt);
}

TEST(Source, EmptyFileHasNoLines) {
  SourceCache S("", filesWith("/a.cpp", ""));
  EXPECT_EQ(S.line("/a.cpp", 1), std::nullopt);
}

TEST(Source, EachFileIsReadOnce) {
  auto FS = filesWith("/a.cpp", "one\ntwo");
  SourceCache S("", FS);
  EXPECT_EQ(S.line("/a.cpp", 1), "one");
  EXPECT_EQ(S.line("/a.cpp", 2), "two");
  EXPECT_EQ(FS->Opened, 1u);
}

TEST(Source, MissingFileHasNoLines) {
  SourceCache S("", filesWith("/a.cpp", "one"));
  EXPECT_EQ(S.line("/b.cpp", 1), std::nullopt);
  EXPECT_EQ(S.line("", 1), std::nullopt);
}

TEST(Source, RelativeNamesAreBelowTheRoot) {
  SourceCache S("/project", filesWith("/project/src/a.cpp", "one"));
  EXPECT_EQ(S.line("src/a.cpp", 1), "one");
}

TEST(Source, FoldersAndDevicesAreNotRead) {
  SourceCache S;
  EXPECT_EQ(S.line("/", 1), std::nullopt);
  EXPECT_EQ(S.line("/dev/zero", 1), std::nullopt);
}

} // namespace
