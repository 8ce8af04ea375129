//===-- test/unit/solver/ExecutorsTest.cpp - Tasks and who waits for them ---===//
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

/// A thread pushes into the queue Q with the lock M held; its only consumer takes M between two
/// pops.
std::string producer(const std::string &Init) {
  return "queue variable Q\nlock variable M\nfunction main\nfunction consume\n"
         "define consume() {\n  block 0:\n    goto 1\n  block 1:\n    wait queue Q\n"
         "    notify room Q\n    acquire M\n    release M\n    goto 1\n}\n"
         "define main() main {\n  block 0:\n" +
         Init +
         "    spawn thread &consume()\n    acquire M\n    wait room Q\n    notify queue Q\n"
         "    release M\n}\n";
}

/// A task of E, started by main, that waits as \p Wait says for another task of E.
std::string inner(const std::string &Wait, const std::string &Init = "") {
  return "executor variable E\nfunction main\nfunction outer\nfunction other\n"
         "task variable T\n"
         "define other() {\n  block 0:\n}\n"
         "define outer() {\n  block 0:\n    spawn task &other() on E into T\n    " +
         Wait + "\n}\ndefine main() main {\n  block 0:\n" + Init +
         "    spawn task &outer() on E into E\n}\n";
}

/// Main runs, or helps to run, tasks of E with the lock M held. One of them takes M.
std::string helper(const std::string &Wait) {
  return "executor variable E\nlock variable M\nfunction main\nfunction locking\nfunction free\n"
         "task variable T\n"
         "define locking() {\n  block 0:\n    acquire M\n    release M\n}\n"
         "define free() {\n  block 0:\n}\n"
         "define main() main {\n  block 0:\n    spawn task &locking() on E into E\n"
         "    spawn task &free() on E into T\n    acquire M\n    " +
         Wait + "\n    release M\n}\n";
}

} // namespace

TEST(Executors, AQueueHasRoomUnlessItHasABound) {
  EXPECT_EQ(analysed(producer("    init Q with 16\n"))->Waits.size(), 1u);
  EXPECT_EQ(analysed(producer(""))->Waits.size(), 0u);
}

TEST(Executors, ATaskThatWaitsForItsOwnExecutorsTasks) {
  EXPECT_EQ(analysed(inner("wait future T"))->Workers->starvations().size(), 1u);
  EXPECT_EQ(analysed(inner("wait future T helping"))->Workers->starvations().size(), 0u);
  EXPECT_EQ(analysed(inner("wait future T running"))->Workers->starvations().size(), 0u);
  EXPECT_EQ(analysed(inner("wait future T", "    init E with -1\n"))->Workers->starvations().size(),
            0u);
}

// It is one of them, however many workers there are.
TEST(Executors, ATaskThatWaitsForAllOfItsExecutor) {
  for (const char *Init : {"", "    init E with 8\n", "    init E with -1\n"}) {
    const auto A = analysed(inner("wait future E", Init));
    ASSERT_EQ(A->Workers->starvations().size(), 1u) << Init;
    EXPECT_TRUE(A->Workers->starvations().front().Itself);
  }
}

TEST(Executors, WhoHelpsRunsAnyTaskWhoRunsHisOwnOnlyThat) {
  EXPECT_EQ(analysed(helper("wait future T helping"))->Relocks.size(), 1u);
  EXPECT_EQ(analysed(helper("wait future T running"))->Relocks.size(), 0u);
  EXPECT_EQ(analysed(helper("wait future T"))->Relocks.size(), 0u);
}

TEST(Executors, InIsolationOnlyWhatIsWaitedForRuns) {
  auto Program = [](const std::string &Call) {
    std::string Text = helper(Call);
    return "function inside\ndefine inside() {\n  block 0:\n    wait future T helping\n}\n" + Text;
  };
  EXPECT_EQ(analysed(Program("call inside()"))->Relocks.size(), 1u);
  EXPECT_EQ(analysed(Program("call inside() isolated"))->Relocks.size(), 0u);
}

