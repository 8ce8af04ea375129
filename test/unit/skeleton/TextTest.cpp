//===-- test/unit/skeleton/TextTest.cpp - The text twin, both ways --------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Samples.h"

#include "skeleton/Storage.h"
#include "skeleton/Text.h"

#include "llvm/Support/MemoryBuffer.h"

#include "gtest/gtest.h"

using namespace holdwait::skeleton;

namespace {

/// What \p Text, after a header, is printed as, without the header.
std::string reprinted(llvm::StringRef Text) {
  const std::string Header = "holdwait text 2\n";
  llvm::Expected<Unit> U = parse(Header + Text.str(), "test.hwt");
  if (!U)
    return message(U.takeError());
  return printed(*U).substr(Header.size());
}

/// What one line of a function becomes. %a, %b, %g are locals; f, g functions;
/// R::x, R::y fields; m, n variables.
std::string reprintedOp(llvm::StringRef Op) {
  const std::string Frame = "record R\nfield R::x in R\nfield R::y in R\nvariable m\nvariable n\n"
                            "function f at f.cpp:1:1\nfunction g\n\ndefine f(%a, %b) {\n"
                            "  local %g\n  block 0:\n";
  const std::string Text = reprinted(Frame + "    " + Op.str() + "\n}\n");
  if (!llvm::StringRef(Text).starts_with(Frame))
    return Text;
  return llvm::StringRef(Text).drop_front(Frame.size()).drop_back(2).trim().str();
}

#define EXPECT_STABLE(Line) EXPECT_EQ(reprintedOp(Line), Line)

//===----------------------------------------------------------------------===//
// Round trips
//===----------------------------------------------------------------------===//

TEST(TextTest, SampleIsPrintedAsItWasWritten) { EXPECT_EQ(printed(sampleUnit()), SampleText); }

TEST(TextTest, SampleHasTheSameBytesAfterPrinting) {
  const Unit U = sampleUnit();
  EXPECT_EQ(write(U), write(parsed(printed(U))));
}

TEST(TextTest, EmptyUnitIsOneLine) {
  EXPECT_EQ(printed(Unit()), "holdwait text 2\n");
  EXPECT_EQ(write(parsed("holdwait text 2")), write(Unit()));
}

TEST(TextTest, RandomUnitsComeBack) {
  for (uint32_t Seed = 0; Seed < 500; ++Seed) {
    SCOPED_TRACE(Seed);
    const Unit U = randomUnit(Seed);
    const std::string Text = printed(U);
    llvm::Expected<Unit> V = parse(Text, "random.hwt");
    ASSERT_TRUE(bool(V)) << message(V.takeError()) << "\n" << Text;
    ASSERT_EQ(printed(*V), Text);
    // Once interned in the order of printing, nothing moves.
    ASSERT_EQ(write(*V), write(parsed(Text)));
  }
}

TEST(TextTest, SymbolsKeepTheirOrderAndIdentity) {
  for (uint32_t Seed = 0; Seed < 100; ++Seed) {
    const Unit U = randomUnit(Seed), V = parsed(printed(U));
    ASSERT_EQ(U.Symbols.size(), V.Symbols.size());
    for (size_t I = 0; I < U.Symbols.size(); ++I)
      EXPECT_TRUE(U.Symbols[I].Id == V.Symbols[I].Id && U.Symbols[I].Kind == V.Symbols[I].Kind &&
                  U.Symbols[I].Parent == V.Symbols[I].Parent);
  }
}

// Examples in the grammar's page are right.
TEST(TextTest, ExamplesOfTheDocumentationParse) {
  auto Page = llvm::MemoryBuffer::getFile(HOLDWAIT_SOURCE_DIR "/docs/text-skeleton.md");
  ASSERT_TRUE(bool(Page));
  llvm::StringRef Rest = (*Page)->getBuffer();
  unsigned Examples = 0;
  for (size_t At; (At = Rest.find("```holdwait\n")) != llvm::StringRef::npos; ++Examples) {
    Rest = Rest.drop_front(At + 12);
    llvm::Expected<Unit> U = parse(Rest.take_front(Rest.find("```")), "text-skeleton.md");
    EXPECT_TRUE(bool(U)) << message(U.takeError());
  }
  EXPECT_GE(Examples, 1u);
}

//===----------------------------------------------------------------------===//
// Declarations
//===----------------------------------------------------------------------===//

TEST(TextTest, IdentityComesFromTheName) {
  const Unit U = parsed("holdwait text 2\nfunction f\nfunction f@2\nvariable \"f@2\" id "
                        "00000000000000010000000000000002\n");
  EXPECT_EQ(U.Symbols[0].Id, textIdentity("f"));
  EXPECT_EQ(U.Symbols[1].Id, textIdentity("f", 2));
  EXPECT_EQ(U.Symbols[2].Id, (Identity{1, 2}));
  EXPECT_NE(textIdentity("f"), textIdentity("f", 2));
  EXPECT_EQ(U.Symbols[0].Name, U.Symbols[1].Name);
}

TEST(TextTest, SameNameGetsANumber) {
  EXPECT_EQ(reprinted("field a\nvariable a@2\nfunction a@3\n"),
            "field a\nvariable a@2\nfunction a@3\n");
}

TEST(TextTest, NumbersOfNamesAreNumberedAnewInOrder) {
  // The second keeps the identity that its name gave it.
  EXPECT_EQ(reprinted("field a@7\n").substr(0, 11), "field a id ");
}

TEST(TextTest, SymbolsMayBeUsedBeforeTheyAreDeclared) {
  EXPECT_EQ(reprinted("class A : B in f\noverride g of f\nclass B\nfunction f\nfunction g\n"),
            "class A : B in f\nclass B\nfunction f\nfunction g\noverride g of f\n");
}

TEST(TextTest, DefinitionDeclaresItsFunction) {
  EXPECT_EQ(reprinted("define f() {\n}\n"), "function f\n\ndefine f() {\n  block 0:\n}\n");
}

TEST(TextTest, DefinitionBeforeItsDeclarationAddsNothing) {
  EXPECT_EQ(reprinted("variable v\ndefine f() {\n acquire w\n}\nvariable w\nfunction f system\n"),
            "variable v\nvariable w\nfunction f system\n\n"
            "define f() {\n  block 0:\n    acquire w\n}\n");
}

TEST(TextTest, ResourcesAreDeclaredWithTheirSymbol) {
  EXPECT_EQ(reprinted("pool variable p capacity 4 spin type T static\n"),
            "test.hwt:2:40: expected 'id', 'in', a flag, 'at' or the end of the line, found "
            "'static'");
  EXPECT_EQ(reprinted("pool variable p capacity 4 spin type T\n"),
            "pool variable p spin type T capacity 4\n");
}

TEST(TextTest, CommentsBlankLinesAndSpacesDoNotMatter) {
  EXPECT_EQ(reprinted("# a comment\n\n\t variable   v # another\r\n\n   \n#\nvariable w"),
            "variable v\nvariable w\n");
}

TEST(TextTest, NamesAreQuotedOnlyWhenNeeded) {
  EXPECT_EQ(
      reprinted("variable \"plain\"\nvariable \"A::~A\"\nvariable \"this\"\nvariable \"\"\n"
                "variable \"a b\"\nvariable \"a::\"\nvariable \"1\"\nvariable \"\\x41\\n\"\n"),
      "variable plain\nvariable A::~A\nvariable \"this\"\nvariable \"\"\n"
      "variable \"a b\"\nvariable \"a::\"\nvariable \"1\"\nvariable \"A\\n\"\n");
}

TEST(TextTest, NamesMayHaveAnyBytes) {
  std::string Name;
  for (unsigned C = 0; C < 256; ++C)
    Name += static_cast<char>(C);
  Unit U;
  U.Strings.push_back(Name);
  U.Symbols.push_back({});
  U.Symbols[0].Name = 1;
  const Unit V = parsed(printed(U));
  EXPECT_EQ(V.Strings[V.Symbols[0].Name], Name);
}

TEST(TextTest, PlacesMayHaveAnyFile) {
  for (const char *Place : {"a.cpp:1:2", "/usr/include/c++/12/mutex:4:5", "\"a b.cpp\":1:2",
                            "\"C:\\\\x.cpp\":1:2", "\"\":3:4", "\"a#b\":0:0"})
    EXPECT_EQ(reprinted("variable v at " + std::string(Place) + "\n"),
              "variable v at " + std::string(Place) + "\n");
}

//===----------------------------------------------------------------------===//
// Operations
//===----------------------------------------------------------------------===//

TEST(TextTest, Paths) {
  EXPECT_STABLE("release this");
  EXPECT_STABLE("release result.R::x");
  EXPECT_STABLE("release any[*]");
  EXPECT_STABLE("release %a->R::x->R::y");
  EXPECT_STABLE("release %a**");
  EXPECT_STABLE("release m[4294967295][=%a].R::y*");
  EXPECT_EQ(reprintedOp("release %a*.R::x"), "release %a->R::x");
  EXPECT_EQ(reprintedOp("release %0 -> R::x [ 3 ]"), "release %a->R::x[3]");
}

TEST(TextTest, Values) {
  EXPECT_STABLE("return ?");
  EXPECT_STABLE("return -9223372036854775808");
  EXPECT_STABLE("return m");
  EXPECT_STABLE("return &m.R::x");
  EXPECT_STABLE("return &f");
  EXPECT_STABLE("return $3");
  EXPECT_STABLE("return owns(%g)");
  EXPECT_STABLE("return closure g{}");
  EXPECT_STABLE("return closure g{R::x = &%a, R::y = closure f{}}");
  EXPECT_STABLE("return bind(&f)");
  EXPECT_STABLE("return bind(choice(&f, &g), $0, 1)");
}

TEST(TextTest, AcquireAndRelease) {
  EXPECT_STABLE("acquire m");
  EXPECT_STABLE("acquire m, n shared timed into %a");
  EXPECT_STABLE("acquire m upgrade try into %a zero at f.cpp:3:5");
  EXPECT_EQ(reprintedOp("acquire m exclusive blocking"), "acquire m");
  EXPECT_STABLE("release m shared");
}

TEST(TextTest, Guards) {
  EXPECT_STABLE("guard bind %g");
  EXPECT_STABLE("guard bind %g = m, n adopt shared locking f unlocking g into %a zero");
  EXPECT_EQ(reprintedOp("guard bind %g = m lock exclusive"), "guard bind %g = m");
  EXPECT_STABLE("guard lock %g timed into %a");
  EXPECT_STABLE("guard unlock %g");
  EXPECT_STABLE("guard release %g");
  EXPECT_STABLE("guard move result = %g");
  EXPECT_STABLE("guard swap %g = %a->R::x");
  EXPECT_STABLE("guard destroy %g");
}

TEST(TextTest, Calls) {
  EXPECT_STABLE("call f()");
  EXPECT_EQ(reprintedOp("call direct f() throws no"), "call f()");
  EXPECT_STABLE("call virtual f(%a, &%b) on %a* into %b throws unknown");
  EXPECT_STABLE("call through m.R::x(1)");
  EXPECT_STABLE("call through bind(&f, $0)(1) throws yes");
  EXPECT_STABLE("spawn signal &f()");
  EXPECT_STABLE("spawn task m(%a) on n into %g");
}

TEST(TextTest, Waits) {
  EXPECT_STABLE("wait block");
  EXPECT_STABLE("wait join %a timed");
  EXPECT_STABLE("wait condition m releasing %g, n try at f.cpp:3:5");
  EXPECT_STABLE("notify latch m");
  EXPECT_STABLE("wait future %a helping");
  EXPECT_STABLE("wait future %a running");
  EXPECT_STABLE("wait room %a");
  EXPECT_STABLE("init %a on %b");
  EXPECT_STABLE("call f() isolated");
  EXPECT_STABLE("wait semaphore m try units 2 into %g nonzero");
  EXPECT_STABLE("notify semaphore m units 2");
}

TEST(TextTest, PoolsAndTasks) {
  EXPECT_STABLE("acquire m unit timed units 2 into %g");
  EXPECT_STABLE("release m unit units 2");
  EXPECT_STABLE("init m with 4");
  EXPECT_STABLE("init m with 4 plus 2");
  EXPECT_STABLE("spawn task %a() on m into %g inline times 4");
}

TEST(TextTest, Others) {
  EXPECT_STABLE("init m");
  EXPECT_STABLE("init m with 1 mask 4294967295");
  EXPECT_STABLE("assign %a = owns(%g)");
  EXPECT_STABLE("return");
  EXPECT_STABLE("return at f.cpp:3:5");
  EXPECT_STABLE("throw");
  EXPECT_STABLE("destroy %a");
  EXPECT_STABLE("suspend");
  EXPECT_STABLE("mask clear %a");
  EXPECT_STABLE("mask add %a = 14");
  EXPECT_STABLE("mask block %a into %g at f.cpp:3:5");
  EXPECT_STABLE("mask replace");
  EXPECT_STABLE("mask block into %g");
  EXPECT_STABLE("wait exit");
}

TEST(TextTest, Edges) {
  for (const char *Relation : {"==", "!=", "<", "<=", ">", ">="})
    EXPECT_STABLE("goto 0 if %a " + std::string(Relation) + " -3");
  EXPECT_STABLE("goto 0");
}

TEST(TextTest, ClausesMayComeInAnyOrder) {
  EXPECT_EQ(reprintedOp("acquire m into %a zero try shared"), "acquire m shared try into %a zero");
}

TEST(TextTest, ShortPlaceIsInTheFileOfTheFunction) {
  EXPECT_EQ(reprintedOp("suspend at 7:8"), "suspend at f.cpp:7:8");
}

TEST(TextTest, LocalsGoByNameWhenTheyHaveOne) {
  const char *Text = "function f\n\ndefine f(%p, %1) {\n  local %2 named q\n  local %3 named q\n"
                     "  local %4 named \"a b\"\n  local %5 named at\n  block 0:\n"
                     "    destroy %p\n    destroy %1\n    destroy %2\n    destroy %5\n}\n";
  std::string Expected = "\n";
  EXPECT_EQ(reprinted(Text), [&] {
    std::string S = Text;
    return S.replace(S.find("named at"), 8, "named \"at\"");
  }());
}

TEST(TextTest, FirstBlockNeedsNoLine) {
  EXPECT_EQ(reprinted("define f() {\n  suspend\n  goto 1\n  block 1:\n}\n"),
            "function f\n\ndefine f() {\n  block 0:\n    suspend\n    goto 1\n  block 1:\n}\n");
}

} // namespace
