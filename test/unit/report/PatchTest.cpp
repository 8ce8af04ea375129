//===-- test/unit/report/PatchTest.cpp - Changed lines as a patch ---------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Patch.h"

#include "llvm/Support/VirtualFileSystem.h"
#include "llvm/Support/raw_ostream.h"

#include "gtest/gtest.h"

using namespace holdwait::report;

namespace {

/// The patch of a file whose lines are their numbers.
std::string patchOf(unsigned Lines, const ChangedLines &Changed) {
  auto FS = llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
  std::string Text;
  for (unsigned I = 1; I <= Lines; ++I)
    Text += std::to_string(I) + "\n";
  FS->addFile("/a.h", 0, llvm::MemoryBuffer::getMemBufferCopy(Text));
  SourceCache Sources("", FS);
  std::string Patch;
  llvm::raw_string_ostream OS(Patch);
  writePatch("/a.h", "src/a.h", Changed, Sources, OS);
  return Patch;
}

TEST(Patch, ALineWithItsSurroundings) {
  EXPECT_EQ(patchOf(9, {{5, "five"}}), "--- a/src/a.h\n+++ b/src/a.h\n@@ -2,7 +2,7 @@\n"
                                       " 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST(Patch, AtTheEndsOfTheFile) {
  EXPECT_EQ(patchOf(3, {{1, "one"}, {2, "two"}}),
            "--- a/src/a.h\n+++ b/src/a.h\n@@ -1,3 +1,3 @@\n-1\n-2\n+one\n+two\n 3\n");
}

TEST(Patch, NearChangesAreOneHunk) {
  const auto Hunks = [](const std::string &Patch) { return llvm::StringRef(Patch).count("@@ -"); };
  EXPECT_EQ(Hunks(patchOf(40, {{10, "x"}, {17, "y"}})), 1u);
  EXPECT_EQ(Hunks(patchOf(40, {{10, "x"}, {18, "y"}})), 2u);
}

} // namespace
