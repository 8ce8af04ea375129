//===-- checkers/extract/Types.cpp - What types mean ----------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/extract/Types.h"

#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;
using namespace holdwait;
using namespace holdwait::extract;
using models::Role;

QualType extract::objectType(QualType T) {
  T = T.getNonReferenceType();
  while (const ArrayType *A = T->getAsArrayTypeUnsafe())
    T = A->getElementType();
  return T;
}

QualType extract::heldType(QualType Holder, unsigned Index) {
  const auto *S =
      dyn_cast_or_null<ClassTemplateSpecializationDecl>(objectType(Holder)->getAsCXXRecordDecl());
  if (!S || S->getTemplateArgs().size() <= Index ||
      S->getTemplateArgs()[Index].getKind() != TemplateArgument::Type)
    return QualType();
  return S->getTemplateArgs()[Index].getAsType();
}

const models::Row *Types::row(QualType T) {
  if (T.isNull())
    return nullptr;
  // Of a typedef the name counts (pthread_mutex_t), so the key is not canonical.
  auto [It, Inserted] = Rows.try_emplace(T.getTypePtr(), nullptr);
  if (!Inserted)
    return It->second;
  const models::Row *Row = T->isDependentType() ? nullptr : Models.type(T);
  return Rows[T.getTypePtr()] = Row;
}

bool Types::hasRole(QualType T, Role What) {
  const models::Row *R = row(T);
  return R && R->What == What;
}

bool Types::hasCondition(QualType T) {
  const RecordDecl *R = objectType(T)->getAsRecordDecl();
  R = R ? R->getDefinition() : nullptr;
  return R && llvm::any_of(R->fields(), [&](const FieldDecl *F) {
           return hasRole(objectType(F->getType()), Role::Condition);
         });
}

bool Types::isLock(QualType T) {
  T = objectType(T);
  if (hasRole(T, Role::Lock))
    return true;
  const RecordDecl *R = T->getAsRecordDecl();
  return R && R->hasAttr<CapabilityAttr>();
}

/// Numbers, names, what is waited for: nothing that a lock would have to protect for others.
bool Types::isPlainData(QualType T) {
  T = objectType(T);
  if (isLock(T) || hasRole(T, Role::Condition))
    return true;
  if (const auto *A = T->getAs<AtomicType>())
    T = A->getValueType();
  if (T->isPointerType())
    return T->getPointeeType()->isCharType() || T->getPointeeType()->isVoidType();
  if (const RecordDecl *R = T->getAsRecordDecl())
    return R->getDefinition() && llvm::all_of(R->getDefinition()->fields(), [&](FieldDecl *F) {
             return isPlainData(F->getType());
           });
  return T->isArithmeticType() || T->isEnumeralType();
}

bool Types::isLockData(const RecordDecl *R) {
  R = R->getDefinition();
  if (!R || R->isDependentContext())
    return false;
  if (const auto *Class = dyn_cast<CXXRecordDecl>(R))
    if (Class->getNumBases() != 0 ||
        !llvm::all_of(Class->methods(), [](const CXXMethodDecl *M) { return M->isImplicit(); }))
      return false;
  return llvm::any_of(R->fields(), [&](FieldDecl *F) { return isLock(F->getType()); }) &&
         llvm::all_of(R->fields(), [&](FieldDecl *F) { return isPlainData(F->getType()); });
}

bool Types::isCallableObject(QualType T) {
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  return R && (R->isLambda() || hasRole(T, Role::Callable));
}

bool Types::isNumber(QualType T) { return T->isIntegralOrEnumerationType(); }

bool Types::isValueLike(QualType T) {
  return T->isAnyPointerType() || T->isMemberPointerType() || T->isNullPtrType() ||
         T->isBlockPointerType() || isNumber(T) || isCallableObject(T) ||
         hasRole(T, models::Role::Value);
}

bool Types::isOutParameter(QualType T) {
  const QualType To = T->isReferenceType() || T->isPointerType() ? T->getPointeeType() : QualType();
  return !To.isNull() && !To.isConstQualified() && !T->isRValueReferenceType() &&
         (To->isVoidType() || To->isAnyPointerType() || isNumber(To));
}

