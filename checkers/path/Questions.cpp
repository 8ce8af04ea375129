//===-- checkers/path/Questions.cpp - What an exploration is for ----------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/path/Questions.h"

#include "llvm/Support/MemoryBuffer.h"

using namespace clang;
using namespace holdwait;
using namespace holdwait::path;

llvm::Expected<Questions> Questions::read(llvm::StringRef File) {
  auto Buffer = llvm::MemoryBuffer::getFile(File, /*IsText=*/true);
  if (!Buffer)
    return llvm::createStringError(File + ": " + Buffer.getError().message());
  Questions Q;
  Q.OfAll = false;
  llvm::SmallVector<llvm::StringRef> Lines;
  (*Buffer)->getBuffer().split(Lines, '\n', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  for (llvm::StringRef Line : Lines) {
    if (Line.consume_front("function "))
      Q.Functions.insert(Line);
    else if (Line.consume_front("place "))
      Q.Places.insert(Line);
    else
      return llvm::createStringError(File + ": neither a function nor a place: " + Line);
  }
  return Q;
}

bool Questions::asksFor(const Decl &Function) const {
  const auto *Named = dyn_cast<NamedDecl>(&Function);
  return OfAll || (Named && Functions.contains(Named->getQualifiedNameAsString()));
}
