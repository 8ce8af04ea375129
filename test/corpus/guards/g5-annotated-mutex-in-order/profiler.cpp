#include "heap.h"

void Profiler::allocated(long bytes) noexcept {
  mutex_.Lock();
  events_ += bytes > 0;
  mutex_.Unlock();
}

long Profiler::dump(Heap &heap) noexcept {
  mutex_.Lock();
  events_ = 0;
  mutex_.Unlock();
  return heap.used();
}
