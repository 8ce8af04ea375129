//===-- tools/holdwait/Dump.cpp - What is stored, as text -----------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/holdwait/Pipeline.h"

#include "skeleton/Container.h"
#include "skeleton/Input.h"
#include "skeleton/Output.h"
#include "skeleton/Storage.h"
#include "skeleton/Text.h"

#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

using namespace holdwait;
using namespace holdwait::tool;

/// Makes one .hw file from text skeletons.
static int dumpBack(const Options &O) {
  std::string Out;
  for (const std::string &Input : O.Inputs) {
    auto Buffer = llvm::MemoryBuffer::getFileOrSTDIN(Input);
    if (!Buffer) {
      tell(Input + ": " + Buffer.getError().message());
      return WrongUse;
    }
    auto U = skeleton::parse((*Buffer)->getBuffer(), Input);
    if (!U) {
      complain(U.takeError());
      return WrongUse;
    }
    Out += skeleton::frame(skeleton::write(*U));
  }
  if (llvm::Error E = skeleton::writeFileAtomically(O.Output, Out)) {
    complain(std::move(E));
    return WrongUse;
  }
  return NothingFound;
}

int holdwait::tool::runDump(const Options &O) {
  if (O.Back)
    return dumpBack(O);
  size_t Problems = 0;
  auto Problem = [&](llvm::Error E) {
    ++Problems;
    complain(std::move(E));
  };
  std::string Text;
  llvm::raw_string_ostream File(Text);
  const bool ToFile = !O.Output.empty() && O.Output != "-";
  llvm::raw_ostream &OS = ToFile ? static_cast<llvm::raw_ostream &>(File) : llvm::outs();
  for (const std::string &Input : O.Inputs)
    if (llvm::Error E = skeleton::readInput(
            Input, [&](skeleton::Unit U, llvm::StringRef) { skeleton::print(U, OS); }, Problem))
      Problem(std::move(E));
  if (ToFile)
    if (llvm::Error E = skeleton::writeFileAtomically(O.Output, Text))
      Problem(std::move(E));
  return Problems != 0 && !O.KeepGoing ? WrongUse : NothingFound;
}