// A wait that never waits is none.
TEST(Executors, WhoOnlyAsksDoesNotWait) {
  EXPECT_EQ(analysed(inner("wait future T try"))->Workers->starvations().size(), 0u);
}

// `moveToThread`: what is queued to the object runs there.
TEST(Executors, TasksAreHandedOnToAnotherExecutor) {
  const std::string Text =
      "executor variable E\nexecutor variable O\nfunction main\nfunction outer\nfunction other\n"
      "task variable T\ndefine other() {\n  block 0:\n}\n"
      "define outer() {\n  block 0:\n    spawn task &other() on O into T\n    wait future T\n}\n"
      "define main() main {\n  block 0:\n";
  const std::string Start = "    spawn task &outer() on E into E\n}\n";
  EXPECT_EQ(analysed(Text + Start)->Workers->starvations().size(), 0u);
  const auto A = analysed(Text + "    init O on E\n" + Start);
  ASSERT_EQ(A->Workers->starvations().size(), 1u);
  EXPECT_EQ(A->P.name(A->Workers->starvations().front().Executor), "E");
}

// What follows a loop is not in it, in whatever order its blocks stand: a timed wait there waits
// once.
TEST(Executors, ATimedWaitAfterALoop) {
  const std::string Loop = "goto 1\n  block 1:\n    goto 2\n    goto 3\n  block 2:\n    goto 1\n"
                           "  block 3:\n    wait future T timed";
  const auto A = analysed(inner(Loop));
  ASSERT_EQ(A->Workers->starvations().size(), 1u);
  EXPECT_TRUE(A->Workers->starvations().front().Timed);
}

namespace {

/// Threads put into a container of main, and joined one by one as \p Joins say.
std::string joining(const std::string &Joins) {
  return "lock variable M\nfunction main\nfunction work\n"
         "define work() {\n  block 0:\n    acquire M\n    release M\n}\n"
         "define main() main {\n  local %all depth 1\n  local %one temporary\n"
         "  block 0:\n    goto 1\n"
         "  block 1:\n    spawn thread &work() into %one\n    assign %all[*] = %one\n"
         "    goto 1\n    goto 2\n" +
         Joins + "}\n";
}

} // namespace

TEST(Executors, ALoopJoinsTheThreadsOfAContainer) {
  const std::string Locked = "  block 2:\n    acquire M\n    goto 3\n"
                             "  block 3:\n    goto 4\n    goto 5\n"
                             "  block 4:\n    wait join %all[*]\n    goto 3\n"
                             "  block 5:\n    release M\n";
  EXPECT_EQ(analysed(joining(Locked))->Waits.size(), 1u);
  // Where they have been waited for before, they have ended.
  const std::string Twice = "  block 2:\n    goto 3\n"
                            "  block 3:\n    goto 4\n    goto 5\n"
                            "  block 4:\n    wait join %all[*]\n    goto 3\n"
                            "  block 5:\n    acquire M\n    goto 6\n"
                            "  block 6:\n    goto 7\n    goto 8\n"
                            "  block 7:\n    wait join %all[*]\n    goto 6\n"
                            "  block 8:\n    release M\n";
  EXPECT_EQ(analysed(joining(Twice))->Waits.size(), 0u);
}

/// Works in a list: two threads take them out and call what they point to. The outer one, in main
/// or as a work of the same list, waits until the other one is done.
static std::string works(const std::string &Starts) {
  return "condition variable Filled\ncondition variable Done\nlock variable M\nvariable Head\n"
         "variable First\nvariable Second\nrecord Work\nfield Work::Fn in Work\n"
         "field Work::Next in Work\nfunction main\nfunction serve\nfunction put\n"
         "function outer\nfunction other\n"
         "define serve() {\n  local %w pointer\n  block 0:\n    acquire M\n    goto 1\n"
         "  block 1:\n    wait condition Filled releasing M\n    assign %w = Head\n"
         "    assign Head = %w->Work::Next\n    release M\n    call through %w->Work::Fn()\n"
         "    acquire M\n    notify condition Done\n    goto 1\n}\n"
         "define put(%w pointer, %f pointer) {\n  block 0:\n    assign %w->Work::Fn = %f\n"
         "    acquire M\n    assign %w->Work::Next = Head\n    assign Head = %w\n"
         "    notify condition Filled\n    release M\n}\n"
         "define other() {\n  block 0:\n}\n"
         "define outer() {\n  block 0:\n    call put(&Second, &other)\n    acquire M\n"
         "    wait condition Done releasing M\n    release M\n}\n"
         "define main() main {\n  block 0:\n    spawn thread &serve() times 2\n" +
         Starts + "}\n";
}

