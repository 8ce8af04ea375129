//===-- report/Silences.cpp - Findings that somebody has accepted ---------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Silences.h"

#include "report/SilenceSyntax.h"
#include "report/Words.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"

#include <map>
#include <tuple>

using namespace holdwait::report;

std::string holdwait::report::silenceText(const Silence &S) {
  const std::string What = ("the " + nameOf(S.By)).str();
  return S.By == Silence::Kind::Baseline ? What + " " + S.Where.File
                                         : What + " at " + lineText(S.Where);
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
  Comments(SourceCache &Sources, TakeComplaint Complain, bool TellNolint)
      : Sources(Sources), Complain(Complain), TellNolint(TellNolint) {}

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
      if (C.isValid() && !C.IsUsed)
        Result.push_back(C.Written->What);
    return Result;
  }

private:
  struct Comment {
    std::optional<WrittenSilence> Written;
    bool IsUsed = false;

    bool isValid() const { return Written && Written->Complaint.empty(); }
  };

  /// What silences \p Kind at \p P: on its line or, alone, on those above it.
  const Silence *findAt(const Place &P, llvm::StringRef Kind) {
    if (P.File.empty() || P.Line == 0)
      return nullptr;
    for (unsigned Line = P.Line; Line != 0; --Line) {
      if (Line != P.Line && !isCommentLine(P.File, Line))
        return nullptr;
      Comment &C = at(P.File, Line);
      if (C.isValid() && reaches(*C.Written, P.Line) &&
          llvm::is_contained(C.Written->What.Kinds, Kind)) {
        C.IsUsed = true;
        return &C.Written->What;
      }
    }
    return nullptr;
  }

  static bool reaches(const WrittenSilence &W, unsigned Line) {
    switch (W.For) {
    case WrittenSilence::Reach::Line:
      return W.What.Where.Line == Line;
    case WrittenSilence::Reach::NextLine:
      return W.What.Where.Line + 1 == Line;
    case WrittenSilence::Reach::NextCode:
      return true;
    }
    return false;
  }

  llvm::StringRef text(const std::string &File, unsigned Line) {
    return Sources.line(File, Line).value_or("");
  }

  bool isCommentLine(const std::string &File, unsigned Line) {
    const llvm::StringRef Text = text(File, Line).trim();
    return Text.starts_with("//") || Text.starts_with("/*") || Text.starts_with("*") ||
           isMacroLine(File, Line);
  }

  /// Whether a macro begins in the line, or goes on there.
  bool isMacroLine(const std::string &File, unsigned Line) {
    for (unsigned First = Line; First != 0 && First + MacroLines > Line; --First) {
      const llvm::StringRef Text = text(File, First).trim();
      if (Text.starts_with(AllowMacro))
        return true;
      if (First != Line && Text.ends_with(";"))
        return false;
    }
    return false;
  }

  Comment &at(const std::string &File, unsigned Line) {
    const auto [It, IsNew] = Known.try_emplace({File, Line});
    if (!IsNew)
      return It->second;
    std::string Behind;
    if (text(File, Line).contains(AllowMacro))
      for (unsigned I = 1; I < MacroLines; ++I)
        Behind += (text(File, Line + I) + "\n").str();
    It->second.Written = readSilence(text(File, Line), Behind, {File, Line, 0});
    if (It->second.Written && !It->second.Written->Complaint.empty() &&
        (TellNolint || It->second.Written->What.By != Silence::Kind::Nolint))
      Complain(lineText({File, Line, 0}) + ": " + It->second.Written->Complaint);
    return It->second;
  }

  /// A macro is on so many lines at most.
  static constexpr unsigned MacroLines = 4;

  SourceCache &Sources;
  TakeComplaint Complain;
  bool TellNolint;
  std::map<std::pair<std::string, unsigned>, Comment> Known;
};

} // namespace

void holdwait::report::applySilences(Report &R, llvm::ArrayRef<Silence> Entries,
                                     SourceCache *Sources, bool FindUnused, TakeComplaint Complain,
                                     bool TellNolint) {
  SourceCache None("", llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>());
  Comments Written(Sources ? *Sources : None, Complain, TellNolint);
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
