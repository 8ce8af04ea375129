//===-- checkers/extract/LowerStatements.cpp - Statements to operations ---===//
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

//===----------------------------------------------------------------------===//
// Locals, results, blocks
//===----------------------------------------------------------------------===//

uint32_t Lowering::addLocal(const VarDecl *V) {
  auto [It, Inserted] = LocalIndex.try_emplace(V, F.Locals.size());
  if (Inserted)
    F.Locals.push_back({V, skeleton::LF_None, Depths.lookup(V)});
  return It->second;
}

const IrPath *Lowering::newTemporary(uint32_t Flags) {
  F.Locals.push_back({nullptr, skeleton::LF_Temporary | Flags, 0});
  return Make.local(F.Locals.size() - 1);
}

uint32_t Lowering::newBlock() {
  F.Blocks.emplace_back();
  return F.Blocks.size() - 1;
}

void Lowering::beginFunction(const FunctionDecl *D) {
  for (const ParmVarDecl *P : D->parameters())
    addLocal(P);
  F.ParamCount = D->getNumParams();
  if (const auto *C = dyn_cast<CXXConstructorDecl>(D))
    for (const CXXCtorInitializer *I : C->inits())
      if (I->isAnyMemberInitializer() && I->getInit())
        expect(I->getInit(), initializerPath(I));
  const auto *M = dyn_cast<CXXMethodDecl>(D);
  if (M && M->getParent()->isLambda() && M->getOverloadedOperator() == OO_Call) {
    IsLambda = true;
    M->getParent()->getCaptureFields(Captures, ThisCapture);
  }
}

void Lowering::beginDeclared(const FunctionDecl *D) {
  F.Decl = D;
  F.ExtraFlags = skeleton::FF_Declared;
  F.Keep = true;
  beginFunction(D);
  setCurrent(newBlock());
}

void Lowering::finish() {
  // That zero means success says nothing when nobody looks.
  for (IrBlock &B : F.Blocks)
    for (IrOp &Op : B.Ops)
      if (!Op.Result && (Op.Kind == OpKind::Acquire || Op.Kind == OpKind::GuardBind ||
                         Op.Kind == OpKind::GuardLock))
        Op.Aux = 0;
}

IrOp &Lowering::emit(OpKind Kind, SourceLocation Where) {
  IrOp Op;
  Op.Kind = Kind;
  Op.Where = Where;
  return emit(std::move(Op));
}

IrOp &Lowering::emit(IrOp Op) {
  std::vector<IrOp> &Ops = F.Blocks[Current].Ops;
  Ops.push_back(std::move(Op));
  return Ops.back();
}

/// The last operation gives the result of \p E, should anybody ask.
void Lowering::produces(const Expr *E) {
  if (E)
    Results[E] = {nullptr, Current, static_cast<uint32_t>(F.Blocks[Current].Ops.size() - 1)};
}

void Lowering::produces(const Expr *E, const IrPath *P) {
  if (E && P)
    Results[E] = {P, 0, 0};
}

const IrPath *Lowering::resultOf(const Expr *E) {
  auto It = Results.find(E);
  if (It == Results.end())
    return nullptr;
  Slot &S = It->second;
  if (!S.Path) {
    S.Path = newTemporary(E->isGLValue() || E->getType()->isPointerType() ? skeleton::LF_Pointer
                                                                          : skeleton::LF_None);
    F.Blocks[S.Block].Ops[S.Op].Result = S.Path;
  }
  return S.Path;
}

//===----------------------------------------------------------------------===//
// Statements
//===----------------------------------------------------------------------===//

