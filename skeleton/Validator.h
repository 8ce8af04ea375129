//===-- skeleton/Validator.h - Checking a unit ------------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The checks behind `validate`; its users want Validate.h.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SKELETON_VALIDATOR_H
#define HOLDWAIT_SKELETON_VALIDATOR_H

#include "skeleton/Names.h"
#include "skeleton/OpShape.h"
#include "skeleton/Validate.h"

#include "llvm/ADT/Twine.h"

namespace holdwait::skeleton {

/// What a value or path takes when it is written out as a tree.
struct Measure {
  uint64_t Size = 0;   ///< Values in it.
  uint32_t Depth = 0;  ///< Values nested in it.
  uint64_t Locals = 0; ///< How many locals a function must have to use it.

  void contain(const Measure &M) {
    Size = std::min<uint64_t>(Size + M.Size, uint64_t(MaxValueSize) + 1);
    Depth = std::max(Depth, M.Depth);
    Locals = std::max(Locals, M.Locals);
  }
};

/// Every check returns whether all is well; the first that is not says so to
/// `fail`, and the others are not made.
class Validator {
public:
  explicit Validator(const Unit &U) : U(U), Claimed(U.Operands.size()) {}

  llvm::Error run();

private:
  bool fail(const llvm::Twine &What);
  bool require(bool Condition, const char *What) { return Condition || fail(What); }
  template <typename Record, typename Check>
  bool each(const char *Array, const std::vector<Record> &Records, Check CheckOne);
  bool index(const char *What, uint64_t Index, size_t Limit);
  bool maybeIndex(const char *What, uint32_t I, size_t Limit) {
    return I == NoIndex || index(What, I, Limit);
  }
  template <typename Enum> bool enumerator(const char *What, Enum Value);
  template <typename Flags> bool flags(uint32_t Bits);
  bool symbol(const char *What, uint32_t Index, std::initializer_list<SymbolKind> Kinds);
  bool location(const Location &L) { return index("file", L.File, U.Strings.size()); }
  bool once(std::vector<bool> &Seen, uint32_t Index);
  bool tile(const char *What, size_t &Next, uint32_t First, uint32_t Count, size_t Size);
  bool tiled(const char *Array, size_t Next, size_t Size);
  bool claim(uint32_t First, uint32_t Count);

  bool strings();
  bool sources();
  bool symbols();
  bool identities();
  bool parents();
  bool resources();
  bool records();
  bool relations();

  bool selectors();
  bool paths();
  bool values();
  bool value(uint32_t Index);
  bool valueTarget(const Value &V, uint32_t Index, Measure &M);
  bool earlierValue(uint32_t Index, uint32_t Limit, Measure &M);
  bool pathBefore(uint32_t Path, uint32_t Limit, Measure &M);
  bool measurePath(uint32_t Path, uint32_t Limit);
  bool conditions();

  bool functions();
  bool inContext(const Function &F);
  bool function(const Function &F);
  bool block(const Function &F, const Block &B);
  bool edge(const Function &F, const Edge &E);
  bool op(const Function &F, const Op &O);
  bool member(const char *What, const Function &F, Member M, uint32_t Index);
  bool usePath(const char *What, const Function &F, uint32_t Path);
  bool useValue(const char *What, const Function &F, uint32_t Value);
  bool opOperands(const Function &F, const Op &O, OperandsAre Are);
  bool opChoice(const char *What, Choice C, uint8_t Number);
  bool opAux(const Op &O, AuxIs Is);
  bool callee(const Op &O);

  const Unit &U;
  std::string Problem;
  const char *Array = ""; ///< Where we are, for `fail`.
  size_t At = 0;
  std::vector<bool> Claimed; ///< Operands that have an owner.
  std::vector<Measure> ValueMeasures, PathMeasures;
  std::vector<bool> PathMeasured;
  std::vector<bool> Defined; ///< Function symbols with a skeleton.
  size_t NextBlock = 0, NextLocal = 0, NextOp = 0, NextEdge = 0, NextSelector = 0;
};

template <typename Record, typename Check>
bool Validator::each(const char *Name, const std::vector<Record> &Records, Check CheckOne) {
  for (size_t I = 0; I < Records.size(); ++I) {
    Array = Name;
    At = I;
    if (!CheckOne(Records[I]))
      return false;
  }
  return true;
}

template <typename Enum> bool Validator::enumerator(const char *What, Enum Value) {
  const auto Number = static_cast<uint64_t>(Value);
  return isEnumerator<Enum>(Number) ||
         fail("unknown " + llvm::Twine(What) + " " + llvm::Twine(Number));
}

template <typename Flags> bool Validator::flags(uint32_t Bits) {
  return !hasUnknownFlags<Flags>(Bits) || fail("unknown flags " + llvm::Twine::utohexstr(Bits));
}

} // namespace holdwait::skeleton

#endif // HOLDWAIT_SKELETON_VALIDATOR_H
