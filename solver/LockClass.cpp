//===-- solver/LockClass.cpp - Which lock class a path names --------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/LockClass.h"

#include "solver/LockData.h"

#include "llvm/ADT/STLExtras.h"

#include <map>

using namespace holdwait::solver;
using namespace holdwait::skeleton;
namespace skeleton = holdwait::skeleton;

LockClasses::LockClasses(const Program &P, const PathTable &Paths) : P(P), Paths(Paths) {
  for (const Function &F : P.unit().Functions)
    if ((F.Flags & FF_Lambda) && P.unit().Symbols[F.Symbol].Parent != NoIndex)
      Closures.insert(P.unit().Symbols[F.Symbol].Parent);
  findLockTypes();
}

namespace {
/// What the methods of records do with their own fields, to a fixed point:
/// calling a method of a lock-type field is acquiring or releasing that field.
class LockTypeFinder {
public:
  explicit LockTypeFinder(const Program &P) : P(P) {}

  llvm::DenseSet<uint32_t> run() {
    llvm::DenseSet<uint32_t> Found;
    // What was concluded from a method before it turned out to do both is void.
    for (Again = true; Again;) {
      Again = false;
      Uses.clear(), Acquirers.clear(), Releasers.clear();
      for (size_t Before = ~size_t(0); Before != Acquirers.size() + Releasers.size();) {
        Before = Acquirers.size() + Releasers.size();
        for (uint32_t F = 0; F < P.functionCount(); ++F)
          classify(F);
      }
    }
    for (const auto &[Record, Use] : Uses)
      if (Use.Acquires && Use.Releases && !Use.Scoped && Use.Fields.size() == 1 &&
          2 * Use.Methods.size() > methodCount(Record))
        Found.insert(Record);
    for (const skeleton::Record &R : P.unit().Records)
      if (R.Flags & (RDF_Capability | RDF_LockedValue))
        Found.insert(R.Symbol);
    return Found;
  }

private:
  struct Use {
    bool Acquires = false, Releases = false, Scoped = false;
    llvm::DenseSet<uint32_t> Fields;  ///< Those it takes: a lock has one.
    llvm::DenseSet<uint32_t> Methods; ///< Those that acquire or release for their caller.
  };

  uint32_t methodCount(uint32_t Record) const {
    for (const skeleton::Record &R : P.unit().Records)
      if (R.Symbol == Record)
        return R.MethodCount;
    return 0;
  }

  /// The field when \p Path is `this->field[.inner…]`, else NoIndex.
  uint32_t ownField(uint32_t Path) const {
    if (Path == NoIndex)
      return NoIndex;
    const skeleton::Path &Q = P.unit().Paths[Path];
    if (Q.Root != RootKind::This || Q.SelectorCount == 0)
      return NoIndex;
    const auto Selectors = P.selectors(Q);
    if (!llvm::all_of(Selectors, [](Selector S) { return S.Kind == SelectorKind::Field; }))
      return NoIndex;
    return Selectors.front().Operand;
  }

  /// Whether the path is `*this` itself: lock() that calls Lock().
  bool isThis(uint32_t Path) const {
    return Path != NoIndex && P.unit().Paths[Path].Root == RootKind::This &&
           P.unit().Paths[Path].SelectorCount == 0;
  }

  void note(const Op &O, llvm::SmallVectorImpl<uint32_t> &Taken,
            llvm::SmallVectorImpl<uint32_t> &Given, bool &Scoped) const {
    auto Add = [](auto &List, uint32_t Field) {
      if (Field != NoIndex)
        List.push_back(Field);
    };
    if (O.Kind == OpKind::Acquire)
      for (uint32_t Path : P.operands(O))
        Add(Taken, ownField(Path));
    else if (O.Kind == OpKind::GuardBind)
      Scoped |= llvm::any_of(P.operands(O), [&](uint32_t V) { return ownField(V) != NoIndex; });
    else if (O.Kind == OpKind::Release)
      Add(Given, ownField(O.Object));
    else if (O.Kind == OpKind::Call && O.callKind() == CallKind::Direct) {
      if (auto It = Acquirers.find(O.Callee); It != Acquirers.end())
        Add(Taken, isThis(O.Object) ? It->second : ownField(O.Object));
      if (auto It = Releasers.find(O.Callee); It != Releasers.end())
        Add(Given, isThis(O.Object) ? It->second : ownField(O.Object));
    }
  }

