//===-- solver/QueueFinder.cpp - Where tasks are queued and run -----------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/QueueFinder.h"

#include "solver/Callables.h"

#include "llvm/ADT/STLExtras.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;

/// What is run is followed through so many local variables and calls, back to its queue.
static constexpr unsigned MaxHops = 4;

static auto key(const Selector &S) { return std::tuple(S.Kind, S.Operand); }

static bool isSame(llvm::ArrayRef<Selector> X, llvm::ArrayRef<Selector> Y) {
  return X.size() == Y.size() && std::equal(X.begin(), X.end(), Y.begin(),
                                            [](auto &A, auto &B) { return key(A) == key(B); });
}

static bool isSame(const Route &X, const Route &Y) {
  return X.Root == Y.Root && X.Index == Y.Index && isSame(X.Selectors, Y.Selectors);
}

static bool isIndex(const Selector &S) {
  return S.Kind == SelectorKind::AnyIndex || S.Kind == SelectorKind::ConstIndex ||
         S.Kind == SelectorKind::KeyIndex;
}

static bool isDeref(const Selector &S) { return S.Kind == SelectorKind::Deref; }

bool Manner::isPlain() const { return Method == NoIndex && llvm::none_of(Suffix, isDeref); }

namespace holdwait::solver {
bool operator<(const Manner &X, const Manner &Y) {
  if (X.Method != Y.Method)
    return X.Method < Y.Method;
  return std::lexicographical_compare(X.Suffix.begin(), X.Suffix.end(), Y.Suffix.begin(),
                                      Y.Suffix.end(),
                                      [](auto &A, auto &B) { return key(A) < key(B); });
}
} // namespace holdwait::solver

Route holdwait::solver::ownerOf(Route R) {
  auto &S = R.Selectors;
  while (!S.empty() && S.back().Kind != SelectorKind::Field)
    S.pop_back();
  if (!S.empty())
    S.pop_back();
  return R;
}

QueueFinder::QueueFinder(const Unit &U) : U(U), P(U) {
  findWorkers();
  for (uint32_t F = 0; F < P.functionCount(); ++F)
    findConditions(F);
  for (uint32_t F = 0; F < P.functionCount(); ++F)
    findRuns(F);
  for (auto It = Queues.begin(); It != Queues.end();)
    It = Sure.count(It->first) ? std::next(It) : Queues.erase(It);
  if (!Lists.empty())
    findTails();
  if (!Queues.empty())
    for (uint32_t F = 0; F < P.functionCount(); ++F)
      findPuts(F);
  findDetached();
}

/// What keeps the address of a list's head puts into the list.
void QueueFinder::findTails() {
  for (const Op &O : U.Ops)
    if (O.Kind == OpKind::Assign && U.Values[O.Value].Kind == ValueKind::Address)
      if (const uint32_t Head = symbolOf(route(U.Values[O.Value].A)); Lists.count(Head))
        Tails.try_emplace(symbolOf(route(O.Object)), Head);
}

Route QueueFinder::route(uint32_t Path) const {
  const skeleton::Path &Q = U.Paths[Path];
  const auto S = P.selectors(Q);
  return {Q.Root, Q.Index, {S.begin(), S.end()}};
}

uint32_t QueueFinder::symbolOf(const Route &R) const {
  return Callables::symbolOf(R.Selectors, R.Root == RootKind::Global ? R.Index : NoIndex, P);
}

uint32_t QueueFinder::indexOf(const Op &O) const {
  return static_cast<uint32_t>(&O - U.Ops.data());
}

/// The function of a callable that is written down, or NoIndex.
uint32_t QueueFinder::target(uint32_t Value) const {
  const auto &V = U.Values[Value];
  if (V.Kind == ValueKind::Function || V.Kind == ValueKind::Closure)
    return P.definition(V.A);
  return V.Kind == ValueKind::Bound ? target(V.A) : NoIndex;
}

