// ROW: I4
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Limiter::mutex_
// WHY: tryTake() holds a limiter and waits for its parent, pause() holds the parent and waits for the limiter.
#include <algorithm>
#include <cstdint>
#include <mutex>
#include <vector>

class Limiter {
public:
  explicit Limiter(std::int64_t burst) : tokens_(burst) {}
  Limiter(std::int64_t burst, Limiter &parent) : parent_(&parent), tokens_(burst) { parent.attach(*this); }
  ~Limiter() {
    if (parent_ != nullptr)
      parent_->detach(*this);
  }
  Limiter(const Limiter &) = delete;
  Limiter &operator=(const Limiter &) = delete;

  bool tryTake(std::int64_t tokens) {
    const std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
    if (tokens_ < tokens)
      return false;
    if (parent_ != nullptr && !parent_->tryTake(tokens))
      return false;
    tokens_ -= tokens;
    return true;
  }

  /// Nobody below gets anything until the next refill.
  void pause() {
    const std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
    tokens_ = 0;
    for (Limiter *child : children_)
      child->pause();
  }

private:
  void attach(Limiter &child) {
    const std::lock_guard<std::mutex> lock(mutex_);
    children_.push_back(&child);
  }

  void detach(Limiter &child) {
    const std::lock_guard<std::mutex> lock(mutex_);
    children_.erase(std::find(children_.begin(), children_.end(), &child));
  }

  Limiter *const parent_ = nullptr;
  std::mutex mutex_;
  std::vector<Limiter *> children_;
  std::int64_t tokens_;
};
