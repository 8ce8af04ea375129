//===-- test/unit/solver/ThreadsTest.cpp - Who runs what, holding what ----===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solving.h"

#include "llvm/ADT/StringExtras.h"

#include "gtest/gtest.h"

using namespace holdwait::solver;

namespace {

/// A solved program, asked by function names.
struct Program {
  explicit Program(llvm::StringRef Text) : A(analysed(Text)) {}

  uint32_t function(llvm::StringRef Name) const { return functionOf(A->P, Name); }
  bool parallel(llvm::StringRef F, llvm::StringRef G) const {
    const bool There = A->Roots->parallel(function(F), function(G));
    EXPECT_EQ(There, A->Roots->parallel(function(G), function(F)));
    return There;
  }
  Threads::RootKind rootKind(llvm::StringRef F) const { return A->Roots->rootOf(function(F)).Kind; }
  std::string rootName(llvm::StringRef F) const {
    return A->P.functionName(A->Roots->rootOf(function(F)).Function).str();
  }
  /// Global locks held on entry; `A(f)` if held by the parent f.
  std::string heldOnEntry(llvm::StringRef F) const {
    std::vector<std::string> Names;
    for (const Threads::EntryLock &L : A->Roots->heldOnEntry(function(F))) {
      const uint32_t Class = A->Classes.classOf(L.Lock);
      Names.push_back(Class == NoIndex ? "?" : A->P.name(Class).str());
      if (L.Parent != NoIndex)
        Names.back() += "(" + A->P.functionName(L.Parent).str() + ")";
    }
    std::sort(Names.begin(), Names.end());
    return llvm::join(Names, " ");
  }
  std::string chainTo(llvm::StringRef F) const {
    std::string Out;
    for (const auto &[Caller, Where] : A->Roots->chainTo(function(F)))
      Out += A->P.functionName(Caller).str() + ":" + std::to_string(Where.Line) + " ";
    return Out;
  }

