//===-- solver/LeaseShapes.cpp - Pools by what the code does --------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/LeaseShapes.h"

#include "solver/Callables.h"
#include "solver/LeaseEffects.h"
#include "solver/Program.h"

#include "llvm/ADT/STLExtras.h"

#include <map>
#include <set>

using namespace holdwait::solver;
using namespace holdwait::skeleton;

namespace {

/// Rounds in which functions that call each other are looked at.
constexpr unsigned MaxRounds = 3;

class ShapeFinder {
public:
  explicit ShapeFinder(const Unit &U) : U(U), P(U), Sums(P.functionCount()) {
    findWaiters();
    findStocks();
    for (unsigned Round = 0; Round < MaxRounds; ++Round) {
      Changed = false;
      for (const std::vector<uint32_t> &Component : P.components())
        for (uint32_t F : Component)
          summarise(F);
      if (!Changed)
        break;
    }
    judge();
  }

  /// Semaphores whose units are taken and given back by one thread.
  std::set<uint32_t> Counters;
  bool AllCount = true;      ///< No semaphore is a signal.
  std::set<uint32_t> Stores; ///< Queues filled when made, that things are borrowed from.
  /// Whether a semaphore is only ever made with one unit.
  bool isSingle(uint32_t Symbol) const {
    auto It = Stocks.find(Symbol);
    return It != Stocks.end() && It->second.AlwaysOne;
  }
  /// What takes a unit at a condition, and what gives it back: (function, operation) pairs.
  std::set<std::pair<uint32_t, uint32_t>> Takers, Givers;

  /// The field or variable that an operation of \p F is about, or NoIndex.
  uint32_t subject(uint32_t F, uint32_t Path) const {
    if (Path == NoIndex)
      return NoIndex;
    const holdwait::skeleton::Path &Q = U.Paths[Path];
    uint32_t Root = Q.Root == RootKind::Global ? Q.Index : NoIndex;
    if (Q.Root == RootKind::Local && Q.Index < P.function(F).LocalCount)
      Root = U.Locals[P.function(F).FirstLocal + Q.Index].Symbol;
    return Callables::symbolOf(P.selectors(Q), Root, P);
  }

  /// Whether a guard will release what its maker has acquired (`QSemaphoreReleaser`).
  static bool isAdoption(const Op &O) {
    return O.Kind == OpKind::GuardBind && O.policy() == GuardPolicy::Adopt;
  }
  bool isOf(ResourceKind Kind, uint32_t Symbol) const {
    const Resource *R = Symbol == NoIndex ? nullptr : P.resource(Symbol);
    return R && R->Kind == Kind;
  }

private:
  /// Whether the operation takes or gives one of what is counted there, if anything is.
  static bool isCountable(const Op &O) {
    return (O.Kind == OpKind::Wait || O.Kind == OpKind::Notify) &&
           (O.Aux == static_cast<uint32_t>(WaitKind::Semaphore) ||
            O.Aux == static_cast<uint32_t>(WaitKind::Queue));
  }
  bool isCondition(const Op &O) const {
    return (O.Kind == OpKind::Wait || O.Kind == OpKind::Notify) &&
           O.Aux == static_cast<uint32_t>(WaitKind::Condition);
  }

  /// Whether a function calls nothing that synchronises itself.
  bool isSimple(uint32_t F, const llvm::BitVector &Synchronises) const {
    return llvm::all_of(P.blocks(F), [&](const Block &B) {
      return llvm::none_of(P.ops(B), [&](const Op &O) {
        if (O.Kind != OpKind::Call || O.callKind() == CallKind::Through)
          return false;
        const uint32_t Callee = P.definition(O.Callee);
        return Callee != NoIndex && Synchronises[Callee];
      });
    });
  }

  bool locks(uint32_t F) const {
    return llvm::any_of(P.blocks(F), [&](const Block &B) {
      return llvm::any_of(P.ops(B), [](const Op &O) {
        return O.Kind == OpKind::Acquire || O.Kind == OpKind::GuardBind;
      });
    });
  }

