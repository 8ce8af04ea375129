//===-- skeleton/Validate.cpp - What every unit obeys ---------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "skeleton/Validator.h"

#include "llvm/ADT/STLExtras.h"

using namespace holdwait::skeleton;
using llvm::Twine;

//===----------------------------------------------------------------------===//
// Means
//===----------------------------------------------------------------------===//

bool Validator::fail(const Twine &What) {
  if (Problem.empty())
    Problem = (Twine(Array) + "[" + Twine(At) + "]: " + What).str();
  return false;
}

bool Validator::index(const char *What, uint64_t Index, size_t Limit) {
  return Index < Limit || fail(Twine(What) + " " + Twine(Index) + " is not one of " + Twine(Limit));
}

bool Validator::symbol(const char *What, uint32_t Index, std::initializer_list<SymbolKind> Kinds) {
  if (!index(What, Index, U.Symbols.size()))
    return false;
  const SymbolKind Kind = U.Symbols[Index].Kind;
  return llvm::is_contained(Kinds, Kind) ||
         fail(Twine(What) + " " + Twine(Index) + " is a " + nameOf(Kind));
}

/// \p Index is in bounds, and nobody had it before.
bool Validator::once(std::vector<bool> &Seen, uint32_t Index) {
  if (Seen[Index])
    return fail("symbol " + Twine(Index) + " has one before");
  return Seen[Index] = true;
}

/// A range goes on where the one before it ended. An empty one may be anywhere.
bool Validator::tile(const char *What, size_t &Next, uint32_t First, uint32_t Count, size_t Size) {
  if (First > Size || Count > Size - First)
    return fail(Twine(What) + " range " + Twine(First) + ".." + Twine(uint64_t(First) + Count) +
                " exceeds " + Twine(Size) + " " + What + "s");
  if (Count != 0 && First != Next)
    return fail(Twine(What) + " range starts at " + Twine(First) + ", not at " + Twine(Next));
  Next += Count;
  return true;
}

bool Validator::tiled(const char *Name, size_t Next, size_t Size) {
  Array = Name;
  At = Next;
  return require(Next == Size, "belongs to nobody");
}

/// Takes a range of operands for one owner.
bool Validator::claim(uint32_t First, uint32_t Count) {
  if (First > U.Operands.size() || Count > U.Operands.size() - First)
    return fail("operand range " + Twine(First) + ".." + Twine(uint64_t(First) + Count) +
                " exceeds " + Twine(U.Operands.size()) + " operands");
  for (uint32_t I = First; I < First + Count; ++I) {
    if (Claimed[I])
      return fail("operand " + Twine(I) + " has another owner");
    Claimed[I] = true;
  }
  return true;
}

//===----------------------------------------------------------------------===//
// Facts about symbols
//===----------------------------------------------------------------------===//

bool Validator::strings() {
  Array = "strings";
  return require(!U.Strings.empty() && U.Strings[0].empty(), "is not empty") &&
         each("strings", U.Strings,
              [&](const std::string &S) { return require(At == 0 || !S.empty(), "is empty"); });
}

bool Validator::sources() {
  return each("sources", U.Sources, [&](const Source &S) {
    return index("name", S.Name, U.Strings.size()) && require(S.Flags <= 1, "unknown flags");
  });
}

bool Validator::symbols() {
  return each("symbols", U.Symbols,
              [&](const Symbol &S) {
                return enumerator("kind", S.Kind) && flags<SymbolFlags>(S.Flags) &&
                       index("name", S.Name, U.Strings.size()) &&
                       maybeIndex("parent", S.Parent, U.Symbols.size()) && location(S.Where) &&
                       require(S.Reserved == 0, "reserved is not 0");
              }) &&
         identities() && parents();
}

bool Validator::identities() {
  std::vector<uint32_t> Sorted(U.Symbols.size());
  for (uint32_t I = 0; I < Sorted.size(); ++I)
    Sorted[I] = I;
  llvm::sort(Sorted, [&](uint32_t A, uint32_t B) {
    return std::pair(U.Symbols[A].Id, A) < std::pair(U.Symbols[B].Id, B);
  });
  for (size_t I = 1; I < Sorted.size(); ++I)
    if (U.Symbols[Sorted[I - 1]].Id == U.Symbols[Sorted[I]].Id) {
      At = Sorted[I];
      return fail("has the identity of symbol " + Twine(Sorted[I - 1]));
    }
  return true;
}