  std::unique_ptr<Analysis> A;
};

//===----------------------------------------------------------------------===//
// What runs beside what
//===----------------------------------------------------------------------===//

TEST(ThreadsTest, MainAloneIsOneThread) {
  const Program P("define main() main {\ncall f()\ncall g()\n}\ndefine f() {\n}\ndefine g() {\n}");
  EXPECT_FALSE(P.parallel("f", "g"));
  EXPECT_FALSE(P.parallel("f", "f"));
  EXPECT_EQ(P.rootKind("f"), Threads::RootKind::Main);
}

TEST(ThreadsTest, StaticInitialisationBelongsToMain) {
  const Program P("define main() main {\ncall f()\n}\ndefine f() {\n}\n"
                  "define init() static_init {\ncall g()\n}\ndefine g() {\n}\n");
  EXPECT_FALSE(P.parallel("f", "g"));
}

TEST(ThreadsTest, MainAndStaticInitialisationAreStartsInAnyOrder) {
  // Functions are ordered by name: static initialisation comes before main, or after.
  for (const std::string Init : {"a", "z"}) {
    const Program P("define main() main {\ncall f()\n}\ndefine f() {\n}\n"
                    "define " +
                    Init + "() static_init {\n}\n");
    EXPECT_TRUE(P.A->Roots->isStart(P.function("main"))) << Init;
    EXPECT_TRUE(P.A->Roots->isStart(P.function(Init))) << Init;
    EXPECT_FALSE(P.A->Roots->isStart(P.function("f"))) << Init;
    EXPECT_EQ(P.rootName("f"), "main") << Init;
  }
}

TEST(ThreadsTest, StartedThreadRunsBesideMainNotBesideItself) {
  const Program P("define worker() {\ncall f()\n}\ndefine f() {\n}\n"
                  "define main() main {\nspawn thread &worker()\n}");
  EXPECT_TRUE(P.parallel("main", "f"));
  EXPECT_FALSE(P.parallel("f", "f"));
  EXPECT_FALSE(P.parallel("worker", "f"));
  EXPECT_EQ(P.rootKind("f"), Threads::RootKind::Started);
  EXPECT_EQ(P.rootName("f"), "worker");
}

TEST(ThreadsTest, FunctionOfTwoThreadsRunsBesideItself) {
  const Program P("define worker() {\ncall f()\n}\ndefine f() {\n}\n"
                  "define main() main {\nspawn thread &worker()\ncall f()\n}");
  EXPECT_TRUE(P.parallel("f", "f"));
}

TEST(ThreadsTest, ThreadStartedInALoopRunsBesideItself) {
  const Program P("define worker() {\n}\ndefine main() main {\ngoto 1\nblock 1:\n"
                  "spawn thread &worker()\ngoto 1\ngoto 2\nblock 2:\n}");
  EXPECT_TRUE(P.parallel("worker", "worker"));
}

TEST(ThreadsTest, ThreadStartedAtTwoPlacesRunsBesideItself) {
  const Program P("define worker() {\n}\ndefine main() main {\n"
                  "spawn thread &worker()\nspawn thread &worker()\n}");
  EXPECT_TRUE(P.parallel("worker", "worker"));
}

TEST(ThreadsTest, ThreadStartedOnceInTwoStatesIsOne) {
  // Whether A is held when the thread is started differs by the way taken.
  const Program P("define worker() {\n}\n"
                  "define main() main {\ngoto 1\ngoto 2\nblock 1:\nacquire A\ngoto 2\n"
                  "block 2:\nspawn thread &worker()\n}");
  EXPECT_FALSE(P.parallel("worker", "worker"));
  const Program Q("define worker() {\n}\ndefine start() {\nspawn thread &worker()\n}\n"
                  "define main() main {\ngoto 1\ngoto 2\nblock 1:\nacquire A\ngoto 2\n"
                  "block 2:\ncall start()\n}");
  EXPECT_FALSE(Q.parallel("worker", "worker"));
}

const char StartsOne[] = "define worker() {\n}\ndefine start() {\nspawn thread &worker()\n}\n";

TEST(ThreadsTest, HandleIsKnownByWhatLedToItBeforeTheStart) {
  const auto A = analysed(R"(
record R
thread field R::thread in R
field R::worker in R pointer
define work() {
  acquire A
  release A
}
define start(%r pointer) {
  local %new pointer
  assign %new = &%new*
  assign %r->R::worker = %new
  spawn thread &work() into %r->R::worker*
})");
  const uint32_t Worker = symbolOf(A->P.unit(), "R::worker");
  EXPECT_TRUE(llvm::any_of(A->Facts[functionOf(A->P, "start")].Handles,
                           [&](const HandleEvent &E) { return E.Symbol == Worker; }));
}

TEST(ThreadsTest, ThreadStartedByAFunctionCalledOnceIsOne) {
  const Program P(std::string(StartsOne) + "define main() main {\ncall start()\n}");
  EXPECT_FALSE(P.parallel("worker", "worker"));
  EXPECT_TRUE(P.parallel("worker", "start"));
}

TEST(ThreadsTest, ThreadStartedByAFunctionCalledTwiceRunsBesideItself) {
  const Program P(std::string(StartsOne) + "define main() main {\ncall start()\ncall start()\n}");
  EXPECT_TRUE(P.parallel("worker", "worker"));
}

TEST(ThreadsTest, ThreadStartedByAFunctionCalledInALoopRunsBesideItself) {
  const Program P(std::string(StartsOne) + "define main() main {\ngoto 1\nblock 1:\n"
                                           "call start()\ngoto 1\ngoto 2\nblock 2:\n}");
  EXPECT_TRUE(P.parallel("worker", "worker"));
}

TEST(ThreadsTest, ThreadStartedTwoCallsBelowALoopRunsBesideItself) {
  const Program P(std::string(StartsOne) +
                  "define setUp() {\ncall start()\n}\ndefine main() main {\ngoto 1\nblock 1:\n"
                  "call setUp()\ngoto 1\ngoto 2\nblock 2:\n}");
  EXPECT_TRUE(P.parallel("worker", "worker"));
}

TEST(ThreadsTest, ThreadStartedByManyThreadsIsMany) {
  const Program P("define leaf() {\n}\ndefine worker() {\nspawn thread &leaf()\n}\n"
                  "define main() main {\nspawn thread &worker()\nspawn thread &worker()\n}");
  EXPECT_TRUE(P.parallel("leaf", "leaf"));
  EXPECT_TRUE(P.parallel("leaf", "worker"));
}

TEST(ThreadsTest, FunctionThatNobodyCallsIsCalledFromOutside) {
  const Program P("define api() {\ncall f()\n}\ndefine f() {\n}\ndefine other() {\n}");
  EXPECT_TRUE(P.parallel("api", "api"));
  EXPECT_TRUE(P.parallel("f", "other"));
  EXPECT_EQ(P.rootKind("f"), Threads::RootKind::Outside);
  EXPECT_EQ(P.rootName("f"), "api");
}

TEST(ThreadsTest, RingThatNobodyEntersIsCalledFromOutside) {
  const Program P("define f() {\ncall g()\n}\ndefine g() {\ncall f()\n}");
  EXPECT_TRUE(P.parallel("f", "g"));
  EXPECT_EQ(P.rootKind("g"), Threads::RootKind::Outside);
}

TEST(ThreadsTest, ChainIsTheShortestFromARoot) {
  const Program P("define main() main {\ncall far()\ncall near()\n}\n"
                  "define far() {\ncall near()\n}\ndefine near() {\ncall f()\n}\n"
                  "define f() {\n}");
  EXPECT_EQ(P.chainTo("f"), "main:2 near:1 ");
  EXPECT_EQ(P.chainTo("main"), "");
}

TEST(ThreadsTest, ThreadStartedThroughAnotherFunctionIsStarted) {
  // run() starts what it is given; beside it, a start that is gated and joined.
  const Program P(R"(
define run(%fn) {
  spawn thread %fn()
}
define worker() {
}
define gated() {
}
define main() main {
  local %t
  call run(&worker)
  acquire G
  spawn thread &gated() into %t
  wait join %t
  release G
})");
  EXPECT_TRUE(P.parallel("worker", "main"));
  EXPECT_EQ(P.rootKind("worker"), Threads::RootKind::Started);
  EXPECT_EQ(P.heldOnEntry("worker"), "");
  EXPECT_EQ(P.heldOnEntry("gated"), "G(main)");
}

//===----------------------------------------------------------------------===//
// What is held on entry
//===----------------------------------------------------------------------===//

TEST(ThreadsTest, LockOfEveryCallerIsHeldOnEntry) {
  const Program P("define f() {\ncall g()\n}\ndefine g() {\n}\n"
                  "define x() {\nacquire A\nacquire B\ncall f()\nrelease B\nrelease A\n}\n"
                  "define y() {\nacquire B\ncall f()\nrelease B\n}");
  EXPECT_EQ(P.heldOnEntry("f"), "B");
  EXPECT_EQ(P.heldOnEntry("g"), "B") << "and by what it calls";
  EXPECT_EQ(P.heldOnEntry("x"), "");
}

TEST(ThreadsTest, LockOfACallerThatHoldsItOnSomeWayIsNot) {
  const Program P("define f() {\n}\ndefine x() {\ngoto 1\ngoto 2\nblock 1:\nacquire A\ngoto 2\n"
                  "block 2:\ncall f()\n}");
  EXPECT_EQ(P.heldOnEntry("f"), "");
}

TEST(ThreadsTest, LockHeldAroundARecursionIsHeldInside) {
  const Program P("define f() {\ngoto 1\ngoto 2\nblock 1:\ncall f()\ngoto 2\nblock 2:\n}\n"
                  "define x() {\nacquire A\ncall f()\nrelease A\n}");
  EXPECT_EQ(P.heldOnEntry("f"), "A");
}

TEST(ThreadsTest, LockLetGoBeforeACallIsNotHeldThere) {
  const Program P("define f() {\n}\ndefine wait() {\nrelease A\ncall f()\nacquire A\n}\n"
                  "define x() {\nacquire A\ncall wait()\nrelease A\n}");
  EXPECT_EQ(P.heldOnEntry("wait"), "A");
  EXPECT_EQ(P.heldOnEntry("f"), "");
}

TEST(ThreadsTest, ReadersLockIsNoGate) {
  const Program P("define f() {\n}\n"
                  "define x() {\nacquire A shared\ncall f()\nrelease A shared\n}");
  EXPECT_EQ(P.heldOnEntry("f"), "");
}

TEST(ThreadsTest, LockOfTheSameObjectIsHeldOnEntry) {
  const Program P(R"(
record R
lock field R::mu in R
function R::outer in R
function R::inner in R
define R::inner() method {
}
define R::outer() method {
  acquire this.R::mu
  call R::inner() on this
  release this.R::mu
})");
  EXPECT_EQ(P.heldOnEntry("R::inner"), "R::mu");
}

TEST(ThreadsTest, EveryMainAndInitialisationCounts) {
  // Whichever comes first, f is also called without the lock.
  for (const char *Names : {"ab", "ba", "cd", "dc", "xy", "yx"}) {
    const std::string First(1, Names[0]), Second(1, Names[1]);
    const Program P("define f() {\n}\ndefine " + First +
                    "() static_init {\nacquire A\ncall f()\nrelease A\n}\n"
                    "define " +
                    Second + "() static_init {\ncall f()\n}");
    EXPECT_EQ(P.heldOnEntry("f"), "") << Names;
    EXPECT_EQ(P.chainTo("f").size(), 4u) << "one call, from either";
  }
}

TEST(ThreadsTest, ThreadDoesNotInheritLocks) {
  const Program P("define worker() {\n}\n"
                  "define main() main {\nacquire A\nspawn thread &worker()\nrelease A\n}");
  EXPECT_EQ(P.heldOnEntry("worker"), "");
}

TEST(ThreadsTest, LockHeldFromStartToJoinGatesTheThread) {
  const Program P("define worker() {\ncall f()\n}\ndefine f() {\n}\n"
                  "define main() main {\nlocal %t\nacquire A\nspawn thread &worker() into %t\n"
                  "wait join %t\nrelease A\n}");
  EXPECT_EQ(P.heldOnEntry("worker"), "A(main)");
  EXPECT_EQ(P.heldOnEntry("f"), "A(main)");
}

TEST(ThreadsTest, LockLetGoBeforeTheJoinDoesNot) {
  const Program P("define worker() {\n}\n"
                  "define main() main {\nlocal %t\nacquire A\nspawn thread &worker() into %t\n"
                  "release A\nacquire A\nwait join %t\nrelease A\n}");
  EXPECT_EQ(P.heldOnEntry("worker"), "");
}

TEST(ThreadsTest, JoinOnSomeWayIsAJoin) {
  // if (t.joinable()) t.join();
  const Program P("define worker() {\n}\n"
                  "define main() main {\nlocal %t\nacquire A\nspawn thread &worker() into %t\n"
                  "goto 1\ngoto 2\nblock 1:\nwait join %t\ngoto 2\nblock 2:\nrelease A\n}");
  EXPECT_EQ(P.heldOnEntry("worker"), "A(main)");
}

TEST(ThreadsTest, ThreadStartedElsewhereWithoutTheLockIsNotGated) {
  const Program P("define worker() {\n}\n"
                  "define main() main {\nlocal %t\nacquire A\nspawn thread &worker() into %t\n"
                  "wait join %t\nrelease A\nspawn thread &worker()\n}");
  EXPECT_EQ(P.heldOnEntry("worker"), "");
}

//===----------------------------------------------------------------------===//
// What that means for cycles
//===----------------------------------------------------------------------===//

/// Two workers with A and B in two orders.
const char Workers[] = R"(
define forwards() {
  acquire A
  acquire B
  release B
  release A
}
define backwards() {
  acquire B
  acquire A
  release A
  release B
}
)";

