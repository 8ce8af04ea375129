//===-- solver/Program.cpp - A linked unit, indexed -----------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/Program.h"

#include "solver/Components.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;

Program::Program(const Unit &U) : U(U), DefinitionOf(U.Symbols.size(), NoIndex) {
  for (uint32_t F = 0; F < U.Functions.size(); ++F)
    DefinitionOf[U.Functions[F].Symbol] = F;
  for (uint32_t R = 0; R < U.Resources.size(); ++R)
    ResourceOf.try_emplace(U.Resources[R].Symbol, R);
  indexOverrides();
  collectExitHandlers();
  collectMentions();
  Components = findComponents(functionCount(), [&](uint32_t F) { return mentions(F); });
}

const Resource *Program::resource(uint32_t Symbol) const {
  if (Symbol == NoIndex) // Not a key that the table can hold.
    return nullptr;
  auto It = ResourceOf.find(Symbol);
  return It == ResourceOf.end() ? nullptr : &U.Resources[It->second];
}

llvm::StringRef Program::name(uint32_t Symbol) const { return U.Strings[U.Symbols[Symbol].Name]; }

llvm::ArrayRef<Block> Program::blocks(uint32_t F) const {
  return llvm::ArrayRef(U.Blocks).slice(U.Functions[F].FirstBlock, U.Functions[F].BlockCount);
}

llvm::ArrayRef<Op> Program::ops(const Block &B) const {
  return llvm::ArrayRef(U.Ops).slice(B.FirstOp, B.OpCount);
}

llvm::ArrayRef<Edge> Program::edges(const Block &B) const {
  return llvm::ArrayRef(U.Edges).slice(B.FirstEdge, B.EdgeCount);
}

llvm::ArrayRef<uint32_t> Program::operands(const Op &O) const {
  return llvm::ArrayRef(U.Operands).slice(O.FirstOperand, O.OperandCount);
}

llvm::ArrayRef<uint32_t> Program::operands(const Value &V) const {
  return llvm::ArrayRef(U.Operands).slice(V.FirstOperand, V.OperandCount);
}

llvm::ArrayRef<Selector> Program::selectors(const Path &Q) const {
  return llvm::ArrayRef(U.Selectors).slice(Q.FirstSelector, Q.SelectorCount);
}

void Program::indexOverrides() {
  for (uint32_t R = 0; R < U.Records.size(); ++R)
    RecordOf[U.Records[R].Symbol] = R;

  llvm::DenseMap<uint32_t, std::vector<uint32_t>> Derived;
  llvm::DenseSet<uint32_t> Made;
  for (const Record &R : U.Records) {
    if (R.Flags & RDF_Instantiated)
      Made.insert(R.Symbol);
    for (uint32_t Base : llvm::ArrayRef(U.Operands).slice(R.FirstBase, R.BaseCount))
      Derived[Base].push_back(R.Symbol);
  }
  const bool HasMain =
      llvm::any_of(U.Functions, [](const Function &F) { return F.Flags & FF_Main; });
  llvm::DenseMap<uint32_t, std::vector<uint32_t>> Direct;
  for (const Override &O : U.Overrides)
    Direct[O.Overridden].push_back(O.Method);

  // A method can be what runs when its class is instantiated, or one derived from
  // it on a way on which nobody overrides it again.
  auto IsFinalSomewhere = [&](uint32_t Method) {
    const uint32_t Class = U.Symbols[Method].Parent;
    if (Class == NoIndex)
      return true;
    llvm::DenseSet<uint32_t> Hiding;
    if (auto It = Direct.find(Method); It != Direct.end())
      for (uint32_t Over : It->second)
        if (U.Symbols[Over].Parent != NoIndex) // Not a key that the table can hold.
          Hiding.insert(U.Symbols[Over].Parent);
    llvm::SetVector<uint32_t> Reached;
    Reached.insert(Class);
    for (size_t I = 0; I < Reached.size(); ++I) {
      if (Made.contains(Reached[I]))
        return true;
      if (auto It = Derived.find(Reached[I]); It != Derived.end())
        for (uint32_t D : It->second)
          if (!Hiding.contains(D))
            Reached.insert(D);
    }
    return false;
  };
  // Whether any class that has the method is instantiated.
  auto IsMade = [&](uint32_t Method) {
    const uint32_t Class = U.Symbols[Method].Parent;
    return Class == NoIndex ||
           llvm::any_of(Made, [&](uint32_t M) { return M == Class || isDerived(M, Class); });
  };
  llvm::DenseSet<uint32_t> Seen; // Units may contradict each other about who overrides whom.
  bool All = false;
  auto Collect = [&](auto &&Self, uint32_t Method, std::vector<uint32_t> &Out) -> void {
    auto It = Direct.find(Method);
    if (It == Direct.end() || !Seen.insert(Method).second)
      return;
    for (uint32_t M : It->second) {
      if (DefinitionOf[M] != NoIndex && (All || IsFinalSomewhere(M)))
        Out.push_back(DefinitionOf[M]);
      Self(Self, M, Out);
    }
  };
  for (const auto &[Method, _] : Direct) {
    std::vector<uint32_t> Targets;
    Seen.clear();
    Collect(Collect, Method, Targets);
    // What nobody makes in a library, its users make.
    if (Targets.empty() && DefinitionOf[Method] == NoIndex && !HasMain && !IsMade(Method)) {
      All = true;
      Seen.clear();
      Collect(Collect, Method, Targets);
      All = false;
    }
    if (DefinitionOf[Method] != NoIndex && (Targets.empty() || IsFinalSomewhere(Method)))
      Targets.push_back(DefinitionOf[Method]);
    llvm::sort(Targets);
    Targets.erase(llvm::unique(Targets), Targets.end());
    if (Targets.size() > MaxTargets) {
      ++TargetLimitHits;
      Targets.resize(MaxTargets);
    }
    TargetsOf[Method] = std::move(Targets);
  }
}

