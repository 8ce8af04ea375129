//===-- skeleton/TextPrinter.cpp - Printing units -------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "skeleton/TextPrinter.h"
#include "skeleton/Builder.h"
#include "skeleton/Text.h"
#include "skeleton/TextLexer.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Format.h"

using namespace holdwait::skeleton;

void Printer::numberSymbols() {
  llvm::StringMap<uint32_t> Count;
  SymbolNumbers.reserve(U.Symbols.size());
  for (const Symbol &S : U.Symbols)
    SymbolNumbers.push_back(++Count[U.Strings[S.Name]]);
}

void Printer::indexFacts() {
  ResourceOf.assign(U.Symbols.size(), NoIndex);
  RecordOf.assign(U.Symbols.size(), NoIndex);
  for (uint32_t I = 0; I < U.Resources.size(); ++I)
    ResourceOf[U.Resources[I].Symbol] = I;
  for (uint32_t I = 0; I < U.Records.size(); ++I)
    RecordOf[U.Records[I].Symbol] = I;
}

void Printer::nameLocals(const Function &F) {
  llvm::StringMap<uint32_t> Count;
  LocalNames.assign(F.LocalCount, "");
  for (uint32_t I = 0; I < F.LocalCount; ++I)
    ++Count[U.Strings[U.Locals[F.FirstLocal + I].Name]];
  for (uint32_t I = 0; I < F.LocalCount; ++I) {
    const llvm::StringRef Name = U.Strings[U.Locals[F.FirstLocal + I].Name];
    if (isLocalName(Name) && Count[Name] == 1)
      LocalNames[I] = Name;
  }
}

void Printer::printSymbolName(uint32_t Symbol) {
  printName(U.Strings[U.Symbols[Symbol].Name], OS);
  if (SymbolNumbers[Symbol] > 1)
    OS << '@' << SymbolNumbers[Symbol];
}

void Printer::printLocalName(uint32_t Local) {
  OS << '%';
  if (LocalNames[Local].empty())
    OS << Local;
  else
    OS << LocalNames[Local];
}

void Printer::printLocation(const Location &L) {
  if (L.File == 0 && L.Line == 0 && L.Column == 0)
    return;
  OS << " at ";
  printFileName(U.Strings[L.File], OS);
  OS << ':' << L.Line << ':' << L.Column;
}

void Printer::printResource(const Resource &R) {
  printFlags<ResourceFlags>(R.Flags);
  if (R.TypeName) {
    OS << " type ";
    printName(U.Strings[R.TypeName], OS);
  }
  if (R.Capacity != -1)
    OS << " capacity " << R.Capacity;
}

void Printer::printSymbol(uint32_t Index) {
  const Symbol &S = U.Symbols[Index];
  const uint32_t R = ResourceOf[Index], D = RecordOf[Index];
  if (R != NoIndex)
    OS << nameOf(U.Resources[R].Kind) << ' ';
  OS << (D != NoIndex ? llvm::StringRef("class") : nameOf(S.Kind)) << ' ';
  printSymbolName(Index);
  if (D != NoIndex) {
    llvm::StringRef Separator = " : ";
    for (const uint32_t Base : operands(U.Records[D].FirstBase, U.Records[D].BaseCount)) {
      OS << Separator;
      printSymbolName(Base);
      Separator = ", ";
    }
    printFlags<RecordFlags>(U.Records[D].Flags);
    if (U.Records[D].MethodCount)
      OS << " methods " << U.Records[D].MethodCount;
  }
  if (S.Id != textIdentity(U.Strings[S.Name], SymbolNumbers[Index]))
    OS << llvm::format(" id %016llx%016llx", static_cast<unsigned long long>(S.Id.High),
                       static_cast<unsigned long long>(S.Id.Low));
  if (S.Parent != NoIndex) {
    OS << " in ";
    printSymbolName(S.Parent);
  }
  printFlags<SymbolFlags>(S.Flags);
  if (R != NoIndex)
    printResource(U.Resources[R]);
  printLocation(S.Where);
  OS << '\n';
}

void Printer::printEdge(const Edge &E) {
  OS << "    goto " << E.Target;
  if (E.Condition != NoIndex) {
    const Condition &C = U.Conditions[E.Condition];
    OS << " if ";
    printValue(C.Left);
    OS << ' ' << nameOf(C.Rel) << ' ';
    printValue(C.Right);
  }
  OS << '\n';
}

void Printer::printBlock(const Block &B, uint32_t Index) {
  OS << "  block " << Index;
  if (B.Handler != NoIndex)
    OS << " handler " << B.Handler;
  printFlags<BlockFlags>(B.Flags);
  OS << ":\n";
  for (uint32_t I = 0; I < B.OpCount; ++I)
    printOp(U.Ops[B.FirstOp + I]);
  for (uint32_t I = 0; I < B.EdgeCount; ++I)
    printEdge(U.Edges[B.FirstEdge + I]);
}

void Printer::printLocal(const Local &L, uint32_t Index) {
  printLocalName(Index);
  if (LocalNames[Index].empty() && L.Name) {
    OS << " named ";
    printName(U.Strings[L.Name], OS);
  }
  printFlags<LocalFlags>(L.Flags);
  if (L.Depth)
    OS << " depth " << L.Depth;
  if (L.Symbol != NoIndex) {
    OS << " is ";
    printSymbolName(L.Symbol);
  }
}

void Printer::printFunction(const Function &F) {
  nameLocals(F);
  OS << "\ndefine ";
  printSymbolName(F.Symbol);
  OS << '(';
  for (uint32_t I = 0; I < F.ParamCount; ++I) {
    OS << (I ? ", " : "");
    printLocal(U.Locals[F.FirstLocal + I], I);
  }
  OS << ')';
  printFlags<FunctionFlags>(F.Flags);
  OS << " {\n";
  for (uint32_t I = F.ParamCount; I < F.LocalCount; ++I) {
    OS << "  local ";
    printLocal(U.Locals[F.FirstLocal + I], I);
    OS << '\n';
  }
  for (uint32_t I = 0; I < F.BlockCount; ++I)
    printBlock(U.Blocks[F.FirstBlock + I], I);
  OS << "}\n";
}

void Printer::printUnit() {
  numberSymbols();
  indexFacts();
  OS << TextMagic << ' ' << FormatVersion << '\n';
  for (const Source &S : U.Sources) {
    OS << "source ";
    printQuoted(U.Strings[S.Name], OS);
    OS << (S.Flags & 1 ? " partial\n" : "\n");
  }
  for (uint32_t I = 0; I < U.Symbols.size(); ++I)
    printSymbol(I);
  for (const Override &O : U.Overrides) {
    OS << "override ";
    printSymbolName(O.Method);
    OS << " of ";
    printSymbolName(O.Overridden);
    OS << '\n';
  }
  for (const Order &O : U.Orders) {
    OS << "order ";
    printSymbolName(O.Before);
    OS << " before ";
    printSymbolName(O.After);
    printLocation(O.Where);
    OS << '\n';
  }
  for (const Function &F : U.Functions)
    printFunction(F);
}

Identity holdwait::skeleton::textIdentity(llvm::StringRef Name, uint32_t Number) {
  std::string Key = ("text:" + Name).str();
  if (Number > 1)
    Key += "@" + std::to_string(Number);
  return identify(Key, "");
}

void holdwait::skeleton::print(const Unit &U, llvm::raw_ostream &OS) { Printer(U, OS).printUnit(); }
