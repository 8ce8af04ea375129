//===-- checkers/extract/LowerValues.cpp - Expressions to values ----------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/extract/Lowering.h"

#include "clang/AST/DeclTemplate.h"
#include "clang/Lex/Lexer.h"

using namespace clang;
using namespace holdwait;
using namespace holdwait::extract;
using models::Role;

const IrValue *Lowering::thisPointer() {
  if (!IsLambda || !ThisCapture)
    return Make.address(Make.thisObject());
  const IrPath *P = Make.field(Make.thisObject(), ThisCapture);
  return ThisCapture->getType()->isPointerType() ? Make.load(P) : Make.address(P);
}

const IrValue *Lowering::function(const FunctionDecl *D) {
  U.Functions.takeAddress(D);
  return Make.function(D);
}

/// Unsigned numbers too large for an int64_t become negative, here and in what
/// they are compared with.
static int64_t toNumber(const llvm::APSInt &N) {
  return static_cast<int64_t>(N.isSigned() ? N.getExtValue() : N.getLimitedValue());
}

/// Whether a number came out of `__LINE__`: where something stands is no part of what it does, and
/// a line put above it changes nothing.
static bool isLineNumber(const IntegerLiteral *I, const ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  const SourceLocation Where = I->getLocation();
  return Where.isMacroID() && SM.isWrittenInScratchSpace(SM.getSpellingLoc(Where)) &&
         Lexer::getImmediateMacroName(Where, SM, Context.getLangOpts()) == "__LINE__";
}

/// The number an expression always is, or null. Only cheap questions are asked:
/// nearly every expression of a program comes by here.
const IrValue *Lowering::constantOf(const Expr *E) {
  if (const auto *I = dyn_cast<IntegerLiteral>(E))
    return isLineNumber(I, U.Context)
               ? nullptr
               : Make.constant(static_cast<int64_t>(I->getValue().getLimitedValue()));
  if (const auto *B = dyn_cast<CXXBoolLiteralExpr>(E))
    return Make.constant(B->getValue());
  if (isa<CXXNullPtrLiteralExpr, GNUNullExpr, CXXScalarValueInitExpr, ImplicitValueInitExpr>(E))
    return Make.constant(0);
  if (const auto *C = dyn_cast<CharacterLiteral>(E))
    return Make.constant(C->getValue());
  const bool IsArithmetic = isa<UnaryOperator, BinaryOperator, DeclRefExpr, ConstantExpr>(E);
  if (!IsArithmetic || !Types::isNumber(E->getType()) || E->isValueDependent())
    return nullptr;
  Expr::EvalResult Result;
  if (!E->EvaluateAsInt(Result, U.Context, Expr::SE_NoSideEffects) ||
      Result.Val.getInt().getBitWidth() > 64)
    return nullptr;
  return Make.constant(toNumber(Result.Val.getInt()));
}

const IrValue *Lowering::valueOfRef(const ValueDecl *D) {
  if (const auto *F = dyn_cast<FunctionDecl>(D))
    return function(F);
  if (const auto *C = dyn_cast<EnumConstantDecl>(D); C && C->getInitVal().getBitWidth() <= 64)
    return Make.constant(toNumber(C->getInitVal()));
  return Make.unknown();
}

const IrValue *Lowering::valueOfCast(const CastExpr *E) {
  const Expr *Sub = E->getSubExpr();
  switch (E->getCastKind()) {
  case CK_LValueToRValue:
  case CK_LValueToRValueBitCast:
  case CK_AtomicToNonAtomic:
    if (Types::isNumber(E->getType()))
      if (const auto *Ref = dyn_cast<DeclRefExpr>(strip(Sub)))
        if (const auto *V = dyn_cast<VarDecl>(Ref->getDecl());
            V && V->isUsableInConstantExpressions(U.Context))
          if (const IrValue *C = constantOf(E->getSubExpr()))
            return C;
    return Make.load(path(Sub));
  case CK_ArrayToPointerDecay:
    return Make.address(path(Sub));
  case CK_FunctionToPointerDecay:
  case CK_BuiltinFnToFnPtr:
    return value(Sub);
  case CK_NullToPointer:
  case CK_NullToMemberPointer:
    return Make.constant(0);
  case CK_ToVoid:
  case CK_Dependent:
  case CK_FloatingToIntegral:
    return Make.unknown();
  default:
    // A value passes through conversions of pointers and numbers; how a number
    // is narrowed does not matter to what it is compared with.
    return Sub->isGLValue() && !E->isGLValue() ? Make.address(path(Sub)) : value(Sub);
  }
}

