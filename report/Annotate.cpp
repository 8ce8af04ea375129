//===-- report/Annotate.cpp - Orders as attributes of the locks -----------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Annotate.h"

#include "report/Patch.h"
#include "report/Words.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Path.h"

#include <optional>
#include <set>

using namespace holdwait::report;

namespace {

/// Who is taken before whom, and what follows from it.
class Orders {
public:
  void add(const std::string &Held, const std::string &Wanted) { Next[Held].insert(Wanted); }

  /// Whether a chain leads from \p From to \p To; of at least two orders, if \p Indirect.
  bool leads(const std::string &From, const std::string &To, bool Indirect) const {
    std::set<std::string> Seen;
    std::vector<std::string> Open;
    auto Visit = [&](const std::string &At) {
      if (auto It = Next.find(At); It != Next.end())
        for (const std::string &N : It->second)
          if (!(Indirect && At == From && N == To) && Seen.insert(N).second)
            Open.push_back(N);
    };
    Visit(From);
    while (!Open.empty() && !Seen.count(To)) {
      const std::string At = Open.back();
      Open.pop_back();
      Visit(At);
    }
    return Seen.count(To);
  }

private:
  std::map<std::string, std::set<std::string>> Next;
};

/// The macros that the sources have for the two attributes.
class Macros {
public:
  Macros(llvm::ArrayRef<std::string> Files, SourceCache &Sources) : Sources(Sources) {
    for (const std::string &File : Files)
      read(File);
  }

  /// How \p File writes `Attribute(`.
  std::string spelling(llvm::StringRef Attribute, const std::string &File) {
    auto It = Known.find(Attribute);
    if (It != Known.end() && isUsable(It->second.File, File))
      return It->second.Name + "(";
    return ("__attribute__((" + Attribute + "(").str();
  }

private:
  struct Macro {
    std::string Name, File;
  };

  /// `#define ACQUIRED_AFTER(...) ATTRIBUTE(acquired_after(__VA_ARGS__))`, on one line or two.
  void read(const std::string &File) {
    for (unsigned Line = 1; auto Text = Sources.line(File, Line); ++Line) {
      llvm::StringRef Rest = Text->ltrim();
      if (!Rest.consume_front("#"))
        continue;
      Rest = Rest.ltrim();
      if (!Rest.consume_front("define"))
        continue;
      const llvm::StringRef Name =
          Rest.ltrim().take_while([](char C) { return llvm::isAlnum(C) || C == '_'; });
      Defined[File].push_back(Name.str());
      std::string Body = Rest.str();
      if (Rest.ends_with("\\"))
        Body += Sources.line(File, Line + 1).value_or("");
      for (const char *Attribute : {"acquired_before", "acquired_after"})
        if (llvm::StringRef(Body).contains(std::string(Attribute) + "("))
          Known.try_emplace(Attribute, Macro{Name.str(), File});
    }
  }

  /// Whether \p File sees what \p Header defines: it uses or includes it.
  bool isUsable(const std::string &Header, const std::string &File) {
    if (Header == File)
      return true;
    const llvm::StringRef Included = llvm::sys::path::filename(Header);
    for (unsigned Line = 1; auto Text = Sources.line(File, Line); ++Line) {
      if (Text->ltrim().starts_with("#") && Text->contains(Included))
        return true;
      for (const std::string &Name : Defined[Header])
        if (Text->contains(Name + "("))
          return true;
    }
    return false;
  }

  SourceCache &Sources;
  llvm::StringMap<Macro> Known;
  std::map<std::string, std::vector<std::string>> Defined;
};

/// Decides which orders can be said, where, and writes them.
class Annotator {
public:
  Annotator(const Report &R, const WriteOptions &Options, llvm::raw_ostream &OS)
      : R(R), Options(Options), Sources(*Options.Sources), OS(OS), Spelled(R.Files, Sources) {
    for (const LockClass &C : R.Locks.Classes)
      Classes[C.Name] = &C;
    for (const OrderEdge &E : R.Locks.Edges)
      All.add(E.Held, E.Wanted);
  }

  AnnotateCounts run() {
    std::vector<const OrderEdge *> Sayable;
    for (const OrderEdge &E : R.Locks.Edges)
      if (canSay(E)) {
        Sayable.push_back(&E);
        Said.add(E.Held, E.Wanted);
      }
    for (const OrderEdge *E : Sayable)
      if (Said.leads(E->Held, E->Wanted, /*Indirect=*/true))
        ++Counts.Implied;
      else
        plan(*E);
    for (const auto &[At, Texts] : Planned)
      write(At.first, At.second, Texts);
    for (const auto &[File, Lines] : Changed)
      writePatch(File, withoutRoot(File, Options.SourceRoot), Lines, Sources, OS);
    return Counts;
  }

private:
  bool canSay(const OrderEdge &E) {
    auto Held = Classes.find(E.Held), Wanted = Classes.find(E.Wanted);
    if (Held == Classes.end() || Wanted == Classes.end() || !isCapability(*Held->second) ||
        !isCapability(*Wanted->second))
      return ++Counts.NoClass, false;
    const LockClass &H = *Held->second, &W = *Wanted->second;
    const bool Together = H.Scope != "?" && H.Scope == W.Scope &&
                          H.Declaration.File == W.Declaration.File && nameAt(H) && nameAt(W) &&
                          isOurs(H.Declaration.File);
    if (!Together)
      return ++Counts.Apart, false;
    if (All.leads(E.Wanted, E.Held, /*Indirect=*/false)) // Last, as it costs most.
      return ++Counts.Cyclic, false;
    return true;
  }

