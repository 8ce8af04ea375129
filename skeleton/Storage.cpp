//===-- skeleton/Storage.cpp - Units as bytes -----------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "skeleton/Storage.h"
#include "skeleton/Message.h"
#include "skeleton/StoredUnit.h"
#include "skeleton/Validate.h"
#include "skeleton/skeleton_generated.h"

#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/FormatVariadic.h"

#include <algorithm>
#include <cstring>

using namespace holdwait::skeleton;

namespace {

constexpr const char *Producer = "holdwait";

/// Room for the table, its vtable, the lengths of its vectors and their
/// alignment.
constexpr uint64_t Overhead = 1024;

template <typename T> uint64_t bytesOf(const std::vector<T> &V) { return V.size() * sizeof(T); }

uint64_t textSize(const Unit &U) {
  uint64_t Size = 0;
  for (const std::string &S : U.Strings)
    Size += S.size();
  return Size;
}

template <typename Stored, typename Record>
auto storeRecords(flatbuffers::FlatBufferBuilder &B, const std::vector<Record> &V) {
  return B.CreateVectorOfStructs(reinterpret_cast<const Stored *>(V.data()), V.size());
}

auto storeText(flatbuffers::FlatBufferBuilder &B, const Unit &U) {
  uint8_t *Out = nullptr;
  auto Offset = B.CreateUninitializedVector<uint8_t>(textSize(U), &Out);
  for (const std::string &S : U.Strings)
    Out = std::copy(S.begin(), S.end(), Out);
  return Offset;
}

auto storeStringEnds(flatbuffers::FlatBufferBuilder &B, const Unit &U) {
  std::vector<uint32_t> Ends;
  Ends.reserve(U.Strings.size());
  uint32_t End = 0;
  for (const std::string &S : U.Strings)
    Ends.push_back(End += S.size());
  return B.CreateVector(Ends);
}

template <typename T> void loadRecords(const StoredArray<T> &From, std::vector<T> &To) {
  To.assign(From.begin(), From.end());
}

llvm::Error loadStrings(const StoredStrings &From, std::vector<std::string> &To) {
  const llvm::StringRef Text = From.text();
  To.clear();
  To.reserve(From.ends().size());
  uint32_t Start = 0;
  for (const uint32_t End : From.ends()) {
    if (End < Start || End > Text.size())
      return llvm::createStringError(
          llvm::formatv("strings[{0}]: range {1}..{2} exceeds {3} bytes of text", To.size(), Start,
                        End, Text.size()));
    To.emplace_back(Text.slice(Start, End));
    Start = End;
  }
  if (Start != Text.size())
    return llvm::createStringError(
        llvm::formatv("strings: they end at {0} of {1} bytes of text", Start, Text.size()));
  return llvm::Error::success();
}

llvm::Error load(const StoredUnit &From, Unit &To) {
  if (llvm::Error E = loadStrings(From.Strings, To.Strings))
    return E;
  loadRecords(From.Sources, To.Sources);
  loadRecords(From.Symbols, To.Symbols);
  loadRecords(From.Resources, To.Resources);
  loadRecords(From.Records, To.Records);
  loadRecords(From.Overrides, To.Overrides);
  loadRecords(From.Orders, To.Orders);
  loadRecords(From.Functions, To.Functions);
  loadRecords(From.Locals, To.Locals);
  loadRecords(From.Blocks, To.Blocks);
  loadRecords(From.Edges, To.Edges);
  loadRecords(From.Ops, To.Ops);
  loadRecords(From.Paths, To.Paths);
  loadRecords(From.Selectors, To.Selectors);
  loadRecords(From.Values, To.Values);
  loadRecords(From.Conditions, To.Conditions);
  loadRecords(From.Operands, To.Operands);
  return llvm::Error::success();
}

/// \p Bytes are aligned to 8.
llvm::Expected<Unit> readAligned(llvm::StringRef Bytes) {
  llvm::Expected<StoredUnit> Stored = StoredUnit::open(Bytes);
  if (!Stored)
    return Stored.takeError();
  Unit U;
  if (llvm::Error E = load(*Stored, U))
    return std::move(E);
  if (llvm::Error E = validate(U))
    return std::move(E);
  return U;
}

} // namespace

uint64_t holdwait::skeleton::storedSize(const Unit &U) {
  return Overhead + textSize(U) + 4 * U.Strings.size() + bytesOf(U.Sources) + bytesOf(U.Symbols) +
         bytesOf(U.Resources) + bytesOf(U.Records) + bytesOf(U.Overrides) + bytesOf(U.Orders) +
         bytesOf(U.Functions) + bytesOf(U.Locals) + bytesOf(U.Blocks) + bytesOf(U.Edges) +
         bytesOf(U.Ops) + bytesOf(U.Paths) + bytesOf(U.Selectors) + bytesOf(U.Values) +
         bytesOf(U.Conditions) + bytesOf(U.Operands);
}

std::string holdwait::skeleton::write(const Unit &U) {
  const uint64_t Size = storedSize(U);
  if (Size > MaxStoredSize)
    llvm::report_fatal_error("holdwait: a unit of more than 2 GiB has to be stored in parts");
  flatbuffers::FlatBufferBuilder B(Size);
  const auto Made = B.CreateString(Producer);
  const auto Text = storeText(B, U);
  const auto Ends = storeStringEnds(B, U);
  const auto Sources = storeRecords<stored::Source>(B, U.Sources);
  const auto Symbols = storeRecords<stored::Symbol>(B, U.Symbols);
  const auto Resources = storeRecords<stored::Resource>(B, U.Resources);
  const auto Records = storeRecords<stored::Record>(B, U.Records);
  const auto Overrides = storeRecords<stored::Override>(B, U.Overrides);
  const auto Orders = storeRecords<stored::Order>(B, U.Orders);
  const auto Functions = storeRecords<stored::Function>(B, U.Functions);
  const auto Locals = storeRecords<stored::Local>(B, U.Locals);
  const auto Blocks = storeRecords<stored::Block>(B, U.Blocks);
  const auto Edges = storeRecords<stored::Edge>(B, U.Edges);
  const auto Ops = storeRecords<stored::Op>(B, U.Ops);
  const auto Paths = storeRecords<stored::Path>(B, U.Paths);
  const auto Selectors = storeRecords<stored::Selector>(B, U.Selectors);
  const auto Values = storeRecords<stored::Value>(B, U.Values);
  const auto Conditions = storeRecords<stored::Condition>(B, U.Conditions);
  const auto Operands = B.CreateVector(U.Operands);
  B.Finish(stored::CreateUnit(B, FormatVersion, Made, Text, Ends, Sources, Symbols, Resources,
                              Records, Overrides, Orders, Functions, Locals, Blocks, Edges, Ops,
                              Paths, Selectors, Values, Conditions, Operands),
           stored::UnitIdentifier());
  return std::string(reinterpret_cast<const char *>(B.GetBufferPointer()), B.GetSize());
}

llvm::Expected<Unit> holdwait::skeleton::read(llvm::StringRef Bytes, llvm::StringRef Name) {
  constexpr size_t Alignment = 8;
  std::vector<uint64_t> Copy;
  if (reinterpret_cast<uintptr_t>(Bytes.data()) % Alignment != 0) {
    Copy.resize(Bytes.size() / Alignment + 1);
    std::memcpy(Copy.data(), Bytes.data(), Bytes.size());
    Bytes = llvm::StringRef(reinterpret_cast<const char *>(Copy.data()), Bytes.size());
  }
  llvm::Expected<Unit> U = readAligned(Bytes);
  if (!U)
    return about("reading summary of " + Name, U.takeError());
  return U;
}