/// What threads run: what they start with, and whatever that calls by name.
void QueueFinder::findWorkers() {
  std::vector<uint32_t> Work;
  for (const Op &O : U.Ops)
    if (O.Kind == OpKind::Spawn && O.Aux == static_cast<uint32_t>(SpawnKind::Thread))
      Work.push_back(target(O.Value));
  while (!Work.empty()) {
    const uint32_t F = Work.back();
    Work.pop_back();
    if (F == NoIndex || !Workers.insert(F).second)
      continue;
    for (const Block &B : P.blocks(F))
      for (const Op &O : P.ops(B))
        if (O.Kind == OpKind::Call && O.callKind() != CallKind::Through)
          Work.push_back(P.definition(O.Callee));
  }
}

/// Conditions that the function waits at or notifies, itself or by a wrapper of that operation.
void QueueFinder::findConditions(uint32_t F) {
  auto IsAbout = [](const Op &O) {
    return (O.Kind == OpKind::Wait || O.Kind == OpKind::Notify) && O.Object != NoIndex &&
           O.Aux == static_cast<uint32_t>(WaitKind::Condition);
  };
  auto Add = [&](OpKind Kind, Route R) {
    if (const uint32_t Symbol = symbolOf(R); Symbol != NoIndex)
      (Kind == OpKind::Wait ? Waits : Notifies)[F].try_emplace(Symbol, std::move(R));
  };
  auto AddWrapped = [&](const Op &Call, const Op &O) {
    const skeleton::Path &Q = U.Paths[O.Object];
    if (Q.Root != RootKind::Local || Q.Index >= Call.OperandCount || Q.SelectorCount != 1)
      return;
    const auto &V = U.Values[P.operands(Call)[Q.Index]];
    if (V.Kind == ValueKind::Address)
      Add(O.Kind, route(V.A));
  };
  for (const Block &B : P.blocks(F))
    for (const Op &O : P.ops(B)) {
      if (IsAbout(O))
        Add(O.Kind, route(O.Object));
      const uint32_t Callee = O.Kind == OpKind::Call && O.callKind() == CallKind::Direct
                                  ? P.definition(O.Callee)
                                  : NoIndex;
      if (Callee != NoIndex)
        for (const Block &Inner : P.blocks(Callee))
          for (const Op &I : P.ops(Inner))
            if (IsAbout(I))
              AddWrapped(O, I);
    }
}

/// An element of a container, or of what is in it.
std::optional<QueueFinder::Origin> QueueFinder::inContainer(const Route &Of) const {
  const llvm::ArrayRef<Selector> All = Of.Selectors;
  const auto Last = llvm::find_if(llvm::reverse(All), isIndex);
  if (Last == All.rend())
    return std::nullopt;
  const size_t Length = All.size() - (Last - All.rbegin()) - 1;
  Origin Found;
  Found.Slot = Callables::symbolOf(All.take_front(Length),
                                   Of.Root == RootKind::Global ? Of.Index : NoIndex, P);
  if (Found.Slot == NoIndex)
    return std::nullopt;
  const auto Element = All.take_front(Length + 1), Rest = All.drop_front(Length + 1);
  Found.Element = {Of.Root, Of.Index, {Element.begin(), Element.end()}};
  Found.Suffix.assign(Rest.begin(), Rest.end());
  return Found;
}

/// Where \p Of came from, through local variables of \p F and results of what it calls.
std::optional<QueueFinder::Origin> QueueFinder::origin(uint32_t F, const Route &Of,
                                                       unsigned Hops) const {
  if (auto Found = inContainer(Of))
    return Found;
  if (Of.Root != RootKind::Local || Hops == MaxHops)
    return std::nullopt;
  const auto &Writes = localsOf(F).Writes;
  const auto It = Writes.find(Of.Index);
  if (It == Writes.end())
    return std::nullopt;
  for (uint32_t I : It->second)
    if (auto Found = fromWrite(F, U.Ops[I], Of, Hops))
      return Found;
  return std::nullopt;
}

