#include "scheduler.h"

#include <utility>

Scheduler::Scheduler(int threads) {
  for (int i = 0; i < threads; ++i)
    threads_.emplace_back([this] {
      while (!stopping_)
        if (!runPendingTask())
          std::this_thread::yield();
    });
}

Scheduler::~Scheduler() {
  stopping_ = true;
  for (std::thread &thread : threads_)
    thread.join();
}

void Scheduler::spawn(std::function<void()> task) {
  std::lock_guard<std::mutex> lock(mutex_);
  tasks_.push_back(std::move(task));
}

bool Scheduler::runPendingTask() {
  std::unique_lock<std::mutex> lock(mutex_);
  if (tasks_.empty())
    return false;
  std::function<void()> task = std::move(tasks_.front());
  tasks_.pop_front();
  lock.unlock();
  task();
  return true;
}
