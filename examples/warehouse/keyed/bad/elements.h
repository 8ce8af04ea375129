#pragma once

#include "stock.h"

namespace keyed {

/// Notes that `element` is now at `place`.
void moveElement(Stock &stock, int element, Place place);

} // namespace keyed