/// Where \p Of came from if \p O, which gives its variable something, gave it.
std::optional<QueueFinder::Origin> QueueFinder::fromWrite(uint32_t F, const Op &O, const Route &Of,
                                                          unsigned Hops) const {
  if (O.Kind == OpKind::Call)
    return fromResult(F, O, Of, Hops);
  const Route To = route(O.Object);
  const bool IsPart =
      To.Selectors.size() <= Of.Selectors.size() &&
      isSame(To.Selectors, llvm::ArrayRef(Of.Selectors).take_front(To.Selectors.size()));
  return fromValue(F, U.Values[O.Value],
                   IsPart ? llvm::ArrayRef(Of.Selectors).drop_front(To.Selectors.size())
                          : llvm::ArrayRef<Selector>(),
                   Of.Index, Hops);
}

/// The operations of \p F by the local variable that they write, and that they read a part of.
/// They are asked for again and again, so they are found once.
const QueueFinder::LocalOps &QueueFinder::localsOf(uint32_t F) const {
  auto [It, Inserted] = Locals.try_emplace(F);
  if (!Inserted)
    return *It->second;
  It->second = std::make_unique<LocalOps>();
  auto IsLocal = [&](uint32_t Path) {
    return Path != NoIndex && U.Paths[Path].Root == RootKind::Local;
  };
  for (const Block &B : P.blocks(F))
    for (const Op &O : P.ops(B)) {
      const bool Stores =
          (O.Kind == OpKind::Assign || O.Kind == OpKind::GuardMove) && O.Value != NoIndex;
      if (Stores && IsLocal(O.Object))
        It->second->Writes[U.Paths[O.Object].Index].push_back(indexOf(O));
      if (O.Kind == OpKind::Call && O.callKind() == CallKind::Direct && IsLocal(O.Result) &&
          U.Paths[O.Result].SelectorCount == 0)
        It->second->Writes[U.Paths[O.Result].Index].push_back(indexOf(O));
      if (O.Kind == OpKind::Assign && U.Values[O.Value].Kind == ValueKind::Load &&
          IsLocal(U.Values[O.Value].A) && U.Paths[U.Values[O.Value].A].SelectorCount > 0)
        It->second->Reads[U.Paths[U.Values[O.Value].A].Index].push_back(indexOf(O));
    }
  return *It->second;
}

/// Where what \p Rest leads to from a value came from, which variable \p Local got.
std::optional<QueueFinder::Origin> QueueFinder::fromValue(uint32_t F, const Value &V,
                                                          llvm::ArrayRef<Selector> Rest,
                                                          uint32_t Local, unsigned Hops) const {
  if (V.Kind != ValueKind::Load && V.Kind != ValueKind::Address)
    return std::nullopt;
  Route From = route(V.A);
  if (From.Root == RootKind::Local && From.Index == Local)
    return std::nullopt;
  if (V.Kind == ValueKind::Load && llvm::none_of(From.Selectors, isIndex))
    if (const uint32_t Head = symbolOf(From); Head != NoIndex && movesOn(F, From, Local)) {
      Origin Found;
      Found.Slot = Head;
      Found.Element = std::move(From);
      Found.Suffix.assign(Rest.begin(), Rest.end());
      Found.InList = Found.TakenOut = true;
      return Found;
    }
  // A loop over all elements of a container takes none of them out.
  if (V.Kind == ValueKind::Address && llvm::none_of(From.Selectors, isIndex) &&
      llvm::any_of(Rest, [](auto &S) { return S.Kind == SelectorKind::AnyIndex; }))
    return std::nullopt;
  if (V.Kind == ValueKind::Address && !Rest.empty() && isDeref(Rest.front()))
    Rest = Rest.drop_front();
  llvm::append_range(From.Selectors, Rest);
  auto Found = origin(F, From, Hops + 1);
  if (Found)
    Found->TakenOut |= V.Kind == ValueKind::Load;
  return Found;
}

