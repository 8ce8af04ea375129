// ROW: M3
// VERDICT: ok
// FINDINGS:
// WHY: the scores are set once, by the constructor, and the mutex is only ever locked for reading, so no writer can come between.
#include <mutex>
#include <shared_mutex>
#include <utility>
#include <vector>

class Scores {
public:
  explicit Scores(std::vector<int> scores) : scores_(std::move(scores)) {}

  int of(std::size_t player) const {
    std::shared_lock lock(mutex_);
    return scores_.at(player);
  }

  double average() const {
    std::shared_lock lock(mutex_);
    double sum = 0;
    for (std::size_t player = 0; player < scores_.size(); ++player)
      sum += of(player);
    return scores_.empty() ? 0 : sum / static_cast<double>(scores_.size());
  }

private:
  mutable std::shared_mutex mutex_;
  std::vector<int> scores_;
};
