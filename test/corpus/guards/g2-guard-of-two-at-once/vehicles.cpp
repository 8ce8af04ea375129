#include "vehicles.h"

#include "both_locked.h"

static bool moveOne(std::vector<int> &from, std::vector<int> &to) {
  if (from.empty())
    return false;
  to.push_back(from.back());
  from.pop_back();
  return true;
}

bool Garage::takeOut(Depot &depot) {
  BothLocked lock(mutex_, depot.mutex_);
  return moveOne(vehicles_, depot.vehicles_);
}

bool Depot::bringBack(Garage &garage) {
  BothLocked lock(mutex_, garage.mutex_);
  return moveOne(vehicles_, garage.vehicles_);
}
