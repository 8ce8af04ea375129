//===-- test/fuzz/read_seeds.cpp - Where the read fuzzer starts from ------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Writes a corpus for read_fuzzer: units as text, bytes, frames and in objects and
/// archives.
///
///   read_seeds FOLDER
///
//===----------------------------------------------------------------------===//

#include "../unit/skeleton/Samples.h"

#include "skeleton/Container.h"
#include "skeleton/Output.h"
#include "skeleton/Storage.h"

#include "llvm/Object/ArchiveWriter.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

using namespace holdwait::skeleton;

static void put(const std::string &Path, const std::string &Bytes) {
  llvm::cantFail(writeFileAtomically(Path, Bytes));
}

static void putUnit(const std::string &Path, const Unit &U) {
  put(Path + ".hwt", printed(U));
  put(Path + ".fb", write(U));
  put(Path + ".hw", frame(write(U)));
  put(Path + ".o", elfFile(frame(write(U))));
}

static void putArchive(const std::string &Path, llvm::ArrayRef<std::string> Files) {
  std::vector<llvm::NewArchiveMember> Members;
  for (const std::string &File : Files)
    Members.emplace_back(llvm::MemoryBufferRef(File, "member"));
  llvm::cantFail(llvm::writeArchive(Path, Members, llvm::SymtabWritingMode::NoSymtab,
                                    llvm::object::Archive::K_GNU, /*Deterministic=*/true,
                                    /*Thin=*/false));
}

int main(int Argc, char **Argv) {
  if (Argc != 2) {
    llvm::errs() << "usage: read_seeds FOLDER\n";
    return 1;
  }
  const std::string Folder = Argv[1];
  if (std::error_code EC = llvm::sys::fs::create_directories(Folder)) {
    llvm::errs() << Folder << ": " << EC.message() << '\n';
    return 1;
  }
  putUnit(Folder + "/empty", Unit());
  putUnit(Folder + "/sample", sampleUnit());
  for (uint32_t Seed = 0; Seed < 20; ++Seed)
    putUnit(Folder + "/random" + std::to_string(Seed), randomUnit(Seed));
  putArchive(Folder + "/small.a", {elfFile(frame(write(randomUnit(1)))), frame(write(Unit()))});
  return 0;
}