  /// Functions that wait at a condition, or notify one, but not both.
  void findWaiters() {
    const llvm::BitVector Synchronises = P.reaching([](const Op &O) {
      return O.Kind == OpKind::Acquire || O.Kind == OpKind::GuardBind || O.Kind == OpKind::Wait ||
             O.Kind == OpKind::Notify;
    });
    for (uint32_t F = 0; F < P.functionCount(); ++F) {
      for (const Block &B : P.blocks(F))
        for (const Op &O : P.ops(B))
          if (O.Kind == OpKind::Call && O.callKind() != CallKind::Through)
            Called.insert(P.definition(O.Callee));
      if (!isSimple(F, Synchronises) || !locks(F))
        continue;
      std::map<uint32_t, std::pair<uint32_t, uint32_t>> Ops; // By symbol: the wait, the notify.
      for (const Block &B : P.blocks(F))
        for (const Op &O : P.ops(B))
          if (const uint32_t Symbol = isCondition(O) ? subject(F, O.Object) : NoIndex;
              Symbol != NoIndex) {
            auto &Found = Ops.try_emplace(Symbol, NoIndex, NoIndex).first->second;
            (O.Kind == OpKind::Wait ? Found.first : Found.second) =
                static_cast<uint32_t>(&O - U.Ops.data());
          }
      for (const auto &[Symbol, Found] : Ops)
        if ((Found.first == NoIndex) != (Found.second == NoIndex))
          (Found.first != NoIndex ? Waits : Notifies)[F][Symbol] =
              Found.first != NoIndex ? Found.first : Found.second;
    }
  }

  /// Where an act on its method's own object goes on, if the method is called for \p Path in \p F.
  uint32_t boundTo(uint32_t F, uint32_t Path) const {
    if (Path == NoIndex)
      return SomeObject;
    const holdwait::skeleton::Path &Q = U.Paths[Path];
    if (Q.SelectorCount == 0 && Q.Root == RootKind::This)
      return Self;
    const bool IsMember = Q.SelectorCount > 0 && P.selectors(Q).back().Kind == SelectorKind::Field;
    const bool IsVariable = Q.SelectorCount == 0 && Q.Root == RootKind::Global;
    return IsMember || IsVariable ? subject(F, Path) : SomeObject;
  }

  /// Whether the condition an operation is about is a member of the method's own object.
  uint32_t ownerOf(uint32_t OpIndex) const {
    const holdwait::skeleton::Path &Q = U.Paths[U.Ops[OpIndex].Object];
    return Q.Root == RootKind::This && Q.SelectorCount == 1 ? Self : SomeObject;
  }

  void take(Effects &At, uint32_t Symbol, Act By) {
    Effect &E = At[Symbol];
    E.Takes = true;
    if (E.Taken.size() < MaxTaken)
      E.Taken.push_back(By);
  }

  void give(Effects &At, uint32_t Symbol, Act By, bool Surely) {
    Effect &E = At[Symbol];
    auto Last = llvm::find_if(llvm::reverse(E.Taken), [&](Act T) { return T.mayMeet(By); });
    if (Last != E.Taken.rend()) {
      Pairs[Symbol].insert({Last->By, By.By});
      E.Taken.erase(std::next(Last).base());
      return;
    }
    if (Settled && llvm::is_contained(E.Given, By))
      addTo(E.Again, By);
    addTo(E.Given, By);
    if (Surely)
      addTo(E.Owed, By);
  }

  void call(Effects &At, uint32_t Callee, uint32_t Object) {
    if (Callee == NoIndex)
      return;
    auto Bound = [&](Act A) { return Act{A.By, A.Object == Self ? Object : A.Object}; };
    for (const auto &[Symbol, E] : Sums[Callee]) {
      At[Symbol].Takes |= E.Takes;
      if (Settled && At[Symbol].Taken.empty())
        for (Act By : E.Again)
          addTo(At[Symbol].Again, Bound(By));
      for (Act By : E.Given)
        give(At, Symbol, Bound(By), llvm::is_contained(E.Owed, By));
      for (Act By : E.Taken)
        take(At, Symbol, Bound(By));
    }
  }

