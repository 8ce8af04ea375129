//===-- checkers/extract/Columns.h - Where a token stood -------*- C++ -*--===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Answers "in which column did this stand before it was preprocessed?".
///
/// A preprocessed file says which line of which file each of its lines was, but
/// what follows a macro is further to the right in it than it was. Where the original
/// can be read, its line and the expanded one are compared token by token: what is in
/// both stands where the original has it; what is in the expansion of a macro, or an
/// argument of it, stands at the name of the macro, as it does for a compiler that
/// expands it.
///
/// What it does not do: macros that are used over several lines; originals that are
/// on another machine. Their columns are those of the expanded line.
///
/// Cost: one read of each file, the product of the two lengths of each line once.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_EXTRACT_COLUMNS_H
#define HOLDWAIT_CHECKERS_EXTRACT_COLUMNS_H

#include "clang/Basic/LangOptions.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/MemoryBuffer.h"

#include <memory>
#include <vector>

namespace holdwait::extract {

/// For each token of \p Expanded, the columns of a line, from 1, that it has there and
/// in \p Original.
struct TokenColumns {
  unsigned Expanded, Original;
};
std::vector<TokenColumns> alignColumns(llvm::StringRef Original, llvm::StringRef Expanded,
                                       const clang::LangOptions &Language);

class Columns {
public:
  explicit Columns(const clang::LangOptions &Language) : Language(Language) {}

  /// The column in line \p Line of file \p Name of what stands in \p Column of
  /// \p Expanded, a line of the file that is compiled.
  unsigned original(llvm::StringRef Name, unsigned Line, llvm::StringRef Expanded, unsigned Column);

private:
  struct File {
    std::unique_ptr<llvm::MemoryBuffer> Text;
    std::vector<llvm::StringRef> Lines;
  };
  const File &file(llvm::StringRef Name);

  const clang::LangOptions &Language;
  llvm::StringMap<File> Files;
  llvm::DenseMap<const char *, std::vector<TokenColumns>> Known; ///< By the expanded line.
};

} // namespace holdwait::extract

#endif // HOLDWAIT_CHECKERS_EXTRACT_COLUMNS_H
