#pragma once

#include "stock.h"

namespace warehouse {

/// Puts `element` on the manifest of the next truck.
void addToManifest(Stock &stock, ElementId element);

} // namespace warehouse