void Lowering::statement(const Stmt *S, const ConstructionContext *CC) {
  if (const auto *E = dyn_cast<Expr>(S); E && isBroken(E))
    return;
  if (const auto *C = dyn_cast<CallExpr>(S)) {
    call(C, CC);
  } else if (const auto *C = dyn_cast<CXXConstructExpr>(S)) {
    constructor(C, CC);
  } else if (const auto *D = dyn_cast<DeclStmt>(S)) {
    for (const Decl *Each : D->decls())
      if (const auto *V = dyn_cast<VarDecl>(Each))
        declare(V, V->getLocation());
  } else if (const auto *B = dyn_cast<BinaryOperator>(S)) {
    if (B->isAssignmentOp())
      assignment(B);
  } else if (const auto *Step = dyn_cast<UnaryOperator>(S)) {
    if (Step->isIncrementDecrementOp())
      increment(Step);
  } else if (const auto *A = dyn_cast<AtomicExpr>(S)) {
    atomic(A);
  } else if (const auto *R = dyn_cast<ReturnStmt>(S)) {
    returnStatement(R, R->getRetValue());
  } else if (const auto *R = dyn_cast<CoreturnStmt>(S)) {
    returnStatement(R, nullptr);
  } else if (const auto *N = dyn_cast<CXXNoexceptExpr>(S)) {
    forget(N->getOperand());
  } else if (const auto *Throw = dyn_cast<CXXThrowExpr>(S)) {
    const Expr *What = Throw->getSubExpr();
    emitThrow(What ? exceptionType(What->getType()) : nullptr,
              What ? skeleton::TF_None : skeleton::TF_Again, S->getBeginLoc());
  } else if (const auto *Await = dyn_cast<CoroutineSuspendExpr>(S)) {
    suspend(Await);
  }
}

/// The type that decides which handlers take an exception.
const clang::Type *extract::exceptionType(QualType T) {
  return T.getNonReferenceType().getCanonicalType().getTypePtr();
}

void Lowering::emitThrow(const clang::Type *T, uint32_t Flags, SourceLocation Where) {
  IrOp &Op = emit(OpKind::Throw, Where);
  Op.Thrown = T;
  Op.Aux = Flags;
}

/// What a row says its function throws on bad input.
void Lowering::mayThrow(const Row &R, SourceLocation Where) {
  if (!R.Throws.empty() && U.Context.getLangOpts().CXXExceptions)
    emitThrow(U.typeNamed(R.Throws), skeleton::TF_May, Where);
}

/// Whether \p Asks calls a function that does nothing but return true.
static bool isAlwaysTrue(const Expr *Asks, const ASTContext &Context) {
  const auto *Call = dyn_cast_or_null<CallExpr>(Asks ? Asks->IgnoreImplicit() : nullptr);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
  const auto *Body = dyn_cast_or_null<CompoundStmt>(Callee ? Callee->getBody() : nullptr);
  if (!Body || Body->size() != 1 || (Method && Method->isVirtual()))
    return false;
  const auto *Return = dyn_cast<ReturnStmt>(Body->body_front());
  const Expr *Value = Return ? Return->getRetValue() : nullptr;
  bool Answer = false;
  return Value && !Value->isValueDependent() &&
         Value->EvaluateAsBooleanCondition(Answer, Context) && Answer;
}

/// What `co_await` and `co_yield` wait for may be ready already. Where it always is, the coroutine
/// goes on at once. The first and the last suspension, which nobody wrote, hold nothing.
void Lowering::suspend(const CoroutineSuspendExpr *E) {
  const auto *Await = dyn_cast<CoawaitExpr>(E);
  if ((Await && Await->isImplicit()) || isAlwaysTrue(E->getReadyExpr(), U.Context))
    return;
  emit(OpKind::Suspend, E->getKeywordLoc());
}

/// A number becomes another one, a pointer leads to some element of where it points into.
void Lowering::increment(const UnaryOperator *E) {
  const Expr *Variable = E->getSubExpr();
  const QualType T = Variable->getType();
  if (Types::isNumber(T))
    assign(path(Variable), Make.unknown(), T, E->getBeginLoc(),
           E->isIncrementOp() ? skeleton::StepKind::Up : skeleton::StepKind::Down);
  else if (T->isPointerType())
    assign(path(Variable), Make.address(Make.someElement(pointeeOf(Make.load(path(Variable))))), T,
           E->getBeginLoc());
}

