// ROW: I13
// VERDICT: ok
// FINDINGS:
// WHY: rename() has let go of the old key's shard before it locks that of the new key.
#include <array>
#include <functional>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

template <typename Value, std::size_t Shards = 16> class ShardedMap {
public:
  void put(const std::string &key, Value value) {
    Shard &shard = shardOf(key);
    const std::lock_guard lock(shard.mutex);
    shard.values.insert_or_assign(key, std::move(value));
  }

  bool rename(const std::string &from, const std::string &to) {
    Value value;
    {
      Shard &shard = shardOf(from);
      const std::lock_guard lock(shard.mutex);
      const auto found = shard.values.find(from);
      if (found == shard.values.end())
        return false;
      value = std::move(found->second);
      shard.values.erase(found);
    }
    put(to, std::move(value));
    return true;
  }

private:
  struct Shard {
    std::mutex mutex;
    std::unordered_map<std::string, Value> values;
  };

  Shard &shardOf(const std::string &key) { return shards_[std::hash<std::string>{}(key) % Shards]; }

  std::array<Shard, Shards> shards_;
};

static ShardedMap<int> prices;

void setPrice(const std::string &article, int cents) { prices.put(article, cents); }

bool renameArticle(const std::string &from, const std::string &to) { return prices.rename(from, to); }
