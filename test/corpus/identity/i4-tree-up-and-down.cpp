// ROW: I4
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Box::mutex_
// WHY: hide() holds a box and waits for its child, while resize() holds that child and waits for its parent.
#include <memory>
#include <mutex>
#include <vector>

class Box {
public:
  explicit Box(Box *parent = nullptr) : parent_(parent) {}

  Box &addChild() {
    auto child = std::make_unique<Box>(this);
    std::lock_guard<std::mutex> lock(mutex_);
    children_.push_back(std::move(child));
    return *children_.back();
  }

  void hide() {
    std::lock_guard<std::mutex> lock(mutex_);
    visible_ = false;
    for (const auto &child : children_) {
      std::lock_guard<std::mutex> childLock(child->mutex_); // FINDING: lock-order-cycle
      child->visible_ = false;
    }
  }

  void resize(int width) {
    std::lock_guard<std::mutex> lock(mutex_);
    const int grown = width - width_;
    width_ = width;
    if (parent_ != nullptr) {
      std::lock_guard<std::mutex> parentLock(parent_->mutex_); // FINDING: lock-order-cycle
      parent_->width_ += grown;
    }
  }

private:
  Box *const parent_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Box>> children_;
  bool visible_ = true;
  int width_ = 0;
};
