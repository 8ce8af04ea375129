//===-- report/Participants.h - Who does what, in words ---------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The phrases about the participants of a finding that every format for
/// people shares: who it is, what it holds, what it waits for.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_REPORT_PARTICIPANTS_H
#define HOLDWAIT_REPORT_PARTICIPANTS_H

#include "report/Finding.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace holdwait::report {

/// How the witnesses of a finding relate to threads.
enum class Cast : uint8_t {
  OneEach,  ///< Each is a thread.
  Itself,   ///< One thread waits for what it holds.
  TwoAlike, ///< Two threads do what the one witness shows, with other instances.
  Alone,    ///< One thread, and nothing is said of others.
  Releases, ///< One thread releases what it does not hold.
  Suspends, ///< One coroutine stops with what it holds.
  Leases,   ///< Many threads do what the one witness shows, with units of one pool.
  Handler,  ///< One thread, whose signal handler waits for what the thread holds.
};

Cast castOf(const Finding &F);

/// What a message begins with: "potential deadlock: ", or nothing.
llvm::StringRef harmPrefix(Severity Harm);

/// Where the first thread waits; for what waits for nothing, where it acquires. Null: unknown.
const Frame *headlineFrame(llvm::ArrayRef<Witness> Witnesses);

/// The last frame of \p S, which has some, that does not only take the lock for its caller.
const Frame &shownFrame(const Step &S);

/// Where a finding stands in a report: at a place that the change touches, if
/// that is known, so that who reads the change sees it; or as above.
const Frame *headlineFrame(const Finding &F);
Place headlinePlace(const Finding &F);
Place headlinePlace(llvm::ArrayRef<Witness> Witnesses);

/// The lock of a step, and how and which: "'Map::mu' (shared, from.mu)".
std::string lockText(const Step &S);

/// "thread 2 (started at main.cpp:31)".
std::string whoText(const Witness &W, size_t Index, Cast C);

/// "holds 'A', waits for 'B'".
std::string doingText(const Witness &W, Cast C);

/// What comes after the first acquisition: "then waits for 'B', which thread 1 holds".
std::string thenText(llvm::ArrayRef<Witness> Witnesses, size_t Index, Cast C);

/// How many outer frames both stacks share. Where it happens is never among
/// them, and one frame alone is as short as the remark that would replace it.
size_t sharedFrames(llvm::ArrayRef<Frame> A, llvm::ArrayRef<Frame> B);

/// What the end of the last stack is: "waits here".
llvm::StringRef labelOf(Cast C);

} // namespace holdwait::report

#endif // HOLDWAIT_REPORT_PARTICIPANTS_H
