//===-- test/unit/models/YamlTreeTest.cpp - YAML with positions ------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/models/YamlTree.h"

#include "gtest/gtest.h"

using namespace holdwait::models;

static std::string errorsOf(llvm::StringRef Text) {
  YamlErrors Errors("f.yaml");
  readYaml(Text, Errors);
  return llvm::toString(Errors.take());
}

TEST(YamlTree, KnowsWhereEverythingStands) {
  YamlErrors Errors("f.yaml");
  YamlNode Root = readYaml("# A comment.\nkey: value\nlist:\n  - one\n  - {a: b}\n", Errors);
  ASSERT_TRUE(Errors.empty());
  ASSERT_EQ(Root.What, YamlNode::Mapping);
  const YamlNode *Value = Root.find("key");
  ASSERT_TRUE(Value);
  EXPECT_EQ(Value->Text, "value");
  EXPECT_EQ(Value->Line, 2u);
  EXPECT_EQ(Value->Column, 6u);
  const YamlNode *List = Root.find("list");
  ASSERT_TRUE(List && List->What == YamlNode::List && List->Items.size() == 2);
  EXPECT_EQ(List->Items[0].Line, 4u);
  EXPECT_EQ(List->Items[0].Column, 5u);
  const YamlNode *Inner = List->Items[1].find("a");
  ASSERT_TRUE(Inner);
  EXPECT_EQ(Inner->Column, 9u);
  EXPECT_FALSE(Root.find("other"));
}

TEST(YamlTree, ReadsQuotedAndEmptyValues) {
  YamlErrors Errors("f.yaml");
  YamlNode Root = readYaml("a: 'it''s'\nb: \"x::*\"\nc:\nd: |\n  text\n", Errors);
  EXPECT_EQ(llvm::toString(Errors.take()), "");
  EXPECT_EQ(Root.find("a")->Text, "it's");
  EXPECT_EQ(Root.find("b")->Text, "x::*");
  EXPECT_EQ(Root.find("c")->Text, "");
  EXPECT_EQ(Root.find("c")->Line, 3u);
  EXPECT_EQ(Root.find("d")->Text, "text");
}

TEST(YamlTree, OfNothingIsAnEmptyScalar) {
  for (llvm::StringRef Text : {"", "\n", "# Only a comment.\n", "---\n"}) {
    YamlErrors Errors("f.yaml");
    YamlNode Root = readYaml(Text, Errors);
    EXPECT_EQ(llvm::toString(Errors.take()), "") << Text.str();
    EXPECT_EQ(Root.What, YamlNode::Scalar);
    EXPECT_EQ(Root.Line, 1u);
  }
}

TEST(YamlTree, RefusesWhatHidesMeaning) {
  EXPECT_EQ(errorsOf("a: &x b\n"), "f.yaml:1:7: anchors and aliases are not supported");
  EXPECT_EQ(errorsOf("a: !!int 3\n"), "f.yaml:1:10: tags are not supported");
  EXPECT_EQ(errorsOf("a: 1\nb: 2\na: 3\n"), "f.yaml:3:1: 'a' is given twice");
  EXPECT_EQ(errorsOf("{[a]: b}\n"), "f.yaml:1:2: a key must be a word");
  EXPECT_EQ(errorsOf("a: b\n---\nc: d\n"), "f.yaml:3:1: only one document is allowed in a file");
}

TEST(YamlTree, RefusesEndlessNesting) {
  std::string Deep = std::string(1000, '[') + std::string(1000, ']');
  EXPECT_EQ(errorsOf(Deep), "f.yaml:1:17: nested too deeply");
}

TEST(YamlTree, TellsSyntaxErrorsWithTheirPlace) {
  EXPECT_EQ(errorsOf("a: [b, c\n"), "f.yaml:1:9: Could not find closing ]!");
  EXPECT_EQ(errorsOf("a: 'b\n"), "f.yaml:1:6: Expected quote at end of scalar");
}

TEST(YamlTree, SurvivesAnyText) {
  llvm::StringRef Text =
      "library: x\nrows:\n  - {type: [a, 'b'], role: \"c\"}\n  - d: |\n      e\n";
  for (size_t Cut = 0; Cut != Text.size(); ++Cut)
    errorsOf(Text.take_front(Cut));
  for (size_t I = 0; I != Text.size(); ++I)
    for (char C : {'\0', '\t', '[', '}', '&', '*', '\x80', '\xff', '"', ':'}) {
      std::string Changed = Text.str();
      Changed[I] = C;
      errorsOf(Changed);
    }
}
