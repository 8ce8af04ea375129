//===-- checkers/models/Catalogue.cpp - The row of a declaration -----------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Rows by name stand in a tree of scopes (std ▷ mutex ▷ lock). A declaration
// context is placed in that tree once; nearly all contexts of a program are in
// no scope of the tree, so nearly all questions end after one pointer look-up
// and no name is ever spelled out.
//
//===----------------------------------------------------------------------===//

#include "checkers/models/Catalogue.h"

#include "checkers/models/Annotations.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "clang/ASTMatchers/Dynamic/Diagnostics.h"
#include "clang/ASTMatchers/Dynamic/Parser.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"

using namespace clang;
using llvm::StringRef;

namespace holdwait::models {
namespace {

using RowList = llvm::SmallVector<const Row *, 1>;

/// A namespace or class that rows name something of.
struct Scope {
  llvm::StringMap<std::unique_ptr<Scope>> Children;
  llvm::StringMap<RowList> Functions;
  llvm::StringMap<const Row *> Types;
  const Row *Everything = nullptr; ///< Row `Scope::*`.

  Scope &child(StringRef Name) {
    std::unique_ptr<Scope> &Slot = Children[Name];
    if (!Slot)
      Slot = std::make_unique<Scope>();
    return *Slot;
  }
};

/// Where a declaration context stands in the tree of scopes.
struct Place {
  const Scope *In = nullptr;       ///< Null: no row names anything of it.
  const Row *Everything = nullptr; ///< The nearest `Scope::*` around it.
};

struct MatcherRow {
  const Row *R;
  ast_matchers::dynamic::DynTypedMatcher Matcher;
};

/// The name a row would use for a function, without its scope. Conversions to
/// anything but a built-in type are `operator T`: how the type is written is
/// the library's secret.
StringRef unqualifiedName(const FunctionDecl &F, llvm::SmallVectorImpl<char> &Storage) {
  DeclarationName Name = F.getDeclName();
  switch (Name.getNameKind()) {
  case DeclarationName::Identifier:
    return F.getIdentifier() ? F.getName() : StringRef();
  case DeclarationName::CXXConstructorName:
    return cast<CXXConstructorDecl>(F).getParent()->getName();
  case DeclarationName::CXXDestructorName:
    return (llvm::Twine("~") + cast<CXXDestructorDecl>(F).getParent()->getName())
        .toStringRef(Storage);
  case DeclarationName::CXXOperatorName: {
    StringRef Spelling = getOperatorSpelling(Name.getCXXOverloadedOperator());
    bool IsWord = isLetter(Spelling.front());
    return (llvm::Twine("operator") + (IsWord ? " " : "") + Spelling).toStringRef(Storage);
  }
  case DeclarationName::CXXConversionFunctionName: {
    const auto *To = Name.getCXXNameType()->getAs<BuiltinType>();
    PrintingPolicy Policy(F.getASTContext().getLangOpts());
    return (llvm::Twine("operator ") + (To ? To->getName(Policy) : "T")).toStringRef(Storage);
  }
  case DeclarationName::CXXLiteralOperatorName:
    return (llvm::Twine("operator\"\"") + Name.getCXXLiteralIdentifier()->getName())
        .toStringRef(Storage);
  default:
    return StringRef();
  }
}

/// The name of a class, also of `typedef struct { … } Name;`.
StringRef className(const TagDecl &D) {
  if (D.getIdentifier())
    return D.getName();
  const TypedefNameDecl *Typedef = D.getTypedefNameForAnonDecl();
  return Typedef ? Typedef->getName() : StringRef();
}

/// Calls \p Visit with every name \p T goes by, as written first: typedefs,
/// aliases, at last the class or enumeration. Ends when it returns true.
bool visitNames(QualType T, const ASTContext &Context,
                llvm::function_ref<bool(const NamedDecl &)> Visit) {
  while (!T.isNull()) {
    const Type *Ty = T.getTypePtr();
    if (const auto *Reference = dyn_cast<ReferenceType>(Ty)) {
      T = Reference->getPointeeType();
      continue;
    }
    if (const auto *Array = dyn_cast<ArrayType>(Ty)) {
      T = Array->getElementType();
      continue;
    }
    const NamedDecl *Named = nullptr;
    if (const auto *Typedef = dyn_cast<TypedefType>(Ty))
      Named = Typedef->getDecl();
    else if (const auto *Tag = dyn_cast<TagType>(Ty))
      Named = Tag->getDecl();
    else if (const auto *Template = dyn_cast<TemplateSpecializationType>(Ty))
      Named = Template->getTemplateName().getAsTemplateDecl();
    if (Named && Visit(*Named))
      return true;
    QualType Next = T.getSingleStepDesugaredType(Context);
    if (Next.getTypePtr() == Ty)
      return false;
    T = Next;
  }
  return false;
}

/// Remembers the first row whose matcher matched.
class FirstMatch : public ast_matchers::MatchFinder::MatchCallback {
public:
  FirstMatch(const Row *R, const Row *&Found) : R(R), Found(Found) {}
  void run(const ast_matchers::MatchFinder::MatchResult &) override {
    if (!Found)
      Found = R;
  }

private:
  const Row *R;
  const Row *&Found;
};

/// Matcher rows, ready to run over one declaration at a time.
class MatcherRows {
public:
  explicit MatcherRows(llvm::ArrayRef<MatcherRow> Rows) {
    for (const MatcherRow &M : Rows) {
      Callbacks.push_back(std::make_unique<FirstMatch>(M.R, Found));
      Finder.addDynamicMatcher(M.Matcher, Callbacks.back().get());
    }
  }

