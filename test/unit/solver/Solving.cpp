//===-- test/unit/solver/Solving.cpp - From text to findings --------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Solving.h"

#include "../skeleton/Samples.h"

#include "skeleton/Text.h"
#include "skeleton/Validate.h"
#include "solver/Link.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

#include "gtest/gtest.h"

using namespace holdwait::solver;
using namespace holdwait::skeleton;
namespace solver = holdwait::solver;

/// Gives the n-th operation of a function the line n, where it has none.
static void numberOperations(Unit &U) {
  const uint32_t File = U.Strings.size();
  U.Strings.push_back("t");
  for (const Function &F : U.Functions) {
    uint32_t Number = 0;
    for (const Block &B : llvm::ArrayRef(U.Blocks).slice(F.FirstBlock, F.BlockCount))
      for (uint32_t O = B.FirstOp; O < B.FirstOp + B.OpCount; ++O) {
        ++Number;
        if (U.Ops[O].Where.Line == 0)
          U.Ops[O].Where = {File, Number, 1};
      }
  }
}

Unit holdwait::solver::unit(llvm::StringRef Program) {
  std::string Locks;
  for (char Lock : {'A', 'B', 'C', 'D', 'G'})
    if (!Program.contains(std::string("lock variable ") + Lock + " "))
      Locks += std::string("lock variable ") + Lock + "\n";
  return bareUnit(Locks + Program.str());
}

Unit holdwait::solver::bareUnit(llvm::StringRef Program) {
  const std::string Text =
      TextMagic.str() + " " + std::to_string(FormatVersion) + "\n" + Program.str();
  llvm::Expected<Unit> U = parse(Text, "program");
  if (!U) {
    ADD_FAILURE() << llvm::toString(U.takeError()) << "\n" << Text;
    return Unit();
  }
  numberOperations(*U);
  return std::move(*U);
}

Unit holdwait::solver::overlappingUnit(uint32_t Seed) {
  Unit U = randomUnit(Seed);
  for (uint32_t S = 0; S < U.Symbols.size(); ++S)
    U.Symbols[S].Id = {1 + static_cast<uint64_t>(U.Symbols[S].Kind), (S + 3 * Seed) % 7};
  return U;
}

Unit holdwait::solver::linked(std::vector<Unit> Units, std::vector<std::string> *Conflicts) {
  Linker L;
  for (Unit &U : Units)
    L.add(std::move(U));
  Unit U = L.finish(Conflicts);
  if (llvm::Error E = validate(U)) {
    ADD_FAILURE() << llvm::toString(std::move(E)) << "\n" << textOf(U);
    return Unit();
  }
  return U;
}

std::unique_ptr<Analysis> holdwait::solver::analysed(llvm::StringRef Program) {
  return analysed({unit(Program)});
}

std::unique_ptr<Analysis> holdwait::solver::analysed(std::vector<Unit> Units) {
  return solve(linked(std::move(Units)));
}

//===----------------------------------------------------------------------===//
// Printing
//===----------------------------------------------------------------------===//

std::string holdwait::solver::printed(const Analysis &A, TraceId T) {
  std::string Out;
  for (; T != NoTrace; T = A.Traces[T].Inner) {
    const Trace &Frame = A.Traces[T];
    Out += (Out.empty() ? "" : ">") + A.P.functionName(Frame.Function).str() + ":" +
           std::to_string(Frame.Where.Line);
  }
  return Out;
}

static std::string name(const Analysis &A, uint32_t Class) {
  return Class == NoIndex ? "?" : A.P.name(Class).str();
}

static std::string names(const Analysis &A, llvm::ArrayRef<uint32_t> Classes) {
  return llvm::join(llvm::map_range(Classes, [&](uint32_t C) { return name(A, C); }), " ");
}

static const char *word(Doubt D) {
  switch (D) {
  case Doubt::Uncertain:
    return "uncertain";
  case Doubt::Inexact:
    return "inexact";
  case Doubt::NoThreads:
    return "no threads";
  case Doubt::SameThread:
    return "same thread";
  case Doubt::ByResult:
    return "by result";
  case Doubt::ManyTargets:
    return "many targets";
  case Doubt::Thrown:
    return "thrown";
  case Doubt::Stored:
    return "stored";
  case Doubt::Storeds:
    return "storeds";
  case Doubt::Kind:
    return "kind";
  case Doubt::Last:
    return "last";
  case Doubt::Lasts:
    return "lasts";
  case Doubt::OtherObject:
    return "other object";
  case Doubt::Chain:
    return "chain";
  case Doubt::Instances:
    return "instances";
  case Doubt::Shape:
    return "shape";
  case Doubt::Returned:
    return "returned";
  case Doubt::Opposite:
    return "opposite";
  case Doubt::Writer:
    return "writer";
  }
  return "?";
}

static std::string level(Confidence Level, llvm::ArrayRef<Doubt> Doubts) {
  static const char *const Levels[] = {"high", "medium", "low"};
  std::string Out = std::string(" [") + Levels[static_cast<int>(Level)];
  for (size_t I = 0; I < Doubts.size(); ++I)
    Out += std::string(I ? ", " : ": ") + word(Doubts[I]);
  return Out + "]";
}

