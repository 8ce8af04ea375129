//===-- skeleton/Output.cpp - Writing files -------------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "skeleton/Output.h"
#include "skeleton/Message.h"

#include "llvm/Support/raw_ostream.h"

using namespace holdwait::skeleton;

llvm::Error holdwait::skeleton::writeFileAtomically(llvm::StringRef Path, llvm::StringRef Bytes) {
  llvm::Error E = llvm::writeToOutput(Path, [&](llvm::raw_ostream &OS) {
    OS << Bytes;
    return llvm::Error::success();
  });
  // Some of its errors say the path and some do not.
  E = llvm::handleErrors(std::move(E),
                         [](std::unique_ptr<llvm::FileError> Inner) { return Inner->takeError(); });
  if (E)
    return about(Path + ": cannot write it", std::move(E));
  return llvm::Error::success();
}
