//===-- tools/holdwait/PathEvidence.cpp - What paths have shown -----------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/holdwait/PathEvidence.h"

#include "report/Build.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace holdwait;
using namespace holdwait::tool;

llvm::StringRef holdwait::tool::wordsFor(Evidence E) {
  switch (E) {
  case Evidence::Witnessed:
    return "seen on a feasible path";
  case Evidence::NotSeen:
    return "not seen";
  case Evidence::Refuted:
    return "refuted: all paths of the function were explored, and none does this";
  }
  llvm_unreachable("evidence");
}

llvm::StringRef holdwait::tool::nameOf(Evidence E) {
  switch (E) {
  case Evidence::Witnessed:
    return "witnessed";
  case Evidence::NotSeen:
    return "not-seen";
  case Evidence::Refuted:
    return "refuted";
  }
  llvm_unreachable("evidence");
}

const report::Frame *holdwait::tool::beginning(const report::Witness &W, const report::Step &S) {
  const auto It =
      llvm::find_if(S.Frames, [&](const report::Frame &F) { return F.Function == W.Function; });
  return It == S.Frames.end() ? nullptr : &*It;
}

/// The places of a step from the function on in which its evidence begins.
PathEvidence::Chain PathEvidence::chain(const report::Witness &W, const report::Step &S) const {
  Chain Places;
  const report::Frame *First = beginning(W, S);
  for (const report::Frame *F = First; F && F != S.Frames.data() + S.Frames.size(); ++F) {
    llvm::SmallString<256> Name(F->Where.File);
    llvm::sys::path::make_absolute(Base, Name);
    llvm::sys::path::remove_dots(Name, /*remove_dot_dot=*/true);
    Places.push_back((Name + ":" + llvm::Twine(F->Where.Line)).str());
  }
  return Places;
}

static std::vector<std::string> texts(const llvm::json::Array *List) {
  std::vector<std::string> Result;
  if (List)
    for (const llvm::json::Value &V : *List)
      Result.push_back(V.getAsString().value_or("").str());
  return Result;
}

llvm::Error PathEvidence::read(llvm::StringRef File) {
  auto Buffer = llvm::MemoryBuffer::getFile(File, /*IsText=*/true);
  if (!Buffer)
    return llvm::createStringError(File + ": " + Buffer.getError().message());
  llvm::SmallVector<llvm::StringRef> Lines;
  (*Buffer)->getBuffer().split(Lines, '\n', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  for (llvm::StringRef Line : Lines) {
    auto Parsed = llvm::json::parse(Line);
    if (!Parsed)
      return Parsed.takeError();
    const llvm::json::Object *O = Parsed->getAsObject();
    if (!O)
      continue;
    if (const auto Name = O->getString("function")) {
      const auto [It, IsNew] = Complete.try_emplace(Name->str(), true);
      It->second &= O->getBoolean("complete").value_or(false);
      continue;
    }
    Orders.insert({texts(O->getArray("holds")), texts(O->getArray("waits"))});
  }
  return llvm::Error::success();
}

/// Whether one chain is the other, or stops where the other goes on into a lock's own functions.
static bool agree(llvm::ArrayRef<std::string> A, llvm::ArrayRef<std::string> B) {
  const size_t Common = std::min(A.size(), B.size());
  return Common > 0 && A.take_front(Common) == B.take_front(Common);
}

Evidence PathEvidence::of(const report::Witness &W) const {
  const Chain Holds = chain(W, W.Holds), Waits = chain(W, W.Waits);
  for (const auto &[SeenHolds, SeenWaits] : Orders)
    if (agree(Holds, SeenHolds) && agree(Waits, SeenWaits))
      return Evidence::Witnessed;
  const auto Function = Complete.find(W.Function);
  const bool IsKnown = Function != Complete.end() && Function->second;
  return IsKnown && !Holds.empty() && !Waits.empty() ? Evidence::Refuted : Evidence::NotSeen;
}

void holdwait::tool::judge(report::Finding &F, llvm::ArrayRef<Evidence> OfWitnesses) {
  if (llvm::is_contained(OfWitnesses, Evidence::Refuted)) {
    F.Level = report::Confidence::Low;
    F.Reasons.push_back("all paths of a function on the way were explored, and none does this");
    return;
  }
  const bool AllSeen = !OfWitnesses.empty() && llvm::all_of(OfWitnesses, [](Evidence E) {
    return E == Evidence::Witnessed;
  });
  if (!AllSeen || F.Level != report::Confidence::Medium ||
      !llvm::all_of(F.Reasons, report::isAboutFeasibility))
    return;
  F.Level = report::Confidence::High;
  F.Reasons.clear();
}
