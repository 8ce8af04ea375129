#pragma once

#include "stock.h"

namespace keyed {

/// The locks of an element and of a manifest, until the end of the scope. The
/// one place that takes two, and always the element first.
class PairHold {
public:
  PairHold(KeyedLocks &locks, int element, int manifest)
      : element_hold_(locks, elementKey(element)), manifest_hold_(locks, manifestKey(manifest)) {}

private:
  // In this order, which is the order of acquiring.
  KeyHold element_hold_;
  KeyHold manifest_hold_;
};

} // namespace keyed
