//===-- checkers/models/UserModels.cpp - A project's own rows --------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/models/UserModels.h"
#include "checkers/models/Parse.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace holdwait::models {

std::string findUserFile(StringRef SourceFile) {
  SmallString<256> Folder(SourceFile);
  if (sys::fs::make_absolute(Folder))
    return "";
  sys::path::remove_dots(Folder, /*remove_dot_dot=*/true);
  sys::path::remove_filename(Folder);
  for (StringRef At = Folder; !At.empty(); At = sys::path::parent_path(At)) {
    SmallString<256> Candidate(At);
    sys::path::append(Candidate, UserFileName);
    if (sys::fs::is_regular_file(Candidate))
      return Candidate.str().str();
  }
  return "";
}

Expected<Library> parseUserFile(StringRef Text, StringRef FileName) {
  YamlErrors Errors(FileName);
  YamlNode Root = readYaml(Text, Errors);
  Library Result;
  Result.Name = FileName.str();
  bool IsEmpty = Root.What == YamlNode::Scalar && Root.Text.empty();
  if (Root.What != YamlNode::Mapping && !IsEmpty)
    Errors.add(Root, "a configuration file is a mapping");
  for (StringRef Key : {"models", "rows"}) {
    const YamlNode *Rows = Root.find(Key);
    bool HasNone = Rows && Rows->What == YamlNode::Scalar && Rows->Text.empty();
    if (Rows && !HasNone)
      readRows(*Rows, Errors, Result);
  }
  if (!Errors.empty())
    return Errors.take();
  return Result;
}

Expected<std::vector<Library>> findUserModels(StringRef SourceFile) {
  std::vector<Library> Result;
  std::string File = findUserFile(SourceFile);
  if (File.empty())
    return Result;
  ErrorOr<std::unique_ptr<MemoryBuffer>> Buffer = MemoryBuffer::getFile(File, /*IsText=*/true);
  if (!Buffer)
    return createStringError(Buffer.getError(),
                             "reading " + File + ": " + Buffer.getError().message());
  Expected<Library> Parsed = parseUserFile((*Buffer)->getBuffer(), File);
  if (!Parsed)
    return Parsed.takeError();
  Result.push_back(std::move(*Parsed));
  return Result;
}

} // namespace holdwait::models
