//===-- test/unit/solver/CallablesTest.cpp - What a call may run ----------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Lambdas, function pointers, virtual calls, recursion. `backwards` takes B then
/// A, so that whoever takes A then B shows as a cycle.
///
//===----------------------------------------------------------------------===//

#include "Solving.h"

#include "gtest/gtest.h"

using namespace holdwait::solver;

namespace {

const char Backwards[] = R"(
define backwards() {
  acquire B
  acquire A
  release A
  release B
}
)";

std::string withBackwards(llvm::StringRef Program) { return findings(Backwards + Program.str()); }

//===----------------------------------------------------------------------===//
// Callables
//===----------------------------------------------------------------------===//

const char WithLock[] = R"(
define withLock(%body reference) {
  acquire A
  call through %body*()
  release A
}
record Lambda
field Lambda::mu in Lambda reference
function Lambda::call in Lambda
define Lambda::call() method lambda {
  acquire this.Lambda::mu*
  release this.Lambda::mu*
}
)";

TEST(CallablesTest, LambdaRunsUnderTheLockOfWhoCallsIt) {
  EXPECT_EQ(withBackwards(std::string(WithLock) + R"(
define f() {
  call withLock(closure Lambda::call{Lambda::mu = &B})
})"),
            "cycle A B: f:1>withLock:1 f:1>withLock:2>Lambda::call:1 | backwards:1 backwards:2");
}

TEST(CallablesTest, LambdaThatIsOnlyPassedOnRunsNowhere) {
  EXPECT_EQ(withBackwards(R"(
record Lambda
function Lambda::call in Lambda
define Lambda::call() method lambda {
  acquire B
  release B
}
define keep(%body) {
  acquire A
  release A
}
define f() {
  call keep(closure Lambda::call{})
})"),
            "");
}

TEST(CallablesTest, CallableIsPassedThroughTwoFunctions) {
  EXPECT_EQ(withBackwards(std::string(WithLock) + R"(
define outer(%body reference) {
  call withLock(%body)
}
define f() {
  local %l
  assign %l = closure Lambda::call{Lambda::mu = &B}
  call outer(&%l)
})"),
            "cycle A B: f:2>outer:1>withLock:1 f:2>outer:1>withLock:2>Lambda::call:1 | "
            "backwards:1 backwards:2");
}

TEST(CallablesTest, LambdaUnderALockOfItsCallerAndOneOfItsCallee) {
  EXPECT_EQ(findings(std::string(WithLock) + R"(
define f() {
  acquire C
  call withLock(closure Lambda::call{Lambda::mu = &B})
  release C
}
define g() {
  acquire B
  acquire C
  release C
  release B
})"),
            "cycle B C: g:1 g:2 | f:1 f:2>withLock:2>Lambda::call:1");
}

TEST(CallablesTest, LambdaThatTakesTheLockOfItsCallerIsASelfDeadlock) {
  EXPECT_EQ(findings(std::string(WithLock) + R"(
define f() {
  call withLock(closure Lambda::call{Lambda::mu = &A})
})"),
            "relock A: f:1>withLock:1 f:1>withLock:2>Lambda::call:1");
}

