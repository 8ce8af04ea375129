//===-- solver/Link.cpp - Many units become one ---------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/Link.h"

#include "skeleton/Builder.h"
#include "skeleton/Copier.h"

#include "llvm/ADT/Hashing.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/xxhash.h"

#include <map>
#include <optional>
#include <set>
#include <tuple>

using namespace holdwait::solver;
using namespace holdwait::skeleton;
namespace skeleton = holdwait::skeleton;

namespace {

/// Of other operations it is a symbol.
bool otherIsPath(const Op &O) { return O.Kind == OpKind::Spawn || O.Kind == OpKind::Init; }

/// A function of one of the units.
struct Candidate {
  const Unit *U = nullptr;
  uint32_t Function = 0;
  uint64_t Content = 0;

  const skeleton::Function &function() const { return U->Functions[Function]; }
  uint64_t opCount() const {
    uint64_t Count = 0;
    const auto &F = function();
    for (const Block &B : llvm::ArrayRef(U->Blocks).slice(F.FirstBlock, F.BlockCount))
      Count += B.OpCount;
    return Count;
  }
  auto rank() const {
    return std::tuple(function().Flags & FF_Declared, function().Flags & FF_Partial, ~opCount(),
                      Content);
  }
};

/// A hash of what a function says that does not depend on its unit's numbering.
class ContentHash {
public:
  explicit ContentHash(const Unit &U) : U(U) {}

  uint64_t function(uint32_t Index) {
    const Function &F = U.Functions[Index];
    Bytes.clear();
    number(F.Flags), number(F.ParamCount), number(F.LocalCount), number(F.BlockCount);
    for (const Local &V : llvm::ArrayRef(U.Locals).slice(F.FirstLocal, F.LocalCount))
      string(V.Name), symbol(V.Symbol), number(V.Flags), number(V.Depth);
    for (const Block &B : llvm::ArrayRef(U.Blocks).slice(F.FirstBlock, F.BlockCount)) {
      number(B.OpCount), number(B.EdgeCount), number(B.Handler), number(B.Flags);
      for (const Op &O : llvm::ArrayRef(U.Ops).slice(B.FirstOp, B.OpCount))
        op(O);
      for (const Edge &E : llvm::ArrayRef(U.Edges).slice(B.FirstEdge, B.EdgeCount)) {
        number(E.Target), number(E.Condition != NoIndex);
        if (E.Condition != NoIndex) {
          const Condition &C = U.Conditions[E.Condition];
          value(C.Left), number(static_cast<uint64_t>(C.Rel)), value(C.Right);
        }
      }
    }
    return llvm::xxh3_64bits(Bytes.str());
  }

private:
  void number(uint64_t N) {
    Bytes.append(reinterpret_cast<const char *>(&N), reinterpret_cast<const char *>(&N) + 8);
  }
  void string(uint32_t S) {
    number(U.Strings[S].size());
    Bytes += U.Strings[S];
  }
  void symbol(uint32_t S) {
    number(S == NoIndex ? 0 : U.Symbols[S].Id.High);
    number(S == NoIndex ? 0 : U.Symbols[S].Id.Low);
  }
  void path(uint32_t P) {
    if (P == NoIndex)
      return number(P);
    const Path &Q = U.Paths[P];
    number(static_cast<uint64_t>(Q.Root)), number(Q.SelectorCount);
    if (Q.Root == RootKind::Global)
      symbol(Q.Index);
    else
      number(Q.Index);
    for (const Selector &S : llvm::ArrayRef(U.Selectors).slice(Q.FirstSelector, Q.SelectorCount)) {
      number(static_cast<uint64_t>(S.Kind));
      if (S.Kind == SelectorKind::Field)
        symbol(S.Operand);
      else if (S.Kind == SelectorKind::KeyIndex)
        value(S.Operand);
      else
        number(S.Operand);
    }
  }
  void value(uint32_t V) {
    if (V == NoIndex)
      return number(V);
    const Value &Val = U.Values[V];
    number(static_cast<uint64_t>(Val.Kind)), number(Val.Number), number(Val.OperandCount);
    switch (Val.Kind) {
    case ValueKind::Address:
    case ValueKind::Load:
    case ValueKind::Owns:
      path(Val.A);
      break;
    case ValueKind::Function:
    case ValueKind::Closure:
      symbol(Val.A);
      break;
    case ValueKind::Bound:
      value(Val.A);
      break;
    default:
      number(Val.A);
    }
    const auto Operands = llvm::ArrayRef(U.Operands).slice(Val.FirstOperand, Val.OperandCount);
    for (size_t I = 0; I < Operands.size(); ++I)
      if (Val.Kind == ValueKind::Closure && I % 2 == 0)
        symbol(Operands[I]);
      else
        value(Operands[I]);
  }
  void op(const Op &O) {
    number(static_cast<uint64_t>(O.Kind) | uint64_t(O.Variant) << 8 |
           uint64_t(static_cast<uint8_t>(O.Wait)) << 16 | uint64_t(O.Extra) << 24);
    path(O.Object), value(O.Value), symbol(O.Callee), path(O.Result), number(O.Aux);
    number(O.OperandCount);
    if (otherIsPath(O))
      path(O.Other);
    else
      symbol(O.Other);
    const bool OfPaths =
        O.Kind == OpKind::Acquire || O.Kind == OpKind::GuardBind || O.Kind == OpKind::Wait;
    for (uint32_t X : llvm::ArrayRef(U.Operands).slice(O.FirstOperand, O.OperandCount))
      OfPaths ? path(X) : value(X);
    string(O.Where.File), number(O.Where.Line), number(O.Where.Column);
  }

