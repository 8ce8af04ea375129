#include "manifests.h"
#include "elements.h"
#include "schedule.h"

namespace keyed {

void addToManifest(Stock &stock, int element, int manifest) {
  KeyHold manifest_hold(stock.locks, manifestKey(manifest));
  stock.manifests.at(manifest).insert(element);
}

void loadTruck(Stock &stock, int element, int manifest) {
  // Held to the end: an element is on the manifest or on the truck, not both.
  KeyHold manifest_hold(stock.locks, manifestKey(manifest));
  stock.manifests.at(manifest).erase(element);
  example::schedulePoint("warehouse_keyed: one lock held");
  moveElement(stock, element, Place::Truck);
}

} // namespace keyed
