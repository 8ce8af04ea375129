//===-- report/Stats.cpp - The figures of a run ---------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Stats.h"

#include "report/Printable.h"
#include "report/Words.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

#include <algorithm>
#include <vector>

using namespace holdwait::report;

using StatsMap = std::map<std::string, double>;

namespace {

/// Figures whose names begin with Prefix.
struct Group {
  llvm::StringLiteral Title;
  llvm::StringLiteral Prefix;
};

} // namespace

/// The last one takes what the others do not; it is written first.
static constexpr Group Groups[] = {
    {"bounds hit", "bound."},
    {"time", "time."},
    {"program", ""},
};

static const Group &groupOf(llvm::StringRef Name) {
  return *llvm::find_if(Groups, [&](const Group &G) { return Name.starts_with(G.Prefix); });
}

static std::string valueText(const Group &G, double Value) {
  if (G.Prefix != "time.")
    return numberText(Value);
  std::string Text;
  llvm::raw_string_ostream(Text) << llvm::format("%.3f s", Value);
  return Text;
}

static void writeGroup(const Group &G, const StatsMap &Stats, llvm::raw_ostream &OS) {
  std::vector<std::pair<std::string, std::string>> Rows;
  size_t NameWidth = 0, ValueWidth = 0;
  for (const auto &[Name, Value] : Stats) {
    if (&groupOf(Name) != &G)
      continue;
    Rows.emplace_back(printable(llvm::StringRef(Name).drop_front(G.Prefix.size())),
                      valueText(G, Value));
    NameWidth = std::max(NameWidth, Rows.back().first.size());
    ValueWidth = std::max(ValueWidth, Rows.back().second.size());
  }
  if (Rows.empty())
    return;
  OS << G.Title << '\n';
  for (const auto &[Name, Value] : Rows)
    OS << "  " << llvm::left_justify(Name, NameWidth) << "  "
       << llvm::right_justify(Value, ValueWidth) << '\n';
}

void holdwait::report::writeStats(const StatsMap &Stats, llvm::raw_ostream &OS) {
  for (const Group &G : llvm::reverse(Groups))
    writeGroup(G, Stats, OS);
}

void holdwait::report::writeStatsJson(const StatsMap &Stats, llvm::json::OStream &J) {
  J.object([&] {
    for (const auto &[Name, Value] : Stats) {
      J.attributeBegin(llvm::json::isUTF8(Name) ? Name : llvm::json::fixUTF8(Name));
      J.rawValue(numberText(Value));
      J.attributeEnd();
    }
  });
}

void holdwait::report::writeStatsJson(const StatsMap &Stats, llvm::raw_ostream &OS) {
  llvm::json::OStream J(OS, /*IndentSize=*/2);
  writeStatsJson(Stats, J);
  J.flush();
  OS << '\n';
}
