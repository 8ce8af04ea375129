// ROW: M3
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: Scores::mutex_
// WHY: a set() that comes between the two shared locks of average() makes the second wait for the writer and the writer for the first.
#include <mutex>
#include <shared_mutex>
#include <vector>

class Scores {
public:
  explicit Scores(std::size_t players) : scores_(players) {}

  int of(std::size_t player) const {
    std::shared_lock lock(mutex_); // FINDING: self-deadlock
    return scores_.at(player);
  }

  double average() const {
    std::shared_lock lock(mutex_);
    double sum = 0;
    for (std::size_t player = 0; player < scores_.size(); ++player)
      sum += of(player);
    return scores_.empty() ? 0 : sum / static_cast<double>(scores_.size());
  }

  void set(std::size_t player, int score) {
    std::unique_lock lock(mutex_);
    scores_.at(player) = score;
  }

private:
  mutable std::shared_mutex mutex_;
  std::vector<int> scores_;
};