/// `__atomic_load(p, &value, order)` and the like: whatever they are given the address of is
/// another value afterwards.
void Lowering::atomic(const AtomicExpr *E) {
  const bool Reads = E->getOpAsString().contains("load");
  for (const Stmt *Child : const_cast<AtomicExpr *>(E)->children()) {
    const auto *Given = dyn_cast_or_null<Expr>(Child);
    if (!Given || isBroken(Given) || !Given->getType()->isPointerType() ||
        (Reads && Given == E->getPtr()))
      continue;
    IrOp &Op = emit(OpKind::Assign, E->getBeginLoc());
    Op.Object = pointeeOf(Given);
    Op.Value = Make.unknown();
    Op.Data = true;
  }
}

/// Clang's graph evaluates the operand of `noexcept(…)`; the program does not.
void Lowering::forget(const Stmt *S) {
  if (const auto *E = dyn_cast<Expr>(S))
    if (auto It = Results.find(E); It != Results.end() && !It->second.Path)
      F.Blocks[It->second.Block].Ops[It->second.Op].Drop = true;
  for (const Stmt *Child : S->children())
    if (Child)
      forget(Child);
}

void Lowering::returnStatement(const Stmt *S, const Expr *E) {
  const IrValue *V = nullptr;
  QualType T;
  if (E && !isBroken(E)) {
    T = E->getType();
    if (E->isGLValue())
      V = argument(E);
    else if (const std::optional<IrCondition> C = answer(E))
      return split(*C, [&](const IrValue *Answer) {
        emit(OpKind::Return, S->getBeginLoc()).Value = Answer;
      });
    else if (U.T.isValueLike(T) || (T->isRecordType() && U.T.isCallableObject(T)))
      V = contents(E);
    else if (T->isRecordType() && isa<ImplicitCastExpr>(strip(E))) // A struct in C.
      assign(Make.result(), Make.load(path(E)), T, E->getBeginLoc());
  }
  IrOp &Op = emit(OpKind::Return, S->getBeginLoc());
  Op.Value = V;
  Op.Interesting = V && V->Kind != ValueKind::Unknown && V->Kind != ValueKind::Constant &&
                   !Types::isNumber(T) && U.T.matters(T);
}

/// Stores in \p P, unless that changes nothing.
void Lowering::assign(const IrPath *P, const IrValue *V, QualType T, SourceLocation Where,
                      skeleton::StepKind Step) {
  if (V->Kind == ValueKind::Load && samePath(V->Path, P))
    return;
  IrOp Op;
  Op.Kind = OpKind::Assign;
  Op.Where = Where;
  Op.Object = P;
  Op.Value = V;
  Op.Aux = static_cast<uint32_t>(Step);
  const bool Matters = !Types::isNumber(T) && U.T.matters(T);
  Op.Data = !Matters;
  Op.Interesting = Matters && V->Kind != ValueKind::Unknown && V->Kind != ValueKind::Constant &&
                   (P->Root != RootKind::Local || !P->Selectors.empty());
  emit(std::move(Op));
}

/// `i += 2`, `i -= 1`: by a constant, or something that has no sign.
static skeleton::StepKind stepOf(const BinaryOperator *E, const ASTContext &Context) {
  if (E->getOpcode() != BO_AddAssign && E->getOpcode() != BO_SubAssign)
    return skeleton::StepKind::Any;
  const Expr *By = E->getRHS();
  Expr::EvalResult Known;
  const bool IsPositive =
      !By->isValueDependent() && By->EvaluateAsInt(Known, Context)
          ? Known.Val.getInt().isStrictlyPositive()
          : By->IgnoreParenImpCasts()->getType()->isUnsignedIntegerOrEnumerationType();
  if (!IsPositive || !Types::isNumber(E->getLHS()->getType()))
    return skeleton::StepKind::Any;
  return E->getOpcode() == BO_AddAssign ? skeleton::StepKind::Up : skeleton::StepKind::Down;
}

