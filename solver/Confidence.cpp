//===-- solver/Confidence.cpp - How certain a finding is --------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/Confidence.h"

#include "llvm/ADT/STLExtras.h"

#include <array>

using namespace holdwait::solver;

void holdwait::solver::addDoubt(std::vector<Doubt> &Doubts, Doubt D) {
  if (!llvm::is_contained(Doubts, D))
    Doubts.push_back(D);
}

Confidence holdwait::solver::levelOf(llvm::ArrayRef<Doubt> Doubts) {
  if (llvm::is_contained(Doubts, Doubt::SameThread) ||
      llvm::is_contained(Doubts, Doubt::Uncertain) ||
      llvm::is_contained(Doubts, Doubt::ManyTargets) ||
      llvm::is_contained(Doubts, Doubt::ByResult) || llvm::is_contained(Doubts, Doubt::Lasts) ||
      llvm::is_contained(Doubts, Doubt::Chain) || llvm::is_contained(Doubts, Doubt::Storeds) ||
      llvm::is_contained(Doubts, Doubt::Returned))
    return Confidence::Low;
  // The last reference to one object has to go while a thread works on another one.
  if (llvm::is_contained(Doubts, Doubt::Last) && llvm::is_contained(Doubts, Doubt::OtherObject))
    return Confidence::Low;
  return Doubts.empty() ? Confidence::High : Confidence::Medium;
}

bool holdwait::solver::makesLow(const Guesses &Via) {
  // Asked for every acquisition at every call: there are no more than 128 kinds of guesses.
  static const std::array<bool, 128> Answers = [] {
    std::array<bool, 128> All{};
    for (unsigned I = 0; I < All.size(); ++I) {
      std::vector<Doubt> Doubts;
      addDoubts(Doubts, Guesses{bool(I & 1), bool(I & 2), uint8_t(I >> 2 & 3), uint8_t(I >> 4 & 3),
                                bool(I & 64)});
      All[I] = levelOf(Doubts) == Confidence::Low;
    }
    return All;
  }();
  return Answers[Via.Spread | Via.Stored << 1 | Via.Choices << 2 | Via.Lasts << 4 |
                 Via.OfKind << 6];
}

void holdwait::solver::addDoubts(std::vector<Doubt> &Doubts, const Guesses &Via) {
  if (Via.Spread || Via.Choices > 1)
    addDoubt(Doubts, Doubt::ManyTargets);
  if (Via.Stored)
    addDoubt(Doubts, Doubt::Stored);
  if (Via.OfKind)
    addDoubt(Doubts, Doubt::Kind);
  if (Via.Lasts > 0)
    addDoubt(Doubts, Via.Lasts > 1 ? Doubt::Lasts : Doubt::Last);
}
