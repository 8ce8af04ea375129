//===-- skeleton/Bitcode.cpp - Sections in bitcode ------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "skeleton/Bitcode.h"
#include "skeleton/Assembly.h"

#include "llvm/Bitcode/LLVMBitCodes.h"
#include "llvm/Bitstream/BitstreamReader.h"

using namespace holdwait::skeleton;
using llvm::BitstreamEntry;

/// "BC" and 0xC0DE; identify_magic has seen it.
static constexpr size_t MagicSize = 4;

/// The assembly of the module whose block \p Cursor has just met.
static llvm::Expected<std::string> readModule(llvm::BitstreamCursor &Cursor) {
  std::string Assembly;
  if (llvm::Error E = Cursor.EnterSubBlock(llvm::bitc::MODULE_BLOCK_ID))
    return std::move(E);
  llvm::SmallVector<uint64_t, 0> Record;
  while (true) {
    llvm::Expected<BitstreamEntry> Entry = Cursor.advanceSkippingSubblocks();
    if (!Entry)
      return Entry.takeError();
    if (Entry->Kind == BitstreamEntry::EndBlock)
      return Assembly;
    if (Entry->Kind != BitstreamEntry::Record)
      return llvm::createStringError("malformed bitcode");
    Record.clear();
    llvm::Expected<unsigned> Code = Cursor.readRecord(Entry->ID, Record);
    if (!Code)
      return Code.takeError();
    if (*Code == llvm::bitc::MODULE_CODE_ASM)
      Assembly.append(Record.begin(), Record.end());
  }
}

/// Appends the sections of every module at the top of \p Cursor's stream.
static llvm::Error readStream(llvm::BitstreamCursor &Cursor, std::vector<std::string> &Sections) {
  // What follows the last block is padding.
  while (Cursor.getCurrentByteNo() + 8 < Cursor.getBitcodeBytes().size()) {
    llvm::Expected<BitstreamEntry> Entry = Cursor.advance();
    if (!Entry)
      return Entry.takeError();
    if (Entry->Kind != BitstreamEntry::SubBlock)
      return llvm::createStringError("malformed bitcode");
    if (Entry->ID != llvm::bitc::MODULE_BLOCK_ID) {
      if (llvm::Error E = Cursor.SkipBlock())
        return E;
      continue;
    }
    llvm::Expected<std::string> Assembly = readModule(Cursor);
    if (!Assembly)
      return Assembly.takeError();
    auto Found = sectionsOfAssembly(*Assembly);
    if (!Found)
      return Found.takeError();
    llvm::move(*Found, std::back_inserter(Sections));
  }
  return llvm::Error::success();
}

llvm::Expected<std::vector<std::string>>
holdwait::skeleton::sectionsOfBitcode(llvm::StringRef Bitcode) {
  llvm::BitstreamCursor Cursor(Bitcode);
  if (llvm::Error E = Cursor.JumpToBit(MagicSize * 8))
    return std::move(E);
  std::vector<std::string> Sections;
  if (llvm::Error E = readStream(Cursor, Sections))
    return std::move(E);
  return Sections;
}
