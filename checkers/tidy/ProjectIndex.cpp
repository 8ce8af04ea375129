//===-- checkers/tidy/ProjectIndex.cpp - The rest of the project ----------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/tidy/ProjectIndex.h"

#include "skeleton/Input.h"
#include "solver/Link.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

#include <map>
#include <memory>
#include <vector>

using namespace holdwait;
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

const skeleton::Unit *
holdwait::tidy::projectIndex(llvm::StringRef File,
                             llvm::function_ref<void(llvm::StringRef)> Problem) {
  static thread_local std::map<std::string, std::unique_ptr<const skeleton::Unit>> Known;
  auto [It, New] = Known.try_emplace(File.str());
  if (New)
    It->second = readProject(File, Problem);
  return It->second.get();
}

std::string holdwait::tidy::baseFolder(const skeleton::Unit &Index, llvm::StringRef Source) {
  constexpr size_t Looked = 16; // So many files say it as well as all.
  std::vector<llvm::StringRef> Names;
  for (const skeleton::Source &S : Index.Sources)
    if (path::is_relative(Index.Strings[S.Name]) && Names.size() < Looked)
      Names.push_back(Index.Strings[S.Name]);
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
