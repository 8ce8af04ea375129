//===-- report/Patch.cpp - Changed lines as a patch -----------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Patch.h"

#include "llvm/Support/raw_ostream.h"

#include <vector>

using namespace holdwait::report;

static constexpr unsigned Context = 3;

namespace {

/// Lines that stand in one hunk, first and last.
struct Hunk {
  unsigned First, Last;
};

} // namespace

static std::vector<Hunk> hunksOf(const ChangedLines &Changed) {
  std::vector<Hunk> Hunks;
  for (const auto &[Line, Text] : Changed) {
    const unsigned First = Line > Context ? Line - Context : 1;
    if (!Hunks.empty() && First <= Hunks.back().Last + 1)
      Hunks.back().Last = Line + Context;
    else
      Hunks.push_back({First, Line + Context});
  }
  return Hunks;
}

/// Lines that change stand together, the old ones first.
static void writeHunk(const std::string &File, Hunk H, const ChangedLines &Changed,
                      SourceCache &Sources, llvm::raw_ostream &OS) {
  while (!Sources.line(File, H.Last))
    --H.Last;
  const unsigned Count = H.Last - H.First + 1;
  OS << "@@ -" << H.First << "," << Count << " +" << H.First << "," << Count << " @@\n";
  for (unsigned Line = H.First; Line <= H.Last;) {
    if (!Changed.count(Line)) {
      OS << " " << *Sources.line(File, Line++) << "\n";
      continue;
    }
    unsigned End = Line;
    for (; Changed.count(End); ++End)
      OS << "-" << *Sources.line(File, End) << "\n";
    for (; Line != End; ++Line)
      OS << "+" << Changed.at(Line) << "\n";
  }
}

void holdwait::report::writePatch(const std::string &File, const std::string &Name,
                                  const ChangedLines &Changed, SourceCache &Sources,
                                  llvm::raw_ostream &OS) {
  OS << "--- a/" << Name << "\n+++ b/" << Name << "\n";
  for (const Hunk &H : hunksOf(Changed))
    writeHunk(File, H, Changed, Sources, OS);
}
