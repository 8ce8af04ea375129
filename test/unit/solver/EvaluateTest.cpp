//===-- test/unit/solver/EvaluateTest.cpp - What a path means at a point --===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solving.h"

#include "solver/Evaluate.h"

#include "gtest/gtest.h"

using namespace holdwait::solver;
using holdwait::skeleton::Mode;
using holdwait::skeleton::Relation;

namespace {

/// Resolves paths of `f(%p, %q)`, whose third local is not and whose fourth is a
/// lock.
class EvaluateTest : public testing::Test {
protected:
  EvaluateTest()
      : U(unit("record R\nfield R::x in R\nfield R::y in R pointer\nfunction f\n"
               "lock variable mu in f local\nfunction lambda\n"
               "define f(%p, %q) {\nlocal %v\nlocal %mu is mu\n"
               "assign %p->R::x = &A\nassign %q[3][*][=%p] = bind(&lambda, $1, ?)\n"
               "assign %v = closure lambda{R::x = &%q, R::y = 7}\nassign %v = owns(%q)\n"
               "assign %v = choice(1, 2)\n}\n")),
        P(U), X(symbolOf(U, "R::x")), Y(symbolOf(U, "R::y")), A(global("A")), B(global("B")) {
    Eval.enter(functionOf(P, "f"));
  }

  PathId global(llvm::StringRef Name) { return Paths.root(RootKind::Global, symbolOf(U, Name)); }
  PathId local(uint32_t N) { return Paths.root(RootKind::Local, N); }
  PathId self() { return Paths.root(RootKind::This); }
  PathId deref(PathId P) { return Paths.extend(P, {SelectorKind::Deref, 0}); }
  PathId field(PathId P, uint32_t F) { return Paths.extend(P, {SelectorKind::Field, F}); }
  PathId element(PathId P, uint32_t N) { return Paths.extend(P, {SelectorKind::ConstIndex, N}); }
  PathId anyElement(PathId P) { return Paths.extend(P, {SelectorKind::AnyIndex, 0}); }
  PathId byKey(PathId P, ValueId V) { return Paths.extend(P, {SelectorKind::KeyIndex, V}); }
  PathId some(uint32_t F) { return field(Paths.any(), F); }

  ValueId number(int64_t N) { return Values.constant(N); }
  ValueId addressOf(PathId P) { return Values.address(P); }
  ValueId closure(ValueId Captured) {
    return Values.intern({TermKind::Closure, symbolOf(U, "lambda"), 0, {X, Captured}});
  }
  ValueId guard(std::vector<PathId> Locks, bool Owned = true) {
    return Values.guard(Mode::Exclusive, Owned, NoIndex, NoIndex, Locks);
  }

  void store(PathId Place, ValueId V) { S.store(Place, V, Paths, Values); }
  std::vector<PathId> places(PathId P) { return places(P, Binding()); }
  std::vector<PathId> places(PathId P, const Binding &B) {
    const auto All = Eval.places(P, B, S);
    return {All.begin(), All.end()};
  }
  ValueId value(ValueId V) { return Eval.value(V, Binding(), S); }
  using List = std::vector<PathId>;

