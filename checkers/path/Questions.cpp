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
  for (llvm::StringRef Line : Lines)
    if (!Q.readLine(Line))
      return llvm::createStringError(File + ": not understood: " + Line);
  return Q;
}

bool Questions::readLine(llvm::StringRef Line) {
  const auto [Word, Rest] = Line.split(' ');
  if (Word == "function" || Word == "place")
    return (Word == "place" ? Places : Functions).insert(Rest).second || !Rest.empty();
  auto [Function, Lock] = Rest.split(' ');
  ProgramLock L;
  L.OfOneUnit = Lock.consume_front(":");
  L.Name = Lock.str();
  L.Shared = Word == "shares";
  L.Acquires = L.Shared || Word == "takes";
  if (Lock.empty() || (!L.Acquires && Word != "gives"))
    return false;
  Locks[Function] = std::move(L);
  return true;
}

const ProgramLock *Questions::elsewhere(const FunctionDecl &F) const {
  if (Locks.empty() || F.hasBody())
    return nullptr;
  const auto Known = Locks.find(F.getQualifiedNameAsString());
  return Known == Locks.end() ? nullptr : &Known->second;
}

bool Questions::asksFor(const Decl &Function) const {
  const auto *Named = dyn_cast<NamedDecl>(&Function);
  return OfAll || (Named && Functions.contains(Named->getQualifiedNameAsString()));
}
