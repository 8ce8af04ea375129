//===-- solver/Confidence.h - How certain a finding is ------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Why a finding is not more certain than it is, and what follows.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_CONFIDENCE_H
#define HOLDWAIT_SOLVER_CONFIDENCE_H

#include "solver/Summary.h"

#include "llvm/ADT/ArrayRef.h"

#include <cstdint>
#include <vector>

namespace holdwait::solver {

enum class Confidence : uint8_t { High, Medium, Low };

/// Why a finding is not more certain than it is, or a cycle is none.
enum class Doubt : uint8_t {
  Uncertain,   ///< A lock is held on some ways only.
  Inexact,     ///< Which object is meant is not known.
  NoThreads,   ///< Nothing in the program starts threads that get there.
  SameThread,  ///< All of it runs in one thread.
  ByResult,    ///< What acquired the lock returned something that may tell of failure.
  ManyTargets, ///< An indirect call may go elsewhere.
  Thrown,      ///< Something below a call throws, perhaps never in this one.
  Stored,      ///< Another callable may be the one that is called.
  Storeds,     ///< Several callables have to be the ones that are called.
  Kind,        ///< An object has to be of one of several kinds.
  Last,        ///< A reference has to be the last one.
  Lasts,       ///< Several references have to be the last ones at once.
  Chain,       ///< Several locks of unknown objects have to be the same.
  OtherObject, ///< The other side may mean another object's lock.
  Instances,   ///< The locks may belong to different objects.
  Shape,       ///< What is taken for a pool is none by name.
  Returned,    ///< Another thread gives units back that it has not taken.
  Opposite,    ///< That two fields lead opposite ways is concluded from how they are walked.
  Writer,      ///< A writer has to queue between two readers.
};

/// High without doubts; low with one that makes the finding a guess.
Confidence levelOf(llvm::ArrayRef<Doubt> Doubts);
void addDoubt(std::vector<Doubt> &Doubts, Doubt D);
/// Those that follow from what was taken for granted on the way.
void addDoubts(std::vector<Doubt> &Doubts, const Guesses &Via);
/// Whether they alone make a finding one of low confidence.
bool makesLow(const Guesses &Via);

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_CONFIDENCE_H
