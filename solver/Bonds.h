//===-- solver/Bonds.h - Which fields lead back and forth --------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Answers: which way does somebody go who holds the lock of one object and
/// waits for that of another? Along a field (`this->lock`, then
/// `this->parent->lock`), or back along it. Two such ways that lead against
/// each other are a deadlock of two threads.
///
/// Two fields lead back and forth when the program makes them so somewhere:
/// `a.f = &b` and `b.g = &a`, in one function and what it calls, or b is part
/// of what `a.f` holds. What the fields are called says nothing.
///
/// A pointer that a function makes lead to several objects leads to one after
/// the other: which of them leads back at the same time is not known.
///
/// The fields of one structure fall into two kinds, up and down, left and
/// right. Where the stores say otherwise, as those of a tree that is turned
/// around do, nothing is concluded.
///
/// Cost: the square of the bonds of one function, which are few.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_BONDS_H
#define HOLDWAIT_SOLVER_BONDS_H

#include "solver/Events.h"
#include "solver/Program.h"

#include <map>
#include <set>

namespace holdwait::solver {

/// From an object whose lock is held to the one whose lock is waited for.
struct Direction {
  uint32_t Field = NoIndex; ///< NoIndex: not one step along a field.
  bool Back = false;        ///< The object that is held is the one the field leads to.
  PathId At = NoIndex;      ///< The object that the field is part of.
};

class Bonds {
public:
  Bonds(const Program &P, const PathTable &Paths, const std::vector<FunctionFacts> &Facts);

  Direction direction(PathId From, PathId To) const;
  /// Whether the two go against each other.
  bool areOpposite(const Direction &A, const Direction &B) const;
  /// Whether anything in sight stores something in the field.
  bool isStored(uint32_t Field) const { return Stored.count(Field); }

private:
  void read(llvm::ArrayRef<Bond> All);
  void dropContradictions();
  bool isOnly(const Bond &B, llvm::ArrayRef<Bond> All) const;
  uint32_t holderOf(PathId Part, PathId Whole) const;
  bool isAround(Selector S) const;
  bool isSomeObject(PathId P) const {
    return Paths[Paths.rootOf(P)].Root == skeleton::RootKind::Any;
  }
  void oppose(uint32_t F, uint32_t G);
  std::optional<uint32_t> step(PathId Near, PathId Far, PathId &At) const;

  const Program &P;
  const PathTable &Paths;
  std::set<uint32_t> Stored;
  std::map<uint32_t, std::set<uint32_t>> Opposite;
};

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_BONDS_H
