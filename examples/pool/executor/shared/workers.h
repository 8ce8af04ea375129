#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

namespace shop {

/// A fixed number of threads that do one job after another.
class Workers {
public:
  explicit Workers(std::size_t count);
  /// Does what is still in the queue.
  ~Workers();

  std::future<long> submit(std::function<long()> job);

private:
  void work();

  std::mutex queue_lock_;
  std::condition_variable submitted_;
  std::deque<std::packaged_task<long()>> queue_;
  bool closing_ = false;
  std::vector<std::thread> threads_;
};

} // namespace shop