  const Unit &U;
  llvm::SmallString<1024> Bytes;
};

/// What all units say of one symbol: the least of each part, so that no order shows.
struct MergedSymbol {
  SymbolKind Kind;
  uint32_t Flags = 0;
  std::string Name;
  std::tuple<std::string, uint32_t, uint32_t> Where;
  std::optional<Identity> Parent;
  uint32_t Number = 0;
};

struct MergedResource {
  Resource Facts;
  std::string TypeName; ///< In words: only the one that wins becomes a string of the result.
};

class Link {
public:
  Link(const std::deque<Unit> &Units, std::vector<std::string> *Conflicts)
      : Units(Units), Conflicts(Conflicts) {}

  Unit run() {
    sources();
    symbols();
    facts();
    functions();
    return B.take();
  }

private:
  void sources() {
    std::map<std::string, bool> Partial;
    for (const Unit &U : Units)
      for (const Source &S : U.Sources) {
        auto [It, New] = Partial.try_emplace(U.Strings[S.Name], S.Flags & 1);
        It->second &= bool(S.Flags & 1);
      }
    for (const auto &[Name, Flag] : Partial)
      B.source(Name, Flag);
  }

  void symbols() {
    std::map<Identity, MergedSymbol> All;
    for (const Unit &U : Units)
      for (const Symbol &S : U.Symbols)
        mergeSymbol(U, S, All);
    // In the order of their names. Identities are hashes, those of internal symbols of the paths of
    // their files too: with those, the solver would walk a program in another order in each folder.
    std::vector<std::pair<const Identity, MergedSymbol> *> Sorted;
    Sorted.reserve(All.size());
    for (auto &Entry : All)
      Sorted.push_back(&Entry);
    llvm::sort(Sorted, [](const auto *X, const auto *Y) {
      return std::tie(X->second.Name, X->second.Where, X->first) <
             std::tie(Y->second.Name, Y->second.Where, Y->first);
    });
    uint32_t Count = 0;
    for (auto *Entry : Sorted)
      Entry->second.Number = Count++;
    for (const auto *Entry : Sorted) {
      const auto &[Id, M] = *Entry;
      Symbol S;
      S.Id = Id;
      S.Kind = M.Kind;
      S.Flags = M.Flags;
      S.Name = B.string(M.Name);
      const auto &[File, Line, Column] = M.Where;
      S.Where = B.location(File, Line, Column);
      if (M.Parent)
        S.Parent = All.at(*M.Parent).Number;
      B.symbol(S);
    }
  }

  static void mergeSymbol(const Unit &U, const Symbol &S, std::map<Identity, MergedSymbol> &All) {
    auto [It, New] = All.try_emplace(S.Id);
    MergedSymbol &M = It->second;
    const std::tuple Where(U.Strings[S.Where.File], S.Where.Line, S.Where.Column);
    const bool HasPlace = S.Where.Line != 0;
    if (HasPlace && (std::get<1>(M.Where) == 0 || Where < M.Where))
      M.Where = Where;
    if (New || (!U.Strings[S.Name].empty() && (M.Name.empty() || U.Strings[S.Name] < M.Name)))
      M.Name = U.Strings[S.Name];
    M.Kind = New ? S.Kind : std::min(M.Kind, S.Kind);
    M.Flags |= S.Flags;
    if (S.Parent != NoIndex) {
      const Identity Parent = U.Symbols[S.Parent].Id;
      if (!M.Parent || Parent < *M.Parent)
        M.Parent = Parent;
    }
  }