/// What the callee returns; a queue of the callee's object is one of the object it is called on.
std::optional<QueueFinder::Origin> QueueFinder::fromResult(uint32_t F, const Op &Call,
                                                           const Route &Of, unsigned Hops) const {
  const uint32_t Callee = P.definition(Call.Callee);
  if (Callee == NoIndex || Callee == F)
    return std::nullopt;
  for (const Block &B : P.blocks(Callee))
    for (const Op &O : P.ops(B)) {
      const bool Gives =
          O.Kind == OpKind::Return ||
          ((O.Kind == OpKind::Assign || O.Kind == OpKind::GuardMove) &&
           U.Paths[O.Object].Root == RootKind::Result && U.Paths[O.Object].SelectorCount == 0);
      if (!Gives || O.Value == NoIndex)
        continue;
      auto Found = fromValue(Callee, U.Values[O.Value], Of.Selectors, NoIndex, Hops + 1);
      if (!Found)
        continue;
      if (Found->Element.Root == RootKind::This && Call.Object != NoIndex) {
        Route Object = route(Call.Object);
        llvm::append_range(Object.Selectors, Found->Element.Selectors);
        Found->Element = std::move(Object);
      } else if (Found->Element.Root != RootKind::Global) {
        Found->Element.Root = RootKind::Any;
      }
      Found->Waited |= Waits.count(Callee) != 0;
      return Found;
    }
  return std::nullopt;
}

/// Whether the head of a list is made to lead to what the variable's object leads to.
bool QueueFinder::movesOn(uint32_t F, const Route &Head, uint32_t Local) const {
  if (Local == NoIndex) // Not a key that the table can hold.
    return false;
  const auto &Reads = localsOf(F).Reads;
  const auto It = Reads.find(Local);
  return It != Reads.end() &&
         llvm::any_of(It->second, [&](uint32_t I) { return isSame(route(U.Ops[I].Object), Head); });
}

void QueueFinder::findRuns(uint32_t F) {
  for (const Block &B : P.blocks(F))
    for (const Op &O : P.ops(B)) {
      if (O.Kind != OpKind::Call)
        continue;
      if (O.callKind() == CallKind::Through && U.Values[O.Value].Kind == ValueKind::Load)
        noteRun(F, indexOf(O), route(U.Values[O.Value].A), NoIndex);
      else if (O.callKind() == CallKind::Virtual && O.Object != NoIndex &&
               !P.name(O.Callee).contains('~'))
        noteRun(F, indexOf(O), route(O.Object), O.Callee);
    }
}

void QueueFinder::noteRun(uint32_t F, uint32_t Op, const Route &Of, uint32_t Method) {
  const auto Found = origin(F, Of);
  const bool IsWorker = Workers.count(F) != 0;
  const bool IsField =
      llvm::any_of(Of.Selectors, isDeref) && Of.Selectors.back().Kind == SelectorKind::Field;
  if (Method == NoIndex && IsWorker && IsField && Waits.count(F) && Of.Root == RootKind::Local &&
      Of.Index >= P.function(F).ParamCount)
    Loose.push_back({F, Op, Of.Selectors.back().Operand});
  if (!Found)
    return;
  const bool Waited = Found->Waited || Waits.count(F);
  if ((Found->InList || Method != NoIndex) && !Waited)
    return;
  if (Method != NoIndex &&
      (!Found->TakenOut || (!Found->Element.Selectors.empty() &&
                            Found->Element.Selectors.back().Kind == SelectorKind::KeyIndex)))
    return;
  Queue &Q = Queues[Found->Slot];
  std::optional<Route> Owner;
  if (Found->Element.Root != RootKind::Any)
    Owner = ownerOf(Found->Element);
  Q.Runs.push_back({Op, std::move(Owner)});
  Q.Manners.insert({Found->Suffix, Method});
  if (Found->InList)
    Lists.insert(Found->Slot);
  if (IsWorker)
    Sure.insert(Found->Slot);
}

/// Whether the head of a list, or what keeps its address, is given something that is not in it.
bool QueueFinder::isPutInto(const Op &O, uint32_t Slot) const {
  const auto &V = U.Values[O.Value];
  const bool IsNew = V.Kind == ValueKind::Address ||
                     (V.Kind == ValueKind::Load && U.Paths[V.A].Root == RootKind::Local &&
                      U.Paths[V.A].SelectorCount == 0);
  Route To = route(O.Object);
  if (!IsNew)
    return false;
  if (!To.Selectors.empty() && isDeref(To.Selectors.back())) {
    To.Selectors.pop_back();
    auto Tail = Tails.find(symbolOf(To));
    return Tail != Tails.end() && Tail->second == Slot &&
           (To.Selectors.empty() || To.Selectors.back().Kind == SelectorKind::Field);
  }
  return symbolOf(To) == Slot &&
         (To.Selectors.empty() || To.Selectors.back().Kind == SelectorKind::Field);
}

