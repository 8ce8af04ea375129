//===-- solver/Components.cpp - What depends on itself --------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "solver/Components.h"

#include "llvm/ADT/STLExtras.h"

using namespace holdwait::solver;

namespace {
/// Keeps its stack itself: chains of calls can be longer than the machine's.
class ComponentFinder {
public:
  ComponentFinder(uint32_t Count, llvm::function_ref<llvm::ArrayRef<uint32_t>(uint32_t)> Successors)
      : Successors(Successors), Number(Count, 0), Low(Count, 0), Finished(Count, 0),
        OnStack(Count, false) {
    for (uint32_t Root = 0; Root < Count; ++Root)
      if (!Number[Root])
        visit(Root);
  }

  std::vector<std::vector<uint32_t>> Components;

private:
  void enter(uint32_t Node) {
    Number[Node] = Low[Node] = ++Counter;
    Stack.push_back(Node);
    OnStack[Node] = true;
    Work.push_back({Node, 0});
  }

  void visit(uint32_t Root) {
    enter(Root);
    while (!Work.empty()) {
      const uint32_t Node = Work.back().first;
      if (const auto Next = Successors(Node); Work.back().second < Next.size()) {
        const uint32_t To = Next[Work.back().second++];
        if (!Number[To])
          enter(To);
        else if (OnStack[To])
          Low[Node] = std::min(Low[Node], Number[To]);
        continue;
      }
      Work.pop_back();
      Finished[Node] = ++Done;
      if (!Work.empty())
        Low[Work.back().first] = std::min(Low[Work.back().first], Low[Node]);
      if (Low[Node] == Number[Node])
        close(Node);
    }
  }

  /// Everything that was entered after \p First, the first of its component, belongs to it.
  void close(uint32_t First) {
    auto Begin = std::find(Stack.rbegin(), Stack.rend(), First).base() - 1;
    std::vector<uint32_t> Component(Begin, Stack.end());
    Stack.erase(Begin, Stack.end());
    for (uint32_t Member : Component)
      OnStack[Member] = false;
    llvm::sort(Component, [&](uint32_t A, uint32_t B) { return Finished[A] < Finished[B]; });
    Components.push_back(std::move(Component));
  }

  llvm::function_ref<llvm::ArrayRef<uint32_t>(uint32_t)> Successors;
  std::vector<uint32_t> Number, Low, Finished, Stack;
  std::vector<bool> OnStack;
  std::vector<std::pair<uint32_t, size_t>> Work; ///< Node, and how many successors are done.
  uint32_t Counter = 0, Done = 0;
};
} // namespace

std::vector<std::vector<uint32_t>> holdwait::solver::findComponents(
    uint32_t Count, llvm::function_ref<llvm::ArrayRef<uint32_t>(uint32_t)> Successors) {
  return std::move(ComponentFinder(Count, Successors).Components);
}
