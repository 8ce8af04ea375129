//===-- checkers/extract/LowerOrders.cpp - Comparing and ordering ---------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Library functions that compare or order what they are given: comparators
/// become conditions of branches, and what `std::minmax` leaves is known to be
/// in order from there on, which is an edge with a condition and no other way.
///
//===----------------------------------------------------------------------===//

#include "checkers/extract/Lowering.h"

using namespace clang;
using namespace holdwait;
using namespace holdwait::extract;
using models::OrderKind;
using models::Role;

static std::optional<Relation> relationOf(OrderKind Kind) {
  switch (Kind) {
  case OrderKind::Equal:
    return Relation::Equal;
  case OrderKind::Less:
    return Relation::Less;
  case OrderKind::LessEqual:
    return Relation::LessEqual;
  case OrderKind::Greater:
    return Relation::Greater;
  case OrderKind::GreaterEqual:
    return Relation::GreaterEqual;
  default:
    return std::nullopt;
  }
}

/// `std::less<>()(a, b)`.
std::optional<IrCondition> Lowering::comparatorCall(const CallExpr *E) {
  const FunctionDecl *Callee = E->getDirectCallee();
  const Row *R = Callee ? U.Models.function(*Callee) : nullptr;
  if (!R || R->What != Role::OrderedBy || !relationOf(R->Order))
    return std::nullopt;
  const CallSite Site = siteOf(E);
  if (Site.Args.size() != 2)
    return std::nullopt;
  const IrValue *L = contents(Site.Args[0]), *Right = contents(Site.Args[1]);
  if (!comparable(L) || !comparable(Right))
    return std::nullopt;
  return IrCondition{L, *relationOf(R->Order), Right};
}

/// From here on the condition holds.
void Lowering::assume(const IrValue *L, Relation Rel, const IrValue *R) {
  if (!comparable(L) || !comparable(R) ||
      (L->Kind == ValueKind::Constant && R->Kind == ValueKind::Constant))
    return;
  const uint32_t Before = Current, After = newBlock();
  F.Blocks[After].Handler = F.Blocks[Before].Handler;
  F.Blocks[Before].Edges.push_back({After, IrCondition{L, Rel, R}});
  Current = After;
}

/// What the result was when the code came here before is over.
void Lowering::anew(const IrPath *Result, SourceLocation Where) {
  IrOp &Op = emit(OpKind::Assign, Where);
  Op.Object = Result;
  Op.Value = Make.unknown();
  Op.Data = true;
}

/// The values that a function that orders chooses from; those of a list in braces.
static llvm::SmallVector<const Expr *, 4> choices(const CallSite &Site) {
  llvm::SmallVector<const Expr *, 4> Out(Site.Args.begin(), Site.Args.end());
  if (Out.empty())
    return Out;
  const Expr *First = strip(Out.front()->IgnoreImplicit());
  if (const auto *List = dyn_cast<InitListExpr>(strip(First->IgnoreImplicit())))
    return llvm::SmallVector<const Expr *, 4>(List->inits());
  if (Out.size() > 2) // The comparator comes last.
    Out.resize(2);
  return Out;
}

/// Says how the result is ordered. With a comparator of its own too: whatever it compares by, it
/// is the same each time.
void Lowering::orderedBy(const CallSite &Site, const Row &R) {
  if (R.Order == OrderKind::MinMax) {
    produces(Site.E, Site.Destination);
    const auto *Pair = Site.E ? Site.E->getType()->getAsCXXRecordDecl() : nullptr;
    if (!Site.Destination || !Pair || std::distance(Pair->field_begin(), Pair->field_end()) != 2)
      return;
    anew(Site.Destination, Site.Where);
    auto Field = Pair->field_begin();
    const FieldDecl *First = *Field++, *Second = *Field;
    return assume(Make.load(member(Site.Destination, First)), Relation::LessEqual,
                  Make.load(member(Site.Destination, Second)));
  }
  if (R.Order != OrderKind::Min && R.Order != OrderKind::Max)
    return produces(Site.E, Site.Destination);
  const IrPath *Result = Site.Destination ? Site.Destination : newTemporary();
  produces(Site.E, Result);
  anew(Result, Site.Where);
  const IrValue *Chosen = Make.load(Site.E->isGLValue() ? Make.deref(Result) : Result);
  for (const Expr *Choice : choices(Site))
    assume(Chosen, R.Order == OrderKind::Min ? Relation::LessEqual : Relation::GreaterEqual,
           contents(Choice));
}

/// Exchanges pointers and numbers; false for objects, whose contents are not followed.
bool Lowering::swapRole(const CallSite &Site) {
  if (Site.Args.size() != 2 || !U.T.isValueLike(Site.Args[0]->getType()))
    return false;
  const QualType T = Site.Args[0]->getType();
  const IrPath *A = path(Site.Args[0]), *B = path(Site.Args[1]), *Old = newTemporary();
  assign(Old, Make.load(A), T, Site.Where);
  assign(A, Make.load(B), T, Site.Where);
  assign(B, Make.load(Old), T, Site.Where);
  produces(Site.E);
  return true;
}

/// `std::exchange(p, value)` of pointers and numbers: a guard's own flag is often given up so.
bool Lowering::exchangeRole(const CallSite &Site) {
  if (Site.Args.size() != 2 || !U.T.isValueLike(Site.Args[0]->getType()))
    return false;
  const QualType T = Site.Args[0]->getType();
  const IrPath *Object = path(Site.Args[0]);
  const IrPath *Old = Site.Destination ? Site.Destination : newTemporary();
  const IrValue *New = contents(Site.Args[1]);
  produces(Site.E, Old);
  assign(Old, Make.load(Object), T, Site.Where);
  assign(Object, New, T, Site.Where);
  return true;
}
