//===-- test/unit/models/BuiltInTest.cpp - The models in the program -------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/models/BuiltIn.h"
#include "checkers/models/Model.h"
#include "checkers/models/RoleTable.h"
#include "checkers/models/UserModels.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/MemoryBuffer.h"
#include "gtest/gtest.h"

using namespace holdwait::models;

TEST(BuiltIn, FilesParse) {
  for (const ModelFile &F : builtInFiles()) {
    auto Parsed = parse(F.Text, F.Name);
    EXPECT_TRUE(bool(Parsed)) << llvm::toString(Parsed.takeError());
    if (Parsed)
      EXPECT_EQ(Parsed->Name + ".yaml", F.Name) << "a library is named like its file";
  }
}

TEST(BuiltIn, LibrariesAreInTheOrderOfTheirFiles) {
  EXPECT_TRUE(llvm::is_sorted(
      builtInFiles(), [](const ModelFile &A, const ModelFile &B) { return A.Name < B.Name; }));
  EXPECT_EQ(builtIn().size(), builtInFiles().size());
  for (llvm::StringRef Name : {"c11", "libc", "pthread", "std"})
    EXPECT_TRUE(llvm::any_of(builtIn(), [&](const Library &L) { return L.Name == Name; }));
}

TEST(BuiltIn, NamesBelongToOneLibrary) {
  llvm::StringMap<std::string> Owners;
  for (const Library &L : builtIn())
    for (const Row &R : L.Rows) {
      std::string Key = (R.IsType ? "type " : "function ") + R.Name + R.Macro + R.Matcher;
      auto [It, IsNew] = Owners.try_emplace(Key, L.Name);
      EXPECT_EQ(It->second, L.Name) << Key << " has rows in two libraries";
    }
}

TEST(BuiltIn, NamesAreNotOfInlineNamespaces) {
  for (const Library &L : builtIn())
    for (const Row &R : L.Rows)
      for (llvm::StringRef Inline : {"std::__1::", "std::__cxx11::", "std::_V2::", "::literals::"})
        EXPECT_FALSE(llvm::StringRef(R.Name).contains(Inline)) << R.Name;
}

//===----------------------------------------------------------------------===//
// The page about models
//===----------------------------------------------------------------------===//

static std::string page() {
  auto Buffer = llvm::MemoryBuffer::getFile(HOLDWAIT_SOURCE_DIR "/docs/models.md");
  return Buffer ? (*Buffer)->getBuffer().str() : "";
}

TEST(ModelsPage, DescribesEveryRoleAndOption) {
  std::string Text = page();
  for (const RoleEntry &R : roleTable())
    EXPECT_NE(Text.find("\n| `" + R.Name.str() + "` |"), std::string::npos) << R.Name.str();
  for (const OptionName &O : optionNames())
    EXPECT_TRUE(llvm::StringRef(Text).contains(("`" + O.Name + "`").str()) ||
                llvm::StringRef(Text).contains(("`" + O.Name + ":").str()))
        << O.Name.str();
}

TEST(ModelsPage, MarksWhatARoleNeeds) {
  std::string Text = page();
  for (const RoleEntry &R : roleTable()) {
    llvm::StringRef Line = llvm::StringRef(Text).split("\n| `" + R.Name.str() + "` |").second;
    Line = Line.split('\n').first;
    for (const OptionName &O : optionNames()) {
      bool IsBold = Line.contains(("**`" + O.Name + "`**").str());
      EXPECT_EQ(IsBold, (R.Required & O.Bit) != 0) << R.Name.str() << ", " << O.Name.str();
      bool IsTold = Line.contains(("`" + O.Name).str());
      bool IsAllowed = ((R.Required | R.Allowed) & O.Bit) != 0;
      bool IsOfAll =
          (O.Bit & (OP_Parameters | OP_Where | OP_Throws | OP_Then)) || (R.Subjects & ST_Macro);
      EXPECT_TRUE(IsOfAll || IsTold || !IsAllowed) << R.Name.str() << ", " << O.Name.str();
    }
  }
}

TEST(ModelsPage, ShowsAnExampleThatParses) {
  std::string Text = page();
  llvm::StringRef Example = llvm::StringRef(Text).split("```yaml\n").second.split("```").first;
  auto Parsed = parseUserFile(Example, "docs/models.md");
  ASSERT_TRUE(bool(Parsed)) << llvm::toString(Parsed.takeError());
  EXPECT_GT(Parsed->Rows.size(), 10u);
}
