//===-- checkers/path/Exits.h - How paths end -------------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Compares the ends of all paths of one function: a lock that one path keeps
/// and another lets go of has leaked, unless the results tell the two apart as
/// "acquired" and "not acquired".
///
/// The rules are the solver's (Exits.cpp there), asked of paths.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_PATH_EXITS_H
#define HOLDWAIT_CHECKERS_PATH_EXITS_H

#include "checkers/path/PathState.h"

#include "clang/StaticAnalyzer/Core/PathSensitive/ExplodedGraph.h"

#include <vector>

namespace holdwait::path {

/// What a function tells its caller on one path.
struct Answer {
  clang::ento::SVal Value; ///< Undefined: nothing, or an object.
  enum Look : uint8_t { Unclear, Success, Failure } Looks = Unclear;
  bool IsTruth = false; ///< True or false, rather than a number.
};

struct Exit {
  const clang::ento::ExplodedNode *Node;
  Answer Result;
  bool Throws = false;
};

struct Leak {
  const clang::ento::ExplodedNode *Node;
  Region Lock;
  LockFact Kept;
  clang::SourceLocation Released; ///< On another path.
  bool Throws;
};

/// What the value of a `return` looks like.
Answer answerOf(const clang::ento::ProgramStateRef &State, clang::ento::SVal Value,
                clang::QualType Type);

/// The locks that leak, one for each acquisition, in the order of the exits.
std::vector<Leak> findLeaks(llvm::ArrayRef<Exit> Exits);

} // namespace holdwait::path

#endif // HOLDWAIT_CHECKERS_PATH_EXITS_H
