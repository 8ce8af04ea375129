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
///   report     the document of the format "json"
///   inventory  the document of --inventory
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
    for (const Frame &F : S.Frames)
      add(F.Where, &F == &S.Frames.back() ? Around : 0);
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

class Page {
public:
  Page(const Report &R, const WriteOptions &Options)
      : R(R), Options(Options), J(OS), Parts(J, Options) {}

  /// The data, without any "<".
  std::string data() {
    J.object([&] {
      J.attributeObject("report", [&] { writeReportAttributes(J, R, Options); });
      J.attributeObject("inventory", [&] { writeInventoryAttributes(J, R.Locks, Options); });
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
