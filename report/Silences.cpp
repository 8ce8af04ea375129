//===-- report/Silences.cpp - Findings that somebody has accepted ---------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Silences.h"

#include "report/Kinds.h"
#include "report/Words.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Path.h"

#include <map>
#include <tuple>

using namespace holdwait::report;

static constexpr llvm::StringLiteral Marker = "holdwait: allow";

bool holdwait::report::fitsPattern(llvm::StringRef Pattern, llvm::StringRef Text) {
  llvm::SmallVector<llvm::StringRef> Parts;
  Pattern.split(Parts, '*');
  if (!Text.consume_front(Parts.front()))
    return false;
  if (Parts.size() == 1)
    return Text.empty();
  for (llvm::StringRef Part : llvm::ArrayRef(Parts).drop_front().drop_back()) {
    const size_t At = Text.find(Part);
    if (At == llvm::StringRef::npos)
      return false;
    Text = Text.drop_front(At + Part.size());
  }
  return Text.ends_with(Parts.back());
}

std::string holdwait::report::silenceText(const Silence &S) {
  return (S.By == Silence::Kind::Comment ? "the comment at " : "the entry at ") + lineText(S.Where);
}

/// All frames of a finding's stacks.
template <typename Visit> static bool anyFrame(const Finding &F, Visit V) {
  for (const Witness &W : F.Witnesses)
    for (const Step *S : {&W.Holds, &W.Waits})
      if (llvm::any_of(S->Frames, V))
        return true;
  return false;
}

/// Names of files are relative to the folder of the entry's file.
static bool silences(const Silence &S, const Finding &F) {
  const llvm::StringRef Folder = llvm::sys::path::parent_path(S.Where.File);
  auto FitsFile = [&](const Frame &A) {
    return fitsPattern(S.File, withoutRoot(A.Where.File, Folder));
  };
  auto FitsALock = [&](const std::string &Pattern) {
    return llvm::any_of(F.Locks, [&](const std::string &L) { return fitsPattern(Pattern, L); });
  };
  return (S.Kinds.empty() || llvm::is_contained(S.Kinds, F.Kind)) &&
         (S.Fingerprint.empty() || S.Fingerprint == F.Fingerprint) &&
         llvm::all_of(S.Locks, FitsALock) &&
         (S.Function.empty() ||
          anyFrame(F, [&](const Frame &A) { return fitsPattern(S.Function, A.Function); })) &&
         (S.File.empty() || anyFrame(F, FitsFile));
}

namespace {

/// The comments of source files, read line by line where they are asked for.
class Comments {
public:
  Comments(SourceCache &Sources, TakeComplaint Complain) : Sources(Sources), Complain(Complain) {}

  /// The comment that silences \p F, or null.
  const Silence *find(const Finding &F) {
    const Silence *Found = nullptr;
    anyFrame(F, [&](const Frame &A) { return (Found = findAt(A.Where, F.Kind)) != nullptr; });
    return Found;
  }

  void readAll(llvm::ArrayRef<std::string> Files) {
    for (const std::string &File : Files)
      for (unsigned Line = 1; Sources.line(File, Line); ++Line)
        at(File, Line);
  }

  /// What was read and silenced nothing.
  std::vector<Silence> unused() const {
    std::vector<Silence> Result;
    for (const auto &[Where, C] : Known)
      if (C.IsValid && !C.IsUsed)
        Result.push_back(C.What);
    return Result;
  }

private:
  struct Comment {
    Silence What;
    bool IsValid = false; ///< The line has such a comment, and it says all it must.
    bool IsUsed = false;
  };

  const Silence *findAt(const Place &P, llvm::StringRef Kind) {
    if (P.File.empty() || P.Line == 0)
      return nullptr;
    for (unsigned Line = P.Line; Line != 0; --Line) {
      if (Line != P.Line && !isCommentLine(P.File, Line))
        return nullptr;
      Comment &C = at(P.File, Line);
      if (C.IsValid && llvm::is_contained(C.What.Kinds, Kind)) {
        C.IsUsed = true;
        return &C.What;
      }
    }
    return nullptr;
  }

  bool isCommentLine(const std::string &File, unsigned Line) {
    const llvm::StringRef Text = Sources.line(File, Line).value_or("").trim();
    return Text.starts_with("//") || Text.starts_with("/*") || Text.starts_with("*");
  }

  Comment &at(const std::string &File, unsigned Line) {
    const auto [It, IsNew] = Known.try_emplace({File, Line});
    if (IsNew)
      read(Sources.line(File, Line).value_or(""), {File, Line, 0}, It->second);
    return It->second;
  }

  void read(llvm::StringRef Text, const Place &Where, Comment &Into) {
    const size_t At = Text.find(Marker);
    if (At == llvm::StringRef::npos || !isInComment(Text.take_front(At)))
      return;
    auto [Kinds, Reason] = Text.drop_front(At + Marker.size()).split(':');
    llvm::SmallVector<llvm::StringRef> Names;
    Kinds.split(Names, ',');
    Into.What.Where = Where;
    Into.What.Reason = Reason.trim().split("*/").first.trim().str();
    for (llvm::StringRef Name : Names)
      Into.What.Kinds.push_back(Name.trim().str());
    for (const std::string &Kind : Into.What.Kinds)
      if (!findKind(Kind))
        return Complain(placeText(Where) + ": no kind of finding is called " + quoted(Kind));
    if (Into.What.Reason.empty())
      return Complain(placeText(Where) + ": a silenced finding needs a reason: // " + Marker.str() +
                      " KIND: REASON");
    Into.IsValid = true;
  }

  /// Whether what comes behind \p Before is in a comment. Good enough: nobody
  /// else writes the marker.
  static bool isInComment(llvm::StringRef Before) {
    return Before.contains("//") || Before.contains("/*") || Before.trim().starts_with("*");
  }

  SourceCache &Sources;
  TakeComplaint Complain;
  std::map<std::pair<std::string, unsigned>, Comment> Known;
};

} // namespace

void holdwait::report::applySilences(Report &R, llvm::ArrayRef<Silence> Entries,
                                     SourceCache *Sources, bool FindUnused,
                                     TakeComplaint Complain) {
  SourceCache None("", llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>());
  Comments Written(Sources ? *Sources : None, Complain);
  std::vector<bool> IsUsed(Entries.size());
  std::vector<Finding> Left;
  for (Finding &F : R.Findings) {
    const Silence *By = Written.find(F);
    for (size_t I = 0; I != Entries.size(); ++I)
      if (silences(Entries[I], F)) {
        IsUsed[I] = true;
        By = By ? By : &Entries[I];
      }
    if (By)
      R.Silenced.push_back({std::move(F), *By});
    else
      Left.push_back(std::move(F));
  }
  R.Findings = std::move(Left);
  if (!FindUnused)
    return;
  Written.readAll(R.Files);
  R.Unused = Written.unused();
  for (size_t I = 0; I != Entries.size(); ++I)
    if (!IsUsed[I])
      R.Unused.push_back(Entries[I]);
}
