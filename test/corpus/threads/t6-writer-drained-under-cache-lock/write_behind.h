#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

/// Writes pages on a thread of its own, in the order they came.
class WriteBehind {
public:
  using Done = std::function<void(int page)>;

  explicit WriteBehind(Done done);
  ~WriteBehind();

  void enqueue(int page);
  /// Returns when every page enqueued so far is written.
  void drain();

private:
  void run();

  const Done done_;
  std::mutex mutex_;
  std::condition_variable filled_;
  std::condition_variable drained_;
  std::deque<int> pages_;
  std::size_t unfinished_ = 0;
  bool stopping_ = false;
  std::thread writer_;
};
