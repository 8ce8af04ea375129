// ROW: I6
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: Inventory::mutex_
// CONFIDENCE: high
// WHY: add() asks size() of the same object with its own, not recursive, mutex held.
#include <mutex>
#include <stdexcept>
#include <string>
#include <vector>

class Inventory {
public:
  explicit Inventory(std::size_t limit) : limit_(limit) {}

  std::size_t size() const {
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: self-deadlock
    return items_.size();
  }

  void add(std::string item) {
    std::lock_guard<std::mutex> lock(mutex_);
    if (size() >= limit_)
      throw std::length_error("inventory is full");
    items_.push_back(std::move(item));
  }

  void clear() {
    std::lock_guard<std::mutex> lock(mutex_);
    items_.clear();
  }

private:
  const std::size_t limit_;
  mutable std::mutex mutex_;
  std::vector<std::string> items_;
};
