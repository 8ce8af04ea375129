#include "depot.h"

#include <algorithm>

int Depot::balance() {
  std::scoped_lock lock(driversMutex_, trucksMutex_); // FINDING: lock-order-cycle
  return static_cast<int>(drivers_.size()) - static_cast<int>(trucks_.size());
}

void Depot::breakdown(int truck, Planner &planner) {
  std::lock_guard<std::mutex> lock(trucksMutex_);
  trucks_.erase(std::remove(trucks_.begin(), trucks_.end(), truck), trucks_.end());
  planner.dropTour(truck);
}
