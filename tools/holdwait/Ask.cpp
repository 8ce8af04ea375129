//===-- tools/holdwait/Ask.cpp - Questions about a program ----------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The commands that answer a question: `who LOCK`, `why A B`, `explain ID`,
/// and `order`, which writes the orders of locks to a file that can be kept
/// beside the sources, and tells what is not in it.
///
//===----------------------------------------------------------------------===//

#include "report/Annotate.h"
#include "report/Answers.h"
#include "report/Kinds.h"
#include "report/Levels.h"
#include "report/Printable.h"
#include "report/Source.h"
#include "report/TextWitness.h"
#include "report/Words.h"
#include "skeleton/Output.h"
#include "tools/holdwait/Pipeline.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

using namespace holdwait;
using namespace holdwait::tool;

namespace {

/// A program to ask about: what the inputs behind the question make up.
class Asked {
public:
  Asked(const Options &O, size_t Words) : Sources(O.BaseDir), Given(O) {
    Given.Inputs.erase(Given.Inputs.begin(), Given.Inputs.begin() + ptrdiff_t(Words));
    Write.SourceRoot = workingFolder();
    Write.Sources = &Sources;
    Write.Color =
        O.Colour == "always" || (O.Colour == "auto" && llvm::sys::Process::StandardOutHasColors());
  }

  /// False, and said why, when there is nothing to ask about.
  bool read() {
    solver::Linker Units;
    const size_t Problems = readInputs(Given, Units);
    if (Units.count() == 0) {
      tellNothingRead(Given, Problems);
      return false;
    }
    llvm::Expected<report::Report> Result = analyse(Units, Given, {});
    if (!Result) {
      complain(Result.takeError());
      return false;
    }
    R = std::move(*Result);
    return Problems == 0 || Given.KeepGoing;
  }

  /// The one lock that \p Name means; says so when there is none, or several.
  std::optional<std::string> lock(llvm::StringRef Name) const {
    const std::set<std::string> Known = report::resourcesCalled(R.Locks, Name);
    if (Known.size() == 1)
      return *Known.begin();
    tell(Known.empty()
             ? "no lock is called '" + Name + "'; --inventory lists all"
             : "'" + Name + "' may be one of " +
                   report::quotedList(std::vector<std::string>(Known.begin(), Known.end())));
    return std::nullopt;
  }