  void run(uint32_t F, const Op &O, Effects &At) {
    if (isCountable(O)) {
      const uint32_t Symbol = subject(F, O.Object);
      if (Symbol == NoIndex)
        return;
      if (O.Kind == OpKind::Notify)
        give(At, Symbol, {F}, true);
      else
        take(At, Symbol, {F});
    } else if (isAdoption(O)) {
      for (uint32_t Path : P.operands(O))
        if (const uint32_t Symbol = subject(F, Path); isOf(ResourceKind::Semaphore, Symbol))
          give(At, Symbol, {F}, true);
    } else if (O.Kind == OpKind::Call && O.callKind() != CallKind::Through) {
      call(At, P.definition(O.Callee), boundTo(F, O.Object));
    }
  }

  void summarise(uint32_t F) {
    const auto Blocks = P.blocks(F);
    std::vector<Effects> In(Blocks.size());
    std::vector<unsigned> Visits(Blocks.size());
    std::vector<bool> Reached(Blocks.size());
    std::vector<uint32_t> Work{0};
    Reached[0] = true;
    Effects End;
    bool Ends = false;
    while (!Work.empty()) {
      const uint32_t B = Work.back();
      Work.pop_back();
      if (++Visits[B] > MaxTaken)
        continue;
      Effects At = In[B];
      for (const Op &O : P.ops(Blocks[B]))
        run(F, O, At);
      if (Blocks[B].EdgeCount == 0 && !(Blocks[B].Flags & BF_NoReturn)) {
        if (Ends)
          meet(End, At);
        else
          End = At;
        Ends = true;
      }
      for (const Edge &E : P.edges(Blocks[B])) {
        const Effects Before = In[E.Target];
        const bool First = !Reached[E.Target];
        if (First)
          In[E.Target] = At;
        else
          meet(In[E.Target], At);
        Reached[E.Target] = true;
        if (First || !(In[E.Target] == Before))
          Work.push_back(E.Target);
      }
    }
    findAgain(F, In, Reached, End);
    for (const auto &[Symbol, Wait] : Waits[F])
      End[Symbol] = {{Act{F, ownerOf(Wait)}}, {}, {}, {}, true};
    for (const auto &[Symbol, Notify] : Notifies[F]) {
      const Act Gives{F, ownerOf(Notify)};
      End[Symbol] = {{}, {Gives}, {Gives}, {}, false};
    }
    dropStock(F, End);
    Changed |= !(Sums[F] == End);
    Sums[F] = std::move(End);
  }

  /// What is given in a loop, with nothing taken on any way there: before all ways are known, they
  /// seem to have taken less.
  void findAgain(uint32_t F, llvm::ArrayRef<Effects> In, const std::vector<bool> &Reached,
                 Effects &End) {
    Settled = true;
    for (size_t B = 0; B < In.size(); ++B) {
      Effects At = In[B];
      if (Reached[B])
        for (const Op &O : P.ops(P.blocks(F)[B]))
          run(F, O, At);
      for (const auto &[Symbol, E] : At)
        for (Act By : E.Again)
          addTo(End[Symbol].Again, By);
    }
    Settled = false;
  }

  /// What a constructor gives is what there is to take.
  void dropStock(uint32_t F, Effects &End) {
    if (!(P.function(F).Flags & FF_Constructor))
      return;
    const uint32_t Record = U.Symbols[P.function(F).Symbol].Parent;
    for (auto &[Symbol, E] : End)
      if (U.Symbols[Symbol].Parent == Record) {
        if (!E.Given.empty())
          Stocked.insert(Symbol);
        E.Given.clear(), E.Owed.clear(), E.Again.clear();
      }
  }

  bool mayBeEmpty(uint32_t Symbol) const {
    auto It = Stocks.find(Symbol);
    return It != Stocks.end() && It->second.MayBeEmpty;
  }

  /// With how many units each semaphore is made.
  void findStocks() {
    for (uint32_t F = 0; F < P.functionCount(); ++F)
      for (const Block &B : P.blocks(F))
        for (const Op &O : P.ops(B)) {
          if (O.Kind != OpKind::Init || O.Aux != 0 || O.Value == NoIndex)
            continue;
          const Value &V = U.Values[O.Value];
          Stock &S = Stocks[subject(F, O.Object)];
          S.MayBeEmpty |= V.Kind == ValueKind::Constant && V.Number == 0;
          S.AlwaysOne &= V.Kind == ValueKind::Constant && V.Number == 1;
        }
  }

