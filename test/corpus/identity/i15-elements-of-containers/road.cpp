#include "road.h"

Road::Road(int lanes) {
  for (int i = 0; i < lanes; ++i)
    lanes_.emplace("lane " + std::to_string(i), std::make_unique<Lane>());
}

void Road::closeAll() {
  std::lock_guard<std::mutex> lock(mutex_);
  for (auto &[name, lane] : lanes_) {
    std::lock_guard<std::mutex> laneLock(lane->mutex); // FINDING: lock-order-cycle
    lane->open = false;
    lane->cars = 0;
  }
  cars_ = 0;
}
