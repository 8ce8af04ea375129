#include "file_slots.h"

void FileSlots::take() {
  std::unique_lock<std::mutex> lock(mutex_);
  while (left_ == 0)
    returned_.wait(lock); // FINDING: nested-lease
  --left_;
}

void FileSlots::giveBack() {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    ++left_;
  }
  returned_.notify_one();
}
