//===-- checkers/extract/LowerObjects.cpp - Objects made and destroyed ----===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/extract/Lowering.h"

#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Analysis/ConstructionContext.h"

#include "llvm/Support/SaveAndRestore.h"

using namespace clang;
using namespace holdwait;
using namespace holdwait::extract;
using models::Role;

//===----------------------------------------------------------------------===//
// Where a new object is
//===----------------------------------------------------------------------===//

const IrPath *Lowering::temporary(const Expr *E) {
  E = strip(E);
  auto It = Results.find(E);
  if (It != Results.end() && It->second.Path)
    return It->second.Path;
  const IrPath *P = newTemporary();
  produces(E, P);
  return P;
}

/// What `new` makes: behind a pointer nobody else has yet.
const IrPath *Lowering::newObject(const CXXNewExpr *E) {
  // Placement new makes it where it is told to.
  if (E->getNumPlacementArgs() == 1 && E->getPlacementArg(0)->getType()->isPointerType())
    return pointeeOf(E->getPlacementArg(0));
  const IrPath *P = Make.deref(allocated(E));
  return E->isArray() ? Make.someElement(P) : P;
}

/// The pointer, or what behaves like one, leads to an object of its own: never null.
void Lowering::holdsObject(const IrPath *P, SourceLocation Where) {
  IrOp &Op = emit(OpKind::Assign, Where);
  Op.Object = P;
  Op.Value = Make.address(Make.deref(P));
  Op.Data = true;
}

/// The temporary that holds what `new` returns.
const IrPath *Lowering::allocated(const CXXNewExpr *E) {
  auto It = Results.find(E);
  if (It == Results.end() || !It->second.Path) {
    produces(E, newTemporary(skeleton::LF_Pointer));
    holdsObject(resultOf(E), E->getBeginLoc());
  }
  return resultOf(E);
}

/// The constructor or call that makes a class prvalue.
static const Expr *makerOf(const Expr *E) {
  while (true) {
    E = strip(E);
    const auto *Cast = dyn_cast<CastExpr>(E);
    if (!Cast)
      return E;
    E = Cast->getSubExpr();
  }
}

void Lowering::expect(const Expr *E, const VarDecl *V) {
  expect(E, V ? variable(V) : Make.result());
}

void Lowering::expect(const Expr *E, const IrPath *P) {
  E = makerOf(E);
  if (isBroken(E) || !(E->getType()->isRecordType() || E->getType()->isArrayType()))
    return;
  if (const auto *C = dyn_cast<ConditionalOperator>(E)) {
    expect(C->getTrueExpr(), P);
    expect(C->getFalseExpr(), P);
  } else if (const auto *List = dyn_cast<InitListExpr>(E)) {
    forEachPart(P, List,
                [&](const IrPath *Part, QualType, const Expr *Init) { expect(Init, Part); });
  } else if (!E->isGLValue()) {
    Expected[E] = P;
  }
}

static const IrPath *intoArray(IrMaker &Make, const IrPath *P, QualType T) {
  return T->isArrayType() ? Make.someElement(P) : P;
}

const IrPath *Lowering::destination(const ConstructionContext *CC, const Expr *E) {
  if (const IrPath *P = Expected.lookup(E))
    return P;
  if (!CC)
    return temporary(E);
  if (const auto *V = dyn_cast<VariableConstructionContext>(CC)) {
    const auto *D = cast<VarDecl>(V->getDeclStmt()->getSingleDecl());
    return D->getType()->isReferenceType() ? temporary(E)
                                           : intoArray(Make, variable(D), D->getType());
  }
  if (const auto *I = dyn_cast<ConstructorInitializerConstructionContext>(CC)) {
    const CXXCtorInitializer *Init = I->getCXXCtorInitializer();
    const IrPath *P = initializerPath(Init);
    return Init->isAnyMemberInitializer() ? intoArray(Make, P, Init->getAnyMember()->getType()) : P;
  }
  if (const auto *New = dyn_cast<NewAllocatedObjectConstructionContext>(CC))
    return newObject(New->getCXXNewExpr());
  if (isa<ReturnedValueConstructionContext>(CC))
    return Make.result();
  if (const auto *Elided = dyn_cast<ElidedTemporaryObjectConstructionContext>(CC))
    return destination(Elided->getConstructionContextAfterElision(), E);
  return temporary(E);
}

//===----------------------------------------------------------------------===//
// Constructors
//===----------------------------------------------------------------------===//

