#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

/// A fixed number of workers that share out loops.
class Team {
public:
  explicit Team(int workers);
  ~Team();

  /// Calls body for 0 .. count - 1 on the workers, and returns when all calls have returned.
  void parallelFor(int count, const std::function<void(int)> &body);

private:
  void work();

  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<std::function<void()>> chunks_;
  bool closing_ = false;
  std::vector<std::thread> workers_;
};
