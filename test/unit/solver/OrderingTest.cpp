//===-- test/unit/solver/OrderingTest.cpp - Orders that comparisons fix ---===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Two locks of one class that a comparison on the way has put in order.
///
//===----------------------------------------------------------------------===//

#include "Solving.h"

#include "gtest/gtest.h"

using namespace holdwait::solver;

namespace {

const char Types[] = R"(
record Account
lock field Account::mu in Account
field Account::id in Account
lock variable table
)";

std::string findingsOf(const std::string &Text) { return findings(Types + Text); }

/// Two formals, locked in their order where \p Condition holds.
std::string lockedWhere(const std::string &Name, const std::string &Condition) {
  return "define " + Name + "(%x pointer, %y pointer) {\ngoto 1 if " + Condition +
         "\ngoto 2\nblock 1:\nacquire %x->Account::mu\nacquire %y->Account::mu\n" +
         "release %y->Account::mu\nrelease %x->Account::mu\nblock 2:\n}\n";
}

TEST(OrderingTest, AddressesThatWereComparedAreInOrder) {
  EXPECT_EQ(findingsOf(lockedWhere("f", "%x < %y")), "");
  EXPECT_EQ(findingsOf(lockedWhere("f", "%x <= %y")), "");
  EXPECT_EQ(findingsOf(lockedWhere("f", "%y < %x")), "");
}

TEST(OrderingTest, InequalityIsNoOrder) {
  EXPECT_EQ(findingsOf(lockedWhere("f", "%x != %y")), "cycle Account::mu: f:1 f:2");
}

TEST(OrderingTest, ComparingSomethingElseIsNoOrder) {
  EXPECT_EQ(findingsOf(lockedWhere("f", "%x->Account::id < 3")), "cycle Account::mu: f:1 f:2");
}

TEST(OrderingTest, AFieldOfBothOrdersThem) {
  EXPECT_EQ(findingsOf(lockedWhere("f", "%x->Account::id < %y->Account::id")), "");
}

TEST(OrderingTest, UpHereAndDownThereIsACycle) {
  const std::string Found = findingsOf(lockedWhere("f", "%x < %y") + lockedWhere("g", "%y < %x"));
  EXPECT_EQ(Found, "cycle Account::mu: f:1 f:2 | g:1 g:2");
}

TEST(OrderingTest, TwoOrdersByDifferentThingsAreNotCompared) {
  EXPECT_EQ(findingsOf(lockedWhere("f", "%x < %y") +
                       lockedWhere("g", "%y->Account::id < %x->Account::id")),
            "");
}

const char SwappedFirst[] = R"(
define f(%x pointer, %y pointer) {
  local %t pointer
  goto 1 if %y < %x
  goto 2 if %y >= %x
  block 1:
  assign %t = %x
  assign %x = %y
  assign %y = %t
  goto 2
  block 2:
  acquire %x->Account::mu
  acquire %y->Account::mu
  release %y->Account::mu
  release %x->Account::mu
})";

TEST(OrderingTest, SwappedIntoOrder) { EXPECT_EQ(findingsOf(SwappedFirst), ""); }

TEST(OrderingTest, SwappedTheOtherWayThereIsACycle) {
  EXPECT_NE(findingsOf(std::string(SwappedFirst) + "\n" + lockedWhere("g", "%y < %x"))
                .find("cycle Account::mu"),
            std::string::npos);
}

std::string keysWhere(const std::string &Condition) {
  return "define f(%i, %j) {\ngoto 1 if " + Condition +
         "\ngoto 2\nblock 1:\nacquire table[=%i]\nacquire table[=%j]\nrelease table[=%j]\n" +
         "release table[=%i]\nblock 2:\n}\n";
}

TEST(OrderingTest, KeysThatWereComparedAreInOrder) {
  EXPECT_EQ(findingsOf(keysWhere("%i < %j")), "");
  EXPECT_EQ(findingsOf(keysWhere("%i != %j")), "cycle table: f:1 f:2");
}

TEST(OrderingTest, OneAfterTheOtherIsAnOrder) {
  EXPECT_EQ(findingsOf(R"(
define f(%i, %j, %k) {
  goto 1 if %i <= %k
  goto 3
  block 1:
  goto 2 if %k <= %j
  goto 3
  block 2:
  acquire table[=%i]
  acquire table[=%j]
  release table[=%j]
  release table[=%i]
  block 3:
})"),
            "");
}

TEST(OrderingTest, AKeyAboveANumberComesAfterIt) {
  EXPECT_EQ(findingsOf(R"(
define f(%i) {
  goto 1 if %i > 0
  goto 2 if %i <= 0
  block 1:
  acquire table[0]
  acquire table[=%i]
  release table[=%i]
  release table[0]
  block 2:
})"),
            "");
}

} // namespace
