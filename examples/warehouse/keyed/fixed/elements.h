#pragma once

#include "pair_hold.h"

namespace keyed {

/// Notes that `element` is now at `place`. The caller shows its hold: locks are
/// taken where the work starts, not down here.
void moveElement(Stock &stock, const PairHold &held, int element, Place place);

} // namespace keyed
