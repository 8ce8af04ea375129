#pragma once

#include <array>
#include <mutex>
#include <string>
#include <unordered_map>

struct Shard {
  std::mutex mutex;
  std::unordered_map<std::string, int> values;
};

class Table {
public:
  void put(const std::string &key, int value);
  void swapValues(const std::string &a, const std::string &b);

private:
  Shard &shardOf(const std::string &key);

  std::array<Shard, 32> shards_;
};
