#include "services.h"

namespace quota {

std::mutex limitsMutex;
static int limits[3] = {10, 100, 1000};

void refresh() {
  std::scoped_lock limitsLock(limitsMutex);
  std::scoped_lock usersLock(login::usersMutex); // FINDING: lock-order-cycle
  for (int &limit : limits)
    limit += 10;
}

} // namespace quota
