// ROW: I1
// VERDICT: ok
// FINDINGS:
// WHY: each side is copied under its own lock, which is given back before the other side is locked, also when both sides are one.
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

  friend bool operator==(const Histogram &left, const Histogram &right) { return left.counts() == right.counts(); }
  friend bool operator!=(const Histogram &left, const Histogram &right) { return !(left == right); }

private:
  std::vector<unsigned> counts() const {
    const std::lock_guard lock(mutex_);
    return counts_;
  }

  mutable std::mutex mutex_;
  std::vector<unsigned> counts_;
};

bool drifted(const Histogram &now, const Histogram &baseline) { return now != baseline; }
