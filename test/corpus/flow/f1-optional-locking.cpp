// ROW: F1
// VERDICT: ok
// FINDINGS:
// WHY: shared_ never changes, so add() has released mutex_ before it takes totalMutex; only total-then-histogram is ever nested.
#include <array>
#include <mutex>

static std::mutex totalMutex;
static long total = 0;

class Histogram {
public:
  explicit Histogram(bool shared) noexcept : shared_(shared) {}

  void add(unsigned bucket) {
    if (shared_)
      mutex_.lock();
    ++counts_[bucket % counts_.size()];
    if (shared_)
      mutex_.unlock();
    std::lock_guard<std::mutex> totalLock(totalMutex);
    ++total;
  }

  void reset() {
    std::lock_guard<std::mutex> totalLock(totalMutex);
    if (shared_)
      mutex_.lock();
    for (long &count : counts_) {
      total -= count;
      count = 0;
    }
    if (shared_)
      mutex_.unlock();
  }

private:
  const bool shared_;
  std::mutex mutex_;
  std::array<long, 16> counts_{};
};
