//===-- solver/Threads.h - Who runs what, holding what ------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Thread roots, which functions may run in parallel, which locks are held
/// whenever a function is entered, and how a function is reached.
///
/// A root is `main` (with static initialisation, one thread), the start of a
/// thread (several when it is started in a loop, at several places, or from
/// code that itself runs in several threads), or a function nothing in the
/// program calls: code outside may call it from any thread.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_THREADS_H
#define HOLDWAIT_SOLVER_THREADS_H

#include "solver/Events.h"
#include "solver/Program.h"

namespace holdwait::solver {

class Threads {
public:
  enum class RootKind : uint8_t { Main, Started, Outside };
  struct Root {
    RootKind Kind = RootKind::Outside;
    uint32_t Function = NoIndex;
    bool Many = false;                     ///< Several such threads at once.
    skeleton::Location Started;            ///< Where a thread is started.
    uint32_t Starter = NoIndex;            ///< By which function.
    std::vector<const CallEvent *> Starts; ///< Every place that starts it.
    skeleton::SpawnKind How = skeleton::SpawnKind::Thread;
  };

  Threads(const Program &P, PathTable &Paths, const std::vector<FunctionFacts> &Facts);

  /// The roots that a function runs in: indices for `root`. All of them, unless it is crowded.
  llvm::ArrayRef<uint32_t> rootsOf(uint32_t F) const { return RootsOf[F]; }
  const Root &root(uint32_t R) const { return Roots[R]; }
  /// Whether it runs in so many roots, or from outside, that nothing can be said of them.
  bool isCrowded(uint32_t F) const;
  /// Every call and start of a thread.
  llvm::ArrayRef<const CallEvent *> callsFrom(uint32_t F) const { return Out[F]; }

  /// Whether nothing in the program calls or starts the function, so that anybody may.
  bool isEntered(uint32_t F) const { return Entered[F]; }
  /// Whether a thread's way begins there, so that all it does before something is seen.
  bool isStart(uint32_t F) const;
  /// Whether code outside the program can call a function: by its name, or by its address.
  bool isNamedOutside(uint32_t F) const;
  /// Whether code outside calls it by its name, and not by way of something the program hands out.
  /// What nobody can name, and nobody calls, never runs.
  bool isEnteredPlainly(uint32_t F) const;
  /// Calls and starts of a function.
  llvm::ArrayRef<const CallEvent *> callsOf(uint32_t F) const { return In[F]; }
  /// Whether two functions may run in different threads at the same time.
  bool parallel(uint32_t F, uint32_t G) const;
  /// A lock held for certain whenever a function runs. \p Parent: it is held by
  /// that function, from the start of this thread to its join; NoIndex: by the
  /// thread itself. A parent's lock keeps other threads out, not siblings that
  /// the same parent started.
  struct EntryLock {
    PathId Lock = NoIndex;
    uint32_t Parent = NoIndex;
    bool Several = false;      ///< The parent starts several threads while it holds the lock.
    uint32_t Holder = NoIndex; ///< The function that holds it; NoIndex: one of several.
    friend auto operator<=>(const EntryLock &A, const EntryLock &B) = default;
  };
  /// In the function's own terms or global.
  llvm::ArrayRef<EntryLock> heldOnEntry(uint32_t F) const { return Entry[F].Locks; }
  /// The root a shortest chain of calls to \p F starts from.
  const Root &rootOf(uint32_t F) const { return Roots[ShownRoot[F]]; }
  /// How many threads of a root there can be at once; -1: nothing says. With \p PerCallOf, those
  /// that one call of this function starts, of the threads it starts itself.
  int64_t threads(uint32_t R, uint32_t PerCallOf = NoIndex) const { return count(R, PerCallOf, 0); }
  /// That chain: (caller, place of the call), outermost first.
  std::vector<std::pair<uint32_t, skeleton::Location>> chainTo(uint32_t F) const;

  static constexpr size_t MaxRoots = 8;

private:
  struct EntryLocks {
    bool Known = false; ///< Otherwise no caller was seen yet: anything.
    std::vector<EntryLock> Locks;
  };
  void indexCalls(const std::vector<FunctionFacts> &Facts);
  void findRoots();
  bool runsAgain(uint32_t F) const;
  int64_t count(uint32_t R, uint32_t PerCallOf, unsigned Depth) const;
  int64_t started(const CallEvent &E, uint32_t PerCallOf, unsigned Depth) const;
  std::vector<std::pair<uint32_t, uint32_t>> starts() const;
  void addRoot(Root R);
  void spread(uint32_t Root, uint32_t Start);
  void findChains();
  void findEntryLocks(const std::vector<FunctionFacts> &Facts, PathTable &Paths);

  const Program &P;
  std::vector<std::vector<const CallEvent *>> Out, In;
  std::vector<Root> Roots;
  std::vector<uint32_t> Mains;                         ///< All functions of the main thread's root.
  std::vector<llvm::SmallVector<uint32_t, 2>> RootsOf; ///< MaxRoots at most.
  std::vector<uint32_t> ShownRoot;
  std::vector<const CallEvent *> Parent;
  std::vector<EntryLocks> Entry;
  std::vector<bool> Entered;
};

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_THREADS_H
