#include "table.h"

#include <utility>

void Table::swapValues(const std::string &a, const std::string &b) {
  Shard &first = shardOf(a);
  Shard &second = shardOf(b);
  std::unique_lock<std::mutex> firstLock(first.mutex);
  std::unique_lock<std::mutex> secondLock;
  if (&second != &first)
    secondLock = std::unique_lock<std::mutex>(second.mutex); // FINDING: lock-order-cycle
  std::swap(first.values[a], second.values[b]);
}
