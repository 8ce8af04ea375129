//===-- checkers/extract/LowerSignals.cpp - Signals to operations ---------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/extract/Lowering.h"

using namespace clang;
using namespace holdwait;
using namespace holdwait::extract;
using models::Operand;
using skeleton::MaskKind;

/// The functions that a structure points to, also those in unions in it.
static void functionsIn(const RecordDecl *R, const IrPath *P, IrMaker &Make,
                        llvm::SmallVectorImpl<const IrValue *> &Out) {
  for (const FieldDecl *Field : R->fields()) {
    const QualType T = Field->getType();
    const IrPath *Part = Make.field(P, Field);
    if (T->isFunctionPointerType())
      Out.push_back(Make.load(Part));
    else if (const RecordDecl *Inner = T->getAsRecordDecl())
      functionsIn(Inner, Part, Make, Out);
  }
}

/// A callable; of a pointer to a structure, as sigaction() takes, whatever that holds.
const IrValue *Lowering::callableOperand(const CallSite &Site, const Operand &O) {
  const bool IsArgument = O.What == Operand::Argument && O.Index < Site.Args.size();
  const QualType T = IsArgument ? Site.Args[O.Index]->getType() : QualType();
  const RecordDecl *R =
      IsArgument && T->isPointerType() ? T->getPointeeType()->getAsRecordDecl() : nullptr;
  if (!R || U.T.isCallableObject(T->getPointeeType()) || isNull(Site, O))
    return operandValue(Site, O);
  if (U.T.hasRole(T->getPointeeType(), models::Role::Executor)) // What it was made with.
    return Make.load(operandPath(Site, O));
  llvm::SmallVector<const IrValue *, 4> Functions;
  functionsIn(R, operandPath(Site, O), Make, Functions);
  const IrValue *Any = nullptr;
  for (const IrValue *V : Functions)
    Any = Any ? Make.choice(Any, V) : V;
  return Any ? Any : Make.unknown();
}

bool Lowering::isNull(const CallSite &Site, const Operand &O) {
  const IrValue *V = operandValue(Site, O);
  return V->Kind == ValueKind::Constant && V->Number == 0;
}

void Lowering::signalSet(const CallSite &Site, const Row &R) {
  const IrPath *Set = operandPath(Site, R.Object);
  const IrValue *Number = R.Value.What == Operand::None ? nullptr : operandValue(Site, R.Value);
  IrOp &Op = emit(OpKind::Mask, Site.Where);
  Op.Variant = static_cast<uint8_t>(R.Mask);
  Op.Object = Set;
  Op.Value = Number;
}

void Lowering::signalMask(const CallSite &Site, const Row &R) {
  const bool Changes = !isNull(Site, R.Value), Asks = !isNull(Site, R.Object);
  const IrPath *Set = Changes ? operandPath(Site, R.Value) : nullptr;
  const IrPath *Old = Asks ? operandPath(Site, R.Object) : nullptr;
  const IrValue *How = operandValue(Site, R.How);
  MaskKind Kind = MaskKind::Replace;
  if (!Changes || (How->Kind == ValueKind::Constant && How->Number == R.BlockWhen))
    Kind = MaskKind::Block;
  else if (How->Kind != ValueKind::Constant)
    Set = nullptr;
  else if (How->Number == R.UnblockWhen)
    Kind = MaskKind::Unblock;
  IrOp &Op = emit(OpKind::Mask, Site.Where);
  Op.Variant = static_cast<uint8_t>(Kind);
  Op.Object = Set;
  Op.Result = Old;
}
