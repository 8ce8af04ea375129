//===-- test/unit/solver/StateTest.cpp - What is known at a point ---------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/State.h"

#include "llvm/ADT/STLExtras.h"

#include "gtest/gtest.h"

#include <random>

using namespace holdwait::solver;
using holdwait::skeleton::Mode;
using holdwait::skeleton::Relation;

namespace {

class StateTest : public testing::Test {
protected:
  PathTable Paths{8};
  ValueTable Values;
  TraceTable Traces;

  PathId global(uint32_t Symbol) { return Paths.root(RootKind::Global, Symbol); }
  PathId local(uint32_t N) { return Paths.root(RootKind::Local, N); }
  PathId deref(PathId P) { return Paths.extend(P, {SelectorKind::Deref, 0}); }
  PathId field(PathId P, uint32_t F) { return Paths.extend(P, {SelectorKind::Field, F}); }

  Held held(PathId Lock, bool Certain = true, Mode M = Mode::Exclusive) {
    Held H;
    H.Path = Lock;
    H.Mode = M;
    H.Certain = Certain;
    H.Trace = Traces.add(0, {0, Lock + 1, 1});
    return H;
  }
  Fact fact(ValueId Left, int64_t Right, bool Holds = true, Relation R = Relation::Equal) {
    return {Left, Values.constant(Right), R, Holds};
  }
  void store(State &S, PathId Place, ValueId V) { S.store(Place, V, Paths, Values); }
  bool joined(State &Into, const State &From) {
    return join(Into, From, Paths, Values, Traces, /*ParamCount=*/2);
  }
  State randomState(std::mt19937 &Random);
  bool follows(const Fact &F, const State &S);
};

/// Locks, contents, facts, released locks over a handful of places.
State StateTest::randomState(std::mt19937 &Random) {
  State S;
  for (uint32_t L = 0; L < 4; ++L)
    if (Random() % 2)
      S.add(held(global(L), Random() % 2));
  const ValueId Choices[] = {Values.unknown(),
                             Values.constant(0),
                             Values.constant(1),
                             Values.address(global(0)),
                             Values.address(global(1)),
                             Values.guard(Mode::Exclusive, true, NoIndex, NoIndex, {global(2)})};
  for (PathId Place : {local(0), global(5), field(global(5), 9)})
    if (Random() % 2)
      store(S, Place, Choices[Random() % std::size(Choices)]);
  for (uint32_t V = 6; V < 9; ++V)
    if (Random() % 2)
      S.learn(fact(Values.load(global(V)), Random() % 2, Random() % 2));
  for (PathId P : {global(3), global(4)})
    if (Random() % 3 == 0 && !S.find(P))
      S.Released.push_back(P);
  llvm::sort(S.Released);
  return S;
}

/// Whether what \p S knows says \p F, which may be that something is one of two.
bool StateTest::follows(const Fact &F, const State &S) {
  return llvm::any_of(S.Facts, [&](const Fact &Known) {
    return Known == F || (Known.Left == F.Left && Known.Rel == F.Rel && Known.Holds == F.Holds &&
                          Values.choice({Known.Right, F.Right}) == F.Right);
  });
}

//===----------------------------------------------------------------------===//
// Locks
//===----------------------------------------------------------------------===//

TEST_F(StateTest, LocksAreFoundByPathAndSorted) {
  State S;
  for (uint32_t L : {3u, 1u, 2u})
    S.add(held(global(L)));
  EXPECT_TRUE(llvm::is_sorted(S.Locks, [](auto &A, auto &B) { return A.Path < B.Path; }));
  EXPECT_TRUE(S.find(global(2)));
  EXPECT_FALSE(S.find(global(4)));
  S.remove(global(2));
  EXPECT_FALSE(S.find(global(2)));
  EXPECT_EQ(S.Locks.size(), 2u);
  S.remove(global(4));
  EXPECT_EQ(S.Locks.size(), 2u);
}

TEST_F(StateTest, RecursiveLockIsHeldUntilTheLastRelease) {
  State S;
  S.add(held(global(1)));
  S.add(held(global(1)));
  S.remove(global(1));
  EXPECT_TRUE(S.find(global(1)));
  S.remove(global(1));
  EXPECT_FALSE(S.find(global(1)));
}

TEST_F(StateTest, TakingALockForCertainMakesItCertain) {
  State S;
  S.add(held(global(1), false));
  S.add(held(global(1), true));
  EXPECT_TRUE(S.find(global(1))->Certain);
}

TEST_F(StateTest, ReleasedLockGatesNoThreadAnyMore) {
  State S;
  S.add(held(global(1)));
  Running R;
  R.Gates = {global(1), global(2)};
  S.Threads.push_back(R);
  S.remove(global(1));
  EXPECT_EQ(S.Threads[0].Gates, (llvm::SmallVector<PathId, 2>{global(2)}));
}

//===----------------------------------------------------------------------===//
// Contents and facts
//===----------------------------------------------------------------------===//

TEST_F(StateTest, WhatWasStoredIsThere) {
  State S;
  EXPECT_EQ(S.contents(local(0)), NoIndex);
  store(S, local(0), Values.constant(3));
  store(S, local(1), Values.constant(4));
  store(S, local(0), Values.constant(5));
  EXPECT_EQ(S.contents(local(0)), Values.constant(5));
  EXPECT_EQ(S.contents(local(1)), Values.constant(4));
}

TEST_F(StateTest, StoringAnObjectReplacesItsMembers) {
  State S;
  store(S, field(local(0), 1), Values.constant(3));
  store(S, field(local(1), 1), Values.constant(4));
  store(S, local(0), Values.unknown());
  EXPECT_EQ(S.contents(field(local(0), 1)), NoIndex);
  EXPECT_EQ(S.contents(field(local(1), 1)), Values.constant(4)) << "of another object";
}

TEST_F(StateTest, StoreForgetsWhatWasKnownOfTheOldContents) {
  State S;
  const ValueId Old = Values.load(local(0)), Inside = Values.load(field(deref(local(0)), 1)),
                Other = Values.load(local(1));
  for (ValueId V : {Old, Inside, Other})
    S.learn(fact(V, 0));
  store(S, local(0), Values.constant(3));
  ASSERT_EQ(S.Facts.size(), 1u);
  EXPECT_EQ(S.Facts[0].Left, Other);
}

// `if (b < a) swap(a, b)`: what they held first is still in order when they hold the other's.
TEST_F(StateTest, WhatALocalHeldFirstStaysOrdered) {
  State S;
  const ValueId X = Values.load(local(0)), Y = Values.load(local(1));
  S.learn({X, Y, Relation::Less, true});
  store(S, local(0), Y);
  store(S, local(1), X);
  EXPECT_EQ(S.Facts.size(), 1u);
}

TEST_F(StateTest, StatesThatSwappedStayApart) {
  State A, B;
  const ValueId X = Values.load(local(0)), Y = Values.load(local(1));
  A.learn({X, Y, Relation::Less, true});
  B.learn({X, Y, Relation::Less, false});
  EXPECT_TRUE(sameProperty(A, B, Paths, Values)) << "nothing was swapped";
  store(B, local(0), Y);
  EXPECT_TRUE(sameProperty(A, B, Paths, Values)) << "one was copied";
  store(B, local(1), X);
  EXPECT_FALSE(sameProperty(A, B, Paths, Values));
}

TEST_F(StateTest, LessSettlesEqual) {
  State S;
  const ValueId X = Values.load(local(0)), Y = Values.load(local(1));
  S.learn({X, Y, Relation::Less, true});
  EXPECT_EQ(S.decide({X, Y, Relation::Equal, true}), 0);
  EXPECT_EQ(S.decide({X, Y, Relation::Greater, false}), 1);
  State T;
  T.learn({X, Y, Relation::Less, false});
  EXPECT_EQ(T.decide({X, Y, Relation::Equal, true}), -1);
  T.learn({X, Y, Relation::Equal, false});
  EXPECT_EQ(T.decide({X, Y, Relation::Greater, true}), 1);
}

TEST_F(StateTest, AddressOfAPlaceSurvivesAStoreToIt) {
  State S;
  S.learn({Values.address(local(0)), Values.load(local(1)), Relation::Equal, true});
  store(S, local(0), Values.constant(3));
  EXPECT_EQ(S.Facts.size(), 1u);
}

TEST_F(StateTest, ForgetLeavesTheContents) {
  State S;
  store(S, local(0), Values.constant(3));
  S.learn(fact(Values.load(local(0)), 1));
  S.forget(local(0), Paths, Values);
  EXPECT_TRUE(S.Facts.empty());
  EXPECT_EQ(S.contents(local(0)), Values.constant(3));
}

TEST_F(StateTest, RenewedPlaceHoldsSomethingElse) {
  // for (node *n = ...; n; n = n->next) { lock(n->mu); ... }
  State S;
  const PathId Node = local(0), Lock = field(deref(Node), 1);
  S.add(held(Lock));
  S.add(held(global(7)));
  store(S, local(1), Values.load(Node));
  store(S, field(deref(Node), 2), Values.constant(1));
  S.learn(fact(Values.load(Node), 0, false));
  S.renew(Node, Paths, Values);
  EXPECT_FALSE(S.find(Lock)) << "the lock of the node before";
  ASSERT_TRUE(S.find(Paths.generalise(Lock))) << "is still held, of some node";
  EXPECT_TRUE(S.find(Paths.generalise(Lock))->Certain);
  EXPECT_TRUE(S.find(global(7)));
  EXPECT_EQ(S.contents(local(1)), Values.unknown());
  EXPECT_EQ(S.contents(field(deref(Node), 2)), NoIndex);
  EXPECT_TRUE(S.Facts.empty());
}

TEST_F(StateTest, FactAnswersItsQuestionBothWays) {
  State S;
  const ValueId V = Values.load(local(0));
  EXPECT_EQ(S.decide(fact(V, 0)), -1);
  S.learn(fact(V, 0, false));
  EXPECT_EQ(S.decide(fact(V, 0, true)), 0);
  EXPECT_EQ(S.decide(fact(V, 0, false)), 1);
  EXPECT_EQ(S.decide(fact(V, 1)), -1) << "another question";
  EXPECT_EQ(S.decide(fact(V, 0, true, Relation::Less)), -1);
}

TEST_F(StateTest, FactIsLearnedOnce) {
  State S;
  for (int Time = 0; Time < 3; ++Time)
    for (int64_t N : {2, 1, 0})
      S.learn(fact(Values.load(local(0)), N, N == 1));
  EXPECT_EQ(S.Facts.size(), 3u);
}

//===----------------------------------------------------------------------===//
// Joins
//===----------------------------------------------------------------------===//

TEST_F(StateTest, LockOfOneSideIsUncertain) {
  State A, B;
  A.add(held(global(1)));
  A.add(held(global(2)));
  B.add(held(global(2)));
  B.add(held(global(3)));
  EXPECT_TRUE(joined(A, B));
  ASSERT_EQ(A.Locks.size(), 3u);
  EXPECT_FALSE(A.find(global(1))->Certain);
  EXPECT_TRUE(A.find(global(2))->Certain);
  EXPECT_FALSE(A.find(global(3))->Certain);
}

TEST_F(StateTest, UncertainOnEitherSideIsUncertain) {
  for (bool First : {false, true}) {
    State A, B;
    A.add(held(global(1), First));
    B.add(held(global(1), !First));
    joined(A, B);
    EXPECT_FALSE(A.find(global(1))->Certain);
  }
}

TEST_F(StateTest, FactsOfBothSidesRemain) {
  State A, B;
  const ValueId V = Values.load(local(0)), W = Values.load(local(1));
  A.learn(fact(V, 0));
  A.learn(fact(W, 0));
  B.learn(fact(V, 0));
  B.learn(fact(W, 0, false));
  EXPECT_TRUE(joined(A, B));
  ASSERT_EQ(A.Facts.size(), 1u);
  EXPECT_EQ(A.Facts[0], fact(V, 0));
}

TEST_F(StateTest, TwoValuesOfOneQuestionAreEither) {
  State A, B;
  const ValueId V = Values.load(global(0));
  A.learn(fact(V, 1));
  B.learn(fact(V, 2));
  EXPECT_TRUE(joined(A, B));
  ASSERT_EQ(A.Facts.size(), 1u);
  EXPECT_EQ(A.Facts[0].Right, Values.choice({Values.constant(1), Values.constant(2)}));
}

TEST_F(StateTest, DifferentContentsBecomeAChoice) {
  State A, B;
  store(A, local(0), Values.address(global(1)));
  store(B, local(0), Values.address(global(2)));
  EXPECT_TRUE(joined(A, B));
  EXPECT_EQ(A.contents(local(0)),
            Values.choice({Values.address(global(1)), Values.address(global(2))}));
}

TEST_F(StateTest, GuardOfOneSideIsNotKnownAnyMore) {
  State A, B;
  const ValueId Guard = Values.guard(Mode::Exclusive, true, NoIndex, NoIndex, {global(1)});
  store(A, local(0), Guard);
  EXPECT_TRUE(joined(A, B));
  const ValueId Now = A.contents(local(0));
  EXPECT_TRUE(Now == NoIndex || !Values.isGuard(Now));
  State C;
  store(C, local(0), Guard);
  EXPECT_FALSE(sameProperty(C, B, Paths, Values)) << "so they are kept apart while there is room";
}

TEST_F(StateTest, LockReleasedOnOneSideMayBeReleased) {
  State A, B;
  B.Released.push_back(global(1));
  EXPECT_TRUE(joined(A, B));
  EXPECT_EQ(A.Released, B.Released);
}

TEST_F(StateTest, StatesWithDifferentLocksHaveDifferentProperties) {
  State A, B, C;
  A.add(held(global(1)));
  B.add(held(global(1), false));
  C.add(held(global(1), true, Mode::Shared));
  EXPECT_FALSE(sameProperty(A, B, Paths, Values));
  EXPECT_FALSE(sameProperty(A, C, Paths, Values));
  EXPECT_FALSE(sameProperty(A, State(), Paths, Values));
  B = A;
  B.learn(fact(Values.load(local(0)), 0));
  store(B, local(1), Values.constant(0));
  EXPECT_TRUE(sameProperty(A, B, Paths, Values)) << "facts and data are no property";
}

TEST_F(StateTest, WhatAPlaceHeldOnEntryStaysKnown) {
  State S;
  const PathId Flag = field(Paths.root(RootKind::This), 3);
  S.learn(fact(Values.load(Flag), 1));
  store(S, Flag, Values.constant(0));
  EXPECT_EQ(S.decide(fact(Values.load(Flag), 1)), 1);
  EXPECT_EQ(S.contents(Flag), Values.constant(0));
  store(S, Flag, Values.unknown());
  EXPECT_EQ(S.decide(fact(Values.load(Flag), 1)), -1) << "this may be any value, of any time";
  S.learn(fact(Values.load(local(5)), 1));
  store(S, local(5), Values.constant(0));
  EXPECT_EQ(S.decide(fact(Values.load(local(5)), 1)), -1) << "locals have no entry";
}

TEST_F(StateTest, OneObjectAndTwoObjectsStayApart) {
  const ValueId Self = Values.address(Paths.root(RootKind::This));
  const ValueId Other = Values.load(local(0));
  State Same, Different;
  Same.learn({Self, Other, Relation::Equal, true});
  Different.learn({Self, Other, Relation::Equal, false});
  EXPECT_FALSE(sameProperty(Same, Different, Paths, Values));
  EXPECT_TRUE(sameProperty(Same, State(), Paths, Values));
}

TEST_F(StateTest, JoiningWithItselfChangesNothing) {
  std::mt19937 Random(11);
  for (int Round = 0; Round < 300; ++Round) {
    State A = randomState(Random);
    const State B = A;
    EXPECT_FALSE(joined(A, B));
    EXPECT_TRUE(sameProperty(A, B, Paths, Values));
    EXPECT_EQ(A.Facts, B.Facts);
    EXPECT_EQ(A.Contents, B.Contents);
  }
}

TEST_F(StateTest, JoinIsAnUpperBoundOfBoth) {
  std::mt19937 Random(12);
  for (int Round = 0; Round < 500; ++Round) {
    const State A = randomState(Random), B = randomState(Random);
    State J = A;
    joined(J, B);
    for (const State *Side : {&A, &B}) {
      for (const Held &H : Side->Locks) {
        ASSERT_TRUE(J.find(H.Path)) << "what may be held on one side may be held";
        EXPECT_LE(J.find(H.Path)->Certain, H.Certain);
      }
      for (const Held &H : J.Locks)
        EXPECT_TRUE(!H.Certain || Side->find(H.Path)) << "certain means on both sides";
      for (const Fact &F : J.Facts)
        EXPECT_TRUE(follows(F, *Side));
      for (PathId P : Side->Released)
        EXPECT_TRUE(llvm::is_contained(J.Released, P));
    }
  }
}

TEST_F(StateTest, JoinedStateAbsorbsItsParts) {
  std::mt19937 Random(13);
  for (int Round = 0; Round < 500; ++Round) {
    const State A = randomState(Random), B = randomState(Random);
    State J = A;
    joined(J, B);
    const State Before = J;
    // Places only grow towards unknown, so that a loop comes to an end.
    joined(J, A);
    joined(J, B);
    State Twice = J;
    ASSERT_FALSE(joined(Twice, A));
    ASSERT_FALSE(joined(Twice, B));
    EXPECT_TRUE(llvm::equal(J.Locks, Before.Locks, [](const Held &X, const Held &Y) {
      return X.Path == Y.Path && X.Certain == Y.Certain;
    }));
    EXPECT_EQ(J.Facts, Before.Facts);
    EXPECT_EQ(J.Released, Before.Released);
  }
}

TEST_F(StateTest, JoinKeepsTheBetterTraceWithoutCallingItAChange) {
  State A, B;
  A.add(held(global(1)));
  A.Locks[0].Trace = Traces.add(0, {0, 9, 1});
  B = A;
  B.Locks[0].Trace = Traces.add(0, {0, 2, 1});
  EXPECT_FALSE(joined(A, B));
  EXPECT_EQ(A.Locks[0].Trace, B.Locks[0].Trace);
}

TEST_F(StateTest, SmallestPlaceAndShortestChainIsTheBetterTrace) {
  const TraceId Near = Traces.add(0, {0, 5, 1}), Earlier = Traces.add(0, {0, 4, 9});
  const TraceId Far = Traces.add(0, {0, 1, 1}, Near);
  EXPECT_TRUE(Traces.better(Near, Far));
  EXPECT_FALSE(Traces.better(Far, Near));
  EXPECT_TRUE(Traces.better(Earlier, Near));
  EXPECT_FALSE(Traces.better(Near, Near));
  EXPECT_TRUE(Traces.better(Near, NoTrace));
  EXPECT_FALSE(Traces.better(NoTrace, Near));
  EXPECT_EQ(Traces.innermost(Far), Near);
  EXPECT_EQ(Traces.concat(Traces.add(0, {0, 1, 1}), Near), Far);
}

} // namespace
