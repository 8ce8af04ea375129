//===-- report/Words.h - Names, numbers and places in prose -----*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The small phrases that several formats share, so that a thing is called the
/// same everywhere.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_REPORT_WORDS_H
#define HOLDWAIT_REPORT_WORDS_H

#include "report/Finding.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

#include <string>

namespace holdwait::report {

llvm::StringRef nameOf(Confidence Level); ///< "high", "medium", "low".
llvm::StringRef nameOf(Severity Harm);    ///< "deadlock", "stall", "defect", "note".
llvm::StringRef nameOf(Silence::Kind By); ///< "comment", "macro", "NOLINT", "entry", "baseline".

/// \p Text with every name of a file below \p Root made relative to it; names
/// also occur inside prose, as in "thread started at /src/a.cpp:12".
std::string withoutRoot(llvm::StringRef Text, llvm::StringRef Root);

/// "a.cpp:12:3", as far as it is known.
std::string placeText(const Place &P);

/// "a.cpp:12".
std::string lineText(const Place &P);

/// What stands for \p Key in baselines and configurations: 16 hexadecimal digits.
std::string fingerprintOf(llvm::StringRef Key);

/// "1 finding", "2 findings".
std::string counted(uint64_t Count, llvm::StringRef Noun);

/// "'a'".
std::string quoted(llvm::StringRef Name);

/// "'a', 'b'".
std::string quotedList(llvm::ArrayRef<std::string> Names);

/// Whether the step says anything: a defect of one function waits for nothing.
inline bool isPresent(const Step &S) { return !S.Lock.empty() || !S.Frames.empty(); }

/// A number of a run, the shortest text that reads back as the same number;
/// whole numbers without a fraction, "null" for what is no number.
std::string numberText(double Value);

} // namespace holdwait::report

#endif // HOLDWAIT_REPORT_WORDS_H
