//===-- test/unit/solver/SelfWaitsTest.cpp - Threads that wait for themselves ===//
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

constexpr const char *Names = "thread variable t\nthread variable u\n"
                              "variable me per_thread\n";

std::string found(const std::string &Rest) { return explained(Names + Rest); }

TEST(SelfWaitsTest, ThreadThatJoinsItself) {
  EXPECT_EQ(found("define run() {\nwait join t\n}\n"
                  "define main() main {\nspawn thread &run() into t\n}"),
            "itself t: run:1 [high]");
}

TEST(SelfWaitsTest, InACallee) {
  EXPECT_EQ(found("define stop() {\nwait join t\n}\n"
                  "define run() {\ncall stop()\n}\n"
                  "define main() main {\nspawn thread &run() into t\n}"),
            "itself t: run:1>stop:1 [high]");
}

TEST(SelfWaitsTest, AnotherThread) {
  EXPECT_EQ(found("define run() {\nwait join u\n}\n"
                  "define main() main {\nspawn thread &run() into t\n}"),
            "");
}

TEST(SelfWaitsTest, HandleThatIsMoved) {
  EXPECT_EQ(found("define run() {\nwait join t\n}\n"
                  "define main() main {\nlocal %h\n"
                  "spawn thread &run() into %h\nassign t = %h\n}"),
            "itself t: run:1 [high]");
}

TEST(SelfWaitsTest, TaskThatWaitsForItsOwnResult) {
  EXPECT_EQ(found("define run() {\nwait future t\n}\n"
                  "define main() main {\nspawn task &run() into t\n}"),
            "itself t: run:1 [high]");
}

TEST(SelfWaitsTest, WaitThatGivesUp) {
  EXPECT_EQ(found("define run() {\nwait join t timed\n}\n"
                  "define main() main {\nspawn thread &run() into t\n}"),
            "");
}

TEST(SelfWaitsTest, OnlyIfItIsAnotherThread) {
  EXPECT_EQ(found("define run() {\ngoto 1 if t != me\ngoto 2 if t == me\n"
                  "block 1:\nwait join t\ngoto 2\nblock 2:\n}\n"
                  "define main() main {\nspawn thread &run() into t\n}"),
            "");
}

TEST(SelfWaitsTest, AnswerOfAnotherFunction) {
  EXPECT_EQ(found("define here() {\ngoto 1 if t == me\ngoto 2 if t != me\n"
                  "block 1:\nreturn 1\nblock 2:\nreturn 0\n}\n"
                  "define run() {\nlocal %a\ncall here() into %a\n"
                  "goto 1 if %a == 0\ngoto 2 if %a != 0\n"
                  "block 1:\nwait join t\ngoto 2\nblock 2:\n}\n"
                  "define main() main {\nspawn thread &run() into t\n}"),
            "");
}

TEST(SelfWaitsTest, FieldOfAnObjectThatMayBeAnother) {
  EXPECT_EQ(explained("thread field h\n"
                      "define run(%o) {\nwait join %o*.h\n}\n"
                      "define start(%o) {\nspawn thread &run(%o) into %o*.h\n}\n"
                      "define next(%o, %p) {\nspawn thread &run(%p) into %o*.h\n}"),
            "itself h: run:1 [high]")
      << "only the one that start() starts; of next() the object is known to be another";
}

} // namespace