TEST(ThreadsTest, GateOfAParentKeepsOtherThreadsOut) {
  EXPECT_EQ(findings(std::string(Workers) + R"(
define other() {
  acquire G
  call backwards()
  release G
}
define main() main {
  local %t
  spawn thread &other()
  acquire G
  spawn thread &forwards() into %t
  wait join %t
  release G
})"),
            "");
}

TEST(ThreadsTest, ThreadThatACalleeJoinsByACallableOfOursIsOver) {
  const std::string Joining = std::string(Workers) + "define join(%h pointer) {\nwait join %h*\n}\n"
                                                     "define look(%h pointer) {\n}\n"
                                                     "define each(%f, %h pointer) {\n"
                                                     "call through %f(%h)\n}\n";
  auto Main = [](const std::string &Callable) {
    return "define main() main {\nlocal %t\nspawn thread &forwards() into %t\ncall each(&" +
           Callable + ", &%t)\ncall backwards()\n}";
  };
  EXPECT_EQ(findings(Joining + Main("join")), "");
  EXPECT_EQ(findings(Joining + Main("look")),
            "cycle A B: forwards:1 forwards:2 | backwards:1 backwards:2");
}

TEST(ThreadsTest, GateOfAParentDoesNotKeepItsChildrenApart) {
  EXPECT_EQ(findings(std::string(Workers) + R"(
define main() main {
  local %t
  local %u
  acquire G
  spawn thread &forwards() into %t
  spawn thread &backwards() into %u
  wait join %t
  wait join %u
  release G
})"),
            "cycle A B: forwards:1 forwards:2 | backwards:1 backwards:2");
}

