// ROW: F7
// VERDICT: ok
// FINDINGS:
// WHY: the guard lives for one turn of the loop, so never more than one shard is locked.
#include <array>
#include <mutex>
#include <string>
#include <unordered_map>

class ShardedCounter {
public:
  void increment(const std::string &name) {
    Shard &shard = shards_[std::hash<std::string>{}(name) % shards_.size()];
    std::lock_guard<std::mutex> lock(shard.mutex);
    ++shard.counts[name];
  }

  long total() {
    long sum = 0;
    for (Shard &shard : shards_) {
      std::lock_guard<std::mutex> lock(shard.mutex);
      for (const auto &entry : shard.counts)
        sum += entry.second;
    }
    return sum;
  }

  void clear() {
    for (auto shard = shards_.rbegin(); shard != shards_.rend(); ++shard) {
      std::unique_lock<std::mutex> lock(shard->mutex);
      shard->counts.clear();
    }
  }

private:
  struct Shard {
    std::mutex mutex;
    std::unordered_map<std::string, long> counts;
  };
  std::array<Shard, 8> shards_;
};
