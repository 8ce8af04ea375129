//===-- report/Answers.cpp - Questions about the order of locks -----------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Answers.h"

#include "report/Printable.h"
#include "report/TextWitness.h"
#include "report/Words.h"

#include "llvm/ADT/STLExtras.h"

#include <deque>

using namespace holdwait::report;

std::set<std::string> holdwait::report::resourcesCalled(const Inventory &I, llvm::StringRef Name) {
  std::set<std::string> Exact, Ending;
  auto Try = [&](const std::string &Known) {
    if (Known == Name)
      Exact.insert(Known);
    if (llvm::StringRef(Known).ends_with(("::" + Name).str()))
      Ending.insert(Known);
  };
  for (const LockClass &C : I.Classes)
    Try(C.Name);
  for (const OrderEdge &E : I.Edges) {
    Try(E.Held);
    Try(E.Wanted);
  }
  return Exact.empty() ? Ending : Exact;
}

static void writeOthers(TextStream &Out, llvm::StringRef Title,
                        llvm::ArrayRef<std::pair<std::string, uint64_t>> Others) {
  if (Others.empty())
    return;
  Out.indent(2).text(Title).newline();
  for (const auto &[Name, Count] : Others)
    Out.indent(4).text(quoted(Name) + ", " + counted(Count, "pair") + " of places").newline();
}

void holdwait::report::writeWho(const Inventory &I, llvm::StringRef Lock,
                                const WriteOptions &Options, llvm::raw_ostream &OS) {
  TextStream Out(Options, OS);
  for (const LockClass &C : I.Classes)
    if (C.Name == Lock)
      writeClass(Out, C);
  std::vector<std::pair<std::string, uint64_t>> After, Before;
  for (const OrderEdge &E : I.Edges) {
    if (E.Held == Lock)
      After.push_back({E.Wanted, E.Count});
    if (E.Wanted == Lock)
      Before.push_back({E.Held, E.Count});
  }
  Out.text(quoted(Lock), Look::Bold);
  Out.text(After.empty() && Before.empty() ? " is taken with no other" : " is").newline();
  writeOthers(Out, "held while waiting for:", After);
  writeOthers(Out, "waited for while holding:", Before);
}

void holdwait::report::writeOrder(const OrderEdge &E, const WriteOptions &Options,
                                  llvm::raw_ostream &OS) {
  TextStream Out(Options, OS);
  writeEdge(Out, E);
}

/// For each lock that can be reached from \p Held the last order on a shortest
/// chain to it; breadth first, in the order of the inventory.
static std::map<llvm::StringRef, const OrderEdge *> reachedFrom(const Inventory &I,
                                                                llvm::StringRef Held) {
  std::map<llvm::StringRef, const OrderEdge *> Last;
  std::deque<llvm::StringRef> Open{Held};
  for (; !Open.empty(); Open.pop_front())
    for (const OrderEdge &E : I.Edges)
      if (E.Held == Open.front() && Last.try_emplace(E.Wanted, &E).second)
        Open.push_back(E.Wanted);
  return Last;
}

bool holdwait::report::writeWhy(const Inventory &I, llvm::StringRef Held, llvm::StringRef Wanted,
                                const WriteOptions &Options, llvm::raw_ostream &OS) {
  const auto Last = reachedFrom(I, Held);
  std::vector<const OrderEdge *> Chain;
  for (llvm::StringRef At = Wanted; Chain.empty() || At != Held; At = Chain.back()->Held) {
    const auto It = Last.find(At);
    if (It == Last.end())
      return false;
    Chain.push_back(It->second);
  }
  for (const OrderEdge *E : llvm::reverse(Chain))
    writeOrder(*E, Options, OS);
  return true;
}

std::string holdwait::report::orderLine(const OrderEdge &E) {
  return printable(E.Held) + " before " + printable(E.Wanted);
}