/// Walks up from each symbol until one that was walked from before; meeting a
/// symbol of the same walk is a cycle.
bool Validator::parents() {
  std::vector<uint32_t> Walk(U.Symbols.size(), NoIndex);
  return each("symbols", U.Symbols, [&](const Symbol &S) {
    if (S.Parent != NoIndex &&
        !symbol("parent", S.Parent, {SymbolKind::Record, SymbolKind::Function}))
      return false;
    for (uint32_t I = At; I != NoIndex && Walk[I] != At; I = U.Symbols[I].Parent) {
      if (Walk[I] != NoIndex)
        return true;
      Walk[I] = At;
      if (U.Symbols[I].Parent != NoIndex && Walk[U.Symbols[I].Parent] == At)
        return fail("is in itself");
    }
    return true;
  });
}

bool Validator::resources() {
  std::vector<bool> Seen(U.Symbols.size());
  return each("resources", U.Resources, [&](const Resource &R) {
    return symbol("symbol", R.Symbol, {SymbolKind::Field, SymbolKind::Variable}) &&
           once(Seen, R.Symbol) && enumerator("kind", R.Kind) && flags<ResourceFlags>(R.Flags) &&
           index("type name", R.TypeName, U.Strings.size()) &&
           require(R.Capacity >= -1, "negative capacity");
  });
}

bool Validator::records() {
  std::vector<bool> Seen(U.Symbols.size());
  return each("records", U.Records, [&](const Record &R) {
    if (!symbol("symbol", R.Symbol, {SymbolKind::Record}) || !once(Seen, R.Symbol) ||
        !flags<RecordFlags>(R.Flags) || !claim(R.FirstBase, R.BaseCount))
      return false;
    for (uint32_t I = 0; I < R.BaseCount; ++I)
      if (!symbol("base", U.Operands[R.FirstBase + I], {SymbolKind::Record}))
        return false;
    return true;
  });
}

bool Validator::relations() {
  return each("overrides", U.Overrides,
              [&](const Override &O) {
                return symbol("method", O.Method, {SymbolKind::Function}) &&
                       symbol("overridden method", O.Overridden, {SymbolKind::Function});
              }) &&
         each("orders", U.Orders, [&](const Order &O) {
           return symbol("symbol before", O.Before, {SymbolKind::Field, SymbolKind::Variable}) &&
                  symbol("symbol after", O.After, {SymbolKind::Field, SymbolKind::Variable}) &&
                  location(O.Where);
         });
}

//===----------------------------------------------------------------------===//
// Paths and values
//===----------------------------------------------------------------------===//

bool Validator::selectors() {
  return each("selectors", U.Selectors, [&](const Selector &S) {
    if (!enumerator("kind", S.Kind))
      return false;
    switch (S.Kind) {
    case SelectorKind::Field:
      return symbol("field", S.Operand, {SymbolKind::Field});
    case SelectorKind::KeyIndex:
      return index("key", S.Operand, U.Values.size());
    case SelectorKind::ConstIndex:
      return true;
    case SelectorKind::Deref:
    case SelectorKind::AnyIndex:
      return require(S.Operand == 0, "an operand where none belongs");
    }
    return false;
  });
}

bool Validator::paths() {
  const bool Good = each("paths", U.Paths, [&](const Path &P) {
    if (!enumerator("root", P.Root) ||
        !tile("selector", NextSelector, P.FirstSelector, P.SelectorCount, U.Selectors.size()))
      return false;
    if (P.Root == RootKind::Local)
      return index("local", P.Index, U.Locals.size());
    if (P.Root == RootKind::Global)
      return symbol("variable", P.Index, {SymbolKind::Variable});
    return require(P.Index == 0, "an index where none belongs");
  });
  return Good && tiled("selectors", NextSelector, U.Selectors.size());
}

/// A value before the \p Limit-th, as a part of what \p M measures.
bool Validator::earlierValue(uint32_t Index, uint32_t Limit, Measure &M) {
  if (Index >= Limit)
    return fail("is made of value " + Twine(Index) + ", which is not before value " + Twine(Limit));
  M.contain(ValueMeasures[Index]);
  return true;
}