  report::Report R;
  report::WriteOptions Write;

private:
  report::SourceCache Sources;
  Options Given;
};

constexpr llvm::StringLiteral OrderHeader =
    "# Orders of locks: held before wanted. Written by 'holdwait order --write'.\n";

std::set<std::string> orderLines(const report::Inventory &I) {
  std::set<std::string> Lines;
  for (const report::OrderEdge &E : I.Edges)
    Lines.insert(report::orderLine(E));
  return Lines;
}

/// Level by level, each with the orders that put its locks there. What is no order is a comment.
std::string orderText(const report::Inventory &I) {
  std::string Text;
  size_t Number = 0;
  for (const report::Level &L : report::levelsOf(I)) {
    Text += "# Level " + std::to_string(++Number) + ":\n";
    for (const std::string &Lock : L.Locks)
      Text +=
          "#   " + report::printable(Lock) + (L.Cyclic.count(Lock) ? " (in a cycle)" : "") + "\n";
    std::set<std::string> Lines;
    for (const report::OrderEdge *E : L.Edges)
      Lines.insert(report::orderLine(*E));
    for (const std::string &Line : Lines)
      Text += Line + "\n";
  }
  return Text;
}

int fail(llvm::Error E) {
  complain(std::move(E));
  return WrongUse;
}

/// Tells the orders that are not in the file, and those that are only there.
int checkOrder(const Asked &A, const std::string &File) {
  auto Buffer = llvm::MemoryBuffer::getFile(File, /*IsText=*/true);
  if (!Buffer)
    return fail(llvm::createStringError(File + ": " + Buffer.getError().message()));
  llvm::SmallVector<llvm::StringRef> Lines;
  (*Buffer)->getBuffer().split(Lines, '\n', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  std::set<std::string> Recorded;
  for (llvm::StringRef Line : Lines)
    if (!Line.trim().empty() && !Line.starts_with("#"))
      Recorded.insert(Line.trim().str());
  size_t New = 0;
  for (const report::OrderEdge &E : A.R.Locks.Edges)
    if (!Recorded.count(report::orderLine(E))) {
      ++New;
      report::writeOrder(E, A.Write, llvm::outs());
    }
  const std::set<std::string> Seen = orderLines(A.R.Locks);
  size_t Gone = 0;
  for (const std::string &Line : Recorded)
    if (!Seen.count(Line)) {
      ++Gone;
      llvm::outs() << "not there any more: " << report::printable(Line) << "\n";
    }
  llvm::outs() << report::counted(New, "new order") << ", " << Gone << " gone, "
               << Seen.size() - New << " as recorded\n";
  return New == 0 ? NothingFound : FindingsShown;
}

/// The patch goes to standard output, what could not be said to standard error.
int annotateOrder(const Asked &A) {
  const report::AnnotateCounts C = report::writeAnnotations(A.R, A.Write, llvm::outs());
  std::string Left;
  auto Add = [&](size_t Count, const char *Why) {
    if (Count != 0)
      Left += (Left.empty() ? "" : ", ") + std::to_string(Count) + " " + Why;
  };
  Add(C.There, "said already");
  Add(C.Implied, "implied by others");
  Add(C.Cyclic, "part of a cycle");
  Add(C.NoClass, "of a lock whose type has no capability attribute");
  Add(C.Apart, "of locks that are not declared together");
  tell(report::counted(C.Written, "order") + " written as attributes" +
       (Left.empty() ? "" : "; left: " + Left));
  return NothingFound;
}

} // namespace

int holdwait::tool::runOrder(const Options &O) {
  Asked A(O, 0);
  if (!A.read())
    return WrongUse;
  if (!O.OrderCheck.empty())
    return checkOrder(A, O.OrderCheck);
  if (O.OrderAnnotate)
    return annotateOrder(A);
  const std::string Text = orderText(A.R.Locks);
  if (O.OrderWrite.empty()) {
    llvm::outs() << Text;
    return NothingFound;
  }
  if (llvm::Error E = skeleton::writeFileAtomically(O.OrderWrite, OrderHeader.str() + Text))
    return fail(std::move(E));
  return NothingFound;
}

int holdwait::tool::runWho(const Options &O) {
  Asked A(O, 1);
  if (!A.read())
    return WrongUse;
  const auto Lock = A.lock(O.Inputs[0]);
  if (!Lock)
    return WrongUse;
  report::writeWho(A.R.Locks, *Lock, A.Write, llvm::outs());
  return NothingFound;
}

int holdwait::tool::runWhy(const Options &O) {
  Asked A(O, 2);
  if (!A.read())
    return WrongUse;
  const auto Held = A.lock(O.Inputs[0]), Wanted = A.lock(O.Inputs[1]);
  if (!Held || !Wanted)
    return WrongUse;
  if (report::writeWhy(A.R.Locks, *Held, *Wanted, A.Write, llvm::outs()))
    return NothingFound;
  llvm::outs() << report::printable(report::quoted(*Held) + " is never held on the way to " +
                                    report::quoted(*Wanted))
               << "\n";
  return FindingsShown;
}

int holdwait::tool::runExplain(const Options &O) {
  const std::string &Id = O.Inputs[0];
  if (const report::Kind *K = report::findKind(Id)) {
    llvm::outs() << K->Page;
    return NothingFound;
  }
  if (O.Inputs.size() == 1)
    return fail(llvm::createStringError("explain takes a kind of finding, or a fingerprint and "
                                        "the inputs in which it was found"));
  Asked A(O, 1);
  if (!A.read())
    return WrongUse;
  const report::Kind *Kind = nullptr;
  for (const report::Finding &F : A.R.Findings)
    if (llvm::StringRef(F.Fingerprint).starts_with(Id)) {
      Kind = report::findKind(F.Kind);
      llvm::outs() << report::findingText(F, A.Write) << "\n";
    }
  if (!Kind)
    return fail(llvm::createStringError("no finding has the fingerprint " + Id +
                                        ", and no kind this name"));
  llvm::outs() << Kind->Page;
  return NothingFound;
}
