//===-- test/anyorder/AnyOrder.cpp - One verdict, in whichever order ------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// usage: holdwait_any_order TIMES INDEX...
///
/// Solves each index as it is, and again TIMES times with its symbols in another
/// order, and compares what is found. What is linked is sorted by name: a verdict
/// that hangs on that order changes when somebody renames a function. Exit status
/// 1: some verdict does, and it is shown.
///
//===----------------------------------------------------------------------===//

#include "report/Build.h"
#include "skeleton/Input.h"
#include "solver/Link.h"
#include "solver/Solve.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Support/xxhash.h"

using namespace holdwait;

namespace {

/// Between what the order is made of and the name.
constexpr char Mark = '#';
constexpr size_t Digits = 8;

/// Puts before the name of every symbol what sorts it elsewhere.
void reorder(skeleton::Unit &U, unsigned Salt) {
  for (skeleton::Symbol &S : U.Symbols) {
    const uint64_t Bytes[] = {S.Id.High, S.Id.Low, Salt};
    const uint64_t Hash =
        llvm::xxh3_64bits(llvm::ArrayRef(reinterpret_cast<const uint8_t *>(Bytes), sizeof(Bytes)));
    U.Strings.push_back(llvm::utohexstr(Hash, false, 16).substr(0, Digits) + Mark +
                        U.Strings[S.Name]);
    S.Name = U.Strings.size() - 1;
  }
}

/// \p Name as the symbol had it.
std::string restored(std::string Name) {
  for (size_t At; (At = Name.find(Mark, Digits)) != std::string::npos;)
    Name.erase(At - Digits, Digits + 1);
  return Name;
}

/// Kind, confidence and locks of each finding, sorted; \p Salt 0: in the order it has.
llvm::Expected<std::vector<std::string>> found(llvm::StringRef Path, unsigned Salt) {
  solver::Linker Linker;
  llvm::Error Wrong = llvm::Error::success();
  auto Add = [&](skeleton::Unit U, llvm::StringRef) {
    if (Salt != 0)
      reorder(U, Salt);
    Linker.add(std::move(U));
  };
  auto Warn = [&](llvm::Error E) { Wrong = llvm::joinErrors(std::move(Wrong), std::move(E)); };
  if (llvm::Error E = skeleton::readInput(Path, Add, Warn))
    return llvm::joinErrors(std::move(E), std::move(Wrong));
  if (Wrong)
    return std::move(Wrong);
  const auto Solved = solver::solve(Linker.finish());
  std::vector<std::string> Lines;
  for (const report::Finding &F : report::build(*Solved).Findings) {
    auto Locks = llvm::to_vector<4>(llvm::map_range(F.Locks, restored));
    llvm::sort(Locks); // A circle begins at the smallest name, and the message with it.
    Lines.push_back(F.Kind + ", " + llvm::utostr(static_cast<unsigned>(F.Level)) + ": " +
                    llvm::join(Locks, ", "));
  }
  llvm::sort(Lines);
  return Lines;
}

/// True when every order finds the same.
llvm::Expected<bool> agree(llvm::StringRef Path, unsigned Times) {
  auto First = found(Path, 0);
  if (!First)
    return First.takeError();
  for (unsigned Salt = 1; Salt <= Times; ++Salt) {
    auto Other = found(Path, Salt);
    if (!Other)
      return Other.takeError();
    if (*Other == *First)
      continue;
    llvm::outs() << Path << ": what is found depends on the order of symbols\n"
                 << "as it is:\n  " << llvm::join(*First, "\n  ") << "\nin order " << Salt
                 << ":\n  " << llvm::join(*Other, "\n  ") << '\n';
    return false;
  }
  return true;
}

} // namespace

int main(int ArgumentCount, char **Arguments) {
  unsigned Times = 0;
  if (ArgumentCount < 3 || llvm::StringRef(Arguments[1]).getAsInteger(10, Times)) {
    llvm::errs() << "usage: holdwait_any_order TIMES INDEX...\n";
    return 2;
  }
  bool AllAgree = true;
  for (const char *Path : llvm::ArrayRef(Arguments, ArgumentCount).drop_front(2)) {
    llvm::Expected<bool> Agrees = agree(Path, Times);
    if (!Agrees) {
      llvm::errs() << Path << ": " << llvm::toString(Agrees.takeError()) << '\n';
      return 2;
    }
    AllAgree &= *Agrees;
  }
  return AllAgree ? 0 : 1;
}