TEST(CallablesTest, CallableThatIsCalledOnTwoWaysRunsOnEither) {
  for (const char *Way : {"1", "2"})
    EXPECT_NE(withBackwards(R"(
define takesB() {
  acquire B
  release B
}
define run(%fn pointer, %x) {
  acquire A
  goto 1 if %x == 1
  goto 2 if %x != 1
  block 1:
  call through %fn()
  goto 4
  block 2:
  goto 3 if %x == 2
  goto 4 if %x != 2
  block 3:
  call through %fn()
  goto 4
  block 4:
  release A
}
define f() {
  call run(&takesB, )" + std::string(Way) +
                            ")\n}"),
              "")
        << Way;
}

TEST(CallablesTest, FunctionPointerIsFollowed) {
  EXPECT_EQ(withBackwards(R"(
define takesB() {
  acquire B
  release B
}
define withLock(%fn pointer) {
  acquire A
  call through %fn()
  release A
}
define f() {
  call withLock(&takesB)
})"),
            "cycle A B: f:1>withLock:1 f:1>withLock:2>takesB:1 | backwards:1 backwards:2");
}

TEST(CallablesTest, BoundArgumentsAndLaterArgumentsMeet) {
  EXPECT_EQ(findings(R"(
define both(%x pointer, %y pointer) {
  acquire %x*
  acquire %y*
  release %y*
  release %x*
}
define f() {
  local %call
  assign %call = bind(&both, &A, $0)
  call through %call(&B)
}
define g() {
  local %call
  assign %call = bind(&both, $1, $0)
  call through %call(&A, &B)
})"),
            "cycle A B: f:2>both:1 f:2>both:2 | g:2>both:1 g:2>both:2");
}

TEST(CallablesTest, MemberFunctionIsBoundToItsObject) {
  EXPECT_EQ(withBackwards(R"(
record R
field R::ptr in R pointer
function R::work in R
define R::work() method {
  acquire this.R::ptr*
  release this.R::ptr*
}
define f() {
  local %r
  local %call
  assign %r.R::ptr = &B
  assign %call = bind(&R::work, &%r)
  acquire A
  call through %call()
  release A
})"),
            "cycle A B: f:3 f:4>R::work:1 | backwards:1 backwards:2");
}

TEST(CallablesTest, CallableThatIsOneOfTwoMayBeEither) {
  EXPECT_EQ(withBackwards(R"(
define nothing() {
}
define takesB() {
  acquire B
  release B
}
define f(%x) {
  local %fn
  goto 1 if %x != 0
  goto 2 if %x == 0
  block 1:
  assign %fn = &nothing
  goto 3
  block 2:
  assign %fn = &takesB
  goto 3
  block 3:
  acquire A
  call through %fn()
  release A
})"),
            "cycle A B: f:3 f:4>takesB:1 | backwards:1 backwards:2");
}

// A callable kept in a member runs wherever the member is called.
TEST(CallablesTest, CallbackInAMemberIsWhatWasEverStoredThere) {
  EXPECT_EQ(withBackwards(R"(
record R
field R::callback in R
function R::fire in R
define takesB() {
  acquire B
  release B
}
define setUp(%r pointer) {
  assign %r->R::callback = &takesB
}
define R::fire() method {
  acquire A
  call through this.R::callback()
  release A
})"),
            "cycle A B: R::fire:1 R::fire:2>takesB:1 | backwards:1 backwards:2");
}

/// An object that keeps a callback and calls it with its lock held; the callback locks the object
/// that it captured.
const char KeepsCallback[] = R"(
record R
field R::mu in R
field R::callback in R
function R::fire in R
function R::keep in R
define R::fire() method {
  acquire this.R::mu
  call through this.R::callback()
  release this.R::mu
}
define R::keep(%callback) method {
  assign this.R::callback = %callback
}
record Lambda
field Lambda::r in Lambda pointer
function Lambda::call in Lambda
define Lambda::call() method lambda {
  acquire this.Lambda::r*.R::mu
  release this.Lambda::r*.R::mu
}
)";

std::string withKept(llvm::StringRef Program) { return findings(KeepsCallback + Program.str()); }

const char KeptRelock[] = "relock R::mu: R::fire:1 R::fire:2>Lambda::call:1";

TEST(CallablesTest, WhatACallbackCapturedOfItsObjectIsThatObject) {
  EXPECT_EQ(withKept(R"(
function R::R in R
define R::R() method constructor {
  assign this.R::callback = closure Lambda::call{Lambda::r = &this}
})"),
            KeptRelock);
  EXPECT_EQ(withKept(R"(
define setUp(%r pointer) {
  assign %r->R::callback = closure Lambda::call{Lambda::r = %r}
})"),
            KeptRelock);
}

TEST(CallablesTest, WhatACallbackCapturedOfAnotherObjectIsNot) {
  EXPECT_EQ(withKept(R"(
define setUp(%r pointer, %other pointer) {
  assign %r->R::callback = closure Lambda::call{Lambda::r = %other}
})"),
            "");
}

TEST(CallablesTest, CallbackThatAnObjectIsGivenByItsMethodIsKeptThere) {
  EXPECT_EQ(withKept(R"(
define setUp(%r reference) {
  call R::keep(closure Lambda::call{Lambda::r = &%r*}) on %r*
})"),
            KeptRelock);
  EXPECT_EQ(withKept(R"(
define setUp(%r reference, %other reference) {
  call R::keep(closure Lambda::call{Lambda::r = &%r*}) on %other*
})"),
            "");
}

TEST(CallablesTest, CallbackCopiedToAnotherObjectIsNotOfThat) {
  EXPECT_EQ(withKept(R"(
define setUp(%r pointer, %other pointer) {
  assign %r->R::callback = closure Lambda::call{Lambda::r = %r}
  assign %other->R::callback = %r->R::callback
})"),
            "");
}

//===----------------------------------------------------------------------===//
// Virtual calls
//===----------------------------------------------------------------------===//

std::string hierarchy(llvm::StringRef BaseFlag, llvm::StringRef DerivedFlag) {
  return R"(
class Base )" +
         BaseFlag.str() + R"(
class Derived : Base )" +
         DerivedFlag.str() + R"(
