//===-- report/Html.cpp - One page for a browser --------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The format "html": a page that needs nothing but itself. The page is built
/// from report/html/; what is written here is its data, one JSON document:
///
///   report     the document of the format "json"; removed cycles have no
///              witnesses
///   inventory  what --inventory lists, see Tables: a project has tens of
///              thousands of orders, and stacks that share most frames
///   casts      for each finding, in order: where it stands, and for each
///              participant who it is and what it does, in the words of the
///              text report
///   kinds      for each kind that occurs, its sentence
///   sources    file -> line -> text, of the lines that the page shows
///
/// It is the text of a script element, which ends at "</script"; no "<" is
/// left in it, so no name can end it.
///
//===----------------------------------------------------------------------===//

#include "report/Format.h"
#include "report/HtmlPage.h"
#include "report/JsonParts.h"
#include "report/Kinds.h"
#include "report/Participants.h"
#include "report/Source.h"

#include "llvm/Support/raw_ostream.h"

#include <map>
#include <set>

using namespace holdwait::report;

namespace {

/// Lines of context on either side of where a participant stops.
constexpr unsigned ContextLines = 2;
/// Longer source lines are cut, in bytes: no person reads them.
constexpr size_t MaxLineLength = 400;

/// The lines of source files that the page shows.
class Lines {
public:
  explicit Lines(const WriteOptions &Options) : Options(Options) {}

  void add(const Place &P, unsigned Around) {
    if (P.File.empty() || P.Line == 0)
      return;
    const unsigned First = P.Line > Around ? P.Line - Around : 1;
    for (unsigned Line = First; Line <= P.Line + Around; ++Line)
      Wanted[P.File].insert(Line);
  }

  void add(const Step &S, unsigned Around) {
    for (size_t I = 0; I != S.Frames.size(); ++I)
      add(S.Frames[I].Where, I + 1 + S.Inner == S.Frames.size() ? Around : 0);
  }

  void add(const Witness &W, unsigned Around) {
    add(W.Holds, Around);
    add(W.Waits, Around);
  }

  void write(llvm::json::OStream &J) const {
    for (const auto &[File, Numbers] : Wanted)
      J.attributeObject(jsonText(File, Options), [&, &Name = File, &Of = Numbers] {
        for (unsigned Number : Of)
          if (const auto Text = Options.Sources->line(Name, Number))
            J.attribute(std::to_string(Number), cut(*Text));
      });
  }

private:
  static std::string cut(llvm::StringRef Text) {
    const std::string Kept = Text.take_front(MaxLineLength).str();
    return llvm::json::isUTF8(Kept) ? Kept : llvm::json::fixUTF8(Kept);
  }

  const WriteOptions &Options;
  std::map<std::string, std::set<unsigned>> Wanted;
};

/// Writes the inventory with every text, frame and stack once. Whoever reads it
/// (report/html/inventory.js) finds lists of numbers:
///
///   class  [name, type, file, line, [frame…]]
///   edge   [held, wanted, count, thread, holds, waits, [also held…], occurrences]
///   step   [lock, mode, object, stack], or null
///   stack  [frame…], the innermost first
///   frame  [function, file, line]
///
/// where texts, frames and stacks are positions in their tables.
class Tables {
public:
  Tables(llvm::json::OStream &J, const WriteOptions &Options) : J(J), Options(Options) {}

  void write(const Inventory &I) {
    J.attributeArray("classes", [&] {
      for (const LockClass &C : I.Classes)
        J.array([&] { lockClass(C); });
    });
    J.attributeArray("edges", [&] {
      for (const OrderEdge &E : I.Edges)
        J.array([&] { edge(E); });
    });
    table("stacks", Stacks);
    table("frames", Frames);
    J.attributeArray("texts", [&] {
      for (const std::string *Text : Texts)
        J.value(*Text);
    });
  }

private:
  using Row = std::vector<size_t>;
  struct Rows {
    std::map<Row, size_t> Index;
    std::vector<const Row *> Order;

    size_t of(Row R) {
      const auto [At, IsNew] = Index.try_emplace(std::move(R), Order.size());
      if (IsNew)
        Order.push_back(&At->first);
      return At->second;
    }
  };

  size_t text(llvm::StringRef Text) {
    const auto [At, IsNew] = TextIndex.try_emplace(jsonText(Text, Options), Texts.size());
    if (IsNew)
      Texts.push_back(&At->first);
    return At->second;
  }

  size_t frame(const Frame &F) {
    return Frames.of({text(F.Function), text(F.Where.File), F.Where.Line});
  }

  void numbers(const Row &R) {
    J.array([&] {
      for (size_t Number : R)
        J.value(Number);
    });
  }

  void table(llvm::StringRef Key, const Rows &Of) {
    J.attributeArray(Key, [&] {
      for (const Row *R : Of.Order)
        numbers(*R);
    });
  }

