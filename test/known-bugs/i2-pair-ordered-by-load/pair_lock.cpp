#include "worker.h"

#include <utility>

namespace scheduling {

static std::pair<Worker &, Worker &> ordered(Worker &a, Worker &b) {
  if (a.load < b.load)
    return {a, b};
  return {b, a};
}

PairLock::PairLock(Worker &a, Worker &b) {
  auto [first, second] = ordered(a, b);
  first_ = std::unique_lock<std::mutex>(first.mutex);
  second_ = std::unique_lock<std::mutex>(second.mutex); // FINDING: lock-order-cycle
}

} // namespace scheduling
