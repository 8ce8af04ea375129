//===-- solver/NeighboursStore.cpp - Which names join functions ----------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/Neighbours.h"
#include "solver/Program.h"
#include "solver/Relevance.h"

#include "llvm/ADT/STLExtras.h"

#include <numeric>

using namespace holdwait::solver;
using namespace holdwait::skeleton;

namespace {

/// The names in one function through which it has to do with others.
class NamesOf {
public:
  NamesOf(const Program &P, const Relevance &Matters) : P(P), U(P.unit()), Matters(Matters) {
    for (const Override &O : U.Overrides)
      Overridden[O.Method].push_back(O.Overridden);
  }

  /// Sorted, each once. \p Joins: whether who names the function has to do with others who do.
  const std::vector<uint32_t> &collect(uint32_t F, bool &Joins) {
    Found.clear();
    IsData = false;
    const Function &Fn = P.function(F);
    for (const Block &B : P.blocks(F)) {
      for (const Op &O : P.ops(B))
        addOp(O);
      for (const Edge &E : P.edges(B))
        if (E.Condition != NoIndex) {
          addValue(U.Conditions[E.Condition].Left);
          addValue(U.Conditions[E.Condition].Right);
        }
    }
    Joins = IsData || Matters.isRelevant(F);
    Found.push_back(Fn.Symbol);
    addOverridden(Fn.Symbol);
    if (const uint32_t Class = U.Symbols[Fn.Symbol].Parent; Joins && Class != NoIndex)
      Found.push_back(Class); // Its methods together say what an object of it is.
    llvm::sort(Found);
    Found.erase(llvm::unique(Found), Found.end());
    return Found;
  }

private:
  void addFunction(uint32_t Symbol) {
    if (Symbol == NoIndex || U.Symbols[Symbol].Kind != SymbolKind::Function)
      return;
    // Nothing is known of it that could go from one to the other.
    if (P.definition(Symbol) == NoIndex && (U.Symbols[Symbol].Flags & SF_System))
      return;
    Found.push_back(Symbol);
  }
  /// What is done to a lock may be done where its address goes.
  void addData(uint32_t Symbol) {
    if (!Matters.matters(Symbol) && !P.resource(Symbol))
      return;
    IsData = true;
    Found.push_back(Symbol);
  }
  void addOverridden(uint32_t Method) {
    const auto It = Overridden.find(Method);
    if (It == Overridden.end())
      return;
    for (const uint32_t Base : It->second)
      if (!llvm::is_contained(Found, Base)) { // Units may contradict each other: no circles.
        Found.push_back(Base);
        addOverridden(Base);
      }
  }
  void addPath(uint32_t Path) {
    if (Path == NoIndex)
      return;
    const auto &Q = U.Paths[Path];
    if (Q.Root == RootKind::Global)
      addData(Q.Index);
    for (const Selector &S : P.selectors(Q))
      if (S.Kind == SelectorKind::Field)
        addData(S.Operand);
      else if (S.Kind == SelectorKind::KeyIndex)
        addValue(S.Operand);
  }
  void addValue(uint32_t V) {
    if (V == NoIndex)
      return;
    const Value &Val = U.Values[V];
    const bool IsClosure = Val.Kind == ValueKind::Closure;
    if (Val.Kind == ValueKind::Address || Val.Kind == ValueKind::Load ||
        Val.Kind == ValueKind::Owns)
      addPath(Val.A);
    else if (Val.Kind == ValueKind::Function || IsClosure)
      addFunction(Val.A);
    else if (Val.Kind == ValueKind::Bound)
      addValue(Val.A);
    const auto Operands = P.operands(Val);
    for (size_t I = 0; I < Operands.size(); ++I)
      IsClosure &&I % 2 == 0 ? addData(Operands[I]) : addValue(Operands[I]);
  }
  void addOp(const Op &O) {
    addPath(O.Object);
    addPath(O.Result);
    addValue(O.Value);
    addFunction(O.Callee);
    if (O.Kind == OpKind::Spawn || O.Kind == OpKind::Init)
      addPath(O.Other);
    else
      addFunction(O.Other);
    if (O.Kind == OpKind::Call && O.callKind() == CallKind::Virtual)
      for (const uint32_t Target : P.virtualTargets(O.Callee))
        Found.push_back(P.function(Target).Symbol);
    const bool OfPaths =
        O.Kind == OpKind::Acquire || O.Kind == OpKind::GuardBind || O.Kind == OpKind::Wait;
    for (const uint32_t X : P.operands(O))
      OfPaths ? addPath(X) : addValue(X);
  }

  const Program &P;
  const Unit &U;
  const Relevance &Matters;
  llvm::DenseMap<uint32_t, llvm::SmallVector<uint32_t, 1>> Overridden;
  std::vector<uint32_t> Found;
  bool IsData = false; ///< A field or global is among them.
};

/// What is stored, as it is put together.
struct Table {
  std::vector<uint32_t> ByIdentity, FunctionOf, NameEnds, Names, UserEnds, Users, Joins, Mains;

  explicit Table(const Unit &U)
      : ByIdentity(U.Symbols.size()), FunctionOf(U.Symbols.size(), NoIndex) {
    std::iota(ByIdentity.begin(), ByIdentity.end(), 0);
    llvm::sort(ByIdentity,
               [&](uint32_t A, uint32_t B) { return U.Symbols[A].Id < U.Symbols[B].Id; });
    const Program P(U);
    const Relevance Matters(P);
    NamesOf Collector(P, Matters);
    for (uint32_t F = 0; F < P.functionCount(); ++F) {
      FunctionOf[P.function(F).Symbol] = F;
      if (P.function(F).Flags & FF_Main)
        Mains.push_back(F);
      bool DoesJoin = false;
      llvm::append_range(Names, Collector.collect(F, DoesJoin));
      NameEnds.push_back(Names.size());
      Joins.push_back(DoesJoin);
    }
    turnRound(U.Symbols.size());
  }

private:
  /// The users of names, from the names of users.
  void turnRound(size_t SymbolCount) {
    UserEnds.assign(SymbolCount, 0);
    for (const uint32_t S : Names)
      ++UserEnds[S];
    std::partial_sum(UserEnds.begin(), UserEnds.end(), UserEnds.begin());
    Users.resize(Names.size());
    std::vector<uint32_t> Next(UserEnds);
    for (size_t F = NameEnds.size(); F-- > 0;)
      for (uint32_t I = F == 0 ? 0 : NameEnds[F - 1]; I < NameEnds[F]; ++I)
        Users[--Next[Names[I]]] = F;
  }
};

} // namespace

std::string holdwait::solver::storeNeighbours(const Unit &Program) {
  const Table T(Program);
  std::string Payload = NeighboursMagic.str();
  auto Append = [&](llvm::ArrayRef<uint32_t> Numbers) {
    Payload.append(reinterpret_cast<const char *>(Numbers.data()), 4 * Numbers.size());
  };
  const std::vector<uint32_t> *const Arrays[] = {&T.ByIdentity, &T.FunctionOf, &T.NameEnds,
                                                 &T.Names,      &T.UserEnds,   &T.Users,
                                                 &T.Joins,      &T.Mains};
  for (const auto *Array : Arrays)
    Append(static_cast<uint32_t>(Array->size()));
  for (const auto *Array : Arrays)
    Append(*Array);
  return Payload;
}
