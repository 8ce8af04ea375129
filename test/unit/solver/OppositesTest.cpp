//===-- test/unit/solver/OppositesTest.cpp - Objects walked both ways -----===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Two ways through one structure are a cycle when they go against each other.
///
//===----------------------------------------------------------------------===//

#include "Solving.h"

#include "gtest/gtest.h"

using namespace holdwait::solver;

namespace {

const char Node[] = R"(
record Node
lock field Node::mu in Node
lock variable structure
field Node::f in Node pointer bond
field Node::g in Node pointer bond
field Node::kind in Node
field Node::parts in Node bond
)";

const char AlongF[] = R"(
define f(%n pointer) {
  acquire %n->Node::mu
  acquire %n->Node::f->Node::mu
  release %n->Node::f->Node::mu
  release %n->Node::mu
})";

const char AlongG[] = R"(
define g(%n pointer) {
  acquire %n->Node::mu
  acquire %n->Node::g->Node::mu
  release %n->Node::g->Node::mu
  release %n->Node::mu
})";

const char BothWays[] = "cycle Node::mu: f:1 f:2 | g:1 g:2";

std::string findingsOf(std::initializer_list<llvm::StringRef> Parts) {
  std::string Program = Node;
  for (llvm::StringRef Part : Parts)
    Program += "\n" + Part.str();
  return findings(Program);
}

