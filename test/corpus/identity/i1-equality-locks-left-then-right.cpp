// ROW: I1
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Histogram::mutex_
// WHY: a == b in one thread and b == a in another each hold their left side and wait for their right side.
#include <algorithm>
#include <cstddef>
#include <mutex>
#include <vector>

class Histogram {
public:
  explicit Histogram(std::size_t buckets) : counts_(buckets) {}

  void record(std::size_t value) {
    const std::lock_guard lock(mutex_);
    ++counts_[std::min(value, counts_.size() - 1)];
  }

  friend bool operator==(const Histogram &left, const Histogram &right) {
    if (&left == &right)
      return true;
    const std::lock_guard leftLock(left.mutex_);
    const std::lock_guard rightLock(right.mutex_); // FINDING: lock-order-cycle
    return left.counts_ == right.counts_;
  }

  friend bool operator!=(const Histogram &left, const Histogram &right) { return !(left == right); }

private:
  mutable std::mutex mutex_;
  std::vector<unsigned> counts_;
};

/// Whether the histogram of now differs from the baseline.
bool drifted(const Histogram &now, const Histogram &baseline) { return now != baseline; }

bool sameShape(const std::vector<const Histogram *> &histograms) {
  return std::adjacent_find(histograms.begin(), histograms.end(),
                            [](const Histogram *a, const Histogram *b) { return *a != *b; }) == histograms.end();
}
