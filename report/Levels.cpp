//===-- report/Levels.cpp - Who is always taken before whom ---------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Levels.h"

#include "solver/Components.h"

#include "llvm/ADT/STLExtras.h"

#include <map>

using namespace holdwait::report;

std::vector<Level> holdwait::report::levelsOf(const Inventory &I) {
  std::map<std::string, uint32_t> Numbers;
  for (const OrderEdge &E : I.Edges)
    for (const std::string &Lock : {E.Held, E.Wanted})
      Numbers.try_emplace(Lock, Numbers.size());
  std::vector<std::vector<uint32_t>> Next(Numbers.size());
  for (const OrderEdge &E : I.Edges)
    Next[Numbers[E.Held]].push_back(Numbers[E.Wanted]);

  const auto Components = solver::findComponents(
      Numbers.size(), [&](uint32_t Lock) { return llvm::ArrayRef(Next[Lock]); });
  std::vector<uint32_t> Of(Numbers.size()), LevelAt(Components.size(), 0);
  for (uint32_t C = 0; C < Components.size(); ++C)
    for (uint32_t Lock : Components[C])
      Of[Lock] = C;
  // What leads somewhere comes after it, so backwards each level is known when it is handed on.
  for (uint32_t C = Components.size(); C-- > 0;)
    for (uint32_t Lock : Components[C])
      for (uint32_t To : Next[Lock])
        if (Of[To] != C)
          LevelAt[Of[To]] = std::max(LevelAt[Of[To]], LevelAt[C] + 1);

  std::vector<Level> Levels(LevelAt.empty() ? 0 : *llvm::max_element(LevelAt) + 1);
  for (const auto &[Lock, Number] : Numbers) {
    Level &L = Levels[LevelAt[Of[Number]]];
    L.Locks.insert(Lock);
    if (Components[Of[Number]].size() > 1)
      L.Cyclic.insert(Lock);
  }
  for (const OrderEdge &E : I.Edges)
    Levels[LevelAt[Of[Numbers[E.Wanted]]]].Edges.push_back(&E);
  return Levels;
}
