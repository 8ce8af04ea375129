//===-- report/Stored.cpp - Findings kept beside a program ----------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Stored.h"

#include "report/StoredJson.h"
#include "skeleton/Container.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"

#include <array>
#include <map>
#include <set>

using namespace holdwait;
using namespace holdwait::report;
using skeleton::Point;
using skeleton::UnitDigest;
namespace json = llvm::json;

static std::string saysText(const UnitDigest &D) {
  return llvm::formatv("{0:x-16}{1:x-16}", D.Says.High, D.Says.Low);
}

/// The first line. Another version of these lines has another one.
static std::string firstLine() { return skeleton::FindingsMagic.str() + "1\n"; }

//===----------------------------------------------------------------------===//
// What of a finding says where something stands
//===----------------------------------------------------------------------===//

static void forEachPlace(Finding &F, llvm::function_ref<void(Place &)> Take) {
  for (Witness &W : F.Witnesses)
    for (Step *S : {&W.Holds, &W.Waits})
      for (Frame &At : S->Frames)
        Take(At.Where);
}

/// Texts that may name a line, as in "thread started at a.cpp:12".
static void forEachText(Finding &F, llvm::function_ref<void(std::string &)> Take) {
  for (std::string *Text : {&F.Message, &F.Cure, &F.Odd, &F.Arithmetic})
    Take(*Text);
  llvm::for_each(F.Reasons, Take);
  llvm::for_each(F.Locks, Take);
  for (Witness &W : F.Witnesses) {
    for (std::string *Text :
         {&W.Thread, &W.Holds.Lock, &W.Holds.Object, &W.Waits.Lock, &W.Waits.Object})
      Take(*Text);
    llvm::for_each(W.AlsoHeld, Take);
  }
}

/// Calls \p Line with each FILE:NUMBER in \p Text; what it returns takes the number's place.
static std::string withLines(llvm::StringRef Text,
                             llvm::function_ref<uint32_t(llvm::StringRef, uint32_t)> Line) {
  constexpr llvm::StringLiteral Ends = " \t\n'\"()";
  std::string Out;
  size_t Done = 0;
  for (size_t Colon = Text.find(':'); Colon != llvm::StringRef::npos;
       Colon = Text.find(':', Colon + 1)) {
    const llvm::StringRef Digits = Text.substr(Colon + 1).take_while(llvm::isDigit);
    const size_t Before = Text.find_last_of(Ends, Colon);
    const size_t Begin = Before == llvm::StringRef::npos ? 0 : Before + 1;
    uint32_t Number = 0;
    if (Begin == Colon || Digits.getAsInteger(10, Number))
      continue;
    Out += Text.slice(Done, Colon + 1);
    Out += std::to_string(Line(Text.slice(Begin, Colon), Number));
    Done = Colon + 1 + Digits.size();
  }
  return Out + Text.drop_front(Done).str();
}

//===----------------------------------------------------------------------===//
// Writing
//===----------------------------------------------------------------------===//

namespace {

class Storing {
public:
  explicit Storing(std::vector<UnitDigest> &&Sources) {
    std::set<std::string> Twofold;
    for (UnitDigest &D : Sources) {
      // A text that names such a file could not be told from one that does not.
      const bool IsPlain = D.Source.find_first_of(" \t\n'\"()") == std::string::npos;
      const std::string Name = D.Source;
      auto [It, New] = Known.try_emplace(Name, std::move(D));
      if (!IsPlain || (!New && It->second.Says != D.Says))
        Twofold.insert(Name);
    }
    for (const std::string &Name : Twofold)
      Known.erase(Name);
    for (const auto &[Name, _] : Known)
      Names.insert(Name);
  }

