#include "elements.h"
#include "manifests.h"
#include "schedule.h"

namespace keyed {

void moveElement(Stock &stock, int element, Place place) {
  KeyHold element_hold(stock.locks, elementKey(element));
  stock.elements.at(element) = place;
}

void scan(Stock &stock, int element, int manifest) {
  // Held to the end: nobody may move the element before it is on the manifest.
  KeyHold element_hold(stock.locks, elementKey(element));
  stock.elements.at(element) = Place::Ramp;
  example::schedulePoint("warehouse_keyed: one lock held");
  addToManifest(stock, element, manifest);
}

} // namespace keyed
