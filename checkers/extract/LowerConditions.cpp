//===-- checkers/extract/LowerConditions.cpp - Tests to conditions --------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/extract/Lowering.h"
#include "skeleton/Relation.h"

using namespace clang;
using namespace holdwait;
using namespace holdwait::extract;

IrCondition extract::negate(const IrCondition &C) {
  return {C.Left, skeleton::negated(C.Rel), C.Right};
}

static std::optional<Relation> relationOf(BinaryOperatorKind Kind) {
  switch (Kind) {
  case BO_EQ:
    return Relation::Equal;
  case BO_NE:
    return Relation::NotEqual;
  case BO_LT:
    return Relation::Less;
  case BO_LE:
    return Relation::LessEqual;
  case BO_GT:
    return Relation::Greater;
  case BO_GE:
    return Relation::GreaterEqual;
  default:
    return std::nullopt;
  }
}

static std::optional<Relation> relationOf(OverloadedOperatorKind Kind) {
  switch (Kind) {
  case OO_EqualEqual:
    return Relation::Equal;
  case OO_ExclaimEqual:
    return Relation::NotEqual;
  case OO_Less:
    return Relation::Less;
  case OO_LessEqual:
    return Relation::LessEqual;
  case OO_Greater:
    return Relation::Greater;
  case OO_GreaterEqual:
    return Relation::GreaterEqual;
  default:
    return std::nullopt;
  }
}

bool Lowering::comparable(const IrValue *V) const {
  return V->Kind == ValueKind::Constant || V->Kind == ValueKind::Load ||
         V->Kind == ValueKind::Address || V->Kind == ValueKind::Owns;
}

/// Two constants say nothing about the program's state.
static std::optional<IrCondition> makeCondition(const IrValue *L, Relation Rel, const IrValue *R) {
  if (L->Kind == ValueKind::Constant && R->Kind == ValueKind::Constant)
    return std::nullopt;
  return IrCondition{L, Rel, R};
}

static bool isLogicalOperator(const Expr *E) {
  const auto *B = dyn_cast<BinaryOperator>(E);
  return B && B->isLogicalOp();
}

static const AbstractConditionalOperator *asChoice(const Expr *E) {
  return dyn_cast<AbstractConditionalOperator>(strip(E->IgnoreParenImpCasts()));
}

std::optional<IrCondition> Lowering::comparison(const BinaryOperator *E) {
  const std::optional<Relation> Rel = relationOf(E->getOpcode());
  if (!Rel)
    return std::nullopt;
  const QualType T = E->getLHS()->getType();
  if (!T->isIntegralOrEnumerationType() && !T->isAnyPointerType() && !T->isNullPtrType() &&
      !T->isMemberPointerType())
    return std::nullopt;
  const IrValue *L = value(E->getLHS()), *R = value(E->getRHS());
  if (R->Kind == ValueKind::Constant)
    if (const auto *Choice = asChoice(E->getLHS()))
      return choiceBetween(Choice, *Rel, R);
  if (!comparable(L) || !comparable(R))
    return std::nullopt;
  return makeCondition(L, *Rel, R);
}

/// `(c ? 0 : 17) != 0` says what `c` says.
std::optional<IrCondition> Lowering::choiceBetween(const AbstractConditionalOperator *E,
                                                   Relation Rel, const IrValue *Right) {
  const IrValue *True = value(E->getTrueExpr()), *False = value(E->getFalseExpr());
  if (True->Kind != ValueKind::Constant || False->Kind != ValueKind::Constant ||
      isa<BinaryConditionalOperator>(E))
    return std::nullopt;
  const Expr *Test = strip(E->getCond()->IgnoreParenImpCasts());
  if (isLogicalOperator(Test) && !resultOf(Test))
    return std::nullopt;
  const bool WhenTrue = skeleton::holds(True->Number, Rel, Right->Number);
  if (WhenTrue == skeleton::holds(False->Number, Rel, Right->Number))
    return std::nullopt;
  std::optional<IrCondition> C = condition(E->getCond());
  return C && !WhenTrue ? std::optional(negate(*C)) : C;
}

/// `p != nullptr` of smart pointers and callables; the order of variables of any class.
std::optional<IrCondition> Lowering::overloadedComparison(const Expr *Left, Relation Rel,
                                                          const Expr *Right) {
  if (Rel == Relation::Equal || Rel == Relation::NotEqual) {
    if (!U.T.isSmartPointer(Left->getType()) && !U.T.isValueLike(Left->getType()))
      return std::nullopt;
  } else if (!Left->IgnoreParenImpCasts()->isLValue() ||
             !Right->IgnoreParenImpCasts()->isLValue()) {
    return std::nullopt; // A temporary object is another one each time.
  }
  if (asIterator(Left) || asIterator(Right))
    return std::nullopt; // Which element either of them designates is not known.
  const IrValue *L = contents(Left), *R = contents(Right);
  if (!comparable(L) || !comparable(R))
    return std::nullopt;
  return makeCondition(L, Rel, R);
}

/// The value of `a && b` where its ways meet again.
void Lowering::decide(const BinaryOperator *E, bool Truth) {
  if (!resultOf(E))
    produces(E, newTemporary());
  IrOp &Op = emit(OpKind::Assign, E->getOperatorLoc());
  Op.Object = resultOf(E);
  Op.Value = Make.constant(Truth);
  Op.Data = true;
}