  std::string run(const Report &R) {
    std::string Findings;
    for (Finding F : R.Findings) {
      const json::Array Files = note(F);
      Findings += llvm::formatv("finding\t{0}\t{1}\n", json::Value(json::Array(Files)), toJSON(F));
    }
    std::string Text = firstLine();
    for (const auto &[Name, D] : Known)
      Text += llvm::formatv("source\t{0}\t{1}\n", json::Value(json::fixUTF8(Name)), describe(D));
    return Text + Findings;
  }

private:
  /// The sources that a finding names; their places are needed.
  json::Array note(Finding &F) {
    std::set<std::string> Files;
    forEachPlace(F, [&](Place &P) {
      if (!Names.count(P.File))
        return;
      Files.insert(P.File);
      need(P.File, {P.Line, P.Column});
    });
    forEachText(F, [&](std::string &Text) {
      withLines(Text, [&](llvm::StringRef File, uint32_t Line) {
        if (Names.count(File.str())) {
          Files.insert(File.str());
          needLine(File.str(), Line);
        }
        return Line;
      });
    });
    json::Array List;
    if (!endsInSource(F))
      List.push_back("");
    for (const std::string &File : Files)
      List.push_back(json::fixUTF8(File));
    return List;
  }

  /// Whether the innermost of some stack is in a source: then it is about no header alone.
  bool endsInSource(const Finding &F) const {
    return llvm::any_of(F.Witnesses, [&](const Witness &W) {
      return llvm::any_of(std::array{&W.Holds, &W.Waits}, [&](const Step *S) {
        return !S->Frames.empty() && Names.count(S->Frames.back().Where.File);
      });
    });
  }

  /// Of a source with a place that its unit does not know, nothing can be told later.
  void need(const std::string &Source, Point P) {
    const auto It = Known.find(Source);
    if (It == Known.end())
      return;
    if (!llvm::binary_search(It->second.Places, P))
      Known.erase(It);
    else
      Needed[Source].insert(P);
  }
  void needLine(const std::string &Source, uint32_t Line) {
    const auto It = Known.find(Source);
    if (It == Known.end())
      return;
    bool Any = false;
    for (const Point &P : It->second.Places)
      if (P.Line == Line) {
        Needed[Source].insert(P);
        Any = true;
      }
    if (!Any)
      Known.erase(It);
  }

  json::Value describe(const UnitDigest &D) {
    json::Array Places;
    for (const Point &P : Needed[D.Source]) {
      const int64_t Number = llvm::lower_bound(D.Places, P) - D.Places.begin();
      Places.push_back(json::Array{P.Line, P.Column, Number});
    }
    return json::Object{{"says", saysText(D)}, {"places", std::move(Places)}};
  }

  std::map<std::string, UnitDigest> Known;
  std::set<std::string> Names; ///< Also of those that are not known any more.
  std::map<std::string, std::set<Point>> Needed;
};

} // namespace

std::string holdwait::report::storeFindings(const Report &R, std::vector<UnitDigest> Sources) {
  return Storing(std::move(Sources)).run(R);
}

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

namespace {

struct Line {
  llvm::StringRef Word, Key, Value;
};

/// Where the places of a source are now.
struct Moves {
  std::map<Point, Point> Points;
  std::map<uint32_t, uint32_t> Lines;
  bool Torn = false; ///< What stood in one line stands in several.

  void add(Point Old, Point Now) {
    Points[Old] = Now;
    Torn |= !Lines.try_emplace(Old.Line, Now.Line).second && Lines[Old.Line] != Now.Line;
  }
};

llvm::Error bad(const llvm::Twine &What) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                 "the findings in it cannot be read: " + What);
}

/// JSON as we write it; what somebody else has made may be nested without end.
llvm::Expected<json::Value> parsed(llvm::StringRef Text) {
  constexpr unsigned MaxDepth = 64;
  unsigned Depth = 0;
  for (const char C : Text) {
    Depth += C == '[' || C == '{';
    Depth -= (C == ']' || C == '}') && Depth > 0;
    if (Depth > MaxDepth)
      return bad("nested too deeply");
  }
  llvm::Expected<json::Value> V = json::parse(Text);
  if (!V)
    return bad(llvm::toString(V.takeError()));
  return V;
}

