//===-- test/fuzz/read_fuzzer.cpp - Anything a file may hold --------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Reads anything as an input file, a stored unit and a text skeleton. What is
/// accepted must be valid, print, and parse back to what prints the same.
///
///   build/bin/holdwait_read_fuzzer -max_total_time=120 corpus/
///
/// `holdwait_read_seeds FOLDER` (test/fuzz/read_seeds.cpp) writes a corpus
/// to start from.
///
//===----------------------------------------------------------------------===//

#include "skeleton/Input.h"
#include "skeleton/Storage.h"
#include "skeleton/Text.h"
#include "skeleton/Validate.h"

#include <cstdlib>

using namespace holdwait::skeleton;

static void require(bool Condition, const char *What) {
  if (Condition)
    return;
  llvm::errs() << What << '\n';
  std::abort();
}

static std::string printed(const Unit &U) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  print(U, OS);
  return Text;
}

static void checkUnit(const Unit &U) {
  if (llvm::Error E = validate(U)) {
    llvm::consumeError(std::move(E));
    require(false, "read, but not valid");
  }
  const std::string Text = printed(U);
  llvm::Expected<Unit> Again = parse(Text, "printed");
  if (!Again) {
    llvm::errs() << Text << llvm::toString(Again.takeError()) << '\n';
    require(false, "printed, but not parsed");
  }
  require(printed(*Again) == Text, "printed differently after parsing");
  llvm::Expected<Unit> Stored = read(write(*Again), "written");
  require(bool(Stored), "written, but not read");
  require(printed(*Stored) == Text, "printed differently after storing");
}

static void checkError(llvm::Error E) {
  if (E)
    require(llvm::toString(std::move(E)).find('\n') == std::string::npos, "more than one line");
}

static void check(llvm::Expected<Unit> U) {
  if (U)
    checkUnit(*U);
  else
    checkError(U.takeError());
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  const llvm::StringRef Bytes(reinterpret_cast<const char *>(Data), Size);
  // Thin archives name files of this machine.
  if (!Bytes.starts_with("!<thin>"))
    checkError(
        readBuffer({Bytes, "fuzz"}, [](Unit U, llvm::StringRef) { checkUnit(U); }, checkError));
  check(read(Bytes, "fuzz"));
  check(parse(Bytes, "fuzz"));
  return 0;
}
