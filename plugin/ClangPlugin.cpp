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
///   syntax tree ── summarize ──▶ frames ── sectionAssembly ──▶ code generation
///     in a process of its own (Isolated.h)  └── writeSidecar ──▶ a file
///
/// The section is put there by a file-scope assembly declaration that code
/// generation sees last (skeleton/Assembly.h), so the build system moves and caches
/// it with the object.
///
/// A compile never fails because of us: a unit with errors carries nothing, a
/// bad model file is a warning, as is an object that is not ELF and a crash of ours,
/// and another LLVM than the one we were built for is left alone. Only an argument
/// that we do not know is an error: who gives it expects something.
///
//===----------------------------------------------------------------------===//

#include "plugin/Arguments.h"
#include "plugin/Isolated.h"
#include "plugin/Sidecar.h"
#include "plugin/UnitSummary.h"

#include "checkers/extract/Origin.h"
#include "skeleton/Assembly.h"

#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Basic/TargetInfo.h"
#include "clang/Basic/Version.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendPluginRegistry.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/Support/PrettyStackTrace.h"

#include <cstdio>

using namespace clang;
using namespace holdwait;
using namespace holdwait::plugin;

namespace {

class EmbedConsumer : public ASTConsumer {
public:
  EmbedConsumer(CompilerInstance &CI, Arguments Args) : CI(CI), Args(std::move(Args)) {}

  void HandleTranslationUnit(ASTContext &Context) override {
    if (Context.getDiagnostics().hasErrorOccurred())
      return;
    if (Args.SidecarDir.empty() && !Context.getTargetInfo().getTriple().isOSBinFormatELF())
      return warn("no summaries in objects that are not ELF");
    llvm::PrettyStackTraceString Crash("holdwait plugin (-fplugin=libholdwait-clang.so)");
    llvm::Expected<std::string> Frame =
        runIsolated([&] { return summarize(Context, Args, workingDir()); });
    dependOnModels(Context);
    if (!Frame)
      return warn(llvm::toString(Frame.takeError()));
    if (Args.SidecarDir.empty())
      return embed(Context, skeleton::sectionAssembly(*Frame, Args.Keep ? skeleton::AtLink::Keep
                                                                        : skeleton::AtLink::Drop));
    if (llvm::Error E =
            writeSidecar(Args.SidecarDir, extract::mainSource(Context.getSourceManager()),
                         CI.getFrontendOpts().OutputFile, *Frame))
      warn(llvm::toString(std::move(E)));
  }

private:
  void warn(const std::string &Text) {
    DiagnosticsEngine &Diags = CI.getDiagnostics();
    Diags.Report(Diags.getCustomDiagID(DiagnosticsEngine::Warning,
                                       "holdwait: %0; the object carries no summary"))
        << Text;
  }

  /// Preprocessed sources may be compiled elsewhere than they were preprocessed;
  /// then only the flag of debug information knows what their names are relative to.
  std::string workingDir() const {
    return extract::isPreprocessed(CI.getSourceManager()) ? CI.getCodeGenOpts().DebugCompilationDir
                                                          : "";
  }

  /// The build system compiles a unit again when its models change: they go into
  /// the list of dependencies (-MD), as what was asked for by __has_include.
  void dependOnModels(const ASTContext &Context) {
    for (const std::string &File : Args.Models)
      tellDependency(File);
    if (const std::string Name = projectFile(Context); !Name.empty())
      tellDependency(Name);
  }

  void tellDependency(llvm::StringRef Name) {
    PPCallbacks *Callbacks = CI.getPreprocessor().getPPCallbacks();
    if (auto File = CI.getFileManager().getOptionalFileRef(Name); File && Callbacks)
      Callbacks->HasInclude(SourceLocation(), Name, /*IsAngled=*/false, File, SrcMgr::C_User);
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
  Arguments Args;
};

/// Only where an object or its intermediate form is made, and of the host's code:
/// what runs on a device is part of the same source.
bool makesObject(const CompilerInstance &CI) {
  if (CI.getLangOpts().CUDAIsDevice || CI.getLangOpts().OpenMPIsTargetDevice ||
      CI.getLangOpts().SYCLIsDevice)
    return false;
  switch (CI.getFrontendOpts().ProgramAction) {
  case frontend::EmitObj:
  case frontend::EmitAssembly:
  case frontend::EmitBC:
  case frontend::EmitLLVM:
    return true;
  default:
    return false;
  }
}

class EmbedAction : public PluginASTAction {
public:
  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &CI, llvm::StringRef) override {
    if (makesObject(CI))
      return std::make_unique<EmbedConsumer>(CI, Args);
    return std::make_unique<ASTConsumer>();
  }

  bool ParseArgs(const CompilerInstance &CI, const std::vector<std::string> &Given) override {
    llvm::Expected<Arguments> Parsed = parseArguments(Given);
    if (Parsed) {
      Args = std::move(*Parsed);
      return true;
    }
    DiagnosticsEngine &Diags = CI.getDiagnostics();
    Diags.Report(Diags.getCustomDiagID(DiagnosticsEngine::Error, "holdwait: %0"))
        << llvm::toString(Parsed.takeError());
    return false;
  }

  ActionType getActionType() override { return AddBeforeMainAction; }

private:
  Arguments Args;
};

/// Registers the action in the LLVM it was built for. Another one has its fields
/// elsewhere and lacks functions: nothing of it is touched but its version.
void registerAction() {
  const std::string Host = getClangFullVersion();
  if (Host.find(CLANG_VERSION_STRING) == std::string::npos) {
    std::fprintf(stderr, "holdwait: made for Clang %s, this is %s; nothing is added\n",
                 CLANG_VERSION_STRING, Host.c_str());
    return;
  }
  static FrontendPluginRegistry::Add<EmbedAction> Registration(
      "holdwait", "put the unit's synchronisation summary into the object");
}

/// At the time the module is loaded.
[[maybe_unused]] const bool Registered = (registerAction(), true);

} // namespace