/// Measures a path that is made of values before the \p Limit-th.
bool Validator::measurePath(uint32_t Index, uint32_t Limit) {
  if (PathMeasured[Index])
    return true;
  const Path &P = U.Paths[Index];
  Measure &M = PathMeasures[Index];
  M.Locals = P.Root == RootKind::Local ? uint64_t(P.Index) + 1 : 0;
  for (uint32_t I = 0; I < P.SelectorCount; ++I) {
    const Selector &S = U.Selectors[P.FirstSelector + I];
    if (S.Kind == SelectorKind::KeyIndex && !earlierValue(S.Operand, Limit, M))
      return false;
  }
  PathMeasured[Index] = true;
  return true;
}

/// A path as a part of the \p Limit-th value.
bool Validator::pathBefore(uint32_t Path, uint32_t Limit, Measure &M) {
  if (!index("path", Path, U.Paths.size()) || !measurePath(Path, Limit))
    return false;
  M.contain(PathMeasures[Path]);
  return true;
}

/// What A of a value refers to.
bool Validator::valueTarget(const Value &V, uint32_t Index, Measure &M) {
  switch (V.Kind) {
  case ValueKind::Unknown:
  case ValueKind::Constant:
  case ValueKind::Choice:
    return require(V.A == NoIndex, "a target where none belongs");
  case ValueKind::Address:
  case ValueKind::Load:
  case ValueKind::Owns:
    return pathBefore(V.A, Index, M);
  case ValueKind::Function:
  case ValueKind::Closure:
    return symbol("function", V.A, {SymbolKind::Function});
  case ValueKind::Bound:
    return earlierValue(V.A, Index, M);
  case ValueKind::Placeholder:
    return true;
  }
  return false;
}

bool Validator::value(uint32_t Index) {
  const Value &V = U.Values[Index];
  Measure &M = ValueMeasures[Index];
  if (!enumerator("kind", V.Kind) || !valueTarget(V, Index, M) ||
      !require(V.Number == 0 || V.Kind == ValueKind::Constant, "a number where none belongs") ||
      !claim(V.FirstOperand, V.OperandCount))
    return false;
  const bool IsClosure = V.Kind == ValueKind::Closure;
  const bool HasOperands = V.Kind == ValueKind::Bound || V.Kind == ValueKind::Choice || IsClosure;
  if (!require(V.OperandCount == 0 || HasOperands, "operands where none belong") ||
      !require(V.OperandCount != 0 || V.Kind != ValueKind::Choice, "a choice of nothing") ||
      !require(V.OperandCount % 2 == 0 || !IsClosure, "a field without a value"))
    return false;
  for (uint32_t I = 0; I < V.OperandCount; ++I) {
    const uint32_t Operand = U.Operands[V.FirstOperand + I];
    if (!(IsClosure && I % 2 == 0 ? symbol("field", Operand, {SymbolKind::Field})
                                  : earlierValue(Operand, Index, M)))
      return false;
  }
  ++M.Size;
  ++M.Depth;
  return require(M.Depth <= MaxValueDepth, "is nested too deeply") &&
         require(M.Size <= MaxValueSize, "is too large");
}

bool Validator::values() {
  ValueMeasures.resize(U.Values.size());
  PathMeasures.resize(U.Paths.size());
  PathMeasured.resize(U.Paths.size());
  return each("values", U.Values, [&](const Value &) { return value(At); }) &&
         each("paths", U.Paths, [&](const Path &) { return measurePath(At, U.Values.size()); });
}

bool Validator::conditions() {
  return each("conditions", U.Conditions, [&](const Condition &C) {
    return index("left value", C.Left, U.Values.size()) && enumerator("relation", C.Rel) &&
           index("right value", C.Right, U.Values.size());
  });
}

llvm::Error Validator::run() {
  if (strings() && sources() && symbols() && resources() && records() && relations() &&
      selectors() && paths() && values() && conditions() && functions())
    return llvm::Error::success();
  return llvm::createStringError(Problem);
}

llvm::Error holdwait::skeleton::validate(const Unit &U) { return Validator(U).run(); }
