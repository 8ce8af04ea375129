//===-- solver/Neighbours.cpp - What a unit has to do with ---------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/Neighbours.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

#include <bit>
#include <queue>
#include <set>
#include <tuple>

using namespace holdwait::solver;
using namespace holdwait::skeleton;

llvm::Expected<Neighbours> Neighbours::open(llvm::StringRef Payload) {
  if (!Payload.consume_front(NeighboursMagic))
    return llvm::createStringError("no list of neighbours, or one of another version");
  Neighbours N;
  StoredArray<uint32_t> *const Arrays[] = {&N.ByIdentity, &N.FunctionOf, &N.NameEnds, &N.Names,
                                           &N.UserEnds,   &N.Users,      &N.Joins,    &N.Mains};
  const llvm::ArrayRef Numbers(reinterpret_cast<const uint32_t *>(Payload.data()),
                               Payload.size() / sizeof(uint32_t));
  size_t Start = std::size(Arrays);
  for (size_t I = 0; I < std::size(Arrays); ++I) {
    if (Start > Numbers.size() || Numbers[I] > Numbers.size() - Start)
      return llvm::createStringError("a damaged list of neighbours");
    *Arrays[I] = StoredArray(Numbers.slice(Start, Numbers[I]));
    Start += Numbers[I];
  }
  return N;
}

bool Neighbours::isDamaged() const {
  auto Any = [](const auto &...Arrays) { return (Arrays.isDamaged() || ...); };
  return Any(ByIdentity, FunctionOf, NameEnds, Names, UserEnds, Users, Joins, Mains);
}

llvm::ArrayRef<uint32_t> Neighbours::rangeOf(const StoredArray<uint32_t> &Ends,
                                             const StoredArray<uint32_t> &All, uint32_t Of) {
  const uint32_t Start = Of == 0 ? 0 : Ends[Of - 1], End = Ends[Of];
  return All.slice(Start, End >= Start ? End - Start : ~size_t(0));
}

/// Goes from name to name, the cheapest first (Dijkstra 1959).
class holdwait::solver::Walk {
public:
  Walk(const Neighbours &N, const StoredUnit &Program, size_t Most)
      : N(N), Program(Program), Most(Most) {}

  /// Begins at whatever \p Fresh names.
  void begin(const Unit &Fresh) {
    std::set<uint32_t> Data, Says, Called; // Symbols of it.
    for (const Path &P : Fresh.Paths)
      if (P.Root == RootKind::Global)
        Data.insert(P.Index);
    for (const Selector &S : Fresh.Selectors)
      if (S.Kind == SelectorKind::Field)
        Data.insert(S.Operand);
    for (const Value &V : Fresh.Values)
      if (V.Kind == ValueKind::Function || V.Kind == ValueKind::Closure)
        Called.insert(V.A);
    for (const Op &O : Fresh.Ops) {
      Called.insert(O.Callee);
      if (O.Kind == OpKind::GuardBind)
        Called.insert(O.Other);
      if (O.Kind == OpKind::Call && O.callKind() == CallKind::Virtual)
        Says.insert(O.Callee); // Whoever overrides it names it.
    }
    for (const Function &F : Fresh.Functions) {
      Says.insert(F.Symbol);
      Says.insert(Fresh.Symbols[F.Symbol].Parent);
    }
    for (const Override &O : Fresh.Overrides)
      Says.insert(O.Overridden);
    for (uint32_t S = 0; S < Fresh.Symbols.size(); ++S) {
      const bool IsSpread = Data.count(S) || Says.count(S);
      const uint32_t Known = IsSpread || Called.count(S) ? find(Fresh.Symbols[S].Id) : NoIndex;
      if (Known == NoIndex)
        continue;
      if (IsSpread)
        spread(Known, 0);
      if (!Data.count(S))
        reach(N.FunctionOf[Known], 0);
    }
  }

  Neighbours::Part run() {
    Neighbours::Part P;
    while (!Next.empty()) {
      const auto [Cost, IsName, Number, DoesJoin] = Next.top();
      Next.pop();
      if (IsName)
        spreadNow(Number, Cost);
      else if (!Reached.contains(Number) && Reached.size() == Most) {
        P.IsAll = false;
        break;
      } else
        reachNow(Number, Cost, DoesJoin);
    }
    for (const auto &[F, _] : Reached)
      P.Functions.push_back(F);
    if (N.Mains.size() > 0 && !Reached.contains(N.Mains[0]))
      P.Functions.push_back(N.Mains[0]);
    llvm::sort(P.Functions);
    return P;
  }

private:
  uint32_t find(const Identity &Id) const {
    const auto At = std::lower_bound(
        N.ByIdentity.begin(), N.ByIdentity.end(), Id,
        [&](uint32_t S, const Identity &Wanted) { return Program.Symbols[S].Id < Wanted; });
    return At != N.ByIdentity.end() && Program.Symbols[*At].Id == Id ? *At : NoIndex;
  }

  /// What is known of \p Function has to do with the unit.
  void reach(uint32_t Function, uint32_t Cost) {
    if (Function < N.Joins.size())
      Next.push({Cost, false, Function, N.Joins[Function] != 0});
  }
  /// So have all that use \p Name.
  void spread(uint32_t Name, uint32_t Cost) {
    if (Name < N.UserEnds.size() && !Spread.contains(Name))
      Next.push({Cost + std::bit_width(Neighbours::rangeOf(N.UserEnds, N.Users, Name).size()), true,
                 Name, true});
  }

  void spreadNow(uint32_t Name, uint32_t Cost) {
    if (Spread.insert(Name).second)
      for (const uint32_t User : Neighbours::rangeOf(N.UserEnds, N.Users, Name))
        if (User < N.Joins.size())
          Next.push({Cost + 1, false, User, true});
  }

  /// A function that joins nobody is taken without those that call it; they may come in another
  /// way.
  void reachNow(uint32_t F, uint32_t Cost, bool DoesJoin) {
    const auto [It, IsNew] = Reached.try_emplace(F, false);
    const bool JoinsNow = DoesJoin && !It->second;
    It->second |= DoesJoin;
    if (!IsNew && !JoinsNow)
      return;
    for (const uint32_t Name : Neighbours::rangeOf(N.NameEnds, N.Names, F)) {
      if (N.FunctionOf[Name] == F) {
        if (JoinsNow)
          spread(Name, Cost);
      } else if (!IsNew) {
        continue;
      } else if (Program.Symbols[Name].Kind == SymbolKind::Function) {
        reach(N.FunctionOf[Name], Cost + 1);
      } else {
        spread(Name, Cost);
      }
    }
  }

  /// Cost; whether it is a name or a function; which; whether it joins.
  using Item = std::tuple<uint32_t, bool, uint32_t, bool>;

  const Neighbours &N;
  const StoredUnit &Program;
  const size_t Most;
  std::priority_queue<Item, std::vector<Item>, std::greater<>> Next;
  llvm::DenseMap<uint32_t, bool> Reached; ///< Functions: whether they join.
  llvm::DenseSet<uint32_t> Spread;        ///< Names.
};

Neighbours::Part Neighbours::around(const StoredUnit &Program, const Unit &Fresh,
                                    size_t Most) const {
  Walk W(*this, Program, Most);
  W.begin(Fresh);
  return W.run();
}
