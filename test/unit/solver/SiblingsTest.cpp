//===-- test/unit/solver/SiblingsTest.cpp - Two locks of one class --------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Two objects of one class are a cycle when nothing fixes their order.
///
//===----------------------------------------------------------------------===//

#include "Solving.h"

#include "gtest/gtest.h"

using namespace holdwait::solver;

namespace {

const char Account[] = R"(
record Account
lock field Account::mu in Account
field Account::parent in Account pointer
field Account::id in Account
lock variable table
variable accounts
)";

std::string findingsOf(llvm::StringRef Program) { return findings(Account + Program.str()); }

TEST(SiblingsTest, TwoParametersInOneOrderAreACycle) {
  EXPECT_EQ(findingsOf(R"(
define transfer(%from pointer, %to pointer) {
  acquire %from->Account::mu
  acquire %to->Account::mu
  release %to->Account::mu
  release %from->Account::mu
})"),
            "cycle Account::mu: transfer:1 transfer:2");
}

TEST(SiblingsTest, ObjectAndParameterInOneOrderAreACycle) {
  EXPECT_EQ(findingsOf(R"(
function Account::swap in Account
define Account::swap(%other reference) method {
  acquire this.Account::mu
  acquire %other->Account::mu
  release %other->Account::mu
  release this.Account::mu
})"),
            "cycle Account::mu: Account::swap:1 Account::swap:2");
}

TEST(SiblingsTest, BothAtOnceAreFine) {
  EXPECT_EQ(findingsOf(R"(
define transfer(%from pointer, %to pointer) {
  acquire %from->Account::mu, %to->Account::mu
  release %to->Account::mu
  release %from->Account::mu
})"),
            "");
}

TEST(SiblingsTest, OrderChosenByABranchIsFine) {
  EXPECT_EQ(findingsOf(R"(
define transfer(%from pointer, %to pointer) {
  goto 1 if %from < %to
  goto 2 if %from >= %to
  block 1:
  acquire %from->Account::mu
  acquire %to->Account::mu
  goto 3
  block 2:
  acquire %to->Account::mu
  acquire %from->Account::mu
  goto 3
  block 3:
  release %to->Account::mu
  release %from->Account::mu
})"),
            "");
}

TEST(SiblingsTest, ParentAfterChildIsAChain) {
  EXPECT_EQ(findingsOf(R"(
define up(%a pointer) {
  acquire %a->Account::mu
  acquire %a->Account::parent->Account::mu
  release %a->Account::parent->Account::mu
  release %a->Account::mu
})"),
            "");
}

TEST(SiblingsTest, GateAboveBothIsEnough) {
  EXPECT_EQ(findingsOf(R"(
define transfer(%from pointer, %to pointer) {
  acquire G
  acquire %from->Account::mu
  acquire %to->Account::mu
  release %to->Account::mu
  release %from->Account::mu
  release G
})"),
            "");
}

TEST(SiblingsTest, GateOfTheOnlyCallerIsEnough) {
  EXPECT_EQ(findingsOf(R"(
define transfer(%from pointer, %to pointer) {
  acquire %from->Account::mu
  acquire %to->Account::mu
  release %to->Account::mu
  release %from->Account::mu
}
define safely(%from pointer, %to pointer) {
  acquire G
  call transfer(%from, %to)
  release G
})"),
            "");
}

TEST(SiblingsTest, ElementsByKeyAreACycle) {
  EXPECT_EQ(findingsOf(R"(
define move(%i, %j) {
  acquire table[=%i]
  acquire table[=%j]
  release table[=%j]
  release table[=%i]
})"),
            "cycle table: move:1 move:2");
}

TEST(SiblingsTest, ElementsByNumberInOneOrderAreFine) {
  EXPECT_EQ(findingsOf(R"(
define f() {
  acquire table[0]
  acquire table[1]
  release table[1]
  release table[0]
})"),
            "");
}

TEST(SiblingsTest, ElementsByNumberInBothOrdersAreACycle) {
  const std::string Found = findingsOf(R"(
define f() {
  acquire table[0]
  acquire table[1]
  release table[1]
  release table[0]
}
define g() {
  acquire table[1]
  acquire table[0]
  release table[0]
  release table[1]
})");
  EXPECT_TRUE(Found == "cycle table: f:1 f:2 | g:1 g:2" ||
              Found == "cycle table: g:1 g:2 | f:1 f:2")
      << Found;
}

TEST(SiblingsTest, OneElementTwiceIsASelfDeadlock) {
  EXPECT_EQ(findingsOf(R"(
define f(%i) {
  acquire table[=%i]
  acquire table[=%i]
  release table[=%i]
  release table[=%i]
})"),
            "relock table: f:1 f:2");
}

// Recursion is about one object, and these may be two; but then every recursive
// lock of a tree or a graph would be reported: no self edge for recursive locks.
TEST(SiblingsTest, DISABLED_RecursiveSiblingsAreACycleNonetheless) {
  EXPECT_EQ(findings(R"(
record R
lock field R::mu in R recursive
define f(%x pointer, %y pointer) {
  acquire %x->R::mu
  acquire %y->R::mu
  release %y->R::mu
  release %x->R::mu
})"),
            "cycle R::mu: f:1 f:2");
}

TEST(SiblingsTest, OneThreadAloneIsHardlyACycle) {
  const std::string Text = explained(std::string(Account) + R"(
define transfer(%from pointer, %to pointer) {
  acquire %from->Account::mu
  acquire %to->Account::mu
  release %to->Account::mu
  release %from->Account::mu
}
define main() main {
  call transfer(?, ?)
})");
  EXPECT_NE(Text.find("[low"), std::string::npos) << Text;
}

TEST(SiblingsTest, SiblingsMayBelongToDifferentObjects) {
  const std::string Text = explained(std::string(Account) + R"(
define transfer(%from pointer, %to pointer) {
  acquire %from->Account::mu
  acquire %to->Account::mu
  release %to->Account::mu
  release %from->Account::mu
}
define main() main {
  spawn thread &transfer(?, ?)
  spawn thread &transfer(?, ?)
})");
  EXPECT_NE(Text.find("[medium: inexact, instances]"), std::string::npos) << Text;
}

// `for (child = widget->first; child; child = child->next)`: what a walk comes to is no sibling of
// what it started from.
TEST(SiblingsTest, ChildrenThatALoopWalksAreNoSiblings) {
  EXPECT_EQ(findings(R"(
record Widget
lock field Widget::mu in Widget
field Widget::first in Widget pointer
field Widget::next in Widget pointer
define paint(%widget pointer) {
  local %child pointer
  acquire %widget->Widget::mu
  assign %child = %widget->Widget::first
  goto 1
  block 1:
  goto 2 if %child != 0
  goto 3 if %child == 0
  block 2:
  acquire %child->Widget::mu
  release %child->Widget::mu
  assign %child = %child->Widget::next
  goto 1
  block 3:
  release %widget->Widget::mu
})"),
            "");
}

} // namespace
