#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <utility>

template <typename T> class BlockingQueue {
public:
  void push(T item) {
    std::lock_guard<std::mutex> lock(mutex_);
    items_.push_back(std::move(item));
    filled_.notify_one();
  }

  T pop() {
    std::unique_lock<std::mutex> lock(mutex_);
    while (items_.empty())
      filled_.wait(lock);
    T item = std::move(items_.front());
    items_.pop_front();
    return item;
  }

private:
  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<T> items_;
};
