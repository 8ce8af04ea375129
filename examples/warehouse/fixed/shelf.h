#pragma once

#include "stock.h"
#include "stock_hold.h"

namespace warehouse {

/// Notes that `element` is now at `place`. The caller shows its hold.
void moveElement(Stock &stock, const StockHold &held, ElementId element, Place place);

} // namespace warehouse
