#include "pool.h"

int BufferPool::take() {
  std::lock_guard<std::mutex> lock(mutex_);
  if (available_ == 0)
    return -1;
  if (!logger_.tryWrite("buffer taken"))
    ++unlogged_;
  return --available_;
}

int BufferPool::available() {
  std::lock_guard<std::mutex> lock(mutex_);
  return available_;
}
