//===-- plugin/Arguments.cpp - -fplugin-arg-holdwait-… --------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "plugin/Arguments.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace holdwait::plugin;

namespace {

std::string absolute(llvm::StringRef Folder) {
  llvm::SmallString<256> Path(Folder);
  llvm::sys::fs::make_absolute(Path);
  llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  return Path.str().str();
}

/// One argument: its name, what it takes ("" for nothing), what it does.
struct Row {
  llvm::StringLiteral Name;
  llvm::StringLiteral Value;
  void (*Set)(Arguments &, llvm::StringRef);
};

constexpr Row Rows[] = {
    {"base", "DIR", [](Arguments &A, llvm::StringRef V) { A.BaseDir = absolute(V); }},
    {"models", "FILE", [](Arguments &A, llvm::StringRef V) { A.Models.push_back(V.str()); }},
    {"sidecar", "DIR", [](Arguments &A, llvm::StringRef V) { A.SidecarDir = absolute(V); }},
    {"keep", "", [](Arguments &A, llvm::StringRef) { A.Keep = true; }},
};

constexpr llvm::StringLiteral Failures[] = {"crash", "fatal", "overflow", "endless"};

std::string knownArguments() {
  std::string Text;
  for (const Row &R : Rows)
    Text += ((Text.empty() ? "" : ", ") + R.Name + (R.Value.empty() ? "" : "=") + R.Value).str();
  return Text;
}

} // namespace

llvm::Expected<Arguments> holdwait::plugin::parseArguments(llvm::ArrayRef<std::string> Given) {
  Arguments A;
  for (llvm::StringRef Whole : Given) {
    auto [Name, Value] = Whole.split('=');
    if (Name == "fail" && llvm::is_contained(Failures, Value)) {
      A.Fail = Value.str();
      continue;
    }
    const Row *Found = llvm::find_if(Rows, [N = Name](const Row &R) { return R.Name == N; });
    if (Found == std::end(Rows))
      return llvm::createStringError("unknown argument '" + Whole +
                                     "'; known: " + knownArguments());
    if (Value.empty() != Found->Value.empty())
      return llvm::createStringError("argument '" + Found->Name + "' takes " +
                                     (Found->Value.empty() ? "no value" : Found->Value.data()));
    Found->Set(A, Value);
  }
  return A;
}
