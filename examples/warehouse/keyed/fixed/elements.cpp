#include "elements.h"
#include "manifests.h"
#include "schedule.h"

namespace keyed {

void moveElement(Stock &stock, const PairHold &, int element, Place place) {
  stock.elements.at(element) = place;
}

void scan(Stock &stock, int element, int manifest) {
  // Held to the end: nobody may move the element before it is on the manifest.
  PairHold held(stock.locks, element, manifest);
  stock.elements.at(element) = Place::Ramp;
  example::schedulePoint("warehouse_keyed: one lock held");
  addToManifest(stock, held, element, manifest);
}

} // namespace keyed