bool Program::isDerived(uint32_t Record, uint32_t Base) const {
  llvm::SmallVector<uint32_t, 8> Classes{Record};
  for (size_t I = 0; I < Classes.size(); ++I) {
    if (Classes[I] == Base)
      return true;
    const auto It = RecordOf.find(Classes[I]);
    if (It == RecordOf.end())
      continue;
    const skeleton::Record &R = U.Records[It->second];
    for (uint32_t B : llvm::ArrayRef(U.Operands).slice(R.FirstBase, R.BaseCount))
      if (!llvm::is_contained(Classes, B)) // Units may contradict each other: no endless walk.
        Classes.push_back(B);
  }
  return false;
}

llvm::ArrayRef<uint32_t> Program::virtualTargets(uint32_t Symbol) const {
  auto It = TargetsOf.find(Symbol);
  if (It != TargetsOf.end())
    return It->second;
  if (DefinitionOf[Symbol] == NoIndex)
    return {};
  return llvm::ArrayRef(DefinitionOf[Symbol]);
}

void Program::collectFromValue(uint32_t V, llvm::SmallVectorImpl<uint32_t> &Out) const {
  const Value &Val = U.Values[V];
  const auto Operands = operands(Val);
  if (Val.Kind == ValueKind::Function || Val.Kind == ValueKind::Closure)
    llvm::append_range(Out, virtualTargets(Val.A)); // Of a method it may be what overrides it.
  if (Val.Kind == ValueKind::Bound)
    collectFromValue(Val.A, Out);
  if (Val.Kind == ValueKind::Bound || Val.Kind == ValueKind::Choice)
    for (uint32_t O : Operands)
      collectFromValue(O, Out);
  if (Val.Kind == ValueKind::Closure)
    for (size_t I = 1; I < Operands.size(); I += 2)
      collectFromValue(Operands[I], Out);
}

void Program::collectExitHandlers() {
  for (const Op &O : U.Ops)
    if (O.Kind == OpKind::Spawn && O.Aux == static_cast<uint32_t>(SpawnKind::AtExit))
      collectFromValue(O.Value, ExitHandlers);
  llvm::sort(ExitHandlers);
  ExitHandlers.erase(llvm::unique(ExitHandlers), ExitHandlers.end());
}

void Program::collectMentions() {
  Mentions.resize(U.Functions.size());
  Calls.resize(U.Functions.size());
  for (uint32_t F = 0; F < U.Functions.size(); ++F) {
    llvm::SmallVector<uint32_t, 16> Called, Values;
    bool CallsThrough = false;
    for (const Block &B : blocks(F))
      for (const Op &O : ops(B)) {
        collectCalled(O, Called);
        collectValues(O, Values);
        CallsThrough |= O.Kind == OpKind::Call && O.callKind() == CallKind::Through;
      }
    if (CallsThrough)
      llvm::append_range(Called, Values); // One of them may be what is called.
    llvm::append_range(Values, Called);
    for (auto [From, To] : {std::pair(&Called, &Calls[F]), std::pair(&Values, &Mentions[F])}) {
      llvm::sort(*From);
      From->erase(llvm::unique(*From), From->end());
      To->assign(From->begin(), From->end());
    }
  }
}

/// What an operation runs by name.
void Program::collectCalled(const Op &O, llvm::SmallVectorImpl<uint32_t> &Out) const {
  auto Add = [&](uint32_t Symbol) {
    if (Symbol != NoIndex && DefinitionOf[Symbol] != NoIndex)
      Out.push_back(DefinitionOf[Symbol]);
  };
  if (O.Kind == OpKind::Call && O.callKind() == CallKind::Virtual)
    llvm::append_range(Out, virtualTargets(O.Callee));
  else
    Add(O.Callee);
  if (O.Kind == OpKind::GuardBind)
    Add(O.Other);
  if (O.Kind == OpKind::Wait && O.Aux == static_cast<uint32_t>(WaitKind::Exit))
    llvm::append_range(Out, ExitHandlers);
}

/// The functions that an operation handles as values.
void Program::collectValues(const Op &O, llvm::SmallVectorImpl<uint32_t> &Out) const {
  if (O.Value != NoIndex)
    collectFromValue(O.Value, Out);
  if (O.Kind == OpKind::Call || O.Kind == OpKind::Spawn)
    for (uint32_t V : operands(O))
      collectFromValue(V, Out);
}

/// Callees come first, so that one pass over the components is enough.
llvm::BitVector Program::reaching(llvm::function_ref<bool(const Op &)> Is) const {
  llvm::BitVector Out(functionCount());
  for (const std::vector<uint32_t> &Component : Components) {
    auto Reaches = [&](uint32_t F) {
      return llvm::any_of(mentions(F), [&](uint32_t G) { return Out[G]; }) ||
             llvm::any_of(blocks(F), [&](const Block &B) { return llvm::any_of(ops(B), Is); });
    };
    if (llvm::any_of(Component, Reaches))
      for (uint32_t F : Component)
        Out.set(F);
  }
  return Out;
}

void Program::addMentions(llvm::ArrayRef<std::pair<uint32_t, uint32_t>> More) {
  for (auto [F, G] : More) {
    auto &List = Mentions[F];
    if (auto It = llvm::lower_bound(List, G); It == List.end() || *It != G)
      List.insert(It, G);
  }
  Components = findComponents(functionCount(), [&](uint32_t F) { return mentions(F); });
}
