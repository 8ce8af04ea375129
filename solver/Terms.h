//===-- solver/Terms.h - Paths and values of the analysis -------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Interned access paths and values, so that equality is equality of numbers.
///
/// A `PathId` names a place in terms of what a function was entered with: its
/// `this`, its parameters' initial values, globals, and objects made on the
/// way (locals). A path is *exact* when it can only mean one object at a time:
/// it has no `Any` root and no unknown index. Only exact paths are ever taken
/// to be the same object.
///
/// Paths longer than the limit are generalised to an `Any` root with the last
/// selectors kept, so that the lock class survives (k-limiting, Jones and
/// Muchnick 1979).
///
/// Not answered here: what a path resolves to at a point (Evaluate.h), which
/// lock class it belongs to (LockClass.h).
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_TERMS_H
#define HOLDWAIT_SOLVER_TERMS_H

#include "skeleton/Skeleton.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/Hashing.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"

#include <deque>

namespace holdwait::solver {

using PathId = uint32_t;
using ValueId = uint32_t;
using skeleton::NoIndex;
using skeleton::RootKind;
using skeleton::Selector;
using skeleton::SelectorKind;
using skeleton::ValueKind;

/// Paths as a prefix tree: a node is a root, or a parent and one selector.
class PathTable {
public:
  explicit PathTable(unsigned MaxLength) : MaxLength(MaxLength) {}

  struct Node {
    PathId Parent; ///< NoIndex for a root.
    RootKind Root; ///< Of a root.
    Selector
        Last; ///< Of the others; KeyIndex: Operand is a ValueId. Of a root: Operand is its index.
    uint16_t Length;
    bool Exact;
    PathId Top = NoIndex; ///< Its root.
    bool Ground = false;  ///< It means the same in every function.
  };

  PathId root(RootKind Kind, uint32_t Index = 0);
  PathId extend(PathId Base, Selector S);
  PathId any() { return root(RootKind::Any); }

  const Node &operator[](PathId P) const { return Nodes[P]; }
  bool isRoot(PathId P) const { return Nodes[P].Parent == NoIndex; }
  PathId rootOf(PathId P) const { return Nodes[P].Top; }
  bool isExact(PathId P) const { return Nodes[P].Exact; }
  /// Whether it has no parts that a call replaces: it starts at a global or some object, and no
  /// index in it is a value.
  bool isGround(PathId P) const { return Nodes[P].Ground; }
  /// Whether \p Prefix is \p P or an ancestor of it.
  bool isPrefix(PathId Prefix, PathId P) const;
  /// Whether \p P, below \p Prefix, is behind a pointer there.
  bool leadsThroughPointer(PathId Prefix, PathId P) const;
  /// Whether the two are parts of different variables, or one is part of a local variable and the
  /// other was there before the call.
  bool areApart(PathId A, PathId B) const;
  /// The selectors from the root.
  llvm::SmallVector<Selector, 8> selectors(PathId P) const;
  /// \p P with its prefix \p From replaced by \p To.
  PathId replacePrefix(PathId P, PathId From, PathId To);
  /// The same selectors, from the last dereference on, of some object.
  PathId generalise(PathId P);

  /// \p P with the index keys for which \p Drop holds replaced by "some element".
  PathId blurKeys(PathId P, llvm::function_ref<bool(ValueId)> Drop);

  size_t size() const { return Nodes.size(); }
  uint64_t limitHits() const { return LimitHits; }

private:
  PathId intern(const Node &N);

  std::deque<Node> Nodes;
  llvm::DenseMap<std::pair<uint64_t, uint64_t>, PathId> Index;
  unsigned MaxLength;
  uint64_t LimitHits = 0;
};

/// Values as skeleton::Value, plus guards, with interned operands.
enum class TermKind : uint8_t {
  Unknown,
  Constant,
  Address,     ///< A: path.
  Load,        ///< A: path; the initial contents of that place.
  Function,    ///< A: function symbol.
  Closure,     ///< A: function symbol; operands: (field symbol, value) pairs.
  Bound,       ///< A: target value; operands: values.
  Placeholder, ///< A: argument number.
  Choice,      ///< Operands: values.
  Owns,        ///< A: path of a guard.
  Guard,       ///< A: GuardBits; operands: lock function, unlock function, then paths.
};

/// How a guard value stands.
enum GuardBits : uint32_t {
  GB_Owned = 1u << 0,
  GB_ModeShift = 4, ///< skeleton::Mode in the bits from here.
};

struct Term {
  TermKind Kind = TermKind::Unknown;
  uint32_t A = NoIndex;
  int64_t Number = 0;
  llvm::SmallVector<uint32_t, 2> Operands;
};

class ValueTable {
public:
  ValueTable() { intern({}); }

  ValueId unknown() const { return 0; }
  ValueId constant(int64_t N) { return intern({TermKind::Constant, NoIndex, N, {}}); }
  ValueId address(PathId P) { return intern({TermKind::Address, P, 0, {}}); }
  ValueId load(PathId P) { return intern({TermKind::Load, P, 0, {}}); }
  /// One of several values; unknown when there are more than \p MaxChoices.
  ValueId choice(llvm::ArrayRef<ValueId> Values);
  ValueId guard(skeleton::Mode M, bool Owned, uint32_t LockFunction, uint32_t UnlockFunction,
                llvm::ArrayRef<PathId> Locks);
  ValueId intern(const Term &T);

  const Term &operator[](ValueId V) const { return Terms[V]; }
  bool isConstant(ValueId V) const { return Terms[V].Kind == TermKind::Constant; }
  bool isGuard(ValueId V) const { return Terms[V].Kind == TermKind::Guard; }

  static constexpr unsigned MaxChoices = 4;

private:
  std::deque<Term> Terms;
  llvm::DenseMap<llvm::hash_code, llvm::SmallVector<ValueId, 1>> Index;
};

/// What a guard value says.
struct GuardView {
  explicit GuardView(const Term &T) : T(T) {}
  bool owned() const { return T.A & GB_Owned; }
  skeleton::Mode mode() const { return static_cast<skeleton::Mode>((T.A >> GB_ModeShift) & 3); }
  uint32_t lockFunction() const { return T.Operands[0]; }
  uint32_t unlockFunction() const { return T.Operands[1]; }
  llvm::ArrayRef<PathId> locks() const { return llvm::ArrayRef(T.Operands).drop_front(2); }

private:
  const Term &T;
};

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_TERMS_H
