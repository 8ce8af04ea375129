//===-- tools/holdwait/IndexFile.cpp - Writing a project's index ----------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/holdwait/IndexFile.h"

#include "report/Stored.h"
#include "skeleton/Container.h"
#include "skeleton/Output.h"
#include "skeleton/Storage.h"
#include "solver/Neighbours.h"

using namespace holdwait;
using namespace holdwait::tool;

void IndexFile::take(const solver::Linker &Units) {
  if (Name.empty())
    return;
  for (const skeleton::Unit &U : Units.units())
    if (std::optional<skeleton::UnitDigest> D = skeleton::digestOf(U))
      Sources.push_back(std::move(*D));
}

llvm::Error IndexFile::take(const skeleton::Unit &Linked) {
  if (Name.empty())
    return llvm::Error::success();
  if (skeleton::storedSize(Linked) > skeleton::MaxStoredSize)
    return llvm::createStringError("%s: the program is too large for one file; link its parts "
                                   "separately and give all of them to report",
                                   Name.c_str());
  Bytes = skeleton::frame(skeleton::write(Linked));
  Bytes += skeleton::frame(solver::storeNeighbours(Linked));
  return llvm::Error::success();
}

void IndexFile::take(const report::Report &R) {
  if (!Name.empty())
    Bytes += skeleton::frame(report::storeFindings(R, std::move(Sources)));
}

llvm::Error IndexFile::write() const {
  return Name.empty() ? llvm::Error::success() : skeleton::writeFileAtomically(Name, Bytes);
}
