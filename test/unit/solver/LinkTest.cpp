//===-- test/unit/solver/LinkTest.cpp - Many units become one -------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solving.h"

#include "skeleton/Builder.h"
#include "skeleton/Storage.h"

#include "gtest/gtest.h"

#include <random>

using namespace holdwait::solver;
using namespace holdwait::skeleton;

namespace {

/// The stored form, compared as a whole: nobody wants to see it printed.
struct Bytes {
  std::string Stored;
  friend bool operator==(const Bytes &A, const Bytes &B) { return A.Stored == B.Stored; }
  friend void PrintTo(const Bytes &B, std::ostream *OS) { *OS << B.Stored.size() << " bytes"; }
};

Bytes stored(const Unit &U) { return {write(U)}; }
Bytes bytes(std::vector<Unit> Units) { return stored(linked(std::move(Units))); }

/// What one line of the link of two units becomes.
std::string lineOf(const Unit &U, llvm::StringRef Start) {
  const std::string Text = textOf(U);
  llvm::SmallVector<llvm::StringRef, 64> Lines;
  llvm::StringRef(Text).split(Lines, '\n');
  for (llvm::StringRef Line : Lines)
    if (Line.starts_with(Start))
      return Line.str();
  return "none in:\n" + Text;
}

std::string linkedLine(llvm::StringRef A, llvm::StringRef B, llvm::StringRef Start) {
  const Unit X = bareUnit(A), Y = bareUnit(B);
  const std::string Line = lineOf(linked({X, Y}), Start);
  EXPECT_EQ(Line, lineOf(linked({Y, X}), Start));
  return Line;
}

//===----------------------------------------------------------------------===//
// Laws
//===----------------------------------------------------------------------===//

TEST(LinkTest, Commutative) {
  for (uint32_t Seed = 0; Seed < 200; ++Seed) {
    const Unit A = overlappingUnit(2 * Seed), B = overlappingUnit(2 * Seed + 1);
    ASSERT_EQ(textOf(linked({A, B})), textOf(linked({B, A}))) << "seed " << Seed;
    ASSERT_EQ(bytes({A, B}), bytes({B, A})) << "seed " << Seed;
  }
}

TEST(LinkTest, Idempotent) {
  for (uint32_t Seed = 0; Seed < 200; ++Seed) {
    const Unit A = overlappingUnit(Seed), Once = linked({A});
    ASSERT_EQ(bytes({A, A}), stored(Once)) << "seed " << Seed;
    ASSERT_EQ(bytes({Once}), stored(Once)) << "seed " << Seed;
    ASSERT_EQ(bytes({Once, A}), stored(Once)) << "seed " << Seed;
  }
}

TEST(LinkTest, Associative) {
  for (uint32_t Seed = 0; Seed < 200; ++Seed) {
    const Unit A = overlappingUnit(3 * Seed), B = overlappingUnit(3 * Seed + 1),
               C = overlappingUnit(3 * Seed + 2);
    const Unit All = linked({A, B, C});
    ASSERT_EQ(textOf(linked({linked({A, B}), C})), textOf(All)) << "seed " << Seed;
    ASSERT_EQ(bytes({linked({A, B}), C}), stored(All)) << "seed " << Seed;
    ASSERT_EQ(bytes({A, linked({B, C})}), stored(All)) << "seed " << Seed;
  }
}

TEST(LinkTest, AnyTreeOfPartialLinksIsTheLinkOfAll) {
  std::mt19937 Random(3);
  std::vector<Unit> Units;
  for (uint32_t Seed = 1000; Seed < 1012; ++Seed)
    Units.push_back(overlappingUnit(Seed));
  const Bytes All = bytes(Units);
  for (uint32_t Round = 0; Round < 40; ++Round) {
    std::vector<Unit> Rest = Units;
    while (Rest.size() > 1) {
      // Two of them, anywhere, become one.
      std::swap(Rest[Random() % Rest.size()], Rest.back());
      std::swap(Rest[Random() % (Rest.size() - 1)], Rest[Rest.size() - 2]);
      Unit Joined = linked({Rest[Rest.size() - 2], Rest.back()});
      Rest.pop_back();
      Rest.back() = std::move(Joined);
    }
    ASSERT_EQ(stored(Rest.front()), All) << "round " << Round;
  }
}

TEST(LinkTest, NothingIsTheUnitOfLinking) {
  const Unit A = overlappingUnit(5);
  EXPECT_EQ(bytes({}), stored(Unit()));
  EXPECT_EQ(bytes({A, Unit()}), bytes({A}));
}

TEST(LinkTest, NumberingOfTheInputsDoesNotShow) {
  // The same facts in another order.
  const Unit A = bareUnit("lock variable m\nlock variable n\n"
                          "define f() {\nacquire m\n}\ndefine g() {\nacquire n\n}\n");
  const Unit B = bareUnit("lock variable n\nlock variable m\n"
                          "define g() {\nacquire n\n}\ndefine f() {\nacquire m\n}\n");
  EXPECT_EQ(bytes({A}), bytes({B}));
  EXPECT_EQ(bytes({A, B}), bytes({B}));
}

TEST(LinkTest, LocalsOfEqualBodiesDoNotDependOnTheOrder) {
  const Unit A = bareUnit("define f(%a) inline {\nreturn %a\n}\n");
  const Unit B = bareUnit("define f(%b pointer) inline {\nreturn %b\n}\n");
  EXPECT_EQ(textOf(linked({A, B})), textOf(linked({B, A})));
}

TEST(LinkTest, WhatLostLeavesNoTrace) {
  const Unit A = bareUnit("lock variable m type a_mutex\n");
  const Unit B = bareUnit("lock variable m type b_mutex\n");
  EXPECT_EQ(bytes({A, B}), bytes({A}));
  EXPECT_EQ(bytes({A, B}), bytes({B, A}));
}

//===----------------------------------------------------------------------===//
// Symbols and facts
//===----------------------------------------------------------------------===//

TEST(LinkTest, SymbolIsWhereTheLeastOfItsPlacesIs) {
  EXPECT_EQ(linkedLine("variable v at b.h:1:1", "variable v at a.h:9:9", "variable v"),
            "variable v at a.h:9:9");
  EXPECT_EQ(linkedLine("variable v at a.h:3:1", "variable v at a.h:2:9", "variable v"),
            "variable v at a.h:2:9");
  EXPECT_EQ(linkedLine("variable v", "variable v at a.h:2:9", "variable v"),
            "variable v at a.h:2:9");
}

TEST(LinkTest, FlagsAndParentsOfSymbolsAddUp) {
  EXPECT_EQ(linkedLine("record R\nfield R::p in R", "field R::p pointer", "field R::p"),
            "field R::p in R pointer");
}

TEST(LinkTest, ResourceIsKnownAsWellAsAnyUnitKnowsIt) {
  EXPECT_EQ(linkedLine("pool variable p", "pool variable p capacity 8", "pool"),
            "pool variable p capacity 8");
  EXPECT_EQ(linkedLine("lock variable m", "lock variable m recursive", "lock"),
            "lock variable m recursive");
  EXPECT_EQ(linkedLine("variable m", "lock variable m", "lock"), "lock variable m");
}

TEST(LinkTest, ClassesAddUp) {
  EXPECT_EQ(linkedLine("class X", "class X instantiated", "class"), "class X instantiated");
  EXPECT_EQ(linkedLine("record X", "record Y\nclass X : Y", "class"), "class X : Y");
}

TEST(LinkTest, OverridesAndOrdersAreKeptOnce) {
  const Unit A = bareUnit("function f\nfunction g\noverride f of g\n"
                          "variable m\nvariable n\norder m before n at a.h:1:1\n");
  const Unit Linked = linked({A, A});
  EXPECT_EQ(Linked.Overrides.size(), 1u);
  EXPECT_EQ(Linked.Orders.size(), 1u);
}

TEST(LinkTest, SourceIsPartialUntilSomeUnitHasTheWholeOfIt) {
  EXPECT_EQ(linkedLine("source \"a.cpp\" partial", "source \"a.cpp\"", "source"),
            "source \"a.cpp\"");
  EXPECT_EQ(linkedLine("source \"a.cpp\" partial", "source \"a.cpp\" partial", "source"),
            "source \"a.cpp\" partial");
}

TEST(LinkTest, InternalFunctionsOfOneNameStayApart) {
  const auto Id = [](llvm::StringRef Unit) {
    const Identity I = identify("c:@F@f", Unit);
    char Text[33];
    snprintf(Text, sizeof(Text), "%016llx%016llx", static_cast<unsigned long long>(I.High),
             static_cast<unsigned long long>(I.Low));
    return std::string(Text);
  };
  const std::string Rest = " internal\ndefine f() {\nacquire m\n}\nlock variable m\n";
  const Unit A = bareUnit("function f id " + Id("a.cpp") + Rest);
  const Unit B = bareUnit("function f id " + Id("b.cpp") + Rest);
  EXPECT_EQ(linked({A, B}).Functions.size(), 2u);
  EXPECT_EQ(linked({A, A}).Functions.size(), 1u);
}

//===----------------------------------------------------------------------===//
// Which definition wins
//===----------------------------------------------------------------------===//

/// How many operations f has in the link of two units.
size_t opsOfLink(llvm::StringRef A, llvm::StringRef B,
                 std::vector<std::string> *Conflicts = nullptr) {
  const Unit X = unit(A), Y = unit(B);
  const Unit Linked = linked({X, Y}, Conflicts);
  EXPECT_EQ(stored(Linked), bytes({Y, X}));
  EXPECT_EQ(Linked.Functions.size(), 1u);
  return Linked.Ops.size();
}

TEST(LinkTest, BodyReplacesDeclaration) {
  std::vector<std::string> Conflicts;
  EXPECT_EQ(opsOfLink("define f() declared {\nacquire A\nacquire B\n}",
                      "define f() {\nacquire A\n}", &Conflicts),
            1u);
  EXPECT_TRUE(Conflicts.empty());
}

TEST(LinkTest, WholeReplacesPartial) {
  std::vector<std::string> Conflicts;
  EXPECT_EQ(opsOfLink("define f() partial {\nacquire A\nacquire B\n}", "define f() {\nacquire A\n}",
                      &Conflicts),
            1u);
  EXPECT_TRUE(Conflicts.empty());
}

TEST(LinkTest, PartialReplacesDeclaration) {
  EXPECT_EQ(opsOfLink("define f() declared {\nacquire A\nacquire B\n}",
                      "define f() partial {\nacquire A\n}"),
            1u);
}

TEST(LinkTest, WhoSawMoreWins) {
  std::vector<std::string> Conflicts;
  EXPECT_EQ(opsOfLink("define f() inline {\nacquire A\nacquire B\n}",
                      "define f() inline {\nacquire A\n}", &Conflicts),
            2u);
  EXPECT_TRUE(Conflicts.empty());
}

TEST(LinkTest, DifferentBodiesOfOneExternalFunctionAreAConflict) {
  std::vector<std::string> Conflicts;
  EXPECT_EQ(
      opsOfLink("define f() {\nacquire A\nacquire B\n}", "define f() {\nacquire B\n}", &Conflicts),
      2u);
  EXPECT_EQ(Conflicts, std::vector<std::string>{"f"});
}

TEST(LinkTest, EqualBodiesAreNoConflict) {
  std::vector<std::string> Conflicts;
  EXPECT_EQ(opsOfLink("define f() {\nacquire A\n}", "define f() {\nacquire A\n}", &Conflicts), 1u);
  EXPECT_TRUE(Conflicts.empty());
}

TEST(LinkTest, BodiesThatDifferInTheShapeOfTheFlowOnlyAreDifferent) {
  // The same operations; one way or two out of block 0.
  std::vector<std::string> Conflicts;
  opsOfLink("define f() {\ngoto 1\ngoto 1\nblock 1:\nacquire A\n}",
            "define f() {\ngoto 1\nblock 1:\nacquire A\n}", &Conflicts);
  EXPECT_EQ(Conflicts, std::vector<std::string>{"f"});
}

TEST(LinkTest, UnitsMeetByIdentity) {
  // Each unit is fine alone.
  const Unit F = unit("function g\ndefine f() {\nacquire A\ncall g()\nrelease A\n}\n"
                      "define k() {\nacquire A\nrelease A\n}");
  const Unit G = unit("function k\ndefine g() {\nacquire B\nrelease B\n}\n"
                      "define h() {\nacquire B\ncall k()\nrelease B\n}");
  EXPECT_EQ(findings(*analysed(std::vector<Unit>{F})), "");
  EXPECT_EQ(findings(*analysed(std::vector<Unit>{G})), "");
  EXPECT_EQ(findings(*analysed({F, G})), "cycle A B: f:1 f:2>g:1 | h:1 h:2>k:1");
}

} // namespace
