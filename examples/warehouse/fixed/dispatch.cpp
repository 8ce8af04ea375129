#include "schedule.h"
#include "shelf.h"
#include "stock.h"
#include "stock_hold.h"

namespace warehouse {

void dispatchTruck(Stock &stock) {
  // Held to the end: what is scanned from here on goes with the next truck.
  StockHold held(stock.locks);
  example::schedulePoint("warehouse: one lock held");
  for (ElementId element : stock.manifest)
    moveElement(stock, held, element, Place::Truck);
  stock.manifest.clear();
}

} // namespace warehouse
