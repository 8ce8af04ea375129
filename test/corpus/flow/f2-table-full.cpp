// ROW: F2
// VERDICT: bad
// FINDINGS: leaked-lock
// LOCKS: SlotTable::mutex_
// WHY: claim() returns with the mutex locked when the table is full.
#include <array>
#include <mutex>

class SlotTable {
public:
  int claim(int owner) {
    mutex_.lock(); // FINDING: leaked-lock
    if (used_ == capacity)
      return -1;
    const int slot = used_++;
    owners_[static_cast<std::size_t>(slot)] = owner;
    mutex_.unlock();
    return slot;
  }

  int used() {
    std::lock_guard<std::mutex> lock(mutex_);
    return used_;
  }

private:
  static constexpr int capacity = 32;
  std::mutex mutex_;
  int used_ = 0;
  std::array<int, capacity> owners_{};
};
