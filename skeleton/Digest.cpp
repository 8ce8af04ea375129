//===-- skeleton/Digest.cpp - What a unit says, wherever it says it -------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "skeleton/Digest.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/xxhash.h"

#include <type_traits>

using namespace holdwait::skeleton;

namespace {

/// Writes down a unit as bytes, without what a digest leaves out.
class Transcript {
public:
  Transcript(const Unit &U, uint32_t MainFile) : U(U), MainFile(MainFile) {
    for (const Symbol &S : U.Symbols)
      note(S.Where);
    for (const Order &O : U.Orders)
      note(O.Where);
    for (const Op &O : U.Ops)
      note(O.Where);
    llvm::sort(Places);
    Places.erase(llvm::unique(Places), Places.end());
  }

  Identity says() {
    for (const std::string &S : U.Strings)
      text(S);
    for (Symbol S : U.Symbols) {
      if (S.Flags & SF_Internal)
        S.Id = Identity();
      placed(S);
    }
    llvm::for_each(U.Orders, [&](Order O) { placed(O); });
    llvm::for_each(U.Ops, [&](Op O) { placed(O); });
    records(U.Resources), records(U.Records), records(U.Overrides), records(U.Functions);
    records(U.Locals), records(U.Blocks), records(U.Edges), records(U.Paths);
    records(U.Selectors), records(U.Values), records(U.Conditions), records(U.Operands);
    const llvm::XXH128_hash_t Hash = llvm::xxh3_128bits(Bytes);
    return {Hash.high64, Hash.low64};
  }

  std::vector<Point> takePlaces() { return std::move(Places); }

private:
  bool isOwn(const Location &L) const { return L.File == MainFile && L.Line != 0; }
  void note(const Location &L) {
    if (isOwn(L))
      Places.push_back({L.Line, L.Column});
  }

  template <typename T> void bytes(const T &Record) {
    static_assert(std::has_unique_object_representations_v<T>);
    const auto *First = reinterpret_cast<const uint8_t *>(&Record);
    Bytes.insert(Bytes.end(), First, First + sizeof(T));
  }
  template <typename T> void records(const std::vector<T> &List) {
    bytes(uint64_t(List.size()));
    for (const T &Record : List)
      bytes(Record);
  }
  template <typename T> void placed(T &Record) {
    if (isOwn(Record.Where)) {
      const auto It = llvm::lower_bound(Places, Point{Record.Where.Line, Record.Where.Column});
      Record.Where = {MainFile, static_cast<uint32_t>(It - Places.begin() + 1), 0};
    }
    bytes(Record);
  }
  void text(const std::string &S) {
    bytes(uint64_t(S.size()));
    Bytes.insert(Bytes.end(), S.begin(), S.end());
  }

  const Unit &U;
  const uint32_t MainFile; ///< Of Strings.
  std::vector<Point> Places;
  std::vector<uint8_t> Bytes;
};

} // namespace

std::optional<UnitDigest> holdwait::skeleton::digestOf(const Unit &U) {
  if (U.Sources.size() != 1 || U.Sources.front().Flags != 0)
    return std::nullopt;
  const uint32_t MainFile = U.Sources.front().Name;
  Transcript T(U, MainFile);
  UnitDigest D;
  D.Source = U.Strings[MainFile];
  D.Says = T.says();
  D.Places = T.takePlaces();
  return D;
}
