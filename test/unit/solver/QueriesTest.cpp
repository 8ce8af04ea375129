//===-- test/unit/solver/QueriesTest.cpp - Answers that branches depend on ===//
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

// Functions that synchronise nothing: what they answer, and what is true then.
constexpr const char *Asked = "variable n\n"
                              "define full() {\ngoto 1 if n >= 10\ngoto 2 if n < 10\n"
                              "block 1:\nreturn 1\nblock 2:\nreturn 0\n}\n";

std::string found(const std::string &Rest) { return findings(Asked + Rest); }

TEST(QueriesTest, SameAnswerTwice) {
  EXPECT_EQ(found("define f() {\nlocal %a\nlocal %b\ncall full() into %a\n"
                  "goto 1 if %a == 0\ngoto 2 if %a != 0\nblock 1:\nacquire A\ngoto 2\n"
                  "block 2:\ncall full() into %b\ngoto 3 if %b == 0\ngoto 4 if %b != 0\n"
                  "block 3:\nrelease A\ngoto 4\nblock 4:\nacquire A\nrelease A\n}"),
            "");
}

TEST(QueriesTest, AnswerThatIsKnown) {
  EXPECT_EQ(found("define f() {\nlocal %a\nassign n = 12\nacquire A\ncall full() into %a\n"
                  "goto 1 if %a != 0\ngoto 2 if %a == 0\nblock 1:\nacquire A\nrelease A\n"
                  "goto 2\nblock 2:\nrelease A\n}"),
            "relock A: f:2 f:4");
  EXPECT_EQ(found("define f() {\nlocal %a\nassign n = 3\nacquire A\ncall full() into %a\n"
                  "goto 1 if %a != 0\ngoto 2 if %a == 0\nblock 1:\nacquire A\nrelease A\n"
                  "goto 2\nblock 2:\nrelease A\n}"),
            "");
}

TEST(QueriesTest, AnswerAskedThroughAnother) {
  EXPECT_EQ(found("define roomy() {\nlocal %a\ncall full() into %a\n"
                  "goto 1 if %a == 0\ngoto 2 if %a != 0\nblock 1:\nreturn 1\n"
                  "block 2:\nreturn 0\n}\n"
                  "define f() {\nlocal %a\nassign n = 12\nacquire A\ncall roomy() into %a\n"
                  "goto 1 if %a != 0\ngoto 2 if %a == 0\nblock 1:\nacquire A\nrelease A\n"
                  "goto 2\nblock 2:\nrelease A\n}"),
            "");
}

TEST(QueriesTest, AnswerThatAMemberKeeps) {
  auto Made = [](const std::string &N) {
    return findings("variable n\nrecord R\nfield R::own in R\n"
                    "define make() method {\ngoto 1 if n == 0\ngoto 2 if n != 0\n"
                    "block 1:\nassign this.R::own = 1\ngoto 3\n"
                    "block 2:\nassign this.R::own = 0\ngoto 3\n"
                    "block 3:\ngoto 4 if this.R::own != 0\ngoto 5 if this.R::own == 0\n"
                    "block 4:\nacquire A\nrelease A\ngoto 5\nblock 5:\n}\n"
                    "define f() {\nlocal %r\nassign n = " +
                    N + "\nacquire A\ncall make() on %r\nrelease A\n}");
  };
  EXPECT_EQ(Made("0"), "relock A: f:2 f:3>make:3");
  EXPECT_EQ(Made("1"), "");
}

} // namespace
