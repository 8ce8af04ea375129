// ROW: I13
// VERDICT: ok
// FINDINGS:
// WHY: whoever wants all shards takes them from the first to the last; everybody else takes one.
#include <array>
#include <cstddef>
#include <map>
#include <mutex>
#include <vector>

class Sessions {
public:
  void open(int user) {
    Shard &shard = shards_[static_cast<std::size_t>(user) % shards_.size()];
    std::lock_guard<std::mutex> lock(shard.mutex);
    ++shard.open[user];
  }

  std::size_t users() {
    const auto locks = lockAll();
    std::size_t count = 0;
    for (const Shard &shard : shards_)
      count += shard.open.size();
    return count;
  }

  void closeAll() {
    std::vector<std::unique_lock<std::mutex>> locks;
    for (std::size_t i = 0; i < shards_.size(); ++i)
      locks.emplace_back(shards_[i].mutex);
    for (Shard &shard : shards_)
      shard.open.clear();
  }

private:
  struct Shard {
    std::mutex mutex;
    std::map<int, int> open;
  };

  std::vector<std::unique_lock<std::mutex>> lockAll() {
    std::vector<std::unique_lock<std::mutex>> locks;
    locks.reserve(shards_.size());
    for (Shard &shard : shards_)
      locks.emplace_back(shard.mutex);
    return locks;
  }

  std::array<Shard, 8> shards_;
};
