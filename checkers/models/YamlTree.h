//===-- checkers/models/YamlTree.h - YAML with positions ---------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Answers "what does this YAML text say, and where?".
///
/// A small document tree in which every node knows its line and column, so
/// that whoever gives it a meaning can point at what is wrong. Scalars stay
/// text. Anchors and aliases, tags and second documents are refused: a file is
/// read by people first.
///
/// Cost: one pass over the text; a tree of plain values.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_MODELS_YAMLTREE_H
#define HOLDWAIT_CHECKERS_MODELS_YAMLTREE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Error.h"

#include <string>
#include <vector>

namespace holdwait::models {

struct YamlEntry;

/// A scalar, a list or a mapping. An empty value is the scalar "".
struct YamlNode {
  enum Kind : unsigned char { Scalar, List, Mapping } What = Scalar;
  unsigned Line = 0, Column = 0;  ///< From 1.
  std::string Text;               ///< Scalar.
  std::vector<YamlNode> Items;    ///< List.
  std::vector<YamlEntry> Entries; ///< Mapping, in the order of the file, keys unique.

  /// The value of a mapping's key, or null.
  const YamlNode *find(llvm::StringRef Key) const;
};

struct YamlEntry {
  YamlNode Key;
  YamlNode Value;
};

/// Collects the errors of one file, each with its position, in the order found.
class YamlErrors {
public:
  explicit YamlErrors(llvm::StringRef FileName) : FileName(FileName) {}

  void add(unsigned Line, unsigned Column, const llvm::Twine &Message);
  void add(const YamlNode &At, const llvm::Twine &Message) { add(At.Line, At.Column, Message); }
  bool empty() const { return Lines.empty(); }
  llvm::StringRef file() const { return FileName; }

  /// All errors as one, a line each; success when there are none.
  llvm::Error take();

private:
  std::string FileName;
  std::vector<std::string> Lines;
};

/// Reads one document. What could be read is returned even when there were
/// errors; an empty text is an empty scalar.
YamlNode readYaml(llvm::StringRef Text, YamlErrors &Errors);

} // namespace holdwait::models

#endif // HOLDWAIT_CHECKERS_MODELS_YAMLTREE_H