  void lockClass(const LockClass &C) {
    for (size_t Number :
         {text(C.Name), text(C.Type), text(C.Declaration.File), size_t(C.Declaration.Line)})
      J.value(Number);
    Row Sites;
    for (const Frame &F : C.Sites)
      Sites.push_back(frame(F));
    numbers(Sites);
  }

  void edge(const OrderEdge &E) {
    for (size_t Number : {text(E.Held), text(E.Wanted), size_t(E.Count), text(E.Example.Thread)})
      J.value(Number);
    step(E.Example.Holds);
    step(E.Example.Waits);
    Row Also;
    for (const std::string &Lock : E.Example.AlsoHeld)
      Also.push_back(text(Lock));
    numbers(Also);
    J.value(E.Example.Occurrences);
  }

  void step(const Step &S) {
    if (S.Lock.empty() && S.Frames.empty())
      return J.value(nullptr);
    Row Stack;
    for (auto F = S.Frames.rbegin(); F != S.Frames.rend(); ++F)
      Stack.push_back(frame(*F));
    numbers({text(S.Lock), text(S.Mode), text(S.Object), Stacks.of(std::move(Stack))});
  }

  llvm::json::OStream &J;
  const WriteOptions &Options;
  std::map<std::string, size_t> TextIndex;
  std::vector<const std::string *> Texts;
  Rows Stacks, Frames;
};

/// What of a report the page shows: everything but the witnesses of removed cycles.
Report shownOf(const Report &R) {
  Report Shown;
  Shown.Findings = R.Findings;
  for (const Suppressed &S : R.Removed)
    Shown.Removed.push_back({S.Locks, S.Rule, S.Gate, S.Message, {}});
  Shown.SafePools = R.SafePools;
  Shown.Silenced = R.Silenced;
  Shown.Unused = R.Unused;
  Shown.Stats = R.Stats;
  return Shown;
}

class Page {
public:
  Page(const Report &R, const WriteOptions &Options)
      : R(R), Options(Options), J(OS), Parts(J, Options) {}

  /// The data, without any "<".
  std::string data() {
    J.object([&] {
      J.attributeObject("report", [&] { writeReportAttributes(J, shownOf(R), Options); });
      J.attributeObject("inventory", [&] { Tables(J, Options).write(R.Locks); });
      J.attributeArray("casts", [&] { casts(); });
      J.attributeObject("kinds", [&] { kindSentences(); });
      Parts.text("docs", Options.DocsUri);
      J.attributeObject("sources", [&] { sources(); });
    });
    J.flush();
    return escaped(Text);
  }

private:
  static std::string escaped(llvm::StringRef Json) {
    std::string Result;
    Result.reserve(Json.size() + Json.size() / 16);
    for (char C : Json)
      if (C == '<')
        Result += "\\u003c";
      else
        Result += C;
    return Result;
  }

  void casts() {
    for (const Finding &F : R.Findings)
      if (isShown(F, Options))
        J.object([&] { castAttributes(F); });
  }

  void castAttributes(const Finding &F) {
    const Cast C = castOf(F);
    J.attributeObject("place", [&] { Parts.placeAttributes(headlinePlace(F)); });
    std::vector<std::string> Who, Does;
    for (size_t I = 0; I != F.Witnesses.size(); ++I) {
      Who.push_back(whoText(F.Witnesses[I], I, C));
      Does.push_back(doingText(F.Witnesses[I], C));
    }
    Parts.texts("who", Who);
    Parts.texts("does", Does);
    Parts.text("label", labelOf(C));
    J.attribute("many", C == Cast::TwoAlike || C == Cast::Leases);
  }

  void kindSentences() {
    std::set<std::string> Names;
    for (const Finding &F : R.Findings)
      Names.insert(F.Kind);
    for (const std::string &Name : Names)
      if (const Kind *K = findKind(Name))
        Parts.text(Name, K->Sentence);
  }

  void sources() {
    if (!Options.Sources)
      return;
    Lines Shown(Options);
    for (const Finding &F : R.Findings)
      for (const Witness &W : F.Witnesses)
        if (isShown(F, Options))
          Shown.add(W, ContextLines);
    for (const OrderEdge &E : R.Locks.Edges)
      Shown.add(E.Example, 0);
    for (const LockClass &C : R.Locks.Classes)
      Shown.add(C.Declaration, 0);
    Shown.write(J);
  }

  const Report &R;
  const WriteOptions &Options;
  std::string Text;
  llvm::raw_string_ostream OS{Text};
  llvm::json::OStream J;
  JsonParts Parts;
};

} // namespace

namespace holdwait::report {

void writeHtml(const Report &R, const WriteOptions &Options, llvm::raw_ostream &OS) {
  const auto [Before, After] = htmlPage().split(HtmlDataMark);
  OS << Before << Page(R, Options).data() << After;
}

} // namespace holdwait::report