const FunctionDecl *extract::findMethod(const CXXRecordDecl *R, llvm::StringRef Name) {
  if (!R || !R->hasDefinition())
    return nullptr;
  const CXXRecordDecl *Def = R->getDefinition();
  for (const CXXMethodDecl *M : Def->methods())
    if (M->getDeclName().isIdentifier() && M->getName() == Name &&
        M->getMinRequiredArguments() == 0)
      return M;
  for (const CXXBaseSpecifier &B : Def->bases())
    if (const FunctionDecl *M = findMethod(B.getType()->getAsCXXRecordDecl(), Name))
      return M;
  return nullptr;
}

/// `void lock() {}`: what a program of one thread puts in the place of a lock. Attributes say more
/// than a body, and so do overrides.
bool extract::doesNothing(const FunctionDecl *F) {
  const FunctionDecl *Definition = nullptr;
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(F);
  if (!F || (Method && Method->isVirtual()) || !F->hasBody(Definition) ||
      Definition->hasAttr<AcquireCapabilityAttr>() || Definition->hasAttr<ReleaseCapabilityAttr>())
    return false;
  const auto *Body = dyn_cast_or_null<CompoundStmt>(Definition->getBody());
  return Body && Body->body_empty();
}

bool extract::isCallable(QualType T) {
  T = T.getNonReferenceType();
  if (T->isFunctionPointerType() || T->isFunctionType())
    return true;
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  if (!R || !R->hasDefinition())
    return false;
  const DeclarationName Call = R->getASTContext().DeclarationNames.getCXXOperatorName(OO_Call);
  return !R->getDefinition()->lookup(Call).empty() ||
         llvm::any_of(R->getDefinition()->bases(),
                      [](const CXXBaseSpecifier &B) { return isCallable(B.getType()); });
}

static const FunctionDecl *findArrow(const CXXRecordDecl *R) {
  for (const CXXMethodDecl *M : R->methods())
    if (M->getOverloadedOperator() == OO_Arrow)
      return M;
  for (const CXXBaseSpecifier &B : R->bases())
    if (const CXXRecordDecl *Base = B.getType()->getAsCXXRecordDecl();
        Base && Base->hasDefinition())
      if (const FunctionDecl *M = findArrow(Base->getDefinition()))
        return M;
  return nullptr;
}

bool Types::isSmartPointer(QualType T) {
  const CXXRecordDecl *R = objectType(T)->getAsCXXRecordDecl();
  if (!R || !R->hasDefinition())
    return false;
  auto [It, Inserted] = Smart.try_emplace(R->getCanonicalDecl(), false);
  if (!Inserted)
    return It->second;
  const FunctionDecl *Arrow = findArrow(R->getDefinition());
  const models::Row *Row = Arrow ? Models.function(*Arrow) : nullptr;
  return Smart[R->getCanonicalDecl()] = Row && Row->What == Role::Deref;
}

bool Types::matters(QualType T) {
  T = objectType(T);
  while (T->isAnyPointerType())
    T = objectType(T->getPointeeType());
  if (T->isFunctionType() || T->isMemberFunctionPointerType())
    return true;
  if (row(T))
    return true;
  const RecordDecl *R = T->getAsRecordDecl();
  return R && recordMatters(R);
}

bool Types::recordMatters(const RecordDecl *R) {
  R = R->getDefinition();
  if (!R || R->isInvalidDecl() || R->isDependentType())
    return false;
  auto [It, Inserted] = Matters.try_emplace(R, false);
  if (!Inserted)
    return It->second;
  bool Found = R->hasAttr<CapabilityAttr>() || R->hasAttr<ScopedLockableAttr>();
  if (const auto *Class = dyn_cast<CXXRecordDecl>(R)) {
    Found |= Class->isLambda() || (Class->isPolymorphic() && !From.isSystem(Class));
    for (const CXXBaseSpecifier &B : Class->bases())
      Found = Found || matters(B.getType());
    if (const auto *S = dyn_cast<ClassTemplateSpecializationDecl>(Class);
        S && From.isSystem(S) && !S->isEmpty())
      Found = Found || argumentsMatter(S->getTemplateArgs());
  }
  for (const FieldDecl *F : R->fields()) {
    if (Found)
      break;
    const QualType T = objectType(F->getType());
    // By value only: behind a pointer there is nearly always some lock.
    Found = T->isAnyPointerType() ? T->getPointeeType()->isFunctionType() : matters(T);
  }
  return Matters[R] = Found;
}

