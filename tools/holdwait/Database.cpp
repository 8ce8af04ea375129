//===-- tools/holdwait/Database.cpp - Which units, with which flags --------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/holdwait/Database.h"

#include "clang/Driver/Types.h"
#include "clang/Options/OptionUtils.h"
#include "clang/Options/Options.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "clang/Tooling/JSONCompilationDatabase.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Option/ArgList.h"
#include "llvm/Option/OptTable.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/VirtualFileSystem.h"
#include "llvm/Support/YAMLParser.h"

#include <set>
#include <utility>

using namespace holdwait;
using namespace holdwait::tool;
using namespace clang::tooling;

namespace options = clang::options;

namespace {

std::string absolute(llvm::StringRef Directory, llvm::StringRef Name) {
  llvm::SmallString<256> Path(Name);
  llvm::sys::path::make_absolute(Directory, Path);
  llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  return Path.str().str();
}

bool isSource(llvm::StringRef File) {
  const auto Type =
      clang::driver::types::lookupTypeForExtension(llvm::sys::path::extension(File).drop_front(
          llvm::sys::path::extension(File).empty() ? 0 : 1));
  using namespace clang::driver::types;
  return Type == TY_C || Type == TY_CXX || Type == TY_ObjC || Type == TY_ObjCXX;
}

/// What produces output, dependency files or assembler has no place in an
/// analysis; what Clang's driver does not know would stop it.
bool isDropped(unsigned Id) {
  switch (Id) {
  case options::OPT_UNKNOWN:
  case options::OPT_c:
  case options::OPT_S:
  case options::OPT_E:
  case options::OPT_o:
  case options::OPT_M:
  case options::OPT_MM:
  case options::OPT_MD:
  case options::OPT_MMD:
  case options::OPT_MF:
  case options::OPT_MG:
  case options::OPT_MP:
  case options::OPT_MT:
  case options::OPT_MQ:
  case options::OPT_MV:
  case options::OPT_fsyntax_only:
  case options::OPT_save_temps:
  case options::OPT_save_temps_EQ:
  case options::OPT_fplugin_EQ:
  case options::OPT_flto:
  case options::OPT_flto_EQ:
    return true;
  default:
    return false;
  }
}

/// CMake names a precompiled header and, after it, the header that it was made
/// from. The former may not be built yet, or be another Clang's; the latter does.
std::vector<const llvm::opt::Arg *> withoutPrecompiled(const llvm::opt::InputArgList &Parsed) {
  const std::vector<std::string> Forwarded = Parsed.getAllArgValues(options::OPT_Xclang);
  const bool HasHeader = llvm::is_contained(Forwarded, "-include");
  std::vector<const llvm::opt::Arg *> Out;
  bool NamesFile = false;
  for (const llvm::opt::Arg *A : Parsed) {
    const bool IsForwarded = A->getOption().getID() == options::OPT_Xclang;
    if (IsForwarded && std::exchange(NamesFile, false))
      continue;
    NamesFile = IsForwarded && HasHeader && A->getValue() == llvm::StringRef("-include-pch");
    if (!NamesFile)
      Out.push_back(A);
  }
  return Out;
}

/// The arguments Clang understands, for parsing \p File only; none for an empty command.
/// One command may compile several files, which then have an entry each.
std::vector<std::string> cleanArguments(const CompileCommand &Command, llvm::StringRef File,
                                        const Options &O) {
  if (Command.CommandLine.empty())
    return {};
  std::vector<std::string> Out{HOLDWAIT_CLANG};
  std::vector<const char *> Raw;
  for (const std::string &A : llvm::ArrayRef(Command.CommandLine).drop_front())
    Raw.push_back(A.c_str());
  unsigned MissingIndex = 0, MissingCount = 0;
  const llvm::opt::InputArgList Parsed =
      // Without clang-cl's options, one of which `-O2` would be, and be written `/O2` then.
      clang::getDriverOptTable().ParseArgs(Raw, MissingIndex, MissingCount,
                                           llvm::opt::Visibility(llvm::opt::DefaultVis));
  auto IsFile = [&](llvm::StringRef Input) { return absolute(Command.Directory, Input) == File; };
  const bool NamesFile = llvm::any_of(Parsed.getAllArgValues(options::OPT_INPUT), IsFile);
  for (const llvm::opt::Arg *A : withoutPrecompiled(Parsed)) {
    const bool IsInput = A->getOption().getID() == options::OPT_INPUT;
    if (isDropped(A->getOption().getID()) || (IsInput && NamesFile && !IsFile(A->getValue())))
      continue;
    llvm::opt::ArgStringList Rendered;
    A->render(Parsed, Rendered);
    Out.insert(Out.end(), Rendered.begin(), Rendered.end());
  }
  Out.insert(Out.end(), O.ExtraArguments.begin(), O.ExtraArguments.end());
  for (const char *Flag : {"-fsyntax-only", "-w", "-ferror-limit=0", "-Qunused-arguments"})
    Out.push_back(Flag);
  return Out;
}

/// Whether \p Text is well-formed to the end, for a reader that takes more than
/// JSON. The reader of databases takes it up to the first mistake, and prints that
/// over several lines.
bool isWellFormed(llvm::StringRef Text) {
  llvm::SourceMgr Quiet;
  Quiet.setDiagHandler([](const llvm::SMDiagnostic &, void *) {});
  llvm::yaml::Stream Stream(Text, Quiet);
  Stream.skip();
  return !Stream.failed();
}

/// What is wrong with a database, in one line. A reader of JSON knows the place.
std::string describeDamage(llvm::StringRef Database, llvm::StringRef Message) {
  if (Database.trim().empty())
    return "not a compile database: it is empty";
  auto Json = llvm::json::parse(Database);
  std::string Text = Json ? Message.trim().rtrim('.').str() : llvm::toString(Json.takeError());
  return "not a compile database: " + llvm::StringRef(Text).split('\n').first.str();
}

llvm::Expected<std::vector<CompileCommand>> readDatabase(const Options &O) {
  llvm::SmallString<256> File(O.BuildPath);
  if (llvm::sys::fs::is_directory(File))
    llvm::sys::path::append(File, "compile_commands.json");
  if (!llvm::sys::fs::exists(File))
    return llvm::createStringError(
        "%s: no such file; a build makes one with cmake -DCMAKE_EXPORT_COMPILE_COMMANDS=ON, "
        "or with bear",
        File.c_str());
  std::string Message;
  auto Buffer = llvm::MemoryBuffer::getFile(File);
  if (!Buffer)
    return llvm::createStringError("%s: %s", File.c_str(), Buffer.getError().message().c_str());
  const llvm::StringRef Text = (*Buffer)->getBuffer();
  std::unique_ptr<CompilationDatabase> Database;
  if (isWellFormed(Text))
    Database =
        JSONCompilationDatabase::loadFromBuffer(Text, Message, JSONCommandLineSyntax::AutoDetect);
  if (!Database)
    return llvm::createStringError("%s: %s", File.c_str(), describeDamage(Text, Message).c_str());
  Database = inferTargetAndDriverMode(
      expandResponseFiles(std::move(Database), llvm::vfs::getRealFileSystem()));
  std::vector<CompileCommand> Commands = Database->getAllCompileCommands();
  if (std::error_code E = llvm::sys::fs::make_absolute(File))
    return llvm::createStringError("%s: %s", File.c_str(), E.message().c_str());
  for (CompileCommand &C : Commands) // A folder that is relative is so to the database.
    C.Directory = absolute(llvm::sys::path::parent_path(File), C.Directory);
  return Commands;
}

/// The sources named on the command line, each with the flags after `--`.
std::vector<CompileCommand> fixedCommands(const Options &O) {
  llvm::SmallString<256> Here;
  llvm::sys::fs::current_path(Here);
  std::vector<CompileCommand> Out;
  for (const std::string &File : O.Inputs) {
    CompileCommand C;
    C.Directory = Here.str().str();
    C.Filename = File;
    C.CommandLine = {"clang"};
    llvm::append_range(C.CommandLine, O.CompileFlags);
    C.CommandLine.push_back(File);
    Out.push_back(std::move(C));
  }
  return Out;
}

} // namespace