void QueueFinder::findPuts(uint32_t F) {
  for (const Block &B : P.blocks(F))
    for (const Op &O : P.ops(B)) {
      if (O.Kind != OpKind::Assign)
        continue;
      for (uint32_t Slot : Lists)
        if (auto It = Queues.find(Slot); It != Queues.end() && isPutInto(O, Slot)) {
          Route Head = route(O.Object);
          if (!Head.Selectors.empty() && isDeref(Head.Selectors.back()))
            Head.Selectors.pop_back();
          It->second.Puts.push_back({indexOf(O), ownerOf(std::move(Head)), false});
        }
      const auto Into = inContainer(route(O.Object));
      auto It = Into ? Queues.find(Into->Slot) : Queues.end();
      if (It == Queues.end() || Lists.count(Into->Slot))
        continue;
      const auto &V = U.Values[O.Value];
      const bool IsCallable = V.Kind == ValueKind::Closure || V.Kind == ValueKind::Bound ||
                              V.Kind == ValueKind::Function;
      const bool IsObject = V.Kind == ValueKind::Load || V.Kind == ValueKind::Address;
      // One element of a container is moved to another.
      if ((!IsCallable && !IsObject) || (V.Kind == ValueKind::Load && inContainer(route(V.A))))
        continue;
      It->second.Puts.push_back({indexOf(O), ownerOf(Into->Element), IsCallable});
    }
}

/// Conditions that a function notifies, or the functions it calls by name if they are global.
const QueueFinder::Conditions &QueueFinder::told(uint32_t F) const {
  static const Conditions None;
  auto It = Notifies.find(F);
  return It == Notifies.end() ? None : It->second;
}

/// What workers found a callable in that nothing is known to be put into.
void QueueFinder::findDetached() {
  std::map<uint32_t, std::set<uint32_t>> Fields; // And the conditions of who calls out of them.
  for (const LooseRun &L : Loose) {
    const bool IsKnown = llvm::any_of(Queues, [&](const auto &Q) {
      return !Q.second.Puts.empty() &&
             llvm::any_of(Q.second.Runs, [&](const Run &R) { return R.Op == L.Op; });
    });
    if (IsKnown)
      continue;
    for (const auto &[Symbol, _] : Waits[L.Function])
      Fields[L.Field].insert(Symbol);
    Queues[L.Field].Runs.push_back({L.Op, ownerOf(Waits[L.Function].begin()->second)});
  }
  if (!Fields.empty())
    for (uint32_t F = 0; F < P.functionCount(); ++F)
      findDetached(F, Fields);
}

/// Callables that are stored by who then notifies the condition that the worker waits at.
void QueueFinder::findDetached(uint32_t F, const std::map<uint32_t, std::set<uint32_t>> &Fields) {
  Conditions Told = told(F);
  for (const Block &B : P.blocks(F))
    for (const Op &O : P.ops(B))
      if (O.Kind == OpKind::Call && O.callKind() == CallKind::Direct)
        if (const uint32_t Callee = P.definition(O.Callee); Callee != NoIndex)
          for (const auto &[Symbol, R] : told(Callee))
            if (R.Root == RootKind::Global)
              Told.try_emplace(Symbol, R);
  if (Told.empty())
    return;
  for (const Block &B : P.blocks(F))
    for (const Op &O : P.ops(B)) {
      if (O.Kind != OpKind::Assign)
        continue;
      const Route To = route(O.Object);
      const auto &V = U.Values[O.Value];
      if (To.Selectors.empty() || To.Selectors.back().Kind != SelectorKind::Field ||
          V.Kind == ValueKind::Constant || V.Kind == ValueKind::Unknown)
        continue;
      auto It = Fields.find(To.Selectors.back().Operand);
      if (It == Fields.end())
        continue;
      for (const auto &[Symbol, R] : Told)
        if (It->second.count(Symbol)) {
          Queues[It->first].Puts.push_back({indexOf(O), ownerOf(R), true});
          break;
        }
    }
}
