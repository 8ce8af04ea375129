//===-- report/Stored.h - Findings kept beside a program ---------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What was found in a program, kept in its index for those who ask about one
/// file: as long as that file says what it said (skeleton/Digest.h), it need not
/// be found again. Places are told as they are in the file now.
///
/// It is text, a payload of the index (skeleton/Container.h): FindingsMagic and the
/// version, then lines of three parts with a tab between, the second and third in
/// JSON:
///   - `source`, its name, and its digest (`says`) with those places in it that the
///     findings name (`places`: line, column, number among all places of its unit);
///   - `finding`, the sources it names ("": it may be about any file that includes
///     its headers), and all of it.
///
/// Asking costs a search through the text, and reading what is about the file.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_REPORT_STORED_H
#define HOLDWAIT_REPORT_STORED_H

#include "report/Finding.h"
#include "skeleton/Digest.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <optional>

namespace holdwait::report {

/// The findings of \p R. Of two digests of one source that differ, neither counts:
/// it was compiled in two ways.
std::string storeFindings(const Report &R, std::vector<skeleton::UnitDigest> Sources);

class StoredFindings {
public:
  /// \p Payload must outlive it. Of another version, nothing is known.
  explicit StoredFindings(llvm::StringRef Payload);

  /// The names of the first \p Most sources.
  std::vector<std::string> sources(size_t Most) const;

  /// What was found that a check of the source may show: what names the source, and
  /// what lies in no source at all. None: the source was not known, or says
  /// something else now. An error: what is stored about it cannot be read.
  llvm::Expected<std::optional<std::vector<Finding>>> of(const skeleton::UnitDigest &Now) const;

private:
  llvm::StringRef Lines;
};

} // namespace holdwait::report

#endif // HOLDWAIT_REPORT_STORED_H
