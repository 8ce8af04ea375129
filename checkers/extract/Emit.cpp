//===-- checkers/extract/Emit.cpp - Writing the skeleton ------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/extract/Emit.h"

#include "checkers/extract/UnitContext.h"

#include "clang/AST/DeclCXX.h"

using namespace clang;
using namespace holdwait;
using namespace holdwait::extract;
using skeleton::NoIndex;

//===----------------------------------------------------------------------===//
// Locals
//===----------------------------------------------------------------------===//

void Emitter::useLocals(const IrPath *P) {
  if (!P)
    return;
  if (P->Root == RootKind::Local)
    Used[P->Index] = true;
  for (const IrSelector &Sel : P->Selectors)
    useLocals(Sel.Key);
}

void Emitter::useLocals(const IrValue *V) {
  if (!V)
    return;
  useLocals(V->Path);
  useLocals(V->Target);
  for (const IrValue *Operand : V->Operands)
    useLocals(Operand);
}

void Emitter::useLocals(const IrFunction &F) {
  for (const IrBlock &B : F.Blocks) {
    for (const IrOp &Op : B.Ops) {
      for (const IrPath *P : {Op.Object, Op.OtherPath, Op.Result})
        useLocals(P);
      useLocals(Op.Value);
      for (const IrPath *P : Op.Paths)
        useLocals(P);
      for (const IrValue *V : Op.Values)
        useLocals(V);
    }
    for (const IrEdge &E : B.Edges)
      if (E.Condition) {
        useLocals(E.Condition->Left);
        useLocals(E.Condition->Right);
      }
  }
}

void Emitter::emitLocal(const IrLocal &L) {
  skeleton::Local Local;
  Local.Flags = L.Flags;
  Local.Depth = L.Depth;
  if (const VarDecl *V = L.Variable) {
    const QualType T = V->getType();
    Local.Name = Out.string(V->getIdentifier() ? V->getName() : "");
    if (T->isReferenceType())
      Local.Flags |= skeleton::LF_Reference;
    else if (T->isAnyPointerType() || U.T.isSmartPointer(T))
      Local.Flags |= skeleton::LF_Pointer;
    const models::Row *R = T->isReferenceType() ? nullptr : U.T.row(objectType(T));
    const bool IsResource = R ? R->What <= models::Role::Future && R->What != models::Role::Guard
                              : !T->isReferenceType() && (U.T.isLock(T) || U.T.hasCondition(T));
    if (IsResource && !isa<ParmVarDecl>(V))
      Local.Symbol = S.variable(V);
  }
  Out.local(Local);
}

void Emitter::numberLocals(const IrFunction &F) {
  Used.assign(F.Locals.size(), false);
  std::fill_n(Used.begin(), F.ParamCount, true);
  useLocals(F);
  NewIndex.assign(F.Locals.size(), NoIndex);
  uint32_t Next = 0;
  for (size_t I = 0; I < F.Locals.size(); ++I)
    if (Used[I])
      NewIndex[I] = Next++;
}

//===----------------------------------------------------------------------===//
// Paths, values, operations
//===----------------------------------------------------------------------===//

uint32_t Emitter::path(const IrPath *P) {
  if (!P)
    return NoIndex;
  llvm::SmallVector<skeleton::Selector, 8> Selectors;
  for (const IrSelector &Sel : P->Selectors) {
    skeleton::Selector Out{Sel.Kind, 0};
    if (Sel.Kind == SelectorKind::Field)
      Out.Operand = S.field(Sel.Field);
    else if (Sel.Kind == SelectorKind::KeyIndex)
      Out.Operand = value(Sel.Key);
    else if (Sel.Kind == SelectorKind::ConstIndex)
      Out.Operand = static_cast<uint32_t>(Sel.Number);
    Selectors.push_back(Out);
  }
  uint32_t Index = 0;
  if (P->Root == RootKind::Local)
    Index = NewIndex[P->Index];
  else if (P->Root == RootKind::Global)
    Index = !P->Library.empty() ? S.processExecutor(P->Library)
            : !P->Variable      ? S.currentThread()
            : P->InitGuard      ? S.initGuard(P->Variable)
                                : S.variable(P->Variable);
  return Out.path(P->Root, Index, Selectors);
}

