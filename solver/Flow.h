//===-- solver/Flow.h - Locksets through one function -------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A forward data flow over one skeleton with a bounded set of states per
/// point, given the summaries of everything it calls.
///
/// Two passes: the first iterates to a fixed point and records nothing; the
/// second walks the blocks once more from their final states and records the
/// events. So no event comes from a state that was later refined.
///
/// Cost: blocks × states × summary size; every factor is bounded (Events.h).
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_FLOW_H
#define HOLDWAIT_SOLVER_FLOW_H

#include "solver/Callables.h"
#include "solver/Evaluate.h"
#include "solver/Events.h"
#include "solver/LockClass.h"
#include "solver/Relevance.h"

#include "llvm/ADT/DenseSet.h"

#include <map>
#include <memory>
#include <optional>
#include <set>

namespace holdwait::solver {

/// What all functions of a program are analysed with.
struct Context {
  const Program &P;
  PathTable &Paths;
  ValueTable &Values;
  TraceTable &Traces;
  Evaluator &Eval;
  const LockClasses &Classes;
  const Callables &Stored;
  const Relevance &Matters;
  const llvm::BitVector &MaySpawn; ///< By function: it, or what it calls, starts threads.
  const Signals &Handlers;
  const std::vector<FunctionFacts> &Facts; ///< By function; callees are done.
  const Bounds &Limits;
  BoundHits &Hits;
};

class Flow {
public:
  Flow(Context &C, uint32_t Function);

  FunctionFacts run();

private:
  using States = llvm::SmallVector<State, 4>;
  /// What is true inside a call where something needs certain facts. Most parts of a summary need
  /// the same few, and finding out costs more than anything else that is done with them.
  class Meetings {
  public:
    Meetings(Flow &F, const Binding &B, const State &S) : F(F), B(B), S(S) {}
    /// The state of the caller, knowing \p Pre; null when it cannot be.
    const State *at(llvm::ArrayRef<Fact> Pre);

  private:
    struct Meeting {
      bool Possible = true;
      std::unique_ptr<State> Knowing; ///< Null: the caller's own state.
    };
    Meeting meet(llvm::ArrayRef<Fact> Pre);
    ValueId value(ValueId Theirs);

    Flow &F;
    const Binding &B;
    const State &S;
    std::map<llvm::ArrayRef<Fact>, Meeting, FactsLess> Known;
    llvm::DenseMap<ValueId, ValueId> Values; ///< Of the callee's terms, here.
  };
  /// What is the same for all that a state meets inside a call.
  struct Outlook {
    llvm::SmallVector<Fact, 2> Known;     ///< What our caller can check.
    llvm::SmallVector<PathId, 2> Locks;   ///< What is held.
    llvm::SmallVector<PathId, 2> Reached; ///< Globals of which it is known what is in them.
    llvm::SmallDenseSet<PathId, 8> Roots; ///< Of those.
    llvm::SmallVector<PathId, 1> Released;
    Guesses Via;

    bool knows(llvm::ArrayRef<Fact> Pre) const {
      return llvm::all_of(Pre, [&](const Fact &F) { return llvm::is_contained(Known, F); });
    }
  };
  /// A function that a call may run, and what its formals stand for.
  struct Target {
    uint32_t Function = NoIndex;
    PathId Object = NoIndex;
    ValueId ObjectValue = NoIndex;
    llvm::SmallVector<ValueId, 4> Arguments;
    PathId Result = NoIndex;
    /// How many were stored where this one was found, those that we know nothing of too; 0: it is
    /// what the value says. The effect of such a call on our locks is not known.
    uint32_t Among = 0;
    bool isStored() const { return Among > 0; }
  };
  /// A state at an exit.
  struct Exit {
    State S;
    ValueId Result = NoIndex;
    bool Throws = false;
    bool FromBelow = false; ///< What is thrown comes out of a call.
    skeleton::Location Where;
  };

  // Flow.cpp: blocks.
  void solve();
  void record();
  void look(const State &S, const skeleton::Op &O);
  States runBlock(uint32_t Block, States In);
  void leaveBlock(uint32_t Block, const States &Out, bool Propagate);
  bool mayTake(const skeleton::Edge &E, State &S);
  void exit(Exit E);
  bool insert(States &Into, const State &S);
  bool isOwnPart(PathId Place) const;
  PathId askedAt(uint32_t Block);
  PathId pickedAt(uint32_t Block);
  bool isPickedLock(ValueId V) const;
  bool isOtherAnswer(const State &A, const State &B);
  static bool shareEnds(States &All);
  void orderBlocks();
  void findLoops(llvm::ArrayRef<std::pair<uint32_t, uint32_t>> Back);

