#pragma once

#include "keyed_locks.h"

#include <map>
#include <set>

namespace keyed {

enum class Place { Shelf, Ramp, Truck };

/// The stock of one warehouse. Both maps are complete before the first thread
/// starts; what they map to is under the lock of its key.
struct Stock {
  KeyedLocks locks;
  std::map<int, Place> elements;
  std::map<int, std::set<int>> manifests;
};

inline Key elementKey(int element) { return {Kind::Element, element}; }

inline Key manifestKey(int manifest) { return {Kind::Manifest, manifest}; }

/// A user has scanned `element`, to leave with `manifest`.
void scan(Stock &stock, int element, int manifest);

/// `element` is on the truck and leaves `manifest`.
void loadTruck(Stock &stock, int element, int manifest);

} // namespace keyed
