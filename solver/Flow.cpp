//===-- solver/Flow.cpp - Locksets through one function -------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/Flow.h"

#include "llvm/ADT/STLExtras.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;
namespace skeleton = holdwait::skeleton;

/// Ways of taking a lock of the caller again that are told apart.
static constexpr size_t MaxTakenAgain = 8;

Flow::Flow(Context &C, uint32_t Function)
    : C(C), F(Function), Fn(C.P.function(Function)), Blocks(C.P.blocks(Function)) {
  In.resize(Blocks.size());
  Visits.assign(Blocks.size(), 0);
  for (uint32_t B = 0; B < Blocks.size(); ++B)
    AskedAt.push_back(askedAt(B));
  Dirty.assign(Blocks.size(), false);
  InLoop.assign(Blocks.size(), false);
  C.Eval.enter(Function);
  findLockFlags();
}

FunctionFacts Flow::run() {
  orderBlocks();
  do {
    Again = false;
    solve();
  } while (Again && TakenAgain.size() + ByDestructor.size() <= MaxTakenAgain);
  record();
  summarise();
  return std::move(Facts);
}

/// Reverse post order; also finds the blocks of loops.
void Flow::orderBlocks() {
  const uint32_t N = Blocks.size();
  Position.assign(N, 0);
  std::vector<uint8_t> Colour(N, 0);
  std::vector<std::pair<uint32_t, uint32_t>> Stack, Back;
  auto Successor = [&](uint32_t B, uint32_t I, uint32_t &To) {
    if (I < Blocks[B].EdgeCount)
      To = C.P.edges(Blocks[B])[I].Target;
    else if (I == Blocks[B].EdgeCount && Blocks[B].Handler != NoIndex)
      To = Blocks[B].Handler;
    else
      return false;
    return true;
  };
  Stack.push_back({0, 0});
  Colour[0] = 1;
  while (!Stack.empty()) {
    const uint32_t B = Stack.back().first;
    uint32_t To;
    if (!Successor(B, Stack.back().second++, To)) {
      Colour[B] = 2;
      Order.push_back(B);
      Stack.pop_back();
    } else if (Colour[To] == 0) {
      Colour[To] = 1;
      Stack.push_back({To, 0});
    } else if (Colour[To] == 1) {
      Back.push_back({B, To});
    }
  }
  std::reverse(Order.begin(), Order.end());
  for (uint32_t I = 0; I < Order.size(); ++I)
    Position[Order[I]] = I;
  findLoops(Back);
}

/// The blocks that lie on a cycle through one of these edges. What comes after a loop may well
/// stand inside it in the order of blocks, so they are found from the edge's start, backwards.
void Flow::findLoops(llvm::ArrayRef<std::pair<uint32_t, uint32_t>> Back) {
  if (Back.empty())
    return;
  std::vector<llvm::SmallVector<uint32_t, 2>> Before(Blocks.size());
  for (uint32_t B : Order) {
    for (const Edge &E : C.P.edges(Blocks[B]))
      Before[E.Target].push_back(B);
    if (Blocks[B].Handler != NoIndex)
      Before[Blocks[B].Handler].push_back(B);
  }
  for (auto [From, To] : Back) {
    std::vector<bool> Seen(Blocks.size(), false);
    llvm::SmallVector<uint32_t, 8> Work{From};
    Seen[From] = Seen[To] = true;
    InLoop[To] = true;
    while (!Work.empty()) {
      const uint32_t B = Work.pop_back_val();
      InLoop[B] = true;
      if (B == To)
        continue;
      for (uint32_t P : Before[B])
        if (!Seen[P]) {
          Seen[P] = true;
          Work.push_back(P);
        }
    }
  }
}

/// A variable of the function, or a member of its object.
bool Flow::isOwnPart(PathId Place) const {
  if (C.Paths.isRoot(Place))
    return C.Paths[Place].Root == RootKind::Local;
  const PathId Object = C.Paths[Place].Parent;
  return C.Paths[Place].Last.Kind == SelectorKind::Field && C.Paths.isRoot(Object) &&
         C.Paths[Object].Root == RootKind::This;
}