  /// Of a channel that both ends wait for (`push` while it is full, `pop` while it is empty), the
  /// other end gives what is waited for; who only notifies closes it.
  bool isPartner(uint32_t Symbol, uint32_t Giver) const {
    auto IsEnd = [&](uint32_t F) {
      auto It = Waits.find(F);
      return It != Waits.end() && !It->second.empty();
    };
    const bool HasEnds = llvm::any_of(
        Notifies, [&](const auto &N) { return N.second.count(Symbol) && IsEnd(N.first); });
    return !HasEnds || IsEnd(Giver);
  }

  void judge() {
    std::set<std::pair<uint32_t, uint32_t>> Unpaired; // (symbol, giver).
    for (uint32_t F = 0; F < P.functionCount(); ++F)
      if (!Called.count(F))
        for (const auto &[Symbol, E] : Sums[F]) {
          for (Act A : E.Owed)
            Unpaired.insert({Symbol, A.By});
          if (!E.Takes)
            for (Act A : E.Again)
              Unpaired.insert({Symbol, A.By});
        }
    auto IsSignal = [&](uint32_t Symbol) {
      auto First = Unpaired.lower_bound({Symbol, 0});
      return First != Unpaired.end() && First->first == Symbol;
    };
    for (const Resource &R : U.Resources) {
      if (R.Kind != ResourceKind::Semaphore)
        continue;
      if (Pairs.count(R.Symbol) && !IsSignal(R.Symbol) && !mayBeEmpty(R.Symbol))
        Counters.insert(R.Symbol);
      else
        AllCount = false;
    }
    for (uint32_t Symbol : Stocked)
      if (isOf(ResourceKind::Queue, Symbol) && Pairs.count(Symbol) && !IsSignal(Symbol))
        Stores.insert(Symbol);
    for (const auto &[Symbol, All] : Pairs)
      for (auto [Taker, Giver] : All) {
        auto Wait = Waits[Taker].find(Symbol), Notify = Notifies[Giver].find(Symbol);
        if (Wait == Waits[Taker].end() || Notify == Notifies[Giver].end() ||
            Unpaired.count({Symbol, Giver}) || !isPartner(Symbol, Giver))
          continue;
        Takers.insert({Taker, Wait->second});
        Givers.insert({Giver, Notify->second});
      }
  }

  const Unit &U;
  const Program P;
  std::vector<Effects> Sums;
  std::map<uint32_t, std::map<uint32_t, uint32_t>> Waits, Notifies;  ///< Function, symbol: the op.
  std::map<uint32_t, std::set<std::pair<uint32_t, uint32_t>>> Pairs; ///< (taker, giver).
  struct Stock {
    bool MayBeEmpty = false, AlwaysOne = true;
  };
  std::map<uint32_t, Stock> Stocks;
  std::set<uint32_t> Stocked; ///< What its record's constructor gives something to.
  std::set<uint32_t> Called;
  bool Changed = false;
  bool Settled = false; ///< What holds where ways meet is known.
};

/// Writes what was found into the unit.
class Rewriter {
public:
  Rewriter(Unit &U, const ShapeFinder &Found) : U(U), Found(Found) {}

