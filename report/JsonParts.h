//===-- report/JsonParts.h - Parts that JSON documents share ----*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The objects that occur in more than one document: witness, step, frame,
/// place. docs/json.md is their description. Names of files are relative to
/// WriteOptions::SourceRoot, text that is not UTF-8 is repaired.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_REPORT_JSONPARTS_H
#define HOLDWAIT_REPORT_JSONPARTS_H

#include "report/Format.h"

#include "llvm/Support/JSON.h"

namespace holdwait::report {

/// The "version" of the documents; grows when a reader would have to change.
constexpr int JsonVersion = 1;

/// \p Text as JSON may have it: UTF-8, names of files relative to the root.
std::string jsonText(llvm::StringRef Text, const WriteOptions &Options);

/// What is in the document of the format "json", into an object that is open.
void writeReportAttributes(llvm::json::OStream &J, const Report &R, const WriteOptions &Options);

/// A writer of one document's values.
class JsonParts {
public:
  JsonParts(llvm::json::OStream &J, const WriteOptions &Options) : J(J), Options(Options) {}

  void text(llvm::StringRef Key, llvm::StringRef Text);
  void texts(llvm::StringRef Key, llvm::ArrayRef<std::string> Texts);
  void witnesses(llvm::StringRef Key, llvm::ArrayRef<Witness> Witnesses);
  void frames(llvm::StringRef Key, llvm::ArrayRef<Frame> Frames); ///< In the order given.
  void witness(const Witness &W);                                 ///< A value, without a key.
  void placeAttributes(const Place &P);                           ///< "file", "line", "column".

private:
  void step(llvm::StringRef Key, const Step &S);

  llvm::json::OStream &J;
  const WriteOptions &Options;
};

} // namespace holdwait::report

#endif // HOLDWAIT_REPORT_JSONPARTS_H
