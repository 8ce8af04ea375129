#include "scene.h"

namespace engine {

void SceneGraph::addNode(std::string asset) {
  std::lock_guard guard{lock_};
  nodes_.push_back({std::move(asset), {}});
}

void SceneGraph::frame(std::uint64_t number) {
  std::lock_guard guard{lock_};
  for (auto &node : nodes_)
    if (node.resident.expired())
      node.resident = cache_.fetch(node.asset, number);
}

void SceneGraph::assetGone(const std::string &path) {
  std::lock_guard guard{lock_}; // FINDING: lock-order-cycle
  for (auto &node : nodes_)
    if (node.asset == path)
      node.resident.reset();
}

} // namespace engine
