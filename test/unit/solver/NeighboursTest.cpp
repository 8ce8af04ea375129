//===-- test/unit/solver/NeighboursTest.cpp - What has to do with what ----===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solving.h"

#include "skeleton/Part.h"
#include "skeleton/Storage.h"
#include "solver/Neighbours.h"
#include "solver/Overlay.h"

#include "llvm/ADT/STLExtras.h"

#include "gtest/gtest.h"

#include <cstring>
#include <random>

using namespace holdwait::solver;
using namespace holdwait::skeleton;

namespace {

/// \p Lock, taken and given back.
std::string taking(llvm::StringRef Lock) {
  return ("  acquire " + Lock + "\n  release " + Lock + "\n").str();
}
std::string define(llvm::StringRef Function, llvm::StringRef Body) {
  return ("define " + Function + " {\n" + Body + "}\n").str();
}

/// Functions may be called before they are defined.
Unit unitOf(llvm::StringRef Program) {
  std::string Text =
      "lock variable H\nlock variable L\nlock variable M\nfunction abort system\n"
      "field Item::size_\nfield Loop::call_\nclass Base\nclass Derived : Base instantiated\n"
      "function Base::run in Base\nfunction Derived::run in Derived\n";
  for (const char *Name :
       {"a", "b", "c", "d", "f", "g", "h", "helper", "lock", "log", "min", "store"})
    Text += std::string("function ") + Name + "\n";
  return unit(Text + Program.str());
}

/// An index of a program.
struct Index {
  explicit Index(const Unit &Program)
      : Bytes(write(Program)), Payload(storeNeighbours(Program)),
        Whole(llvm::cantFail(StoredUnit::open(Bytes))),
        Names(llvm::cantFail(Neighbours::open(Payload))) {}

