#include "upload.h"

bool Upload::feed(int bytes) noexcept {
  mutex_.lock();
  left_ -= bytes;
  if (left_ <= 0 && !finished_) {
    finishAndUnlock();
    return true;
  }
  const bool done = finished_;
  mutex_.unlock();
  return done;
}

bool Upload::abort() noexcept {
  mutex_.lock();
  if (finished_) {
    mutex_.unlock();
    return false;
  }
  left_ = 0;
  finished_ = true;
  mutex_.unlock();
  return true;
}
