#pragma once

#include "lock_service.h"

#include <map>
#include <vector>

namespace warehouse {

using ElementId = int;

enum class Place { Shelf, Ramp, Truck };

/// The stock of one warehouse.
struct Stock {
  LockService locks;
  std::map<ElementId, Place> elements; ///< Under the element lock.
  std::vector<ElementId> manifest;     ///< Under the manifest lock.
};

/// A user has scanned `element`: it is on the ramp, to leave with the next
/// truck.
void scan(Stock &stock, ElementId element);

/// The truck leaves with everything on the manifest.
void dispatchTruck(Stock &stock);

} // namespace warehouse
