//===-- skeleton/TextPrinter.cpp - Printing units -------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "skeleton/Builder.h"
#include "skeleton/Names.h"
#include "skeleton/OpShape.h"
#include "skeleton/Text.h"
#include "skeleton/TextLexer.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Format.h"

using namespace holdwait::skeleton;

namespace {

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
  void printTransfer(const Op &O);
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

void Printer::printSelector(const Selector &S, const Selector *Next, bool AfterArrow) {
  switch (S.Kind) {
  case SelectorKind::Field:
    OS << (AfterArrow ? "" : ".");
    printSymbolName(S.Operand);
    return;
  case SelectorKind::Deref:
    OS << (Next && Next->Kind == SelectorKind::Field ? "->" : "*");
    return;
  case SelectorKind::ConstIndex:
    OS << '[' << S.Operand << ']';
    return;
  case SelectorKind::KeyIndex:
    OS << "[=";
    printValue(S.Operand);
    OS << ']';
    return;
  case SelectorKind::AnyIndex:
    OS << "[*]";
    return;
  }
}

void Printer::printPath(uint32_t Index, llvm::StringRef Before) {
  OS << Before;
  const Path &P = U.Paths[Index];
  if (P.Root == RootKind::Local)
    printLocalName(P.Index);
  else if (P.Root == RootKind::Global)
    printSymbolName(P.Index);
  else
    OS << nameOf(P.Root);
  const Selector *First = U.Selectors.data() + P.FirstSelector;
  const Selector *Last = First + P.SelectorCount;
  for (const Selector *S = First; S != Last; ++S)
    printSelector(*S, S + 1 == Last ? nullptr : S + 1,
                  S != First && S[-1].Kind == SelectorKind::Deref);
}

void Printer::printPaths(llvm::ArrayRef<uint32_t> Paths) {
  llvm::StringRef Separator;
  for (const uint32_t Path : Paths) {
    OS << Separator;
    printPath(Path);
    Separator = ", ";
  }
}

void Printer::printValues(llvm::ArrayRef<uint32_t> Values) {
  llvm::StringRef Separator;
  for (const uint32_t Value : Values) {
    OS << Separator;
    printValue(Value);
    Separator = ", ";
  }
}

void Printer::printClosure(const Value &V) {
  OS << "closure ";
  printSymbolName(V.A);
  OS << '{';
  for (uint32_t I = 0; I < V.OperandCount; I += 2) {
    OS << (I ? ", " : "");
    printSymbolName(U.Operands[V.FirstOperand + I]);
    OS << " = ";
    printValue(U.Operands[V.FirstOperand + I + 1]);
  }
  OS << '}';
}

void Printer::printValue(uint32_t Index) {
  const Value &V = U.Values[Index];
  switch (V.Kind) {
  case ValueKind::Unknown:
    OS << '?';
    return;
  case ValueKind::Constant:
    OS << V.Number;
    return;
  case ValueKind::Address:
    return printPath(V.A, "&");
  case ValueKind::Load:
    return printPath(V.A);
  case ValueKind::Function:
    OS << '&';
    return printSymbolName(V.A);
  case ValueKind::Closure:
    return printClosure(V);
  case ValueKind::Bound:
    OS << "bind(";
    printValue(V.A);
    OS << (V.OperandCount ? ", " : "");
    break;
  case ValueKind::Placeholder:
    OS << '$' << V.A;
    return;
  case ValueKind::Choice:
    OS << "choice(";
    break;
  case ValueKind::Owns:
    printPath(V.A, "owns(");
    OS << ')';
    return;
  }
  printValues(operands(V.FirstOperand, V.OperandCount));
  OS << ')';
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

void Printer::printSuccess(const Op &O) {
  if (O.Result == NoIndex)
    return;
  printPath(O.Result, " into ");
  if (shapeOf(O.Kind).Aux == AuxIs::Success && O.Aux == 1)
    OS << " zero";
}

void Printer::printGuardBind(const Op &O) {
  printPath(O.Object, " ");
  OS << (O.OperandCount ? " = " : "");
  printPaths(operands(O.FirstOperand, O.OperandCount));
  printUnless(GuardPolicy::Lock, O.policy());
  printUnless(Mode::Exclusive, O.mode());
  if (O.Callee != NoIndex) {
    OS << " locking ";
    printSymbolName(O.Callee);
  }
  if (O.Other != NoIndex) {
    OS << " unlocking ";
    printSymbolName(O.Other);
  }
  printSuccess(O);
}

void Printer::printCall(const Op &O) {
  OS << ' ';
  if (O.callKind() != CallKind::Direct)
    OS << nameOf(O.callKind()) << ' ';
  if (O.callKind() == CallKind::Through)
    printValue(O.Value);
  else
    printSymbolName(O.Callee);
  OS << '(';
  printValues(operands(O.FirstOperand, O.OperandCount));
  OS << ')';
  printMaybe(" on ", O.Object);
  printSuccess(O);
  if (O.throws() != Throws::No)
    OS << " throws " << nameOf(O.throws());
}

void Printer::printSpawn(const Op &O) {
  OS << ' ' << nameOf(static_cast<SpawnKind>(O.Aux)) << ' ';
  printValue(O.Value);
  OS << '(';
  printValues(operands(O.FirstOperand, O.OperandCount));
  OS << ')';
  printMaybe(" on ", O.Other);
  printMaybe(" into ", O.Object);
}

void Printer::printWait(const Op &O) {
  OS << ' ' << nameOf(static_cast<WaitKind>(O.Aux));
  printMaybe(" ", O.Object);
  if (O.OperandCount) {
    OS << " releasing ";
    printPaths(operands(O.FirstOperand, O.OperandCount));
  }
  printUnless(Waiting::Blocking, O.Wait);
}

void Printer::printTransfer(const Op &O) {
  printPath(O.Object, " ");
  OS << " = ";
  printValue(O.Value);
}

/// What follows the operation's word, up to its place.
void Printer::printMain(const Op &O) {
  switch (O.Kind) {
  case OpKind::Acquire:
    OS << ' ';
    printPaths(operands(O.FirstOperand, O.OperandCount));
    printUnless(Mode::Exclusive, O.mode());
    printUnless(Waiting::Blocking, O.Wait);
    return printSuccess(O);
  case OpKind::Release:
    printPath(O.Object, " ");
    return printUnless(Mode::Exclusive, O.mode());
  case OpKind::Init:
    printPath(O.Object, " ");
    if (O.Value != NoIndex) {
      OS << " with ";
      printValue(O.Value);
    }
    if (O.Aux)
      OS << " mask " << O.Aux;
    return;
  case OpKind::GuardBind:
    return printGuardBind(O);
  case OpKind::GuardLock:
    printPath(O.Object, " ");
    printUnless(Waiting::Blocking, O.Wait);
    return printSuccess(O);
  case OpKind::GuardUnlock:
  case OpKind::GuardRelease:
  case OpKind::GuardDestroy:
  case OpKind::Destroy:
    return printPath(O.Object, " ");
  case OpKind::GuardMove:
  case OpKind::GuardSwap:
  case OpKind::Assign:
    return printTransfer(O);
  case OpKind::Call:
    return printCall(O);
  case OpKind::Spawn:
    return printSpawn(O);
  case OpKind::Wait:
    return printWait(O);
  case OpKind::Notify:
    OS << ' ' << nameOf(static_cast<WaitKind>(O.Aux));
    return printPath(O.Object, " ");
  case OpKind::Return:
    if (O.Value == NoIndex)
      return;
    OS << ' ';
    return printValue(O.Value);
  case OpKind::Throw:
  case OpKind::Suspend:
    return;
  }
}

void Printer::printOp(const Op &O) {
  OS << "    " << nameOf(O.Kind);
  printMain(O);
  printLocation(O.Where);
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

} // namespace

Identity holdwait::skeleton::textIdentity(llvm::StringRef Name, uint32_t Number) {
  std::string Key = ("text:" + Name).str();
  if (Number > 1)
    Key += "@" + std::to_string(Number);
  return identify(Key, "");
}

void holdwait::skeleton::print(const Unit &U, llvm::raw_ostream &OS) { Printer(U, OS).printUnit(); }
