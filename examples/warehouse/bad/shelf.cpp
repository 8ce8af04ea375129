#include "shelf.h"

namespace warehouse {

void moveElement(Stock &stock, ElementId element, Place place) {
  ElementHold element_hold(stock.locks);
  stock.elements[element] = place;
}

} // namespace warehouse
