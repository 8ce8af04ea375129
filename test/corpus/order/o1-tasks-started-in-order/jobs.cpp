#include "jobs.h"

void Jobs::start(Job &job) {
  std::lock_guard<std::mutex> lock(mutex_);
  job.setOwner(this);
  running_.push_back(&job);
  handOver(job);
}

void Jobs::progress(Job &job, int percent) {
  std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
  if (!running_.empty() && running_.front() == &job)
    percent_ = percent;
}

int Jobs::percent() {
  std::lock_guard<std::mutex> lock(mutex_);
  return percent_;
}