TEST(OppositesTest, OneDirectionIsHandOverHand) {
  EXPECT_EQ(findingsOf({AlongF, R"(
define link(%a pointer, %b pointer) {
  assign %a->Node::f = %b
  assign %b->Node::g = %a
})"}),
            "");
}

TEST(OppositesTest, FieldsThatAreStoredBackAndForthAreOpposite) {
  EXPECT_EQ(findingsOf({AlongF, AlongG, R"(
define link(%a pointer, %b pointer) {
  assign %a->Node::f = %b
  assign %b->Node::g = %a
})"}),
            BothWays);
}

TEST(OppositesTest, TheStoresMayBeInCallees) {
  EXPECT_EQ(findingsOf({AlongF, AlongG, R"(
define setF(%x pointer, %y pointer) {
  assign %x->Node::f = %y
}
define setG(%x pointer, %y pointer) {
  assign %x->Node::g = %y
}
define link(%a pointer, %b pointer) {
  call setF(%a, %b)
  call setG(%b, %a)
})"}),
            BothWays);
}

TEST(OppositesTest, FieldsThatBothLeadDownAreNotOpposite) {
  EXPECT_EQ(findingsOf({AlongF, AlongG, R"(
define link(%a pointer, %b pointer) {
  assign %a->Node::f = %b
  assign %a->Node::g = %b
})"}),
            "");
}

TEST(OppositesTest, WithoutStoresItIsConcludedFromTheWalks) {
  auto A = analysed(Node + std::string(AlongF) + AlongG);
  ASSERT_EQ(A->Cycles.size(), 1u);
  EXPECT_TRUE(llvm::is_contained(A->Cycles.front().Doubts, Doubt::Opposite));
  EXPECT_EQ(A->Cycles.front().Level, Confidence::Medium);
}

TEST(OppositesTest, OneFunctionThatWalksBothIsATree) {
  EXPECT_EQ(findingsOf({AlongF, AlongG, R"(
define either(%n pointer, %left) {
  block 0:
    acquire %n->Node::mu
    goto 1 if %left != 0
    goto 2 if %left == 0
  block 1:
    acquire %n->Node::f->Node::mu
    release %n->Node::f->Node::mu
    goto 3
  block 2:
    acquire %n->Node::g->Node::mu
    release %n->Node::g->Node::mu
    goto 3
  block 3:
    release %n->Node::mu
})"}),
            "");
}

TEST(OppositesTest, BothOrdersAlongOneFieldNeedNoStores) {
  EXPECT_EQ(findingsOf({AlongF, R"(
define back(%n pointer) {
  acquire %n->Node::f->Node::mu
  acquire %n->Node::mu
  release %n->Node::mu
  release %n->Node::f->Node::mu
})"}),
            "cycle Node::mu: f:1 f:2 | back:1 back:2");
}

TEST(OppositesTest, CallersOfOneFunctionChooseTheOrder) {
  EXPECT_EQ(findingsOf({R"(
define both(%a pointer, %b pointer) {
  acquire %a->Node::mu
  acquire %b->Node::mu
  release %b->Node::mu
  release %a->Node::mu
}
define forth(%n pointer) {
  call both(%n, %n->Node::f)
}
define back(%n pointer) {
  call both(%n->Node::f, %n)
})"}),
            "");
}

TEST(OppositesTest, PartsInAContainerLeadBackToTheWhole) {
  EXPECT_EQ(findingsOf({AlongG, R"(
define f(%n pointer) {
  acquire %n->Node::mu
  acquire %n->Node::parts[*]*.Node::mu
  release %n->Node::parts[*]*.Node::mu
  release %n->Node::mu
}
define add(%whole pointer, %part pointer) {
  assign %part->Node::g = %whole
  assign %whole->Node::parts[*] = %part
})"}),
            "cycle Node::mu: g:1 g:2 | f:1 f:2"); // In the order of the fields' names.
}

TEST(OppositesTest, ALockOfTheWholeStructureKeepsThemApart) {
  EXPECT_EQ(findingsOf({R"(
define f(%n pointer) {
  acquire structure
  acquire %n->Node::mu
  acquire %n->Node::f->Node::mu
  release %n->Node::f->Node::mu
  release %n->Node::mu
  release structure
}
define back(%n pointer) {
  acquire structure
  acquire %n->Node::f->Node::mu
  acquire %n->Node::mu
  release %n->Node::mu
  release %n->Node::f->Node::mu
  release structure
})"}),
            "");
}

const char Peers[] = R"(
define connect(%a pointer, %b pointer) {
  assign %a->Node::f = %b
  assign %b->Node::f = %a
})";

TEST(OppositesTest, PeersAreOppositeToThemselves) {
  EXPECT_EQ(findingsOf({AlongF, Peers}), "cycle Node::mu: f:1 f:2");
}

TEST(OppositesTest, PeersWithRolesAreNot) {
  EXPECT_EQ(findingsOf({Peers, R"(
define f(%n pointer) {
  block 0:
    goto 1 if %n->Node::kind == 1
    goto 2 if %n->Node::kind != 1
  block 1:
    acquire %n->Node::mu
    acquire %n->Node::f->Node::mu
    release %n->Node::f->Node::mu
    release %n->Node::mu
    goto 2
  block 2:
})"}),
            "");
}

TEST(OppositesTest, ATreeThatIsTurnedAroundSaysNothing) {
  EXPECT_EQ(findingsOf({AlongF, AlongG, R"(
field Node::up in Node pointer bond
define turn(%a pointer, %b pointer) {
  assign %a->Node::f = %b
  assign %b->Node::up = %a
  assign %b->Node::g = %a
  assign %a->Node::up = %b
})"}),
            "");
}

std::string loop(const char *Name, const char *Step) {
  return std::string("define ") + Name + R"(() {
  local %i
  block 0:
    assign %i = ?
    goto 1
  block 1:
    acquire nodes[=%i].Node::mu
    assign %i = ? )" +
         Step + R"(
    goto 1 if %i != 0
    goto 2 if %i == 0
  block 2:
    release nodes[*].Node::mu
})";
}

TEST(OppositesTest, ALoopUpAndALoopDown) {
  const std::string Nodes = "\nvariable nodes\n";
  EXPECT_EQ(findingsOf({Nodes, loop("f", "up"), loop("g", "down")}),
            "cycle Node::mu: f:2 f:2 | g:2 g:2");
  EXPECT_EQ(findingsOf({Nodes, loop("f", "up"), loop("g", "up")}), "");
  EXPECT_EQ(findingsOf({Nodes, loop("f", "up"), loop("g", "")}), "");
}

} // namespace
