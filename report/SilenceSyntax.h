//===-- report/SilenceSyntax.h - How sources silence findings ---*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Reads one line of a source: what does it silence, why, and for which lines?
///
///   // holdwait: allow KIND, KIND: REASON     its line, or the next one with code
///   HOLDWAIT_ALLOW("KIND, KIND", "REASON");   the same; <holdwait/holdwait.h>
///   // NOLINT(holdwait-KIND): REASON          its line
///   // NOLINTNEXTLINE(holdwait-KIND): REASON  the next line
///
/// What it does not do: know which lines findings go through. A NOLINT that
/// names none of our checks is not for us, nor is NOLINTBEGIN.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_REPORT_SILENCESYNTAX_H
#define HOLDWAIT_REPORT_SILENCESYNTAX_H

#include "report/Finding.h"

#include "llvm/ADT/StringRef.h"

#include <optional>

namespace holdwait::report {

/// The beginning of a macro, which may go on in the next lines.
inline constexpr llvm::StringLiteral AllowMacro = "HOLDWAIT_ALLOW(";

struct WrittenSilence {
  enum class Reach : uint8_t { Line, NextLine, NextCode } For = Reach::NextCode;
  Silence What;
  std::string Complaint; ///< Why it silences nothing: no reason, no such kind.
};

/// What \p Line, which is at \p Where, silences; \p Behind are the lines after
/// it, as far as a macro may go on there.
std::optional<WrittenSilence> readSilence(llvm::StringRef Line, llvm::StringRef Behind,
                                          const Place &Where);

/// Whether \p Text matches \p Pattern, in which a star is any text.
bool fitsPattern(llvm::StringRef Pattern, llvm::StringRef Text);

} // namespace holdwait::report

#endif // HOLDWAIT_REPORT_SILENCESYNTAX_H