/// The local whose contents decide how \p Block is left, the answer of a call for example; of a
/// function that only answers, the answer itself.
PathId Flow::askedAt(uint32_t Block) {
  if (!C.Matters.isRelevant(F))
    for (const Op &O : C.P.ops(Blocks[Block]))
      if (O.Kind == OpKind::Return && O.Value != NoIndex &&
          C.P.unit().Values[O.Value].Kind == ValueKind::Load)
        return C.Eval.term(C.P.unit().Values[O.Value].A);
  for (const Edge &E : C.P.edges(Blocks[Block])) {
    const uint32_t Left =
        E.Condition == NoIndex ? NoIndex : C.P.unit().Conditions[E.Condition].Left;
    if (Left == NoIndex || C.P.unit().Values[Left].Kind != ValueKind::Load)
      continue;
    const PathId Place = C.Eval.term(C.P.unit().Values[Left].A);
    if (isOwnPart(Place))
      return Place;
  }
  return pickedAt(Block);
}

/// The local pointer to the lock that \p Block takes first.
PathId Flow::pickedAt(uint32_t Block) {
  for (const Op &O : C.P.ops(Blocks[Block])) {
    const auto Operands = C.P.operands(O);
    if (O.Kind != OpKind::Acquire || Operands.size() != 1)
      continue;
    const PathId Lock = C.Eval.term(Operands.front());
    const bool IsBehind = !C.Paths.isRoot(Lock) && C.Paths[Lock].Last.Kind == SelectorKind::Deref;
    const PathId Pointer = IsBehind ? C.Paths[Lock].Parent : NoIndex;
    return IsBehind && C.Paths.isRoot(Pointer) && isOwnPart(Pointer) ? Pointer : NoIndex;
  }
  return NoIndex;
}

/// Whether a pointer leads to a certain lock.
bool Flow::isPickedLock(ValueId V) const {
  if (C.Values[V].Kind != TermKind::Address)
    return false;
  const uint32_t Symbol = Callables::symbolAt(C.Values[V].A, C.Paths, C.P);
  const Resource *R = Symbol == NoIndex ? nullptr : C.P.resource(Symbol);
  return R && R->Kind == ResourceKind::Lock;
}

/// Whether the branch that follows tells the two apart, or the lock that it asks for is another.
bool Flow::isOtherAnswer(const State &A, const State &B) {
  if (Asked == NoIndex)
    return false;
  const ValueId X = C.Eval.load(Asked, A), Y = C.Eval.load(Asked, B);
  if (C.Values.isConstant(X) && C.Values.isConstant(Y))
    return X != Y;
  if (X != Y && isPickedLock(X) && isPickedLock(Y))
    return true;
  const ValueId Zero = C.Values.constant(0);
  const int IsZero = C.Eval.decide(X, Relation::Equal, Zero, A);
  return IsZero >= 0 && IsZero == 1 - C.Eval.decide(Y, Relation::Equal, Zero, B);
}

/// Adds a state to a set, joining it with the one of its property. Past the
/// bound everything is joined into the last.
bool Flow::insert(States &Into, const State &S) {
  for (State &Old : Into)
    if (sameProperty(Old, S, C.Paths, C.Values) && !isOtherAnswer(Old, S) && !isOtherFlag(Old, S))
      return solver::join(Old, S, C.Paths, C.Values, C.Traces, Fn.ParamCount);
  if (Into.size() < C.Limits.States) {
    Into.push_back(S);
    return true;
  }
  ++C.Hits.States;
  Into.back().Absent.doubtAll();
  return solver::join(Into.back(), S, C.Paths, C.Values, C.Traces, Fn.ParamCount);
}

/// What one way joins, the others have not started or join as well: see State::Beside. The way
/// around a loop that joins is kept apart from the one through it.
bool Flow::shareEnds(States &All) {
  llvm::SmallVector<uint32_t, 4> Ended;
  for (const State &S : All)
    llvm::append_range(Ended, S.Ended);
  if (Ended.empty())
    return false;
  bool Changed = false;
  for (State &S : All) {
    const size_t Before = S.Beside.size();
    llvm::erase_if(S.Beside, [&](const Alive &A) { return llvm::is_contained(Ended, A.Op); });
    Changed |= S.Beside.size() != Before;
  }
  return Changed;
}

