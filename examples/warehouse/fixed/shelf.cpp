#include "shelf.h"

namespace warehouse {

void moveElement(Stock &stock, const StockHold &, ElementId element, Place place) {
  stock.elements[element] = place;
}

} // namespace warehouse
