#include "manifest.h"
#include "schedule.h"
#include "stock.h"

namespace warehouse {

void scan(Stock &stock, ElementId element) {
  // Held to the end: nobody may move the element before it is on the manifest.
  ElementHold element_hold(stock.locks);
  Place &place = stock.elements[element];
  if (place != Place::Shelf)
    return;
  place = Place::Ramp;
  example::schedulePoint("warehouse: one lock held");
  addToManifest(stock, element);
}

} // namespace warehouse
