#include "depot.h"

void Planner::replan(Depot &depot) {
  std::unique_lock<std::mutex> lock(mutex_);
  if (depot.balance() < 0)
    tours_.pop_back();
}

void Planner::dropTour(int truck) {
  std::unique_lock<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
  tours_[static_cast<std::size_t>(truck)] = 0;
}