/// None: the source says something else now.
llvm::Expected<std::optional<Moves>> movesOf(llvm::StringRef Text, const UnitDigest &Now) {
  llvm::Expected<json::Value> V = parsed(Text);
  if (!V)
    return V.takeError();
  const json::Object *O = V->getAsObject();
  const json::Array *Places = O ? O->getArray("places") : nullptr;
  if (!Places)
    return bad("a source without places");
  if (O->getString("says") != saysText(Now))
    return std::nullopt;
  Moves M;
  for (const json::Value &P : *Places) {
    std::vector<uint64_t> Numbers;
    json::Path::Root Root;
    if (!json::fromJSON(P, Numbers, Root) || Numbers.size() != 3 || Numbers[2] >= Now.Places.size())
      return bad("a place that the source does not have");
    M.add({static_cast<uint32_t>(Numbers[0]), static_cast<uint32_t>(Numbers[1])},
          Now.Places[Numbers[2]]);
  }
  if (M.Torn)
    return std::nullopt;
  return M;
}

llvm::Expected<Finding> findingOf(llvm::StringRef Text) {
  llvm::Expected<json::Value> V = parsed(Text);
  if (!V)
    return V.takeError();
  Finding F;
  json::Path::Root Root("finding");
  if (!fromJSON(*V, F, Root))
    return bad(llvm::toString(Root.getError()));
  return F;
}

void move(Finding &F, llvm::StringRef Source, const Moves &M) {
  forEachPlace(F, [&](Place &P) {
    if (P.File != Source)
      return;
    if (const auto It = M.Points.find({P.Line, P.Column}); It != M.Points.end()) {
      P.Line = It->second.Line;
      P.Column = It->second.Column;
    }
  });
  forEachText(F, [&](std::string &Text) {
    Text = withLines(Text, [&](llvm::StringRef File, uint32_t Line) {
      const auto It = M.Lines.find(Line);
      return File == Source && It != M.Lines.end() ? It->second : Line;
    });
  });
}

/// The next line of \p Rest; nothing at its end.
std::optional<Line> nextLine(llvm::StringRef &Rest) {
  if (Rest.empty())
    return std::nullopt;
  llvm::StringRef One;
  std::tie(One, Rest) = Rest.split('\n');
  Line L;
  std::tie(L.Word, One) = One.split('\t');
  std::tie(L.Key, L.Value) = One.split('\t');
  return L;
}

} // namespace

StoredFindings::StoredFindings(llvm::StringRef Payload)
    : Lines(Payload.consume_front(firstLine()) ? Payload : "") {}

std::vector<std::string> StoredFindings::sources(size_t Most) const {
  std::vector<std::string> Names;
  llvm::StringRef Rest = Lines;
  while (const std::optional<Line> L = nextLine(Rest)) {
    if (L->Word != "source" || Names.size() == Most)
      break;
    if (llvm::Expected<json::Value> Name = parsed(L->Key))
      Names.push_back(Name->getAsString().value_or("").str());
    else
      llvm::consumeError(Name.takeError());
  }
  return Names;
}

llvm::Expected<std::optional<std::vector<Finding>>>
StoredFindings::of(const UnitDigest &Now) const {
  const std::string Quoted = llvm::formatv("{0}", json::Value(json::fixUTF8(Now.Source)));
  std::optional<Moves> M;
  std::vector<Finding> Found;
  llvm::StringRef Rest = Lines;
  while (const std::optional<Line> L = nextLine(Rest)) {
    if (L->Word == "source" && L->Key == Quoted) {
      auto Read = movesOf(L->Value, Now);
      if (!Read)
        return Read.takeError();
      if (!*Read)
        return std::nullopt;
      M = std::move(*Read);
    } else if (L->Word == "finding" && (L->Key.contains(Quoted) || L->Key.contains("\"\""))) {
      if (!M) // Sources come first.
        return std::nullopt;
      llvm::Expected<Finding> F = findingOf(L->Value);
      if (!F)
        return F.takeError();
      move(*F, Now.Source, *M);
      Found.push_back(std::move(*F));
    }
  }
  if (!M)
    return std::nullopt;
  return Found;
}
