//===-- tools/holdwait/PathEvidence.cpp - What paths have shown -----------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/holdwait/PathEvidence.h"

#include "report/Build.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace holdwait;
using namespace holdwait::tool;

std::string holdwait::tool::wordsFor(const Verdict &V) {
  switch (V.What) {
  case Evidence::Witnessed:
    return "seen on a feasible path";
  case Evidence::InParts:
    return "seen in parts: on feasible paths of the functions on the way, each by itself";
  case Evidence::NotSeen:
    return "not seen: " + V.Why;
  case Evidence::Refuted:
    return "refuted: " + V.Why;
  }
  llvm_unreachable("evidence");
}

llvm::StringRef holdwait::tool::nameOf(Evidence E) {
  switch (E) {
  case Evidence::Witnessed:
    return "witnessed";
  case Evidence::InParts:
    return "in-parts";
  case Evidence::NotSeen:
    return "not-seen";
  case Evidence::Refuted:
    return "refuted";
  }
  llvm_unreachable("evidence");
}

//===----------------------------------------------------------------------===//
// What is asked
//===----------------------------------------------------------------------===//

static Trail::Shape shapeOf(llvm::StringRef Kind) {
  return llvm::StringSwitch<Trail::Shape>(Kind)
      .Cases({"lock-order-cycle", "resource-cycle", "wait-while-holding"}, Trail::Order)
      .Case("self-deadlock", Trail::Relock)
      .Case("nested-lease", Trail::Lease)
      .Case("leaked-lock", Trail::Leak)
      .Case("release-not-held", Trail::Release)
      .Default(Trail::None);
}

bool PathEvidence::judges(llvm::StringRef Kind) { return shapeOf(Kind) != Trail::None; }

std::string PathEvidence::absolute(llvm::StringRef File) const {
  llvm::SmallString<256> Name(File);
  llvm::sys::path::make_absolute(Base, Name);
  llvm::sys::path::remove_dots(Name, /*remove_dot_dot=*/true);
  return Name.str().str();
}

PathEvidence::Chain PathEvidence::places(llvm::ArrayRef<report::Frame> Frames) const {
  Chain Places;
  for (const report::Frame &F : Frames)
    Places.push_back(absolute(F.Where.File) + ":" + std::to_string(F.Where.Line));
  return Places;
}

/// The frames from the function on in which the evidence begins.
static llvm::ArrayRef<report::Frame> evidence(const report::Witness &W, const report::Step &S) {
  const llvm::ArrayRef<report::Frame> Frames(S.Frames);
  const auto *Begins =
      llvm::find_if(Frames, [&](const report::Frame &F) { return F.Function == W.Function; });
  return Frames.drop_front(Begins - Frames.begin());
}

/// A function of a header is part of a unit that calls it: who does stands on the stack before it.
void PathEvidence::addTops(Trail &T, const report::Step &S, size_t First) const {
  std::string Unit;
  for (size_t I = 0; I < S.Frames.size(); ++I) {
    const std::string File = absolute(S.Frames[I].Where.File);
    const bool IsUnit = Units.count(File) != 0;
    if (IsUnit)
      Unit = File;
    if (I >= First)
      T.Tops.push_back({S.Frames[I].Function, Unit, !IsUnit});
  }
}

Trail PathEvidence::trail(const report::Finding &F, const report::Witness &W) const {
  Trail T;
  T.Of = &W;
  T.What = shapeOf(F.Kind);
  if (F.ByException) {
    T.What = Trail::Throws;
    return T;
  }
  if (T.What == Trail::Order && W.Holds.Frames.empty())
    T.What = Trail::Wait;
  const report::Step &S = T.What == Trail::Leak ? W.Holds : W.Waits;
  T.Holds = places(evidence(W, W.Holds));
  T.Waits = places(evidence(W, W.Waits));
  addTops(T, S, S.Frames.size() - evidence(W, S).size());
  while (T.Fork + 1 < std::min(T.Holds.size(), T.Waits.size()) &&
         T.Holds[T.Fork] == T.Waits[T.Fork])
    ++T.Fork;
  if (T.Tops.empty() || (T.What <= Trail::Lease && T.Holds.empty()))
    T.What = Trail::None;
  return T;
}

//===----------------------------------------------------------------------===//
// Logs
//===----------------------------------------------------------------------===//

static std::vector<std::string> texts(const llvm::json::Array *List) {
  std::vector<std::string> Result;
  if (List)
    for (const llvm::json::Value &V : *List)
      Result.push_back(V.getAsString().value_or("").str());
  return Result;
}