  const Row *match(const Decl &D, ASTContext &Context) {
    if (Callbacks.empty())
      return nullptr;
    Found = nullptr;
    Finder.match(D, Context);
    return Found;
  }

private:
  const Row *Found = nullptr;
  std::vector<std::unique_ptr<FirstMatch>> Callbacks;
  ast_matchers::MatchFinder Finder;
};

} // namespace

//===----------------------------------------------------------------------===//
// Catalogue
//===----------------------------------------------------------------------===//

struct Catalogue::Impl {
  std::vector<Library> User;
  Scope Global;
  llvm::StringMap<const Row *> Macros;
  std::vector<MatcherRow> FunctionMatchers, TypeMatchers;

  llvm::Error add(const Row &R);

private:
  llvm::Error addMatcher(const Row &R);
  void addName(const Row &R);
};

llvm::Error Catalogue::Impl::add(const Row &R) {
  if (!R.Matcher.empty())
    return addMatcher(R);
  if (!R.Macro.empty())
    Macros.try_emplace(R.Macro, &R);
  else
    addName(R);
  return llvm::Error::success();
}

void Catalogue::Impl::addName(const Row &R) {
  Scope *In = &Global;
  StringRef Rest = R.Name;
  for (size_t End; (End = Rest.find("::")) != StringRef::npos; Rest = Rest.substr(End + 2))
    In = &In->child(Rest.take_front(End));
  if (R.IsType)
    In->Types.try_emplace(Rest, &R);
  else if (Rest != "*")
    In->Functions[Rest].push_back(&R);
  else if (!In->Everything)
    In->Everything = &R;
}

llvm::Error Catalogue::Impl::addMatcher(const Row &R) {
  ast_matchers::dynamic::Diagnostics Problems;
  StringRef Code = R.Matcher;
  auto Matcher = ast_matchers::dynamic::Parser::parseMatcherExpression(Code, &Problems);
  std::string Where = R.File + ":" + std::to_string(R.Line) + ": matcher '" + R.Matcher + "'";
  if (!Matcher)
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   Where + " does not parse: " + Problems.toStringFull());
  if (!Matcher->canConvertTo<Decl>())
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   Where + " does not match declarations");
  (R.IsType ? TypeMatchers : FunctionMatchers).push_back({&R, *Matcher});
  return llvm::Error::success();
}

