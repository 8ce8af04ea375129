//===-- test/unit/solver/RelocksTest.cpp - Waiting for one's own lock -----===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solving.h"

#include "gtest/gtest.h"

using namespace holdwait::solver;

namespace {

TEST(RelocksTest, SelfDeadlockInOneFunction) {
  EXPECT_EQ(findings(R"(
define f() {
  acquire A
  acquire A
  release A
  release A
})"),
            "relock A: f:1 f:2");
}

TEST(RelocksTest, SelfDeadlockThreeCallsDeep) {
  EXPECT_EQ(findings(R"(
define h() {
  acquire A
  release A
}
define g() {
  call h()
}
define k() {
  call g()
}
define f() {
  acquire A
  call k()
  release A
})"),
            "relock A: f:1 f:2>k:1>g:1>h:1");
}

TEST(RelocksTest, SelfDeadlockOnOneObject) {
  const char Class[] = R"(
record R
lock field R::mu in R
function R::size in R
function R::add in R
define R::size() method {
  acquire this.R::mu
  release this.R::mu
}
define R::add(%other reference) method {
  acquire this.R::mu
  call R::size() on )";
  EXPECT_EQ(findings(std::string(Class) + "this\n  release this.R::mu\n}\n"),
            "relock R::mu: R::add:1 R::add:2>R::size:1");
  // Of another object it is another lock.
  EXPECT_EQ(llvm::StringRef(findings(std::string(Class) + "%other*\n  release this.R::mu\n}\n"))
                .count("relock"),
            0u);
}

TEST(RelocksTest, SelfDeadlockOnAParameter) {
  EXPECT_EQ(findings(R"(
define f(%m pointer) {
  acquire %m*
  acquire %m*
  release %m*
  release %m*
})"),
            "relock ?: f:1 f:2");
}

TEST(RelocksTest, RecursiveLockIsNoSelfDeadlock) {
  EXPECT_EQ(findings(R"(
lock variable R recursive
define g() {
  acquire R
  release R
}
define f() {
  acquire R
  call g()
  release R
})"),
            "");
}

TEST(RelocksTest, LockMadeRecursiveAtRunTimeIsNoSelfDeadlock) {
  const std::string Body = R"(
define f() {
  acquire A
  acquire A
  release A
  release A
})";
  EXPECT_EQ(findings("define init() {\n  init A with 1 mask 1\n}\n" + Body), "");
  EXPECT_EQ(findings("define init() {\n  init A with 0 mask 1\n}\n" + Body), "relock A: f:1 f:2");
}

/// A lock that only the caller knows has no class, and is not the recursive one that somebody else
/// has.
TEST(RelocksTest, RecursiveLockSaysNothingOfAnother) {
  const std::string Twice = R"(
define f(%m pointer) {
  acquire %m*
  acquire %m*
  release %m*
  release %m*
})";
  const std::string Made = "define init() {\n  init A with 1 mask 1\n}\n";
  EXPECT_EQ(findings(Twice), "relock ?: f:1 f:2");
  EXPECT_EQ(findings(Made + Twice), "relock ?: f:1 f:2");
}

const char Reenters[] = R"(
lock variable R shared
define f() {
  acquire R shared
  acquire R shared
  release R shared
  release R shared
}
)";

TEST(RelocksTest, ReaderInsideAReaderIsFine) { EXPECT_EQ(findings(Reenters), ""); }

// A writer that queues between the two keeps the second out.
TEST(RelocksTest, ReaderInsideAReaderIsNotFineWithAWriter) {
  EXPECT_EQ(findings(std::string(Reenters) + "define g() {\nacquire R\nrelease R\n}"),
            "relock R: f:1 f:2");
}

TEST(RelocksTest, WriterInsideAReaderIsASelfDeadlock) {
  EXPECT_EQ(findings(R"(
lock variable R shared
define f() {
  acquire R shared
  acquire R
  release R
  release R shared
})"),
            "relock R: f:1 f:2");
}

// The field that the local was read from is part of the lock's name, so a store to it counts.
TEST(RelocksTest, ACursorThatMovesOnLocksAnotherNode) {
  EXPECT_EQ(findings(R"(
record Node
lock field Node::mu in Node
field Node::next in Node pointer
record Cursor
field Cursor::at in Cursor pointer
define Cursor::advance() method {
  local %next pointer
  assign %next = this.Cursor::at->Node::next
  acquire %next->Node::mu
  assign this.Cursor::at = %next
}
define f() {
  local %cursor
  call Cursor::advance() on %cursor
  call Cursor::advance() on %cursor
})"),
            "");
}

} // namespace
