//===-- skeleton/StoredUnit.cpp - A unit where it is stored ---------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "skeleton/StoredUnit.h"

#include "skeleton/Storage.h"
#include "skeleton/skeleton_generated.h"

#include "llvm/Support/FormatVariadic.h"

#include <bit>
#include <type_traits>

using namespace holdwait::skeleton;

namespace {

/// Records are stored as they are in memory.
template <typename Record, typename Stored> constexpr bool mirrors() {
  return std::is_trivially_copyable_v<Record> && sizeof(Record) == sizeof(Stored) &&
         alignof(Record) == alignof(Stored) && std::has_unique_object_representations_v<Record>;
}

static_assert(std::endian::native == std::endian::little, "stored numbers are little-endian");
static_assert(mirrors<Source, stored::Source>());
static_assert(mirrors<Symbol, stored::Symbol>());
static_assert(mirrors<Resource, stored::Resource>());
static_assert(mirrors<Record, stored::Record>());
static_assert(mirrors<Override, stored::Override>());
static_assert(mirrors<Order, stored::Order>());
static_assert(mirrors<Function, stored::Function>());
static_assert(mirrors<Local, stored::Local>());
static_assert(mirrors<Block, stored::Block>());
static_assert(mirrors<Edge, stored::Edge>());
static_assert(mirrors<Op, stored::Op>());
static_assert(mirrors<Path, stored::Path>());
static_assert(mirrors<Selector, stored::Selector>());
static_assert(mirrors<Value, stored::Value>());
static_assert(mirrors<Condition, stored::Condition>());

flatbuffers::Verifier makeVerifier(llvm::StringRef Bytes) {
  // One table, nothing nested.
  return flatbuffers::Verifier(Bytes.bytes_begin(), Bytes.size(), /*max_depth=*/1,
                               /*max_tables=*/1);
}

/// Says no to what is not a stored unit, or one of another version.
llvm::Error checkStamp(llvm::StringRef Bytes) {
  if (Bytes.size() > MaxStoredSize)
    return llvm::createStringError(
        llvm::formatv("{0} bytes are more than a unit may have", Bytes.size()));
  flatbuffers::Verifier V = makeVerifier(Bytes);
  if (!V.VerifyBuffer<stored::Stamp>(stored::UnitIdentifier()))
    return llvm::createStringError("not a stored unit, or a damaged one");
  const auto *S = flatbuffers::GetRoot<stored::Stamp>(Bytes.data());
  if (S->version() != FormatVersion)
    return llvm::createStringError(
        llvm::formatv("made by format version {0}, this is {1}: rebuild it with this holdwait",
                      S->version(), FormatVersion));
  return llvm::Error::success();
}

/// False: it does not lie where such records may lie.
template <typename Record, typename Stored>
bool show(StoredArray<Record> &As, const flatbuffers::Vector<Stored> &V) {
  const auto *First = V.Data();
  if (V.size() != 0 && reinterpret_cast<uintptr_t>(First) % alignof(Record) != 0)
    return false;
  As = StoredArray(llvm::ArrayRef(reinterpret_cast<const Record *>(First), V.size()));
  return true;
}

} // namespace

llvm::StringRef StoredStrings::operator[](size_t I) const {
  const uint32_t Start = I == 0 ? 0 : Ends[I - 1], End = Ends[I];
  const llvm::ArrayRef<char> Bytes = Text.slice(Start, End >= Start ? End - Start : ~size_t(0));
  return {Bytes.data(), Bytes.size()};
}

bool StoredUnit::isDamaged() const {
  auto Any = [](const auto &...Arrays) { return (Arrays.isDamaged() || ...); };
  return Any(Strings.Ends, Strings.Text, Sources, Symbols, Resources, Records, Overrides, Orders,
             Functions, Locals, Blocks, Edges, Ops, Paths, Selectors, Values, Conditions, Operands);
}

llvm::Expected<StoredUnit> StoredUnit::open(llvm::StringRef Bytes) {
  if (llvm::Error E = checkStamp(Bytes))
    return std::move(E);
  flatbuffers::Verifier V = makeVerifier(Bytes);
  if (!stored::VerifyUnitBuffer(V))
    return llvm::createStringError("a damaged unit: an array lies outside of its bytes");
  const stored::Unit &From = *stored::GetUnit(Bytes.data());
  StoredUnit U;
  const bool Aligned = show(U.Strings.Ends, *From.string_ends()) &&
                       show(U.Strings.Text, *From.text()) && show(U.Sources, *From.sources()) &&
                       show(U.Symbols, *From.symbols()) && show(U.Resources, *From.resources()) &&
                       show(U.Records, *From.records()) && show(U.Overrides, *From.overrides()) &&
                       show(U.Orders, *From.orders()) && show(U.Functions, *From.functions()) &&
                       show(U.Locals, *From.locals()) && show(U.Blocks, *From.blocks()) &&
                       show(U.Edges, *From.edges()) && show(U.Ops, *From.ops()) &&
                       show(U.Paths, *From.paths()) && show(U.Selectors, *From.selectors()) &&
                       show(U.Values, *From.values()) && show(U.Conditions, *From.conditions()) &&
                       show(U.Operands, *From.operands());
  if (!Aligned)
    return llvm::createStringError("a damaged unit: an array does not begin where it may");
  return U;
}