void PathEvidence::readEvent(const llvm::json::Object &O) {
  const llvm::json::Array *Handed = O.getArray("hands");
  static constexpr std::pair<Event::Kind, llvm::StringLiteral> Kinds[] = {
      {Event::Waits, "waits"},
      {Event::Takes, "takes"},
      {Event::Calls, "calls"},
      {Event::Keeps, "keeps"},
      {Event::Releases, "releases"}};
  for (const auto &[What, Name] : Kinds)
    if (const llvm::json::Array *Way = O.getArray(Name))
      Events.push_back({Handed ? Event::Hands : What, texts(O.getArray("holds")), texts(Way),
                        texts(Handed), O.getString("callee").value_or("").str(),
                        O.getBoolean("same").value_or(false),
                        O.getBoolean("lets_go").value_or(false)});
}

llvm::Error PathEvidence::read(llvm::StringRef Unit, Ending How, llvm::StringRef Log) {
  Ending &Worst = Endings.try_emplace(Unit.str(), How).first->second;
  Worst = std::max(Worst, How);
  auto Buffer = llvm::MemoryBuffer::getFile(Log, /*IsText=*/true);
  if (!Buffer) // Nothing was asked that a path came by.
    return llvm::Error::success();
  llvm::SmallVector<llvm::StringRef> Lines;
  // A unit that was stopped may not have come to the end of its last line.
  (*Buffer)->getBuffer().rsplit('\n').first.split(Lines, '\n', /*MaxSplit=*/-1,
                                                  /*KeepEmpty=*/false);
  for (llvm::StringRef Line : Lines) {
    auto Parsed = llvm::json::parse(Line);
    if (!Parsed)
      return Parsed.takeError();
    const llvm::json::Object *O = Parsed->getAsObject();
    if (!O)
      continue;
    if (const auto Name = O->getString("function")) {
      Explored &Seen = Functions[{Unit.str(), Name->str()}];
      Seen.Complete &= O->getBoolean("complete").value_or(false);
      Seen.Ended &= O->getBoolean("ended").value_or(false);
    } else {
      readEvent(*O);
    }
  }
  return llvm::Error::success();
}

//===----------------------------------------------------------------------===//
// What was seen
//===----------------------------------------------------------------------===//

/// Whether one chain is the other, or stops where the other goes on into a lock's own functions.
static bool agree(llvm::ArrayRef<std::string> A, llvm::ArrayRef<std::string> B) {
  const size_t Common = std::min(A.size(), B.size());
  return Common > 0 && A.take_front(Common) == B.take_front(Common);
}

template <typename Is> bool PathEvidence::any(Event::Kind What, Is Fits) const {
  return llvm::any_of(Events, [&](const Event &E) { return E.What == What && Fits(E); });
}

/// Whether it is about something that is held until the wait.
static bool isHeld(const Trail &T) { return T.What <= Trail::Lease; }

/// The rest of a stack from a frame on.
static llvm::ArrayRef<std::string> rest(llvm::ArrayRef<std::string> Stack, size_t From) {
  return Stack.drop_front(std::min(From, Stack.size()));
}

/// Whether the event is the call of what is at \p To by a path that began with what is at
/// \p From, with what is held there still held.
bool PathEvidence::calls(const Event &E, const Trail &T, const Position &Caller, size_t From,
                         size_t To) const {
  const llvm::ArrayRef<std::string> Way = llvm::ArrayRef(T.Waits).slice(From, To - From);
  const std::string &Callee = T.Tops[To].Function;
  if (llvm::ArrayRef(E.Way) != Way ||
      (E.Callee != Callee && Caller.Given.count({E.Callee, Callee}) == 0))
    return false;
  if (isHeld(T) && From <= T.Fork && To > T.Fork)
    return agree(rest(T.Holds, From), E.Holds);
  // What a caller holds must not have been released; before the fork there is nothing yet.
  return E.Holds.empty() && (To <= T.Fork || From == 0 || !E.LetsGo);
}

/// Notes the functions that calls on the trail hand over, which the callee may call in its turn.
void PathEvidence::handOver(const Trail &T, const Position &Caller, size_t From, size_t To,
                            Position &Callee) const {
  const llvm::ArrayRef<std::string> Way = llvm::ArrayRef(T.Waits).slice(From, To - From);
  for (const Event &E : Events) {
    if (E.What != Event::Hands || llvm::ArrayRef(E.Way) != Way || E.Callee != T.Tops[To].Function)
      continue;
    for (size_t I = 0; I < E.Handed.size(); ++I) {
      const std::string Argument = "#" + std::to_string(I);
      if (!E.Handed[I].empty())
        Callee.Given.insert({Argument, E.Handed[I]});
      for (const auto &[Own, Function] : Caller.Given)
        if (Own == E.Handed[I])
          Callee.Given.insert({Argument, Function});
    }
  }
}