/// A library's holder matters when what it holds does.
bool Types::argumentsMatter(const TemplateArgumentList &Args) {
  return llvm::any_of(Args.asArray(), [&](const TemplateArgument &A) {
    return A.getKind() == TemplateArgument::Type && matters(A.getAsType());
  });
}

bool Types::involvesProject(const TemplateArgumentList &Args) {
  return llvm::any_of(Args.asArray(),
                      [&](const TemplateArgument &A) { return involvesProject(A); });
}

bool Types::involvesProject(const TemplateArgument &Arg) {
  switch (Arg.getKind()) {
  case TemplateArgument::Type:
    return involvesProject(Arg.getAsType());
  case TemplateArgument::Declaration:
    return isa<FunctionDecl>(Arg.getAsDecl());
  case TemplateArgument::Pack:
    return llvm::any_of(Arg.pack_elements(),
                        [&](const TemplateArgument &A) { return involvesProject(A); });
  default:
    return false;
  }
}

bool Types::involvesProject(QualType T) {
  T = objectType(T);
  if (T->isFunctionPointerType())
    return true;
  // Guards are released, threads started, inside what holds them.
  if (const models::Row *R = row(T);
      R && (R->What == Role::Guard || R->What == Role::Thread || R->What == Role::Future))
    return true;
  // Code over plain pointers does not reach what they point to.
  if (T->isFunctionType() || T->isMemberFunctionPointerType())
    return true;
  const RecordDecl *R = T->getAsRecordDecl();
  return R && recordInvolvesProject(R);
}

bool Types::recordInvolvesProject(const RecordDecl *R) {
  R = R->getDefinition();
  if (!R || R->isInvalidDecl())
    return false;
  auto [It, Inserted] = Involves.try_emplace(R, false);
  if (!Inserted)
    return It->second;
  bool Found = false;
  const auto *Class = dyn_cast<CXXRecordDecl>(R);
  if (Class && Class->isLambda())
    Found = true;
  else if (!From.isSystem(R)) // Plain data has nothing that could be called back.
    Found = Class && !(Class->isTrivial() && Class->isStandardLayout());
  if (const auto *S = dyn_cast<ClassTemplateSpecializationDecl>(R))
    Found = Found || involvesProject(S->getTemplateArgs());
  return Involves[R] = Found;
}

bool Types::mayCallBack(const FunctionDecl *F) {
  if (const TemplateArgumentList *Args = F->getTemplateSpecializationArgs())
    if (involvesProject(*Args))
      return true;
  for (const DeclContext *C = F->getDeclContext(); C && C->isRecord(); C = C->getParent()) {
    const auto *S = dyn_cast<ClassTemplateSpecializationDecl>(C);
    if (S && involvesProject(S->getTemplateArgs()))
      return true;
  }
  return false;
}

/// Pointers to pointers, containers of containers are looked through this far.
static constexpr unsigned MaxHops = 4;

bool Types::leadsToRecursiveLock(QualType T, unsigned Hops) {
  if (Hops == MaxHops)
    return false;
  T = objectType(T).getCanonicalType();
  if (const models::Row *Row = row(T); Row && Row->Recursive)
    return true;
  if (T->isArrayType())
    return leadsToRecursiveLock(QualType(T->getArrayElementTypeNoTypeQual(), 0), Hops + 1);
  if (T->isAnyPointerType())
    return leadsToRecursiveLock(T->getPointeeType(), Hops + 1);
  const auto *Class = dyn_cast_or_null<ClassTemplateSpecializationDecl>(T->getAsCXXRecordDecl());
  if (!Class || !Class->isInStdNamespace())
    return false;
  return llvm::any_of(Class->getTemplateArgs().asArray(), [&](const TemplateArgument &A) {
    return A.getKind() == TemplateArgument::Type && leadsToRecursiveLock(A.getAsType(), Hops + 1);
  });
}

