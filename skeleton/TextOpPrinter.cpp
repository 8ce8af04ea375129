//===-- skeleton/TextOpPrinter.cpp - Printing operations ------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "skeleton/OpShape.h"
#include "skeleton/TextLexer.h"
#include "skeleton/TextPrinter.h"

using namespace holdwait::skeleton;

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
  OS << (O.Aux & CF_Last ? " last" : "") << (O.Aux & CF_Ends ? " ends" : "")
     << (O.Aux & CF_Isolated ? " isolated" : "");
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
  if (O.Variant & SPF_Inline)
    OS << " inline";
  if (O.Extra)
    OS << " times " << unsigned(O.Extra);
}

void Printer::printWait(const Op &O) {
  OS << ' ' << nameOf(static_cast<WaitKind>(O.Aux));
  printMaybe(" ", O.Object);
  if (O.OperandCount) {
    OS << " releasing ";
    printPaths(operands(O.FirstOperand, O.OperandCount));
  }
  printUnless(Waiting::Blocking, O.Wait);
  if (O.Variant & WF_Helps)
    OS << " helping";
  if (O.Variant & WF_Runs)
    OS << " running";
  printUnits(O);
  printSuccess(O);
  if (O.Extra)
    OS << " nonzero";
}

void Printer::printUnits(const Op &O) {
  if (O.Value == NoIndex)
    return;
  OS << " units ";
  printValue(O.Value);
}

void Printer::printMask(const Op &O) {
  OS << ' ' << nameOf(O.maskKind());
  printMaybe(" ", O.Object);
  if (O.Value != NoIndex) {
    OS << " = ";
    printValue(O.Value);
  }
  printSuccess(O);
}

void Printer::printTransfer(const Op &O) {
  printPath(O.Object, " ");
  OS << " = ";
  printValue(O.Value);
  if (O.Kind == OpKind::Assign && O.Aux != 0)
    OS << ' ' << nameOf(static_cast<StepKind>(O.Aux));
}

void Printer::printMaybeSymbol(uint32_t Symbol) {
  if (Symbol == NoIndex)
    return;
  OS << ' ';
  printSymbolName(Symbol);
}

/// What follows the operation's word, up to its place.
void Printer::printMain(const Op &O) {
  switch (O.Kind) {
  case OpKind::Acquire:
    OS << ' ';
    printPaths(operands(O.FirstOperand, O.OperandCount));
    printUnless(Mode::Exclusive, O.mode());
    printUnless(Waiting::Blocking, O.Wait);
    printUnits(O);
    return printSuccess(O);
  case OpKind::Release:
    printPath(O.Object, " ");
    printUnless(Mode::Exclusive, O.mode());
    return printUnits(O);
  case OpKind::Init:
    printPath(O.Object, " ");
    if (O.Value != NoIndex) {
      OS << " with ";
      printValue(O.Value);
    }
    for (uint32_t More : operands(O.FirstOperand, O.OperandCount)) {
      OS << " plus ";
      printValue(More);
    }
    if (O.Aux)
      OS << " mask " << O.Aux;
    return printMaybe(" on ", O.Other);
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
    printPath(O.Object, " ");
    return printUnits(O);
  case OpKind::Return:
    if (O.Value == NoIndex)
      return;
    OS << ' ';
    return printValue(O.Value);
  case OpKind::Mask:
    return printMask(O);
  case OpKind::Throw:
    OS << (O.Aux & TF_May ? " may" : "") << (O.Aux & TF_Again ? " again" : "");
    return printMaybeSymbol(O.Callee);
  case OpKind::Catch:
    OS << (O.Aux ? " not" : "");
    return printMaybeSymbol(O.Callee);
  case OpKind::Suspend:
  case OpKind::Last:
    return;
  }
}

void Printer::printOp(const Op &O) {
  OS << "    " << nameOf(O.Kind);
  printMain(O);
  printLocation(O.Where);
  OS << '\n';
}
