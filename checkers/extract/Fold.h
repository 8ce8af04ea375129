//===-- checkers/extract/Fold.h - Flow without the empty --------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Folds away what loses nothing: dropped operations, blocks without operations,
/// branches whose ways meet again at once, chains of blocks, unreachable blocks.
///
/// Cost: linear in the blocks for each round; rounds end when nothing changes.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_EXTRACT_FOLD_H
#define HOLDWAIT_CHECKERS_EXTRACT_FOLD_H

#include "checkers/extract/Ir.h"

namespace holdwait::extract {

/// The control flow of one function over the operations not marked Drop.
class Folding {
public:
  explicit Folding(const IrFunction &F);

  /// The edges that are left, by block; those of blocks that are gone are empty.
  llvm::ArrayRef<IrEdge> edges(uint32_t Block) const { return Nodes[Block].Edges; }
  bool isReachable(uint32_t Block) const { return Nodes[Block].Reachable; }
  size_t size() const { return Nodes.size(); }

  /// Makes \p F what is left, blocks in their old order, chains joined.
  void apply(IrFunction &F);

private:
  struct Node {
    bool HasOps = false;
    bool Reachable = false;
    uint32_t Flags = 0;
    uint32_t Handler = skeleton::NoIndex;
    llvm::SmallVector<IrEdge, 2> Edges;
  };

  bool round();
  uint32_t resolve(uint32_t Block) const;
  bool redirect(Node &N, uint32_t Self);
  bool isEmptyExit(const Node &N) const;
  void findReachable();
  void joinChains(IrFunction &F);

  std::vector<Node> Nodes;
};

} // namespace holdwait::extract

#endif // HOLDWAIT_CHECKERS_EXTRACT_FOLD_H
