#pragma once

#include "pair_hold.h"

namespace keyed {

/// Puts `element` on `manifest`. The caller shows its hold.
void addToManifest(Stock &stock, const PairHold &held, int element, int manifest);

} // namespace keyed
