//===-- solver/Callables.h - Which callables end up where -------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What was ever stored in a field or global that is called: function
/// pointers, lambdas, `std::function`, bound methods, tables of functions.
///
/// Field-based and flow-insensitive over the whole program (Heintze and
/// Tardieu, PLDI 2001): one set for a field, whatever the object, and one for
/// a variable, whatever the element. Values move through assignments,
/// parameters, results and captures; calls through what is found add to what
/// moves, until nothing changes.
///
/// Only callables move, so the cost is that of reading every operation once,
/// plus the copies that some callable really takes.
///
/// Not answered here: what a parameter holds in one call. The flow through a
/// function knows that better (Calls.cpp).
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_CALLABLES_H
#define HOLDWAIT_SOLVER_CALLABLES_H

#include "solver/Program.h"
#include "solver/Terms.h"

#include "llvm/ADT/DenseSet.h"

#include <map>
#include <optional>

namespace holdwait::solver {

/// A callable as it is written in a function.
struct StoredCallable {
  uint32_t Function = NoFunction; ///< Whose paths the value speaks in.
  uint32_t Value = 0;             ///< A skeleton value: Function, Closure or Bound.

  static constexpr uint32_t NoFunction = skeleton::NoIndex;
  friend auto operator<=>(const StoredCallable &A, const StoredCallable &B) = default;
};

/// Where a callable was put, in the words of the function that made it.
struct Keeping {
  uint32_t Place = skeleton::NoIndex; ///< A skeleton path.
  /// Of a method that was given the callable and put it into its object: Place is one of that
  /// method, whose `this` is this skeleton path.
  uint32_t Object = skeleton::NoIndex;
};

class Callables {
public:
  explicit Callables(const Program &P);

  /// What the field or global \p Symbol may hold. Sorted; at most MaxStored.
  llvm::ArrayRef<StoredCallable> in(uint32_t Symbol) const;
  /// What the field \p Symbol of the global \p Root may hold: of a table, its own entries.
  llvm::ArrayRef<StoredCallable> in(uint32_t Root, uint32_t Symbol) const;
  /// Where \p C was put when \p Symbol came to hold it, if that happens in one way only.
  std::optional<Keeping> keptAt(uint32_t Symbol, StoredCallable C) const;
  /// The symbol whose set a path with these selectors belongs to: its last field, or \p Root.
  /// What the standard library puts around it, such as a pair in a map, does not count.
  static uint32_t symbolOf(llvm::ArrayRef<skeleton::Selector> Selectors, uint32_t Root,
                           const Program &P);
  /// The same of a path of the analysis; NoIndex when nothing has a name.
  static uint32_t symbolAt(PathId Path, const PathTable &Paths, const Program &P);
  /// Functions that speak of a field or global, and what may be stored there:
  /// (function, stored function) pairs, sorted.
  llvm::ArrayRef<std::pair<uint32_t, uint32_t>> mentions() const { return Mentions; }
  uint64_t limitHits() const { return LimitHits; }

  static constexpr size_t MaxStored = 64;
  /// Where more than that are stored, which of them a call means is anybody's guess: such a call
  /// says who may run, and with what held, but nothing of what is done inside. Otherwise the
  /// `finalize` of all classes of a C library makes one ring of all its functions.
  static constexpr size_t MaxWalked = 16;

private:
  using Node = uint32_t;
  enum class NodeKind : uint8_t { Symbol, GlobalField, Local, Result };
  /// A call of whatever arrives at a node.
  struct Use {
    uint32_t Function = 0;
    uint32_t Op = 0;
  };

  Node node(NodeKind Kind, uint32_t A, uint32_t B = 0);
  Node nodeOf(uint32_t Path, uint32_t Function);
  bool isSystem(uint32_t Symbol) const {
    return P.unit().Symbols[Symbol].Flags & skeleton::SF_System;
  }
  llvm::ArrayRef<StoredCallable> held(NodeKind Kind, uint32_t A, uint32_t B) const;
  void store(uint32_t Value, uint32_t Function, uint32_t Path);
  void read(uint32_t Function);
  void readCall(const skeleton::Op &O, uint32_t OpIndex, uint32_t Function);
  void pass(uint32_t Target, llvm::ArrayRef<uint32_t> Values, uint32_t Function);
  void capture(const skeleton::Value &Closure, uint32_t Function);
  void flow(uint32_t Value, uint32_t Function, Node To);
  void copy(Node From, Node To);
  void add(Node To, StoredCallable C, Node From);
  void arrive(Node To, StoredCallable C, Node From);
  void noteStore(uint32_t Value, uint32_t Function, uint32_t Path);
  void noteHanded(uint32_t Value, uint32_t Function, Node To, uint32_t Object);
  void run(const Use &U, StoredCallable C);
  void use(uint32_t Value, uint32_t Function, const Use &U);
  void propagate();
  void collectMentions();
  void mention(uint32_t Value, uint32_t Function);
  void mentionSymbol(uint32_t Symbol, uint32_t Function);
  uint32_t target(uint32_t Value) const;

  const Program &P;
  std::map<std::tuple<NodeKind, uint32_t, uint32_t>, Node> Index;
  std::vector<std::vector<StoredCallable>> Held; ///< By node, sorted.
  std::vector<llvm::SmallVector<Node, 2>> Copies;
  std::vector<llvm::SmallVector<Use, 0>> Uses;
  std::vector<std::pair<Node, StoredCallable>> Work;
  std::vector<std::pair<uint32_t, uint32_t>> Mentions;
  /// From which node a callable came to that of a field or global: Nowhere when it was stored
  /// there, NoIndex when from several.
  static constexpr Node Nowhere = skeleton::NoIndex - 1;
  llvm::DenseSet<Node> Symbols;
  std::map<std::pair<Node, StoredCallable>, Node> Arrivals;
  /// The places where a callable, or what is in a node, is stored; NoIndex if there are several.
  std::map<StoredCallable, uint32_t> Stores;
  llvm::DenseMap<Node, uint32_t> ParameterStores;
  /// The object of the call that hands a callable over, and the parameter that it arrives at.
  struct Handing {
    uint32_t Object = skeleton::NoIndex;
    Node To = skeleton::NoIndex;
  };
  std::map<StoredCallable, Handing> Handed;
  uint64_t LimitHits = 0;
};

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_CALLABLES_H