const IrValue *Lowering::valueOfOperator(const Expr *E) {
  if (const auto *Unary = dyn_cast<UnaryOperator>(E)) {
    const Expr *Sub = strip(Unary->getSubExpr());
    if (Unary->getOpcode() == UO_Extension || Unary->getOpcode() == UO_Plus)
      return value(Sub);
    if (Unary->getOpcode() != UO_AddrOf)
      return Make.unknown();
    if (const auto *Ref = dyn_cast<DeclRefExpr>(Sub))
      if (const auto *F = dyn_cast<FunctionDecl>(Ref->getDecl()))
        return function(F);
    return Make.address(path(Sub));
  }
  const auto *Binary = cast<BinaryOperator>(E);
  if (Binary->getOpcode() == BO_Assign) // In C its value is not an lvalue.
    return Make.load(path(Binary->getLHS()));
  if (Binary->getOpcode() == BO_And)
    return bitsOf(Binary);
  if (Binary->isLogicalOp())
    if (const IrPath *Result = resultOf(Binary))
      return Make.load(Result);
  // `p + i` may be any element of the array p points into.
  if (Binary->isAdditiveOp() && E->getType()->isPointerType()) {
    const Expr *Pointer =
        Binary->getLHS()->getType()->isPointerType() ? Binary->getLHS() : Binary->getRHS();
    return Make.address(Make.someElement(pointeeOf(Pointer)));
  }
  return Make.unknown();
}

/// `flags & MASK` is a part of the variable: one element, which changes with the whole.
const IrValue *Lowering::bitsOf(const BinaryOperator *E) {
  const Expr *Variable = E->getLHS()->IgnoreParenImpCasts();
  const IrValue *Mask = constantOf(E->getRHS());
  if (!isa<DeclRefExpr, MemberExpr>(Variable) || !Types::isNumber(Variable->getType()) || !Mask ||
      Mask->Number <= 0 || Mask->Number >= skeleton::NoIndex)
    return Make.unknown();
  return Make.load(Make.element(path(Variable), Mask->Number));
}

const IrValue *Lowering::valueOfCall(const CallExpr *E) {
  const FunctionDecl *Callee = E->getDirectCallee();
  if (Callee && isClosureConversion(Callee))
    return contents(cast<CXXMemberCallExpr>(E)->getImplicitObjectArgument());
  const Row *R = Callee ? U.Models.function(*Callee) : nullptr;
  if (R && isValueRole(*R)) {
    const CallSite Site = siteOf(E);
    switch (R->What) {
    case Role::Bind:
      return valueOfBind(Site, *R);
    case Role::GuardOwns:
      return Make.owns(operandPath(Site, R->Object));
    case Role::GuardMutex:
      return Make.unknown();
    case Role::CurrentThread:
      return Make.load(Make.currentThread());
    case Role::Identity:
      return operandValue(Site, R->Object);
    case Role::Copy:
      if (const auto It = Results.find(E); It != Results.end() && It->second.Path)
        return Make.load(It->second.Path);
      return Make.load(operandPath(Site, R->Object));
    case Role::Deref: // A pointer to what the object holds is what the object holds.
      return Make.load(operandPath(Site, R->Object));
    case Role::Element:
      return Make.address(pathOfCall(E));
    default:
      break;
    }
  }
  const IrPath *Result = resultOf(E);
  return Result ? Make.load(Result) : Make.unknown();
}

