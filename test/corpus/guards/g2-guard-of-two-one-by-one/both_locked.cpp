#include "both_locked.h"

BothLocked::BothLocked(std::mutex &first, std::mutex &second)
    : first_(first),
      second_(second) // FINDING: lock-order-cycle
{}
