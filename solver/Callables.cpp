//===-- solver/Callables.cpp - Which callables end up where ---------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/Callables.h"

#include "llvm/ADT/STLExtras.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;

Callables::Callables(const Program &P) : P(P) {
  for (uint32_t F = 0; F < P.functionCount(); ++F)
    read(F);
  propagate();
  collectMentions();
}

llvm::ArrayRef<StoredCallable> Callables::in(uint32_t Symbol) const {
  return held(NodeKind::Symbol, Symbol, 0);
}

llvm::ArrayRef<StoredCallable> Callables::in(uint32_t Root, uint32_t Symbol) const {
  const auto Own = held(NodeKind::GlobalField, Root, Symbol);
  return Own.empty() ? in(Symbol) : Own;
}

llvm::ArrayRef<StoredCallable> Callables::held(NodeKind Kind, uint32_t A, uint32_t B) const {
  auto It = Index.find({Kind, A, B});
  if (It == Index.end())
    return {};
  return Held[It->second];
}

Callables::Node Callables::node(NodeKind Kind, uint32_t A, uint32_t B) {
  auto [It, Inserted] = Index.try_emplace({Kind, A, B}, Held.size());
  if (Inserted) {
    Held.emplace_back();
    Copies.emplace_back();
    Uses.emplace_back();
    if (Kind == NodeKind::Symbol)
      Symbols.insert(It->second);
  }
  return It->second;
}

uint32_t Callables::symbolOf(llvm::ArrayRef<Selector> Selectors, uint32_t Root, const Program &P) {
  uint32_t OfLibrary = Root;
  for (const Selector &S : llvm::reverse(Selectors)) {
    if (S.Kind != SelectorKind::Field)
      continue;
    if (!(P.unit().Symbols[S.Operand].Flags & SF_System))
      return S.Operand;
    if (OfLibrary == NoIndex)
      OfLibrary = S.Operand;
  }
  return OfLibrary;
}

uint32_t Callables::symbolAt(PathId Path, const PathTable &Paths, const Program &P) {
  const PathTable::Node &Root = Paths[Paths.rootOf(Path)];
  return symbolOf(Paths.selectors(Path),
                  Root.Root == RootKind::Global ? Root.Last.Operand : NoIndex, P);
}

/// The set a path belongs to: that of its last field, of its global, of its
/// local; NoIndex for an object nobody knows.
Callables::Node Callables::nodeOf(uint32_t Path, uint32_t Function) {
  if (Path == NoIndex)
    return NoIndex;
  const skeleton::Path &Q = P.unit().Paths[Path];
  const auto Selectors = P.selectors(Q);
  const uint32_t Symbol = symbolOf(Selectors, Q.Root == RootKind::Global ? Q.Index : NoIndex, P);
  if (Symbol != NoIndex && (Q.Root != RootKind::Local || !isSystem(Symbol)))
    return node(NodeKind::Symbol, Symbol);
  switch (Q.Root) {
  case RootKind::Local:
    return node(NodeKind::Local, Function, Q.Index);
  case RootKind::Result:
    return node(NodeKind::Result, Function);
  default:
    return NoIndex;
  }
}

void Callables::read(uint32_t F) {
  for (const Block &B : P.blocks(F))
    for (const Op &O : P.ops(B)) {
      const uint32_t OpIndex = static_cast<uint32_t>(&O - P.unit().Ops.data());
      switch (O.Kind) {
      case OpKind::Assign:
        store(O.Value, F, O.Object);
        break;
      case OpKind::Return:
        if (O.Value != NoIndex)
          flow(O.Value, F, node(NodeKind::Result, F));
        break;
      case OpKind::Call:
      case OpKind::Spawn:
        readCall(O, OpIndex, F);
        break;
      default:
        break;
      }
    }
}

void Callables::store(uint32_t V, uint32_t F, uint32_t Path) {
  const Node To = nodeOf(Path, F);
  flow(V, F, To);
  noteStore(V, F, Path);
  const skeleton::Path &Q = P.unit().Paths[Path];
  if (Q.Root != RootKind::Global || To == NoIndex)
    return;
  const auto Selectors = P.selectors(Q);
  const uint32_t Symbol = symbolOf(Selectors, Q.Index, P);
  if (Symbol != Q.Index)
    flow(V, F, node(NodeKind::GlobalField, Q.Index, Symbol));
}