const IrValue *Lowering::value(const Expr *E) {
  E = strip(E);
  if (isBroken(E))
    return Make.unknown();
  if (const IrValue *C = constantOf(E))
    return C;
  if (const auto *Cast = dyn_cast<CastExpr>(E))
    return valueOfCast(Cast);
  if (isa<CXXThisExpr>(E))
    return thisPointer();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E); Ref && !isa<VarDecl, BindingDecl>(Ref->getDecl()))
    return valueOfRef(Ref->getDecl());
  if (const auto *M = dyn_cast<MemberExpr>(E); M && isa<FunctionDecl>(M->getMemberDecl()))
    return valueOfRef(M->getMemberDecl());
  if (E->getType()->isRecordType())
    return contents(E);
  if (E->isGLValue() && E->getType()->isFunctionType())
    return Make.loadFunction(path(E));
  if (E->isGLValue()) // Only in conditions and C: what stands there is meant.
    return Make.load(path(E));
  if (const auto *C = dyn_cast<CallExpr>(E))
    return valueOfCall(C);
  if (isa<UnaryOperator, BinaryOperator>(E))
    return valueOfOperator(E);
  if (const auto *C = dyn_cast<AbstractConditionalOperator>(E))
    return Make.choice(value(C->getTrueExpr()), value(C->getFalseExpr()));
  if (const auto *New = dyn_cast<CXXNewExpr>(E))
    return New->isArray() ? Make.load(allocated(New)) : Make.address(newObject(New));
  if (const auto *List = dyn_cast<InitListExpr>(E); List && List->getNumInits() == 1)
    return value(List->getInit(0));
  if (const auto *S = dyn_cast<StmtExpr>(E))
    if (const auto *Last = dyn_cast_or_null<Expr>(S->getSubStmt()->body_back()))
      return value(Last);
  return Make.unknown();
}

const IrValue *Lowering::argument(const Expr *E) {
  if (isBroken(E))
    return Make.unknown();
  if (E->isGLValue())
    return E->getType()->isFunctionType() ? value(E) : Make.address(path(E));
  return value(E);
}

const IrValue *Lowering::contents(const Expr *E) {
  E = strip(E);
  if (isBroken(E))
    return Make.unknown();
  if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(E))
    return contents(Temporary->getSubExpr());
  if (!E->isGLValue() && !E->getType()->isRecordType())
    return value(E);
  if (E->getType()->isFunctionType())
    return value(E);
  if (const auto *L = dyn_cast<LambdaExpr>(E))
    return valueOfLambda(L);
  if (const auto *C = dyn_cast<CXXConstructExpr>(E))
    return contentsOfConstruct(C);
  if (const auto *Cast = dyn_cast<CastExpr>(E))
    return contents(Cast->getSubExpr());
  if (const auto *C = dyn_cast<AbstractConditionalOperator>(E))
    return Make.choice(contents(C->getTrueExpr()), contents(C->getFalseExpr()));
  if (const CallExpr *Iterator = asIterator(E))
    return valueOfCall(Iterator);
  if (const auto *C = dyn_cast<CallExpr>(E)) {
    const FunctionDecl *Callee = C->getDirectCallee();
    const Row *R = Callee ? U.Models.function(*Callee) : nullptr;
    if (R && R->What == Role::Bind)
      return valueOfCall(C);
    if (R && (R->What == Role::Copy || R->What == Role::CurrentThread))
      return valueOfCall(C);
    if (R && R->What == Role::Identity) {
      const CallSite Site = siteOf(C);
      if (!E->isGLValue()) // std::ref: the argument by reference.
        return Make.address(operandPath(Site, R->Object));
      if (R->Object.What == models::Operand::Argument && R->Object.Index < Site.Args.size())
        return contents(Site.Args[R->Object.Index]);
    }
  }
  return Make.load(path(E));
}

