//===-- skeleton/Message.cpp - Errors of one line -------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "skeleton/Message.h"

using namespace holdwait::skeleton;

std::string holdwait::skeleton::oneLine(llvm::StringRef Text) {
  std::string Out = Text.str();
  for (char &C : Out)
    if (const auto Byte = static_cast<unsigned char>(C); Byte < 0x20 || Byte == 0x7f)
      C = '?';
  return Out;
}

llvm::Error holdwait::skeleton::about(const llvm::Twine &Name, const llvm::Twine &What) {
  return llvm::createStringError(oneLine((Name + ": " + What).str()));
}

llvm::Error holdwait::skeleton::about(const llvm::Twine &Name, llvm::Error E) {
  return about(Name, llvm::toString(std::move(E)));
}