  void facts() {
    std::map<uint32_t, MergedResource> Resources;
    struct MergedRecord {
      uint32_t Flags = 0, MethodCount = 0;
      std::set<uint32_t> Bases;
    };
    std::map<uint32_t, MergedRecord> Records;
    std::set<std::pair<uint32_t, uint32_t>> Overrides;
    std::map<std::tuple<uint32_t, uint32_t, std::string, uint32_t, uint32_t>, int> Orders;
    for (const Unit &U : Units) {
      auto SymbolOf = [&](uint32_t S) { return B.findSymbol(U.Symbols[S].Id); };
      Copier Copy(U, B, SymbolOf);
      for (Resource R : U.Resources)
        mergeResource(U, R, Copy, Resources);
      for (const Record &R : U.Records) {
        MergedRecord &M = Records[Copy.symbol(R.Symbol)];
        M.Flags |= R.Flags;
        M.MethodCount = std::max(M.MethodCount, R.MethodCount);
        for (uint32_t Base : llvm::ArrayRef(U.Operands).slice(R.FirstBase, R.BaseCount))
          M.Bases.insert(Copy.symbol(Base));
      }
      for (const Override &O : U.Overrides)
        Overrides.insert({Copy.symbol(O.Method), Copy.symbol(O.Overridden)});
      for (const Order &O : U.Orders)
        Orders[{Copy.symbol(O.Before), Copy.symbol(O.After), U.Strings[O.Where.File], O.Where.Line,
                O.Where.Column}] = 0;
    }
    for (auto &[_, R] : Resources) {
      R.Facts.TypeName = B.string(R.TypeName);
      B.resource(R.Facts);
    }
    for (const auto &[Symbol, R] : Records)
      B.record(Symbol, R.Flags, std::vector<uint32_t>(R.Bases.begin(), R.Bases.end()),
               R.MethodCount);
    for (const auto &[Method, Overridden] : Overrides)
      B.override_(Method, Overridden);
    for (const auto &[Key, _] : Orders)
      B.order({std::get<0>(Key), std::get<1>(Key),
               B.location(std::get<2>(Key), std::get<3>(Key), std::get<4>(Key))});
  }

  void mergeResource(const Unit &U, Resource R, Copier<Unit> &Copy,
                     std::map<uint32_t, MergedResource> &All) {
    R.Symbol = Copy.symbol(R.Symbol);
    const std::string &TypeName = U.Strings[R.TypeName];
    auto [It, New] = All.try_emplace(R.Symbol, MergedResource{R, TypeName});
    if (New)
      return;
    Resource &Old = It->second.Facts;
    Old.Flags |= R.Flags;
    Old.Capacity = std::max(Old.Capacity, R.Capacity);
    Old.Kind = std::min(Old.Kind, R.Kind);
    It->second.TypeName = std::min(It->second.TypeName, TypeName);
  }

  void functions() {
    std::map<Identity, Candidate> Winners;
    std::set<std::string> Different;
    for (const Unit &U : Units) {
      ContentHash Hash(U);
      for (uint32_t F = 0; F < U.Functions.size(); ++F) {
        const Candidate New{&U, F, Hash.function(F)};
        const Symbol &S = U.Symbols[U.Functions[F].Symbol];
        auto [It, First] = Winners.try_emplace(S.Id, New);
        if (First)
          continue;
        const uint32_t Flags = New.function().Flags | It->second.function().Flags;
        if (New.Content != It->second.Content &&
            !(Flags & (FF_Inline | FF_Declared | FF_Partial | FF_Lambda)))
          Different.insert(U.Strings[S.Name]);
        if (New.rank() < It->second.rank())
          It->second = New;
      }
    }
    std::map<uint32_t, Candidate> Sorted;
    for (const auto &[Id, Winner] : Winners)
      Sorted.emplace(B.findSymbol(Id), Winner);
    for (const auto &[_, Winner] : Sorted) {
      const Unit &U = *Winner.U;
      auto SymbolOf = [&](uint32_t S) { return B.findSymbol(U.Symbols[S].Id); };
      Copier(U, B, SymbolOf).function(Winner.function());
    }
    if (Conflicts)
      Conflicts->assign(Different.begin(), Different.end());
  }

  const std::deque<Unit> &Units;
  std::vector<std::string> *Conflicts;
  Builder B;
};

} // namespace

Unit Linker::finish(std::vector<std::string> *Conflicts) { return Link(Units, Conflicts).run(); }
