#include "jobs.h"

void Job::setOwner(Jobs *owner) {
  std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
  owner_ = owner;
}

void Job::setProgress(int percent) {
  std::lock_guard<std::mutex> lock(mutex_);
  percent_ = percent;
  if (owner_)
    owner_->progress(*this, percent);
}
