//===-- checkers/extract/Names.cpp - What people call it ------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/extract/Names.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;
using namespace holdwait::extract;

Names::Names(const ASTContext &Context) : Policy(Context.getLangOpts()) {
  Policy.SuppressTagKeyword = true;
  Policy.SuppressUnwrittenScope = true;
  Policy.Bool = true;
  Policy.TerseOutput = true;
  Policy.AnonymousTagLocations = false;
}

std::string holdwait::extract::captureName(const FieldDecl *F) {
  const auto *Closure = cast<CXXRecordDecl>(F->getParent());
  auto Field = Closure->field_begin();
  for (const LambdaCapture &C : Closure->captures()) {
    if (Field == Closure->field_end())
      break;
    if (*Field == F)
      return C.capturesVariable() ? C.getCapturedVar()->getNameAsString() : "this";
    ++Field;
  }
  return F->getNameAsString();
}

static const FunctionDecl *functionAround(const DeclContext *DC) {
  for (; DC; DC = DC->getParent())
    if (const auto *F = dyn_cast<FunctionDecl>(DC))
      return F;
  return nullptr;
}

std::string Names::simpleRecord(const RecordDecl *R) {
  std::string Name;
  llvm::raw_string_ostream OS(Name);
  if (const IdentifierInfo *Id = R->getIdentifier())
    OS << Id->getName();
  else if (const TypedefNameDecl *Typedef = R->getTypedefNameForAnonDecl())
    OS << Typedef->getName();
  else
    OS << "(unnamed)";
  if (const auto *S = dyn_cast<ClassTemplateSpecializationDecl>(R))
    printTemplateArgumentList(OS, S->getTemplateArgs().asArray(), Policy,
                              S->getSpecializedTemplate()->getTemplateParameters());
  return Name;
}

const std::string &Names::context(const DeclContext *DC) {
  auto It = Contexts.find(DC);
  if (It != Contexts.end())
    return It->second;
  std::string Name;
  if (const auto *NS = dyn_cast<NamespaceDecl>(DC)) {
    Name = context(DC->getParent());
    if (!NS->isAnonymousNamespace() && !NS->isInline())
      Name += NS->getName().str() + "::";
  } else if (const auto *R = dyn_cast<RecordDecl>(DC)) {
    Name = record(R) + "::";
  } else if (const auto *F = dyn_cast<FunctionDecl>(DC)) {
    Name = function(F) + "()::";
  } else if (const DeclContext *Parent = DC->getParent()) {
    Name = context(Parent);
  }
  return Contexts[DC] = std::move(Name);
}

std::string Names::record(const RecordDecl *R) {
  const auto *Class = dyn_cast<CXXRecordDecl>(R);
  if (Class && Class->isLambda()) {
    const FunctionDecl *Around = functionAround(Class->getDeclContext());
    return Around ? "lambda in " + function(Around) : "lambda";
  }
  return context(R->getDeclContext()) + simpleRecord(R);
}

std::string Names::function(const FunctionDecl *F) {
  const auto *Method = dyn_cast<CXXMethodDecl>(F);
  if (Method && Method->getParent()->isLambda()) {
    std::string Closure = record(Method->getParent());
    if (Method->getOverloadedOperator() == OO_Call)
      return Closure;
    return Closure + (isa<CXXDestructorDecl>(F)    ? "::~lambda"
                      : isa<CXXConstructorDecl>(F) ? "::lambda"
                                                   : "::" + F->getNameAsString());
  }
  std::string Name = context(F->getDeclContext());
  llvm::raw_string_ostream OS(Name);
  if (isa<CXXConstructorDecl, CXXDestructorDecl>(F)) {
    const RecordDecl *R = Method->getParent();
    OS << (isa<CXXDestructorDecl>(F) ? "~" : "");
    if (R->getIdentifier())
      OS << R->getName();
    else
      OS << simpleRecord(R);
  } else {
    F->getDeclName().print(OS, Policy);
  }
  if (const TemplateArgumentList *Args = F->getTemplateSpecializationArgs()) {
    const FunctionTemplateDecl *Template = F->getPrimaryTemplate();
    printTemplateArgumentList(OS, Args->asArray(), Policy,
                              Template ? Template->getTemplateParameters() : nullptr);
  }
  return Name;
}

std::string Names::field(const FieldDecl *F) {
  const auto *Class = dyn_cast<CXXRecordDecl>(F->getParent());
  if (Class && Class->isLambda())
    return record(Class) + "::" + captureName(F);
  const RecordDecl *R = F->getParent();
  // The members of a nameless struct or union are those of the one around it.
  while (R->isAnonymousStructOrUnion() && isa<RecordDecl>(R->getDeclContext()))
    R = cast<RecordDecl>(R->getDeclContext());
  std::string Name = F->getNameAsString();
  return record(R) + "::" + (Name.empty() ? "(unnamed)" : Name);
}

std::string Names::variable(const VarDecl *V) {
  return context(V->getDeclContext()) + V->getNameAsString();
}

std::string Names::type(QualType T) {
  T = T.getUnqualifiedType();
  if (!isa<TypedefType>(T))
    if (const RecordDecl *R = T->getAsRecordDecl())
      return record(R);
  return T.getAsString(Policy);
}
