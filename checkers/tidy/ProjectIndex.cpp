//===-- checkers/tidy/ProjectIndex.cpp - The rest of the project ----------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/tidy/ProjectIndex.h"

#include "skeleton/Container.h"
#include "skeleton/Input.h"
#include "skeleton/Part.h"
#include "solver/Link.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

#include <map>
#include <memory>
#include <vector>

using namespace holdwait;
using namespace holdwait::tidy;
namespace path = llvm::sys::path;
namespace fs = llvm::sys::fs;

/// The folder of \p Source and those around it, the nearest first.
static std::vector<std::string> foldersAround(llvm::StringRef Source) {
  llvm::SmallString<256> File(Source);
  std::vector<std::string> Folders;
  if (fs::make_absolute(File))
    return Folders;
  path::remove_dots(File, /*remove_dot_dot=*/true);
  for (llvm::StringRef At = path::parent_path(File); !At.empty(); At = path::parent_path(At))
    Folders.push_back(At.str());
  return Folders;
}

static bool existsBelow(llvm::StringRef Folder, llvm::StringRef Name) {
  llvm::SmallString<256> File(Folder);
  path::append(File, Name);
  return fs::exists(File);
}

std::string holdwait::tidy::findBeside(llvm::StringRef Name, llvm::StringRef Source) {
  if (path::is_absolute(Name))
    return fs::exists(Name) ? Name.str() : "";
  for (const std::string &Folder : foldersAround(Source))
    if (existsBelow(Folder, Name))
      return Folder + (Folder == "/" ? "" : "/") + Name.str();
  return fs::exists(Name) ? Name.str() : "";
}

/// Several mistakes, on several lines, are told as one: the first.
static std::string firstLine(llvm::Error E) {
  return llvm::StringRef(llvm::toString(std::move(E))).split('\n').first.str();
}

static std::unique_ptr<const skeleton::Unit>
readProject(llvm::StringRef File, llvm::function_ref<void(llvm::StringRef)> Problem) {
  std::vector<skeleton::Unit> Units;
  std::string First;
  auto Take = [&](skeleton::Unit U, llvm::StringRef) { Units.push_back(std::move(U)); };
  auto Tell = [&](llvm::Error E) {
    const std::string Line = firstLine(std::move(E));
    First = First.empty() ? Line : First;
  };
  if (llvm::Error E = skeleton::readInput(File, Take, Tell))
    Tell(std::move(E));
  if (First.empty() && Units.empty())
    First = File.str() + ": holds no unit";
  if (!First.empty())
    Problem(First);
  if (Units.empty())
    return nullptr;
  if (Units.size() == 1) // What was linked need not be linked again.
    return std::make_unique<const skeleton::Unit>(std::move(Units.front()));
  solver::Linker Link;
  for (skeleton::Unit &U : Units)
    Link.add(std::move(U));
  return std::make_unique<const skeleton::Unit>(Link.finish());
}

ProjectIndex *ProjectIndex::of(const std::string &File, TakeProblem Problem) {
  static thread_local std::map<std::string, std::unique_ptr<ProjectIndex>> Known;
  auto [It, New] = Known.try_emplace(File);
  if (New) {
    auto Made = std::make_unique<ProjectIndex>();
    Made->File = File;
    if (Made->open(Problem))
      It->second = std::move(Made);
  }
  return It->second.get();
}

/// Without anything stored the program is all there is, and has to be readable.
bool ProjectIndex::open(TakeProblem Problem) {
  if (fs::is_regular_file(File))
    if (auto Opened = llvm::MemoryBuffer::getFile(File, /*IsText=*/false,
                                                  /*RequiresNullTerminator=*/false)) {
      Buffer = std::move(*Opened);
      findStored();
    }
  return Stored || Around || program(Problem);
}

