//===-- report/Words.cpp - Names, numbers and places in prose -------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Words.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/xxhash.h"

#include <charconv>
#include <cmath>

using namespace holdwait::report;

llvm::StringRef holdwait::report::nameOf(Confidence Level) {
  switch (Level) {
  case Confidence::High:
    return "high";
  case Confidence::Medium:
    return "medium";
  case Confidence::Low:
    return "low";
  }
  return "low";
}

llvm::StringRef holdwait::report::nameOf(Severity Harm) {
  switch (Harm) {
  case Severity::Deadlock:
    return "deadlock";
  case Severity::Stall:
    return "stall";
  case Severity::Defect:
    return "defect";
  case Severity::Note:
    return "note";
  }
  return "note";
}

llvm::StringRef holdwait::report::nameOf(Silence::Kind By) {
  switch (By) {
  case Silence::Kind::Comment:
    return "comment";
  case Silence::Kind::Macro:
    return "macro";
  case Silence::Kind::Nolint:
    return "NOLINT";
  case Silence::Kind::Entry:
    return "entry";
  case Silence::Kind::Baseline:
    return "baseline";
  }
  return "entry";
}

/// Whether a file name can go on with \p C, so that none begins behind it.
static bool isInsideName(char C) {
  return llvm::isAlnum(C) || C == '/' || C == '.' || C == '_' || C == '-';
}

std::string holdwait::report::withoutRoot(llvm::StringRef Text, llvm::StringRef Root) {
  Root = Root.rtrim('/');
  if (Root.empty())
    return Text.str();
  const std::string Prefix = Root.str() + "/";
  std::string Result;
  size_t Done = 0;
  for (size_t At = Text.find(Prefix); At != llvm::StringRef::npos; At = Text.find(Prefix, At + 1)) {
    if (At < Done || (At != 0 && isInsideName(Text[At - 1])))
      continue;
    Result += Text.slice(Done, At);
    Done = At + Prefix.size();
  }
  Result += Text.drop_front(Done);
  return Result;
}

std::string holdwait::report::placeText(const Place &P) {
  if (P.File.empty())
    return "unknown place";
  std::string Result = P.File;
  if (P.Line != 0)
    Result += ":" + std::to_string(P.Line);
  if (P.Line != 0 && P.Column != 0)
    Result += ":" + std::to_string(P.Column);
  return Result;
}

std::string holdwait::report::lineText(const Place &P) { return placeText({P.File, P.Line, 0}); }

std::string holdwait::report::fingerprintOf(llvm::StringRef Key) {
  return llvm::utohexstr(llvm::xxh3_64bits(Key), /*LowerCase=*/true, /*Width=*/16);
}

std::string holdwait::report::counted(uint64_t Count, llvm::StringRef Noun) {
  std::string Result = std::to_string(Count) + " " + Noun.str();
  if (Count != 1)
    Result += Noun.ends_with("s") ? "es" : "s";
  return Result;
}

std::string holdwait::report::quoted(llvm::StringRef Name) { return ("'" + Name + "'").str(); }

std::string holdwait::report::quotedList(llvm::ArrayRef<std::string> Names) {
  std::string Result;
  for (const std::string &Name : Names)
    Result += (Result.empty() ? "" : ", ") + quoted(Name);
  return Result;
}

std::string holdwait::report::numberText(double Value) {
  if (!std::isfinite(Value))
    return "null";
  char Buffer[400]; // The longest double without an exponent has 309 digits.
  const bool Whole = std::trunc(Value) == Value && std::fabs(Value) < 1e15;
  const auto Form = Whole ? std::chars_format::fixed : std::chars_format::general;
  const auto End = std::to_chars(Buffer, Buffer + sizeof(Buffer), Value == 0 ? 0 : Value, Form);
  return std::string(Buffer, End.ptr);
}
