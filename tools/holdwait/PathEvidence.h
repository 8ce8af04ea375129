//===-- tools/holdwait/PathEvidence.h - What paths have shown ---*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Compares the stacks of findings with what the Static Analyzer's paths showed
/// (holdwait.Order; checkers/path/OrderLog.h), and says what of it has still to
/// be explored.
///
/// A stack may leave what the analyzer looks into at a call: at the edge of a
/// unit, above all. Then a path that comes to that call is one part of the
/// evidence, and a path of the called function is the next one. docs/static-analyzer.md
/// says what follows from that and what does not.
///
/// Cost: for each stack a look at all lines of all logs, for each of its frames.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_TOOLS_PATHEVIDENCE_H
#define HOLDWAIT_TOOLS_PATHEVIDENCE_H

#include "report/Finding.h"
#include "tools/holdwait/Explore.h"

#include "llvm/Support/Error.h"
#include "llvm/Support/JSON.h"

#include <map>
#include <set>

namespace holdwait::tool {

enum class Evidence : uint8_t {
  Witnessed, ///< A feasible path shows it from its beginning to its end.
  InParts,   ///< Feasible paths of several functions, each of which calls the next, show it.
  NotSeen,   ///< None did; nothing follows from that.
  Refuted,   ///< All paths of a function on the way were explored, and none shows it.
};

struct Verdict {
  Evidence What = Evidence::NotSeen;
  std::string Why; ///< Of NotSeen and Refuted; in the reader's terms.
};

/// "seen on a feasible path" and so on.
std::string wordsFor(const Verdict &V);
/// Its name in reports for machines (report::Witness::Paths).
llvm::StringRef nameOf(Evidence E);

/// A function that is to be explored, and the source in whose unit.
struct Top {
  std::string Function;
  std::string Unit; ///< Absolute; "": its place is in a header, and no unit is known to use it.
  bool InHeader = false;

  friend auto operator<=>(const Top &A, const Top &B) = default;
};

/// The stacks of one participant, from the function on in which its evidence begins.
struct Trail {
  enum Shape : uint8_t {
    None,    ///< Paths say nothing of it.
    Order,   ///< It holds one thing and waits for another.
    Relock,  ///< It holds a lock and waits for that lock.
    Lease,   ///< It holds a unit of a pool and waits for another one.
    Wait,    ///< It waits.
    Leak,    ///< It ends with what it holds.
    Release, ///< It releases again what it has released.
    Throws,  ///< It ends by an exception, which paths do not show.
  } What = None;
  std::vector<std::string> Holds, Waits; ///< Places, as the logs write them.
  std::vector<Top> Tops;                 ///< Of the frames of Waits; of a leak, of Holds.
  /// The frame up to which both stacks are one: its function takes what it holds, or calls what
  /// does so, and goes on to the wait.
  size_t Fork = 0;
  const report::Witness *Of = nullptr;
};

class PathEvidence {
public:
  /// \p Base: what relative names of the index are relative to. \p Units: the sources of units.
  PathEvidence(std::string Base, std::set<std::string> Units)
      : Base(std::move(Base)), Units(std::move(Units)) {}

  /// Whether paths can say anything of a finding of this kind.
  static bool judges(llvm::StringRef Kind);
  Trail trail(const report::Finding &F, const report::Witness &W) const;

  /// Reads what is left of the exploration of one unit.
  llvm::Error read(llvm::StringRef Unit, Ending How, llvm::StringRef Log);
  /// The functions that the trail is known to lead to.
  std::vector<Top> reached(const Trail &T) const;
  Verdict of(const Trail &T) const;

private:
  using Chain = std::vector<std::string>;

  /// One line of a log.
  struct Event {
    enum Kind : uint8_t { Waits, Takes, Calls, Hands, Keeps, Releases } What;
    Chain Holds, Way, Handed;
    std::string Callee;
    bool Same = false, LetsGo = false;
  };
  /// What is known of one frame of a trail.
  struct Position {
    bool Reached = false; ///< It was seen that it is called, by a path of one before.
    std::set<std::pair<std::string, std::string>> Given; ///< Arguments, as `#2`: functions.
  };
  struct Explored {
    bool Complete = true, Ended = true;
  };

  Chain places(llvm::ArrayRef<report::Frame> Frames) const;
  std::string absolute(llvm::StringRef File) const;
  void addTops(Trail &T, const report::Step &S, size_t First) const;
  void readEvent(const llvm::json::Object &O);
  bool calls(const Event &E, const Trail &T, const Position &Caller, size_t From, size_t To) const;
  void handOver(const Trail &T, const Position &Caller, size_t From, size_t To,
                Position &Callee) const;
  std::vector<Position> positions(const Trail &T) const;
  Evidence seenFrom(const Trail &T, size_t From) const;
  bool isNearlySeen(const Trail &T, size_t From) const;
  bool isComplete(const Top &T) const;
  std::string whyNot(const Trail &T, size_t At) const;
  std::string whyNotTaken(const Trail &T, size_t At) const;
  std::string whyNotExplored(const Top &T) const;
  template <typename Is> bool any(Event::Kind What, Is Fits) const;

  std::string Base;
  std::set<std::string> Units;
  std::vector<Event> Events;
  std::map<std::pair<std::string, std::string>, Explored> Functions; ///< By unit and name.
  std::map<std::string, Ending> Endings;                             ///< By unit; the worst.
};

/// Whether a finding is doubted only for what paths can show.
bool isOnlyOfFeasibility(const report::Finding &F);

/// Raises such a finding to medium confidence when all of it was seen, each participant on one
/// path; lowers one of which something was refuted.
void judge(report::Finding &F, llvm::ArrayRef<Verdict> OfWitnesses);

} // namespace holdwait::tool

#endif // HOLDWAIT_TOOLS_PATHEVIDENCE_H
