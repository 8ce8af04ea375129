//===-- test/unit/skeleton/TextErrorTest.cpp - What is wrong with a text --===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Samples.h"

#include "skeleton/Text.h"

#include "gtest/gtest.h"

using namespace holdwait::skeleton;

namespace {

/// What is wrong with \p Text after a header; it starts on line 2.
std::string mistake(llvm::StringRef Text) {
  return message(parse("holdwait text 2\n" + Text.str(), "t"));
}

/// What is wrong with a line of a function; it is line 5.
std::string opMistake(llvm::StringRef Op) {
  return mistake("field x\nvariable m\ndefine f(%a) {\n" + Op.str() + "\n}\n");
}

TEST(TextErrorTest, Header) {
  EXPECT_EQ(message(parse("", "t")), "t:1:1: expected 'holdwait', found the end of the text");
  EXPECT_EQ(message(parse("holdwait text", "t")),
            "t:1:14: expected the version of the format, found the end of the text");
  EXPECT_EQ(message(parse("holdwait text 9\n", "t")),
            "t:1:15: written for format version 9, this is 2");
  EXPECT_EQ(message(parse("holdwait text 2 x\n", "t")),
            "t:1:17: expected the end of the line, found 'x'");
}

TEST(TextErrorTest, Tokens) {
  EXPECT_EQ(mistake("source \"abc\n"), "t:2:8: a quote that is not closed on its line");
  EXPECT_EQ(mistake("source \"abc\\\""), "t:2:8: a quote that is not closed on its line");
  EXPECT_EQ(mistake("variable v at \"abc\n"), "t:2:15: a quote that is not closed on its line");
  EXPECT_EQ(mistake("variable 5\n"), "t:2:10: expected a name, found '5'");
  EXPECT_EQ(mistake("variable\n"), "t:2:9: expected a name, found the end of the line");
}

TEST(TextErrorTest, Declarations) {
  EXPECT_EQ(mistake("what\n"),
            "t:2:1: expected a declaration, 'source', 'override', 'order' or 'define', found "
            "'what'");
  EXPECT_EQ(mistake("lock function f\n"),
            "t:2:6: expected 'variable' or 'field', found 'function'");
  EXPECT_EQ(mistake("lock f\n"), "t:2:6: expected 'variable' or 'field', found 'f'");
  EXPECT_EQ(mistake("variable v\nfield v\n"), "t:3:7: 'v' is declared twice");
  EXPECT_EQ(mistake("variable v\nvariable w id " + std::string(32, '0') + "\nvariable u id " +
                    std::string(32, '0') + "\n"),
            "t:4:10: 'u' has the identity of a symbol before it");
  EXPECT_EQ(mistake("variable v id 12\n"), "t:2:15: expected 32 hexadecimal digits, found '12'");
  EXPECT_EQ(mistake("variable v id " + std::string(32, 'g') + "\n"),
            "t:2:15: expected 32 hexadecimal digits, found '" + std::string(32, 'g') + "'");
  EXPECT_EQ(mistake("variable v in w\n"),
            "t:2:15: expected the name of a class or function, but 'w' is not declared");
  EXPECT_EQ(mistake("variable v in v\n"),
            "t:2:15: expected the name of a class or function, but 'v' is a variable");
  EXPECT_EQ(mistake("class A : f\nfunction f\n"),
            "t:2:11: expected the name of a class, but 'f' is a function");
  EXPECT_EQ(mistake("pool variable p capacity many\n"),
            "t:2:26: expected a number of units, found 'many'");
  EXPECT_EQ(mistake("variable v@x\n"),
            "t:2:12: expected which of the symbols of this name, found 'x'");
  EXPECT_EQ(mistake("override f for g\nfunction f\nfunction g\n"),
            "t:2:12: expected 'of', found 'for'");
  EXPECT_EQ(mistake("order f before f\nfunction f\n"),
            "t:2:7: expected the name of a variable or field, but 'f' is a function");
}

TEST(TextErrorTest, Places) {
  for (const char *Place :
       {"a.cpp", "a.cpp:1", "a.cpp:x:1", "a.cpp:1:-1", "\"a\"1:1", "\"a\":1", "a:1:99999999999"})
    EXPECT_EQ(mistake("variable v at " + std::string(Place) + "\n"),
              "t:2:15: expected a place, file:line:column, found '" + std::string(Place) + "'");
  EXPECT_EQ(mistake("variable v at\n"),
            "t:2:14: expected a place, file:line:column, found the end of the line");
}

TEST(TextErrorTest, Functions) {
  EXPECT_EQ(mistake("variable v\ndefine v() {\n}\n"), "t:3:8: 'v' is a variable");
  EXPECT_EQ(mistake("define f() {\n}\ndefine f() {\n}\n"), "t:4:8: 'f' is defined twice");
  EXPECT_EQ(mistake("define f(%a %b) {\n}\n"), "t:2:13: expected ',', found '%'");
  EXPECT_EQ(mistake("define f(%1) {\n}\n"), "t:2:11: expected %0, the number of this local");
  EXPECT_EQ(mistake("define f(%a, %a) {\n}\n"),
            "t:2:15: 'a' is no name for a local, or another has it");
  EXPECT_EQ(mistake("define f(%a::b) {\n}\n"),
            "t:2:11: 'a::b' is no name for a local, or another has it");
  EXPECT_EQ(mistake("define f() fast {\n}\n"), "t:2:12: expected '{', found 'fast'");
  EXPECT_EQ(mistake("define f() { }\n"), "t:2:14: expected the end of the line, found '}'");
  EXPECT_EQ(mistake("define f() {\n"),
            "t:3:1: expected an operation, 'goto', 'block' or '}', found the end of the text");
  EXPECT_EQ(mistake("define f() {\nblock 1:\n}\n"), "t:3:7: expected 0, the number of this block");
  EXPECT_EQ(mistake("define f() {\nblock 0 handler 4:\n}\n"), "t:3:17: there is no block 4");
  EXPECT_EQ(mistake("define f() {\nblock 0\n}\n"),
            "t:3:8: expected ':', found the end of the line");
}

TEST(TextErrorTest, Edges) {
  EXPECT_EQ(opMistake("goto 1"), "t:5:6: there is no block 1");
  EXPECT_EQ(opMistake("goto x"), "t:5:6: expected the number of a block, found 'x'");
  EXPECT_EQ(opMistake("goto 0 if %a"),
            "t:5:13: expected a relation such as '==', found the end of the line");
  EXPECT_EQ(opMistake("goto 0\nsuspend"),
            "t:6:1: expected 'goto', 'block' or '}', found 'suspend'");
}

TEST(TextErrorTest, Operations) {
  EXPECT_EQ(opMistake("lock m"),
            "t:5:1: expected an operation, 'goto', 'block' or '}', found 'lock'");
  EXPECT_EQ(opMistake("guard open m"),
            "t:5:1: expected an operation, 'goto', 'block' or '}', found 'guard'");
  EXPECT_EQ(opMistake("acquire"), "t:5:8: expected a path, found the end of the line");
  EXPECT_EQ(opMistake("acquire m softly"),
            "t:5:11: expected a clause of 'acquire', 'at' or the end of the line, found 'softly'");
  EXPECT_EQ(opMistake("release m try"),
            "t:5:11: expected a clause of 'release', 'at' or the end of the line, found 'try'");
  EXPECT_EQ(opMistake("acquire f"), "t:5:9: expected a path, but 'f' is a function");
  EXPECT_EQ(opMistake("acquire q"), "t:5:9: expected a path, but 'q' is not declared");
  EXPECT_EQ(opMistake("acquire %q"), "t:5:10: there is no local %q");
  EXPECT_EQ(opMistake("acquire %1"), "t:5:10: there is no local %1");
  EXPECT_EQ(opMistake("acquire m.m"),
            "t:5:11: expected the name of a field, but 'm' is a variable");
  EXPECT_EQ(opMistake("acquire m[-1]"),
            "t:5:11: expected '*', '=' or the number of an element, found '-1'");
  EXPECT_EQ(opMistake("acquire m[1"), "t:5:12: expected ']', found the end of the line");
  EXPECT_EQ(opMistake("spawn fast &f()"),
            "t:5:7: expected what is spawned, such as 'thread', found 'fast'");
  EXPECT_EQ(opMistake("notify m"), "t:5:8: expected how it is waited for, found 'm'");
  EXPECT_EQ(opMistake("call m()"), "t:5:6: expected the name of a function, but 'm' is a variable");
  EXPECT_EQ(opMistake("call f(1 2)"), "t:5:10: expected ',', found '2'");
  EXPECT_EQ(opMistake("call f() throws maybe"),
            "t:5:17: expected 'no', 'unknown' or 'yes', found 'maybe'");
  EXPECT_EQ(opMistake("assign m"), "t:5:9: expected '=', found the end of the line");
}

TEST(TextErrorTest, Values) {
  EXPECT_EQ(opMistake("return 9223372036854775808"),
            "t:5:8: expected a number of 64 bits, found '9223372036854775808'");
  EXPECT_EQ(opMistake("return &x"),
            "t:5:9: expected a path or the name of a function, but 'x' is a field");
  EXPECT_EQ(opMistake("return choice()"), "t:5:15: expected a value, found ')'");
  EXPECT_EQ(opMistake("return closure f{m = 1}"),
            "t:5:18: expected the name of a field, but 'm' is a variable");
  EXPECT_EQ(opMistake("guard move %a = 1"), "t: functions[0]: ops[0]: the source is not a load");
}

TEST(TextErrorTest, NestingIsBounded) {
  std::string Deep = "return ";
  for (unsigned I = 0; I < 100000; ++I)
    Deep += "bind(";
  EXPECT_EQ(opMistake(Deep), "t:5:328: values are nested deeper than 64");
  Deep = "return ";
  for (unsigned I = 0; I < 100000; ++I)
    Deep += "m[=";
  EXPECT_EQ(opMistake(Deep), "t:5:200: values are nested deeper than 64");
}

TEST(TextErrorTest, CutAnywhereIsAnErrorOrAUnit) {
  const llvm::StringRef Text = SampleText;
  for (size_t Size = 0; Size < Text.size(); ++Size) {
    const std::vector<char> Cut(Text.begin(), Text.begin() + Size);
    llvm::Expected<Unit> U = parse(llvm::StringRef(Cut.data(), Cut.size()), "cut");
    if (!U)
      EXPECT_EQ(message(U.takeError()).substr(0, 4), "cut:");
  }
}

TEST(TextErrorTest, AnyByteChangedIsAnErrorOrAUnit) {
  for (size_t I = 0; I < llvm::StringRef(SampleText).size(); ++I)
    for (const char C : {'\0', '\n', '"', '%', '9'}) {
      std::string Text = SampleText;
      Text[I] = C;
      llvm::Expected<Unit> U = parse(Text, "t");
      if (U)
        EXPECT_EQ(message(parse(printed(*U), "again")), "success");
      else
        llvm::consumeError(U.takeError());
    }
}

} // namespace