  bool isOurs(const std::string &File) const {
    return withoutRoot(File, Options.SourceRoot) != File;
  }

  /// Whether something stands between `class` and the name of the type: the attribute. That
  /// a model calls it a lock is nothing to Clang.
  bool isCapability(const LockClass &C) {
    if (C.TypeDeclaration.Line == 0)
      return false;
    llvm::StringRef Text =
        Sources.line(C.TypeDeclaration.File, C.TypeDeclaration.Line).value_or("").ltrim();
    if (!Text.consume_front("class ") && !Text.consume_front("struct "))
      return false;
    return !Text.ltrim().starts_with(lastName(C.Type));
  }

  static llvm::StringRef lastName(llvm::StringRef Name) {
    const size_t At = Name.rfind("::");
    return At == llvm::StringRef::npos ? Name : Name.drop_front(At + 2);
  }

  /// Where the name of \p C ends in the line that declares it; nowhere for what is no single
  /// lock: an array, a container of locks.
  std::optional<size_t> nameAt(const LockClass &C) {
    const auto Text = Sources.line(C.Declaration.File, C.Declaration.Line);
    const llvm::StringRef Name = lastName(C.Name);
    if (!Text || C.Declaration.Column == 0 || C.Declaration.Column > Text->size())
      return std::nullopt;
    const llvm::StringRef Before = Text->take_front(C.Declaration.Column - 1);
    llvm::StringRef Behind = Text->drop_front(Before.size());
    if (Before.contains('<') || !Before.contains(lastName(C.Type)) || !Behind.consume_front(Name) ||
        Behind.ltrim().starts_with("["))
      return std::nullopt;
    return Before.size() + Name.size();
  }

  static auto position(const LockClass &C) {
    return std::make_pair(C.Declaration.Line, C.Declaration.Column);
  }

  /// Of two locks the one declared last names the other.
  void plan(const OrderEdge &E) {
    const LockClass &H = *Classes.at(E.Held), &W = *Classes.at(E.Wanted);
    const bool WantedLast = position(H) < position(W);
    const LockClass &Last = WantedLast ? W : H, &First = WantedLast ? H : W;
    const char *Kind = WantedLast ? "acquired_after" : "acquired_before";
    const std::string Name = lastName(First.Name).str();
    if (isThere(Last, Name)) {
      ++Counts.There;
      return;
    }
    // Instances of one template are declared once.
    if (Planned[{Last.Declaration.File, Last.Declaration.Line}][*nameAt(Last)][Kind]
            .insert(Name)
            .second)
      ++Counts.Written;
  }

  /// Whether the declaration of \p C has an attribute of this sort that names \p Other.
  bool isThere(const LockClass &C, const std::string &Other) {
    const llvm::StringRef Rest = Sources.line(C.Declaration.File, C.Declaration.Line)
                                     ->drop_front(*nameAt(C))
                                     .split(';')
                                     .first;
    const size_t At = Rest.find_insensitive("acquired_");
    return At != llvm::StringRef::npos && Rest.drop_front(At).contains(Other);
  }

  using Arguments = std::map<std::string, std::set<std::string>>;

  void write(const std::string &File, unsigned Line, const std::map<size_t, Arguments> &Texts) {
    std::string Text = Sources.line(File, Line)->str();
    for (const auto &[At, Kinds] : llvm::reverse(Texts))
      for (const auto &[Kind, Names] : llvm::reverse(Kinds)) {
        const std::string Begin = Spelled.spelling(Kind, File);
        const std::string End(llvm::StringRef(Begin).count('('), ')');
        Text.insert(At, " " + Begin + llvm::join(Names, ", ") + End);
      }
    Changed[File][Line] = Text;
  }

  const Report &R;
  const WriteOptions &Options;
  SourceCache &Sources;
  llvm::raw_ostream &OS;
  Macros Spelled;
  std::map<std::string, const LockClass *> Classes;
  Orders All, Said;
  std::map<std::pair<std::string, unsigned>, std::map<size_t, Arguments>> Planned;
  std::map<std::string, ChangedLines> Changed;
  AnnotateCounts Counts;
};

} // namespace

AnnotateCounts holdwait::report::writeAnnotations(const Report &R, const WriteOptions &Options,
                                                  llvm::raw_ostream &OS) {
  return Annotator(R, Options, OS).run();
}
