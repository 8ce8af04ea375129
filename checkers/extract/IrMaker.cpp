//===-- checkers/extract/IrMaker.cpp - Making paths and values ------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/extract/IrMaker.h"

using namespace holdwait::extract;

IrMaker::IrMaker(unsigned MaxPathLength, uint64_t &LengthHits)
    : MaxPathLength(MaxPathLength), LengthHits(LengthHits) {
  IrPath P;
  AnyPath = make(P);
  P.Root = RootKind::This;
  ThisPath = make(P);
  P.Root = RootKind::Result;
  ResultPath = make(P);
  UnknownValue = make(IrValue());
  Zero = One = nullptr;
  Zero = constant(0);
  One = constant(1);
}

/// Deeper nesting is cut off, long before the validator's limit.
static constexpr uint32_t MaxDepth = 16;

const IrValue *IrMaker::make(IrValue V) {
  auto Contain = [&](uint32_t Depth) { V.Depth = std::max(V.Depth, Depth + 1); };
  if (V.Path)
    Contain(V.Path->Depth);
  if (V.Target)
    Contain(V.Target->Depth);
  for (const IrValue *Operand : V.Operands)
    Contain(Operand->Depth);
  return V.Depth > MaxDepth ? UnknownValue : new (Arena) IrValue(V);
}

const IrPath *IrMaker::local(uint32_t Index) {
  while (LocalPaths.size() <= Index) {
    IrPath P;
    P.Root = RootKind::Local;
    P.Index = LocalPaths.size();
    LocalPaths.push_back(make(P));
  }
  return LocalPaths[Index];
}

const IrPath *IrMaker::global(const clang::VarDecl *V, bool InitGuard) {
  IrPath P;
  P.Root = RootKind::Global;
  P.Variable = V;
  P.InitGuard = InitGuard;
  return make(P);
}

/// What every thread knows itself by, as if it were a variable of its own.
const IrPath *IrMaker::currentThread() { return global(nullptr, false); }

/// The workers that a library has in every process, as if they were a variable of its own.
const IrPath *IrMaker::processExecutor(llvm::StringRef Library) {
  IrPath P;
  P.Root = RootKind::Global;
  P.Library = Library;
  return make(P);
}

const IrPath *IrMaker::extend(const IrPath *Base, IrSelector S) {
  llvm::SmallVector<IrSelector, 8> Selectors(Base->Selectors);
  Selectors.push_back(S);
  IrPath P = *Base;
  if (Selectors.size() > MaxPathLength) {
    ++LengthHits;
    Selectors.erase(Selectors.begin(), Selectors.end() - MaxPathLength);
    P = *AnyPath;
  }
  P.Selectors = copy<IrSelector>(Selectors);
  P.Depth = std::max(Base->Depth, S.Key ? S.Key->Depth + 1 : 0u);
  return make(P);
}

const IrPath *IrMaker::field(const IrPath *Base, const clang::FieldDecl *F) {
  IrSelector S;
  S.Kind = SelectorKind::Field;
  S.Field = F;
  return extend(Base, S);
}

const IrPath *IrMaker::deref(const IrPath *Base) { return extend(Base, IrSelector()); }

const IrPath *IrMaker::element(const IrPath *Base, int64_t Number) {
  IrSelector S;
  S.Kind = SelectorKind::ConstIndex;
  S.Number = Number;
  return extend(Base, S);
}

const IrPath *IrMaker::element(const IrPath *Base, const IrValue *Key) {
  if (Key->Kind == ValueKind::Constant)
    return element(Base, Key->Number);
  if (Key->Kind != ValueKind::Load && Key->Kind != ValueKind::Address)
    return someElement(Base);
  IrSelector S;
  S.Kind = SelectorKind::KeyIndex;
  S.Key = Key;
  return extend(Base, S);
}

const IrPath *IrMaker::someElement(const IrPath *Base) {
  IrSelector S;
  S.Kind = SelectorKind::AnyIndex;
  return extend(Base, S);
}