/// Only what stands beside one program, and not beside several that somebody has joined. What
/// cannot be read of it is done without: who reads the program tells what is wrong.
void ProjectIndex::findStored() {
  std::vector<llvm::StringRef> Units, Found, Joined;
  llvm::Error E = skeleton::forEachPayload(Buffer->getBuffer(), [&](llvm::StringRef Payload) {
    if (Payload.starts_with(skeleton::FindingsMagic))
      Found.push_back(Payload);
    else if (Payload.starts_with(solver::NeighboursMagic))
      Joined.push_back(Payload);
    else if (!Payload.starts_with(skeleton::BesidesMagic))
      Units.push_back(Payload);
    return llvm::Error::success();
  });
  if (E)
    return llvm::consumeError(std::move(E));
  if (Units.size() != 1)
    return;
  if (Found.size() == 1)
    Stored.emplace(Found.front());
  if (Joined.size() != 1)
    return;
  auto OpenedUnit = skeleton::StoredUnit::open(Units.front());
  auto OpenedNames = solver::Neighbours::open(Joined.front());
  if (OpenedUnit && OpenedNames) {
    Whole.emplace(std::move(*OpenedUnit));
    Around.emplace(std::move(*OpenedNames));
  }
  llvm::consumeError(OpenedUnit.takeError());
  llvm::consumeError(OpenedNames.takeError());
}

std::optional<std::vector<report::Finding>> ProjectIndex::known(const skeleton::UnitDigest &Now,
                                                                TakeProblem Problem) {
  if (!Stored)
    return std::nullopt;
  auto Found = Stored->of(Now);
  if (Found)
    return std::move(*Found);
  Problem(File + ": " + firstLine(Found.takeError()));
  return std::nullopt;
}

std::optional<skeleton::Unit> ProjectIndex::partAround(const skeleton::Unit &Fresh, size_t Most,
                                                       bool &IsAll) {
  if (!Around)
    return std::nullopt;
  const solver::Neighbours::Part Near = Around->around(*Whole, Fresh, Most);
  llvm::Expected<skeleton::Unit> Part = skeleton::partOf(*Whole, Near.Functions);
  if (Part && !Around->isDamaged()) {
    IsAll = Near.IsAll;
    return std::move(*Part);
  }
  llvm::consumeError(Part.takeError());
  Around.reset();
  return std::nullopt;
}

std::optional<skeleton::Unit> ProjectIndex::programAround(const skeleton::Unit &Fresh, size_t Most,
                                                          bool &IsAll, TakeProblem Problem) {
  IsAll = true;
  if (auto Part = partAround(Fresh, Most, IsAll))
    return Part;
  if (const skeleton::Unit *All = program(Problem))
    return *All;
  return std::nullopt;
}

const skeleton::Unit *ProjectIndex::program(TakeProblem Problem) {
  if (!ProgramRead)
    Program = readProject(File, Problem);
  ProgramRead = true;
  return Program.get();
}

std::string ProjectIndex::baseFolder(llvm::StringRef Source) const {
  constexpr size_t Looked = 16; // So many files say it as well as all.
  std::vector<std::string> Names = Stored ? Stored->sources(Looked) : std::vector<std::string>();
  if (Names.empty() && Whole)
    for (const skeleton::Source &S : Whole->Sources)
      if (Names.size() < Looked)
        Names.push_back(Whole->Strings[S.Name].str());
  if (Program)
    for (const skeleton::Source &S : Program->Sources)
      if (Names.size() < Looked)
        Names.push_back(Program->Strings[S.Name]);
  llvm::erase_if(Names, [](const std::string &Name) { return path::is_absolute(Name); });
  std::string Best = "/";
  size_t Most = 0;
  for (const std::string &Folder : foldersAround(Source)) {
    size_t Count = 0;
    for (llvm::StringRef Name : Names)
      Count += existsBelow(Folder, Name);
    if (Count > Most) {
      Most = Count;
      Best = Folder;
    }
  }
  return Best;
}
