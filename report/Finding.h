//===-- report/Finding.h - What is told to a person --------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A finding: a cycle of waits or a local defect, in words and places only.
///
/// Findings hold no indices into anything, so every format writer is a
/// function of this header alone. They arrive sorted: by confidence, then
/// kind, then fingerprint; a writer keeps that order.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_REPORT_FINDING_H
#define HOLDWAIT_REPORT_FINDING_H

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace holdwait::report {

/// A place in a source file; lines and columns from 1, line 0 is unknown.
struct Place {
  std::string File;
  uint32_t Line = 0;
  uint32_t Column = 0;
};

/// One line of a stack: \p Function is executing at \p Where.
struct Frame {
  std::string Function;
  Place Where;
};

enum class Confidence : uint8_t { High, Medium, Low };

/// How bad it is when it happens: forever, or until a timeout. A note is no
/// mistake in itself.
enum class Severity : uint8_t { Deadlock, Stall, Defect, Note };

/// How a lock is held or wanted: "" (exclusive), "shared", "upgrade".
/// Something a thread does with one lock, and the stack it does it on:
/// outermost frame first, the last frame is where it happens.
struct Step {
  std::string Lock;
  std::string Mode;
  std::string Object; ///< Which instance, as the source names it there; may be empty.
  std::vector<Frame> Frames;
  unsigned Inner = 0; ///< How many of the last frames take the lock for their caller (Wrappers.h).
};

/// One participant of a cycle: it holds a lock and waits for another. For a
/// defect of one function (a leak), Waits may be empty (no lock, no frames).
struct Witness {
  /// The function in which the evidence begins; its callers are only how the
  /// thread gets there.
  std::string Function;
  std::string Thread; ///< How the thread comes to be: "main", "thread started at a.cpp:12", "any
                      ///< caller of f".
  Step Holds;
  Step Waits;
  std::vector<std::string> AlsoHeld; ///< Other locks held for certain meanwhile.
  unsigned Occurrences = 1;          ///< Places in the program with this order.
  std::string Paths;    ///< What feasible paths showed of this: "witnessed", "in-parts", "not-seen"
                        ///< or "refuted"; empty: nobody asked (`holdwait verify`).
  std::string PathsWhy; ///< Why it was not seen, or what refuted it.
};

/// What a finding is, compared with a baseline (Baseline.h).
enum class Novelty : uint8_t { NotAsked, New, Grown };

struct Finding {
  std::string Kind;    ///< Stable name: "lock-order-cycle", "self-deadlock", "leaked-lock", …
  std::string Message; ///< One line, without place or kind.
  Confidence Level = Confidence::Medium;
  Severity Harm = Severity::Deadlock;
  std::vector<std::string> Reasons; ///< Why the confidence is not higher.
  std::vector<std::string> Locks;   ///< In cycle order; the smallest name first.
  std::vector<Witness> Witnesses;   ///< One a participant, in cycle order.
  std::string Cure;                 ///< A suggestion, one sentence; may be empty.
  std::string Odd;                  ///< The odd one out, one sentence; may be empty.
  std::string Arithmetic;           ///< Of pools: threads, depth and capacity; may be empty.
  unsigned Depth = 0;               ///< Of nested leases: how many units one thread has at most.
  int64_t Needed = -1;              ///< The smallest safe capacity; -1: not known.
  std::string Fingerprint;          ///< 16 hex digits; survives line drift.
  Novelty News = Novelty::NotAsked; ///< Compared with a baseline.
  std::string Grown;                ///< Of News == Grown: what was added, one sentence.
  bool ByException = false;         ///< Of a leak: the function is left by one.
  std::vector<Place> Touched;       ///< Places of its stacks that a change has touched.
};

/// What somebody has decided not to be told, and why: something in the source,
/// an entry of the configuration, or what a gate's baseline knows. All that is
/// given has to fit.
struct Silence {
  enum class Kind : uint8_t { Comment, Macro, Nolint, Entry, Baseline } By = Kind::Comment;
  Place Where; ///< Of the comment or entry; the file of the baseline.
  std::string Reason;
  std::vector<std::string> Kinds; ///< One of them; none: every kind.
  // Of an entry; patterns, in which a star is any text.
  std::string Fingerprint;        ///< No pattern.
  std::vector<std::string> Locks; ///< Each fits some lock of the finding.
  std::string Function;           ///< Fits a function of its stacks.
  std::string File;               ///< Fits a file of its stacks.
};

struct Silenced {
  Finding What;
  Silence By;
};

/// A cycle that a rule removed, for --explain-suppressed.
struct Suppressed {
  std::vector<std::string> Locks;
  std::string Rule;              ///< "gate", "phases", "shared".
  std::vector<std::string> Gate; ///< The gate locks, for rule "gate".
  std::string Message;           ///< One line.
  std::vector<Witness> Witnesses;
};

/// A pool or executor whose nested leases its numbers make safe.
struct SafePool {
  std::string Name;
  int64_t Capacity = 0;
  int64_t Needed = 0; ///< The margin is what is above that.
  std::string Arithmetic;
};

/// One lock class with everywhere it is acquired.
struct LockClass {
  std::string Name;
  std::string Type;
  Place Declaration;
  std::vector<Frame> Sites;   ///< Sorted by place.
  std::string Scope = "?";    ///< The class or namespace it is declared in; "?": elsewhere.
  Place TypeDeclaration = {}; ///< Where the project declares its type to be a lock, if it does.
};

/// Held before wanted, somewhere.
struct OrderEdge {
  std::string Held;
  std::string Wanted;
  uint64_t Count = 0; ///< Pairs of places.
  Witness Example;
};

struct Inventory {
  std::vector<LockClass> Classes; ///< Sorted by name.
  std::vector<OrderEdge> Edges;   ///< Sorted by names.
};

/// Everything a run has to say.
struct Report {
  std::vector<Finding> Findings;
  std::vector<Suppressed> Removed;
  std::vector<SafePool> SafePools; ///< Sorted by name.
  std::vector<Silenced> Silenced;  ///< In the order of findings.
  std::vector<Silence> Unused;     ///< Silences that silence nothing, if asked; by place.
  std::vector<std::string> Files;  ///< Sources, and what they include of the project; sorted.
  Inventory Locks;
  std::string Compared;                ///< Of a gate: what is new and what was left out, one line.
  std::map<std::string, double> Stats; ///< Counts and seconds by name.
};

} // namespace holdwait::report

#endif // HOLDWAIT_REPORT_FINDING_H