  // LockFlags.cpp: variables that say whether to lock.
  void findLockFlags();
  PathId flagAskedAt(uint32_t Block);
  bool guardsLock(uint32_t Block) const;
  bool isChosen(PathId Flag);
  bool isOtherFlag(const State &A, const State &B);

  // Exceptions.cpp.
  void throwFrom(uint32_t Block, State S, skeleton::Location Where);
  void throwOp(const skeleton::Op &O, uint32_t Block, State S, States &Out);
  void endOwner(PathId Object, State &S);
  bool caught(const skeleton::Op &O, State &S) const;
  bool endsByUnwinding(const Held &H, const State &S, bool LeavesFunction) const;

  // Transfer.cpp: operations.
  States transfer(const skeleton::Op &O, uint32_t OpIndex, uint32_t Block, State S);
  void acquire(const skeleton::Op &O, State S, States &Out);
  void guardBind(const skeleton::Op &O, State S, States &Out);
  void guardLock(const skeleton::Op &O, State S, States &Out);
  void guardUnlock(const skeleton::Op &O, State &S, bool Destroy);
  void bindGuard(State &S, PathId Place, ValueId New);
  bool isSomeElement(PathId P) const;
  bool isNewObject(ValueId V, PathId Place) const;
  void storeNew(State &S, PathId Place);
  void guardMove(const skeleton::Op &O, State &S);
  void initialise(const skeleton::Op &O, State &S);
  void joinThread(const skeleton::Op &O, State &S);

  // Handles.cpp: waiting for what is no lock.
  void recordHandle(uint32_t Op, PathId Handle);
  void start(State &S, uint32_t Op, PathId Handle);
  void startAll(State &S, uint32_t Op, PathId Handle, ValueId Callable);
  uint32_t taskAt(PathId Handle) const;
  bool isOwnTask(PathId Handle) const;
  void shareTask(PathId From, PathId To);
  void shareResult(uint32_t Function, PathId Result);
  bool isAwaited(PathId P) const;
  void noteCaptures(ValueId V);
  bool isOwnElement(PathId Handle) const;
  void putIn(PathId Element, uint32_t Op);
  llvm::SmallVector<uint32_t, 1> keptIn(PathId Element) const;
  void moveHandle(State &S, PathId From, PathId To);
  void shareHandle(const State &S, PathId Object, PathId Pointer);
  void endThreads(const skeleton::Op &O, State &S);
  void endJoined(const Outcome &Way, const Binding &B, const State &Before, State &After);
  void endInvoked(const Target &T, const State &Before, State &After);
  llvm::SmallVector<PathId, 1> givenBack(const skeleton::Op &O, const State &S);
  void addGiven(llvm::SmallVector<PathId, 1> &Given, llvm::ArrayRef<PathId> Places, const State &S);
  void waitFor(const skeleton::Op &O, State &S);
  void reacquire(const Blocking &B, const State &S);
  void runDeferred(const Blocking &B, const State &S);
  void blockOn(const State &S, Blocking B);
  void signal(const skeleton::Op &O, const State &S);
  void addSignal(Signal G, const State &S);
  void recordWaits(const Summary &Sum, const Binding &B, Meetings &Met, const State &S,
                   const Outlook &Here, TraceId Via);
  void joinBlocks(Blocking &Old, const Blocking &B);
  bool saysAlready(const Blocking &Below, const State &S, const Outlook &Here) const;
  PathId namedBelow(PathId Ours, PathId Theirs);
  bool asksForThread(llvm::ArrayRef<Fact> Pre) const;
  void recordNeeds(const Summary &Sum, const Binding &B, const State &S, uint32_t Op,
                   uint32_t Root);
  void spawn(const skeleton::Op &O, uint32_t OpIndex, State &S);
  States settle(PathId Term, State S);
  void storeUnknown(State &S, PathId Place);
  void storeSomething(PathId Place, State &S);
  void waitThatMayFail(const skeleton::Op &O, State S, States &Out);
  void giveResult(const skeleton::Op &O, bool Success, State &S);

