//===-- checkers/extract/Ir.h - Functions before names ----------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The private form between lowering and the skeleton: the same operations,
/// paths and values, but referring to declarations instead of symbols.
///
/// Most functions looked into are dropped again; making symbols (USRs, names,
/// places) only for those that are kept is what keeps extraction cheap.
///
/// Paths and values live in the unit's arena and are never changed.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_EXTRACT_IR_H
#define HOLDWAIT_CHECKERS_EXTRACT_IR_H

#include "skeleton/Skeleton.h"

#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"

#include <memory>
#include <optional>
#include <vector>

namespace clang {
class CXXRecordDecl;
class FieldDecl;
class FunctionDecl;
class Type;
class VarDecl;
} // namespace clang

namespace holdwait::extract {

using skeleton::CallKind;
using skeleton::OpKind;
using skeleton::Relation;
using skeleton::RootKind;
using skeleton::SelectorKind;
using skeleton::Throws;
using skeleton::ValueKind;

struct IrValue;

struct IrSelector {
  SelectorKind Kind = SelectorKind::Deref;
  const clang::FieldDecl *Field = nullptr;
  const IrValue *Key = nullptr;
  int64_t Number = 0;
};

struct IrPath {
  RootKind Root = RootKind::Any;
  /// The path names the guard of a static local's initialisation, not its value.
  bool InitGuard = false;
  uint32_t Index = 0;                       ///< Of a local.
  uint32_t Depth = 0;                       ///< How deep the values of its keys nest.
  const clang::VarDecl *Variable = nullptr; ///< Of a global; null: see Library.
  llvm::StringRef
      Library; ///< Whose executor of the whole process it is; empty: the current thread.
  llvm::ArrayRef<IrSelector> Selectors;
};

struct IrValue {
  ValueKind Kind = ValueKind::Unknown;
  const IrPath *Path = nullptr;
  const clang::FunctionDecl *Function = nullptr;
  const IrValue *Target = nullptr;                 ///< Of a bound callable.
  uint32_t Depth = 0;                              ///< How deep values nest in it.
  llvm::ArrayRef<const clang::FieldDecl *> Fields; ///< Of a closure, as many as operands.
  llvm::ArrayRef<const IrValue *> Operands;
  int64_t Number = 0;
};

struct IrCondition {
  const IrValue *Left = nullptr;
  Relation Rel = Relation::Equal;
  const IrValue *Right = nullptr;
};

struct IrOp {
  OpKind Kind = OpKind::Call;
  uint8_t Variant = 0;
  skeleton::Waiting Wait = skeleton::Waiting::Blocking;
  uint8_t Extra = 0;
  /// It is kept only if the path it assigns is read elsewhere (plain numbers).
  bool Data = false;
  /// It happens to an object that may not exist: kept when its life is followed.
  bool Unwinds = false;
  /// Decided not to be emitted.
  bool Drop = false;
  /// It stores something that synchronisation can depend on (Assign, Return).
  bool Interesting = false;
  uint32_t Aux = 0;
  const IrPath *Object = nullptr;
  const IrValue *Value = nullptr;
  const clang::FunctionDecl *Callee = nullptr;
  const clang::FunctionDecl *OtherFunction = nullptr;
  const clang::Type *Thrown = nullptr; ///< Of Throw and Catch; canonical, null: not known.
  const IrPath *OtherPath = nullptr;
  const IrPath *Result = nullptr;
  llvm::SmallVector<const IrPath *, 1> Paths;   ///< Operands that are paths.
  llvm::SmallVector<const IrValue *, 2> Values; ///< Operands that are values.
  clang::SourceLocation Where;

  CallKind callKind() const { return static_cast<CallKind>(Variant); }
};

struct IrEdge {
  uint32_t Target = 0;
  std::optional<IrCondition> Condition;
};

struct IrBlock {
  std::vector<IrOp> Ops;
  llvm::SmallVector<IrEdge, 2> Edges;
  uint32_t Handler = skeleton::NoIndex;
  uint32_t Flags = skeleton::BF_None;
};

struct IrLocal {
  const clang::VarDecl *Variable = nullptr; ///< Null for temporaries.
  uint32_t Flags = skeleton::LF_None;
  uint32_t Depth = 0;
};

/// A function that was looked into. Block 0 is the entry.
struct IrFunction {
  const clang::FunctionDecl *Decl = nullptr; ///< Null for the unit's static initialisation.
  uint32_t ParamCount = 0;
  uint32_t ExtraFlags = skeleton::FF_None;
  std::vector<IrLocal> Locals; ///< Parameters first.
  std::vector<IrBlock> Blocks;
  bool Library = false; ///< Of a system header: its own stores are nobody's business.
  bool Query = false;   ///< It does nothing but answer a question (see Prune.h).
  bool Keep = false;
  Throws Leaves = Throws::No; ///< By an exception.
};

} // namespace holdwait::extract

#endif // HOLDWAIT_CHECKERS_EXTRACT_IR_H
