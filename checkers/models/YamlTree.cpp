//===-- checkers/models/YamlTree.cpp - YAML with positions -----------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/models/YamlTree.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"

#include <tuple>

using namespace llvm;

namespace holdwait::models {

const YamlNode *YamlNode::find(StringRef Key) const {
  for (const YamlEntry &E : Entries)
    if (E.Key.Text == Key)
      return &E.Value;
  return nullptr;
}

void YamlErrors::add(unsigned Line, unsigned Column, const Twine &Message) {
  std::string Text = (FileName + ":" + Twine(Line) + ":" + Twine(Column) + ": " + Message).str();
  // The scanner repeats itself when one error leads to the next.
  if (Lines.empty() || Lines.back() != Text)
    Lines.push_back(std::move(Text));
}

Error YamlErrors::take() {
  if (Lines.empty())
    return Error::success();
  std::string All = join(Lines, "\n");
  Lines.clear();
  return createStringError(inconvertibleErrorCode(), All);
}

namespace {

/// Nobody nests a model deeper; a hostile file could exhaust the stack.
constexpr unsigned MaxDepth = 16;

/// Copies LLVM's lazily scanned nodes into a tree.
class Reader {
public:
  Reader(SourceMgr &Sources, YamlErrors &Errors) : Sources(Sources), Errors(Errors) {}

  YamlNode read(yaml::Node *N, unsigned Depth = 0);

private:
  YamlNode at(const yaml::Node *N) const;
  void readList(yaml::SequenceNode &From, YamlNode &To, unsigned Depth);
  void readMapping(yaml::MappingNode &From, YamlNode &To, unsigned Depth);

  SourceMgr &Sources;
  YamlErrors &Errors;
};

/// Where a node starts. LLVM starts collections after their bracket, and what is
/// empty at whatever comes next: the caller knows a better place for that.
YamlNode Reader::at(const yaml::Node *N) const {
  YamlNode Result;
  if (!N || isa<yaml::NullNode>(N) || !N->getSourceRange().Start.isValid())
    return Result;
  SMLoc Start = N->getSourceRange().Start;
  bool IsCollection = isa<yaml::MappingNode, yaml::SequenceNode>(N);
  StringRef Text = Sources.getMemoryBuffer(Sources.getMainFileID())->getBuffer();
  if (IsCollection && Start.getPointer() > Text.begin() &&
      StringRef("{[").contains(Start.getPointer()[-1]))
    Start = SMLoc::getFromPointer(Start.getPointer() - 1);
  std::tie(Result.Line, Result.Column) = Sources.getLineAndColumn(Start);
  return Result;
}

YamlNode Reader::read(yaml::Node *N, unsigned Depth) {
  YamlNode Result = at(N);
  if (!N || isa<yaml::NullNode>(N))
    return Result;
  if (Depth == MaxDepth) {
    Errors.add(Result, "nested too deeply");
    return Result;
  }
  if (isa<yaml::AliasNode>(N) || !N->getAnchor().empty())
    Errors.add(Result, "anchors and aliases are not supported");
  else if (!N->getRawTag().empty())
    Errors.add(Result, "tags are not supported");

  if (auto *Scalar = dyn_cast<yaml::ScalarNode>(N)) {
    SmallString<64> Storage;
    Result.Text = Scalar->getValue(Storage).str();
  } else if (auto *Block = dyn_cast<yaml::BlockScalarNode>(N)) {
    Result.Text = Block->getValue().rtrim().str();
  } else if (auto *Sequence = dyn_cast<yaml::SequenceNode>(N)) {
    readList(*Sequence, Result, Depth);
  } else if (auto *Mapping = dyn_cast<yaml::MappingNode>(N)) {
    readMapping(*Mapping, Result, Depth);
  }
  return Result;
}

void Reader::readList(yaml::SequenceNode &From, YamlNode &To, unsigned Depth) {
  To.What = YamlNode::List;
  for (yaml::Node &Item : From)
    To.Items.push_back(read(&Item, Depth + 1));
}

void Reader::readMapping(yaml::MappingNode &From, YamlNode &To, unsigned Depth) {
  To.What = YamlNode::Mapping;
  StringSet<> Seen;
  for (yaml::KeyValueNode &Pair : From) {
    YamlEntry Entry;
    Entry.Key = read(Pair.getKey(), Depth + 1);
    Entry.Value = read(Pair.getValue(), Depth + 1);
    if (!Entry.Value.Line) {
      Entry.Value.Line = Entry.Key.Line;
      Entry.Value.Column = Entry.Key.Column;
    }
    if (Entry.Key.What != YamlNode::Scalar)
      Errors.add(Entry.Key, "a key must be a word");
    else if (!Seen.insert(Entry.Key.Text).second)
      Errors.add(Entry.Key, "'" + Entry.Key.Text + "' is given twice");
    else
      To.Entries.push_back(std::move(Entry));
  }
}

void reportSyntax(const SMDiagnostic &Problem, void *Errors) {
  static_cast<YamlErrors *>(Errors)->add(Problem.getLineNo(), Problem.getColumnNo() + 1,
                                         Problem.getMessage());
}

} // namespace

YamlNode readYaml(StringRef Text, YamlErrors &Errors) {
  SourceMgr Sources;
  Sources.setDiagHandler(reportSyntax, &Errors);
  yaml::Stream Stream(MemoryBufferRef(Text, Errors.file()), Sources, /*ShowColors=*/false);
  Reader R(Sources, Errors);

  YamlNode Result;
  unsigned Documents = 0;
  for (yaml::Document &Document : Stream) {
    yaml::Node *Root = Document.getRoot();
    if (Stream.failed())
      break;
    if (Documents++ == 0)
      Result = R.read(Root);
    else
      Errors.add(R.read(Root), "only one document is allowed in a file");
  }
  if (!Result.Line)
    Result.Line = Result.Column = 1;
  return Result;
}

} // namespace holdwait::models
