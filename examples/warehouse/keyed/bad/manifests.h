#pragma once

#include "stock.h"

namespace keyed {

/// Puts `element` on `manifest`.
void addToManifest(Stock &stock, int element, int manifest);

} // namespace keyed