llvm::Expected<std::vector<CompileJob>> holdwait::tool::loadJobs(const Options &O) {
  std::vector<CompileCommand> Commands;
  if (O.BuildPath.empty()) {
    Commands = fixedCommands(O);
  } else {
    auto Read = readDatabase(O);
    if (!Read)
      return Read.takeError();
    Commands = std::move(*Read);
  }
  std::set<std::string> Wanted;
  llvm::SmallString<256> Here;
  llvm::sys::fs::current_path(Here);
  for (const std::string &Input : O.Inputs)
    Wanted.insert(absolute(Here, Input));
  std::vector<CompileJob> Jobs;
  std::set<std::vector<std::string>> Seen;
  std::set<std::string> Found;
  for (const CompileCommand &C : Commands) {
    CompileJob J;
    J.Directory = absolute(Here, C.Directory);
    J.File = absolute(J.Directory, C.Filename);
    if (!isSource(J.File) || (!Wanted.empty() && !Wanted.count(J.File)))
      continue;
    Found.insert(J.File);
    J.Arguments = cleanArguments(C, J.File, O);
    std::vector<std::string> Key = J.Arguments;
    Key.push_back(J.Directory);
    if (Seen.insert(std::move(Key)).second)
      Jobs.push_back(std::move(J));
  }
  for (const std::string &File : Wanted)
    if (!Found.count(File))
      return llvm::createStringError(
          O.BuildPath.empty() ? "%s: not a C or C++ source"
                              : "%s: not in the compile database; give its flags after --",
          File.c_str());
  if (Jobs.empty())
    return llvm::createStringError("%s: no C or C++ source in it", O.BuildPath.c_str());
  return Jobs;
}
