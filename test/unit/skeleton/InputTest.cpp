//===-- test/unit/skeleton/InputTest.cpp - Finding units in files ---------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Samples.h"

#include "skeleton/Container.h"
#include "skeleton/Input.h"
#include "skeleton/Output.h"
#include "skeleton/Storage.h"
#include "skeleton/Text.h"

#include "llvm/Object/ArchiveWriter.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

#include "gtest/gtest.h"

using namespace holdwait::skeleton;

namespace {

/// What an input gave: "NAME: first source" for units, messages for problems,
/// with the test's folder taken off.
struct Given {
  std::vector<std::string> Units, Problems;
  std::string Error;
};

using Lines = std::vector<std::string>;

/// A unit known by the name of its source.
std::string unitBytes(llvm::StringRef Source) {
  return write(parsed(("holdwait text 2\nsource \"" + Source + "\"\n").str()));
}

class InputTest : public ::testing::Test {
protected:
  void SetUp() override {
    ASSERT_FALSE(llvm::sys::fs::createUniqueDirectory("holdwait-input", Folder));
  }
  void TearDown() override { llvm::sys::fs::remove_directories(Folder); }

  std::string path(llvm::StringRef Name) const { return (Folder + "/" + Name).str(); }

  void put(llvm::StringRef Name, llvm::StringRef Bytes) {
    llvm::sys::fs::create_directories(llvm::sys::path::parent_path(path(Name)));
    EXPECT_EQ(message(writeFileAtomically(path(Name), Bytes)), "success");
  }

  void putArchive(llvm::StringRef Name, llvm::ArrayRef<const char *> Members, bool Thin) {
    std::vector<llvm::NewArchiveMember> List;
    for (const char *Member : Members)
      List.push_back(
          llvm::cantFail(llvm::NewArchiveMember::getFile(path(Member), /*Deterministic=*/true)));
    EXPECT_EQ(message(llvm::writeArchive(path(Name), List, llvm::SymtabWritingMode::NormalSymtab,
                                         llvm::object::Archive::K_GNU, true, Thin)),
              "success");
  }

  std::string shortened(std::string Text) const {
    for (size_t At; (At = Text.find(Folder.str().str())) != std::string::npos;)
      Text.erase(At, Folder.size() + 1);
    return Text;
  }

  Given get(llvm::StringRef Name) const {
    Given G;
    llvm::Error E = readInput(
        Name.empty() ? Folder.str().str() : path(Name),
        [&](Unit U, llvm::StringRef Member) {
          G.Units.push_back(shortened(Member.str()) + ": " + U.Strings[U.Sources[0].Name]);
        },
        [&](llvm::Error P) { G.Problems.push_back(shortened(message(std::move(P)))); });
    G.Error = shortened(message(std::move(E)));
    return G;
  }

  void expect(llvm::StringRef Name, const Lines &Units, const Lines &Problems = {},
              llvm::StringRef Error = "success") const {
    const Given G = get(Name);
    EXPECT_EQ(G.Units, Units);
    EXPECT_EQ(G.Problems, Problems);
    EXPECT_EQ(G.Error, Error.str());
  }

