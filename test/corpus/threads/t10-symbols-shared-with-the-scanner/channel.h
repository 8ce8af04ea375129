#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <queue>
#include <utility>

template <typename T, std::size_t Capacity> class Channel {
public:
  void push(T item) {
    std::unique_lock<std::mutex> lock(mutex_);
    while (items_.size() >= Capacity)
      popped_.wait(lock);
    items_.push(std::move(item));
    pushed_.notify_one();
  }

  T pop() {
    std::unique_lock<std::mutex> lock(mutex_);
    while (items_.empty())
      pushed_.wait(lock);
    T item = std::move(items_.front());
    items_.pop();
    popped_.notify_one();
    return item;
  }

private:
  std::mutex mutex_;
  std::condition_variable pushed_;
  std::condition_variable popped_;
  std::queue<T> items_;
};