std::vector<PathEvidence::Position> PathEvidence::positions(const Trail &T) const {
  std::vector<Position> Found(T.Tops.size());
  if (!Found.empty())
    Found.front().Reached = true;
  const bool HasParts = isHeld(T) || T.What == Trail::Wait;
  for (size_t From = 0; HasParts && From < Found.size(); ++From)
    for (size_t To = From + 1; Found[From].Reached && To < Found.size(); ++To)
      if (any(Event::Calls, [&](const Event &E) { return calls(E, T, Found[From], From, To); })) {
        Found[To].Reached = true;
        handOver(T, Found[From], From, To, Found[To]);
      }
  return Found;
}

std::vector<Top> PathEvidence::reached(const Trail &T) const {
  std::vector<Top> Found;
  if (T.What == Trail::None || T.What == Trail::Throws)
    return Found;
  if (seenFrom(T, 0) == Evidence::Witnessed)
    return {T.Tops.front()};
  const std::vector<Position> Seen = positions(T);
  for (size_t I = 0; I < Seen.size(); ++I)
    if (Seen[I].Reached)
      Found.push_back(T.Tops[I]);
  return Found;
}

/// What a path shows that begins with the frame at \p From: witnessed, or not.
Evidence PathEvidence::seenFrom(const Trail &T, size_t From) const {
  const llvm::ArrayRef<std::string> Rest = rest(T.Waits, From);
  const bool Takes = T.What == Trail::Wait || (isHeld(T) && From > T.Fork);
  auto Fits = [&](const Event &E) {
    if (T.What == Trail::Leak || T.What == Trail::Release)
      return agree(E.Way, T.What == Trail::Leak ? T.Holds : T.Waits);
    if (Takes)
      return agree(E.Way, Rest) && (From == 0 || !E.LetsGo);
    return agree(E.Holds, rest(T.Holds, From)) && agree(E.Way, Rest) &&
           (T.What == Trail::Lease || E.Same == (T.What == Trail::Relock));
  };
  const Event::Kind What = T.What == Trail::Leak      ? Event::Keeps
                           : T.What == Trail::Release ? Event::Releases
                           : Takes                    ? Event::Takes
                                                      : Event::Waits;
  return any(What, Fits) ? Evidence::Witnessed : Evidence::NotSeen;
}

/// Whether what no path of the function showed does not happen in it.
bool PathEvidence::isComplete(const Top &T) const {
  const auto Function = Functions.find({T.Unit, T.Function});
  const auto Unit = Endings.find(T.Unit);
  return !T.InHeader && Function != Functions.end() && Function->second.Complete &&
         Unit != Endings.end() && Unit->second == Ending::Done;
}

/// Whether a path does what is asked but for what may be told wrongly: which object's lock it is
/// that it holds, and whose lock it has released before.
bool PathEvidence::isNearlySeen(const Trail &T, size_t From) const {
  const llvm::ArrayRef<std::string> Rest = rest(T.Waits, From);
  return any(Event::Waits,
             [&](const Event &E) {
               return T.What == Trail::Relock && agree(E.Holds, rest(T.Holds, From)) &&
                      agree(E.Way, Rest);
             }) ||
         any(Event::Takes, [&](const Event &E) { return E.LetsGo && agree(E.Way, Rest); });
}

Verdict PathEvidence::of(const Trail &T) const {
  if (T.What == Trail::Throws)
    return {Evidence::NotSeen, "the analyzer's paths end where something is thrown"};
  if (T.What == Trail::None)
    return {Evidence::NotSeen, "its stacks do not begin in one function"};
  if (seenFrom(T, 0) == Evidence::Witnessed)
    return {Evidence::Witnessed, ""};
  const std::vector<Position> Seen = positions(T);
  size_t Last = 0;
  for (size_t I = 0; I < Seen.size(); ++I) {
    if (!Seen[I].Reached)
      continue;
    Last = I;
    if (I > 0 && seenFrom(T, I) == Evidence::Witnessed)
      return {Evidence::InParts, ""};
    if (isComplete(T.Tops[I]) && !isNearlySeen(T, I))
      return {Evidence::Refuted,
              "all paths of " + T.Tops[I].Function + " were explored, and none does this"};
  }
  return {Evidence::NotSeen, whyNot(T, Last)};
}