void Lowering::constructor(const CXXConstructExpr *E, const ConstructionContext *CC) {
  if (isBroken(E))
    return;
  const CXXConstructorDecl *C = E->getConstructor();
  const bool IsComplete = E->getConstructionKind() == CXXConstructionKind::Complete;
  if (IsComplete)
    U.Functions.instantiate(C->getParent());
  // A callable is a value: whoever uses the expression stores it.
  if (U.T.isCallableObject(E->getType()) &&
      !isa_and_nonnull<NewAllocatedObjectConstructionContext>(CC))
    return;
  const IrPath *P = destination(CC, E);
  produces(E, P);
  if (E->isElidable() && E->getNumArgs() == 1 && samePath(P, path(E->getArg(0))))
    return;
  CallSite Site;
  Site.E = E;
  Site.Callee = C;
  Site.Object = P;
  Site.Args.assign(E->getArgs(), E->getArgs() + E->getNumArgs());
  Site.Where = E->getLocation();
  defaultArguments(Site.Args);
  constructInto(Site, C);
}

void Lowering::constructInto(const CallSite &Site, const CXXConstructorDecl *C) {
  const QualType T = U.Context.getCanonicalTagType(C->getParent());
  const bool IsCopy = C->isCopyOrMoveConstructor() && !Site.Args.empty();
  if (U.T.isCallableObject(T))
    return assign(Site.Object, contents(Site.Args.empty() ? Site.E : Site.Args[0]), T, Site.Where);
  if (IsCopy && U.T.isGuard(T))
    return guardMove(Site.Object, path(Site.Args[0]), Site.Where);
  const Row *R = U.Models.function(*C);
  if (R)
    mayThrow(*R, Site.Where);
  if (R && R->What != Role::NoThrow && role(Site, *R))
    return;
  if (C->isTrivial()) {
    if (IsCopy && U.T.matters(T))
      assign(Site.Object, Make.load(path(Site.Args[0])), T, Site.Where);
    return;
  }
  if (C->isInvalidDecl() || C->isDependentContext())
    return;
  U.Functions.reach(C);
  callDirect(Site, false);
}

/// The class a pointer, optional or container holds: its first argument.
static QualType heldType(QualType Holder, unsigned Index = 0) {
  const auto *S =
      dyn_cast_or_null<ClassTemplateSpecializationDecl>(objectType(Holder)->getAsCXXRecordDecl());
  if (!S || S->getTemplateArgs().size() <= Index ||
      S->getTemplateArgs()[Index].getKind() != TemplateArgument::Type)
    return QualType();
  return S->getTemplateArgs()[Index].getAsType();
}

/// What is made in a holder of the arguments after the key, if there is one.
static QualType madeType(QualType Holder) {
  if (const CXXRecordDecl *R = objectType(Holder)->getAsCXXRecordDecl())
    for (const NamedDecl *D : R->lookup(&R->getASTContext().Idents.get("mapped_type")))
      if (const auto *Alias = dyn_cast<TypedefNameDecl>(D))
        return Alias->getUnderlyingType();
  return heldType(Holder);
}

static bool sameClass(QualType A, QualType B) {
  return A.getNonReferenceType().getCanonicalType().getUnqualifiedType() ==
         B.getNonReferenceType().getCanonicalType().getUnqualifiedType();
}

/// How many arguments are of the very type of their parameter; -1 when they are
/// too few or too many.
static int fitOf(const CXXConstructorDecl *C, llvm::ArrayRef<const Expr *> Args) {
  if (C->isDeleted() || C->getMinRequiredArguments() > Args.size() ||
      (Args.size() > C->getNumParams() && !C->isVariadic()))
    return -1;
  int Fit = 0;
  for (unsigned I = 0; I < Args.size() && I < C->getNumParams(); ++I)
    Fit += sameClass(Args[I]->getType(), C->getParamDecl(I)->getType());
  return Fit;
}