uint32_t Emitter::value(const IrValue *V) {
  if (!V)
    return NoIndex;
  llvm::SmallVector<uint32_t, 8> Operands;
  for (size_t I = 0; I < V->Operands.size(); ++I) {
    if (V->Kind == ValueKind::Closure)
      Operands.push_back(S.field(V->Fields[I]));
    Operands.push_back(value(V->Operands[I]));
  }
  switch (V->Kind) {
  case ValueKind::Constant:
    return Out.value(V->Kind, NoIndex, V->Number);
  case ValueKind::Placeholder:
    return Out.value(V->Kind, static_cast<uint32_t>(V->Number));
  case ValueKind::Address:
  case ValueKind::Load:
  case ValueKind::Owns:
    return Out.value(V->Kind, path(V->Path));
  case ValueKind::Function:
  case ValueKind::Closure:
    return Out.value(V->Kind, S.function(V->Function), 0, Operands);
  case ValueKind::Bound:
    return Out.value(V->Kind, value(V->Target), 0, Operands);
  case ValueKind::Choice:
    return Out.value(V->Kind, NoIndex, 0, Operands);
  case ValueKind::Unknown:
    break;
  }
  return Out.value(ValueKind::Unknown);
}

void Emitter::emitOp(const IrOp &Op) {
  skeleton::Op O;
  O.Kind = Op.Kind;
  O.Variant = Op.Variant;
  O.Wait = Op.Wait;
  O.Extra = Op.Extra;
  O.Aux = Op.Aux;
  O.Object = path(Op.Object);
  O.Value = value(Op.Value);
  O.Callee = Op.Callee ? S.function(Op.Callee) : Op.Thrown ? S.exception(Op.Thrown) : NoIndex;
  O.Other = Op.OtherFunction ? S.function(Op.OtherFunction) : path(Op.OtherPath);
  O.Result = path(Op.Result);
  O.Where = S.location(Op.Where);
  llvm::SmallVector<uint32_t, 8> Operands;
  for (const IrPath *P : Op.Paths)
    Operands.push_back(path(P));
  for (const IrValue *V : Op.Values)
    Operands.push_back(value(V));
  Out.op(O, Operands);
  ++U.Stats.Ops;
}

uint32_t Emitter::flagsOf(const IrFunction &F) {
  uint32_t Flags = F.ExtraFlags;
  const FunctionDecl *D = F.Decl;
  if (!D)
    return Flags;
  auto Set = [&](bool If, uint32_t Flag) { Flags |= If ? Flag : 0u; };
  const auto *Method = dyn_cast<CXXMethodDecl>(D);
  const auto *Proto = D->getType()->getAs<FunctionProtoType>();
  Set(D->isMain(), skeleton::FF_Main);
  Set(Proto && !isUnresolvedExceptionSpec(Proto->getExceptionSpecType()) && Proto->isNothrow(),
      skeleton::FF_Noexcept);
  Set(D->isInlined() || D->isTemplateInstantiation() || D->isImplicit(), skeleton::FF_Inline);
  Set(U.Functions.isAddressTaken(D), skeleton::FF_AddressTaken);
  if (Method) {
    Set(Method->isVirtual(), skeleton::FF_Virtual);
    Set(Method->isImplicitObjectMemberFunction(), skeleton::FF_Method);
    Set(isa<CXXConstructorDecl>(D), skeleton::FF_Constructor);
    Set(isa<CXXDestructorDecl>(D), skeleton::FF_Destructor);
    Set(Method->getParent()->isLambda(), skeleton::FF_Lambda);
  }
  return Flags;
}

void Emitter::emit(const IrFunction &F) {
  const uint32_t Symbol = F.Decl ? S.function(F.Decl) : S.initialisation();
  if (!Written.insert(Symbol).second) { // Two declarations with one identity.
    ++U.Stats.BoundsHit["SameIdentity"];
    return;
  }
  numberLocals(F);
  Out.beginFunction(Symbol, flagsOf(F), F.ParamCount);
  for (size_t I = 0; I < F.Locals.size(); ++I)
    if (Used[I])
      emitLocal(F.Locals[I]);
  for (const IrBlock &B : F.Blocks) {
    Out.beginBlock(B.Flags, B.Handler);
    for (const IrOp &Op : B.Ops)
      emitOp(Op);
    for (const IrEdge &E : B.Edges)
      Out.edge(E.Target, E.Condition ? Out.condition(value(E.Condition->Left), E.Condition->Rel,
                                                     value(E.Condition->Right))
                                     : NoIndex);
  }
  Out.endFunction();
  ++U.Stats.FunctionsKept;
}
