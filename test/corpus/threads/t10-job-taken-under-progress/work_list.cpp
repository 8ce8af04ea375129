#include "work_list.h"

void WorkList::put(int job) {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    jobs_.push_back(job);
  }
  filled_.notify_one();
}

int WorkList::take() {
  std::unique_lock<std::mutex> lock(mutex_);
  while (jobs_.empty())
    filled_.wait(lock); // FINDING: wait-while-holding
  const int job = jobs_.front();
  jobs_.pop_front();
  return job;
}
