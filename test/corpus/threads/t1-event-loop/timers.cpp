#include "loop.h"

void Timers::arm(int deadline) {
  std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
  deadlines_.push_back(deadline);
}

int Timers::fire(int now, Sockets &sockets) {
  std::lock_guard<std::mutex> lock(mutex_);
  int fired = 0;
  while (!deadlines_.empty() && deadlines_.front() <= now) {
    deadlines_.pop_front();
    sockets.close();
    ++fired;
  }
  return fired;
}
