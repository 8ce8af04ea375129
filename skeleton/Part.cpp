//===-- skeleton/Part.cpp - Some functions of a stored unit ---------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "skeleton/Part.h"

#include "skeleton/Copier.h"

#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/STLExtras.h"

#include <functional>

using namespace holdwait::skeleton;

namespace {

class PartTaker {
public:
  explicit PartTaker(const StoredUnit &From)
      : U(From), Copied(From.Symbols.size()), NumberOf([this](uint32_t S) { return symbol(S); }),
        Copy(From, B, NumberOf) {}

  PartTaker(const PartTaker &) = delete;
  PartTaker &operator=(const PartTaker &) = delete;

  Unit run(llvm::ArrayRef<uint32_t> Wanted) {
    for (const uint32_t F : Wanted)
      if (const Function Fn = U.Functions[F]; U.Blocks.slice(Fn.FirstBlock, Fn.BlockCount).empty())
        HasNoBody = true; // A valid one has.
      else
        Copy.function(Fn);
    addHierarchies();
    for (Resource R : U.Resources)
      if (isCopied(R.Symbol)) {
        R.Symbol = symbol(R.Symbol);
        R.TypeName = Copy.string(R.TypeName);
        B.resource(R);
      }
    for (const Record &R : U.Records)
      if (isCopied(R.Symbol))
        addRecord(R);
    for (const Override &O : U.Overrides)
      if (isCopied(O.Method))
        B.override_(symbol(O.Method), symbol(O.Overridden));
    for (const Order &O : U.Orders)
      if (isCopied(O.Before) && isCopied(O.After))
        B.order({symbol(O.Before), symbol(O.After), Copy.location(O.Where)});
    return B.take();
  }

  bool HasNoBody = false; ///< Some function that is wanted.

private:
  bool isCopied(uint32_t S) const { return S < Copied.size() && Copied.test(S); }

  /// The symbol in the part. Parents go before; a chain of them that does not end is
  /// found by who validates the part.
  uint32_t symbol(uint32_t Old) {
    Symbol S = U.Symbols[Old];
    if (isCopied(Old))
      return B.findSymbol(S.Id);
    if (Old < Copied.size())
      Copied.set(Old);
    const uint32_t Parent = S.Parent;
    S.Parent = NoIndex;
    S.Name = Copy.string(S.Name);
    S.Where = Copy.location(S.Where);
    const uint32_t New = B.symbol(S);
    if (Parent != NoIndex) {
      Symbol WithParent = S;
      WithParent.Parent = symbol(Parent);
      B.symbol(WithParent);
    }
    return New;
  }

  llvm::ArrayRef<uint32_t> basesOf(const Record &R) const {
    return U.Operands.slice(R.FirstBase, R.BaseCount);
  }

  /// Which classes exist, and who overrides what, decides what a call may run: a hierarchy is
  /// taken as a whole.
  void addHierarchies() {
    for (unsigned Before = 0; Before != Copied.count();) {
      Before = Copied.count();
      for (const Record &R : U.Records)
        if (isCopied(R.Symbol) ||
            llvm::any_of(basesOf(R), [&](uint32_t Base) { return isCopied(Base); })) {
          symbol(R.Symbol);
          for (const uint32_t Base : basesOf(R))
            symbol(Base);
        }
      for (const Override &O : U.Overrides)
        if (isCopied(O.Method) || isCopied(O.Overridden)) {
          symbol(O.Method);
          symbol(O.Overridden);
        }
    }
  }

  void addRecord(const Record &R) {
    llvm::SmallVector<uint32_t, 4> Bases;
    for (const uint32_t Base : basesOf(R))
      Bases.push_back(symbol(Base));
    B.record(symbol(R.Symbol), R.Flags, Bases, R.MethodCount);
  }

  const StoredUnit &U;
  Builder B;
  llvm::BitVector Copied; ///< Symbols of U.
  const std::function<uint32_t(uint32_t)> NumberOf;
  Copier<StoredUnit> Copy;
};

} // namespace

llvm::Expected<Unit> holdwait::skeleton::partOf(const StoredUnit &From,
                                                llvm::ArrayRef<uint32_t> Wanted) {
  PartTaker Taker(From);
  Unit Part = Taker.run(Wanted);
  if (From.isDamaged() || Taker.HasNoBody)
    return llvm::createStringError("an index lies outside of its array");
  if (llvm::Error E = validate(Part))
    return std::move(E);
  return Part;
}