  void classify(uint32_t F) {
    const Function &Fn = P.function(F);
    const uint32_t Record = P.unit().Symbols[Fn.Symbol].Parent;
    if (!(Fn.Flags & FF_Method) || Record == NoIndex || (Fn.Flags & FF_Lambda))
      return;
    llvm::SmallVector<uint32_t, 4> Taken, Given;
    bool Scoped = false;
    for (const Block &B : P.blocks(F))
      for (const Op &O : P.ops(B))
        note(O, Taken, Given, Scoped);
    if (Taken.empty() && Given.empty() && !Scoped)
      return;
    const bool Both =
        llvm::any_of(Taken, [&](uint32_t Field) { return llvm::is_contained(Given, Field); });
    Use &U = Uses[Record];
    if (Both && (Acquirers.contains(Fn.Symbol) || Releasers.contains(Fn.Symbol)))
      Again |= Holders.insert(Fn.Symbol).second;
    // Attributes that name a field say that the lock is the field.
    Scoped |= Both || Holders.contains(Fn.Symbol) || (Fn.Flags & FF_Declared);
    U.Scoped |= Scoped;
    if (Scoped || (Fn.Flags & (FF_Constructor | FF_Destructor)))
      return;
    U.Methods.insert(Fn.Symbol);
    U.Fields.insert(Taken.begin(), Taken.end());
    if (!Taken.empty()) {
      U.Acquires = true;
      Acquirers[Fn.Symbol] = Taken.front();
    }
    if (!Given.empty()) {
      U.Releases = true;
      Releasers[Fn.Symbol] = Given.front();
    }
  }

  const Program &P;
  std::map<uint32_t, Use> Uses;
  llvm::DenseMap<uint32_t, uint32_t> Acquirers, Releasers; ///< Method to the field it is about.
  llvm::DenseSet<uint32_t> Holders;                        ///< Seen to do both once more was known.
  bool Again = false;
};
} // namespace

void LockClasses::findLockTypes() {
  LockTypes = LockTypeFinder(P).run();
  for (uint32_t Record : findLockData(P))
    LockTypes.insert(Record);
}

LockClasses::Found LockClasses::find(PathId Path) const {
  for (PathId At = Path;; At = Paths[At].Parent) {
    const PathTable::Node &N = Paths[At];
    if (N.Parent == NoIndex) {
      if (N.Root == RootKind::Global)
        return {N.Last.Operand, false, At};
      return {NoIndex, N.Root == RootKind::This || N.Root == RootKind::Local, At};
    }
    if (N.Last.Kind != SelectorKind::Field)
      continue;
    const uint32_t Record = P.unit().Symbols[N.Last.Operand].Parent;
    if (Record == NoIndex || !(LockTypes.contains(Record) || Closures.contains(Record)))
      return {N.Last.Operand, false, At};
  }
}

PathId LockClasses::ownerOf(PathId Path) const {
  const Found F = find(Path);
  return F.Symbol == NoIndex ? NoIndex : Paths[F.At].Parent;
}

uint32_t LockClasses::makerOf(PathId Path) const {
  for (;; Path = Paths[Path].Parent) {
    const PathTable::Node &N = Paths[Path];
    if (N.Parent == NoIndex) {
      if (N.Root != RootKind::Global)
        return NoIndex;
      const Symbol &Variable = P.unit().Symbols[N.Last.Operand];
      const bool PerCall = (Variable.Flags & SF_Automatic) &&
                           !(Variable.Flags & (SF_Pointer | SF_Reference)) &&
                           Variable.Parent != NoIndex;
      return PerCall ? P.definition(Variable.Parent) : NoIndex;
    }
    if (N.Last.Kind == SelectorKind::Deref)
      return NoIndex;
  }
}

/// Pointers that lead to pointers are followed this far.
static constexpr unsigned MaxHops = 8;

uint32_t LockClasses::alias(uint32_t Symbol) const {
  for (unsigned Hops = 0; Hops < MaxHops && Symbol != NoIndex; ++Hops) {
    auto It = Aliases.find(Symbol);
    if (It == Aliases.end())
      return Symbol;
    Symbol = It->second;
  }
  return Symbol;
}

void LockClasses::addTarget(uint32_t Field, uint32_t Target) {
  auto &List = Targets[Field];
  if (Field != Target && !llvm::is_contained(List, Target))
    List.push_back(Target);
}

void LockClasses::resolveAliases() {
  for (const auto &[Field, List] : Targets)
    if (List.size() == 1)
      Aliases[Field] = List.front();
  // A ring of pointers that only designate each other names nothing.
  llvm::SmallVector<uint32_t, 4> Rings;
  for (const auto &[Field, _] : Aliases) {
    uint32_t At = Field;
    for (unsigned Hops = 0; Hops < MaxHops && Aliases.contains(At); ++Hops)
      if ((At = Aliases.lookup(At)) == Field) {
        Rings.push_back(Field);
        break;
      }
  }
  for (uint32_t Field : Rings)
    Aliases.erase(Field);
}