void Callables::readCall(const Op &O, uint32_t OpIndex, uint32_t F) {
  if (O.Kind == OpKind::Spawn || O.callKind() == CallKind::Through)
    return use(O.Value, F, {F, OpIndex});
  llvm::SmallVector<uint32_t, 4> Targets;
  if (O.callKind() == CallKind::Virtual)
    llvm::append_range(Targets, P.virtualTargets(O.Callee));
  else if (P.definition(O.Callee) != NoIndex)
    Targets.push_back(P.definition(O.Callee));
  for (uint32_t T : Targets) {
    pass(T, P.operands(O), F);
    const auto Arguments = P.operands(O);
    for (uint32_t I = 0; I < Arguments.size() && I < P.function(T).ParamCount; ++I)
      noteHanded(Arguments[I], F, node(NodeKind::Local, T, I), O.Object);
    if (const Node To = nodeOf(O.Result, F); To != NoIndex)
      copy(node(NodeKind::Result, T), To);
  }
}

/// Gives arguments to the parameters of \p Target.
void Callables::pass(uint32_t Target, llvm::ArrayRef<uint32_t> Arguments, uint32_t F) {
  const uint32_t Count = P.function(Target).ParamCount;
  for (uint32_t I = 0; I < Arguments.size() && I < Count; ++I)
    flow(Arguments[I], F, node(NodeKind::Local, Target, I));
}

/// What a closure captures arrives in its fields.
void Callables::capture(const Value &Closure, uint32_t F) {
  const auto Operands = P.operands(Closure);
  for (size_t I = 0; I + 1 < Operands.size(); I += 2)
    flow(Operands[I + 1], F, node(NodeKind::Symbol, Operands[I]));
}

/// What a value is, or leads to, arrives at \p To.
void Callables::flow(uint32_t V, uint32_t F, Node To) {
  if (To == NoIndex)
    return;
  const Value &Val = P.unit().Values[V];
  switch (Val.Kind) {
  case ValueKind::Load:
  case ValueKind::Address: // By reference.
    if (const Node From = nodeOf(Val.A, F); From != NoIndex)
      copy(From, To);
    return;
  case ValueKind::Choice:
    for (uint32_t O : P.operands(Val))
      flow(O, F, To);
    return;
  case ValueKind::Closure:
    capture(Val, F);
    return add(To, {F, V}, Nowhere);
  case ValueKind::Function:
  case ValueKind::Bound:
    return add(To, {F, V}, Nowhere);
  default:
    return;
  }
}

void Callables::copy(Node From, Node To) {
  if (From == To) // From one object to another.
    for (StoredCallable C : Held[From])
      arrive(To, C, From);
  if (llvm::is_contained(Copies[From], To))
    return;
  Copies[From].push_back(To);
  for (size_t I = 0; I < Held[From].size(); ++I)
    add(To, Held[From][I], From);
}

void Callables::add(Node To, StoredCallable C, Node From) {
  arrive(To, C, From);
  auto &Set = Held[To];
  auto It = llvm::lower_bound(Set, C);
  if (It != Set.end() && *It == C)
    return;
  if (Set.size() == MaxStored) {
    ++LimitHits;
    return;
  }
  Set.insert(It, C);
  Work.push_back({To, C});
}

void Callables::arrive(Node To, StoredCallable C, Node From) {
  if (!Symbols.contains(To))
    return;
  const auto [It, IsFirst] = Arrivals.try_emplace({To, C}, From);
  if (!IsFirst && It->second != From)
    It->second = NoIndex;
}

/// Notes where a callable is stored, or a parameter as it came.
void Callables::noteStore(uint32_t V, uint32_t F, uint32_t Path) {
  const Value &Val = P.unit().Values[V];
  if (Val.Kind == ValueKind::Closure || Val.Kind == ValueKind::Bound) {
    const auto [It, IsFirst] = Stores.try_emplace({F, V}, Path);
    if (!IsFirst && It->second != Path)
      It->second = NoIndex;
  } else if (Val.Kind == ValueKind::Load) {
    const skeleton::Path &From = P.unit().Paths[Val.A];
    if (From.Root != RootKind::Local || From.SelectorCount != 0 ||
        From.Index >= P.function(F).ParamCount)
      return;
    const auto [It, IsFirst] =
        ParameterStores.try_emplace(node(NodeKind::Local, F, From.Index), Path);
    if (!IsFirst && It->second != Path)
      It->second = NoIndex;
  }
}

void Callables::noteHanded(uint32_t V, uint32_t F, Node To, uint32_t Object) {
  const Value &Val = P.unit().Values[V];
  if (Object == NoIndex || (Val.Kind != ValueKind::Closure && Val.Kind != ValueKind::Bound))
    return;
  const auto [It, IsFirst] = Handed.try_emplace({F, V}, Handing{Object, To});
  if (!IsFirst && (It->second.Object != Object || It->second.To != To))
    It->second.Object = NoIndex;
}