/// Of a callable made from something else, that; of a copy, what is copied.
const IrValue *Lowering::contentsOfConstruct(const CXXConstructExpr *E) {
  const CXXConstructorDecl *C = E->getConstructor();
  const bool IsCopy = C->isCopyOrMoveConstructor() && E->getNumArgs() > 0;
  const bool IsCallable = U.T.isCallableObject(E->getType());
  // A copy that could be left out but was made is the copy: what it was made of may be moved from.
  const bool IsLeftOut = E->isElidable() && !Results.contains(E);
  if (IsCopy && (IsCallable || C->isTrivial() || IsLeftOut))
    return contents(E->getArg(0));
  if (!IsCallable)
    return Make.load(path(E));
  if (E->getNumArgs() == 0)
    return Make.constant(0);
  const Row *R = U.Models.function(*C);
  if (R && R->What == Role::Assign && R->Value.What == models::Operand::Argument &&
      R->Value.Index < E->getNumArgs())
    return contents(E->getArg(R->Value.Index));
  if (R && R->What == Role::Init && R->Callable.What == models::Operand::Argument) {
    CallSite Site;
    Site.Args.append(E->arg_begin(), E->arg_end());
    return madeOf(Site, *R);
  }
  return contents(E->getArg(0));
}

/// The bodies a closure may run: one, or of a generic lambda its instances.
const IrValue *Lowering::callOperatorOf(const LambdaExpr *E,
                                        llvm::ArrayRef<const FieldDecl *> Fields,
                                        llvm::ArrayRef<const IrValue *> Captured) {
  const CXXMethodDecl *Body = E->getCallOperator();
  const FunctionTemplateDecl *Generic = Body->getDescribedFunctionTemplate();
  if (!Generic) {
    U.Functions.reach(Body);
    return Make.closure(Body, Fields, Captured);
  }
  const IrValue *Result = nullptr;
  for (const FunctionDecl *Instance : Generic->specializations()) {
    U.Functions.reach(Instance);
    const IrValue *V = Make.closure(Instance, Fields, Captured);
    Result = Result ? Make.choice(Result, V) : V;
  }
  return Result ? Result : Make.unknown();
}

const IrValue *Lowering::valueOfLambda(const LambdaExpr *E) {
  llvm::SmallVector<const FieldDecl *, 4> Fields;
  llvm::SmallVector<const IrValue *, 4> Captured;
  auto Field = E->getLambdaClass()->field_begin();
  for (const Expr *Init : E->capture_inits()) {
    if (Field == E->getLambdaClass()->field_end())
      break;
    if (Init) {
      Fields.push_back(*Field);
      Captured.push_back((*Field)->getType()->isReferenceType() ? Make.address(path(Init))
                                                                : contents(Init));
    }
    ++Field;
  }
  return callOperatorOf(E, Fields, Captured);
}

/// Placeholders of std::bind, as the standard libraries name them, and of boost::bind.
static bool isPlaceholder(const CXXRecordDecl *R) {
  if (!R || !R->getIdentifier())
    return false;
  if (R->getName() == "arg")
    return R->getDeclContext()->isNamespace() &&
           cast<NamespaceDecl>(R->getDeclContext())->getName() == "boost";
  return R->getName() == "_Placeholder" || R->getName() == "__ph";
}

unsigned extract::placeholderNumber(const Expr *E) {
  const auto *R = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      E->getType().getNonReferenceType()->getAsCXXRecordDecl());
  if (!isPlaceholder(R))
    return 0;
  const TemplateArgument &N = R->getTemplateArgs()[0];
  return N.getKind() == TemplateArgument::Integral ? N.getAsIntegral().getZExtValue() : 0;
}

const IrValue *Lowering::valueOfBind(const CallSite &Site, const Row &R) {
  const IrValue *Target = operandValue(Site, R.Callable);
  if (R.Args.What == models::Operand::None) // mem_fn, not_fn: called as it is.
    return Target;
  llvm::SmallVector<const IrValue *, 4> Args;
  for (size_t I = R.Args.Index; I < Site.Args.size(); ++I) {
    const unsigned N = placeholderNumber(Site.Args[I]);
    Args.push_back(N ? Make.placeholder(N - 1) : contents(Site.Args[I]));
  }
  const IdentifierInfo *Name = Site.Callee->getIdentifier();
  // Later arguments follow (bind_front) instead of being dropped (bind).
  constexpr unsigned LaterArguments = 4;
  if (Name && Name->isStr("bind_front"))
    for (unsigned I = 0; I < LaterArguments; ++I)
      Args.push_back(Make.placeholder(I));
  return Make.bound(Target, Args);
}