  // Locks.cpp: what holding, waiting and releasing mean.
  void wait(const State &S, PathId Lock, skeleton::Mode M, skeleton::Waiting W, TraceId Trace,
            llvm::ArrayRef<PathId> ReleasedBefore = {}, Lease Units = {});
  llvm::SmallVector<Fact, 2> visibleFacts(const State &S);
  bool meet(llvm::ArrayRef<Fact> Pre, const Binding &B, State &S);
  Ordering orderingOf(const Pair &P, const State &S);
  void addRecursive(PathId Lock);
  void addSizing(Sizing Z);
  void giveBack(State &S, PathId Pool);
  void lease(const skeleton::Op &O, PathId Pool, const State &Before, State &After);
  uint8_t unitsOf(const skeleton::Op &O, const State &S);
  void hold(State &S, PathId Lock, skeleton::Mode M, TraceId Trace, bool ByHand, uint8_t Units = 1);
  void release(State &S, PathId Lock, TraceId By, bool Inside = false);
  bool isImpossible(const State &S, PathId Lock) const;
  void takeAgain(const State &S, PathId Lock);
  void lockThrough(State &S, const State &Before, PathId Lock, skeleton::Mode M,
                   uint32_t LockFunction, skeleton::Waiting W, skeleton::Location Where,
                   bool ByHand);
  void unlockThrough(State &S, PathId Lock, uint32_t UnlockFunction, skeleton::Location Where);
  /// How an acquisition waits that says of itself that it waits in the way \p Told.
  skeleton::Waiting waitingOf(const skeleton::Op &O, skeleton::Waiting Told, const State &Before);
  bool letsGo(const skeleton::Op &O) const;
  bool spins(const skeleton::Op &O, State Failed);
  void addAcquisition(Acquisition A);
  static uint32_t howOf(const Acquisition &A) {
    return static_cast<uint32_t>(A.Mode) << 8 | static_cast<uint32_t>(A.Wait);
  }
  bool joinKnown(Acquisition &A, llvm::ArrayRef<uint32_t> Known);
  void placeAcquisition(Acquisition A);
  void joinAcquisitions(Acquisition &Old, const Acquisition &A);
  void addPair(Pair P);
  void addWrite(PathId Lock, TraceId Trace, llvm::ArrayRef<PathId> Certain,
                llvm::ArrayRef<PathId> Released);
  void addOrder(uint32_t Function, Pair P);
  bool visibleToCaller(PathId P) const;
  PathId ownerOf(const Held &H, const State &S) const;
  bool isSomeObject(PathId P) const { return C.Paths[C.Paths.rootOf(P)].Root == RootKind::Any; }
  bool mayBeOne(PathId X, PathId Y) const;
  PathId outward(PathId P) const;

  // Unheld.cpp: releases of what is not held.
  bool isSurelyAbsent(const State &S, PathId Lock) const;
  bool isGone(const State &S, PathId Lock) const;
  void releaseUnheld(const State &S, PathId Lock, TraceId By, llvm::SmallVector<Fact, 2> Pre);
  bool isSettled(llvm::ArrayRef<Fact> Pre, const Binding &B, const State &S);
  void noteGivenBack(const Target &T, const State &S, skeleton::Location Where);
  TraceId traceOfGiveBack(const Target &T, PathId Lock, skeleton::Location Where);
  void doubtEndings(const Target &T, const State &Before, States &After);
  void passOpaque(const skeleton::Op &O, State &S);
  void takeOver(const Takings &Theirs, const Binding &B, const State &Before,
                skeleton::Location Where, Takings &Into);
  void takeStored(const Target &T, skeleton::Location Where, State &S);
  void mayStore(const skeleton::Op &O, State &S);
  void doubtKept(const skeleton::Op &O, const State &Before, States &After);
  uint32_t postDominator(uint32_t Block);
  bool choosesByKind(uint32_t Block) const;
  void assumeKind(uint32_t Block, State &Taken);
  void doubtBranch(uint32_t Block, uint32_t Target, const States &All, State &Taken);
  bool releasesOtherwise(uint32_t Block, uint32_t Target, PathId Lock, const State &S);
  bool mayRelease(const skeleton::Op &O, PathId Lock, const State &S);
  void suspend(const skeleton::Op &O, const State &S);
  void runExitHandlers(const skeleton::Op &O, uint32_t OpIndex, const State &S);

  // Exposures.cpp: locks held where a signal may come.
  void beginSignals(State &S);
  SignalState signalState(const State &S) const;
  void handle(const skeleton::Op &O, ValueId Handler, State &S);
  void mask(const skeleton::Op &O, State &S);
  void changeSet(skeleton::MaskKind Kind, PathId Place, unsigned Bit, ValueId Number, State &S);
  ValueId masked(skeleton::MaskKind Kind, PathId Set, unsigned Bit, ValueId Was, const State &S);
  void exposeHeld(const SignalState &Before, const State &S);
  void expose(const State &S, PathId Lock, skeleton::Mode M, TraceId Trace);
  void addExposure(Exposure E);
  void exposeInside(const Target &T, const Binding &B, Meetings &Met, const State &S,
                    const Outlook &Here, TraceId Via);

