#include "locker_bank.h"

void LockerBank::open() {
  std::unique_lock<std::mutex> lock(mutex_);
  while (empty_ == 0)
    emptied_.wait(lock); // FINDING: nested-lease
  --empty_;
}

void LockerBank::close() {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    ++empty_;
  }
  emptied_.notify_one();
}
