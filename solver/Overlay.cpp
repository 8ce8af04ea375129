//===-- solver/Overlay.cpp - A program with one file as it is now ---------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/Overlay.h"

#include "solver/Link.h"
#include "solver/Relevance.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLExtras.h"

#include <map>
#include <set>

using namespace holdwait::solver;
using namespace holdwait::skeleton;

namespace {

/// Takes out of a program what a unit says anew. Arrays that functions refer to
/// keep their holes: only linking looks at the result.
class Retraction {
public:
  Retraction(Unit &Program, const Unit &Fresh) : Old(Program), New(Fresh) {
    for (const Source &S : New.Sources) {
      MainFiles.insert(New.Strings[S.Name]);
      Partial |= S.Flags & 1;
    }
    for (uint32_t S = 0; S < Old.Strings.size(); ++S)
      if (MainFiles.count(Old.Strings[S]))
        MainStrings.insert(S);
    for (const Symbol &S : New.Symbols)
      Known.emplace(S.Id, &S);
    for (const Function &F : New.Functions)
      if (!(F.Flags & FF_Declared))
        Defined.insert(New.Symbols[F.Symbol].Id);
  }

  void run() {
    llvm::erase_if(Old.Sources, [&](const Source &S) { return MainStrings.count(S.Name) != 0; });
    llvm::erase_if(Old.Functions, [&](const Function &F) { return isReplaced(F); });
    llvm::erase_if(Old.Resources,
                   [&](const Resource &R) { return isGone(Old.Symbols[R.Symbol].Where); });
    llvm::erase_if(Old.Records,
                   [&](const Record &R) { return isGone(Old.Symbols[R.Symbol].Where); });
    llvm::erase_if(Old.Overrides,
                   [&](const Override &O) { return isGone(Old.Symbols[O.Method].Where); });
    llvm::erase_if(Old.Orders, [&](const Order &O) { return isGone(O.Where); });
    for (Symbol &S : Old.Symbols)
      refresh(S);
  }

private:
  bool isGone(const Location &L) const {
    return !Partial && L.Line != 0 && MainStrings.count(L.File) != 0;
  }

  bool isReplaced(const Function &F) const {
    if (Defined.count(Old.Symbols[F.Symbol].Id))
      return true;
    return llvm::any_of(llvm::ArrayRef(Old.Blocks).slice(F.FirstBlock, F.BlockCount),
                        [&](const Block &B) {
                          return llvm::any_of(llvm::ArrayRef(Old.Ops).slice(B.FirstOp, B.OpCount),
                                              [&](const Op &O) { return isGone(O.Where); });
                        });
  }

  /// Where the unit knows the same declaration, its word on it is the newer one.
  void refresh(Symbol &S) const {
    const auto It = Known.find(S.Id);
    if (It == Known.end() || It->second->Where.Line == 0)
      return;
    if (!isGone(S.Where) && Old.Strings[S.Where.File] != New.Strings[It->second->Where.File])
      return;
    S.Flags = SF_None;
    S.Name = 0;
    S.Where = Location();
    if (It->second->Parent != NoIndex)
      S.Parent = NoIndex;
  }

  Unit &Old;
  const Unit &New;
  bool Partial = false;
  std::set<std::string> MainFiles;
  std::set<uint32_t> MainStrings; ///< Those names in the old unit.
  std::map<Identity, const Symbol *> Known;
  std::set<Identity> Defined;
};

} // namespace

Unit holdwait::solver::overlay(Unit Program, Unit Fresh) {
  Retraction(Program, Fresh).run();
  Linker Link;
  Link.add(std::move(Program));
  Link.add(std::move(Fresh));
  return Link.finish();
}

bool holdwait::solver::synchronises(const Unit &Program, llvm::StringRef File) {
  const solver::Program P(Program);
  const Relevance Matters(P);
  for (uint32_t F = 0; F < P.functionCount(); ++F)
    if (Matters.isRelevant(F) && llvm::any_of(P.blocks(F), [&](const Block &B) {
          return llvm::any_of(P.ops(B), [&](const Op &O) {
            return O.Where.Line != 0 && Program.Strings[O.Where.File] == File;
          });
        }))
      return true;
  return false;
}