/// The constructor that library code would call with these arguments: the one
/// that fits best, the first of several.
static const CXXConstructorDecl *findConstructor(const CXXRecordDecl *R,
                                                 llvm::ArrayRef<const Expr *> Args) {
  const CXXConstructorDecl *Best = nullptr;
  int BestFit = -1;
  auto Consider = [&](const FunctionDecl *F) {
    const auto *C = cast<CXXConstructorDecl>(F);
    if (const int Fit = fitOf(C, Args); Fit > BestFit) {
      Best = C;
      BestFit = Fit;
    }
  };
  for (const CXXConstructorDecl *C : R->ctors())
    Consider(C);
  for (const Decl *D : R->decls())
    if (const auto *T = dyn_cast<FunctionTemplateDecl>(D);
        T && isa<CXXConstructorDecl>(T->getTemplatedDecl()))
      for (const FunctionDecl *Instance : T->specializations())
        Consider(Instance);
  return Best;
}

/// The type of the holder \p R's object is.
QualType Lowering::holderType(const CallSite &Site, const Row &R) {
  if (R.Object.What == models::Operand::Result && Site.E)
    return Site.E->getType();
  if (R.Object.What == models::Operand::Argument && R.Object.Index < Site.Args.size())
    return Site.Args[R.Object.Index]->getType();
  if (const auto *Method = dyn_cast<CXXMethodDecl>(Site.Callee))
    return U.Context.getCanonicalTagType(Method->getParent());
  return QualType();
}

/// A library makes an object: in an optional, in a container, or behind the
/// pointer it returns.
void Lowering::construct(const CallSite &Site, const Row &R) {
  const QualType Holder = holderType(Site, R);
  if (Site.Destination)
    produces(Site.E, Site.Destination);
  const QualType Held = Holder.isNull() ? QualType() : madeType(Holder);
  if (Held.isNull())
    return;
  const IrPath *P = operandPath(Site, R.Object);
  CallSite Inner;
  const bool IsContainer = U.T.hasRole(Holder, Role::Container);
  Inner.Object = IsContainer ? Make.someElement(P) : Make.deref(P);
  if (!IsContainer) {
    if (!isa<CXXConstructorDecl>(Site.Callee))
      destroyOwned(P, objectType(Holder), Site.Where);
    holdsObject(P, Site.Where);
  }
  Inner.Where = Site.Where;
  if (R.Args.What == models::Operand::Argument)
    for (size_t I = R.Args.Index; I < Site.Args.size(); ++I)
      Inner.Args.push_back(Site.Args[I]);
  constructHeld(Inner, Held);
}

/// Whether a class of the project says itself what its copies are.
bool Lowering::copiesByHand(const CXXRecordDecl *R) {
  return !U.From.isSystem(R) && R->hasDefinition() &&
         llvm::any_of(R->getDefinition()->ctors(), [](const CXXConstructorDecl *C) {
           return C->isCopyOrMoveConstructor() && C->isUserProvided();
         });
}

/// Makes an object of type \p T from the arguments of \p Site, whose callee is
/// not known yet.
void Lowering::constructHeld(CallSite &Site, QualType T) {
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  const bool IsOne = Site.Args.size() == 1;
  const bool IsCopy = IsOne && Class && !copiesByHand(Class) &&
                      Site.Args[0]->getType()->getAsCXXRecordDecl() == Class;
  if (IsCopy && U.T.isGuard(T))
    return guardMove(Site.Object, path(Site.Args[0]), Site.Where);
  if (IsCopy || (IsOne && U.T.isValueLike(T))) {
    const IrValue *V = contents(Site.Args[0]);
    assign(Site.Object, V, T, Site.Where);
    return forgetMoved(Site.Args[0], V, Site.Where);
  }
  if (!Class || !Class->hasDefinition())
    return;
  const CXXConstructorDecl *C = findConstructor(Class->getDefinition(), Site.Args);
  if (!C)
    return;
  U.Functions.instantiate(Class);
  Site.Callee = C;
  constructInto(Site, C);
}

//===----------------------------------------------------------------------===//
// Destructors
//===----------------------------------------------------------------------===//

void Lowering::maybe(std::optional<IrCondition> When, llvm::function_ref<void()> Body) {
  const uint32_t Before = Current, Inside = newBlock(), After = newBlock();
  F.Blocks[Inside].Handler = F.Blocks[After].Handler = F.Blocks[Before].Handler;
  F.Blocks[Before].Edges.push_back({Inside, When});
  F.Blocks[Before].Edges.push_back({After, When ? std::optional(negate(*When)) : std::nullopt});
  Current = Inside;
  Body();
  jump(Current, After);
  Current = After;
}