TEST(ThreadsTest, GateOfAParentDoesNotKeepTheParentOut) {
  // main goes on with B then A before it joins.
  EXPECT_EQ(findings(std::string(Workers) + R"(
define main() main {
  local %t
  acquire G
  spawn thread &forwards() into %t
  call backwards()
  wait join %t
  release G
})"),
            "cycle A B: forwards:1 forwards:2 | backwards:1 backwards:2");
}

TEST(ThreadsTest, ThreadsBothInheritAndTakeTheGate) {
  // The child waits for the gate its parent holds while joining it: that is a
  // deadlock of its own; A and B are still never waited for at once.
  EXPECT_EQ(findings(std::string(Workers) + R"(
define one() {
  acquire G
  call forwards()
  release G
}
define two() {
  acquire G
  call backwards()
  release G
}
define main() main {
  spawn thread &one()
  spawn thread &two()
})"),
            "");
}

// What main does before it starts a thread, or after it has joined them all, is
// taken to run beside them.
TEST(ThreadsTest, WorkBeforeTheFirstThreadIsBesideNobody) {
  EXPECT_EQ(findings(std::string(Workers) + R"(
define main() main {
  local %t
  call backwards()
  spawn thread &forwards() into %t
  wait join %t
})"),
            "");
}

TEST(ThreadsTest, WorkAfterTheLastJoinIsBesideNobody) {
  EXPECT_EQ(findings(std::string(Workers) + R"(
define main() main {
  local %t
  spawn thread &forwards() into %t
  wait join %t
  call backwards()
})"),
            "");
}

} // namespace