//===----------------------------------------------------------------------===//
// Why it was not seen
//===----------------------------------------------------------------------===//

/// "queue.c:12"
static std::string placeOf(const report::Frame &F) {
  return llvm::sys::path::filename(F.Where.File).str() + ":" + std::to_string(F.Where.Line);
}

static std::string quoted(const std::string &Lock) { return "'" + Lock + "'"; }

/// Why nothing is known of the paths of a function, or "".
std::string PathEvidence::whyNotExplored(const Top &T) const {
  if (T.Unit.empty())
    return T.Function + " is defined in a header, and who calls it there is not known";
  const std::string Source = llvm::sys::path::filename(T.Unit).str();
  const auto Unit = Endings.find(T.Unit);
  if (Unit == Endings.end() || Unit->second == Ending::Failed)
    return Source + " could not be analysed";
  if (Functions.count({T.Unit, T.Function}) != 0)
    return "";
  return Unit->second == Ending::Limit ? Source + " took longer than --limit allows"
                                       : T.Function + " was not explored by the analyzer";
}

/// Why no path from the frame \p At on was seen to hold what it is about, or "".
std::string PathEvidence::whyNotTaken(const Trail &T, size_t At) const {
  const llvm::ArrayRef<std::string> Rest = rest(T.Holds, At);
  auto Holds = [&](const Event &E) { return agree(E.Holds, Rest); };
  if (any(Event::Takes, [&](const Event &E) { return agree(E.Way, Rest); }) ||
      any(Event::Waits, Holds) || any(Event::Calls, Holds))
    return "";
  const std::string Lock = quoted(T.Of->Holds.Lock);
  const auto Frames = evidence(*T.Of, T.Of->Holds).drop_front(At);
  for (size_t I = 1; I < Frames.size(); ++I)
    if (any(Event::Calls, [&](const Event &E) {
          return llvm::ArrayRef(E.Way) == Rest.take_front(I) && E.Callee == Frames[I].Function;
        }))
      return Frames[I].Function + ", which takes " + Lock + ", is not looked into at " +
             placeOf(Frames[I - 1]);
  return "no explored path of " + T.Tops[At].Function + " takes " + Lock + " at " +
         placeOf(Frames.front());
}

std::string PathEvidence::whyNot(const Trail &T, size_t At) const {
  const Top &Here = T.Tops[At];
  const std::string Before =
      At == 0 ? "" : "paths come as far as the call of " + Here.Function + ", but ";
  std::string Why = whyNotExplored(Here);
  if (Why.empty() && (T.What == Trail::Leak || (isHeld(T) && At <= T.Fork)))
    Why = whyNotTaken(T, At);
  if (!Why.empty())
    return Before + Why;
  const auto Frames = evidence(*T.Of, T.Of->Waits);
  for (size_t To = At + 1; To < Frames.size(); ++To)
    if (any(Event::Calls, [&](const Event &E) {
          return (E.Callee.empty() || E.Callee.front() == '#') &&
                 llvm::ArrayRef(E.Way) == llvm::ArrayRef(T.Waits).slice(At, To - At);
        }))
      return Before + "a path does not know what is called through a pointer at " +
             placeOf(Frames[To - 1]);
  return Before + (Functions.at({Here.Unit, Here.Function}).Ended
                       ? "no explored path of " + Here.Function + " does this"
                       : "no path of " + Here.Function +
                             " did this before the analyzer's bounds ended the exploration");
}

//===----------------------------------------------------------------------===//
// What follows
//===----------------------------------------------------------------------===//

bool holdwait::tool::isOnlyOfFeasibility(const report::Finding &F) {
  // Whether a function means to keep a lock is not told by its paths.
  return F.Kind != "leaked-lock" && !F.Reasons.empty() &&
         llvm::all_of(F.Reasons, report::isAboutFeasibility);
}

void holdwait::tool::judge(report::Finding &F, llvm::ArrayRef<Verdict> OfWitnesses) {
  for (const Verdict &V : OfWitnesses)
    if (V.What == Evidence::Refuted) {
      F.Level = report::Confidence::Low;
      F.Reasons.push_back(V.Why);
      return;
    }
  const bool AllSeen = !OfWitnesses.empty() && llvm::all_of(OfWitnesses, [](const Verdict &V) {
    return V.What == Evidence::Witnessed;
  });
  if (!AllSeen || F.Level != report::Confidence::Low || !isOnlyOfFeasibility(F))
    return;
  F.Level = report::Confidence::Medium;
  for (std::string &Reason : F.Reasons)
    Reason += "; a feasible path shows it";
}