/// A deleter that the project wrote: a class with an operator().
bool Lowering::runDeleter(const IrPath *P, QualType T, SourceLocation Where) {
  const QualType Deleter = heldType(T, 1);
  const CXXRecordDecl *R = Deleter.isNull() ? nullptr : Deleter->getAsCXXRecordDecl();
  if (!R || !R->hasDefinition() || U.From.isSystem(R))
    return false;
  for (const CXXMethodDecl *M : R->getDefinition()->methods()) {
    if (M->getOverloadedOperator() != OO_Call || M->getNumParams() != 1)
      continue;
    U.Functions.reach(M);
    maybe(IrCondition{Make.load(P), Relation::NotEqual, Make.constant(0)}, [&] {
      IrOp &Op = emit(OpKind::Call, Where);
      Op.Variant = static_cast<uint8_t>(CallKind::Direct);
      Op.Callee = M;
      Op.Object = newTemporary();
      Op.Values.push_back(Make.load(P));
      Op.Aux = skeleton::CF_Ends;
    });
    return true;
  }
  return false;
}

/// A pointer that owns, or a container, destroys what it holds with itself.
void Lowering::destroyOwned(const IrPath *P, QualType T, SourceLocation Where) {
  const models::Row *R = U.T.row(T);
  if (!R)
    return;
  if (R->What == Role::Pointer) {
    QualType Held = heldType(T);
    if (R->Owning && !R->Shared && runDeleter(P, T, Where))
      return;
    if (!R->Owning || Held.isNull() || !needsDestruction(Held))
      return;
    const IrCondition IsThere{Make.load(P), Relation::NotEqual, Make.constant(0)};
    const IrPath *Object = Make.deref(P);
    const llvm::SaveAndRestore<bool> Last(LastReference, R->Shared);
    maybe(IsThere, [&] {
      destroy(Held->isArrayType() ? Make.someElement(Object) : Object, objectType(Held), Where,
              true);
    });
    return;
  }
  // Of a map, keys and mapped objects; the other arguments are functions of the map.
  for (unsigned I = 0; I < 2; ++I) {
    const QualType Held = heldType(T, I);
    if (Held.isNull() || !needsDestruction(Held))
      continue;
    const CXXRecordDecl *Class = objectType(Held)->getAsCXXRecordDecl();
    if (I > 0 && (!Class || (U.From.isSystem(Class) && !U.T.row(Held))))
      continue;
    if (U.T.isGuard(Held)) // Whether there are any is known where they were put in.
      destroy(Make.someElement(P), Held, Where);
    else
      maybe(std::nullopt, [&] { destroy(Make.someElement(P), Held, Where); });
  }
}

static const VarDecl *findVariable(const Stmt *S) {
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
    if (const auto *V = dyn_cast<VarDecl>(Ref->getDecl()))
      return V;
  for (const Stmt *Child : S->children())
    if (Child)
      if (const VarDecl *V = findVariable(Child))
        return V;
  return nullptr;
}

/// Whether an element of \p Container, or what the iterator \p At leads to, was moved
/// from before: what is taken out then holds nothing any more.
bool Lowering::wasMovedFrom(const IrPath *Container, const Expr *At) {
  const VarDecl *Iterator = At ? findVariable(At) : nullptr;
  const auto It = Iterator ? LocalIndex.find(Iterator) : LocalIndex.end();
  return llvm::any_of(MovedFrom, [&](const IrPath *P) {
    if (It != LocalIndex.end() && P->Root == RootKind::Local && P->Index == It->second)
      return true;
    IrPath Start = *P;
    Start.Selectors = P->Selectors.take_front(Container->Selectors.size());
    return P->Selectors.size() > Container->Selectors.size() && samePath(&Start, Container);
  });
}

/// What leaves a container ends, unless it was moved from. Which guards stay is not followed:
/// a lock wrongly kept would raise false alarms.
void Lowering::remove(const CallSite &Site, const Row &R) {
  const QualType Holder = holderType(Site, R);
  const IrPath *Container = operandPath(Site, R.Object);
  if (!Holder.isNull() && !wasMovedFrom(Container, Site.Args.empty() ? nullptr : Site.Args[0]))
    destroyOwned(Container, objectType(Holder), Site.Where);
  produces(Site.E, newTemporary());
}

bool Lowering::needsDestruction(QualType T) {
  const CXXRecordDecl *R = objectType(T)->getAsCXXRecordDecl();
  return R && R->hasDefinition() && !R->hasTrivialDestructor() && !R->isDependentContext();
}

