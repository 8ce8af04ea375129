//===-- checkers/config/SilenceEntries.cpp - What a project silences ----===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/config/SilenceEntries.h"

#include "checkers/models/UserModels.h"
#include "checkers/models/YamlTree.h"
#include "report/Kinds.h"

#include "llvm/Support/MemoryBuffer.h"

using namespace holdwait;
using namespace holdwait::config;
using models::YamlEntry;
using models::YamlErrors;
using models::YamlNode;

/// A value that is one text or a list of texts.
static std::vector<std::string> texts(const YamlNode &Node, YamlErrors &Errors) {
  std::vector<std::string> Result;
  if (Node.What == YamlNode::Scalar)
    return {Node.Text};
  for (const YamlNode &Item : Node.Items)
    if (Item.What == YamlNode::Scalar)
      Result.push_back(Item.Text);
  if (Node.What != YamlNode::List || Result.empty() || Result.size() != Node.Items.size())
    Errors.add(Node, "expected a text, or a list of texts");
  return Result;
}

static std::string text(const YamlNode &Node, YamlErrors &Errors) {
  if (Node.What != YamlNode::Scalar || Node.Text.empty())
    Errors.add(Node, "expected a text");
  return Node.Text;
}

static void readKey(const YamlEntry &E, report::Silence &Into, YamlErrors &Errors) {
  const llvm::StringRef Key = E.Key.Text;
  if (Key == "reason") {
    Into.Reason = text(E.Value, Errors);
  } else if (Key == "fingerprint") {
    Into.Fingerprint = text(E.Value, Errors);
    if (Into.Fingerprint.size() != 16)
      Errors.add(E.Value, "a fingerprint has 16 digits");
  } else if (Key == "kind") {
    Into.Kinds = texts(E.Value, Errors);
    for (const std::string &Kind : Into.Kinds)
      if (!report::findKind(Kind))
        Errors.add(E.Value, "no kind of finding is called '" + Kind + "'");
  } else if (Key == "locks") {
    Into.Locks = texts(E.Value, Errors);
  } else if (Key == "function") {
    Into.Function = text(E.Value, Errors);
  } else if (Key == "file") {
    Into.File = text(E.Value, Errors);
  } else {
    Errors.add(E.Key, "unknown key '" + Key +
                          "'; an entry has fingerprint, kind, locks, function, file and reason");
  }
}

static report::Silence readEntry(const YamlNode &Node, YamlErrors &Errors) {
  report::Silence S;
  S.By = report::Silence::Kind::Entry;
  S.Where = {Errors.file().str(), Node.Line, Node.Column};
  if (Node.What != YamlNode::Mapping) {
    Errors.add(Node, "an entry of 'allow' is a mapping");
    return S;
  }
  for (const YamlEntry &E : Node.Entries)
    readKey(E, S, Errors);
  if (!Node.find("reason"))
    Errors.add(Node, "a silenced finding needs a reason");
  if (Node.Entries.size() == (Node.find("reason") ? 1 : 0))
    Errors.add(Node, "this would silence every finding; say which");
  return S;
}

llvm::Expected<std::vector<report::Silence>> holdwait::config::parseSilences(llvm::StringRef Text,
                                                                             llvm::StringRef Name) {
  YamlErrors Errors(Name);
  const YamlNode Root = models::readYaml(Text, Errors);
  std::vector<report::Silence> Result;
  const YamlNode *Allow = Root.find("allow");
  const bool IsEmpty = !Allow || (Allow->What == YamlNode::Scalar && Allow->Text.empty());
  if (!IsEmpty && Allow->What != YamlNode::List)
    Errors.add(*Allow, "'allow' is a list");
  if (!IsEmpty)
    for (const YamlNode &Item : Allow->Items)
      Result.push_back(readEntry(Item, Errors));
  if (!Errors.empty())
    return Errors.take();
  return Result;
}

llvm::Expected<std::vector<report::Silence>> holdwait::config::readSilences(llvm::StringRef File) {
  auto Buffer = llvm::MemoryBuffer::getFile(File, /*IsText=*/true);
  if (!Buffer)
    return llvm::createStringError(File + ": " + Buffer.getError().message());
  return parseSilences((*Buffer)->getBuffer(), File);
}

llvm::Expected<std::vector<report::Silence>> holdwait::config::findSilences() {
  const std::string File = models::findUserFile("any"); // Of the current folder.
  return File.empty() ? std::vector<report::Silence>() : readSilences(File);
}
