#include "latch.h"

Latch::Latch(std::shared_mutex &mutex, Access access) : mutex_(mutex), access_(access) {
  if (access_ == Access::write)
    mutex_.lock();
  else
    mutex_.lock_shared();
}

Latch::~Latch() {
  switch (access_) {
  case Access::read:
    mutex_.unlock_shared();
    break;
  case Access::write:
    mutex_.unlock();
    break;
  }
}
