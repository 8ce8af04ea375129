#pragma once

#include "stock.h"
#include "stock_hold.h"

namespace warehouse {

/// Puts `element` on the manifest of the next truck. The caller shows its hold:
/// locks are taken where the work starts, not down here.
void addToManifest(Stock &stock, const StockHold &held, ElementId element);

} // namespace warehouse
