//===-- report/JsonParts.cpp - Parts that JSON documents share ------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/JsonParts.h"

#include "report/Words.h"

using namespace holdwait::report;

std::string holdwait::report::jsonText(llvm::StringRef Text, const WriteOptions &Options) {
  std::string Result = withoutRoot(Text, Options.SourceRoot);
  return llvm::json::isUTF8(Result) ? Result : llvm::json::fixUTF8(Result);
}

void JsonParts::text(llvm::StringRef Key, llvm::StringRef Text) {
  J.attribute(Key, jsonText(Text, Options));
}

void JsonParts::texts(llvm::StringRef Key, llvm::ArrayRef<std::string> Texts) {
  J.attributeArray(Key, [&] {
    for (const std::string &Text : Texts)
      J.value(jsonText(Text, Options));
  });
}

void JsonParts::placeAttributes(const Place &P) {
  text("file", P.File);
  J.attribute("line", P.Line);
  J.attribute("column", P.Column);
}

void JsonParts::frames(llvm::StringRef Key, llvm::ArrayRef<Frame> Frames) {
  J.attributeArray(Key, [&] {
    for (const Frame &F : Frames)
      J.object([&] {
        text("function", F.Function);
        placeAttributes(F.Where);
      });
  });
}

void JsonParts::step(llvm::StringRef Key, const Step &S) {
  if (!isPresent(S)) {
    J.attribute(Key, nullptr);
    return;
  }
  J.attributeObject(Key, [&] {
    text("lock", S.Lock);
    text("mode", S.Mode);
    text("object", S.Object);
    // As in a debugger: where it happens comes first.
    frames("frames", std::vector<Frame>(S.Frames.rbegin(), S.Frames.rend()));
    if (S.Inner != 0)
      J.attribute("inner", S.Inner);
  });
}

void JsonParts::witness(const Witness &W) {
  J.object([&] {
    text("thread", W.Thread);
    step("holds", W.Holds);
    step("waits", W.Waits);
    texts("also_held", W.AlsoHeld);
    J.attribute("occurrences", W.Occurrences);
    if (!W.Paths.empty())
      text("paths", W.Paths);
    if (!W.PathsWhy.empty())
      text("paths_why", W.PathsWhy);
  });
}

void JsonParts::witnesses(llvm::StringRef Key, llvm::ArrayRef<Witness> Witnesses) {
  J.attributeArray(Key, [&] {
    for (const Witness &W : Witnesses)
      witness(W);
  });
}
