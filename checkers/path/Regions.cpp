//===-- checkers/path/Regions.cpp - Which object is a lock ----------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/path/Regions.h"

#include "clang/AST/DeclCXX.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/SymbolManager.h"

using namespace clang;
using namespace clang::ento;
using namespace holdwait;
using namespace holdwait::path;

Region path::objectOf(SVal V) {
  Region R = V.getAsRegion();
  return R ? R->StripCasts() : nullptr;
}

static std::string indexText(NonLoc Index) {
  if (auto Number = Index.getAs<nonloc::ConcreteInt>())
    return llvm::toString(*Number->getValue(), 10);
  if (const MemRegion *R = Index.getAsSymbol() ? Index.getAsSymbol()->getOriginRegion() : nullptr)
    if (std::string Name = nameOf(R); !Name.empty())
      return Name;
  return "…";
}

static bool isReference(Region R) {
  const auto *Typed = dyn_cast<TypedValueRegion>(R);
  return Typed && Typed->getValueType()->isReferenceType();
}

/// What stands before a member's name: `object.`, `pointer->`, or nothing for `this`.
static std::string prefixOf(Region Super) {
  Super = Super->StripCasts();
  const auto *Behind = dyn_cast<SymbolicRegion>(Super);
  if (!Behind) {
    const std::string Name = nameOf(Super);
    return Name.empty() ? "" : Name + ".";
  }
  Region From = Behind->getSymbol()->getOriginRegion();
  if (!From || isa<CXXThisRegion>(From))
    return "";
  const std::string Name = nameOf(From);
  if (Name.empty())
    return "";
  return Name + (isReference(From) ? "." : "->");
}

std::string path::nameOf(Region R) {
  R = R->StripCasts();
  if (const auto *Field = dyn_cast<FieldRegion>(R))
    return prefixOf(Field->getSuperRegion()) + Field->getDecl()->getNameAsString();
  if (const auto *Variable = dyn_cast<DeclRegion>(R))
    return Variable->getDecl()->getNameAsString();
  if (const auto *Element = dyn_cast<ElementRegion>(R)) {
    std::string Array = nameOf(Element->getSuperRegion());
    // An array that is known by a pointer to its first element.
    if (Array.starts_with("*"))
      Array.erase(0, 1);
    return Array + "[" + indexText(Element->getIndex()) + "]";
  }
  if (const auto *Behind = dyn_cast<SymbolicRegion>(R))
    if (Region From = Behind->getSymbol()->getOriginRegion()) {
      const std::string Name = isa<CXXThisRegion>(From) ? "this" : nameOf(From);
      return Name.empty() || isReference(From) ? Name : "*" + Name;
    }
  return "";
}

const ValueDecl *path::declarationOf(Region R) {
  for (R = R->StripCasts(); R; R = cast<SubRegion>(R)->getSuperRegion()->StripCasts()) {
    if (const auto *D = dyn_cast<DeclRegion>(R))
      return D->getDecl();
    if (!isa<ElementRegion>(R))
      return nullptr;
  }
  return nullptr;
}

static bool isByPointerOrIndex(Region R) {
  for (; R; R = isa<SubRegion>(R) ? cast<SubRegion>(R)->getSuperRegion() : nullptr)
    if (isa<SymbolicRegion, ElementRegion>(R))
      return true;
  return false;
}

static QualType typeOf(Region R) {
  const auto *Typed = dyn_cast<TypedValueRegion>(R);
  return Typed ? Typed->getValueType().getCanonicalType().getUnqualifiedType() : QualType();
}

bool path::mayBeSame(Region A, Region B) {
  if (!isByPointerOrIndex(A) && !isByPointerOrIndex(B))
    return false;
  // Behind a pointer to a lock anything of its type can be.
  if (isa<SymbolicRegion>(A->StripCasts()) || isa<SymbolicRegion>(B->StripCasts())) {
    const QualType TA = typeOf(A), TB = typeOf(B);
    return TA.isNull() || TB.isNull() || TA == TB;
  }
  return declarationOf(A) == declarationOf(B);
}

bool path::reaches(Region Whole, Region Part) {
  Whole = Whole->StripCasts();
  for (Region R = Part; R;) {
    if (R == Whole || R->isSubRegionOf(Whole))
      return true;
    const auto *Behind = dyn_cast<SymbolicRegion>(R->getBaseRegion());
    R = Behind ? Behind->getSymbol()->getOriginRegion() : nullptr;
  }
  return false;
}

/// What a pointer leads to is an object of its type: the analyzer's "element 0 of memory".
static bool isWholeView(const ElementRegion &E) {
  return isa<SymbolicRegion>(E.getSuperRegion()) && E.getIndex().isZeroConstant();
}

bool path::isCountedElement(Region R) {
  for (; R; R = isa<SubRegion>(R) ? cast<SubRegion>(R)->getSuperRegion() : nullptr)
    if (const auto *E = dyn_cast<ElementRegion>(R);
        E && !isWholeView(*E) && E->getIndex().getAs<nonloc::ConcreteInt>())
      return true;
  return false;
}
