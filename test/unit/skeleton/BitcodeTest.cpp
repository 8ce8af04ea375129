//===-- test/unit/skeleton/BitcodeTest.cpp - Assembly and bitcode ---------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Samples.h"

#include "skeleton/Assembly.h"
#include "skeleton/Bitcode.h"
#include "skeleton/Container.h"

#include "llvm/Bitcode/BitcodeWriter.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"

#include "gtest/gtest.h"

using namespace holdwait::skeleton;

namespace {

using Sections = std::vector<std::string>;

/// What \p Found is, or its error as the only section.
Sections orMessage(llvm::Expected<Sections> Found) {
  return Found ? *Found : Sections{llvm::toString(Found.takeError())};
}

std::string bitcode(llvm::ArrayRef<std::string> Assemblies) {
  llvm::SmallVector<char, 0> Bytes;
  llvm::BitcodeWriter Writer(Bytes);
  llvm::LLVMContext Context;
  for (const std::string &Assembly : Assemblies) {
    llvm::Module M("m", Context);
    M.setModuleInlineAsm(Assembly);
    Writer.writeModule(M);
  }
  Writer.writeStrtab();
  return {Bytes.begin(), Bytes.end()};
}

std::string everyPair() {
  std::string Bytes;
  for (unsigned First = 0; First < 256; ++First)
    for (unsigned Second = 0; Second < 256; ++Second) {
      Bytes += static_cast<char>(First);
      Bytes += static_cast<char>(Second);
    }
  return Bytes;
}

TEST(AssemblyTest, LooksAsTheHeaderSays) {
  EXPECT_EQ(sectionAssembly(llvm::StringRef("HOLD\1\0\x80\"9\0"
                                            "1\n",
                                            12),
                            AtLink::Drop),
            ".pushsection .holdwait,\"e\",%progbits\n.balign 8\n"
            ".ascii \"HOLD\\1\\0\\200\\0429\\0001\\12\"\n.popsection\n");
  EXPECT_EQ(sectionAssembly("", AtLink::Keep),
            ".pushsection .holdwait,\"\",%progbits\n.balign 8\n.popsection\n");
}

TEST(AssemblyTest, EveryPairOfBytesComesBack) {
  const std::string Bytes = everyPair();
  EXPECT_EQ(orMessage(sectionsOfAssembly(sectionAssembly(Bytes, AtLink::Drop))), Sections{Bytes});
  EXPECT_EQ(orMessage(sectionsOfAssembly(sectionAssembly(Bytes, AtLink::Keep))), Sections{Bytes});
}

TEST(AssemblyTest, AmongOtherAssembly) {
  const std::string Text = ".globl f\n.ascii \"HOLDWAIT\"\n" +
                           sectionAssembly("one", AtLink::Drop) + "nop\n.popsection\n" +
                           sectionAssembly("two", AtLink::Drop) + "f:";
  EXPECT_EQ(orMessage(sectionsOfAssembly(Text)), (Sections{"one", "two"}));
  EXPECT_EQ(orMessage(sectionsOfAssembly("")), Sections{});
}

TEST(AssemblyTest, MistakesAreErrors) {
  const std::string Start = ".pushsection .holdwait,\"e\",%progbits\n";
  for (const char *Line :
       {".ascii \"a", ".ascii \"\\", ".ascii \"\\9\"", ".ascii \"\\777\"", ".ascii \"a\" b"})
    EXPECT_EQ(orMessage(sectionsOfAssembly(Start + Line + "\n.popsection\n")),
              Sections{"a string of section .holdwait cannot be read"})
        << Line;
  EXPECT_EQ(orMessage(sectionsOfAssembly(Start)), Sections{"section .holdwait does not end"});
}

TEST(BitcodeTest, SectionsOfAllModules) {
  const std::string One = sectionAssembly(frame("first"), AtLink::Drop);
  const std::string Two = sectionAssembly(frame("second"), AtLink::Drop);
  EXPECT_EQ(orMessage(sectionsOfBitcode(bitcode({One, "", Two}))),
            (Sections{frame("first"), frame("second")}));
  EXPECT_EQ(orMessage(sectionsOfBitcode(bitcode({One + Two}))),
            (Sections{frame("first"), frame("second")}));
  EXPECT_EQ(orMessage(sectionsOfBitcode(bitcode({""}))), Sections{});
}

/// Whatever is wrong with it, the answer is sections or an error: no crash, no
/// endless loop (the sanitizers watch).
TEST(BitcodeTest, DamagedBitcodeIsReadOrRefused) {
  const std::string Whole = bitcode({sectionAssembly(frame("payload"), AtLink::Drop)});
  unsigned Refused = 0;
  for (size_t At = 4; At < Whole.size(); ++At)
    for (unsigned Bit = 0; Bit < 8; ++Bit) {
      std::string Bytes = Whole;
      Bytes[At] ^= static_cast<char>(1 << Bit);
      if (auto Found = sectionsOfBitcode(Bytes); !Found) {
        ++Refused;
        llvm::consumeError(Found.takeError());
      }
    }
  EXPECT_GT(Refused, 100u);
  for (size_t Size = 4; Size < Whole.size(); ++Size)
    llvm::consumeError(sectionsOfBitcode(llvm::StringRef(Whole).take_front(Size)).takeError());
}

} // namespace