  holdwait::skeleton::Unit U;
  Program P;
  PathTable Paths{8};
  ValueTable Values;
  Evaluator Eval{P, Paths, Values};
  State S;
  uint32_t X, Y;
  PathId A, B;
};

//===----------------------------------------------------------------------===//
// From the program
//===----------------------------------------------------------------------===//

TEST_F(EvaluateTest, TermsAreWhatTheProgramWrites) {
  const auto Ops = P.ops(P.blocks(functionOf(P, "f"))[0]);
  EXPECT_EQ(Eval.term(Ops[0].Object), field(deref(local(0)), X));
  EXPECT_EQ(Eval.valueTerm(Ops[0].Value), addressOf(A));
  EXPECT_EQ(Eval.term(Ops[1].Object),
            byKey(anyElement(element(local(1), 3)), Values.load(local(0))));
  const ValueId Lambda = Values.intern({TermKind::Function, symbolOf(U, "lambda"), 0, {}});
  const ValueId Second = Values.intern({TermKind::Placeholder, 1, 0, {}});
  EXPECT_EQ(Eval.valueTerm(Ops[1].Value),
            Values.intern({TermKind::Bound, Lambda, 0, {Second, Values.unknown()}}));
  EXPECT_EQ(
      Eval.valueTerm(Ops[2].Value),
      Values.intern(
          {TermKind::Closure, symbolOf(U, "lambda"), 0, {X, addressOf(local(1)), Y, number(7)}}));
  EXPECT_EQ(Eval.valueTerm(Ops[3].Value), Values.intern({TermKind::Owns, local(1), 0, {}}));
  EXPECT_EQ(Eval.valueTerm(Ops[4].Value), Values.choice({number(1), number(2)}));
}

//===----------------------------------------------------------------------===//
// A function's own paths
//===----------------------------------------------------------------------===//

TEST_F(EvaluateTest, UnknownPlacesStandForThemselves) {
  for (PathId P : {A, local(0), local(2), deref(local(0)), field(deref(local(0)), X), self(),
                   field(self(), X), element(A, 3), anyElement(A)})
    EXPECT_EQ(places(P), List{P});
}

TEST_F(EvaluateTest, LockThatIsALocalHasItsNameEverywhere) {
  EXPECT_EQ(places(local(3)), List{global("mu")});
}

TEST_F(EvaluateTest, PointerLeadsWhereItWasSet) {
  store(local(2), addressOf(A));
  EXPECT_EQ(places(deref(local(2))), List{A});
  EXPECT_EQ(places(local(2)), List{local(2)});
  store(local(2), addressOf(element(B, 1)));
  EXPECT_EQ(places(field(deref(local(2)), X)), List{field(element(B, 1), X)});
}

TEST_F(EvaluateTest, CopiedPointerLeadsWhereTheOriginalDid) {
  store(local(2), Values.load(local(0)));
  EXPECT_EQ(places(deref(local(2))), List{deref(local(0))});
}

TEST_F(EvaluateTest, PointerToPointerIsFollowedTwice) {
  store(local(2), addressOf(local(1)));
  store(local(1), addressOf(A));
  EXPECT_EQ(places(deref(deref(local(2)))), List{A});
}

TEST_F(EvaluateTest, PointerThatIsOneOfTwoLeadsToBoth) {
  store(local(2), Values.choice({addressOf(A), addressOf(B)}));
  EXPECT_EQ(places(field(deref(local(2)), X)), (List{field(A, X), field(B, X)}));
  EXPECT_EQ(Eval.place(deref(local(2)), Binding(), S), NoIndex);
}

TEST_F(EvaluateTest, NullLeadsNowhere) {
  store(local(2), number(0));
  EXPECT_EQ(places(deref(local(2))), List{});
  store(local(2), Values.choice({addressOf(A), number(0)}));
  EXPECT_EQ(places(deref(local(2))), List{A});
}

TEST_F(EvaluateTest, PointerFromNowhereLeadsToSomeObject) {
  store(local(2), Values.unknown());
  EXPECT_EQ(places(deref(local(2))), List{Paths.any()});
  EXPECT_EQ(places(field(deref(local(2)), X)), List{some(X)});
  EXPECT_FALSE(Paths.isExact(some(X)));
}

TEST_F(EvaluateTest, MembersOfACopyAreThoseOfTheOriginal) {
  store(local(2), Values.load(local(0)));
  EXPECT_EQ(Eval.load(field(local(2), Y), S), Values.load(field(local(0), Y)));
  store(field(local(0), Y), addressOf(A));
  EXPECT_EQ(Eval.load(field(local(2), Y), S), addressOf(A));
}

TEST_F(EvaluateTest, CopiesOfEachOtherComeToAnEnd) {
  store(local(2), Values.load(local(1)));
  store(local(1), Values.load(local(2)));
  EXPECT_EQ(Eval.load(field(local(2), Y), S), Values.load(field(local(1), Y)));
  store(local(1), Values.load(local(1)));
  EXPECT_EQ(Eval.load(field(local(1), Y), S), Values.load(field(local(1), Y)));
}

TEST_F(EvaluateTest, IndexThatIsKnownIsAConstant) {
  const PathId Keyed = byKey(A, Values.load(local(2)));
  EXPECT_EQ(places(Keyed), List{Keyed});
  store(local(2), number(4));
  EXPECT_EQ(places(Keyed), List{element(A, 4)});
  store(local(2), number(-1));
  EXPECT_EQ(places(Keyed), List{anyElement(A)});
  store(local(2), Values.unknown());
  EXPECT_EQ(places(Keyed), List{anyElement(A)});
  store(local(2), Values.load(local(0)));
  EXPECT_EQ(places(Keyed), List{byKey(A, Values.load(local(0)))});
}

TEST_F(EvaluateTest, CapturesOfALambdaAreItsMembers) {
  store(local(2), closure(addressOf(A)));
  EXPECT_EQ(Eval.load(field(local(2), X), S), addressOf(A));
  EXPECT_EQ(places(deref(field(local(2), X))), List{A});
  EXPECT_EQ(Eval.load(field(local(2), Y), S), Values.unknown());
}

TEST_F(EvaluateTest, ContentsThatAFactPinsAreThatConstant) {
  S.learn({Values.load(local(0)), number(3), Relation::Equal, true});
  EXPECT_EQ(Eval.load(local(0), S), number(3));
  S = State();
  S.learn({Values.load(local(0)), number(3), Relation::Equal, false});
  EXPECT_EQ(Eval.load(local(0), S), Values.load(local(0)));
}

TEST_F(EvaluateTest, ValuesAreResolvedInTheirParts) {
  store(local(2), addressOf(A));
  store(local(1), number(5));
  EXPECT_EQ(value(Values.load(local(2))), addressOf(A));
  EXPECT_EQ(value(addressOf(field(deref(local(2)), X))), addressOf(field(A, X)));
  EXPECT_EQ(value(closure(Values.load(local(2)))), closure(addressOf(A)));
  EXPECT_EQ(value(Values.choice({Values.load(local(2)), Values.load(local(1))})),
            Values.choice({addressOf(A), number(5)}));
}

//===----------------------------------------------------------------------===//
// Guards
//===----------------------------------------------------------------------===//

TEST_F(EvaluateTest, GuardTellsWhetherItOwns) {
  const ValueId Owns = Values.intern({TermKind::Owns, local(2), 0, {}});
  EXPECT_EQ(value(Owns), Owns) << "nothing is known of it";
  store(local(2), guard({A}));
  EXPECT_EQ(value(Owns), number(1));
  store(local(2), guard({A}, false));
  EXPECT_EQ(value(Owns), number(0));
}

TEST_F(EvaluateTest, GuardIsFoundInAnOptional) {
  store(local(2), guard({A}));
  PathId Place = local(2);
  EXPECT_TRUE(Eval.guardAt(Place, S));
  Place = deref(local(2));
  ASSERT_TRUE(Eval.guardAt(Place, S));
  EXPECT_EQ(Place, local(2));
  Place = local(1);
  EXPECT_FALSE(Eval.guardAt(Place, S));
}

TEST_F(EvaluateTest, GuardDesignatesItsLock) {
  store(local(2), guard({A}));
  EXPECT_EQ(places(deref(local(2))), List{A});
}

//===----------------------------------------------------------------------===//
// A callee's paths in its caller
//===----------------------------------------------------------------------===//

/// Two parameters; what they and `this` stand for is set by the test.
struct Call : Binding {
  explicit Call(std::vector<ValueId> Actuals) : Kept(std::move(Actuals)) {
    Identity = false;
    ParamCount = 2;
    Arguments = Kept;
  }
  std::vector<ValueId> Kept;
};

TEST_F(EvaluateTest, FormalsStandForActuals) {
  Call C({addressOf(A), Values.load(local(1))});
  EXPECT_EQ(places(deref(local(0)), C), List{A});
  EXPECT_EQ(places(field(deref(local(0)), X), C), List{field(A, X)});
  EXPECT_EQ(places(field(deref(local(1)), X), C), List{field(deref(local(1)), X)});
  EXPECT_EQ(places(B, C), List{B}) << "globals are everybody's";
}

TEST_F(EvaluateTest, ActualsAreFollowedInTheStateOfTheCaller) {
  store(field(A, Y), addressOf(B));
  Call C({addressOf(A)});
  EXPECT_EQ(places(deref(field(deref(local(0)), Y)), C), List{B});
}

TEST_F(EvaluateTest, FormalWithoutActualIsSomeObject) {
  Call C({});
  EXPECT_EQ(places(field(deref(local(0)), X), C), List{some(X)});
  EXPECT_EQ(Eval.value(Values.load(local(1)), C, S), Values.unknown());
}

TEST_F(EvaluateTest, LocalsOfTheCalleeAreSomeObject) {
  Call C({addressOf(A), addressOf(A)});
  EXPECT_EQ(places(field(local(2), X), C), List{some(X)});
}

TEST_F(EvaluateTest, ThisStandsForTheObject) {
  Call C({});
  C.Object = field(A, X);
  EXPECT_EQ(places(field(self(), Y), C), List{field(field(A, X), Y)});
  EXPECT_EQ(Eval.value(addressOf(self()), C, S), addressOf(field(A, X)));
}

TEST_F(EvaluateTest, ThisOfACalledLambdaIsItsCaptures) {
  Call C({});
  C.ObjectValue = closure(addressOf(A));
  EXPECT_EQ(places(deref(field(self(), X)), C), List{A});
}

TEST_F(EvaluateTest, ResultIsWhereTheCallerPutsIt) {
  Call C({});
  EXPECT_EQ(places(Paths.root(RootKind::Result), C), List{Paths.any()});
  C.Result = local(2);
  EXPECT_EQ(places(field(Paths.root(RootKind::Result), X), C), List{field(local(2), X)});
}

TEST_F(EvaluateTest, CopiedActualHasTheMembersOfTheOriginal) {
  Call C({Values.load(local(1))});
  EXPECT_EQ(places(field(local(0), X), C), List{field(local(1), X)});
}

TEST_F(EvaluateTest, KeyOfTheCalleeIsTheCallersValue) {
  const PathId Keyed = byKey(A, Values.load(local(0)));
  EXPECT_EQ(places(Keyed, Call({number(2)})), List{element(A, 2)});
  EXPECT_EQ(places(Keyed, Call({Values.load(local(1))})), List{byKey(A, Values.load(local(1)))});
}

TEST_F(EvaluateTest, TooManyTargetsAreCutOff) {
  store(local(2), Values.choice({addressOf(local(0)), addressOf(local(1))}));
  store(local(0), Values.choice({addressOf(A), addressOf(B), addressOf(global("C"))}));
  store(local(1), Values.choice({addressOf(global("D")), addressOf(global("G"))}));
  EXPECT_LE(places(deref(deref(local(2)))).size(), size_t(ValueTable::MaxChoices));
}

//===----------------------------------------------------------------------===//
// Comparisons
//===----------------------------------------------------------------------===//

TEST_F(EvaluateTest, ConstantsAreCompared) {
  const Relation All[] = {Relation::Equal,     Relation::NotEqual, Relation::Less,
                          Relation::LessEqual, Relation::Greater,  Relation::GreaterEqual};
  for (int64_t L : {-1, 0, 1})
    for (int64_t R : {-1, 0, 1}) {
      const bool Expected[] = {L == R, L != R, L<R, L <= R, L> R, L >= R};
      for (int I = 0; I < 6; ++I)
        EXPECT_EQ(Eval.decide(number(L), All[I], number(R), S), Expected[I]);
    }
}

TEST_F(EvaluateTest, AddressesAndCallablesAreNotNull) {
  for (ValueId V : {addressOf(A), closure(number(1))}) {
    EXPECT_EQ(Eval.decide(V, Relation::Equal, number(0), S), 0);
    EXPECT_EQ(Eval.decide(V, Relation::NotEqual, number(0), S), 1);
  }
}

TEST_F(EvaluateTest, UnknownIsEqualToNothingNotEvenItself) {
  EXPECT_EQ(Eval.decide(Values.unknown(), Relation::Equal, Values.unknown(), S), -1);
  EXPECT_TRUE(Eval.assume(Values.unknown(), Relation::Equal, number(0), S));
  EXPECT_TRUE(S.Facts.empty());
}

TEST_F(EvaluateTest, OneUnchangedVariableIsEqualToItself) {
  const ValueId V = Values.load(local(0));
  EXPECT_EQ(Eval.decide(V, Relation::Equal, V, S), 1);
  EXPECT_EQ(Eval.decide(V, Relation::NotEqual, V, S), 0);
}

TEST_F(EvaluateTest, AssumptionSettlesTheQuestionInAllItsForms) {
  const ValueId V = Values.load(local(0)), W = Values.load(local(1));
  EXPECT_TRUE(Eval.assume(V, Relation::Less, W, S));
  EXPECT_EQ(Eval.decide(V, Relation::Less, W, S), 1);
  EXPECT_EQ(Eval.decide(W, Relation::Greater, V, S), 1);
  EXPECT_EQ(Eval.decide(V, Relation::GreaterEqual, W, S), 0);
  EXPECT_EQ(Eval.decide(W, Relation::LessEqual, V, S), 0);
  EXPECT_FALSE(Eval.assume(W, Relation::LessEqual, V, S));
  EXPECT_TRUE(Eval.assume(W, Relation::Greater, V, S));
}

TEST_F(EvaluateTest, ConstantMayStandOnEitherSide) {
  const ValueId V = Values.load(local(0));
  EXPECT_TRUE(Eval.assume(number(0), Relation::NotEqual, V, S));
  EXPECT_EQ(Eval.decide(V, Relation::NotEqual, number(0), S), 1);
  EXPECT_FALSE(Eval.assume(V, Relation::Equal, number(0), S));
  EXPECT_EQ(Eval.decide(V, Relation::Equal, number(1), S), -1);
}

} // namespace
