//===-- skeleton/TextPrinter.h - Printing units -----------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The printer of text skeletons; its users want Text.h.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SKELETON_TEXTPRINTER_H
#define HOLDWAIT_SKELETON_TEXTPRINTER_H

#include "skeleton/Names.h"
#include "skeleton/Skeleton.h"

#include "llvm/Support/raw_ostream.h"

namespace holdwait::skeleton {

class Printer {
public:
  Printer(const Unit &U, llvm::raw_ostream &OS) : U(U), OS(OS) {}

  void printUnit();

private:
  void numberSymbols();
  void indexFacts();
  void nameLocals(const Function &F);

  void printSymbol(uint32_t Index);
  void printResource(const Resource &R);
  void printFunction(const Function &F);
  void printLocal(const Local &L, uint32_t Index);
  void printBlock(const Block &B, uint32_t Index);
  void printEdge(const Edge &E);

  void printOp(const Op &O);
  void printGuardBind(const Op &O);
  void printCall(const Op &O);
  void printSpawn(const Op &O);
  void printWait(const Op &O);
  void printUnits(const Op &O);
  void printMask(const Op &O);
  void printTransfer(const Op &O);
  void printMaybeSymbol(uint32_t Symbol);
  void printMain(const Op &O);
  void printSuccess(const Op &O);
  template <typename Enum> void printUnless(Enum Default, Enum E) {
    if (E != Default)
      OS << ' ' << nameOf(E);
  }
  void printMaybe(llvm::StringRef Word, uint32_t Path) {
    if (Path != NoIndex)
      printPath(Path, Word);
  }
  template <typename Flags> void printFlags(uint32_t Bits) {
    for (const llvm::StringLiteral Name : namesOf<Flags>()) {
      if (Bits & 1)
        OS << ' ' << Name;
      Bits >>= 1;
    }
  }

  void printSymbolName(uint32_t Symbol);
  void printLocalName(uint32_t Local);
  void printLocation(const Location &L);
  void printPath(uint32_t Path, llvm::StringRef Before = "");
  void printSelector(const Selector &S, const Selector *Next, bool AfterArrow);
  void printValue(uint32_t Value);
  void printClosure(const Value &V);
  void printPaths(llvm::ArrayRef<uint32_t> Paths);
  void printValues(llvm::ArrayRef<uint32_t> Values);
  llvm::ArrayRef<uint32_t> operands(uint32_t First, uint32_t Count) const {
    return llvm::ArrayRef(U.Operands).slice(Count ? First : 0, Count);
  }

  const Unit &U;
  llvm::raw_ostream &OS;
  /// How many symbols before and including this one have its name.
  std::vector<uint32_t> SymbolNumbers;
  std::vector<uint32_t> ResourceOf, RecordOf;
  /// The names of the current function's locals; empty where the number is used.
  std::vector<llvm::StringRef> LocalNames;
};

} // namespace holdwait::skeleton

#endif // HOLDWAIT_SKELETON_TEXTPRINTER_H