  std::string Bytes, Payload;
  StoredUnit Whole;
  Neighbours Names;
};

/// The functions of \p Program that \p Fresh has to do with, by name, with a dash when that is not
/// all.
std::string around(llvm::StringRef Program, llvm::StringRef Fresh, size_t Most = 100) {
  const Index I(linked({unitOf(Program)}));
  const Neighbours::Part Part = I.Names.around(I.Whole, unitOf(Fresh), Most);
  std::string Text;
  for (const uint32_t F : Part.Functions)
    Text += (Text.empty() ? "" : " ") +
            I.Whole.Strings[I.Whole.Symbols[I.Whole.Functions[F].Symbol].Name].str();
  return Text + (Part.IsAll ? "" : " -");
}

TEST(NeighboursTest, WhatSharesNoNameStaysOut) {
  EXPECT_EQ(
      around(define("f()", taking("A")) + define("g()", taking("B")), define("f()", taking("A"))),
      "f");
}

TEST(NeighboursTest, WhatIsNewHasToDoWithNothing) {
  EXPECT_EQ(around(define("f()", taking("A")), define("g()", taking("B"))), "");
}

TEST(NeighboursTest, WhoTakesTheSameLockComesAlong) {
  EXPECT_EQ(
      around(define("f()", taking("A")) + define("g()", taking("A")) + define("h()", taking("B")),
             define("new()", taking("A"))),
      "f g");
}

TEST(NeighboursTest, WhoGivesTheAddressOfTheLockComesAlong) {
  const std::string Program =
      define("lock(%m)", "  acquire %m*\n") + define("f()", "  call lock(&A)\n");
  EXPECT_EQ(around(Program, define("new()", taking("A"))), "f lock");
}

TEST(NeighboursTest, CallersAndCalleesComeAlong) {
  const std::string Program = define("a()", "  call b()\n") +
                              define("b()", "  call c()\n" + taking("B")) +
                              define("c()", taking("C")) + define("d()", taking("D"));
  EXPECT_EQ(around(Program, define("b()", taking("A"))), "a b c");
  EXPECT_EQ(around(Program, define("new()", "  call c()\n")), "a b c");
}

TEST(NeighboursTest, CallerOfAFunctionThatWasOnlyDeclaredComesAlong) {
  EXPECT_EQ(around(define("f()", "  call g()\n"), define("g()", taking("A"))), "f");
}

TEST(NeighboursTest, OtherCallersOfAHarmlessFunctionStayOut) {
  const std::string Program = define("f()", "  call min()\n" + taking("A")) +
                              define("g()", "  call min()\n" + taking("B")) +
                              define("min()", "  return 0\n");
  EXPECT_EQ(around(Program, define("f()", "  call min()\n" + taking("A"))), "f min");
  // Until the unit itself says what it is.
  EXPECT_EQ(around(Program, define("min()", taking("C"))), "f g min");
}

TEST(NeighboursTest, OtherCallersOfTheSystemStayOut) {
  const std::string Program = define("f()", "  call abort()\n" + taking("A")) +
                              define("g()", "  call abort()\n" + taking("B"));
  EXPECT_EQ(around(Program, define("f()", "  call abort()\n" + taking("A"))), "f");
}

TEST(NeighboursTest, WhoStoresACallableComesAlongWithWhoCallsIt) {
  const std::string Program = define("f()", taking("A")) +
                              define("store(%l)", "  assign %l*.Loop::call_ = &f\n") +
                              define("run(%l)", "  call through %l*.Loop::call_()\n");
  EXPECT_EQ(around(Program, define("new(%l)", "  call through %l*.Loop::call_()\n")),
            "f run store");
}

TEST(NeighboursTest, FieldThatLeadsToNoLockJoinsNobody) {
  const std::string Program = define("f(%i)", "  assign %i*.Item::size_ = 1\n" + taking("A")) +
                              define("g(%i)", "  assign %i*.Item::size_ = 2\n" + taking("B"));
  EXPECT_EQ(around(Program, define("f(%i)", "  assign %i*.Item::size_ = 1\n" + taking("A"))), "f");
}

TEST(NeighboursTest, WhoOverridesComesAlong) {
  const std::string Program = "override Derived::run of Base::run\n" +
                              define("Derived::run() virtual method", taking("A")) +
                              define("f() method", "  call virtual Base::run() on this\n");
  EXPECT_EQ(around(Program, define("new() method", "  call virtual Base::run() on this\n")),
            "Derived::run f");
  EXPECT_EQ(around(Program, define("Derived::run() virtual method", taking("B"))),
            "Derived::run f");
}

TEST(NeighboursTest, MainIsAlwaysThere) {
  EXPECT_EQ(around(define("main() main", taking("M")) + define("f()", taking("A")),
                   define("f()", taking("A"))),
            "f main");
}

TEST(NeighboursTest, WhatIsSpecialComesBeforeWhatIsCommon) {
  std::string Program = define("log()", taking("L")) + define("helper()", taking("H")) +
                        define("other()", "  call helper()\n");
  for (const char *Name : {"a", "b", "c", "d", "e", "f", "g", "h"})
    Program += define((llvm::StringRef(Name) + "()").str(), "  call log()\n");
  const std::string Fresh = define("new()", "  call log()\n  call helper()\n");
  EXPECT_EQ(around(Program, Fresh, 3), "helper log other -");
  EXPECT_EQ(around(Program, Fresh, 11), "a b c d e f g h helper log other");
}

/// The part says what the whole says, and has nothing that the unit cannot change.
TEST(NeighboursTest, PartsSayWhatTheWholeSays) {
  const std::string Program =
      "source \"one.cpp\"\n" +
      define("f()", "  acquire A at one.cpp:1:1\n  acquire B at one.cpp:2:1\n") +
      define("g()", "  acquire C at one.cpp:3:1\n  acquire D at one.cpp:4:1\n");
  const std::string Fresh =
      "source \"two.cpp\"\n" +
      define("h()", "  acquire B at two.cpp:1:1\n  acquire A at two.cpp:2:1\n");
  const Unit Whole = linked({unit(Program)});
  const Index I(Whole);
  const auto Part = I.Names.around(I.Whole, unit(Fresh), 100);
  Unit Small = llvm::cantFail(partOf(I.Whole, Part.Functions));
  EXPECT_EQ(Small.Functions.size(), 1u);
  const std::string Found = findings(*analysed({overlay(std::move(Small), unit(Fresh))}));
  EXPECT_NE(Found.find("cycle A B"), std::string::npos) << Found;
}

TEST(NeighboursTest, WhatIsNoListIsRefused) {
  EXPECT_TRUE(llvm::errorToBool(Neighbours::open("holdwait findings 1\n").takeError()));
  EXPECT_TRUE(llvm::errorToBool(Neighbours::open(NeighboursMagic).takeError()));
  EXPECT_TRUE(llvm::errorToBool(
      Neighbours::open(NeighboursMagic.str() + std::string(100, 'x')).takeError()));
  EXPECT_TRUE(
      llvm::errorToBool(Neighbours::open(storeNeighbours(Unit()).substr(0, 40)).takeError()));
}

/// Whatever stands in the bytes: the walk ends, and what it leads to can be asked for.
TEST(NeighboursTest, SpoiltBytesAreHarmless) {
  const Unit Program = overlappingUnit(1), Fresh = overlappingUnit(2);
  const Index I(Program);
  std::mt19937 Random(1);
  unsigned Refused = 0;
  for (unsigned Try = 0; Try < 3000; ++Try) {
    std::string Bytes = I.Payload;
    for (unsigned Spoilt = Random() % 4 + 1; Spoilt > 0; --Spoilt) {
      const uint32_t Word = Random() % 3 == 0 ? ~0u - Random() % 2 : Random() % 64;
      std::memcpy(&Bytes[Random() % (Bytes.size() / 4) * 4], &Word, sizeof(Word));
    }
    llvm::Expected<Neighbours> Names = Neighbours::open(Bytes);
    if (!Names) {
      llvm::consumeError(Names.takeError());
      ++Refused;
      continue;
    }
    const auto Part = Names->around(I.Whole, Fresh, 100);
    llvm::consumeError(partOf(StoredUnit(I.Whole), Part.Functions).takeError());
  }
  EXPECT_GT(Refused, 100u);
}

} // namespace