  // Calls.cpp: summaries at calls.
  void call(const skeleton::Op &O, uint32_t OpIndex, uint32_t Block, State S, States &Out);
  Binding bind(const Target &T) const;
  static Guesses guesses(llvm::ArrayRef<Target> Targets, bool Last);
  TraceId through(TraceId Via, const Target &T, TraceId Inner) const;
  void targetsOf(const skeleton::Op &O, const State &S, llvm::SmallVectorImpl<Target> &Out);

  // Stored.cpp: callables that were stored elsewhere.
  void targetsStored(PathId Place, llvm::ArrayRef<ValueId> Arguments,
                     llvm::SmallVectorImpl<Target> &Out);
  /// A callable that \p Function made and put at \p Kept, called out of \p Called.
  struct Foreign {
    uint32_t Function = 0;
    PathId Called = NoIndex;
    PathId Kept = NoIndex; ///< In the words of Function; NoIndex: not known.
  };
  PathId keptPlace(uint32_t Symbol, const StoredCallable &Stored);
  PathId sameObject(PathId P, const Foreign &Of);
  ValueId foreignValue(ValueId V, const Foreign &Of);
  PathId foreignPath(PathId P, const Foreign &Of);
  void targetsOfFunction(uint32_t Function, ValueId Callable, llvm::ArrayRef<ValueId> Arguments,
                         PathId Result, llvm::SmallVectorImpl<Target> &Out);
  void targetsOfValue(ValueId Callable, llvm::ArrayRef<ValueId> Arguments, PathId Result,
                      llvm::SmallVectorImpl<Target> &Out, unsigned Depth = 0);
  llvm::SmallVector<ValueId, 4> arguments(const skeleton::Op &O, const State &S);
  void recordCall(const Target &T, const State &S, skeleton::Location Where, uint32_t OpIndex,
                  bool Spawns, bool Repeats);
  void recordInside(const Target &T, const State &S, TraceId Via, bool Spawns,
                    uint32_t OpIndex = NoIndex);
  void recordAcquisition(const Acquisition &A, const Target &T, const Binding &B, Meetings &Met,
                         const State &S, TraceId Via);
  llvm::SmallVector<PathId, 1> perhapsBack(const Acquisition &A, const Target &T, const Binding &B,
                                           const State &S);
  Outlook outlook(const State &S);
  bool saysAlready(const Acquisition &A, const Target &T, const Outlook &Here, TraceId Via);
  bool isSameHere(PathId P, const Outlook &Here) const;
  bool isKnownOrder(const Acquisition &A, const Outlook &Here) const;
  bool isStart(uint32_t OpIndex, skeleton::SpawnKind Kind) const;
  void recordPair(const Pair &P, const Binding &B, Meetings &Met, const State &S, TraceId Via,
                  bool Spawns);
  void invoke(const Invocation &I, const Binding &B, Meetings &Met, const State &S, TraceId Via,
              bool Spawns, uint32_t OpIndex);
  void callValue(ValueId Callable, llvm::ArrayRef<ValueId> Arguments, const State &S, TraceId Via,
                 uint32_t OpIndex, bool Spawns, bool Repeats, PathId Below = NoIndex);
  Term unbound(ValueId Callable) const;
  void recordSubmit(ValueId Callable, const State &S, TraceId Via, uint32_t OpIndex);
  bool isHandedIn(PathId P) const;
  skeleton::Location placeInProject(TraceId Via) const;
  bool applyOutcome(const Outcome &Out, const Target &T, const State &Before,
                    skeleton::Location Where, State &After);
  PathId inward(PathId Held, const Target &T);
  PathId ownerSeenFrom(const Held &H, const Target &T, const Binding &B, const State &S);
  void keepCopies(State &S, PathId Place);
  void store(State &S, PathId Place, ValueId V);
  bool storeMatters(PathId Place, ValueId V) const;

  // NoteBonds.cpp: which objects are made to lead to which.
  void noteBond(PathId Place, ValueId V, bool Written);
  void addBond(const Bond &L);
  void renameBonds(PathId From, PathId To);
  void bondInside(const Summary &Sum, const Binding &B, const State &S);
  void summariseBonds();

