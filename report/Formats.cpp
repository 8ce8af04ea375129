//===-- report/Formats.cpp - The table of formats -------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Format.h"

namespace holdwait::report {

void writeText(const Report &R, const WriteOptions &Options, llvm::raw_ostream &OS);
void writeJson(const Report &R, const WriteOptions &Options, llvm::raw_ostream &OS);

static constexpr Format Table[] = {
    {"text", "for a terminal, as a compiler prints it", writeText},
    {"json", "for programs, see docs/json.md", writeJson},
};

llvm::ArrayRef<Format> formats() { return Table; }

const Format *findFormat(llvm::StringRef Name) {
  for (const Format &F : Table)
    if (F.Name == Name)
      return &F;
  return nullptr;
}

} // namespace holdwait::report
