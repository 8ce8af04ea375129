//===-- report/Change.cpp - What a change touches -------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Change.h"

#include "report/Words.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

#include <algorithm>
#include <tuple>

using namespace holdwait::report;

/// A name as git writes it: names with unusual characters are quoted as in C,
/// and a tab follows one with blanks.
static std::string fileName(llvm::StringRef Text) {
  Text = Text.rtrim('\r').split('\t').first;
  if (!Text.consume_front("\""))
    return Text.str();
  std::string Name;
  while (!Text.empty() && !Text.starts_with("\"")) {
    const char C = Text.front();
    Text = Text.drop_front();
    if (C != '\\' || Text.empty()) {
      Name += C;
      continue;
    }
    unsigned Code = 0;
    if (Text.size() >= 3 && !Text.take_front(3).getAsInteger(8, Code)) {
      Name += static_cast<char>(Code);
      Text = Text.drop_front(3);
      continue;
    }
    const size_t Known = llvm::StringRef("abfnrtv").find(Text.front());
    Name += Known == llvm::StringRef::npos ? Text.front() : "\a\b\f\n\r\t\v"[Known];
    Text = Text.drop_front();
  }
  return Name;
}

/// Reads "12,3" or "12", which is one line.
static bool readRange(llvm::StringRef Text, unsigned &First, unsigned &Count) {
  const auto [Begin, Length] = Text.split(',');
  Count = 1;
  return !Begin.getAsInteger(10, First) && (Length.empty() || !Length.getAsInteger(10, Count));
}

Change Change::parse(llvm::StringRef Diff, llvm::StringRef Folder) {
  Change C;
  C.Folder = Folder.str();
  std::vector<Range> *Ranges = nullptr;
  uint64_t Content = 0; // Lines of the hunk, which say nothing here.
  while (!Diff.empty()) {
    llvm::StringRef Line;
    std::tie(Line, Diff) = Diff.split('\n');
    if (Content != 0) {
      Content -= !Line.starts_with("\\"); // "\ No newline at end of file".
    } else if (Line.consume_front("+++ ")) {
      const std::string Name = fileName(Line);
      Ranges = Name == "/dev/null" ? nullptr : &C.Files[Name];
    } else if (Line.consume_front("@@ -")) {
      const auto [Old, Rest] = Line.split(" +");
      unsigned OldFirst = 0, OldCount = 0, First = 0, Count = 0;
      if (!readRange(Old, OldFirst, OldCount) || !readRange(Rest.split(" @@").first, First, Count))
        continue;
      Content = uint64_t(OldCount) + Count;
      if (Ranges)
        Ranges->push_back(Count == 0 ? Range{First, First + 1} : Range{First, First + Count - 1});
    }
  }
  return C;
}

bool Change::touches(const Place &P) const {
  const auto It = Files.find(withoutRoot(P.File, Folder));
  return It != Files.end() && llvm::any_of(It->second, [&](const Range &R) {
           return R.First <= P.Line && P.Line <= R.Last;
         });
}

static bool isBefore(const Place &A, const Place &B) {
  return std::tie(A.File, A.Line, A.Column) < std::tie(B.File, B.Line, B.Column);
}

size_t holdwait::report::markTouched(Report &R, const Change &C) {
  size_t Count = 0;
  for (Finding &F : R.Findings) {
    for (const Witness &W : F.Witnesses)
      for (const Step *S : {&W.Holds, &W.Waits})
        for (const Frame &At : S->Frames)
          if (C.touches(At.Where))
            F.Touched.push_back(At.Where);
    llvm::sort(F.Touched, isBefore);
    F.Touched.erase(std::unique(F.Touched.begin(), F.Touched.end(),
                                [](const Place &A, const Place &B) {
                                  return !isBefore(A, B) && !isBefore(B, A);
                                }),
                    F.Touched.end());
    Count += !F.Touched.empty();
  }
  return Count;
}
