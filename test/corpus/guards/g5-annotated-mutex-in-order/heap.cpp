#include "heap.h"

long Heap::allocate(long bytes) noexcept {
  mutex_.Lock();
  const long offset = used_;
  used_ += bytes;
  profiler_.allocated(bytes);
  mutex_.Unlock();
  return offset;
}

long Heap::used() noexcept {
  mutex_.Lock();
  const long used = used_;
  mutex_.Unlock();
  return used;
}