/// Whether an object of the type has a lock in it, not behind a pointer.
bool Types::hasLockInside(QualType T, unsigned Hops) {
  T = objectType(T);
  if (isLock(T))
    return true;
  const RecordDecl *R = T->getAsRecordDecl();
  R = R ? R->getDefinition() : nullptr;
  if (!R || Hops == MaxHops || R->isDependentContext() || From.isSystem(R))
    return false;
  LockFields Locks;
  addLockFields(R, Locks, Hops + 1);
  return !Locks.empty();
}

/// The fields of a class and its bases that are locks, or have one inside.
void Types::addLockFields(const RecordDecl *R, LockFields &Out, unsigned Hops) {
  R = R->getDefinition();
  if (!R || R->isDependentContext() || Hops > MaxHops)
    return;
  for (const FieldDecl *F : R->fields())
    if (!F->getType()->isReferenceType() && hasLockInside(F->getType(), Hops))
      Out.push_back(F->getCanonicalDecl());
  if (const auto *Class = dyn_cast<CXXRecordDecl>(R))
    for (const CXXBaseSpecifier &B : Class->bases())
      if (const RecordDecl *Base = B.getType()->getAsRecordDecl())
        addLockFields(Base, Out, Hops + 1);
}

/// \p Through: something that leads elsewhere has been gone through.
bool Types::leadsToLock(QualType T, const LockFields &Locks, bool Through, unsigned Hops) {
  if (Hops > MaxHops)
    return false;
  T = T.getCanonicalType();
  if (T->isArrayType())
    return leadsToLock(objectType(T), Locks, Through, Hops + 1);
  if (T->isReferenceType() || T->isPointerType())
    return leadsToLock(T->getPointeeType(), Locks, true, Hops + 1);
  const RecordDecl *R = T->getAsRecordDecl();
  const auto *Class = dyn_cast_or_null<ClassTemplateSpecializationDecl>(R);
  if (Class && (Class->isInStdNamespace() || isSmartPointer(T)))
    return llvm::any_of(Class->getTemplateArgs().asArray(), [&](const TemplateArgument &A) {
      return A.getKind() == TemplateArgument::Type &&
             leadsToLock(A.getAsType(), Locks, true, Hops + 1);
    });
  if (!R || !Through)
    return false;
  LockFields Theirs;
  addLockFields(R, Theirs);
  return llvm::any_of(Theirs, [&](const FieldDecl *F) { return llvm::is_contained(Locks, F); });
}

bool Types::isBond(const FieldDecl *F) {
  F = F->getCanonicalDecl();
  auto [It, Inserted] = Bonds.try_emplace(F, false);
  if (!Inserted)
    return It->second;
  LockFields Locks;
  if (!From.isSystem(F))
    addLockFields(F->getParent(), Locks);
  const bool Is = !Locks.empty() && leadsToLock(F->getType(), Locks, false);
  return Bonds[F] = Is;
}

bool Types::isLockedValue(const RecordDecl *R) {
  const auto *Class = dyn_cast_or_null<ClassTemplateSpecializationDecl>(R->getDefinition());
  const CXXRecordDecl *Pattern = Class ? Class->getTemplateInstantiationPattern() : nullptr;
  if (!Pattern)
    return false;
  const bool HasLock = llvm::count_if(Class->fields(), [&](const FieldDecl *F) {
                         return isLock(F->getType());
                       }) == 1;
  return HasLock && llvm::any_of(Pattern->fields(), [](const FieldDecl *F) {
           return isa<TemplateTypeParmType>(F->getType().getCanonicalType());
         });
}
