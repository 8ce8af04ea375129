//===-- tools/holdwait/GitChange.cpp - A change, from git -----------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/holdwait/GitChange.h"

#include "tools/holdwait/Pipeline.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Program.h"

using namespace holdwait;
using namespace holdwait::tool;

namespace {

/// An empty file that is gone when this is.
class TemporaryFile {
public:
  TemporaryFile() : Failed(llvm::sys::fs::createTemporaryFile("holdwait", "git", Path)) {}
  ~TemporaryFile() {
    if (!Failed)
      llvm::sys::fs::remove(Path);
  }
  TemporaryFile(const TemporaryFile &) = delete;
  TemporaryFile &operator=(const TemporaryFile &) = delete;

  std::error_code error() const { return Failed; }
  llvm::StringRef path() const { return Path; }
  std::string text() const {
    auto Buffer = llvm::MemoryBuffer::getFile(Path);
    return Buffer ? (*Buffer)->getBuffer().str() : "";
  }

private:
  llvm::SmallString<128> Path;
  std::error_code Failed;
};

} // namespace

llvm::Expected<report::Change> holdwait::tool::changeSince(llvm::StringRef Revision) {
  const auto Git = llvm::sys::findProgramByName("git");
  if (!Git)
    return llvm::createStringError("--since needs git: " + Git.getError().message());
  const TemporaryFile Out, Errors;
  if (Out.error() || Errors.error())
    return llvm::createStringError("a temporary file: " +
                                   (Out.error() ? Out.error() : Errors.error()).message());
  // Whatever the user's configuration says, the output has one form.
  const llvm::StringRef Arguments[] = {
      *Git,          "diff",           "--no-color", "--no-ext-diff", "--no-textconv",
      "--unified=0", "--find-renames", "--relative", "--no-prefix",   Revision,
      "--"};
  const std::optional<llvm::StringRef> Redirects[] = {"", Out.path(), Errors.path()};
  std::string Problem;
  const int Status = llvm::sys::ExecuteAndWait(*Git, Arguments, std::nullopt, Redirects,
                                               /*SecondsToWait=*/0, /*MemoryLimit=*/0, &Problem);
  if (Status != 0) {
    const std::string Said = Errors.text();
    return llvm::createStringError(
        "--since " + Revision +
        ": git: " + (Problem.empty() ? llvm::StringRef(Said).trim().split('\n').first : Problem));
  }
  return report::Change::parse(Out.text(), workingFolder());
}
