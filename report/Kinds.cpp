//===-- report/Kinds.cpp - The kinds of findings --------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Kinds.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

#include <vector>

using namespace holdwait::report;

static llvm::StringRef pageText(llvm::StringRef Name) {
  for (const CheckPage &P : checkPages())
    if (P.Name == Name)
      return P.Text;
  return "";
}

/// The rows "| [kind](kind.md) | sentence | severity |" of the README.
static std::vector<Kind> readKinds() {
  std::vector<Kind> Result;
  llvm::SmallVector<llvm::StringRef> Lines, Cells;
  pageText("README.md").split(Lines, '\n');
  for (llvm::StringRef Line : Lines) {
    Cells.clear();
    Line.split(Cells, '|');
    if (Cells.size() != 5 || !Cells[1].trim().consume_front("["))
      continue;
    const auto [Name, Link] = Cells[1].trim().drop_front().split("](");
    Result.push_back({Name, Cells[2].trim(), Cells[3].trim(), pageText(Link.drop_back())});
  }
  return Result;
}

llvm::ArrayRef<Kind> holdwait::report::kinds() {
  static const std::vector<Kind> All = readKinds();
  return All;
}

const Kind *holdwait::report::findKind(llvm::StringRef Name) {
  const auto *It = llvm::find_if(kinds(), [&](const Kind &K) { return K.Name == Name; });
  return It == kinds().end() ? nullptr : It;
}