/// \p First: which lock of the cycle to start with.
static std::string line(const Analysis &A, const CycleFinding &C, size_t First) {
  const size_t N = C.Classes.size();
  std::vector<uint32_t> Classes = C.Classes;
  std::rotate(Classes.begin(), Classes.begin() + First, Classes.end());
  std::string Out = (C.Timed ? "stall " : "cycle ") + names(A, Classes) + ":";
  for (size_t I = 0; I < C.Ways.size(); ++I) {
    const Pair &L = C.Ways[(First + I) % std::max(N, C.Ways.size())].Event->Locks;
    Out += (I ? " | " : " ") + printed(A, L.From.Trace) + " " + printed(A, L.Trace);
  }
  return Out;
}

static std::string line(const Analysis &A, const RelockFinding &R) {
  const Pair &L = R.Event->Locks;
  return std::string(R.Timed ? "timed relock " : "relock ") + name(A, R.Class) + ": " +
         printed(A, L.From.Trace) + " " + printed(A, L.Trace);
}

static std::string line(const Analysis &A, const LeakFinding &L) {
  const LeakEvent &E = *L.Event;
  std::string Out =
      "leak " + name(A, L.Class) + ": " + printed(A, E.Acquired) + (E.Throws ? " throw" : " out");
  if (E.Exit.Line != 0)
    Out += " " + A.P.functionName(E.Function).str() + ":" + std::to_string(E.Exit.Line);
  return Out;
}

static std::string line(const Analysis &A, const UnheldFinding &U) {
  std::string Out = "unheld " + name(A, U.Class) + ": ";
  if (U.Event.Before != NoTrace)
    Out += printed(A, U.Event.Before) + " ";
  return Out + printed(A, U.Event.Trace);
}

static std::string line(const Analysis &A, const SuspendFinding &S) {
  return "suspend " + name(A, S.Class) + ": " + printed(A, S.Event->Lock.Trace) + " " +
         printed(A, S.Event->Trace);
}

static std::string line(const Analysis &A, const SelfWaitFinding &S) {
  return "itself " + name(A, S.Object) + ": " + printed(A, S.Event->What.Trace);
}

static std::string line(const Analysis &A, const SignalFinding &S) {
  return "signal " + name(A, S.Class) + ": " + printed(A, S.Interrupted->Trace) + " " +
         printed(A, S.Wanted->Trace);
}

static std::string line(const Analysis &A, const RemovedCycle &R) {
  std::vector<std::string> Gates;
  for (uint32_t G : R.Gates)
    Gates.push_back(name(A, G));
  llvm::sort(Gates);
  return "removed " + names(A, R.Classes) +
         (R.Rule == RemovalRule::Gate ? " by gate " : " by modes ") + llvm::join(Gates, " ");
}

std::string holdwait::solver::findings(const Analysis &A) {
  std::vector<std::string> Lines;
  for (const CycleFinding &C : A.Cycles) {
    auto ByName = [&](uint32_t X, uint32_t Y) { return A.P.name(X) < A.P.name(Y); };
    Lines.push_back(line(A, C, llvm::min_element(C.Classes, ByName) - C.Classes.begin()));
  }
  for (const RelockFinding &R : A.Relocks)
    Lines.push_back(line(A, R));
  for (const LeakFinding &L : A.Leaks)
    Lines.push_back(line(A, L));
  for (const UnheldFinding &U : A.Unheld)
    Lines.push_back(line(A, U));
  for (const SuspendFinding &S : A.Suspensions)
    Lines.push_back(line(A, S));
  for (const SelfWaitFinding &S : A.SelfWaits)
    Lines.push_back(line(A, S));
  for (const SignalFinding &S : A.SignalLocks)
    Lines.push_back(line(A, S));
  llvm::sort(Lines);
  return llvm::join(Lines, "\n");
}

std::string holdwait::solver::explained(const Analysis &A) {
  std::vector<std::string> Lines;
  for (const CycleFinding &C : A.Cycles)
    Lines.push_back(line(A, C, 0) + level(C.Level, C.Doubts));
  for (const RelockFinding &R : A.Relocks)
    Lines.push_back(line(A, R) + level(R.Level, R.Doubts));
  for (const LeakFinding &L : A.Leaks)
    Lines.push_back(line(A, L) + level(L.Level, L.Doubts));
  for (const UnheldFinding &U : A.Unheld)
    Lines.push_back(line(A, U));
  for (const SuspendFinding &S : A.Suspensions)
    Lines.push_back(line(A, S) + level(S.Level, S.Doubts));
  for (const SelfWaitFinding &S : A.SelfWaits)
    Lines.push_back(line(A, S) + level(S.Level, S.Doubts));
  for (const SignalFinding &S : A.SignalLocks)
    Lines.push_back(line(A, S));
  for (const RemovedCycle &R : A.Removed)
    Lines.push_back(line(A, R));
  return llvm::join(Lines, "\n");
}

std::string holdwait::solver::findings(llvm::StringRef Program) {
  return findings(*analysed(Program));
}

std::string holdwait::solver::explained(llvm::StringRef Program) {
  return explained(*analysed(Program));
}

std::string holdwait::solver::textOf(const Unit &U) {
  std::string Out;
  llvm::raw_string_ostream OS(Out);
  print(U, OS);
  return Out;
}

uint32_t holdwait::solver::symbolOf(const Unit &U, llvm::StringRef Name) {
  for (uint32_t S = 0; S < U.Symbols.size(); ++S)
    if (U.Strings[U.Symbols[S].Name] == Name)
      return S;
  ADD_FAILURE() << "no symbol " << Name.str();
  return NoIndex;
}

uint32_t holdwait::solver::functionOf(const Program &P, llvm::StringRef Name) {
  return P.definition(symbolOf(P.unit(), Name));
}