/// The expression whose truth decides: the last evaluated of `a && b`, unless its value is known.
const Expr *Lowering::decisive(const Expr *E) {
  while (true) {
    // `a < b` by way of `<=>` says more than what it is rewritten to.
    if (const Expr *Plain = E->IgnoreParenImpCasts(); isa<CXXRewrittenBinaryOperator>(Plain))
      return Plain;
    const Expr *Inner = strip(E->IgnoreParenImpCasts());
    if (const auto *B = dyn_cast<BinaryOperator>(Inner); B && B->isLogicalOp() && !resultOf(B))
      Inner = B->getRHS();
    if (const auto *S = dyn_cast<StmtExpr>(Inner))
      if (const auto *Last = dyn_cast_or_null<Expr>(S->getSubStmt()->body_back()))
        Inner = Last;
    if (Inner == E)
      return E;
    E = Inner;
  }
}

std::optional<IrCondition> Lowering::condition(const Expr *E) {
  if (!E || isBroken(E))
    return std::nullopt;
  E = decisive(E);
  if (const auto *Not = dyn_cast<UnaryOperator>(E); Not && Not->getOpcode() == UO_LNot) {
    const Expr *Sub = Not->getSubExpr();
    // The branches of a logical operand are joined before the negation.
    if (const Expr *Operand = strip(Sub->IgnoreParenImpCasts());
        isLogicalOperator(Operand) && !resultOf(Operand))
      return std::nullopt;
    std::optional<IrCondition> C = condition(Sub);
    return C ? std::optional(negate(*C)) : std::nullopt;
  }
  if (const auto *B = dyn_cast<BinaryOperator>(E); B && B->isComparisonOp())
    return comparison(B);
  if (const auto *C = dyn_cast<CallExpr>(E))
    if (std::optional<IrCondition> Compared = comparatorCall(C))
      return Compared;
  if (const auto *B = dyn_cast<CXXRewrittenBinaryOperator>(E)) {
    const std::optional<Relation> Rel = relationOf(B->getOperator());
    const bool IsEquality = B->getOperator() == BO_EQ || B->getOperator() == BO_NE;
    return !Rel || IsEquality ? condition(B->getSemanticForm())
                              : overloadedComparison(B->getLHS(), *Rel, B->getRHS());
  }
  if (const auto *C = dyn_cast<CXXOperatorCallExpr>(E); C && C->getNumArgs() == 2)
    if (const std::optional<Relation> Rel = relationOf(C->getOperator()))
      return overloadedComparison(C->getArg(0), *Rel, C->getArg(1));
  if (const auto *B = dyn_cast<BinaryOperator>(E); B && B->getOpcode() == BO_Assign)
    return makeCondition(Make.load(path(B->getLHS())), Relation::NotEqual, Make.constant(0));
  if (const auto *C = dyn_cast<CXXMemberCallExpr>(E)) // explicit operator bool
    if (isa_and_nonnull<CXXConversionDecl>(C->getMethodDecl()) &&
        (U.T.isSmartPointer(C->getObjectType()) || U.T.isCallableObject(C->getObjectType())))
      return makeCondition(Make.load(objectOfCall(C)), Relation::NotEqual, Make.constant(0));
  if (!U.T.isValueLike(E->getType()))
    return std::nullopt;
  if (const auto *Choice = asChoice(E))
    return choiceBetween(Choice, Relation::NotEqual, Make.constant(0));
  const IrValue *V = value(E);
  if (!comparable(V) || V->Kind == ValueKind::Address)
    return std::nullopt;
  return makeCondition(V, Relation::NotEqual, Make.constant(0));
}

/// What a comparison that is returned asks. `a && b` is no comparison: which of its
/// operands decided is over when its value is used.
std::optional<IrCondition> Lowering::answer(const Expr *E) {
  const Expr *Plain = strip(E->IgnoreParenImpCasts());
  if (!Types::isNumber(E->getType()) || isBroken(Plain))
    return std::nullopt;
  if (const auto *Not = dyn_cast<UnaryOperator>(Plain); Not && Not->getOpcode() == UO_LNot)
    return condition(Plain);
  const auto *Binary = dyn_cast<BinaryOperator>(Plain);
  const auto *Call = dyn_cast<CallExpr>(Plain);
  const bool Asks = (Binary && Binary->isComparisonOp()) ||
                    isa<CXXRewrittenBinaryOperator>(Plain) ||
                    (Call && (isa<CXXOperatorCallExpr>(Call) || comparatorCall(Call)));
  return Asks && E->getType()->isIntegralOrEnumerationType() ? condition(Plain) : std::nullopt;
}

/// Goes two ways, one for each answer, and does with the answer what \p Each does.
void Lowering::split(const IrCondition &C, llvm::function_ref<void(const IrValue *)> Each) {
  const uint32_t Before = Current, After = newBlock();
  F.Blocks[After].Handler = F.Blocks[Before].Handler;
  for (const bool Answer : {true, false}) {
    Current = newBlock();
    F.Blocks[Current].Handler = F.Blocks[Before].Handler;
    F.Blocks[Before].Edges.push_back({Current, Answer ? C : negate(C)});
    Each(Make.constant(Answer));
    F.Blocks[Current].Edges.push_back({After, std::nullopt});
  }
  Current = After;
}

std::optional<IrCondition> Lowering::caseCondition(const Expr *Switched, const Expr *Case) {
  if (!Switched || !Case || isBroken(Switched) || Case->isValueDependent())
    return std::nullopt;
  const IrValue *L = value(Switched), *R = value(Case);
  if (!comparable(L) || R->Kind != ValueKind::Constant)
    return std::nullopt;
  return makeCondition(L, Relation::Equal, R);
}
