#include "loop.h"

void Sockets::close() {
  std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
  --open_;
}

void Sockets::poll(int now, Timers &timers) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (open_ > 0)
    timers.arm(now + 10);
}