  // Exits.cpp: the summary.
  void summarise();
  Outcome outcomeOf(const Exit &E);
  void addContents(const State &S, Outcome &O);
  bool isSomething(ValueId V, const State &S);
  ValueId takenOut(ValueId V, const State &S);
  State ownedByResult(State S);
  ValueId renamed(ValueId V, PathId From, PathId To);
  State renamed(const State &S, PathId From, PathId To);
  bool isTemporary(PathId P) const;
  void nameByOwner(PathId Temporary, PathId New, State &S);
  bool isHandedOn(const Exit &E, const Held &H) const;
  bool isLost(const Exit &E, const Held &H) const;
  void addOutcome(Outcome O);
  void doubtAmbiguous();
  void findAbandoned();
  void addLeak(const Exit &E, const Held &H);
  void findLeaks();
  void leak(const Exit &E, const Held &H);
  ValueId outwardValue(ValueId V);

  Context &C;
  const uint32_t F;
  const skeleton::Function &Fn;
  llvm::ArrayRef<skeleton::Block> Blocks;
  const Binding Own; ///< Identity.
  std::vector<States> In;
  std::vector<uint32_t> Order, Position, PostDominators;
  std::vector<unsigned> Visits;
  std::vector<bool> Dirty, InLoop;
  llvm::DenseMap<const skeleton::Op *, bool> Spins; ///< Tries, whether they are waits: waitingOf.
  std::vector<Exit> Exits;
  FunctionFacts Facts;
  /// Locks of the caller that are released and taken again, each with the facts known there.
  std::vector<std::pair<PathId, llvm::SmallVector<Fact, 4>>> TakenAgain;
  bool Again = false; ///< The ways that were walked before have to be walked again.
  /// Locks taken by hand that a destructor releases: unwinding does so too.
  llvm::SmallVector<PathId, 2> ByDestructor;
  bool InDestructor = false; ///< What a destructor did is being taken over.
  bool Recording = false;
  llvm::SmallVector<ValueId, 4> Nested; ///< Callables whose insides are being looked at.
  Guesses Guessing;                     ///< On the way into the call that is looked at.
  std::map<PathId, llvm::SmallVector<uint32_t, 1>> Kept; ///< Spawns, by element of a container.
  std::map<PathId, std::set<const skeleton::Op *>> AwaitedAt; ///< By element of a container.
  std::map<PathId, std::set<uint32_t>> SharedAt; ///< Symbols that lead to the task there.
  bool Isolated = false;                    ///< That call lets waits run only what they wait for.
  bool Ambiguous = false;                   ///< The lock waited for in a callee is one of several.
  bool Forked = false;                      ///< So is the one waited for here.
  PathId SpawnsOn = NoIndex;                ///< The executor of the task being started.
  bool InCall = false;                      ///< The ways out of a call are being taken.
  Company Beside;                           ///< Of the operation being run.
  llvm::SmallVector<PathId, 1> PerhapsBack; ///< Units that the callee may have given back before.
  bool NamedBelow = false;                  ///< A callee knows the class of the lock waited for.
  uint32_t CurrentBlock = 0;
  std::vector<PathId> AskedAt; ///< By block: see askedAt.
  PathId Asked = NoIndex;      ///< Where states are inserted: those with other answers stay apart.
  std::vector<llvm::SmallVector<PathId, 1>> FlagsAt; ///< By block: see findLockFlags. Or empty.
  uint32_t Entered = NoIndex;                        ///< The block where states are inserted.
  skeleton::Location Here;                           ///< Of the operation being run.
  /// Where a lock that was taken by hand was released, and where one that a guard owned.
  llvm::DenseMap<PathId, skeleton::Location> ReleasedHere, GuardReleasedHere;
  std::vector<std::pair<uint32_t, State>> Thrown; ///< By the block being run.
  llvm::DenseMap<uint32_t, unsigned> ClassCount;
  /// By path, and mode and waiting (howOf): where in the summary the ways to this lock are.
  llvm::DenseMap<std::pair<PathId, uint32_t>, llvm::SmallVector<uint32_t, 4>> WaysTo;
  llvm::DenseSet<std::pair<PathId, PathId>> FaintOrders;
  unsigned Faint = 0; ///< Acquisitions in the summary that can only make low findings.
};

/// Analyses every function, callees first. The result is indexed by function.
std::vector<FunctionFacts> analyseFunctions(const Program &P, const Callables &Stored,
                                            PathTable &Paths, ValueTable &Values,
                                            TraceTable &Traces, const LockClasses &Classes,
                                            const Bounds &Limits, BoundHits &Hits);

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_FLOW_H
