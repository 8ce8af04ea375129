#include "patient.h"

#include <thread>

std::unique_lock<std::mutex> lockPatiently(std::mutex &mutex) {
  std::unique_lock<std::mutex> lock(mutex, std::defer_lock);
  for (int attempt = 0; attempt < 3; ++attempt) {
    if (lock.try_lock())
      return lock;
    std::this_thread::yield();
  }
  lock.lock(); // FINDING: lock-order-cycle
  return lock;
}
