#include "upload.h"

void Upload::finishAndUnlock() noexcept {
  finished_ = true;
  const int connection = connection_;
  mutex_.unlock();
  pool_.giveBack(connection);
}

void ConnectionPool::giveBack(int connection) noexcept {
  std::lock_guard<std::mutex> lock(mutex_);
  free_ += connection >= 0;
}

int ConnectionPool::abortIfIdle(Upload &upload) noexcept {
  std::lock_guard<std::mutex> lock(mutex_);
  if (free_ == 0 && upload.abort())
    ++free_;
  return free_;
}
