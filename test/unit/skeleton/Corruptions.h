//===-- test/unit/skeleton/Corruptions.h - Ways to be wrong -------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the tests of the validator share: finding things in the sample unit, and
/// expecting that a unit that was spoilt is refused.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_TEST_UNIT_SKELETON_CORRUPTIONS_H
#define HOLDWAIT_TEST_UNIT_SKELETON_CORRUPTIONS_H

#include "Samples.h"

#include "skeleton/Storage.h"
#include "skeleton/Validate.h"

#include "gtest/gtest.h"

namespace holdwait::skeleton {

//===----------------------------------------------------------------------===//
// Finding things in the sample
//===----------------------------------------------------------------------===//

template <typename Enum> Enum bad(uint32_t Number) { return static_cast<Enum>(Number); }

inline uint32_t find(const Unit &U, llvm::StringRef Name) {
  for (uint32_t I = 0; I < U.Symbols.size(); ++I)
    if (U.Strings[U.Symbols[I].Name] == Name)
      return I;
  ADD_FAILURE() << "no symbol " << Name.str();
  return 0;
}

inline uint32_t find(const Unit &U, ValueKind Kind) {
  for (uint32_t I = 0; I < U.Values.size(); ++I)
    if (U.Values[I].Kind == Kind)
      return I;
  ADD_FAILURE() << "no such value";
  return 0;
}

inline Value &valueOf(Unit &U, ValueKind Kind) { return U.Values[find(U, Kind)]; }

/// The operation of a kind after \p Skip others of it.
inline Op &opOf(Unit &U, OpKind Kind, unsigned Skip = 0) {
  for (Op &O : U.Ops)
    if (O.Kind == Kind && Skip-- == 0)
      return O;
  ADD_FAILURE() << "no such operation";
  return U.Ops[0];
}

inline Selector &selectorOf(Unit &U, SelectorKind Kind) {
  for (Selector &S : U.Selectors)
    if (S.Kind == Kind)
      return S;
  ADD_FAILURE() << "no such selector";
  return U.Selectors[0];
}

inline Path &pathOf(Unit &U, RootKind Kind) {
  for (Path &P : U.Paths)
    if (P.Root == Kind)
      return P;
  ADD_FAILURE() << "no such path";
  return U.Paths[0];
}

inline uint32_t localPath(const Unit &U, uint32_t Local) {
  for (uint32_t I = 0; I < U.Paths.size(); ++I)
    if (U.Paths[I].Root == RootKind::Local && U.Paths[I].Index == Local)
      return I;
  ADD_FAILURE() << "no such path";
  return 0;
}

/// Makes a load from an indexed place its own index.
inline void makeKeyContainItself(Unit &U) {
  for (uint32_t I = 0; I < U.Values.size(); ++I) {
    if (U.Values[I].Kind != ValueKind::Load)
      continue;
    const Path &P = U.Paths[U.Values[I].A];
    for (uint32_t S = P.FirstSelector; S < P.FirstSelector + P.SelectorCount; ++S)
      if (U.Selectors[S].Kind == SelectorKind::KeyIndex) {
        U.Selectors[S].Operand = I;
        return;
      }
  }
  ADD_FAILURE() << "no indexed load";
}

inline void makeChoiceContainItself(Unit &U) {
  const uint32_t Choice = find(U, ValueKind::Choice);
  U.Operands[U.Values[Choice].FirstOperand] = Choice;
}

inline void shareOperands(Unit &U) {
  const Value &V = valueOf(U, ValueKind::Choice);
  opOf(U, OpKind::Call).FirstOperand = V.FirstOperand;
}

/// Gives an operation operands of its own.
inline void takeOperands(Unit &U, Op &O) {
  O.FirstOperand = U.Operands.size();
  O.OperandCount = 1;
  U.Operands.push_back(0);
}

/// Adds choices, each of \p Width times the one before, \p Levels deep.
inline void nest(Unit &U, unsigned Levels, unsigned Width) {
  for (unsigned I = 0; I < Levels; ++I) {
    const uint32_t Last = U.Values.size() - 1;
    const uint32_t First = U.Operands.size();
    U.Operands.insert(U.Operands.end(), Width, Last);
    U.Values.push_back({ValueKind::Choice, NoIndex, First, Width, 0});
  }
}

//===----------------------------------------------------------------------===//
// Expecting
//===----------------------------------------------------------------------===//

struct Corruption {
  const char *Name;
  void (*Corrupt)(Unit &U);
  const char *Message; ///< What the error has in it.
};

inline void expectRefused(const Corruption &C) {
  Unit U = sampleUnit();
  ASSERT_EQ(message(validate(U)), "success");
  C.Corrupt(U);
  EXPECT_NE(message(validate(U)).find(C.Message), std::string::npos) << message(validate(U));
}

inline void expectRefusedWhenRead(const Corruption &C) {
  Unit U = sampleUnit();
  C.Corrupt(U);
  const std::string Message = message(read(write(U), "bad.hw"));
  EXPECT_EQ(Message.find("reading summary of bad.hw: "), 0u) << Message;
  EXPECT_EQ(Message.find('\n'), std::string::npos);
}

} // namespace holdwait::skeleton

#endif // HOLDWAIT_TEST_UNIT_SKELETON_CORRUPTIONS_H
