#include "spooler.h"

#include <utility>

Spooler::Spooler() : worker_(&Spooler::work, this) {}

Spooler::~Spooler() {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_one();
  worker_.join();
}

std::future<int> Spooler::add(std::packaged_task<int()> job) {
  std::future<int> pages = job.get_future();
  {
    std::lock_guard<std::mutex> lock(mutex_);
    jobs_.push_back(std::move(job));
  }
  changed_.notify_one();
  return pages;
}

void Spooler::work() {
  for (;;) {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
    if (jobs_.empty())
      return;
    std::packaged_task<int()> job = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    job();
  }
}