void Flow::solve() {
  for (States &S : In)
    S.clear();
  Visits.assign(Blocks.size(), 0);
  In[0].push_back(State());
  beginSignals(In[0].front());
  Dirty[0] = true;
  for (bool Again = true; Again;) {
    Again = false;
    for (uint32_t B : Order) {
      if (!Dirty[B])
        continue;
      Dirty[B] = false;
      if (++Visits[B] > C.Limits.Visits) {
        ++C.Hits.Visits;
        continue;
      }
      leaveBlock(B, runBlock(B, In[B]), true);
      Again = true;
    }
  }
}

void Flow::record() {
  Recording = true;
  Exits.clear();
  for (uint32_t B : Order)
    if (!In[B].empty())
      leaveBlock(B, runBlock(B, In[B]), false);
}

Flow::States Flow::runBlock(uint32_t B, States Current) {
  Thrown.clear();
  CurrentBlock = B;
  Asked = AskedAt[B];
  Entered = B;
  const Block &Blk = Blocks[B];
  for (uint32_t I = 0; I < Blk.OpCount && !Current.empty(); ++I) {
    States Next;
    for (State &S : Current) {
      if (Recording)
        look(S, C.P.unit().Ops[Blk.FirstOp + I]);
      for (State &After : transfer(C.P.unit().Ops[Blk.FirstOp + I], Blk.FirstOp + I, B, S))
        insert(Next, After);
    }
    Current = std::move(Next);
  }
  Asked = Entered = NoIndex;
  return Current;
}

/// Who may be running beside an operation.
void Flow::look(const State &S, const Op &O) {
  Beside = {};
  for (const Alive &A : S.Beside)
    if (!llvm::is_contained(Beside.Spawns, A.Op))
      Beside.Spawns.push_back(A.Op);
  llvm::copy_if(S.Joined, std::back_inserter(Beside.Joined), [&](PathId Handle) {
    return C.Paths[C.Paths.rootOf(Handle)].Root == RootKind::Global && C.Paths.isExact(Handle);
  });
  if (O.Kind != OpKind::Call)
    return;
  if (O.callKind() == CallKind::Direct)
    Beside.Anybody = C.P.definition(O.Callee) != NoIndex && C.MaySpawn[C.P.definition(O.Callee)];
  else if (O.callKind() == CallKind::Virtual)
    Beside.Anybody =
        llvm::any_of(C.P.virtualTargets(O.Callee), [&](uint32_t T) { return C.MaySpawn[T]; });
}

/// Whether a way may lead along an edge; \p S learns what is true on it.
bool Flow::mayTake(const Edge &E, State &S) {
  if (E.Condition == NoIndex)
    return true;
  const Condition &Cond = C.P.unit().Conditions[E.Condition];
  const ValueId Left = C.Eval.value(C.Eval.valueTerm(Cond.Left), Own, S);
  const ValueId Right = C.Eval.value(C.Eval.valueTerm(Cond.Right), Own, S);
  return C.Eval.assume(Left, Cond.Rel, Right, S);
}

void Flow::leaveBlock(uint32_t B, const States &Out, bool Propagate) {
  auto To = [&](uint32_t Target, const State &S) {
    if (!Propagate)
      return;
    Asked = AskedAt[Target];
    Entered = Target;
    bool Changed = insert(In[Target], S);
    Asked = Entered = NoIndex;
    Changed |= shareEnds(In[Target]);
    if (Changed)
      Dirty[Target] = true;
  };
  const Block &Blk = Blocks[B];
  const bool IsChoice = choosesByKind(B);
  for (const State &S : Out) {
    llvm::SmallVector<std::pair<uint32_t, State>, 2> Ways;
    for (const Edge &E : C.P.edges(Blk)) {
      State Taken = S;
      if (!mayTake(E, Taken))
        continue;
      Ways.push_back({E.Target, std::move(Taken)});
    }
    for (auto &[Target, Taken] : Ways) {
      if (Ways.size() > 1 && Out.size() > 1)
        doubtBranch(B, Target, Out, Taken);
      if (IsChoice && Ways.size() > 1)
        assumeKind(B, Taken);
      Taken.enterBlock(Target);
      To(Target, Taken);
    }
    if (Blk.EdgeCount == 0 && !(Blk.Flags & BF_NoReturn)) {
      Exit E;
      E.S = S;
      exit(std::move(E)); // Falls off the end.
    }
  }
  for (auto &[Handler, S] : Thrown)
    To(Handler, S);
}

void Flow::exit(Exit E) {
  if (Recording)
    Exits.push_back(std::move(E));
}