std::optional<Keeping> Callables::keptAt(uint32_t Symbol, StoredCallable C) const {
  const auto It = Index.find({NodeKind::Symbol, Symbol, 0});
  if (It == Index.end())
    return std::nullopt;
  const auto Arrival = Arrivals.find({It->second, C});
  if (Arrival == Arrivals.end() || Arrival->second == NoIndex)
    return std::nullopt;
  if (const auto Store = Stores.find(C); Store != Stores.end())
    return Arrival->second == Nowhere && Store->second != NoIndex
               ? std::optional<Keeping>({Store->second, NoIndex})
               : std::nullopt;
  const auto Given = Handed.find(C);
  if (Given == Handed.end() || Given->second.Object == NoIndex ||
      Given->second.To != Arrival->second)
    return std::nullopt;
  const uint32_t Place = ParameterStores.lookup_or(Given->second.To, NoIndex);
  if (Place == NoIndex)
    return std::nullopt;
  return Keeping{Place, Given->second.Object};
}

void Callables::propagate() {
  while (!Work.empty()) {
    const auto [N, C] = Work.back();
    Work.pop_back();
    for (size_t I = 0; I < Copies[N].size(); ++I)
      add(Copies[N][I], C, N);
    for (size_t I = 0; I < Uses[N].size(); ++I)
      run(Use(Uses[N][I]), C);
  }
}

/// A call or a start of a thread through \p V.
void Callables::use(uint32_t V, uint32_t F, const Use &U) {
  const Value &Val = P.unit().Values[V];
  switch (Val.Kind) {
  case ValueKind::Load:
  case ValueKind::Address:
    if (const Node From = nodeOf(Val.A, F); From != NoIndex) {
      Uses[From].push_back(U);
      for (size_t I = 0; I < Held[From].size(); ++I)
        run(U, StoredCallable(Held[From][I]));
    }
    return;
  case ValueKind::Closure:
    capture(Val, F);
    return run(U, {F, V});
  case ValueKind::Function:
  case ValueKind::Bound:
    return run(U, {F, V});
  default:
    return;
  }
}

/// The arguments of a call go to what it runs.
void Callables::run(const Use &U, StoredCallable C) {
  const Value &Val = P.unit().Values[C.Value];
  if (Val.Kind == ValueKind::Bound) {
    // Its own arguments come first, those of the call where it has placeholders.
    const Value &Inner = P.unit().Values[Val.A];
    if ((Inner.Kind != ValueKind::Function && Inner.Kind != ValueKind::Closure) ||
        P.definition(Inner.A) == NoIndex)
      return;
    const uint32_t Target = P.definition(Inner.A);
    const auto Operands = P.operands(Val);
    const bool TakesObject = (P.function(Target).Flags & FF_Method) && !Operands.empty();
    return pass(Target, Operands.drop_front(TakesObject), C.Function);
  }
  if (P.definition(Val.A) == NoIndex)
    return;
  const uint32_t Target = P.definition(Val.A);
  pass(Target, P.operands(P.unit().Ops[U.Op]), U.Function);
}

/// The function that calling a callable value runs, or NoIndex.
uint32_t Callables::target(uint32_t V) const {
  const Value *Val = &P.unit().Values[V];
  for (unsigned Depth = 0; Val->Kind == ValueKind::Bound && Depth < 4; ++Depth)
    Val = &P.unit().Values[Val->A];
  return Val->Kind == ValueKind::Function || Val->Kind == ValueKind::Closure ? P.definition(Val->A)
                                                                             : NoIndex;
}

void Callables::mention(uint32_t V, uint32_t F) {
  const Value &Val = P.unit().Values[V];
  if (Val.Kind == ValueKind::Choice)
    for (uint32_t O : P.operands(Val))
      mention(O, F);
  if (Val.Kind != ValueKind::Load && Val.Kind != ValueKind::Address)
    return;
  const skeleton::Path &Q = P.unit().Paths[Val.A];
  if (Q.Root == RootKind::Global)
    mentionSymbol(Q.Index, F);
  for (const Selector &S : P.selectors(Q))
    if (S.Kind == SelectorKind::Field)
      mentionSymbol(S.Operand, F);
}

void Callables::mentionSymbol(uint32_t Symbol, uint32_t F) {
  if (in(Symbol).size() > MaxWalked)
    return;
  for (const StoredCallable &C : in(Symbol))
    if (const uint32_t T = target(C.Value); T != NoIndex)
      Mentions.push_back({F, T});
}

void Callables::collectMentions() {
  for (uint32_t F = 0; F < P.functionCount(); ++F)
    for (const Block &B : P.blocks(F))
      for (const Op &O : P.ops(B)) {
        if (O.Value != NoIndex)
          mention(O.Value, F);
        if (O.Kind == OpKind::Call || O.Kind == OpKind::Spawn)
          for (uint32_t V : P.operands(O))
            mention(V, F);
      }
  llvm::sort(Mentions);
  Mentions.erase(llvm::unique(Mentions), Mentions.end());
}
