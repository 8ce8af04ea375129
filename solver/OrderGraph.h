//===-- solver/OrderGraph.h - The lock-order graph ----------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The lock-order graph: lock classes, and for each ordered pair of classes
/// the ways in which the second is waited for while the first is held.
///
/// Of the many events behind an edge only those are kept that can make a
/// difference to feasibility (different gates, modes, functions), the ones
/// with the fewest gates and shortest chains first.
///
/// Pairs of one class are not edges of the graph: whether two instances of a
/// class can be taken in both orders is decided here, from how the instances
/// are related.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_ORDERGRAPH_H
#define HOLDWAIT_SOLVER_ORDERGRAPH_H

#include "solver/Bonds.h"
#include "solver/Events.h"
#include "solver/LockClass.h"
#include "solver/Phases.h"
#include "solver/Pools.h"
#include "solver/Threads.h"

#include <map>
#include <set>

namespace holdwait::solver {

/// A lock held for certain at an edge, such that two edges with the same gate
/// cannot be waited on at once. A global lock is itself; a field is a gate only
/// relative to the lock of the cycle whose object it belongs to.
struct Gate {
  uint32_t Class = NoIndex;
  uint32_t Anchor = NoIndex; ///< Class of the lock whose object it shares; or
  PathId Path = NoIndex;     ///< the exact global path.
  uint32_t Parent = NoIndex; ///< See Threads::EntryLock.
  bool Several = false;
  uint32_t Holder = NoIndex; ///< The function that holds it itself; NoIndex: one of several.

  /// Whether holding both at once is impossible. A parent's lock keeps out
  /// neither the parent nor what it started beside.
  bool excludes(const Gate &O) const {
    if (Class != O.Class || Anchor != O.Anchor || Path != O.Path)
      return false;
    if (Parent == NoIndex && O.Parent == NoIndex)
      return true;
    if (Parent == NoIndex || O.Parent == NoIndex)
      return Parent == NoIndex ? Holder != NoIndex && Holder != O.Parent
                               : O.Holder != NoIndex && O.Holder != Parent;
    return Parent != O.Parent || !Several;
  }
  friend auto operator<=>(const Gate &A, const Gate &B) = default;
};

/// One way in which one class is held while another is waited for.
struct OrderWay {
  const OrderEvent *Event = nullptr;
  std::vector<Gate> Gates; ///< Sorted.
};

struct OrderEdge {
  uint32_t From = NoIndex; ///< Class symbols.
  uint32_t To = NoIndex;
  uint64_t Count = 0;         ///< Distinct pairs of places.
  std::vector<OrderWay> Ways; ///< Best first.
};

/// Two instances of one class, in an order nothing fixes.
struct SiblingPair {
  uint32_t Class = NoIndex;
  OrderWay Way;
  bool Reversed = false; ///< Seen in both orders, of instances that are told apart.
  OrderWay Other;        ///< The reverse, when Reversed.
  /// Of objects that lead to each other: the fields along which Way and Other go.
  uint32_t Along = NoIndex, Against = NoIndex;
  bool Concluded = false;           ///< That they lead opposite ways is not seen.
  bool Unclear = false;             ///< Which object a way starts from is not known.
  std::vector<uint32_t> Gates = {}; ///< Classes of locks held on both ways.
};

struct Analysis;

class OrderGraph {
public:
  explicit OrderGraph(Analysis &A);

  const std::vector<OrderEdge> &edges() const { return Edges; }
  const std::vector<SiblingPair> &siblings() const { return Siblings; }
  bool isRecursive(PathId Path) const;
  /// The roots of threads that wait for a lock of the class in exclusive mode, beside \p A and \p B
  /// and not kept out by what they hold. Readers of the lock that come after have to wait too.
  llvm::SmallVector<uint32_t, 4> writersBeside(uint32_t Class, const OrderWay &A,
                                               const OrderWay &B) const;
  /// The event with the locks that gate it.
  OrderWay way(const OrderEvent &E) const;

  static constexpr size_t MaxWays = 12;

private:
  void findRecursive(const std::vector<FunctionFacts> &Facts);
  void addGates(const Threads::EntryLock &L, const OrderEvent &E, std::vector<Gate> &Out) const;
  bool better(const OrderWay &A, const OrderWay &B) const;
  void keepBest(OrderEdge &E) const;

  // Siblings.cpp: two instances of one class.
  std::vector<SiblingPair> findSiblings() const;
  enum class Relation { Unknown, Siblings, Elements, Fixed };
  Relation relate(const OrderEvent &E) const;
  bool isTakenByRecursion(const OrderEvent &E) const;
  bool isOrdered(const OrderEvent &E) const;
  bool isOneAfterAnother(const OrderEvent &A, const OrderEvent &B) const;
  TraceId placeInProject(TraceId T) const;
  std::pair<PathId, PathId> instances(PathId From, PathId To) const;

  // Opposites.cpp: two objects that lead to each other.
  struct Walk {
    OrderWay Way;
    Direction To;
  };
  Direction loopDirection(const OrderEvent &E) const;
  bool assigns(const skeleton::Op &O, uint32_t Local) const;
  skeleton::StepKind stepIn(uint32_t Function, skeleton::Location Place, uint32_t Local) const;
  std::vector<Walk> walks(llvm::ArrayRef<const OrderEvent *> Events) const;
  /// Where a function takes both locks: it, and its two operations.
  struct Taken {
    uint32_t Function = NoIndex;
    uint32_t First = 0, Second = 0; ///< Numbers of places.
    bool Below = false;             ///< A callee, which is given both objects.
    friend bool operator==(const Taken &A, const Taken &B) {
      return A.Function == B.Function && A.First == B.First && A.Second == B.Second;
    }
  };
  Taken takenAt(const OrderEvent &E) const;
  bool hasRole(const Walk &W) const;
  bool meet(const Walk &A, const Walk &B) const;
  bool seemOpposite(const Walk &A, const Walk &B, llvm::ArrayRef<Walk> All) const;
  std::vector<uint32_t> heldOnBoth(const OrderEvent &A, const OrderEvent &B) const;
  SiblingPair opposites(uint32_t Class, const Walk &A, const Walk &B, bool Concluded) const;
  void addOpposites(std::vector<SiblingPair> &Out) const;

  using EdgeMap = std::map<std::pair<uint32_t, uint32_t>, OrderEdge>;
  void add(const OrderEvent &E, EdgeMap &All);

  const Program &P;
  PathTable &Paths;
  const ValueTable &Values;
  const TraceTable &Traces;
  const LockClasses &Classes;
  const Threads &T;
  const Phases &Phase;
  const Pools &Units;
  const Bonds Ties;
  std::map<std::pair<uint32_t, uint32_t>, std::set<std::pair<TraceId, TraceId>>> Places;
  std::vector<OrderEdge> Edges;
  std::map<uint32_t, std::vector<const OrderEvent *>> SameClass;
  std::map<uint32_t, std::vector<OrderWay>> Writers;
  std::vector<SiblingPair> Siblings;
  llvm::DenseSet<uint32_t> Recursive; ///< Class symbols.
};

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_ORDERGRAPH_H