Catalogue::Catalogue(std::unique_ptr<Impl> I) : I(std::move(I)) {}
Catalogue::~Catalogue() = default;

llvm::Expected<std::shared_ptr<const Catalogue>> Catalogue::make(std::vector<Library> User) {
  auto I = std::make_unique<Impl>();
  I->User = std::move(User);
  llvm::Error Problems = llvm::Error::success();
  for (const std::vector<Library> *Libraries : {&std::as_const(I->User), &builtIn()})
    for (const Library &L : *Libraries)
      for (const Row &R : L.Rows)
        Problems = llvm::joinErrors(std::move(Problems), I->add(R));
  if (Problems)
    return std::move(Problems);
  return std::shared_ptr<const Catalogue>(new Catalogue(std::move(I)));
}

//===----------------------------------------------------------------------===//
// Lookup
//===----------------------------------------------------------------------===//

struct Lookup::State {
  State(const Catalogue::Impl &Rows, ASTContext &Context)
      : Rows(Rows), Context(Context), FunctionMatchers(Rows.FunctionMatchers),
        TypeMatchers(Rows.TypeMatchers) {}

  const Row *findFunction(const FunctionDecl &F);
  const Row *findType(QualType T);
  bool fits(const Row &R, const FunctionDecl &F);
  bool hasName(QualType T, StringRef Name);
  bool hasName(const NamedDecl &D, StringRef Name);
  Place placeOf(const DeclContext *DC);
  Place findPlace(const DeclContext *DC);
  const Row *namedType(const NamedDecl &D);

  const Catalogue::Impl &Rows;
  ASTContext &Context;
  MatcherRows FunctionMatchers, TypeMatchers;
  llvm::DenseMap<const DeclContext *, Place> Places;
  llvm::DenseMap<const FunctionDecl *, const Row *> Functions;
  llvm::DenseMap<const void *, const Row *> Types;
};

Place Lookup::State::placeOf(const DeclContext *DC) {
  DC = DC->getPrimaryContext();
  auto [It, IsNew] = Places.try_emplace(DC);
  if (!IsNew)
    return It->second;
  Place Found = findPlace(DC);
  Places[DC] = Found;
  return Found;
}

Place Lookup::State::findPlace(const DeclContext *DC) {
  if (isa<TranslationUnitDecl>(DC))
    return {&Rows.Global, Rows.Global.Everything};
  StringRef Name;
  if (const auto *Namespace = dyn_cast<NamespaceDecl>(DC)) {
    if (Namespace->isInline() || Namespace->isAnonymousNamespace())
      return placeOf(DC->getParent());
    Name = Namespace->getName();
  } else if (DC->isTransparentContext()) {
    return placeOf(DC->getParent());
  } else if (const auto *Tag = dyn_cast<TagDecl>(DC)) {
    Name = className(*Tag);
  } else {
    return {}; // What is local to a function has no name.
  }
  Place Outer = placeOf(DC->getParent());
  Place Result{nullptr, Outer.Everything};
  if (Name.empty() || !Outer.In)
    return Result;
  auto It = Outer.In->Children.find(Name);
  if (It != Outer.In->Children.end()) {
    Result.In = It->second.get();
    if (Result.In->Everything)
      Result.Everything = Result.In->Everything;
  }
  return Result;
}

/// Whether the declaration's qualified name is \p Name.
bool Lookup::State::hasName(const NamedDecl &D, StringRef Name) {
  const auto *Tag = dyn_cast<TagDecl>(&D);
  StringRef Last = Tag ? className(*Tag) : D.getIdentifier() ? D.getName() : StringRef();
  if (Last.empty() || !Name.consume_back(Last))
    return false;
  const DeclContext *DC = D.getDeclContext();
  while (!DC->isTranslationUnit()) {
    const auto *Namespace = dyn_cast<NamespaceDecl>(DC);
    bool IsSilent = DC->isTransparentContext() ||
                    (Namespace && (Namespace->isInline() || Namespace->isAnonymousNamespace()));
    if (!IsSilent) {
      const auto *Outer = dyn_cast<NamedDecl>(DC);
      return Outer && Name.consume_back("::") && hasName(*Outer, Name);
    }
    DC = DC->getParent();
  }
  return Name.empty();
}