const IrValue *IrMaker::constant(int64_t Number) {
  if (Number == 0 && Zero)
    return Zero;
  if (Number == 1 && One)
    return One;
  IrValue V;
  V.Kind = ValueKind::Constant;
  V.Number = Number;
  return make(V);
}

const IrValue *IrMaker::address(const IrPath *P) {
  if (P == AnyPath) // Some pointer.
    return UnknownValue;
  IrValue V;
  V.Kind = ValueKind::Address;
  V.Path = P;
  return make(V);
}

const IrValue *IrMaker::load(const IrPath *P) {
  if (P == AnyPath)
    return UnknownValue;
  IrValue V;
  V.Kind = ValueKind::Load;
  V.Path = P;
  return make(V);
}

const IrValue *IrMaker::owns(const IrPath *Guard) {
  IrValue V;
  V.Kind = ValueKind::Owns;
  V.Path = Guard;
  return make(V);
}

const IrValue *IrMaker::function(const clang::FunctionDecl *F) {
  IrValue V;
  V.Kind = ValueKind::Function;
  V.Function = F;
  return make(V);
}

const IrValue *IrMaker::placeholder(unsigned Index) {
  IrValue V;
  V.Kind = ValueKind::Placeholder;
  V.Number = Index;
  return make(V);
}

const IrValue *IrMaker::closure(const clang::FunctionDecl *Body,
                                llvm::ArrayRef<const clang::FieldDecl *> Fields,
                                llvm::ArrayRef<const IrValue *> Captures) {
  IrValue V;
  V.Kind = ValueKind::Closure;
  V.Function = Body;
  V.Fields = copy(Fields);
  V.Operands = copy(Captures);
  return make(V);
}

const IrValue *IrMaker::bound(const IrValue *Target, llvm::ArrayRef<const IrValue *> Args) {
  IrValue V;
  V.Kind = ValueKind::Bound;
  V.Target = Target;
  V.Operands = copy(Args);
  return make(V);
}

const IrValue *IrMaker::choice(const IrValue *A, const IrValue *B) {
  if (sameValue(A, B))
    return A;
  llvm::SmallVector<const IrValue *, 4> Options;
  for (const IrValue *V : {A, B}) {
    if (V->Kind == ValueKind::Choice)
      Options.append(V->Operands.begin(), V->Operands.end());
    else
      Options.push_back(V);
  }
  IrValue V;
  V.Kind = ValueKind::Choice;
  V.Operands = copy<const IrValue *>(Options);
  return make(V);
}

const IrValue *IrMaker::loadFunction(const IrPath *P) {
  if (P->Selectors.empty() || P->Selectors.back().Kind != SelectorKind::Deref)
    return load(P);
  IrPath Holder = *P;
  Holder.Selectors = P->Selectors.drop_back();
  return load(make(Holder));
}

const IrPath *IrMaker::pointee(const IrValue *Pointer) {
  if (Pointer->Kind == ValueKind::Address)
    return Pointer->Path;
  if (Pointer->Kind == ValueKind::Load)
    return deref(Pointer->Path);
  return nullptr;
}

static bool sameSelector(const IrSelector &A, const IrSelector &B) {
  if (A.Kind != B.Kind || A.Field != B.Field || A.Number != B.Number)
    return false;
  return A.Key == B.Key || (A.Key && B.Key && sameValue(A.Key, B.Key));
}

bool holdwait::extract::samePath(const IrPath *A, const IrPath *B) {
  if (A == B || !A || !B)
    return A == B;
  return A->Root == B->Root && A->InitGuard == B->InitGuard && A->Index == B->Index &&
         A->Variable == B->Variable && A->Library == B->Library &&
         llvm::equal(A->Selectors, B->Selectors, sameSelector);
}

bool holdwait::extract::sameValue(const IrValue *A, const IrValue *B) {
  if (A == B || !A || !B)
    return A == B;
  return A->Kind == B->Kind && samePath(A->Path, B->Path) && A->Function == B->Function &&
         A->Number == B->Number && sameValue(A->Target, B->Target) &&
         llvm::equal(A->Operands, B->Operands, sameValue);
}