void Lowering::destroy(const IrPath *P, QualType T, SourceLocation Where, bool ByPointer) {
  if (!needsDestruction(T))
    return;
  P = intoArray(Make, P, T);
  T = objectType(T);
  if (U.T.isGuard(T)) {
    emit(OpKind::GuardDestroy, Where).Object = P;
    return;
  }
  const CXXRecordDecl *R = T->getAsCXXRecordDecl()->getDefinition();
  const CXXDestructorDecl *D = R->getDestructor();
  if (!D || D->isInvalidDecl())
    return;
  CallSite Site;
  Site.Callee = D;
  Site.Object = P;
  Site.Where = Where;
  if (const Row *FunctionRow = U.Models.function(*D);
      FunctionRow && FunctionRow->What != Role::NoThrow) {
    role(Site, *FunctionRow);
    return;
  }
  if (const Row *TypeRow = U.T.row(T)) {
    if (TypeRow->What == Role::Pointer || TypeRow->What == Role::Container)
      return destroyOwned(P, T, Where);
    if (TypeRow->What == Role::Future || TypeRow->What == Role::Thread) {
      IrOp &Op = emit(OpKind::Destroy, Where); // It may wait for its task.
      Op.Object = P;
      Op.Interesting = true;
      return;
    }
    if (U.From.isSystem(R))
      return; // A lock of a library: nothing to see inside.
  }
  U.Functions.reach(D);
  callDirect(Site, ByPointer && D->isVirtual() && !R->isEffectivelyFinal());
}

/// `object.~T()`
void Lowering::destroyExplicitly(const CXXMemberCallExpr *E, const CXXDestructorDecl *D) {
  const QualType T = U.Context.getCanonicalTagType(D->getParent());
  if (const IrPath *P = objectOfCall(E))
    destroy(P, T, E->getExprLoc(), isVirtualCall(E, D));
}

void Lowering::destroyVariable(const VarDecl *V, SourceLocation Where) {
  const QualType T = V->getType();
  // A reference here is one that keeps a temporary alive.
  destroy(variableObject(V), T.getNonReferenceType(), Where);
}

/// An exception ends the life of \p V, if it was made before.
void Lowering::unwind(const VarDecl *V) {
  const QualType T = V->getType();
  if (V->isStaticLocal() || T->isReferenceType() || !needsDestruction(T))
    return;
  const bool IsGuard = U.T.isGuard(objectType(T));
  IrOp &Op = emit(IsGuard ? OpKind::GuardDestroy : OpKind::Destroy, V->getLocation());
  Op.Object = intoArray(Make, variable(V), T);
  Op.Unwinds = true;
}

void Lowering::destroyTemporary(const CXXBindTemporaryExpr *E) {
  const Expr *Source = strip(E->getSubExpr());
  auto It = Results.find(Source);
  if (It == Results.end() || !It->second.Path)
    return;
  // What became part of something lives on with it.
  const IrPath &P = *It->second.Path;
  if (P.Root != RootKind::Local || !P.Selectors.empty() ||
      !(F.Locals[P.Index].Flags & skeleton::LF_Temporary))
    return;
  destroy(It->second.Path, E->getType(), E->getEndLoc());
}

void Lowering::destroyMember(const FieldDecl *Field, SourceLocation Where) {
  destroy(Make.field(Make.thisObject(), Field), Field->getType(), Where);
}

void Lowering::destroyBase(const CXXBaseSpecifier *Base, SourceLocation Where) {
  destroy(Make.thisObject(), Base->getType(), Where);
}

void Lowering::destroyDeleted(const CXXDeleteExpr *E) {
  const QualType T = E->getDestroyedType();
  if (T.isNull() || isBroken(E))
    return;
  const IrPath *P = pointeeOf(E->getArgument());
  destroy(E->isArrayForm() ? Make.someElement(P) : P, T, E->getBeginLoc(), !E->isArrayForm());
}

void Lowering::cleanUp(const VarDecl *V, const FunctionDecl *Cleanup) {
  CallSite Site;
  Site.Callee = Cleanup;
  Site.Where = V->getLocation();
  // There is no expression for the address that is passed.
  IrOp Op;
  Op.Kind = OpKind::Call;
  Op.Variant = static_cast<uint8_t>(CallKind::Direct);
  Op.Callee = Cleanup;
  Op.Values.push_back(Make.address(variableObject(V)));
  Op.Where = Site.Where;
  U.Functions.reach(Cleanup);
  emit(std::move(Op));
}
