// ROW: I5
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: The lock of a child is taken with its parent's held and then replaces it, always from the root downwards; the root's own lock comes before all.
#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <utility>

namespace btree {

constexpr int kFanout = 16;

struct Node {
  mutable std::shared_mutex latch;
  bool leaf = true;
  int count = 0;
  std::array<std::uint64_t, kFanout> keys{};
  std::array<std::unique_ptr<Node>, kFanout + 1> children;
  std::array<std::uint64_t, kFanout> values{};

  int slotFor(std::uint64_t key) const {
    int i = 0;
    while (i < count && keys[i] < key)
      ++i;
    return i;
  }
};

class Tree {
public:
  Tree() : root_(std::make_unique<Node>()) {}

  std::optional<std::uint64_t> find(std::uint64_t key) const {
    std::shared_lock<std::shared_mutex> anchor(anchor_);
    const Node *node = root_.get();
    std::shared_lock<std::shared_mutex> latch(node->latch);
    anchor.unlock();
    while (!node->leaf) {
      const Node *child = node->children[node->slotFor(key)].get();
      std::shared_lock<std::shared_mutex> next(child->latch);
      latch = std::move(next);
      node = child;
    }
    const int slot = node->slotFor(key);
    if (slot < node->count && node->keys[slot] == key)
      return node->values[slot];
    return std::nullopt;
  }

  bool assign(std::uint64_t key, std::uint64_t value) {
    std::unique_lock<std::shared_mutex> anchor(anchor_);
    Node *node = root_.get();
    std::unique_lock<std::shared_mutex> latch(node->latch);
    anchor.unlock();
    while (!node->leaf) {
      Node *child = node->children[node->slotFor(key)].get();
      std::unique_lock<std::shared_mutex> next(child->latch);
      latch.swap(next);
      next.unlock();
      node = child;
    }
    const int slot = node->slotFor(key);
    if (slot >= node->count || node->keys[slot] != key)
      return false;
    node->values[slot] = value;
    return true;
  }

private:
  mutable std::shared_mutex anchor_;
  std::unique_ptr<Node> root_;
};

Tree &index() {
  static Tree tree;
  return tree;
}

} // namespace btree
