#include "table.h"

#include <functional>

Shard &Table::shardOf(const std::string &key) {
  return shards_[std::hash<std::string>{}(key) % shards_.size()];
}

void Table::put(const std::string &key, int value) {
  Shard &shard = shardOf(key);
  std::lock_guard<std::mutex> lock(shard.mutex);
  shard.values[key] = value;
}
