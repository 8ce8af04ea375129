//===-- test/unit/solver/TermsTest.cpp - Paths and values of the analysis -===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/Terms.h"

#include "gtest/gtest.h"

#include <map>
#include <random>

using namespace holdwait::solver;
namespace skeleton = holdwait::skeleton;

namespace {

constexpr Selector Deref{SelectorKind::Deref, 0};
constexpr Selector Any{SelectorKind::AnyIndex, 0};
Selector field(uint32_t Symbol) { return {SelectorKind::Field, Symbol}; }
Selector element(uint32_t Number) { return {SelectorKind::ConstIndex, Number}; }

bool same(llvm::ArrayRef<Selector> A, llvm::ArrayRef<Selector> B) {
  return std::equal(A.begin(), A.end(), B.begin(), B.end(), [](Selector X, Selector Y) {
    return X.Kind == Y.Kind && X.Operand == Y.Operand;
  });
}

class PathsTest : public testing::Test {
protected:
  PathTable Paths{4};
  PathId path(PathId Root, std::initializer_list<Selector> Selectors) {
    for (Selector S : Selectors)
      Root = Paths.extend(Root, S);
    return Root;
  }
  PathId local(uint32_t N) { return Paths.root(RootKind::Local, N); }
  PathId global(uint32_t Symbol) { return Paths.root(RootKind::Global, Symbol); }
  PathId self() { return Paths.root(RootKind::This); }
};

TEST_F(PathsTest, EqualPathsHaveOneNumber) {
  EXPECT_EQ(path(local(1), {Deref, field(3)}), path(local(1), {Deref, field(3)}));
  EXPECT_EQ(self(), self());
  EXPECT_EQ(Paths.size(), 4u);
}

TEST_F(PathsTest, VariablesAreApartFromEachOtherAndFromWhatWasThere) {
  EXPECT_TRUE(Paths.areApart(local(1), local(2)));
  EXPECT_TRUE(Paths.areApart(path(local(1), {field(3)}), global(2)));
  EXPECT_TRUE(Paths.areApart(local(1), path(self(), {field(3), Deref, field(4)})));
  EXPECT_TRUE(Paths.areApart(path(global(2), {Deref}), local(1)));
  EXPECT_FALSE(Paths.areApart(self(), path(local(0), {Deref}))) << "a parameter may lead anywhere";
  EXPECT_FALSE(Paths.areApart(self(), global(2))) << "a method of the global";
  EXPECT_FALSE(Paths.areApart(local(1), path(local(2), {Deref}))) << "it may point there";
  EXPECT_FALSE(Paths.areApart(local(1), path(local(1), {field(3)})));
  EXPECT_FALSE(Paths.areApart(local(1), Paths.any()));
}

TEST_F(PathsTest, PathsThatDifferAnywhereHaveTwo) {
  std::map<PathId, int> Seen;
  for (RootKind Root :
       {RootKind::This, RootKind::Local, RootKind::Global, RootKind::Result, RootKind::Any})
    ++Seen[Paths.root(Root, 0)];
  ++Seen[local(1)];
  ++Seen[path(self(), {field(0)})];
  ++Seen[path(self(), {Deref})];
  ++Seen[path(self(), {Any})];
  ++Seen[path(self(), {element(0)})];
  ++Seen[path(self(), {{SelectorKind::KeyIndex, 0}})];
  ++Seen[path(self(), {field(1)})];
  ++Seen[path(self(), {field(0), field(1)})];
  ++Seen[path(self(), {field(1), field(0)})];
  EXPECT_EQ(Seen.size(), 14u);
}

TEST_F(PathsTest, SelectorsComeBackFromTheRoot) {
  const PathId P = path(global(7), {Deref, field(3), element(2)});
  EXPECT_TRUE(same(Paths.selectors(P), {Deref, field(3), element(2)}));
  EXPECT_EQ(Paths.rootOf(P), global(7));
  EXPECT_TRUE(Paths.isRoot(global(7)));
  EXPECT_FALSE(Paths.isRoot(P));
  EXPECT_EQ(Paths[P].Length, 3u);
}

TEST_F(PathsTest, PrefixIsAnAncestorOrThePathItself) {
  const PathId P = path(self(), {field(1), Deref, field(2)});
  for (PathId Q = P;; Q = Paths[Q].Parent) {
    EXPECT_TRUE(Paths.isPrefix(Q, P));
    if (Paths.isRoot(Q))
      break;
  }
  EXPECT_FALSE(Paths.isPrefix(P, self()));
  EXPECT_FALSE(Paths.isPrefix(path(self(), {field(2)}), P));
  EXPECT_FALSE(Paths.isPrefix(local(0), P));
}

TEST_F(PathsTest, ReplacingAPrefixKeepsTheRest) {
  const PathId P = path(local(0), {Deref, field(1)});
  EXPECT_EQ(Paths.replacePrefix(P, path(local(0), {Deref}), self()), path(self(), {field(1)}));
  EXPECT_EQ(Paths.replacePrefix(P, P, global(3)), global(3));
  EXPECT_EQ(Paths.replacePrefix(P, local(0), local(0)), P);
}

TEST_F(PathsTest, PathIsExactWhenItMeansOneObject) {
  EXPECT_TRUE(Paths.isExact(path(global(1), {field(2), element(3)})));
  EXPECT_TRUE(Paths.isExact(path(self(), {{SelectorKind::KeyIndex, 5}})));
  EXPECT_TRUE(Paths.isExact(Paths.root(RootKind::Result)));
  EXPECT_FALSE(Paths.isExact(Paths.any()));
  EXPECT_FALSE(Paths.isExact(path(Paths.any(), {field(1)})));
  EXPECT_FALSE(Paths.isExact(path(global(1), {Any})));
  EXPECT_FALSE(Paths.isExact(path(global(1), {Any, field(2)}))) << "nor what follows it";
}

TEST_F(PathsTest, LongPathsKeepTheirEndAndAreNotExact) {
  const PathId P = path(self(), {field(1), Deref, field(2), Deref, field(3)});
  EXPECT_EQ(Paths.limitHits(), 1u);
  EXPECT_FALSE(Paths.isExact(P));
  EXPECT_EQ(Paths[Paths.rootOf(P)].Root, RootKind::Any);
  EXPECT_TRUE(same(Paths[P].Last, field(3)));
}

TEST_F(PathsTest, NoPathIsLongerThanTheLimit) {
  std::mt19937 Random(1);
  for (unsigned Limit : {1u, 2u, 3u, 8u}) {
    PathTable T(Limit);
    PathId P = T.root(RootKind::This);
    for (int Step = 0; Step < 200; ++Step) {
      const Selector S{static_cast<SelectorKind>(Random() % 5),
                       static_cast<uint32_t>(Random() % 3)};
      P = T.extend(P, S);
      ASSERT_LE(T[P].Length, Limit);
      ASSERT_EQ(T[P].Last.Kind, S.Kind) << "the last selector is never lost";
      ASSERT_EQ(T.selectors(P).size(), T[P].Length);
    }
    // Whatever is built, the table stays small: it is finite.
    EXPECT_LT(T.size(), 500u);
  }
}

TEST_F(PathsTest, GeneralisedPathIsTheSameMemberOfSomeObject) {
  // `p->state.mu` is the member of the object that p points to.
  PathTable T(8);
  PathId P = T.root(RootKind::Local, 0);
  for (Selector S : {field(9), Deref, field(1), field(2)})
    P = T.extend(P, S);
  const PathId G = T.generalise(P);
  EXPECT_EQ(T.rootOf(G), T.any());
  EXPECT_TRUE(same(T.selectors(G), {field(1), field(2)}));
  EXPECT_EQ(T.generalise(G), G);
}

TEST_F(PathsTest, GeneralisedPointeeIsMoreThanAnything) {
  const PathId P = path(local(0), {field(1), Deref});
  EXPECT_TRUE(same(Paths.selectors(Paths.generalise(P)), {field(1), Deref}));
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

TEST(ValuesTest, EqualValuesHaveOneNumber) {
  ValueTable V;
  EXPECT_EQ(V.constant(3), V.constant(3));
  EXPECT_NE(V.constant(3), V.constant(4));
  EXPECT_NE(V.address(3), V.load(3));
  EXPECT_NE(V.constant(0), V.unknown());
  EXPECT_EQ(V.intern({}), V.unknown());
  EXPECT_TRUE(V.isConstant(V.constant(-1)));
  EXPECT_EQ(V[V.constant(-1)].Number, -1);
}

TEST(ValuesTest, TermsStayWhereTheyAreWhileOthersAreAdded) {
  ValueTable V;
  const Term &T = V[V.constant(42)];
  for (int64_t N = 0; N < 10000; ++N)
    V.constant(N);
  EXPECT_EQ(T.Number, 42);
}

TEST(ValuesTest, ChoiceIsASet) {
  ValueTable V;
  const ValueId A = V.constant(1), B = V.constant(2), C = V.address(7);
  EXPECT_EQ(V.choice({A, B}), V.choice({B, A, B}));
  EXPECT_EQ(V.choice({A, A}), A);
  EXPECT_EQ(V.choice({V.choice({A, B}), C}), V.choice({A, V.choice({B, C})}));
  EXPECT_EQ(V[V.choice({A, B})].Operands.size(), 2u);
}

TEST(ValuesTest, ChoiceOfSomethingUnknownIsUnknown) {
  ValueTable V;
  EXPECT_EQ(V.choice({V.constant(1), V.unknown()}), V.unknown());
  EXPECT_EQ(V.choice({}), V.unknown());
}

TEST(ValuesTest, ChoiceOfTooManyIsUnknown) {
  ValueTable V;
  std::vector<ValueId> Four;
  for (int64_t N = 0; N < ValueTable::MaxChoices; ++N)
    Four.push_back(V.constant(N));
  const ValueId Choice = V.choice(Four);
  EXPECT_NE(Choice, V.unknown());
  EXPECT_EQ(V.choice({Choice, V.constant(99)}), V.unknown());
}

TEST(ValuesTest, GuardSaysWhatItOwnsAndHow) {
  ValueTable V;
  const ValueId G = V.guard(skeleton::Mode::Shared, true, 5, 6, {10, 11});
  ASSERT_TRUE(V.isGuard(G));
  const GuardView View(V[G]);
  EXPECT_TRUE(View.owned());
  EXPECT_EQ(View.mode(), skeleton::Mode::Shared);
  EXPECT_EQ(View.lockFunction(), 5u);
  EXPECT_EQ(View.unlockFunction(), 6u);
  EXPECT_EQ(View.locks(), (llvm::ArrayRef<PathId>{10, 11}));
  EXPECT_NE(G, V.guard(skeleton::Mode::Shared, false, 5, 6, {10, 11}));
  EXPECT_NE(G, V.guard(skeleton::Mode::Exclusive, true, 5, 6, {10, 11}));
  EXPECT_NE(G, V.guard(skeleton::Mode::Shared, true, 5, 6, {11, 10}));
  EXPECT_EQ(G, V.guard(skeleton::Mode::Shared, true, 5, 6, {10, 11}));
}

} // namespace
