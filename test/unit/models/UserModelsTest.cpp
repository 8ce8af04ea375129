//===-- test/unit/models/UserModelsTest.cpp - A project's own rows ---------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/models/UserModels.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"

using namespace holdwait::models;

namespace {

/// A folder of its own for each test, removed at its end.
class UserModels : public testing::Test {
protected:
  void SetUp() override {
    ASSERT_FALSE(llvm::sys::fs::createUniqueDirectory("holdwait-user-models", Root));
  }
  void TearDown() override { llvm::sys::fs::remove_directories(Root); }

  std::string path(llvm::StringRef Relative) {
    llvm::SmallString<128> Result(Root);
    llvm::sys::path::append(Result, Relative);
    return Result.str().str();
  }

  void write(llvm::StringRef Relative, llvm::StringRef Text) {
    std::string Path = path(Relative);
    llvm::sys::fs::create_directories(llvm::sys::path::parent_path(Path));
    std::error_code Problem;
    llvm::raw_fd_ostream(Path, Problem) << Text;
    ASSERT_FALSE(Problem);
  }

  llvm::SmallString<128> Root;
};

} // namespace

TEST_F(UserModels, StandInAFolderAroundTheSource) {
  write(".holdwait.yaml", "models:\n  - {type: Outer, role: lock}\n");
  auto Found = findUserModels(path("src/deep/a.cpp"));
  ASSERT_TRUE(bool(Found)) << llvm::toString(Found.takeError());
  ASSERT_EQ(Found->size(), 1u);
  ASSERT_EQ(Found->front().Rows.size(), 1u);
  EXPECT_EQ(Found->front().Rows[0].Name, "Outer");
  EXPECT_EQ(Found->front().Rows[0].File, path(".holdwait.yaml"));
}

TEST_F(UserModels, AreThoseOfTheNearestFileOnly) {
  write(".holdwait.yaml", "models:\n  - {type: Outer, role: lock}\n");
  write("src/.holdwait.yaml", "rows:\n  - {type: Inner, role: lock}\n");
  auto Found = findUserModels(path("src/deep/../a.cpp"));
  ASSERT_TRUE(bool(Found)) << llvm::toString(Found.takeError());
  ASSERT_EQ(Found->size(), 1u);
  EXPECT_EQ(Found->front().Rows[0].Name, "Inner");
  EXPECT_EQ(findUserFile(path("other/a.cpp")), path(".holdwait.yaml"));
}

TEST_F(UserModels, AreNoneWithoutAFile) {
  auto Found = findUserModels(path("a.cpp"));
  ASSERT_TRUE(bool(Found)) << llvm::toString(Found.takeError());
  EXPECT_TRUE(Found->empty());
}

TEST_F(UserModels, ShareTheFileWithOtherKeys) {
  auto Parsed = parseUserFile("checks: all\nmodels:\n  - {type: M, role: lock}\n", "u.yaml");
  ASSERT_TRUE(bool(Parsed)) << llvm::toString(Parsed.takeError());
  EXPECT_EQ(Parsed->Rows.size(), 1u);
}

TEST_F(UserModels, MayBeEmpty) {
  for (llvm::StringRef Text : {"", "# Nothing yet.\n", "models:\n", "checks: all\n"}) {
    auto Parsed = parseUserFile(Text, "u.yaml");
    ASSERT_TRUE(bool(Parsed)) << Text.str() << llvm::toString(Parsed.takeError());
    EXPECT_TRUE(Parsed->Rows.empty());
  }
}

TEST_F(UserModels, TellWhatIsWrongWithARow) {
  write(".holdwait.yaml", "models:\n  - {type: M, role: look}\n");
  auto Found = findUserModels(path("a.cpp"));
  ASSERT_FALSE(bool(Found));
  std::string Text = llvm::toString(Found.takeError());
  EXPECT_TRUE(llvm::StringRef(Text).starts_with(path(".holdwait.yaml") +
                                                ":2:21: unknown role 'look'; allowed: lock,"))
      << Text;
}

TEST_F(UserModels, MustBeAMapping) {
  auto Parsed = parseUserFile("- a\n", "u.yaml");
  ASSERT_FALSE(bool(Parsed));
  EXPECT_EQ(llvm::toString(Parsed.takeError()), "u.yaml:1:1: a configuration file is a mapping");
}
