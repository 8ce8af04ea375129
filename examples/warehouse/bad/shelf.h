#pragma once

#include "stock.h"

namespace warehouse {

/// Notes that `element` is now at `place`.
void moveElement(Stock &stock, ElementId element, Place place);

} // namespace warehouse