  llvm::SmallString<128> Folder;
};

//===----------------------------------------------------------------------===//
// .hw files and text
//===----------------------------------------------------------------------===//

TEST_F(InputTest, HwFile) {
  put("x.hw", frame(unitBytes("a.cpp")));
  expect("x.hw", {"x.hw: a.cpp"});
}

TEST_F(InputTest, HwFileOfSeveralUnits) {
  put("x.hw", frame(unitBytes("a.cpp")) + frame(unitBytes("b.cpp")));
  expect("x.hw", {"x.hw: a.cpp", "x.hw, unit 2: b.cpp"});
}

TEST_F(InputTest, BadUnitDoesNotHideTheNext) {
  put("x.hw", frame("garbage") + frame(unitBytes("b.cpp")));
  expect("x.hw", {"x.hw, unit 2: b.cpp"},
         {"reading summary of x.hw: not a stored unit, or a damaged one"});
}

TEST_F(InputTest, CutHwFileGivesWhatItHas) {
  const std::string First = frame(unitBytes("a.cpp"));
  put("x.hw", First + frame(unitBytes("b.cpp")).substr(0, 30));
  const Given G = get("x.hw");
  EXPECT_EQ(G.Units, Lines{"x.hw: a.cpp"});
  ASSERT_EQ(G.Problems.size(), 1u);
  EXPECT_EQ(G.Problems[0].find("reading summary of x.hw: offset " + std::to_string(First.size()) +
                               ": a payload of "),
            0u);
}

TEST_F(InputTest, NameDoesNotMatter) {
  put("summary", frame(unitBytes("a.cpp")));
  expect("summary", {"summary: a.cpp"});
}

TEST_F(InputTest, TextSkeleton) {
  put("x.hwt", "holdwait text 2\nsource \"a.cpp\"\n");
  expect("x.hwt", {"x.hwt: a.cpp"});
}

TEST_F(InputTest, BadTextSkeletonIsAProblem) {
  put("x.hwt", "holdwait text 2\nsource\n");
  expect("x.hwt", {}, {"x.hwt:2:7: expected the name of a source file, found the end of the line"});
}

TEST_F(InputTest, CutContainerAtEveryByte) {
  const std::string Whole = frame(write(sampleUnit()));
  for (size_t Size = 0; Size < Whole.size(); ++Size) {
    const std::vector<char> Cut(Whole.begin(), Whole.begin() + Size);
    unsigned Units = 0, Problems = 0;
    llvm::Error E = readBuffer(
        {llvm::StringRef(Cut.data(), Cut.size()), "cut"}, [&](Unit, llvm::StringRef) { ++Units; },
        [&](llvm::Error P) {
          ++Problems;
          llvm::consumeError(std::move(P));
        });
    EXPECT_EQ(Units, 0u);
    EXPECT_EQ(Problems + bool(E), 1u) << Size;
    llvm::consumeError(std::move(E));
  }
}

//===----------------------------------------------------------------------===//
// Object files and archives
//===----------------------------------------------------------------------===//

TEST_F(InputTest, ObjectFile) {
  put("x.o", elfFile(frame(unitBytes("a.cpp"))));
  expect("x.o", {"x.o: a.cpp"});
}

TEST_F(InputTest, SharedLibraryWithPaddingBetweenUnits) {
  const std::string Zeros(40, '\0');
  put("x.so", elfFile(frame(unitBytes("a.cpp")) + Zeros + frame(unitBytes("b.cpp")) + Zeros,
                      ".holdwait", "ET_DYN"));
  expect("x.so", {"x.so: a.cpp", "x.so, unit 2: b.cpp"});
}

TEST_F(InputTest, ObjectWithoutSection) {
  put("x.o", elfFile("x", ".other"));
  expect("x.o", {}, {"x.o: has no .holdwait section: it was compiled without the plugin"});
}

TEST_F(InputTest, ObjectWithoutSectionIsKnownFromDamage) {
  unsigned Missing = 0, Others = 0;
  for (const std::string &Bytes : {elfFile("x", ".other"), elfFile("x")})
    llvm::cantFail(readBuffer(
        {Bytes, "x.o"}, [](Unit, llvm::StringRef) {},
        [&](llvm::Error P) {
          ++(P.isA<NoSummary>() ? Missing : Others);
          llvm::consumeError(std::move(P));
        }));
  EXPECT_EQ(Missing, 1u);
  EXPECT_EQ(Others, 1u);
}

TEST_F(InputTest, ObjectWithEmptySection) {
  put("x.o", elfFile(""));
  expect("x.o", {}, {"x.o: holds no unit"});
}

TEST_F(InputTest, ObjectWithForeignSection) {
  put("x.o", elfFile("something else"));
  expect("x.o", {}, {"reading summary of x.o: offset 0: no HOLDWAIT frame"});
}

TEST_F(InputTest, CutObjectAtEveryByte) {
  const std::string Whole = elfFile(frame(unitBytes("a.cpp")));
  for (size_t Size = 0; Size < Whole.size(); ++Size) {
    const std::vector<char> Cut(Whole.begin(), Whole.begin() + Size);
    llvm::consumeError(readBuffer(
        {llvm::StringRef(Cut.data(), Cut.size()), "cut"}, [](Unit, llvm::StringRef) {},
        [](llvm::Error P) { llvm::consumeError(std::move(P)); }));
  }
}

TEST_F(InputTest, Archive) {
  for (const bool Thin : {false, true}) {
    put("a.o", elfFile(frame(unitBytes("a.cpp"))));
    put("b.o", elfFile(frame(unitBytes("b.cpp"))));
    putArchive("lib.a", {"a.o", "b.o"}, Thin);
    expect("lib.a", {"lib.a(a.o): a.cpp", "lib.a(b.o): b.cpp"});
  }
}

TEST_F(InputTest, BadMembersDoNotHideOthers) {
  put("a.o", elfFile("x", ".other"));
  put("b.o", "not an object");
  put("c.o", elfFile(frame("garbage")));
  put("d.hw", frame(unitBytes("d.cpp")));
  putArchive("lib.a", {"a.o", "b.o", "c.o", "d.hw"}, /*Thin=*/false);
  expect("lib.a", {"lib.a(d.hw): d.cpp"},
         {"lib.a(a.o): has no .holdwait section: it was compiled without the plugin",
          "lib.a(b.o): is no ELF object file, bitcode, archive, .hw file or text skeleton",
          "reading summary of lib.a(c.o): not a stored unit, or a damaged one"});
}

TEST_F(InputTest, ThinArchiveWithAMissingMember) {
  put("a.o", elfFile(frame(unitBytes("a.cpp"))));
  put("b.o", elfFile(frame(unitBytes("b.cpp"))));
  putArchive("lib.a", {"a.o", "b.o"}, /*Thin=*/true);
  llvm::sys::fs::remove(path("a.o"));
  const Given G = get("lib.a");
  EXPECT_EQ(G.Units, Lines{"lib.a(b.o): b.cpp"});
  EXPECT_EQ(G.Problems, Lines{"lib.a(a.o): a.o: No such file or directory"});
}

// A hostile archive could name a device that never ends.
TEST_F(InputTest, ThinArchiveReadsRegularFilesOnly) {
  put("a.o", elfFile(frame(unitBytes("a.cpp"))));
  putArchive("lib.a", {"a.o"}, /*Thin=*/true);
  llvm::sys::fs::remove(path("a.o"));
  ASSERT_FALSE(llvm::sys::fs::create_link("/dev/zero", path("a.o")));
  expect("lib.a", {}, {"lib.a(a.o): a.o: is no regular file"});
}

TEST_F(InputTest, ArchiveInAnArchive) {
  put("a.o", elfFile(frame(unitBytes("a.cpp"))));
  putArchive("in.a", {"a.o"}, /*Thin=*/false);
  putArchive("out.a", {"in.a"}, /*Thin=*/false);
  expect("out.a", {}, {"out.a(in.a): is an archive in an archive"});
}

// LLVM hands such a member out before it looks where the next one starts.
TEST_F(InputTest, ArchiveMemberLongerThanTheArchive) {
  const std::string Header = "!<arch>\nx.o/            0           0     0     644     ";
  for (const char *Size : {"99999     ", "9999999999"}) {
    put("lib.a", Header + Size + "`\n" + elfFile("x"));
    const Given G = get("lib.a");
    ASSERT_FALSE(G.Problems.empty());
    EXPECT_EQ(G.Problems[0], "lib.a: the member at offset 8 is cut off");
  }
}

TEST_F(InputTest, ArchiveMemberNameLongerThanTheMember) {
  put("lib.a", "!<arch>\n#1/99           0           0     0     644     8         `\n12345678");
  const Given G = get("lib.a");
  EXPECT_TRUE(G.Units.empty());
  EXPECT_FALSE(G.Problems.empty() && G.Error == "success");
}

TEST_F(InputTest, MessagesAreOneLineWhateverMembersAreCalled) {
  put("a\x1b.o", "junk");
  putArchive("lib.a", {"a\x1b.o"}, /*Thin=*/false);
  expect("lib.a", {},
         {"lib.a(a?.o): is no ELF object file, bitcode, archive, .hw file or text skeleton"});
}

TEST_F(InputTest, CutArchiveAtEveryByte) {
  put("a.o", elfFile(frame(unitBytes("a.cpp"))));
  putArchive("lib.a", {"a.o"}, /*Thin=*/false);
  auto Whole = llvm::cantFail(llvm::errorOrToExpected(llvm::MemoryBuffer::getFile(path("lib.a"))));
  for (size_t Size = 0; Size < Whole->getBufferSize(); ++Size) {
    const std::vector<char> Cut(Whole->getBufferStart(), Whole->getBufferStart() + Size);
    llvm::consumeError(readBuffer(
        {llvm::StringRef(Cut.data(), Cut.size()), "cut"}, [](Unit, llvm::StringRef) {},
        [](llvm::Error P) { llvm::consumeError(std::move(P)); }));
  }
}

//===----------------------------------------------------------------------===//
// Folders and other things
//===----------------------------------------------------------------------===//

TEST_F(InputTest, FolderInOrderOfPaths) {
  put("b/2.hw", frame(unitBytes("2.cpp")));
  put("b/10.hw", frame(unitBytes("10.cpp")));
  put("a/deep/er/x.o", elfFile(frame(unitBytes("x.cpp"))));
  put("c.hwt", "holdwait text 2\nsource \"c.cpp\"\n");
  put("ignored.txt", frame(unitBytes("ignored.cpp")));
  put("lib.so", elfFile(frame(unitBytes("so.cpp")), ".holdwait", "ET_DYN"));
  expect("", {"a/deep/er/x.o: x.cpp", "b/10.hw: 10.cpp", "b/2.hw: 2.cpp", "c.hwt: c.cpp",
              "lib.so: so.cpp"});
}

TEST_F(InputTest, ProblemsInAFolderDoNotHideOthers) {
  put("a.hw", "garbage");
  put("b.hw", frame(unitBytes("b.cpp")));
  expect("", {"b.hw: b.cpp"},
         {"a.hw: is no ELF object file, bitcode, archive, .hw file or text skeleton"});
}

TEST_F(InputTest, LinkedFoldersAreNotEntered) {
  put("a/x.hw", frame(unitBytes("x.cpp")));
  ASSERT_FALSE(llvm::sys::fs::create_link(Folder, path("a/loop")));
  ASSERT_FALSE(llvm::sys::fs::create_link(path("a"), path("again")));
  expect("", {"a/x.hw: x.cpp"});
}

TEST_F(InputTest, LinkedFilesAreRead) {
  put("x.hw", frame(unitBytes("x.cpp")));
  ASSERT_FALSE(llvm::sys::fs::create_link(path("x.hw"), path("y.hw")));
  expect("", {"x.hw: x.cpp", "y.hw: x.cpp"});
}

TEST_F(InputTest, DevicesInAFolderAreNotRead) {
  ASSERT_FALSE(llvm::sys::fs::create_link("/dev/zero", path("x.o")));
  expect("", {});
}

TEST_F(InputTest, EmptyFolderGivesNothing) { expect("", {}); }

TEST_F(InputTest, MissingFile) { expect("no.hw", {}, {}, "no.hw: No such file or directory"); }

TEST_F(InputTest, OtherFile) {
  put("x.txt", "some text");
  expect("x.txt", {}, {},
         "x.txt: is no ELF object file, bitcode, archive, .hw file or text skeleton");
}

TEST_F(InputTest, EmptyFile) {
  put("x.o", "");
  expect("x.o", {}, {}, "x.o: is empty");
}

TEST_F(InputTest, DamagedBitcode) {
  put("x.o", "BC\xc0\xde and so on");
  const Given G = get("x.o");
  EXPECT_TRUE(G.Units.empty());
  EXPECT_TRUE(llvm::StringRef(G.Error).starts_with("reading bitcode of x.o: ")) << G.Error;
}

//===----------------------------------------------------------------------===//
// Output
//===----------------------------------------------------------------------===//

TEST_F(InputTest, WritingReplacesTheFileAndLeavesNothingElse) {
  put("x.hw", "old and longer");
  put("x.hw", "new");
  auto Bytes = llvm::MemoryBuffer::getFile(path("x.hw"));
  ASSERT_TRUE(bool(Bytes));
  EXPECT_EQ((*Bytes)->getBuffer(), "new");
  std::error_code EC;
  unsigned Count = 0;
  for (llvm::sys::fs::directory_iterator I(Folder, EC), End; I != End; I.increment(EC))
    ++Count;
  EXPECT_EQ(Count, 1u);
}

TEST_F(InputTest, WritingWhereThereIsNoFolderFails) {
  EXPECT_EQ(shortened(message(writeFileAtomically(path("no/x.hw"), "x"))),
            "no/x.hw: cannot write it: No such file or directory");
}

} // namespace
