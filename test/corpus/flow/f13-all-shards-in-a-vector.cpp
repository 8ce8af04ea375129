// ROW: F13
// VERDICT: ok
// FINDINGS:
// WHY: only lockAll() holds more than one shard, always in the order of the array, and its locks die with the vector it returns.
#include <array>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

class ShardedSet {
public:
  void insert(const std::string &key) {
    Shard &shard = shards_[std::hash<std::string>()(key) % shards_.size()];
    std::lock_guard<std::mutex> lock(shard.mutex);
    ++shard.counts[key];
  }

  std::size_t size() {
    const auto locks = lockAll();
    std::size_t sum = 0;
    for (const Shard &shard : shards_)
      sum += shard.counts.size();
    return sum;
  }

  void clear() {
    auto locks = lockAll();
    for (Shard &shard : shards_)
      shard.counts.clear();
    locks.clear();
    std::lock_guard<std::mutex> lock(clearedMutex_);
    ++cleared_;
  }

private:
  struct Shard {
    std::mutex mutex;
    std::unordered_map<std::string, int> counts;
  };

  std::vector<std::unique_lock<std::mutex>> lockAll() {
    std::vector<std::unique_lock<std::mutex>> locks;
    locks.reserve(shards_.size());
    for (Shard &shard : shards_)
      locks.emplace_back(shard.mutex);
    return locks;
  }

  std::array<Shard, 16> shards_;
  std::mutex clearedMutex_;
  int cleared_ = 0;
};