  void run() {
    for (uint32_t F = 0; F < U.Functions.size(); ++F)
      for (uint32_t B = 0; B < U.Functions[F].BlockCount; ++B) {
        const Block Blk = U.Blocks[U.Functions[F].FirstBlock + B];
        for (uint32_t I = 0; I < Blk.OpCount; ++I)
          if (Op &O = U.Ops[Blk.FirstOp + I];
              (O.Kind == OpKind::Wait || O.Kind == OpKind::Notify) &&
              O.Aux == static_cast<uint32_t>(WaitKind::Semaphore)) {
            const uint32_t Symbol = Found.subject(F, O.Object);
            if (Symbol == NoIndex ? Found.AllCount && !Found.Counters.empty()
                                  : Found.Counters.count(Symbol))
              count(O, Symbol != NoIndex && Found.isSingle(Symbol));
          } else if (Found.Stores.count(Found.subject(F, O.Object))) {
            store(O);
          } else if (ShapeFinder::isAdoption(O)) {
            adopt(F, O);
          }
      }
    // What takes a unit holds it from its very beginning; so does what gives it back let go.
    for (auto [F, OpIndex] : Found.Takers) {
      const Op Taken = acquire(U.Ops[OpIndex]);
      U.Ops[OpIndex].Variant |= WF_Lease;
      begin(F, Taken);
    }
    for (auto [F, OpIndex] : Found.Givers)
      begin(F, release(U.Ops[OpIndex]));
  }

private:
  void adopt(uint32_t F, Op &O) {
    for (uint32_t I = 0; I < O.OperandCount; ++I)
      if (const uint32_t Symbol = Found.subject(F, U.Operands[O.FirstOperand + I]);
          Found.isOf(ResourceKind::Semaphore, Symbol) && Found.Counters.count(Symbol))
        O.Extra = static_cast<uint8_t>(Found.isSingle(Symbol) ? Mode::Exclusive : Mode::Unit);
  }

  /// What is in the queue are the units; as it never holds more than were put in first, there is
  /// always room.
  void store(Op &O) {
    if (O.Kind != OpKind::Wait && O.Kind != OpKind::Notify)
      return;
    if (O.Aux == static_cast<uint32_t>(WaitKind::Queue))
      count(O, false);
    else if (O.Kind == OpKind::Wait)
      O.Wait = Waiting::Try;
  }

  void count(Op &O, bool IsLock) {
    O.Variant = static_cast<uint8_t>(IsLock ? Mode::Exclusive : Mode::Unit);
    if (O.Kind == OpKind::Notify) {
      O.Kind = OpKind::Release;
      O.Aux = 0;
      return;
    }
    // Of a wait it is zero that says that it has come.
    const bool Tells = O.Extra != 0;
    O.Extra = 0;
    O.Kind = OpKind::Acquire;
    O.FirstOperand = U.Operands.size();
    O.OperandCount = 1;
    U.Operands.push_back(O.Object);
    O.Object = NoIndex;
    O.Aux = O.Result != NoIndex && !Tells;
  }

  /// The object whose member the condition is; the condition itself, if it is none.
  uint32_t poolOf(uint32_t Condition) {
    Path Q = U.Paths[Condition];
    uint32_t Left = Q.SelectorCount;
    while (Left > 0 && U.Selectors[Q.FirstSelector + Left - 1].Kind != SelectorKind::Field)
      --Left;
    if (Left == 0)
      return Condition;
    Q.SelectorCount = Left - 1;
    U.Paths.push_back(Q);
    return U.Paths.size() - 1;
  }

  Op acquire(const Op &Wait) {
    Op O;
    O.Kind = OpKind::Acquire;
    O.Variant = static_cast<uint8_t>(Mode::Unit);
    O.Wait = Wait.Wait;
    O.Where = Wait.Where;
    O.FirstOperand = U.Operands.size();
    O.OperandCount = 1;
    U.Operands.push_back(poolOf(Wait.Object));
    return O;
  }

  Op release(const Op &Notify) {
    Op O;
    O.Kind = OpKind::Release;
    O.Variant = static_cast<uint8_t>(Mode::Unit);
    O.Object = poolOf(Notify.Object);
    O.Where = Notify.Where;
    return O;
  }

  void begin(uint32_t F, Op First) {
    Block &Entry = U.Blocks[U.Functions[F].FirstBlock];
    const uint32_t Old = Entry.FirstOp;
    Entry.FirstOp = U.Ops.size();
    U.Ops.push_back(First);
    for (uint32_t I = 0; I < Entry.OpCount; ++I)
      U.Ops.push_back(Op(U.Ops[Old + I]));
    ++Entry.OpCount;
  }

  Unit &U;
  const ShapeFinder &Found;
};

} // namespace

Unit holdwait::solver::withLeases(Unit U) {
  const bool Any = llvm::any_of(
      U.Ops, [](const Op &O) { return O.Kind == OpKind::Notify || ShapeFinder::isAdoption(O); });
  if (!Any)
    return U;
  const ShapeFinder Found(U);
  Rewriter(U, Found).run();
  return U;
}
