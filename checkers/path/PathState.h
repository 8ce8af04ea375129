//===-- checkers/path/PathState.h - What a path knows -----------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the Static Analyzer's state says of locks, units of pools and guards on
/// one path: the part of a program state that is ours.
///
/// A lock is known by its region: the variable, the field of a certain object,
/// the element at a certain index. What no region stands for is not followed.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_PATH_PATHSTATE_H
#define HOLDWAIT_CHECKERS_PATH_PATHSTATE_H

#include "skeleton/Skeleton.h"

#include "clang/StaticAnalyzer/Core/PathSensitive/MemRegion.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/ProgramState.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/ProgramStateTrait.h"

#include <array>

namespace holdwait::path {

using Region = const clang::ento::MemRegion *;

/// How a lock came to be held.
enum class Origin : uint8_t {
  ByHand,  ///< by a call, to be undone by a call
  ByGuard, ///< by a guard of a library, or an object whose constructor did it: its end undoes it
  Adopted, ///< it was said to be held already
};

/// What a path knows of one lock, or of the units of one pool.
struct LockFact {
  /// Unknown: somebody may have released it, or acquired it.
  enum Kind : uint8_t { Held, Released, Unknown } What = Held;
  skeleton::Mode Mode = skeleton::Mode::Exclusive;
  Origin How = Origin::ByHand;
  /// Whether it was acquired on this path, rather than before it began.
  bool TakenHere = true;
  unsigned Count = 1;                              ///< Of a recursive lock, or of a pool.
  clang::SourceLocation Where;                     ///< The first acquisition, or the release.
  const clang::StackFrameContext *Frame = nullptr; ///< The function it is in.

  bool operator==(const LockFact &) const = default;
  void Profile(llvm::FoldingSetNodeID &ID) const;
};

/// What a guard of a library has.
struct GuardFact {
  static constexpr unsigned MaxLocks = 4; ///< One with more is not followed.
  std::array<Region, MaxLocks> Locks = {};
  unsigned Count = 0;
  skeleton::Mode Mode = skeleton::Mode::Exclusive;
  bool Owns = false;

  llvm::ArrayRef<Region> locks() const { return llvm::ArrayRef(Locks).take_front(Count); }
  bool operator==(const GuardFact &) const = default;
  void Profile(llvm::FoldingSetNodeID &ID) const;
};

using LockFacts = llvm::ImmutableMap<Region, LockFact>;
using GuardFacts = llvm::ImmutableMap<Region, GuardFact>;

/// Names of the traits, for `State->get<Locks>(R)`.
struct Locks {};
struct Guards {};

} // namespace holdwait::path

namespace clang::ento {

template <>
struct ProgramStateTrait<holdwait::path::Locks>
    : ProgramStatePartialTrait<holdwait::path::LockFacts> {
  static void *GDMIndex() {
    static int Index;
    return &Index;
  }
};

template <>
struct ProgramStateTrait<holdwait::path::Guards>
    : ProgramStatePartialTrait<holdwait::path::GuardFacts> {
  static void *GDMIndex() {
    static int Index;
    return &Index;
  }
};

} // namespace clang::ento

namespace holdwait::path {

/// A lock that is held, with what is known of it.
using HeldLock = std::pair<Region, LockFact>;

/// What is held, in the order of the acquisitions' places: maps are ordered by address.
llvm::SmallVector<HeldLock, 4> heldLocks(const clang::ento::ProgramStateRef &State);

/// Where the function that the path began in, or something that it calls, did what the fact says.
clang::SourceLocation placeInTop(const LockFact &Fact);

/// The state in which nothing is known of the lock but how it came to be held.
clang::ento::ProgramStateRef forget(const clang::ento::ProgramStateRef &State, Region Lock);

/// The fact of a lock that is held, or null.
const LockFact *held(const clang::ento::ProgramStateRef &State, Region Lock);

} // namespace holdwait::path

#endif // HOLDWAIT_CHECKERS_PATH_PATHSTATE_H
