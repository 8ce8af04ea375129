//===-- skeleton/Builder.cpp - Making units --------------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "skeleton/Builder.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/xxhash.h"

#include <cassert>

using namespace holdwait::skeleton;

Identity holdwait::skeleton::identify(llvm::StringRef USR, llvm::StringRef UnitName) {
  llvm::SmallString<256> Key(USR);
  if (!UnitName.empty()) {
    Key += '\0'; // Cannot occur in a USR, so no two pairs collide.
    Key += UnitName;
  }
  const llvm::XXH128_hash_t Hash =
      llvm::xxh3_128bits(llvm::ArrayRef(reinterpret_cast<const uint8_t *>(Key.data()), Key.size()));
  return {Hash.high64, Hash.low64};
}

uint32_t Builder::string(llvm::StringRef Text) {
  auto [It, Inserted] = StringIndex.try_emplace(Text, U.Strings.size());
  if (Inserted)
    U.Strings.push_back(Text.str());
  return It->second;
}

uint32_t Builder::symbol(const Symbol &S) {
  auto [It, Inserted] = SymbolIndex.try_emplace(S.Id, U.Symbols.size());
  if (Inserted) {
    U.Symbols.push_back(S);
    return It->second;
  }
  Symbol &Known = U.Symbols[It->second];
  Known.Flags |= S.Flags;
  if (Known.Parent == NoIndex)
    Known.Parent = S.Parent;
  if (Known.Where.Line == 0)
    Known.Where = S.Where;
  if (Known.Name == 0)
    Known.Name = S.Name;
  return It->second;
}

uint32_t Builder::findSymbol(const Identity &Id) const {
  auto It = SymbolIndex.find(Id);
  return It == SymbolIndex.end() ? NoIndex : It->second;
}

uint32_t Builder::path(RootKind Root, uint32_t Index, llvm::ArrayRef<Selector> Selectors) {
  std::vector<uint32_t> Key{static_cast<uint32_t>(Root), Index};
  for (const Selector &S : Selectors) {
    Key.push_back(static_cast<uint32_t>(S.Kind));
    Key.push_back(S.Operand);
  }
  auto [It, Inserted] = PathIndex.try_emplace(std::move(Key), U.Paths.size());
  if (Inserted) {
    // The selectors may be a slice of our own array.
    const std::vector<Selector> Copy(Selectors.begin(), Selectors.end());
    U.Paths.push_back({Root, Index, static_cast<uint32_t>(U.Selectors.size()),
                       static_cast<uint32_t>(Copy.size())});
    U.Selectors.insert(U.Selectors.end(), Copy.begin(), Copy.end());
  }
  return It->second;
}

uint32_t Builder::extend(uint32_t Base, Selector S) {
  const Path P = U.Paths[Base];
  const llvm::ArrayRef<Selector> Old = selectors(Base);
  std::vector<Selector> Longer(Old.begin(), Old.end());
  Longer.push_back(S);
  return path(P.Root, P.Index, Longer);
}

llvm::ArrayRef<Selector> Builder::selectors(uint32_t PathIndex) const {
  const Path &P = U.Paths[PathIndex];
  return llvm::ArrayRef(U.Selectors).slice(P.FirstSelector, P.SelectorCount);
}

uint32_t Builder::operands(llvm::ArrayRef<uint32_t> List) {
  const auto First = static_cast<uint32_t>(U.Operands.size());
  U.Operands.insert(U.Operands.end(), List.begin(), List.end());
  return First;
}

uint32_t Builder::value(ValueKind Kind, uint32_t A, int64_t Number,
                        llvm::ArrayRef<uint32_t> Operands) {
  std::vector<uint64_t> Key{static_cast<uint64_t>(Kind), A, static_cast<uint64_t>(Number)};
  Key.insert(Key.end(), Operands.begin(), Operands.end());
  auto [It, Inserted] = ValueIndex.try_emplace(std::move(Key), U.Values.size());
  if (Inserted) {
    const uint32_t First = Operands.empty() ? 0 : operands(Operands);
    U.Values.push_back({Kind, A, First, static_cast<uint32_t>(Operands.size()), Number});
  }
  return It->second;
}

uint32_t Builder::condition(uint32_t Left, Relation Rel, uint32_t Right) {
  auto [It, Inserted] =
      ConditionIndex.try_emplace(std::tuple(Left, Rel, Right), U.Conditions.size());
  if (Inserted)
    U.Conditions.push_back({Left, Rel, Right});
  return It->second;
}

void Builder::resource(const Resource &R) {
  auto [It, Inserted] = ResourceIndex.try_emplace(R.Symbol, U.Resources.size());
  if (Inserted)
    U.Resources.push_back(R);
  else
    U.Resources[It->second].Flags |= R.Flags;
}

void Builder::record(uint32_t Symbol, uint32_t Flags, llvm::ArrayRef<uint32_t> Bases,
                     uint32_t MethodCount) {
  auto [It, Inserted] = RecordIndex.try_emplace(Symbol, U.Records.size());
  if (Inserted)
    U.Records.push_back({Symbol, Flags, 0, 0, 0});
  Record &R = U.Records[It->second];
  R.Flags |= Flags;
  R.MethodCount = std::max(R.MethodCount, MethodCount);
  if (R.BaseCount == 0 && !Bases.empty()) {
    R.FirstBase = operands(Bases);
    R.BaseCount = Bases.size();
  }
}

void Builder::override_(uint32_t Method, uint32_t Overridden) {
  if (OverrideIndex.try_emplace({Method, Overridden}, U.Overrides.size()).second)
    U.Overrides.push_back({Method, Overridden});
}

void Builder::order(const Order &O) { U.Orders.push_back(O); }

void Builder::source(llvm::StringRef Name, bool Partial) {
  U.Sources.push_back({string(Name), Partial ? 1u : 0u});
}

void Builder::beginFunction(uint32_t Symbol, uint32_t Flags, uint32_t ParamCount) {
  assert(!InFunction && "functions do not nest");
  InFunction = true;
  Function F;
  F.Symbol = Symbol;
  F.Flags = Flags;
  F.FirstBlock = U.Blocks.size();
  F.FirstLocal = U.Locals.size();
  F.ParamCount = ParamCount;
  U.Functions.push_back(F);
}

uint32_t Builder::local(const Local &L) {
  assert(InFunction);
  Function &F = U.Functions.back();
  U.Locals.push_back(L);
  return F.LocalCount++;
}

uint32_t Builder::beginBlock(uint32_t Flags, uint32_t Handler) {
  assert(InFunction);
  Block B;
  B.FirstOp = U.Ops.size();
  B.FirstEdge = U.Edges.size();
  B.Flags = Flags;
  B.Handler = Handler;
  U.Blocks.push_back(B);
  return U.Functions.back().BlockCount++;
}

void Builder::op(Op O, llvm::ArrayRef<uint32_t> Operands) {
  assert(InFunction && U.Functions.back().BlockCount > 0);
  if (!Operands.empty()) {
    O.FirstOperand = operands(Operands);
    O.OperandCount = Operands.size();
  }
  U.Ops.push_back(O);
  ++U.Blocks.back().OpCount;
}

void Builder::edge(uint32_t Target, uint32_t Condition) {
  assert(InFunction && U.Functions.back().BlockCount > 0);
  U.Edges.push_back({Target, Condition});
  ++U.Blocks.back().EdgeCount;
}

void Builder::endFunction() {
  assert(InFunction && U.Functions.back().BlockCount > 0);
  InFunction = false;
}

Unit Builder::take() {
  assert(!InFunction);
  Unit Out = std::move(U);
  *this = Builder();
  return Out;
}
