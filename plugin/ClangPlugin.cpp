//===-- plugin/ClangPlugin.cpp - libholdwait-clang.so ---------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The compiler plugin: `clang++ -fplugin=libholdwait-clang.so` puts the
/// skeleton of each unit into its object, section `.holdwait`.
///
/// The section is put there by a file-scope assembly declaration that code
/// generation sees last, so it is in the object however the object is made
/// (integrated assembler or not, bitcode for LTO), and the build system moves
/// and caches it with the object. The flag `e` makes the linker drop it.
///
/// A compile never fails because of us: a unit with errors carries nothing, a
/// bad model file is a warning, as is an object that is not ELF, and another LLVM
/// than the one we were built for is left alone.
///
//===----------------------------------------------------------------------===//

#include "checkers/extract/Extract.h"
#include "checkers/models/UserModels.h"
#include "skeleton/Container.h"
#include "skeleton/Storage.h"

#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Basic/TargetInfo.h"
#include "clang/Basic/Version.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendPluginRegistry.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/PrettyStackTrace.h"

using namespace clang;
using namespace holdwait;

namespace {

std::string absolute(llvm::StringRef Folder) {
  llvm::SmallString<256> Path(Folder);
  llvm::sys::fs::make_absolute(Path);
  llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  return Path.str().str();
}

/// Of a file with several mistakes, all.
std::string oneLine(llvm::StringRef Lines) {
  llvm::SmallVector<llvm::StringRef> Parts;
  Lines.split(Parts, '\n', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  return llvm::join(Parts, "; ");
}

/// The bytes as an assembler string: everything but plain characters in octal.
std::string quote(llvm::StringRef Bytes) {
  std::string Out;
  Out.reserve(Bytes.size() * 4);
  for (unsigned char C : Bytes) {
    if (C >= ' ' && C < 127 && C != '"' && C != '\\') {
      Out += static_cast<char>(C);
      continue;
    }
    Out += '\\';
    Out += static_cast<char>('0' + (C >> 6));
    Out += static_cast<char>('0' + ((C >> 3) & 7));
    Out += static_cast<char>('0' + (C & 7));
  }
  return Out;
}

/// The section's assembly. Lines are kept short for assemblers that mind.
std::string assembly(llvm::StringRef Frame) {
  // Where `@` begins a comment, as on ARM, `@progbits` is not understood.
  std::string Out = ".pushsection .holdwait,\"e\",%progbits\n.balign 8\n";
  for (size_t At = 0; At < Frame.size(); At += 1024)
    Out += ".ascii \"" + quote(Frame.substr(At, 1024)) + "\"\n";
  return Out + ".popsection\n";
}

class EmbedConsumer : public ASTConsumer {
public:
  EmbedConsumer(CompilerInstance &CI, std::string BaseDir) : CI(CI), BaseDir(std::move(BaseDir)) {}

  void HandleTranslationUnit(ASTContext &Context) override {
    if (Context.getDiagnostics().hasErrorOccurred())
      return;
    if (!Context.getTargetInfo().getTriple().isOSBinFormatELF())
      return warn(Context, "no summaries in objects that are not ELF");
    llvm::PrettyStackTraceString Crash("holdwait plugin (-fplugin=libholdwait-clang.so)");
    auto Models = loadModels(Context);
    if (!Models)
      return warn(Context, oneLine(llvm::toString(Models.takeError())));
    extract::ExtractOptions Options;
    // Below no base a name becomes absolute: makefiles that enter each folder
    // compile many files of one relative name, and static functions are told
    // apart by the names of their files.
    Options.BaseDir = BaseDir.empty() ? "/" : BaseDir;
    extract::ExtractStats Stats;
    const skeleton::Unit U = extract::extractUnit(Context, **Models, Options, Stats, false);
    embed(Context, assembly(skeleton::frame(skeleton::write(U))));
  }

private:
  static llvm::Expected<std::shared_ptr<const models::Catalogue>> loadModels(ASTContext &Context) {
    const SourceManager &Sources = Context.getSourceManager();
    std::vector<models::Library> User;
    if (auto Main = Sources.getFileEntryRefForID(Sources.getMainFileID())) {
      auto Found = models::findUserModels(Main->getName());
      if (!Found)
        return Found.takeError();
      User = std::move(*Found);
    }
    return models::Catalogue::make(std::move(User));
  }

  static void warn(ASTContext &Context, const std::string &Text) {
    DiagnosticsEngine &Diags = Context.getDiagnostics();
    Diags.Report(Diags.getCustomDiagID(DiagnosticsEngine::Warning,
                                       "holdwait: %0; the object carries no summary"))
        << Text;
  }

  /// Hands code generation, which comes after us, one more declaration.
  void embed(ASTContext &Context, const std::string &Text) {
    const QualType Type = Context.getStringLiteralArrayType(Context.CharTy, Text.size());
    auto *Literal = StringLiteral::Create(Context, Text, StringLiteralKind::Ordinary,
                                          /*Pascal=*/false, Type, SourceLocation());
    auto *Decl = FileScopeAsmDecl::Create(Context, Context.getTranslationUnitDecl(), Literal,
                                          SourceLocation(), SourceLocation());
    CI.getASTConsumer().HandleTopLevelDecl(DeclGroupRef(Decl));
  }

  CompilerInstance &CI;
  std::string BaseDir;
};

class EmbedAction : public PluginASTAction {
public:
  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &CI, llvm::StringRef) override {
    // Only where an object or its intermediate form is made.
    switch (CI.getFrontendOpts().ProgramAction) {
    case frontend::EmitObj:
    case frontend::EmitAssembly:
    case frontend::EmitBC:
    case frontend::EmitLLVM:
      if (Compatible)
        return std::make_unique<EmbedConsumer>(CI, BaseDir);
      [[fallthrough]];
    default:
      return std::make_unique<ASTConsumer>();
    }
  }

  bool ParseArgs(const CompilerInstance &CI, const std::vector<std::string> &Args) override {
    DiagnosticsEngine &Diags = CI.getDiagnostics();
    if (!llvm::StringRef(getClangFullVersion()).contains(CLANG_VERSION_STRING)) {
      Compatible = false;
      Diags.Report(Diags.getCustomDiagID(DiagnosticsEngine::Warning,
                                         "holdwait: made for Clang " CLANG_VERSION_STRING
                                         ", this is %0; nothing is added"))
          << getClangFullVersion();
      return true;
    }
    for (llvm::StringRef Arg : Args) {
      if (Arg.consume_front("base=")) {
        BaseDir = absolute(Arg);
        continue;
      }
      Diags.Report(Diags.getCustomDiagID(DiagnosticsEngine::Error,
                                         "holdwait: unknown argument '%0'; known: base=DIR"))
          << Arg;
      return false;
    }
    return true;
  }

  ActionType getActionType() override { return AddBeforeMainAction; }

private:
  std::string BaseDir;
  bool Compatible = true;
};

} // namespace

static FrontendPluginRegistry::Add<EmbedAction>
    Registration("holdwait", "put the unit's synchronisation summary into the object");
