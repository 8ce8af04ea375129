//===-- test/unit/skeleton/StorageTest.cpp - Units as bytes and back ------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Samples.h"

#include "skeleton/Storage.h"
#include "skeleton/Validate.h"
#include "skeleton/skeleton_generated.h"

#include "gtest/gtest.h"

#include <cstring>

using namespace holdwait::skeleton;

namespace {

template <typename Record>
::testing::AssertionResult same(const std::vector<Record> &A, const std::vector<Record> &B) {
  if (A.size() != B.size())
    return ::testing::AssertionFailure() << A.size() << " records and " << B.size();
  if (!A.empty() && std::memcmp(A.data(), B.data(), A.size() * sizeof(Record)) != 0)
    return ::testing::AssertionFailure() << "records differ";
  return ::testing::AssertionSuccess();
}

void expectSame(const Unit &A, const Unit &B) {
  EXPECT_EQ(A.Strings, B.Strings);
  EXPECT_TRUE(same(A.Sources, B.Sources));
  EXPECT_TRUE(same(A.Symbols, B.Symbols));
  EXPECT_TRUE(same(A.Resources, B.Resources));
  EXPECT_TRUE(same(A.Records, B.Records));
  EXPECT_TRUE(same(A.Overrides, B.Overrides));
  EXPECT_TRUE(same(A.Orders, B.Orders));
  EXPECT_TRUE(same(A.Functions, B.Functions));
  EXPECT_TRUE(same(A.Locals, B.Locals));
  EXPECT_TRUE(same(A.Blocks, B.Blocks));
  EXPECT_TRUE(same(A.Edges, B.Edges));
  EXPECT_TRUE(same(A.Ops, B.Ops));
  EXPECT_TRUE(same(A.Paths, B.Paths));
  EXPECT_TRUE(same(A.Selectors, B.Selectors));
  EXPECT_TRUE(same(A.Values, B.Values));
  EXPECT_TRUE(same(A.Conditions, B.Conditions));
  EXPECT_EQ(A.Operands, B.Operands);
}

template <typename Struct> bool equal(const Struct &A, const Struct &B) {
  return std::memcmp(&A, &B, sizeof(Struct)) == 0;
}

/// A stored unit of version \p Version with the fields every version has.
std::string stampOnly(uint32_t Version) {
  flatbuffers::FlatBufferBuilder B;
  B.Finish(stored::CreateStampDirect(B, Version, "somebody"), stored::UnitIdentifier());
  return std::string(reinterpret_cast<const char *>(B.GetBufferPointer()), B.GetSize());
}

TEST(StorageTest, SampleComesBack) {
  const Unit U = sampleUnit();
  llvm::Expected<Unit> V = read(write(U), "sample");
  ASSERT_TRUE(bool(V)) << message(V.takeError());
  expectSame(U, *V);
}

TEST(StorageTest, EmptyUnitComesBack) {
  llvm::Expected<Unit> V = read(write(Unit()), "empty");
  ASSERT_TRUE(bool(V)) << message(V.takeError());
  expectSame(Unit(), *V);
}

TEST(StorageTest, RandomUnitsComeBack) {
  for (uint32_t Seed = 0; Seed < 300; ++Seed) {
    SCOPED_TRACE(Seed);
    const Unit U = randomUnit(Seed);
    llvm::Expected<Unit> V = read(write(U), "random");
    ASSERT_TRUE(bool(V)) << message(V.takeError());
    expectSame(U, *V);
  }
}

TEST(StorageTest, EqualUnitsHaveEqualBytes) { EXPECT_EQ(write(sampleUnit()), write(sampleUnit())); }

TEST(StorageTest, StoredSizeIsAnUpperBound) {
  for (const Unit &U : {Unit(), sampleUnit(), randomUnit(1)}) {
    EXPECT_LE(write(U).size(), storedSize(U));
    EXPECT_GE(write(U).size() + 1100, storedSize(U));
  }
}

TEST(StorageTest, ReadsAtAnyAlignment) {
  const Unit U = sampleUnit();
  const std::string Bytes = write(U);
  std::vector<uint64_t> Memory(Bytes.size() / 8 + 2);
  for (unsigned Shift = 0; Shift < 8; ++Shift) {
    char *Place = reinterpret_cast<char *>(Memory.data()) + Shift;
    std::memcpy(Place, Bytes.data(), Bytes.size());
    llvm::Expected<Unit> V = read(llvm::StringRef(Place, Bytes.size()), "shifted");
    ASSERT_TRUE(bool(V)) << message(V.takeError());
    expectSame(U, *V);
  }
}

TEST(StorageTest, OtherVersionIsRefusedByNumber) {
  EXPECT_EQ(message(read(stampOnly(FormatVersion + 6), "old.hw")),
            "reading summary of old.hw: made by format version 8, this is 2: rebuild it with this "
            "holdwait");
}

TEST(StorageTest, RightVersionWithoutArraysIsDamaged) {
  EXPECT_EQ(message(read(stampOnly(FormatVersion), "x.hw")),
            "reading summary of x.hw: a damaged unit: an array lies outside of its bytes");
}

TEST(StorageTest, OtherFileIdentifierIsNoUnit) {
  std::string Bytes = write(sampleUnit());
  ASSERT_EQ(Bytes.substr(4, 4), "HWSK");
  Bytes[4] = 'h';
  EXPECT_EQ(message(read(Bytes, "x")), "reading summary of x: not a stored unit, or a damaged one");
}

TEST(StorageTest, NothingAndGarbageAreNoUnits) {
  for (const char *Bytes : {"", "x", "HWSK", "HWSKHWSKHWSKHWSK", "a text that is long enough"})
    EXPECT_EQ(message(read(Bytes, "x")),
              "reading summary of x: not a stored unit, or a damaged one");
}

// The reader must not look past the end: each prefix is in memory of its own, so
// that the address sanitizer would see it.
TEST(StorageTest, CutAnywhereIsAnError) {
  const std::string Bytes = write(sampleUnit());
  for (size_t Size = 0; Size < Bytes.size(); ++Size) {
    const std::vector<char> Cut(Bytes.begin(), Bytes.begin() + Size);
    llvm::Expected<Unit> U = read(llvm::StringRef(Cut.data(), Cut.size()), "cut");
    // FlatBuffers fills the end up to a multiple of 8 before it writes.
    if (U)
      EXPECT_GE(Size + 8, Bytes.size());
    else
      llvm::consumeError(U.takeError());
  }
}

TEST(StorageTest, AnyByteChangedIsAnErrorOrAValidUnit) {
  const std::string Bytes = write(sampleUnit());
  for (size_t I = 0; I < Bytes.size(); ++I)
    for (const unsigned char Flip : {0x01, 0x80, 0xff}) {
      std::string Changed = Bytes;
      Changed[I] = static_cast<char>(static_cast<unsigned char>(Changed[I]) ^ Flip);
      llvm::Expected<Unit> U = read(Changed, "changed");
      if (!U) {
        llvm::consumeError(U.takeError());
        continue;
      }
      EXPECT_EQ(message(validate(*U)), "success");
      printed(*U); // Must be walkable.
    }
}

TEST(StorageTest, StringsMustCoverTheText) {
  Unit U;
  U.Strings = {"", "abc", "de"};
  const std::string Good = write(U);
  const uint32_t Ends[] = {0, 3, 5};
  std::string Pattern(reinterpret_cast<const char *>(Ends), sizeof(Ends));
  const size_t At = Good.find(Pattern);
  ASSERT_NE(At, std::string::npos);
  auto withEnds = [&](uint32_t A, uint32_t B, uint32_t C) {
    std::string Bytes = Good;
    const uint32_t New[] = {A, B, C};
    std::memcpy(Bytes.data() + At, New, sizeof(New));
    return message(read(Bytes, "x"));
  };
  EXPECT_EQ(withEnds(0, 3, 5), "success");
  EXPECT_EQ(withEnds(0, 3, 6),
            "reading summary of x: strings[2]: range 3..6 exceeds 5 bytes of text");
  EXPECT_EQ(withEnds(0, 4, 3),
            "reading summary of x: strings[2]: range 4..3 exceeds 5 bytes of text");
  EXPECT_EQ(withEnds(0, 3, 4), "reading summary of x: strings: they end at 4 of 5 bytes of text");
  EXPECT_EQ(withEnds(1, 3, 5), "reading summary of x: strings[0]: is not empty");
}

// The schema and Skeleton.h are written by hand: every member must be found
// again under its own name.
TEST(StorageTest, SchemaMirrorsOperationsMemberByMember) {
  Unit U;
  U.Ops.push_back({OpKind::Wait, 1, Waiting::Timed, 3, 4, 5, 6, 7, 8, 9, 10, 11, {12, 13, 14}});
  const std::string Bytes = write(U);
  const stored::Op &O = *stored::GetUnit(Bytes.data())->ops()->Get(0);
  EXPECT_EQ(O.kind(), static_cast<uint8_t>(OpKind::Wait));
  EXPECT_EQ(O.variant(), 1);
  EXPECT_EQ(O.wait(), static_cast<uint8_t>(Waiting::Timed));
  EXPECT_EQ(O.extra(), 3);
  EXPECT_EQ(O.object(), 4u);
  EXPECT_EQ(O.value(), 5u);
  EXPECT_EQ(O.callee(), 6u);
  EXPECT_EQ(O.other(), 7u);
  EXPECT_EQ(O.first_operand(), 8u);
  EXPECT_EQ(O.operand_count(), 9u);
  EXPECT_EQ(O.result(), 10u);
  EXPECT_EQ(O.aux(), 11u);
  EXPECT_EQ(O.where().file(), 12u);
  EXPECT_EQ(O.where().line(), 13u);
  EXPECT_EQ(O.where().column(), 14u);
}

TEST(StorageTest, SchemaMirrorsFactsMemberByMember) {
  Unit U;
  U.Sources.push_back({1, 2});
  U.Symbols.push_back({{1, 2}, SymbolKind::Variable, 4, 5, 6, {7, 8, 9}, 10});
  U.Resources.push_back({1, ResourceKind::Pool, 3, 4, -5});
  U.Records.push_back({1, 2, 3, 4, 5});
  U.Overrides.push_back({1, 2});
  U.Orders.push_back({1, 2, {3, 4, 5}});
  const std::string Bytes = write(U);
  const stored::Unit &V = *stored::GetUnit(Bytes.data());
  EXPECT_TRUE(equal(*V.sources()->Get(0), stored::Source(1, 2)));
  EXPECT_TRUE(equal(*V.symbols()->Get(0), stored::Symbol(stored::Identity(1, 2), 3, 4, 5, 6,
                                                         stored::Location(7, 8, 9), 10)));
  EXPECT_TRUE(equal(*V.resources()->Get(0), stored::Resource(1, 2, 3, 4, -5)));
  EXPECT_TRUE(equal(*V.records()->Get(0), stored::Record(1, 2, 3, 4, 5)));
  EXPECT_TRUE(equal(*V.overrides()->Get(0), stored::Override(1, 2)));
  EXPECT_TRUE(equal(*V.orders()->Get(0), stored::Order(1, 2, stored::Location(3, 4, 5))));
}

TEST(StorageTest, SchemaMirrorsFunctionsMemberByMember) {
  Unit U;
  U.Functions.push_back({1, 2, 3, 4, 5, 6, 7, 8});
  U.Locals.push_back({1, 2, 3, 4});
  U.Blocks.push_back({1, 2, 3, 4, 5, 6});
  U.Edges.push_back({1, 2});
  U.Paths.push_back({RootKind::Local, 2, 3, 4});
  U.Selectors.push_back({SelectorKind::Deref, 2});
  U.Values.push_back({ValueKind::Constant, 2, 3, 4, -5});
  U.Conditions.push_back({1, Relation::Less, 3});
  const std::string Bytes = write(U);
  const stored::Unit &V = *stored::GetUnit(Bytes.data());
  EXPECT_TRUE(equal(*V.functions()->Get(0), stored::Function(1, 2, 3, 4, 5, 6, 7, 8)));
  EXPECT_TRUE(equal(*V.locals()->Get(0), stored::Local(1, 2, 3, 4)));
  EXPECT_TRUE(equal(*V.blocks()->Get(0), stored::Block(1, 2, 3, 4, 5, 6)));
  EXPECT_TRUE(equal(*V.edges()->Get(0), stored::Edge(1, 2)));
  EXPECT_TRUE(equal(*V.paths()->Get(0), stored::Path(1, 2, 3, 4)));
  EXPECT_TRUE(equal(*V.selectors()->Get(0), stored::Selector(1, 2)));
  EXPECT_TRUE(equal(*V.values()->Get(0), stored::Value(1, 2, 3, 4, -5)));
  EXPECT_TRUE(equal(*V.conditions()->Get(0), stored::Condition(1, 2, 3)));
}

} // namespace
