#include "heap.h"

void Profiler::allocated(long bytes) noexcept {
  mutex_.Lock(); // FINDING: lock-order-cycle
  events_ += bytes > 0;
  mutex_.Unlock();
}

long Profiler::dump(Heap &heap) noexcept {
  mutex_.Lock();
  const long used = heap.used();
  events_ = 0;
  mutex_.Unlock();
  return used;
}
