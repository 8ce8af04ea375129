// ROW: I13
// VERDICT: ok
// FINDINGS:
// WHY: the two indices are sorted before the shards are locked, and one shard is locked only once.
#include <algorithm>
#include <array>
#include <functional>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

class Table {
public:
  void put(const std::string &key, int value) {
    Shard &shard = shards_[indexOf(key)];
    std::lock_guard<std::mutex> lock(shard.mutex);
    shard.values[key] = value;
  }

  void swapValues(const std::string &a, const std::string &b) {
    const std::size_t ofA = indexOf(a);
    const std::size_t ofB = indexOf(b);
    const auto [low, high] = std::minmax({ofA, ofB});
    std::unique_lock<std::mutex> lowLock(shards_[low].mutex);
    std::unique_lock<std::mutex> highLock;
    if (low != high)
      highLock = std::unique_lock<std::mutex>(shards_[high].mutex);
    std::swap(shards_[ofA].values[a], shards_[ofB].values[b]);
  }

private:
  struct Shard {
    std::mutex mutex;
    std::unordered_map<std::string, int> values;
  };

  std::size_t indexOf(const std::string &key) const { return std::hash<std::string>{}(key) % shards_.size(); }

  std::array<Shard, 32> shards_;
};
