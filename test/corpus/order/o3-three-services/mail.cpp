#include "services.h"

namespace mail {

std::mutex outboxMutex;
static int pending = 12;
static int sent = 0;

void sendPending() {
  std::lock_guard<std::mutex> outboxLock(outboxMutex);
  while (pending > 0) {
    std::lock_guard<std::mutex> limitsLock(quota::limitsMutex); // FINDING: lock-order-cycle
    --pending;
    ++sent;
  }
}

} // namespace mail
