//===-- report/TextWitness.h - Stacks as text -------------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Writes the participants of a cycle for a person at a terminal:
///
///   thread 1 (started at main.cpp:31): holds 'A', waits for 'B'
///     acquires 'A':
///       #0 Cache::put at cache.cpp:14:31
///          14 |   std::lock_guard<std::mutex> lock(mu_);
///             |                               ^ acquired here
///       #1 serve at main.cpp:12:9
///     then waits for 'B', which thread 2 holds:
///       …
///
/// Frames are numbered as a debugger numbers them, the innermost is #0. What
/// both stacks of a thread have in common is written once. A stack is not
/// merged with the other into one: where a guard is made by a callee, the
/// acquisition is on no frame of the stack that waits.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_REPORT_TEXTWITNESS_H
#define HOLDWAIT_REPORT_TEXTWITNESS_H

#include "report/Format.h"
#include "report/Participants.h"

#include "llvm/ADT/Twine.h"
#include "llvm/Support/raw_ostream.h"

namespace holdwait::report {

/// How a part of the text looks, when there are colours: as Clang prints it.
enum class Look : uint8_t { Plain, Bold, Warning, Note, Caret, Faint };

/// Text to a terminal: every word passes through here and is made printable,
/// with names of files relative to the root of the sources.
class TextStream {
public:
  TextStream(const WriteOptions &Options, llvm::raw_ostream &OS);
  ~TextStream();
  TextStream(const TextStream &) = delete;
  TextStream &operator=(const TextStream &) = delete;

  TextStream &text(const llvm::Twine &Text, Look L = Look::Plain);
  TextStream &indent(unsigned Columns);
  TextStream &newline();

  const WriteOptions &options() const { return Options; }

private:
  const WriteOptions &Options;
  llvm::raw_ostream &OS;
  const bool HadColor;
};

/// Stacks longer than this are cut in the middle.
constexpr size_t MaxFrames = 12;

/// One block for each witness, with both stacks and source lines.
void writeWitnesses(TextStream &Out, llvm::ArrayRef<Witness> Witnesses, Cast C);

/// All of a finding, as the report on a terminal shows it (Text.cpp).
void writeFinding(TextStream &Out, const Finding &F);

/// The same as plain lines, for formats that quote it; ends with an end of line.
std::string findingText(const Finding &F, const WriteOptions &Options);

/// The same without its first line.
std::string detailsText(const Finding &F, const WriteOptions &Options);

/// "2 findings (1 high, 1 medium)" (Text.cpp).
std::string summaryText(const Report &R, const WriteOptions &Options);

/// A lock with the places that acquire it; an order with one witness (Inventory.cpp).
void writeClass(TextStream &Out, const LockClass &C);
void writeEdge(TextStream &Out, const OrderEdge &E);

/// One line for each witness, without the callers.
void writeBriefly(TextStream &Out, llvm::ArrayRef<Witness> Witnesses);

} // namespace holdwait::report

#endif // HOLDWAIT_REPORT_TEXTWITNESS_H