bool Lookup::State::hasName(QualType T, StringRef Name) {
  return visitNames(T, Context, [&](const NamedDecl &D) { return hasName(D, Name); });
}

bool Lookup::State::fits(const Row &R, const FunctionDecl &F) {
  if (R.Parameters && *R.Parameters != F.getNumParams())
    return false;
  return llvm::all_of(R.Where, [&](const ParameterType &P) {
    if (P.Argument >= F.getNumParams())
      return false;
    const QualType T = F.getParamDecl(P.Argument)->getType();
    return llvm::any_of(P.Types, [&](const ParameterType::Type &Wanted) {
      const QualType Of = Wanted.Pointer ? T.getNonReferenceType()->getPointeeType() : T;
      return !Of.isNull() && hasName(Of, Wanted.Name);
    });
  });
}

const Row *Lookup::State::findFunction(const FunctionDecl &F) {
  if (const Row *R = annotatedFunction(F, Context))
    return R;
  Place At = placeOf(F.getDeclContext());
  if (At.In && !At.In->Functions.empty()) {
    llvm::SmallString<64> Storage;
    auto It = At.In->Functions.find(unqualifiedName(F, Storage));
    if (It != At.In->Functions.end())
      for (const Row *R : It->second)
        if (fits(*R, F))
          return R;
  }
  return At.Everything ? At.Everything : FunctionMatchers.match(F, Context);
}

const Row *Lookup::State::namedType(const NamedDecl &D) {
  if (const Row *R = annotatedType(D))
    return R;
  Place At = placeOf(D.getDeclContext());
  if (!At.In)
    return nullptr;
  const auto *Tag = dyn_cast<TagDecl>(&D);
  auto It = At.In->Types.find(Tag ? className(*Tag) : D.getName());
  return It == At.In->Types.end() ? nullptr : It->second;
}

const Row *Lookup::State::findType(QualType T) {
  const Row *Found = nullptr;
  auto HasRow = [&](const NamedDecl &D) { return (Found = namedType(D)) != nullptr; };
  if (visitNames(T, Context, HasRow))
    return Found;
  if (!Rows.TypeMatchers.empty())
    visitNames(T, Context, [&](const NamedDecl &D) {
      return (Found = TypeMatchers.match(D, Context)) != nullptr;
    });
  return Found;
}

Lookup::Lookup(const Catalogue &C, ASTContext &Context)
    : S(std::make_unique<State>(C.impl(), Context)) {}
Lookup::~Lookup() = default;

const Row *Lookup::function(const FunctionDecl &F) {
  const FunctionDecl *Canonical = F.getCanonicalDecl();
  auto [It, IsNew] = S->Functions.try_emplace(Canonical, nullptr);
  if (IsNew)
    if (const Row *R = S->findFunction(*Canonical); R && R->What != Role::Walk)
      It->second = R;
  return It->second;
}

const Row *Lookup::type(QualType T) {
  if (T.isNull())
    return nullptr;
  auto [It, IsNew] = S->Types.try_emplace(T.getTypePtr(), nullptr);
  if (IsNew)
    It->second = S->findType(T);
  return It->second;
}

const Row *Lookup::macro(StringRef Name) { return S->Rows.Macros.lookup(Name); }

bool Lookup::isNamed(QualType T, StringRef Name) { return S->hasName(T, Name); }

const Tag *Lookup::tag(const Row &R, QualType T) {
  for (const Tag &Candidate : R.Tags)
    if (S->hasName(T, Candidate.Type))
      return &Candidate;
  return nullptr;
}

} // namespace holdwait::models
