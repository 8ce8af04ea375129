//===-- test/unit/models/AnnotatedProgram.cpp - Expected rows --------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AnnotatedProgram.h"

#include "checkers/models/RoleTable.h"
#include "checkers/models/UserModels.h"

#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Frontend/ASTUnit.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/ADT/StringExtras.h"

#include <map>

using namespace clang;
using llvm::StringRef;

namespace holdwait::models {
namespace {

/// Collects the rows of all calls of the main file, by line and column.
class CallVisitor : public RecursiveASTVisitor<CallVisitor> {
public:
  CallVisitor(ASTContext &Context, Lookup &Rows)
      : Sources(Context.getSourceManager()), Rows(Rows) {}

  bool shouldVisitImplicitCode() const { return false; }

  bool VisitCallExpr(CallExpr *E) { return note(E->getExprLoc(), E->getDirectCallee()); }
  bool VisitCXXConstructExpr(CXXConstructExpr *E) {
    bool IsElidable = E->getConstructor()->isCopyOrMoveConstructor() && E->isElidable();
    return IsElidable || note(E->getLocation(), E->getConstructor());
  }

  std::map<unsigned, std::vector<std::string>> ByLine;

private:
  bool note(SourceLocation Where, const FunctionDecl *Callee) {
    SourceLocation At = Sources.getExpansionLoc(Where);
    if (!Callee || !Sources.isInMainFile(At))
      return true;
    ByLine[Sources.getExpansionLineNumber(At)].push_back(describe(Rows.function(*Callee)));
    return true;
  }

  const SourceManager &Sources;
  Lookup &Rows;
};

/// The comments of a program, by line.
std::map<unsigned, std::string> annotations(StringRef Code) {
  std::map<unsigned, std::string> Result;
  llvm::SmallVector<StringRef, 64> Lines;
  Code.split(Lines, '\n');
  for (unsigned I = 0; I != Lines.size(); ++I) {
    auto [Before, After] = Lines[I].split("// ");
    if (!After.empty())
      Result[I + 1] = After.trim().str();
  }
  return Result;
}

template <typename T> std::string wordOf(llvm::ArrayRef<Word<T>> Words, T Value) {
  for (const Word<T> &W : Words)
    if (W.Value == Value)
      return W.Name.str();
  return "?";
}

} // namespace

std::string describe(const Row *R) {
  if (!R)
    return "none";
  std::string Result = entryOf(R->What).Name.str();
  if (R->Mode != skeleton::Mode::Exclusive)
    Result += " " + wordOf(modeWords(), R->Mode);
  if (R->Waiting != skeleton::Waiting::Blocking)
    Result += " " + wordOf(waitingWords(), R->Waiting);
  if (R->What == Role::Wait || R->What == Role::Notify)
    Result += " " + wordOf(waitWords(), R->Wait);
  if (R->What == Role::Spawn)
    Result += " " + wordOf(spawnWords(), R->Spawn);
  if (R->What == Role::SignalSet)
    Result += " " + wordOf(maskWords(), R->Mask);
  for (const Row &Part : R->Then)
    Result += " then " + describe(&Part);
  return Result;
}

std::unique_ptr<ASTUnit> parseProgram(StringRef Code, bool IsC, StringRef Flag) {
  std::vector<std::string> Args = {"-Wno-everything", IsC ? "-std=gnu11" : "-std=c++20"};
  if (!Flag.empty())
    Args.push_back(Flag.str());
  std::unique_ptr<ASTUnit> Unit = tooling::buildASTFromCodeWithArgs(
      Code, Args, IsC ? "program.c" : "program.cpp", HOLDWAIT_CLANG_DIR "/clang");
  if (!Unit || Unit->getDiagnostics().hasErrorOccurred())
    return nullptr;
  return Unit;
}

std::shared_ptr<const Catalogue> makeCatalogue(StringRef UserRows) {
  std::vector<Library> User;
  User.push_back(llvm::cantFail(parseUserFile(UserRows, ".holdwait.yaml")));
  return llvm::cantFail(Catalogue::make(std::move(User)));
}

std::vector<std::string> differences(StringRef Code, const Catalogue &C, bool IsC, StringRef Flag) {
  std::unique_ptr<ASTUnit> Unit = parseProgram(Code, IsC, Flag);
  if (!Unit)
    return {"the program does not compile"};
  Lookup Rows(C, Unit->getASTContext());
  CallVisitor Visitor(Unit->getASTContext(), Rows);
  Visitor.TraverseDecl(Unit->getASTContext().getTranslationUnitDecl());

  std::vector<std::string> Result;
  for (const auto &[Line, Expected] : annotations(Code)) {
    std::string Found = llvm::join(Visitor.ByLine[Line], ", ");
    if (Found != Expected)
      Result.push_back("line " + std::to_string(Line) + ": expected " + Expected + ", found " +
                       Found);
  }
  return Result;
}

} // namespace holdwait::models