void Lowering::assignment(const BinaryOperator *E) {
  const QualType T = E->getLHS()->getType();
  if (isBroken(E))
    return;
  if (E->isCompoundAssignmentOp()) {
    if (U.T.isValueLike(T))
      assign(path(E->getLHS()), Make.unknown(), T, E->getOperatorLoc(), stepOf(E, U.Context));
  } else if (U.T.isValueLike(T)) {
    assign(path(E->getLHS()), value(E->getRHS()), T, E->getOperatorLoc());
  } else if (T->isRecordType() && U.T.matters(T)) { // Structs in C.
    assign(path(E->getLHS()), Make.load(path(E->getRHS())), T, E->getOperatorLoc());
  }
}

//===----------------------------------------------------------------------===//
// Variables
//===----------------------------------------------------------------------===//

/// Whether threads that come by at once wait for one to initialise \p V.
static bool needsInitGuard(const VarDecl *V) {
  return V->isStaticLocal() && V->getTSCSpec() == TSCS_unspecified && V->getInit() &&
         V->getASTContext().getLangOpts().CPlusPlus &&
         V->getASTContext().getLangOpts().ThreadsafeStatics && !V->hasConstantInitialization();
}

void Lowering::declare(const VarDecl *V, SourceLocation Where) {
  const Expr *Init = V->getInit();
  const bool NeedsGuard = needsInitGuard(V);
  if (Init && !V->isInvalidDecl() && !isBroken(Init)) {
    const IrPath *Element = rangeElement(V);
    if (V->getType()->isReferenceType())
      declareReference(V, Init);
    else if (Element && U.T.isValueLike(V->getType()))
      assign(variable(V), Make.load(Element), V->getType(), Where);
    else
      initialise(variable(V), V->getType(), Init, Where);
  }
  if (Init && NeedsGuard) {
    IrOp &Op = emit(OpKind::Release, Where);
    Op.Object = Make.global(V->getCanonicalDecl(), true);
  }
}

void Lowering::enterStaticInit(const VarDecl *V, SourceLocation Where) {
  if (!needsInitGuard(V))
    return;
  IrOp &Op = emit(OpKind::Acquire, Where);
  Op.Paths.push_back(Make.global(V->getCanonicalDecl(), true));
}

/// Finds the variable `__begin` in the initialiser of a range-for's variable.
static const VarDecl *findRangeBegin(const Stmt *S) {
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
    if (const auto *V = dyn_cast<VarDecl>(Ref->getDecl()))
      return V->isImplicit() ? V : nullptr;
  for (const Stmt *Child : S->children())
    if (Child)
      if (const VarDecl *V = findRangeBegin(Child))
        return V;
  return nullptr;
}

/// Of `for (T v : range)` the object v is made from: some element of the range.
const IrPath *Lowering::rangeElement(const VarDecl *V) {
  const VarDecl *Begin = V->isCXXForRangeDecl() ? findRangeBegin(V->getInit()) : nullptr;
  if (!Begin || !Begin->getInit())
    return nullptr;
  const VarDecl *Range = findRangeBegin(Begin->getInit());
  return Range ? Make.someElement(variableObject(Range)) : nullptr;
}

void Lowering::declareReference(const VarDecl *V, const Expr *Init) {
  const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(strip(Init));
  if (Temporary && Temporary->getExtendingDecl()) {
    Aliases[V] = materialised(Temporary->getSubExpr());
    return;
  }
  const IrPath *Element = rangeElement(V);
  const IrValue *Target = Element ? Make.address(Element) : argument(Init);
  assign(variable(V), Target, V->getType(), V->getLocation());
}

/// Lowers an expression the control flow graph does not look into: default
/// arguments. Branches in it are taken one after the other.
void Lowering::lowerTree(const Stmt *S) {
  if (isa<LambdaExpr>(S))
    return;
  for (const Stmt *Child : S->children())
    if (Child)
      lowerTree(Child);
  if (isa<CallExpr, CXXConstructExpr>(S))
    statement(S, nullptr);
}
