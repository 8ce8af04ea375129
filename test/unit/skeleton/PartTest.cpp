//===-- test/unit/skeleton/PartTest.cpp - Some functions of a unit --------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Samples.h"

#include "skeleton/Part.h"
#include "skeleton/Storage.h"
#include "skeleton/Validate.h"

#include "llvm/ADT/STLExtras.h"

#include "gtest/gtest.h"

#include <cstring>
#include <numeric>
#include <random>

using namespace holdwait::skeleton;

namespace {

std::vector<uint32_t> allOf(size_t Count) {
  std::vector<uint32_t> All(Count);
  std::iota(All.begin(), All.end(), 0);
  return All;
}

/// \p Bytes are those of a string, which begins at 8 or 16.
llvm::Expected<Unit> partOf(const std::string &Bytes, llvm::ArrayRef<uint32_t> Functions) {
  llvm::Expected<StoredUnit> Whole = StoredUnit::open(Bytes);
  if (!Whole)
    return Whole.takeError();
  return partOf(*Whole, Functions);
}

/// What is printed from the first definition on.
std::string definitions(const Unit &U) {
  const std::string Text = printed(U);
  const size_t At = Text.find("\ndefine ");
  return At == std::string::npos ? "" : Text.substr(At);
}

Unit taken(llvm::StringRef Program, llvm::ArrayRef<uint32_t> Functions) {
  llvm::Expected<Unit> Part = partOf(write(parsed(Program)), Functions);
  EXPECT_TRUE(bool(Part)) << message(Part.takeError());
  return Part ? std::move(*Part) : Unit();
}

bool names(const Unit &U, llvm::StringRef Name) {
  return llvm::any_of(U.Symbols, [&](const Symbol &S) { return U.Strings[S.Name] == Name; });
}

TEST(PartTest, AllFunctionsAreAllFunctions) {
  EXPECT_EQ(definitions(taken(SampleText, {0, 1, 2})), definitions(sampleUnit()));
}

TEST(PartTest, RandomUnitsComeBackFunctionForFunction) {
  for (uint32_t Seed = 0; Seed < 200; ++Seed) {
    const Unit U = randomUnit(Seed);
    llvm::Expected<Unit> Part = partOf(write(U), allOf(U.Functions.size()));
    ASSERT_TRUE(bool(Part)) << Seed << ": " << message(Part.takeError());
    ASSERT_EQ(Part->Functions.size(), U.Functions.size());
    ASSERT_EQ(Part->Ops.size(), U.Ops.size());
    // What was taken once is all there is to take.
    llvm::Expected<Unit> Again = partOf(write(*Part), allOf(Part->Functions.size()));
    ASSERT_TRUE(bool(Again)) << Seed << ": " << message(Again.takeError());
    EXPECT_EQ(definitions(*Again), definitions(*Part)) << Seed;
  }
}

const char TwoFunctions[] = R"(holdwait text 2
class Base
class Derived : Base instantiated
class Other
lock variable A capacity 3
lock variable B
function Base::run in Base
function Derived::run in Derived
override Derived::run of Base::run
order A before B at x.cpp:1:1
define f() {
  acquire A at x.cpp:2:1
  release A at x.cpp:3:1
}
define Base::run() virtual method {
  acquire B at x.cpp:4:1
  release B at x.cpp:5:1
}
)";

TEST(PartTest, OnlyWhatTheFunctionsNameIsTaken) {
  const Unit Part = taken(TwoFunctions, {0});
  ASSERT_EQ(Part.Functions.size(), 1u);
  EXPECT_TRUE(names(Part, "A"));
  EXPECT_FALSE(names(Part, "B"));
  EXPECT_FALSE(names(Part, "Base"));
  EXPECT_TRUE(Part.Orders.empty());
  ASSERT_EQ(Part.Resources.size(), 1u);
  EXPECT_EQ(Part.Resources[0].Capacity, 3);
  EXPECT_TRUE(Part.Sources.empty());
}

TEST(PartTest, HierarchiesAreTakenAsAWhole) {
  const Unit Part = taken(TwoFunctions, {1});
  EXPECT_TRUE(names(Part, "Derived"));
  EXPECT_TRUE(names(Part, "Derived::run")); // It hides the other, whatever it does itself.
  EXPECT_FALSE(names(Part, "Other"));
  EXPECT_EQ(Part.Records.size(), 2u);
  EXPECT_EQ(Part.Overrides.size(), 1u);
}

TEST(PartTest, OrdersOfBothLocksAreTaken) {
  EXPECT_EQ(taken(TwoFunctions, {0, 1}).Orders.size(), 1u);
}

TEST(PartTest, FunctionThatIsNotThereIsDamage) {
  EXPECT_EQ(message(partOf(write(sampleUnit()), {7})), "an index lies outside of its array");
}

TEST(PartTest, UnitOfAnotherKindIsRefused) {
  EXPECT_EQ(message(StoredUnit::open("no unit at all, but long enough to be one")),
            "not a stored unit, or a damaged one");
}

/// Whatever stands in the bytes: an error, or a valid unit.
TEST(PartTest, SpoiltBytesAreHarmless) {
  const std::string Good = write(sampleUnit());
  std::mt19937 Random(1);
  unsigned Refused = 0;
  for (unsigned Try = 0; Try < 3000; ++Try) {
    std::string Bytes = Good;
    for (unsigned Spoilt = Random() % 4 + 1; Spoilt > 0; --Spoilt) {
      const uint32_t Word = Random() % 3 == 0 ? ~0u - Random() % 2 : Random() % 64;
      std::memcpy(&Bytes[Random() % (Bytes.size() / 4) * 4], &Word, sizeof(Word));
    }
    llvm::Expected<Unit> Part = partOf(Bytes, {0});
    if (Part)
      EXPECT_EQ(message(validate(*Part)), "success");
    else
      ++Refused;
    llvm::consumeError(Part.takeError());
  }
  EXPECT_GT(Refused, 100u);
}

} // namespace
