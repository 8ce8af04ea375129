//===-- solver/LeaseEffects.h - What a way takes and gives ------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a way through a function does to semaphores and conditions, by which
/// LeaseShapes.cpp tells units of a pool from signals.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_LEASEEFFECTS_H
#define HOLDWAIT_SOLVER_LEASEEFFECTS_H

#include "skeleton/Skeleton.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

#include <map>

namespace holdwait::solver {

/// More units than that on one way are not told apart.
inline constexpr size_t MaxTaken = 4;

/// The object of a method's own class that its caller names; not known which object.
inline constexpr uint32_t Self = skeleton::NoIndex - 1, SomeObject = skeleton::NoIndex;

/// A function that takes or gives, and the member or variable whose unit it is: two channels of
/// one class are two pools.
struct Act {
  uint32_t By = skeleton::NoIndex;
  uint32_t Object = SomeObject;

  bool operator==(const Act &O) const { return By == O.By && Object == O.Object; }
  bool mayMeet(const Act &O) const {
    return Object >= Self || O.Object >= Self || Object == O.Object;
  }
};

/// What a way did to one semaphore or condition.
struct Effect {
  llvm::SmallVector<Act, 2> Taken; ///< Not given back yet.
  llvm::SmallVector<Act, 1> Given; ///< Without having been taken, on some way;
  llvm::SmallVector<Act, 1> Owed;  ///< on every way;
  llvm::SmallVector<Act, 1> Again; ///< again and again.
  bool Takes = false;              ///< On some way, perhaps to give it back.

  bool operator==(const Effect &O) const {
    return Taken == O.Taken && Given == O.Given && Owed == O.Owed && Again == O.Again &&
           Takes == O.Takes;
  }
};
using Effects = std::map<uint32_t, Effect>; ///< By symbol.

inline void addTo(llvm::SmallVectorImpl<Act> &List, Act F) {
  if (!llvm::is_contained(List, F) && List.size() < MaxTaken)
    List.push_back(F);
}

/// Two ways meet: what was taken on either is held, what is owed is owed on both.
inline void meet(Effects &Into, const Effects &From) {
  for (auto &[Symbol, E] : Into)
    if (!From.count(Symbol))
      E.Owed.clear();
  for (const auto &[Symbol, E] : From) {
    auto [It, New] = Into.try_emplace(Symbol, E);
    if (New) {
      It->second.Owed.clear();
      continue;
    }
    Effect &Old = It->second;
    Old.Takes |= E.Takes;
    if (E.Taken.size() > Old.Taken.size())
      Old.Taken = E.Taken;
    for (Act F : E.Given)
      addTo(Old.Given, F);
    llvm::erase_if(Old.Owed, [&](Act F) { return !llvm::is_contained(E.Owed, F); });
  }
}

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_LEASEEFFECTS_H
