#include "road.h"

bool Road::enter(const std::string &lane) {
  const auto found = lanes_.find(lane);
  if (found == lanes_.end())
    return false;
  std::lock_guard<std::mutex> laneLock(found->second->mutex);
  if (!found->second->open)
    return false;
  ++found->second->cars;
  std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
  ++cars_;
  return true;
}
