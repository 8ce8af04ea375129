//===-- skeleton/Assembly.cpp - The section as assembly -------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "skeleton/Assembly.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"

using namespace holdwait::skeleton;

namespace {

constexpr llvm::StringLiteral SectionStart = ".pushsection .holdwait,";
constexpr llvm::StringLiteral SectionEnd = ".popsection";
constexpr llvm::StringLiteral StringStart = ".ascii \"";
constexpr size_t BytesInLine = 1024;

/// Appends \p C as an octal escape. Assemblers read up to three digits, so one is
/// enough unless a digit follows.
void appendOctal(std::string &Out, unsigned char C, bool DigitFollows) {
  Out += '\\';
  if (DigitFollows || C >= 0100)
    Out += static_cast<char>('0' + (C >> 6));
  if (DigitFollows || C >= 010)
    Out += static_cast<char>('0' + ((C >> 3) & 7));
  Out += static_cast<char>('0' + (C & 7));
}

void appendQuoted(std::string &Out, llvm::StringRef Bytes) {
  for (size_t I = 0; I < Bytes.size(); ++I) {
    const unsigned char C = Bytes[I];
    if (C >= ' ' && C < 127 && C != '"' && C != '\\')
      Out += static_cast<char>(C);
    else
      appendOctal(Out, C, I + 1 < Bytes.size() && llvm::isDigit(Bytes[I + 1]));
  }
}

/// Appends what stands in quotes at the start of \p Rest, up to the closing one.
/// \returns whether it was as appendQuoted writes it.
bool appendUnquoted(std::string &Out, llvm::StringRef Rest) {
  while (!Rest.consume_front("\"")) {
    if (Rest.empty())
      return false;
    if (!Rest.consume_front("\\")) {
      Out += Rest.front();
      Rest = Rest.drop_front();
      continue;
    }
    const llvm::StringRef Digits =
        Rest.take_front(3).take_while([](char C) { return C >= '0' && C <= '7'; });
    unsigned Value = 0;
    if (Digits.getAsInteger(8, Value) || Value > 0xff)
      return false;
    Out += static_cast<char>(Value);
    Rest = Rest.drop_front(Digits.size());
  }
  return Rest.empty();
}

llvm::StringRef takeLine(llvm::StringRef &Rest) {
  auto [Line, After] = Rest.split('\n');
  Rest = After;
  return Line;
}

} // namespace

std::string holdwait::skeleton::sectionAssembly(llvm::StringRef Frames, AtLink What) {
  // Where `@` begins a comment, as on ARM, `@progbits` is not understood.
  std::string Out =
      (SectionStart + (What == AtLink::Drop ? "\"e\"" : "\"\"") + ",%progbits\n").str();
  Out.reserve(Frames.size() * 3);
  Out += ".balign 8\n";
  for (size_t At = 0; At < Frames.size(); At += BytesInLine) {
    Out += StringStart;
    appendQuoted(Out, Frames.substr(At, BytesInLine));
    Out += "\"\n";
  }
  return Out + SectionEnd.str() + "\n";
}

llvm::Expected<std::vector<std::string>>
holdwait::skeleton::sectionsOfAssembly(llvm::StringRef Assembly) {
  std::vector<std::string> Sections;
  bool Inside = false;
  while (!Assembly.empty()) {
    llvm::StringRef Line = takeLine(Assembly);
    if (Line.starts_with(SectionStart)) {
      Inside = true;
      Sections.emplace_back();
    } else if (Line == SectionEnd) {
      Inside = false;
    } else if (Inside && Line.consume_front(StringStart)) {
      if (!appendUnquoted(Sections.back(), Line))
        return llvm::createStringError("a string of section .holdwait cannot be read");
    }
  }
  if (Inside)
    return llvm::createStringError("section .holdwait does not end");
  return Sections;
}