TEST(Executors, AWorkOfAListWaitsForAWorkOfThatList) {
  const auto A = analysed(works("    goto 1\n  block 1:\n    call put(&First, &outer)\n"
                                "    goto 1\n    goto 2\n  block 2:\n"));
  ASSERT_EQ(A->Workers->starvations().size(), 1u);
  EXPECT_EQ(A->P.name(A->Workers->starvations().front().Executor), "Head");
  EXPECT_EQ(A->Workers->starvations().front().Level, Confidence::Medium);
  EXPECT_EQ(analysed(works("    call outer()\n"))->Workers->starvations().size(), 0u);
}

// One work that waits, on two workers, leaves one for the other.
TEST(Executors, WorkersAreTheThreadsThatRunOutOfTheQueue) {
  const auto A = analysed(works("    call put(&First, &outer)\n"));
  ASSERT_EQ(A->Workers->workers().size(), 1u);
  EXPECT_EQ(A->Workers->workers().begin()->second.Capacity, 2);
  EXPECT_EQ(A->Workers->workers().begin()->second.Needed, 2);
  EXPECT_EQ(A->Workers->starvations().size(), 0u);
}

/// A task of E that waits until the tasks have signalled which it hands to E itself, one for each
/// of its elements: perhaps none.
static std::string gathering(const std::string &Done, const std::string &Signal) {
  return "executor variable E\ncondition variable outer::done local\nlock variable M\n"
         "condition variable Done\nrecord Part\nfield Part::done in Part\nfunction main\n"
         "function outer\nfunction part\nfunction go\n"
         "define part() method {\n  block 0:\n    notify latch " +
         Signal +
         "\n}\n"
         "define outer(%count) {\n  local %done is outer::done\n  local %i\n  block 0:\n"
         "    assign %i = 0\n    goto 1\n"
         "  block 1:\n    goto 2 if %i < %count\n    goto 3 if %i >= %count\n"
         "  block 2:\n    spawn task closure part{Part::done = &%done}() on E\n"
         "    assign %i = ?\n    goto 1\n"
         "  block 3:\n    wait latch " +
         Done +
         "\n}\n"
         "define go() {\n  block 0:\n    call outer(4)\n}\n"
         "define main() main {\n  block 0:\n    spawn task &go() on E\n}\n";
}

// Whoever keeps its address signals the variable; that nobody may be there to be waited for is not
// all that is known of the wait.
TEST(Executors, ATaskThatWaitsForALatchOfItsExecutorsTasks) {
  EXPECT_EQ(analysed(gathering("%done", "this.Part::done*"))->Workers->starvations().size(), 1u);
  EXPECT_EQ(analysed(gathering("Done", "Done"))->Workers->starvations().size(), 1u);
  EXPECT_EQ(analysed(gathering("Done", "this.Part::done*"))->Workers->starvations().size(), 0u);
}

// Which of them it was nobody knows.
TEST(Executors, AThreadThatRunsWhatATaskRunsSignalsToo) {
  auto Starvations = [](const std::string &More) {
    return analysed("executor variable E\ncondition variable Done\nfunction main\nfunction outer\n"
                    "function other\n"
                    "define other() {\n  block 0:\n    notify latch Done\n}\n"
                    "define outer() {\n  block 0:\n    wait latch Done\n}\n"
                    "define main() main {\n  block 0:\n    spawn task &other() on E\n" +
                    More + "    spawn task &outer() on E\n}\n")
        ->Workers->starvations()
        .size();
  };
  EXPECT_EQ(Starvations(""), 1u);
  EXPECT_EQ(Starvations("    spawn thread &other()\n"), 0u);
}
