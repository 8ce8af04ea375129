#include "workers.h"

#include <utility>

namespace shop {

Workers::Workers(std::size_t count) {
  for (std::size_t i = 0; i < count; ++i)
    threads_.emplace_back([this] { work(); });
}

Workers::~Workers() {
  {
    std::lock_guard<std::mutex> guard(queue_lock_);
    closing_ = true;
  }
  submitted_.notify_all();
  for (std::thread &thread : threads_)
    thread.join();
}

std::future<long> Workers::submit(std::function<long()> job) {
  std::packaged_task<long()> task(std::move(job));
  std::future<long> result = task.get_future();
  {
    std::lock_guard<std::mutex> guard(queue_lock_);
    queue_.push_back(std::move(task));
  }
  submitted_.notify_one();
  return result;
}

void Workers::work() {
  for (;;) {
    std::unique_lock<std::mutex> guard(queue_lock_);
    submitted_.wait(guard, [this] { return closing_ || !queue_.empty(); });
    if (queue_.empty())
      return;
    std::packaged_task<long()> task = std::move(queue_.front());
    queue_.pop_front();
    guard.unlock();
    task();
  }
}

} // namespace shop
