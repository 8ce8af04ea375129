#include "manifests.h"
#include "elements.h"
#include "schedule.h"

namespace keyed {

void addToManifest(Stock &stock, const PairHold &, int element, int manifest) {
  stock.manifests.at(manifest).insert(element);
}

void loadTruck(Stock &stock, int element, int manifest) {
  // Held to the end: an element is on the manifest or on the truck, not both.
  PairHold held(stock.locks, element, manifest);
  stock.manifests.at(manifest).erase(element);
  example::schedulePoint("warehouse_keyed: one lock held");
  moveElement(stock, held, element, Place::Truck);
}

} // namespace keyed