function Base::run in Base
function Derived::run in Derived
override Derived::run of Base::run
define Base::run() method virtual {
}
define Derived::run() method virtual {
  acquire B
  release B
}
define f(%o pointer) {
  acquire A
  call virtual Base::run() on %o*
  release A
}
)";
}

TEST(CallablesTest, VirtualCallRunsTheOverridesOfClassesThatExist) {
  EXPECT_EQ(withBackwards(hierarchy("", "instantiated")),
            "cycle A B: f:1 f:2>Derived::run:1 | backwards:1 backwards:2");
  EXPECT_EQ(withBackwards(hierarchy("instantiated", "")), "");
}

TEST(CallablesTest, OverrideInAnotherUnitIsCalled) {
  const auto Caller = unit(std::string(Backwards) + R"(
class Base
function Base::run in Base
define f(%o pointer) {
  acquire A
  call virtual Base::run() on %o*
  release A
})");
  const auto Plugin = unit(R"(
record Base
class Plugin : Base instantiated
function Base::run in Base
function Plugin::run in Plugin
override Plugin::run of Base::run
define Plugin::run() method virtual {
  acquire B
  release B
})");
  EXPECT_EQ(findings(*analysed({Caller, Plugin})),
            "cycle A B: f:1 f:2>Plugin::run:1 | backwards:1 backwards:2");
  EXPECT_EQ(findings(*analysed(std::vector{Caller})), "");
}

TEST(CallablesTest, InheritedMethodOfADerivedClassThatExistsRuns) {
  EXPECT_EQ(withBackwards(R"(
class Base
class Middle : Base
class Leaf : Middle instantiated
function Base::run in Base
function Middle::run in Middle
override Middle::run of Base::run
define Middle::run() method virtual {
  acquire B
  release B
}
define f(%o pointer) {
  acquire A
  call virtual Base::run() on %o*
  release A
})"),
            "cycle A B: f:1 f:2>Middle::run:1 | backwards:1 backwards:2");
}

TEST(CallablesTest, ClassesThatDeriveFromEachOtherComeToAnEnd) {
  // Two units that contradict each other. What is made is an X, which runs its own method.
  EXPECT_EQ(withBackwards(R"(
class X : Y instantiated
class Y : X
function X::run in X
function Y::run in Y
override X::run of Y::run
override Y::run of X::run
define X::run() method virtual {
  acquire B
  release B
}
define Y::run() method virtual {
}
define f(%o pointer) {
  acquire A
  call virtual X::run() on %o*
  release A
})"),
            "cycle A B: f:1 f:2>X::run:1 | backwards:1 backwards:2");
}

//===----------------------------------------------------------------------===//
// Recursion
//===----------------------------------------------------------------------===//

TEST(CallablesTest, RecursionComesToAnEnd) {
  EXPECT_EQ(withBackwards(R"(
define f(%n) {
  goto 1 if %n > 0
  goto 2 if %n <= 0
  block 1:
  call f(?)
  goto 2
  block 2:
  acquire A
  acquire B
  release B
  release A
})"),
            "cycle A B: f:2 f:3 | backwards:1 backwards:2");
}

TEST(CallablesTest, WaitsAreSeenThroughMutualRecursion) {
  EXPECT_EQ(withBackwards(R"(
define even(%n) {
  goto 1 if %n > 0
  goto 2 if %n <= 0
  block 1:
  call odd(?)
  goto 2
  block 2:
}
define odd(%n) {
  goto 1 if %n > 0
  goto 2 if %n <= 0
  block 1:
  call even(?)
  goto 2
  block 2:
  acquire B
  release B
}
define f() {
  acquire A
  call even(?)
  release A
})"),
            "cycle A B: f:1 f:2>even:1>odd:2 | backwards:1 backwards:2");
}

TEST(CallablesTest, RecursionUnderALockIsASelfDeadlock) {
  EXPECT_EQ(findings(R"(
define f(%n) {
  acquire A
  goto 1 if %n > 0
  goto 2 if %n <= 0
  block 1:
  call f(?)
  goto 2
  block 2:
  release A
})"),
            "relock A: f:1 f:2>f:1");
}

TEST(CallablesTest, LambdaThatCallsWhoPassedItComesToAnEnd) {
  EXPECT_EQ(findings(R"(
define apply(%fn pointer) {
  acquire A
  release A
  call through %fn(%fn)
}
define f() {
  call apply(&apply)
})"),
            "");
}

TEST(CallablesTest, CallablesThatGrowWithEachCallComeToAnEnd) {
  findings(R"(
define grow(%fn) {
  call through %fn()
  call grow(bind(&grow, bind(%fn, %fn)))
}
define f() {
  call grow(&f)
})");
}

} // namespace
