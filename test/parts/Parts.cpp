//===-- test/parts/Parts.cpp - A part says what the whole says ------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// usage: holdwait_parts MOST INDEX...
///
/// Puts the programs of all indices beside each other in one, as programs that share
/// nothing but the system's functions, and solves it. Then, for each source: takes it
/// out, solves it with the part of the program it has to do with (solver/Neighbours.h),
/// at most MOST functions, 0: all, and compares what is found in the source. Exit status
/// 1: some source has other findings, and they are shown. Prints how large the parts were.
///
//===----------------------------------------------------------------------===//

#include "report/Build.h"
#include "skeleton/Input.h"
#include "skeleton/Part.h"
#include "skeleton/Storage.h"
#include "solver/Link.h"
#include "solver/Neighbours.h"
#include "solver/Overlay.h"
#include "solver/Solve.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

#include <map>
#include <set>

using namespace holdwait;

namespace {

using Lines = std::vector<std::string>;

/// Makes the names and files of a program its own.
void separate(skeleton::Unit &U, unsigned Number) {
  for (skeleton::Symbol &S : U.Symbols)
    if (!(S.Flags & skeleton::SF_System))
      S.Id.Low ^= uint64_t(Number) << 32;
  const std::string Folder = llvm::utostr(Number) + "/";
  std::map<uint32_t, uint32_t> Files;
  auto Move = [&](uint32_t &File) {
    auto [It, IsNew] = Files.try_emplace(File, U.Strings.size());
    if (IsNew)
      U.Strings.push_back(U.Strings[File].empty() ? "" : Folder + U.Strings[File]);
    File = It->second;
  };
  for (skeleton::Symbol &S : U.Symbols)
    Move(S.Where.File);
  for (skeleton::Op &O : U.Ops)
    Move(O.Where.File);
  for (skeleton::Order &O : U.Orders)
    Move(O.Where.File);
  for (skeleton::Source &S : U.Sources)
    Move(S.Name);
}

/// Of each file: kind, confidence and message of each finding in it. Of "": of all.
std::map<std::string, Lines> foundIn(skeleton::Unit Program) {
  std::map<std::string, Lines> Found;
  const auto Solved = solver::solve(std::move(Program));
  for (const report::Finding &F : report::build(*Solved).Findings) {
    std::set<std::string> Files{""};
    for (const report::Witness &W : F.Witnesses)
      for (const report::Step *S : {&W.Holds, &W.Waits})
        for (const report::Frame &At : S->Frames)
          Files.insert(At.Where.File);
    for (const std::string &File : Files)
      Found[File].push_back(F.Kind + ", " + llvm::utostr(static_cast<unsigned>(F.Level)) + ": " +
                            F.Message);
  }
  for (auto &[_, All] : Found)
    llvm::sort(All);
  return Found;
}

/// The functions of \p Whole with an operation in \p File, as a unit of its own.
llvm::Expected<skeleton::Unit> unitOf(const skeleton::StoredUnit &Whole, llvm::StringRef File) {
  std::vector<uint32_t> Inside;
  for (uint32_t F = 0; F < Whole.Functions.size(); ++F) {
    const skeleton::Function &Fn = Whole.Functions[F];
    if (llvm::any_of(Whole.Blocks.slice(Fn.FirstBlock, Fn.BlockCount),
                     [&](const skeleton::Block &B) {
                       return llvm::any_of(Whole.Ops.slice(B.FirstOp, B.OpCount),
                                           [&](const skeleton::Op &O) {
                                             return Whole.Strings[O.Where.File] == File;
                                           });
                     }))
      Inside.push_back(F);
  }
  auto U = skeleton::partOf(Whole, Inside);
  if (U) {
    U->Strings.push_back(File.str());
    U->Sources.push_back({static_cast<uint32_t>(U->Strings.size() - 1), 0});
  }
  return U;
}

class Comparison {
public:
  Comparison(skeleton::Unit Program, size_t Most)
      : Most(Most), Bytes(skeleton::write(Program)), Names(solver::storeNeighbours(Program)),
        Whole(llvm::cantFail(skeleton::StoredUnit::open(Bytes))),
        Near(llvm::cantFail(solver::Neighbours::open(Names))), Expected(foundIn(std::move(Program))) {
  }

  /// True when all sources have the findings that they have in the whole.
  bool run() {
    for (const skeleton::Source &S : Whole.Sources)
      compare(Whole.Strings[S.Name]);
    llvm::sort(Sizes);
    llvm::outs() << Sizes.size() << " sources, " << Whole.Functions.size()
                 << " functions; in a part (median, largest): " << Sizes[Sizes.size() / 2] << ", "
                 << Sizes.back() << "; parts that are not all: " << Cut << "; findings "
                 << Told << ", lacking " << Lacking << ", others " << Others << '\n';
    return Lacking + Others == 0;
  }

private:
  void compare(llvm::StringRef File) {
    skeleton::Unit Fresh = llvm::cantFail(unitOf(Whole, File));
    const auto Around = Near.around(Whole, Fresh, Most);
    Sizes.push_back(Around.Functions.size());
    Cut += !Around.IsAll;
    skeleton::Unit Part = llvm::cantFail(skeleton::partOf(Whole, Around.Functions));
    auto Now = foundIn(solver::overlay(std::move(Part), std::move(Fresh)));
    Told += Expected[File.str()].size();
    // Of two stacks that are as good, another may be told, which leads through other files.
    Lacking += show(Expected[File.str()], Now[""], File, "not found in the part: ");
    Others += show(Now[File.str()], Expected[""], File, "found in the part only: ");
  }

  static size_t show(const Lines &These, const Lines &Those, llvm::StringRef File,
                     llvm::StringRef How) {
    Lines Rest;
    std::set_difference(These.begin(), These.end(), Those.begin(), Those.end(),
                        std::back_inserter(Rest));
    for (const std::string &Line : Rest)
      llvm::outs() << File << ": " << How << Line << '\n';
    return Rest.size();
  }

  const size_t Most;
  const std::string Bytes, Names;
  const skeleton::StoredUnit Whole;
  const solver::Neighbours Near;
  std::map<std::string, Lines> Expected;
  std::vector<size_t> Sizes;
  size_t Cut = 0, Told = 0, Lacking = 0, Others = 0;
};

} // namespace

int main(int ArgumentCount, char **Arguments) {
  size_t Most = 0;
  if (ArgumentCount < 3 || llvm::StringRef(Arguments[1]).getAsInteger(10, Most)) {
    llvm::errs() << "usage: holdwait_parts MOST INDEX...\n";
    return 2;
  }
  solver::Linker Linker;
  unsigned Number = 0;
  for (const char *Path : llvm::ArrayRef(Arguments, ArgumentCount).drop_front(2)) {
    ++Number;
    auto Add = [&](skeleton::Unit U, llvm::StringRef) {
      separate(U, Number);
      Linker.add(std::move(U));
    };
    auto Warn = [&](llvm::Error E) { llvm::errs() << llvm::toString(std::move(E)) << '\n'; };
    if (llvm::Error E = skeleton::readInput(Path, Add, Warn)) {
      llvm::errs() << Path << ": " << llvm::toString(std::move(E)) << '\n';
      return 2;
    }
  }
  return Comparison(Linker.finish(), Most == 0 ? ~size_t(0) : Most).run() ? 0 : 1;
}
