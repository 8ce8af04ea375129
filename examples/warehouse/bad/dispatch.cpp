#include "schedule.h"
#include "shelf.h"
#include "stock.h"

namespace warehouse {

void dispatchTruck(Stock &stock) {
  // Held to the end: what is scanned from here on goes with the next truck.
  ManifestHold manifest_hold(stock.locks);
  example::schedulePoint("warehouse: one lock held");
  for (ElementId element : stock.manifest)
    moveElement(stock, element, Place::Truck);
  stock.manifest.clear();
}

} // namespace warehouse
