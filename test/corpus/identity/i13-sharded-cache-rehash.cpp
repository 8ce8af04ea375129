// ROW: I13
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: Every operation on a key locks one shard; rehash() and clear() lock all of them, recursively or in a loop, from index 0 upwards.
#include <array>
#include <cstddef>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

template <typename K, typename V, std::size_t N = 16, typename Hash = std::hash<K>> class ShardedCache {
  struct alignas(64) Shard {
    mutable std::mutex mu;
    std::unordered_map<K, V, Hash> map;
    std::size_t hits = 0;
  };

public:
  std::optional<V> get(const K &key) {
    Shard &shard = shardOf(key);
    const std::lock_guard lock(shard.mu);
    if (auto it = shard.map.find(key); it != shard.map.end()) {
      ++shard.hits;
      return it->second;
    }
    return {};
  }

  template <typename F> V getOrMake(const K &key, F &&make) {
    Shard &shard = shardOf(key);
    {
      const std::lock_guard lock(shard.mu);
      if (auto it = shard.map.find(key); it != shard.map.end())
        return it->second;
    }
    V value = std::forward<F>(make)(key);
    const std::lock_guard lock(shard.mu);
    return shard.map.try_emplace(key, std::move(value)).first->second;
  }

  std::size_t size() const {
    std::size_t sum = 0;
    for (const Shard &shard : shards_) {
      const std::lock_guard lock(shard.mu);
      sum += shard.map.size();
    }
    return sum;
  }

  void clear() {
    std::vector<std::unique_lock<std::mutex>> locks;
    locks.reserve(N);
    for (Shard &shard : shards_)
      locks.emplace_back(shard.mu);
    for (Shard &shard : shards_)
      shard.map.clear();
  }

  void rehash(std::size_t buckets) { rehashFrom(0, buckets); }

private:
  void rehashFrom(std::size_t i, std::size_t buckets) {
    if (i == N) {
      for (Shard &shard : shards_)
        shard.map.rehash(buckets / N);
      return;
    }
    const std::lock_guard lock(shards_[i].mu);
    rehashFrom(i + 1, buckets);
  }

  Shard &shardOf(const K &key) { return shards_[Hash{}(key) % N]; }

  std::array<Shard, N> shards_;
};

ShardedCache<int, double> roots;

double cachedRoot(int n) {
  return roots.getOrMake(n, [](int k) { return k * 0.5; });
}

void reset() {
  roots.clear();
  roots.rehash(1024);
}
