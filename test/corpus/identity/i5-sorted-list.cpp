// ROW: I5
// VERDICT: ok
// FINDINGS:
// WHY: each walk locks a node before it lets go of the one in front of it, and all walks go from the head towards the end.
#include <memory>
#include <mutex>
#include <utility>

class SortedList {
public:
  void insert(int value) {
    auto node = std::make_unique<Node>(value);
    Node *before = &head_;
    std::unique_lock<std::mutex> lock(before->mutex);
    while (Node *after = before->next.get()) {
      std::unique_lock<std::mutex> afterLock(after->mutex);
      if (after->value >= value)
        break;
      before = after;
      lock = std::move(afterLock);
    }
    node->next = std::move(before->next);
    before->next = std::move(node);
  }

  bool remove(int value) {
    std::unique_ptr<Node> removed; // destroyed once no lock is held
    Node *before = &head_;
    std::unique_lock<std::mutex> lock(before->mutex);
    while (Node *after = before->next.get()) {
      std::unique_lock<std::mutex> afterLock(after->mutex);
      if (after->value == value) {
        removed = std::move(before->next);
        before->next = std::move(after->next);
        return true;
      }
      before = after;
      lock = std::move(afterLock);
    }
    return false;
  }

private:
  struct Node {
    explicit Node(int v = 0) : value(v) {}

    const int value;
    std::mutex mutex;
    std::unique_ptr<Node> next;
  };

  Node head_;
};
