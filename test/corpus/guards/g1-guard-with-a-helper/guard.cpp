#include "guard.h"

#include <atomic>

static std::atomic<long> waitCount{0};

Guard::Guard(std::mutex &mutex) : mutex_(mutex) { enter(); }

Guard::~Guard() { mutex_.unlock(); }

long Guard::waits() { return waitCount; }

void Guard::enter() {
  if (mutex_.try_lock())
    return;
  ++waitCount;
  mutex_.lock(); // FINDING: lock-order-cycle
}
